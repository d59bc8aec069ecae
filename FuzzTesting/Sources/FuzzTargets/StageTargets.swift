import CaseInterpretation
import OncologyCore
import Releases

/// The stages' own documents, which people hand in again, and the manifests of releases.
enum StageTargets {
  /// What is read is written, read again, and is the same.
  static func document<Document: VersionedDocument>(
    _ type: Document.Type, _ bytes: [UInt8], _ judge: inout Judge
  ) throws {
    let document = try DocumentFile.parse(type, bytes, name: "document.json")
    do {
      let first = try CanonicalJSON.encode(document)
      let again = try DocumentFile.parse(type, first, name: "written.json")
      judge.expect(try CanonicalJSON.encode(again) == first, "what was written reads back the same")
    } catch {
      judge.expect(false, "what was read can be written, and that be read: \(error)")
    }
  }

  static func releaseManifest(_ bytes: [UInt8], _ judge: inout Judge) throws {
    let manifest = try ReleaseManifest.parse(bytes, path: "release/manifest.json")
    judge.expectDocument(manifest, "a manifest")
    for file in manifest.files {
      let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
      judge.expect(parts.allSatisfy { !["", ".", ".."].contains($0) }, "a file lies in the release: \(file.path)")
      judge.expect(file.bytes >= 0, "a file's size is not negative")
    }
  }
}
