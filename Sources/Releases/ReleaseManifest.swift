package import OncologyCore

/// What a release is and holds. Its bytes, hashed, are the release's digest, and name its folder.
package struct ReleaseManifest: VersionedDocument, Hashable {
  package static let schema = "sextant.release-manifest"
  package static let schemaVersion = SchemaVersion(1, 0)

  package struct File: Codable, Hashable, Sendable {
    /// Relative to the release's folder, `/` between folders.
    package var path: String
    package var bytes: Int
    /// 64 hexadecimal digits.
    package var sha256: String
  }

  /// A source, and which of the release's files were made from it.
  package struct Source: Codable, Hashable, Sendable {
    package var name: String
    package var version: String
    package var date: String
    package var licence: String
    package var url: String
    package var file: String?
    package var rows: Int?
    package var note: String?

    package init(
      name: String, version: String, date: String, licence: String, url: String, file: String? = nil, rows: Int? = nil,
      note: String? = nil
    ) {
      self.name = name
      self.version = version
      self.date = date
      self.licence = licence
      self.url = url
      self.file = file
      self.rows = rows
      self.note = note
    }
  }

  package var kind: ReleaseReference.Kind
  package var name: String
  package var version: String
  package var assembly: Assembly?
  /// When the release was made (ISO 8601 date), as the maker states it.
  package var date: PartialDate
  package var sources: [Source]
  package var counts: [String: Int]
  package var files: [File]

  package init(
    kind: ReleaseReference.Kind, name: String, version: String, assembly: Assembly?, date: PartialDate,
    sources: [Source], counts: [String: Int], files: [File]
  ) {
    self.kind = kind
    self.name = name
    self.version = version
    self.assembly = assembly
    self.date = date
    self.sources = sources
    self.counts = counts
    self.files = files
  }
}
