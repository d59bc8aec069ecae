import Foundation
import OncologyCore

/// A source's own file, read whole.
enum SourceFile {
  static func read(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputError(.unreadable, "the file cannot be read.", at: SourceLocation(file: path), fix: "Is it there?")
    }
    return [UInt8](data)
  }
}

/// The date of an HTTP header (RFC 9110, 5.6.7): `Fri, 29 May 2026 06:00:00 GMT` → `2026-05-29`.
enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  static func day(_ text: String) -> String? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, let month = months.firstIndex(of: String(parts[2])), parts[1].count == 2 else { return nil }
    let number = month + 1
    let date = "\(parts[3])-\(number < 10 ? "0" : "")\(number)-\(parts[1])"
    return PartialDate(date) == nil ? nil : date
  }
}
