/// Numbers as text, the same everywhere: no locale, a point for decimals, a comma for thousands.
///
/// Halves are rounded away from zero. What is not finite is said in words, never as a number.
public enum NumberText {
  /// `3313` → `3,313`.
  public static func integer(_ value: Int) -> String { grouped(String(value)) }

  /// With exactly so many decimal places (0…9): `decimal(7.35, places: 1)` → `7.4`.
  public static func decimal(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "not a number" : value < 0 ? "minus infinity" : "infinity" }
    let power = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (value.magnitude * power).rounded(.toNearestOrAwayFromZero)
    guard scaled < 9e15 else { return value.description }
    let digits = Int(scaled)
    let sign = value < 0 && digits > 0 ? "-" : ""
    let whole = digits / Int(power)
    guard places > 0 else { return sign + grouped(String(whole)) }
    let fraction = String(digits % Int(power))
    return sign + grouped(String(whole)) + "." + String(repeating: "0", count: places - fraction.utf8.count) + fraction
  }

  /// With at most so many decimal places, without zeros at the end: `2.0` → `2`, `2.13` → `2.1`.
  public static func short(_ value: Double, places: Int = 1) -> String {
    var text = decimal(value, places: places)
    guard text.utf8.contains(UInt8(ascii: ".")), value.isFinite else { return text }
    while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
    if text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
    return text
  }

  /// A share of one in per cent, with a no-break space: `0.62` → `62 %`.
  public static func percent(_ share: Double, places: Int = 0) -> String {
    decimal(share * 100, places: places) + "\u{A0}%"
  }

  /// Commas between groups of three digits; a sign stays in front.
  private static func grouped(_ digits: String) -> String {
    guard digits.utf8.count > 3 else { return digits }
    var text = ""
    let start = digits.utf8.first == UInt8(ascii: "-") ? 1 : 0
    for (offset, character) in digits.enumerated() {
      if offset > start, (digits.utf8.count - offset) % 3 == 0 { text.append(",") }
      text.append(character)
    }
    return text
  }
}
