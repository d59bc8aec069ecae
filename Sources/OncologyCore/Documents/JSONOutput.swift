/// The bytes of a document so far, and which container is open at each depth.
///
/// The state lies behind a pointer that this object owns: nothing else sees it, and the many small writes need no check
/// for overlapping access.
package final class JSONOutput {
  enum Frame { case none, object, array }

  private struct State {
    var bytes: UnsafeMutablePointer<UInt8>
    var count = 0
    var capacity: Int
    var frames: [Frame] = [.none]
    var isFirst: [Bool] = [true]
    var forms = JSONForms()
  }

  private let state: UnsafeMutablePointer<State>

  init(capacity: Int = 1 << 20) {
    state = .allocate(capacity: 1)
    state.initialize(to: State(bytes: .allocate(capacity: capacity), capacity: capacity))
  }

  deinit {
    state.pointee.bytes.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  // MARK: Bytes

  var count: Int { state.pointee.count }
  var bytes: [UInt8] { [UInt8](UnsafeBufferPointer(start: state.pointee.bytes, count: state.pointee.count)) }

  /// The place for so many more bytes; they count once `commit` says so.
  private func reserve(_ more: Int) -> UnsafeMutablePointer<UInt8> {
    let needed = state.pointee.count + more
    if needed > state.pointee.capacity {
      let capacity = max(needed, state.pointee.capacity * 2)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      larger.update(from: state.pointee.bytes, count: state.pointee.count)
      state.pointee.bytes.deallocate()
      state.pointee.bytes = larger
      state.pointee.capacity = capacity
    }
    return state.pointee.bytes + state.pointee.count
  }

  func append(_ byte: UInt8) {
    reserve(1).pointee = byte
    state.pointee.count += 1
  }

  private func append(_ start: UnsafePointer<UInt8>, count: Int) {
    reserve(count).update(from: start, count: count)
    state.pointee.count += count
  }

  func raw(_ text: StaticString) { append(text.utf8Start, count: text.utf8CodeUnitCount) }

  private func append(_ text: String) {
    var text = text
    text.withUTF8 { if let start = $0.baseAddress { append(start, count: $0.count) } }
  }

  // MARK: Containers

  func open(_ frame: Frame, _ depth: Int) {
    while state.pointee.frames.count <= depth + 1 {
      state.pointee.frames.append(.none)
      state.pointee.isFirst.append(true)
    }
    guard state.pointee.frames[depth] == .none else { return }
    state.pointee.frames[depth] = frame
    state.pointee.isFirst[depth] = true
    append(frame == .object ? UInt8(ascii: "{") : UInt8(ascii: "["))
  }

  func close(_ depth: Int) {
    if depth < 2, !state.pointee.isFirst[depth] { lineBreak(depth) }
    append(state.pointee.frames[depth] == .object ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    state.pointee.frames[depth] = .none
  }

  private func closeDeeper(than depth: Int) {
    var deepest = depth + 1
    while deepest < state.pointee.frames.count, state.pointee.frames[deepest] != .none { deepest += 1 }
    while deepest > depth + 1 {
      deepest -= 1
      close(deepest)
    }
  }

  /// Before each member or element: closes what is open below, and separates.
  func next(_ depth: Int) {
    closeDeeper(than: depth)
    if state.pointee.isFirst[depth] { state.pointee.isFirst[depth] = false } else { append(UInt8(ascii: ",")) }
    if depth < 2 { lineBreak(depth + 1) }
  }

  func key(_ name: String, _ depth: Int) {
    next(depth)
    string(name)
    append(UInt8(ascii: ":"))
  }

  func lineBreak(_ indent: Int) {
    append(UInt8(ascii: "\n"))
    for _ in 0..<indent { append(UInt8(ascii: " ")) }
  }

  // MARK: Values

  func write<Value: Encodable>(_ value: Value, depth: Int) throws {
    switch state.pointee.forms.form(of: Value.self) {
    case .string: return string(unsafeBitCast(value, to: String.self))
    case .double: return try number(unsafeBitCast(value, to: Double.self))
    case .integer: return integer(unsafeBitCast(value, to: Int.self))
    case .writable:
      if let writable = value as? any JSONWritable { return try writable.write(to: self, depth: depth) }
    case .encodable: break
    }
    while state.pointee.frames.count <= depth + 1 {
      state.pointee.frames.append(.none)
      state.pointee.isFirst.append(true)
    }
    state.pointee.frames[depth] = .none
    let start = count
    try value.encode(to: JSONValueEncoder(output: self, depth: depth))
    closeDeeper(than: depth)
    if state.pointee.frames[depth] != .none { close(depth) } else if count == start { raw("{}") }
  }

  func bool(_ value: Bool) { raw(value ? "true" : "false") }

  func integer(_ value: some BinaryInteger) {
    guard let small = Int(exactly: value), small >= 0 else { return append("\(value)") }
    digits(UInt64(small))
  }

  private func digits(_ value: UInt64) {
    var rest = value
    var count = 1
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    let start = reserve(count)
    rest = value
    for offset in (0..<count).reversed() {
      start[offset] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    state.pointee.count += count
  }

  /// The shortest decimal that reads back the same.
  func number(_ value: Double) throws {
    guard value.isFinite else {
      throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: "JSON has no such number"))
    }
    if shortDecimal(value) { return }
    var text = value.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    append(text)
  }

  /// Writes a number of at most six places and 15 digits: so few digits that read back the same are the shortest, and no
  /// others of that length do. A quotient of two whole numbers that a double holds is the double nearest to it.
  private func shortDecimal(_ value: Double) -> Bool {
    guard value.sign == .plus, value < 1e9, value == 0 || value >= 1e-4 else { return false }
    var scale = 1.0
    for places in 0...6 {
      let scaled = (value * scale).rounded()
      if scaled / scale == value {
        let (whole, fraction) = UInt64(scaled).quotientAndRemainder(dividingBy: UInt64(scale))
        digits(whole)
        if places > 0 { decimals(fraction, places) }
        return true
      }
      scale *= 10
    }
    return false
  }

  private func decimals(_ fraction: UInt64, _ places: Int) {
    let start = reserve(places + 1)
    start[0] = UInt8(ascii: ".")
    var rest = fraction
    for offset in (1...places).reversed() {
      start[offset] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    state.pointee.count += places + 1
  }

  func string(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      let start = reserve(utf8.count + 2)
      start[0] = UInt8(ascii: "\"")
      guard let from = utf8.baseAddress, let special = Self.firstSpecial(utf8, from: 0) else {
        if let from = utf8.baseAddress { (start + 1).update(from: from, count: utf8.count) }
        start[utf8.count + 1] = UInt8(ascii: "\"")
        state.pointee.count += utf8.count + 2
        return
      }
      state.pointee.count += 1
      escaped(from, utf8, first: special)
      append(UInt8(ascii: "\""))
    }
  }

  private func escaped(_ from: UnsafePointer<UInt8>, _ utf8: UnsafeBufferPointer<UInt8>, first: Int) {
    var written = 0
    var special: Int? = first
    while let place = special {
      append(from + written, count: place - written)
      escape(utf8[place])
      written = place + 1
      special = Self.firstSpecial(utf8, from: written)
    }
    append(from + written, count: utf8.count - written)
  }

  /// The first byte that JSON wants escaped (RFC 8259, section 7).
  private static func firstSpecial(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < utf8.count {
      let byte = utf8[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { return index }
      index += 1
    }
    return nil
  }

  private func escape(_ byte: UInt8) {
    switch byte {
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x09: raw("\\t")
    default:
      raw("\\u00")
      for nibble in [byte >> 4, byte & 15] {
        append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
      }
    }
  }
}

/// How values of a type are written, remembered by the type: asking the runtime whether a type conforms is slow.
private struct JSONForms {
  enum Form { case string, double, integer, writable, encodable }

  private struct Slot {
    var type: ObjectIdentifier?
    var form = Form.encodable
  }

  private static let size = 256
  private var slots = Array(repeating: Slot(), count: size)

  mutating func form<Value>(of type: Value.Type) -> Form {
    let identifier = ObjectIdentifier(type)
    let place = (UInt(bitPattern: identifier) >> 3) % UInt(Self.size)
    if slots[Int(place)].type == identifier { return slots[Int(place)].form }
    let form = Self.find(type)
    slots[Int(place)] = Slot(type: identifier, form: form)
    return form
  }

  private static func find<Value>(_ type: Value.Type) -> Form {
    if type == String.self { return .string }
    if type == Double.self { return .double }
    if type == Int.self { return .integer }
    return type is any JSONWritable.Type ? .writable : .encodable
  }
}
