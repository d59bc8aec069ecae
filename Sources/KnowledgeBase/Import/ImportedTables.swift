package import OncologyCore

/// Tables of a knowledge release that were made of a source, and what was met while making them.
package struct ImportedTables: Sendable {
  /// By file name.
  package var files: [String: [UInt8]]
  /// Items read, and items left out, by the reason; their sum is the source's rows.
  package var items: Int
  package var leftOut: [LeftOutItems]
  package var diagnostics: [Diagnostic]

  package struct LeftOutItems: Sendable, Equatable {
    package var reason: String
    package var identifiers: [String]
  }
}

/// What importers say of a source.
package enum ImportMessage: String, MessageKey {
  case unknownColumn = "knowledge.import.unknownColumn"
  case unknownMember = "knowledge.import.unknownMember"
  case itemLeftOut = "knowledge.import.itemLeftOut"
  case diseaseUnmapped = "knowledge.import.diseaseUnmapped"
}

/// Rows of a table of a release: the fields hold no tab or line end, which is checked.
struct TableWriter {
  private var bytes: [UInt8] = []
  private let columns: Int

  init(_ columns: [String]) {
    self.columns = columns.count
    append(columns)
  }

  mutating func append(_ fields: [String]) {
    precondition(fields.count == columns, "a field a column")
    for (number, field) in fields.enumerated() {
      if number > 0 { bytes.append(UInt8(ascii: "\t")) }
      // A tab or a line end inside a field would break the table: it is a space there.
      bytes.append(contentsOf: field.utf8.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 })
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  var file: [UInt8] { bytes }
}

extension EvidenceTable {
  static let columns = [
    "source", "id", "profile", "profile_id", "disease", "doid", "phenotypes", "therapies", "interaction", "type",
    "direction", "level", "significance", "rating", "origin", "citation", "trials", "reviewed", "flagged",
  ]
}

/// Items that an importer leaves out, gathered by reason.
struct LeftOutCollector {
  private var reasons: [String: [String]] = [:]
  private var places: [String: SourceLocation] = [:]

  mutating func add(_ identifier: String, _ reason: String, at location: SourceLocation? = nil) {
    reasons[reason, default: []].append(identifier)
    if let location, places[reason] == nil { places[reason] = location }
  }

  var items: [ImportedTables.LeftOutItems] {
    reasons.map { ImportedTables.LeftOutItems(reason: $0.key, identifiers: $0.value) }.sorted { $0.reason < $1.reason }
  }

  var diagnostics: [Diagnostic] {
    items.map { left in
      Diagnostic(
        .error,
        Message(
          ImportMessage.itemLeftOut,
          ["reason": left.reason, "items": left.identifiers.prefix(10).joined(separator: ", ")]),
        at: places[left.reason], count: left.identifiers.count)
    }
  }
}
