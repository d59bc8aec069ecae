import GenomicFiles
import OncologyCore

/// Which records are annotated (`--include`, `--exclude`); the others pass through as they are.
///
/// Two forms of bcftools' expressions are read: `FILTER="NAME"` (also `!=`) and `POS=N` (also `!=`).
struct RecordFilter: Sendable {
  private enum Subject { case filter([UInt8]), position(Int) }
  private let subject: Subject
  private let isNegated: Bool

  init(_ expression: String, excludes: Bool) throws(InputError) {
    let differs = expression.contains("!=")
    let sides = expression.replacing("!=", with: "=").split(separator: "=", omittingEmptySubsequences: true)
    guard sides.count == 2 else { throw Self.unreadable(expression) }
    let value = sides[1].filter { $0 != "\"" && $0 != " " }
    switch sides[0].filter({ $0 != " " }) {
    case "FILTER": subject = .filter(Array(value.utf8))
    case "POS":
      guard let position = Int(value) else { throw Self.unreadable(expression) }
      subject = .position(position - 1)
    default: throw Self.unreadable(expression)
    }
    isNegated = differs != excludes
  }

  func selects(_ record: VCFRecordPlaces, in bytes: Span<UInt8>) -> Bool {
    switch subject {
    case .position(let position): return (record.position == position) != isNegated
    case .filter(let name):
      var isSame = record.filter.count == name.count
      if isSame {
        for (offset, index) in record.filter.enumerated() where bytes[index] != name[offset] { isSame = false }
      }
      return isSame != isNegated
    }
  }

  private static func unreadable(_ expression: String) -> InputError {
    InputError(
      .invalidValue, "the expression “\(expression)” is not understood.",
      fix: "Use FILTER=\"NAME\" or POS=N, with = or !=.")
  }
}
