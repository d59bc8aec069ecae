/// Numbers out of bytes, without a string for each.
extension Span<UInt8> {
  /// A whole number of at most 18 digits, with a minus sign where it is negative; `nil` for anything else.
  package func integer(_ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    guard index < range.upperBound else { return nil }
    let isNegative = self[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
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
  package func number(_ range: Range<Int>) -> Double? {
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
    guard range.count <= 64, range.allSatisfy({ Self.isDecimal(self[$0]) }) else { return nil }
    let text = unsafe extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    guard let value = Double(text), value.isFinite else { return nil }
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
