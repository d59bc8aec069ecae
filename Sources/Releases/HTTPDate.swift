package import OncologyCore

/// The date of an HTTP header (RFC 9110, 5.6.7): `Fri, 29 May 2026 06:00:00 GMT` → 2026-05-29.
package enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The day; `nil` for a text of another form and for a day that no calendar has.
  package static func day(_ text: String) -> PartialDate? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, let month = months.firstIndex(of: String(parts[2])), parts[1].count == 2 else { return nil }
    let number = month + 1
    return PartialDate("\(parts[3])-\(number < 10 ? "0" : "")\(number)-\(parts[1])")
  }
}
