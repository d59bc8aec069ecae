import OncologyCore
import TabularText

/// Which OncoTree types a source's disease means, and which facts it needs of the record.
package struct DiseaseMapping: Sendable {
  package struct Entry: Sendable {
    package let scope: TumorTypeScope
    package let states: [RequiredState]
    /// How it was mapped: `doid`, `name`, `curated:reason`.
    package let basis: String
  }

  private var entries: [String: Entry] = [:]

  package init() {}

  package var count: Int { entries.count }

  /// Diseases that no OncoTree type stands for, in alphabetical order.
  package var unmapped: [String] { entries.filter { $0.value.scope == .unmapped }.keys.sorted() }

  /// A table with a column `term` corrects a source's codes at import, and maps nothing by itself.
  mutating func read(_ table: TabularText) throws {
    if table.column("term") != nil { return }
    let source = table.column("source")
    let disease = try table.requiredColumn("disease"), codes = try table.requiredColumn("oncotree")
    let states = try table.requiredColumn("state"), basis = try table.requiredColumn("basis")
    try table.forEachRow { row in
      let required = try row.list(states).map { text in
        guard let state = RequiredState(text: text) else {
          throw InputError(
            .invalidValue, "“\(text)” is not a state of the form HER2=positive.", at: row.location(states))
        }
        return state
      }
      entries[Self.key(row[disease], source: row.text(source))] = Entry(
        scope: TumorTypeScope(codes: row.list(codes)), states: required, basis: row[basis])
    }
  }

  /// What a disease means to a source; a name that no table holds is unmapped.
  package func entry(_ disease: String, source: String) -> Entry {
    entries[Self.key(disease, source: source)] ?? Entry(scope: .unmapped, states: [], basis: "")
  }

  /// Names of CIViC stand by themselves; those of other sources beside the source's name.
  private static func key(_ disease: String, source: String?) -> String {
    guard let source, source != "civic" else { return disease }
    return "\(source): \(disease)"
  }
}
