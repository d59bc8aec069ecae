internal import Foundation
package import OncologyCore

/// Makes a release: everything is written beside its place, then renamed into it.
package struct ReleaseWriter: Sendable {
  /// The store's folder in which the release's folder will stand.
  package let store: String
  package init(store: String) { self.store = store }

  /// - Parameters:
  ///   - files: contents by path, for example `hotspots/residues.tsv`.
  /// - Returns: the release, opened again from where it now stands. One with the same bytes that is there already is kept.
  package func write(
    kind: ReleaseReference.Kind, name: String, version: String, assembly: Assembly?, date: PartialDate,
    sources: [ReleaseManifest.Source], counts: [String: Int], files: [String: [UInt8]]
  ) throws -> Release {
    let listed = files.keys.sorted().map {
      ReleaseManifest.File(path: $0, bytes: files[$0]!.count, sha256: Digest.sha256(files[$0]!))
    }
    let manifest = ReleaseManifest(
      kind: kind, name: name, version: version, assembly: assembly, date: date, sources: sources, counts: counts,
      files: listed)
    let manifestBytes = try CanonicalJSON.encode(manifest)
    let digest = Digest.sha256(manifestBytes)
    let parts = [kind.rawValue, assembly?.rawValue, name, version, String(digest.prefix(Release.digestDigits))]
    let folder = "\(store)/\(parts.compactMap { $0 }.joined(separator: "-"))"
    if FileManager.default.fileExists(atPath: folder) {
      let present = try Release(folder: folder)
      try present.verify()
      return present
    }
    let staging = "\(store)/.\(UUID().uuidString).partial"
    do {
      for (path, bytes) in files { try Self.put(bytes, at: "\(staging)/\(path)") }
      try Self.put(manifestBytes, at: "\(staging)/\(Release.manifestName)")
      try FileManager.default.moveItem(atPath: staging, toPath: folder)
    } catch {
      try? FileManager.default.removeItem(atPath: staging)
      throw ReleaseError(
        .unreadable, "\(store): the release could not be written.", fix: "Check the space and your rights there.")
    }
    return try Release(folder: folder)
  }

  private static func put(_ bytes: [UInt8], at path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
}
