import KnowledgeBase
package import OncologyCore
package import Releases

/// A release that a person makes of tables: the engines read them first, so that what cannot be used is never written.
package struct NewRelease: Sendable {
  private let name: String
  private let version: String
  private let date: PartialDate

  /// - Parameter date: what the release states of itself.
  package init(name: String, version: String, date: PartialDate) {
    self.name = name
    self.version = version
    self.date = date
  }

  package func writeKnowledge(
    _ files: [String: [UInt8]], _ sources: [ReleaseManifest.Source], to store: String
  ) throws -> Release {
    try RepeatedRowCheck.check(files)
    return try ReleaseWriter(store: store).write(
      kind: .knowledge, name: name, version: version, assembly: nil, date: date, sources: sources,
      counts: ReleaseContents.knowledgeCounts(files: files.filter { $0.key.hasSuffix(".tsv") }), files: files)
  }

  package func writeReference(
    _ files: [String: [UInt8]], _ sources: [ReleaseManifest.Source], assembly: Assembly, to store: String
  ) throws -> Release {
    try ReleaseWriter(store: store).write(
      kind: .reference, name: name, version: version, assembly: assembly, date: date, sources: sources,
      counts: ReleaseContents.referenceCounts(assembly: assembly, files: files), files: files)
  }
}
