internal import Foundation
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

  /// Reads a manifest: every file lies in the release's folder and is named once.
  ///
  /// - Parameter path: of the manifest, for errors.
  package static func parse(_ bytes: [UInt8], path: String) throws(ReleaseError) -> ReleaseManifest {
    let manifest: ReleaseManifest
    do {
      manifest = try JSONDecoder().decode(DocumentEnvelope<ReleaseManifest>.self, from: Data(bytes)).document
    } catch let error as InputError {
      throw ReleaseError(.malformed, "\(path): \(error)")
    } catch {
      throw ReleaseError(.malformed, "\(path): not a release's manifest.")
    }
    var seen: Set<String> = []
    for file in manifest.files {
      guard isWithinFolder(file.path), file.bytes >= 0 else {
        throw ReleaseError(.malformed, "\(path): a file is not named by its place in the release.")
      }
      guard seen.insert(file.path).inserted else {
        throw ReleaseError(.malformed, "\(path): the file \(file.path) stands twice.")
      }
    }
    return manifest
  }

  /// Whether a path leads downwards only: a release that is handed on must not name its user's other files.
  private static func isWithinFolder(_ path: String) -> Bool {
    !path.contains("\0")
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
  }

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
