#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Reading fields out of a line's bytes without making strings of those that are not needed.
extension Span<UInt8> {
  /// The first place of a byte in the range.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    return unsafe withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress,
        let found = memchr(base + range.lowerBound, Int32(byte), range.count)
      else { return nil }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  func count(of byte: UInt8, in range: Range<Int>) -> Int {
    unsafe extracting(range).withUnsafeBufferPointer { bytes in
      var count = 0
      for other in bytes where other == byte { count &+= 1 }
      return count
    }
  }

  /// The last place of a byte in the range.
  func lastIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    var index = range.upperBound
    while index > range.lowerBound {
      index -= 1
      if self[index] == byte { return index }
    }
    return nil
  }

  /// The range as text; bytes that are not UTF-8 become U+FFFD.
  func text(_ range: Range<Int>) -> String {
    unsafe extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  var text: String { text(0..<count) }

  func equals(_ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { letters in
      for offset in 0..<letters.count where self[range.lowerBound + offset] != letters[offset] { return false }
      return true
    }
  }

  func equals(_ range: Range<Int>, _ other: [UInt8]) -> Bool {
    guard range.count == other.count else { return false }
    for offset in 0..<other.count where self[range.lowerBound + offset] != other[offset] { return false }
    return true
  }

  /// Whether two ranges hold the same bytes.
  func equals(_ range: Range<Int>, _ other: Range<Int>) -> Bool {
    guard range.count == other.count else { return false }
    for offset in 0..<other.count where self[range.lowerBound + offset] != self[other.lowerBound + offset] {
      return false
    }
    return true
  }

  func starts(with word: StaticString) -> Bool {
    count >= word.utf8CodeUnitCount && equals(0..<word.utf8CodeUnitCount, word)
  }

  /// Whether the field says that nothing is known: empty or `.`.
  func isMissing(_ range: Range<Int>) -> Bool {
    range.isEmpty || (range.count == 1 && self[range.lowerBound] == UInt8(ascii: "."))
  }

  /// Splits a range; at least one part, which may be empty.
  func split(_ range: Range<Int>, by separator: UInt8, into parts: inout [Range<Int>]) {
    parts.removeAll(keepingCapacity: true)
    var start = range.lowerBound
    for index in range where self[index] == separator {
      parts.append(start..<index)
      start = index + 1
    }
    parts.append(start..<range.upperBound)
  }

  /// The words between separators, none of them empty.
  func words(_ range: Range<Int>, _ isSeparator: (UInt8) -> Bool) -> [String] {
    var words: [String] = []
    var start = range.lowerBound
    for index in range where isSeparator(self[index]) {
      if index > start { words.append(text(start..<index)) }
      start = index + 1
    }
    if start < range.upperBound { words.append(text(start..<range.upperBound)) }
    return words
  }
}
