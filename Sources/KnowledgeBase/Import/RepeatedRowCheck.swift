import OncologyCore
import TabularText

/// Refuses tables from which a wrong release would be made: an evidence item that stands twice would count twice, and a
/// tumour type that stands twice or hangs on none that is there would change what an item applies to.
package enum RepeatedRowCheck {
  /// - Parameter files: a release's tables by path.
  package static func check(_ files: [String: [UInt8]]) throws {
    var items: [String: SourceLocation] = [:]
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      if name.hasPrefix("evidence"), name.hasSuffix(".tsv") {
        try checkEvidence(TabularText(bytes, file: path), &items)
      } else if name == "oncotree.tsv" {
        try checkTumorTypes(TabularText(bytes, file: path))
      }
    }
  }

  /// An item is known by its source and its number in it, in all tables of the release.
  private static func checkEvidence(_ table: TabularText, _ items: inout [String: SourceLocation]) throws {
    let source = try table.requiredColumn("source"), id = try table.requiredColumn("id")
    try table.forEachRow { row in
      let item = "\(row[source]) \(row[id])"
      if let earlier = items.updateValue(row.location(id), forKey: item) {
        throw InputError(
          .invalidValue, "the evidence item \(item) stands twice, first in \(Self.place(earlier)).",
          at: row.location(id), fix: "Keep one row.")
      }
    }
  }

  private static func checkTumorTypes(_ table: TabularText) throws {
    let code = try table.requiredColumn("code"), parent = try table.requiredColumn("parent")
    var places: [String: SourceLocation] = [:]
    var parents: [(code: String, place: SourceLocation)] = []
    try table.forEachRow { row in
      if let earlier = places.updateValue(row.location(code), forKey: row[code]) {
        throw InputError(
          .invalidValue, "the tumour type \(row[code]) stands twice, first in \(Self.place(earlier)).",
          at: row.location(code), fix: "Keep one row.")
      }
      if !row[parent].isEmpty { parents.append((row[parent], row.location(parent))) }
    }
    for (code, place) in parents where places[code] == nil {
      throw InputError(
        .invalidValue, "the parent \(code) is no tumour type of the table.", at: place,
        fix: Suggestions.question(for: code, in: places.keys) ?? "Add its row.")
    }
  }

  private static func place(_ location: SourceLocation) -> String {
    location.line.map { "line \($0)" } ?? location.file
  }
}
