import InputFiles
import KnowledgeBase
package import OncologyCore
package import Releases
import TabularText

/// A knowledge release made of an earlier one, with the evidence of a source replaced or added.
package struct KnowledgeUpdate: Sendable {
  package private(set) var files: [String: [UInt8]] = [:]
  package private(set) var sources: [ReleaseManifest.Source]
  /// What the imports met: unknown columns, diseases that do not map, items left out.
  package private(set) var diagnostics: [Diagnostic] = []
  /// What the imports read and left out, in words for the terminal.
  package private(set) var notes: [String] = []

  package init(base: Release) throws {
    for file in base.manifest.files { files[file.path] = try base.read(file.path) }
    sources = base.manifest.sources
  }

  /// The file of CIViC's accepted clinical evidence, in place of the base's.
  package mutating func addCIViC(_ file: String, version: String, date: String) throws {
    take(
      try CIViCImporter().tables(from: StoredBytes.read(file), file: file),
      ReleaseManifest.Source(
        name: "CIViC accepted evidence", version: version, date: date, licence: "CC0-1.0", url: "https://civicdb.org",
        file: "evidence.tsv"))
  }

  /// The file of the Molecular Oncology Almanac's JSON, beside what is there.
  package mutating func addMOAlmanac(_ file: String, version: String, date: String) throws {
    let mapping = try files["diseases-moalmanac.tsv"].map { try TabularText($0, file: "diseases-moalmanac.tsv") }
    take(
      try MOAlmanacImporter(diseases: mapping).tables(from: StoredBytes.read(file), file: file),
      ReleaseManifest.Source(
        name: "Molecular Oncology Almanac", version: version, date: date, licence: "GPL-2.0",
        url: "https://moalmanac.org", file: "evidence-moalmanac.tsv"))
  }

  private mutating func take(_ imported: ImportedTables, _ source: ReleaseManifest.Source) {
    files.merge(imported.files) { _, new in new }
    sources.removeAll { $0.file == source.file }
    var counted = source
    counted.rows = imported.items
    sources.append(counted)
    notes.append("\(source.name): \(imported.items) items read")
    diagnostics += imported.diagnostics
    for left in imported.leftOut {
      let shown = left.identifiers.prefix(5).joined(separator: ", ")
      notes.append(
        "  left out \(left.identifiers.count): \(left.reason) (\(shown)\(left.identifiers.count > 5 ? ", …" : ""))")
    }
  }
}
