/// Rows by name without a `String` per name: an open-addressing table over byte ranges of the release's text.
struct NameTable: Sendable {
  private var slots: [Slot]
  private var count = 0

  private struct Slot {
    var start: Int32 = -1
    var length: Int32 = 0
    var row: Int32 = 0
  }

  /// What a name that stands for several rows leads to: nothing, for guessing would be wrong.
  private static let ambiguous: Int32 = -1

  init(expecting count: Int) {
    var capacity = 16
    while capacity < 2 * count { capacity *= 2 }
    slots = [Slot](repeating: Slot(), count: capacity)
  }

  enum Repetition { case keepFirst, makeAmbiguous }

  mutating func insert(
    _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>, row: Int, whenRepeated rule: Repetition
  ) {
    if 4 * (count + 1) > 3 * slots.count { grow(text) }
    var place = Self.hash(text[range]) & (slots.count - 1)
    while slots[place].start >= 0 {
      let start = Int(slots[place].start), known = start..<(start + Int(slots[place].length))
      if known.count == range.count, text[known].elementsEqual(text[range]) {
        if rule == .makeAmbiguous, slots[place].row != Int32(row) { slots[place].row = Self.ambiguous }
        return
      }
      place = (place + 1) & (slots.count - 1)
    }
    slots[place] = Slot(start: Int32(range.lowerBound), length: Int32(range.count), row: Int32(row))
    count += 1
  }

  private mutating func grow(_ text: UnsafeBufferPointer<UInt8>) {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 2 * old.count)
    for slot in old where slot.start >= 0 {
      let start = Int(slot.start)
      var place = Self.hash(text[start..<(start + Int(slot.length))]) & (slots.count - 1)
      while slots[place].start >= 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }

  func contains(_ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Bool {
    slot(text[range], in: text) != nil
  }

  func row(of name: String, in text: [UInt8]) -> Int? {
    var name = name
    return name.withUTF8 { key in
      text.withUnsafeBufferPointer { text in
        guard let found = slot(key[...], in: text), found.row != Self.ambiguous else { return nil }
        return Int(found.row)
      }
    }
  }

  private func slot(_ key: Slice<UnsafeBufferPointer<UInt8>>, in text: UnsafeBufferPointer<UInt8>) -> Slot? {
    var place = Self.hash(key) & (slots.count - 1)
    while slots[place].start >= 0 {
      let start = Int(slots[place].start), length = Int(slots[place].length)
      if length == key.count, text[start..<(start + length)].elementsEqual(key) { return slots[place] }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  /// FNV-1a.
  private static func hash(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash >> 7)
  }
}
