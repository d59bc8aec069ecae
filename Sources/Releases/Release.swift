internal import Foundation
internal import InputFiles
package import OncologyCore

/// An immutable release in a folder named by its digest: `KIND-NAME-VERSION-DIGEST16`.
///
/// The digest is the SHA-256 of `manifest.json`, which holds the SHA-256 of every other file; a file is checked
/// whenever it is read, so that changed bytes are never used.
package struct Release: Sendable {
  package static let manifestName = "manifest.json"
  package static let digestDigits = 16

  package let folder: String
  package let manifest: ReleaseManifest
  /// 64 hexadecimal digits.
  package let digest: String

  /// Opens a release and checks its manifest against the folder's name; files are checked when they are read.
  package init(folder: String) throws {
    let bytes = try Self.contents(folder + "/" + Self.manifestName)
    digest = Digest.sha256(bytes)
    let name = URL(fileURLWithPath: folder).lastPathComponent
    guard let stated = name.split(separator: "-").last, stated.count == Self.digestDigits, digest.hasPrefix(stated)
    else {
      throw ReleaseError.damaged(
        folder, "the manifest's digest is \(digest.prefix(Self.digestDigits))…, and the folder's name says otherwise")
    }
    manifest = try ReleaseManifest.parse(bytes, path: "\(folder)/\(Self.manifestName)")
    self.folder = folder
  }

  package func has(_ path: String) -> Bool { manifest.files.contains { $0.path == path } }

  /// The bytes of one file, checked against the manifest.
  package func read(_ path: String) throws -> [UInt8] {
    guard let file = manifest.files.first(where: { $0.path == path }) else {
      throw ReleaseError(.notFound, "\(folder): the release has no file \(path).")
    }
    let bytes = try Self.contents("\(folder)/\(path)")
    guard bytes.count == file.bytes, Digest.sha256(bytes) == file.sha256 else {
      throw ReleaseError.damaged("\(folder)/\(path)", "its bytes do not match the release's manifest")
    }
    return bytes
  }

  /// All tables (`.tsv`) of the release by path, each checked.
  package func readTables() throws -> [String: [UInt8]] {
    var tables: [String: [UInt8]] = [:]
    for file in manifest.files where file.path.hasSuffix(".tsv") { tables[file.path] = try read(file.path) }
    return tables
  }

  /// Checks every file, and that nothing lies in the folder that the manifest does not name.
  package func verify() throws {
    for file in manifest.files { _ = try read(file.path) }
    let known = Set(manifest.files.map(\.path) + [Self.manifestName])
    let present = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for path in present.sorted() where !known.contains(path) {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
      if !isFolder.boolValue { throw ReleaseError.damaged("\(folder)/\(path)", "the manifest does not name it") }
    }
  }

  /// How documents name this release.
  package var reference: ReleaseReference {
    ReleaseReference(
      kind: manifest.kind, name: manifest.name, version: manifest.version, digest: "sha256:" + digest,
      assembly: manifest.assembly,
      sources: manifest.sources.map {
        .init(name: $0.name, version: $0.version, date: $0.date, licence: $0.licence, url: $0.url)
      })
  }

  /// 4 GiB: more than any file of a release that was seen.
  private static let largestFile = 4 << 30

  static func contents(_ path: String) throws(ReleaseError) -> [UInt8] {
    do { return try StoredBytes.read(path, limit: largestFile, mayBeEmpty: true) } catch {
      throw ReleaseError(.unreadable, "\(error)", fix: "Check that it exists and that you may read it.")
    }
  }
}
