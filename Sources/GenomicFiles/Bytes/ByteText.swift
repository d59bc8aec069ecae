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
    var count = 0
    for index in range { count &+= self[index] == byte ? 1 : 0 }
    return count
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

  /// A whole number with an optional sign; `nil` for anything else and for what does not fit.
  func integer(_ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    guard index < range.upperBound else { return nil }
    let isNegative = self[index] == UInt8(ascii: "-")
    if isNegative || self[index] == UInt8(ascii: "+") { index += 1 }
    guard index < range.upperBound, range.upperBound - index <= 18 else { return nil }
    var value = 0
    while index < range.upperBound {
      let digit = self[index] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
      index += 1
    }
    return isNegative ? -value : value
  }

  /// A finite decimal number; `nil` for anything else, `nan` and `inf` included.
  ///
  /// Up to 15 digits and 22 decimal places the quotient of two exact doubles is correctly rounded (Clinger 1990); longer
  /// ones go through the standard library.
  func number(_ range: Range<Int>) -> Double? {
    var index = range.lowerBound
    guard index < range.upperBound else { return nil }
    let isNegative = self[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var mantissa = 0
    var digits = 0
    var decimals: Int?
    while index < range.upperBound {
      let byte = self[index]
      if byte == UInt8(ascii: "."), decimals == nil {
        decimals = 0
      } else if byte &- 0x30 < 10 {
        mantissa = mantissa * 10 + Int(byte &- 0x30)
        digits += 1
        if decimals != nil { decimals! += 1 }
        if digits > 15 { return slowNumber(range) }
      } else {
        return slowNumber(range)
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    let value = Double(mantissa) / powersOfTen[decimals ?? 0]
    return isNegative ? -value : value
  }

  private func slowNumber(_ range: Range<Int>) -> Double? {
    guard range.count <= 64, range.allSatisfy({ Self.isDecimal(self[$0]) }), let value = Double(text(range)),
      value.isFinite
    else { return nil }
    return value
  }
}

extension Span<UInt8> {
  /// Digits, sign, point and exponent: the standard library also reads `0x1p4`, `nan` and `inf`.
  private static func isDecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      return true
    default: return false
    }
  }
}

private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]
