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

  mutating func read(_ table: TabularText) throws {
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
      entries[row[disease]] = Entry(
        scope: TumorTypeScope(codes: row.list(codes)), states: required, basis: row[basis])
    }
  }

  /// What a disease means; a name that no table holds is unmapped.
  package func entry(_ disease: String) -> Entry {
    entries[disease] ?? Entry(scope: .unmapped, states: [], basis: "")
  }
}
