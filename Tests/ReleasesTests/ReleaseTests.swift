import Foundation
import OncologyCore
import Testing

@testable import Releases

@Suite struct ReleaseTests {
  let store = FileManager.default.temporaryDirectory.appendingPathComponent("sextant-\(UUID().uuidString)").path
  let files = [
    "a.tsv": Array("x\ty\n1\t2\n".utf8), "hotspots/b.tsv": Array("z\n".utf8), "hotspots/NOTICE": Array("n".utf8),
  ]

  init() throws { try FileManager.default.createDirectory(atPath: store, withIntermediateDirectories: true) }

  private func write(version: String = "1", kind: ReleaseReference.Kind = .knowledge) throws -> Release {
    try ReleaseWriter(store: store).write(
      kind: kind, name: "starter", version: version, assembly: kind == .reference ? .grch38 : nil,
      date: #require(PartialDate("2026-11-24")),
      sources: [
        .init(name: "CIViC", version: "nightly", date: "2026-05-29", licence: "CC0-1.0", url: "https://civicdb.org")
      ],
      counts: ["items": 1], files: files)
  }

  @Test func digestIsSHA256() {
    // FIPS 180-4 example: SHA-256("abc").
    #expect(Digest.sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func whatIsWrittenIsRead() throws {
    let release = try write()
    #expect(try release.read("a.tsv") == files["a.tsv"])
    #expect(try release.readTables().keys.sorted() == ["a.tsv", "hotspots/b.tsv"])
    try release.verify()
    #expect(release.folder.hasSuffix("knowledge-starter-1-" + release.digest.prefix(16)))
    let manifest = [UInt8](try Data(contentsOf: URL(fileURLWithPath: release.folder + "/manifest.json")))
    #expect(Digest.sha256(manifest) == release.digest)
  }

  @Test func theSameContentsMakeTheSameRelease() throws {
    let first = try write()
    let again = try write()
    #expect(first.digest == again.digest)
    #expect(try FileManager.default.contentsOfDirectory(atPath: store).count == 1)
  }

  @Test func changedBytesAreRefused() throws {
    let release = try write()
    try Data("x\ty\n1\t3\n".utf8).write(to: URL(fileURLWithPath: release.folder + "/a.tsv"))
    let error = #expect(throws: ReleaseError.self) { try Release(folder: release.folder).read("a.tsv") }
    #expect(error?.code == .damaged)
    #expect(error?.problem.contains("a.tsv") == true)
  }

  /// The manifest is whole and its digest right: the path alone is what is wrong with it.
  @Test(arguments: ["../secret.tsv", "/etc/passwd", "hotspots/../../secret.tsv", "./a.tsv", "a//b.tsv", ""])
  func aFileOutsideTheReleaseIsRefused(path: String) throws {
    var manifest = try write().manifest
    manifest.files[0].path = path
    let bytes = try CanonicalJSON.encode(manifest)
    let folder = "\(store)/knowledge-bad-1-\(Digest.sha256(bytes).prefix(16))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/manifest.json"))
    let error = #expect(throws: ReleaseError.self) { try Release(folder: folder) }
    #expect(error?.code == .malformed)
  }

  @Test func aFileThatStandsTwiceIsRefused() throws {
    var manifest = try write().manifest
    manifest.files.append(manifest.files[0])
    let bytes = try CanonicalJSON.encode(manifest)
    let error = #expect(throws: ReleaseError.self) { try ReleaseManifest.parse(bytes, path: "manifest.json") }
    #expect(error?.problem.contains("stands twice") == true)
  }

  @Test func aChangedManifestIsRefused() throws {
    let path = try write().folder
    let manifest = URL(fileURLWithPath: path + "/manifest.json")
    let text = try String(contentsOf: manifest, encoding: .utf8).replacingOccurrences(of: "CC0-1.0", with: "MIT")
    try Data(text.utf8).write(to: manifest)
    let error = #expect(throws: ReleaseError.self) { try Release(folder: path) }
    #expect(error?.code == .damaged)
  }

  @Test func aFileThatTheManifestDoesNotNameIsFound() throws {
    let release = try write()
    try Data().write(to: URL(fileURLWithPath: release.folder + "/extra.tsv"))
    #expect(throws: ReleaseError.self) { try release.verify() }
  }

  @Test func aNewerMajorSchemaIsRefused() throws {
    let release = try write()
    let text = try String(contentsOfFile: release.folder + "/manifest.json", encoding: .utf8)
      .replacingOccurrences(of: "\"schemaVersion\":\"1.0\"", with: "\"schemaVersion\":\"2.0\"")
    let digest = Digest.sha256(Array(text.utf8))
    let folder = store + "/knowledge-new-1-" + digest.prefix(16)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/manifest.json"))
    let error = #expect(throws: ReleaseError.self) { try Release(folder: folder) }
    #expect(error?.problem.contains("newer Sextant") == true)
  }

  @Test func theStoreFindsByNameVersionDigestAndFolder() throws {
    let one = try write(version: "1")
    let two = try write(version: "2")
    let found = ReleaseStore(folders: [store])
    #expect(try found.release(.knowledge, wish: "starter-2").digest == two.digest)
    #expect(try found.release(.knowledge, wish: String(one.digest.prefix(8))).digest == one.digest)
    #expect(try found.release(.knowledge, wish: one.folder).digest == one.digest)
    let ambiguous = #expect(throws: ReleaseError.self) { try found.release(.knowledge) }
    #expect(ambiguous?.code == .ambiguous)
    let missing = #expect(throws: ReleaseError.self) { try found.release(.reference, assembly: .grch37) }
    #expect(missing?.code == .notFound)
    let wrong = #expect(throws: ReleaseError.self) {
      try found.release(.reference, assembly: .grch38, wish: one.folder)
    }
    #expect(wrong?.code == .wrongKind)
  }

  @Test func aDamagedReleaseIsNotPassedOverForAnother() throws {
    let damaged = try write().folder
    let manifest = URL(fileURLWithPath: damaged + "/manifest.json")
    try Data("{}".utf8).write(to: manifest)
    let shipped = store + "-shipped"
    try FileManager.default.createDirectory(atPath: shipped, withIntermediateDirectories: true)
    _ = try ReleaseWriter(store: shipped).write(
      kind: .knowledge, name: "starter", version: "1", assembly: nil, date: #require(PartialDate("2026-11-24")),
      sources: [], counts: [:], files: files)
    let error = #expect(throws: ReleaseError.self) { try ReleaseStore(folders: [store, shipped]).release(.knowledge) }
    #expect(error?.code == .damaged)
  }
}
