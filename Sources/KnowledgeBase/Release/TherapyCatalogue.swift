import OncologyCore
import TabularText

/// What therapies are: canonical names, the components of regimens, the classes of drugs.
package struct TherapyCatalogue: Sendable {
  package struct Entry: Sendable {
    package let name: String
    package let canonical: String
    /// `drug`, `regimen`, `class`, `other`.
    package let kind: String
    package let components: [String]
    package let classes: [String]
  }

  private let entries: [String: Entry]
  private let aliases: [String: String]

  package init() {
    entries = [:]
    aliases = [:]
  }

  init(_ table: TabularText) throws {
    let name = try table.requiredColumn("name"), canonical = try table.requiredColumn("canonical")
    let kind = try table.requiredColumn("kind"), components = try table.requiredColumn("components")
    let classes = try table.requiredColumn("classes"), otherNames = table.column("aliases")
    var entries: [String: Entry] = [:]
    var aliases: [String: String] = [:]
    try table.forEachRow { row in
      let entry = Entry(
        name: row[name], canonical: row.text(canonical) ?? row[name], kind: row[kind],
        components: row.list(components), classes: row.list(classes))
      entries[entry.name.lowercased()] = entry
      for alias in row.list(otherNames) { aliases[alias.lowercased()] = entry.name.lowercased() }
    }
    self.entries = entries
    self.aliases = aliases
  }

  package var count: Int { entries.count }

  package func entry(_ name: String) -> Entry? {
    let key = name.lowercased()
    return entries[key] ?? aliases[key].flatMap { entries[$0] }
  }

  /// The name by which two spellings of one therapy are one.
  package func canonicalName(_ name: String) -> String { entry(name)?.canonical ?? name }

  /// The drugs that a therapy consists of: itself, or a regimen's components.
  package func components(_ name: String) -> [String] {
    guard let entry = entry(name) else { return [name] }
    let canonical = self.entry(entry.canonical) ?? entry
    let parts = canonical.components.isEmpty ? entry.components : canonical.components
    return parts.isEmpty ? [entry.canonical] : parts.map(canonicalName)
  }

  /// Drugs of several therapies given together, canonical, sorted, each once.
  package func drugs(of therapies: [String]) -> [String] { Array(Set(therapies.flatMap(components))).sorted() }

  /// The classes that a drug belongs to; for a class, itself.
  package func classes(_ name: String) -> [String] {
    guard let entry = entry(name) else { return [] }
    let canonical = self.entry(entry.canonical) ?? entry
    return canonical.kind == "class" ? [canonical.canonical] + canonical.classes : canonical.classes
  }

  private static let wideClasses: Set<String> = [
    "tyrosine kinase inhibitor", "kinase inhibitor", "chemotherapy", "immunotherapy", "endocrine therapy",
  ]

  /// Classes that two therapies share, the wide ones apart.
  package func sharedClasses(_ left: String, _ right: String) -> [String] {
    let other = Set(classes(right))
    return classes(left).filter { other.contains($0) && !Self.wideClasses.contains($0.lowercased()) }
  }

  package func isClass(_ name: String) -> Bool { entry(name)?.kind == "class" }

  /// Whether `therapy` is a class that holds `drug`. Classes as wide as "chemotherapy" say nothing of one drug: never.
  package func isClass(_ therapy: String, holding drug: String) -> Bool {
    guard isClass(therapy), therapy != drug else { return false }
    let wanted = Set(classes(therapy).map { $0.lowercased() } + [therapy.lowercased()]).subtracting(Self.wideClasses)
    return classes(drug).contains { wanted.contains($0.lowercased()) }
  }
}
