import Foundation
import InputFiles
import OncologyCore
import TestSupport
import Testing

@Suite struct StoredBytesTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func refusal(_ path: String, limit: Int = StoredBytes.defaultLimit) throws -> InputError {
    try #require(#expect(throws: InputError.self) { try StoredBytes.read(path, limit: limit) })
  }

  /// Sizes around the pieces in which what has no size of its own is read.
  @Test(arguments: [1, 65_535, 65_536, 65_537, 200_000]) func theBytesAreAsStored(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    let path = try folder.file("a", bytes)
    #expect(try StoredBytes.read(path) == bytes)
    #expect(try StoredBytes.read(path, limit: count) == bytes)
    #expect(try refusal(path, limit: count - 1).code == .tooLarge)
  }

  @Test func aPipeIsReadToItsEnd() throws {
    let bytes = [UInt8](repeating: 7, count: 300_000)
    let source = try folder.file("source", bytes)
    let pipe = folder.path("pipe")
    try #require(mkfifo(pipe, 0o600) == 0)
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = ["-c", "cat '\(source)' > '\(pipe)'"]
    try writer.run()
    #expect(try StoredBytes.read(pipe) == bytes)
    writer.waitUntilExit()
  }

  /// Opening one blocks until a writer comes, for ever where none does.
  @Test func aPipeWithoutAWriterIsRefused() throws {
    let pipe = folder.path("pipe")
    try #require(mkfifo(pipe, 0o600) == 0)
    let error = #expect(throws: InputError.self) { _ = try OpenedFile(InputPath(pipe), patience: 1000) }
    #expect(error?.code == .notAFile)
    #expect(error?.description.contains("nothing was written into it for 1 s") == true, "\(String(describing: error))")
  }

  @Test func whatIsNoFileIsRefusedInOneWay() throws {
    #expect(try refusal(folder.path("none")).description.hasSuffix("none: the file does not exist."))
    #expect(try refusal(try folder.file("a", "x") + "/b").code == .unreadable)
    let place = try refusal(folder.url.path)
    #expect(place.code == .notAFile && place.location?.file == folder.url.path)
  }

  @Test func anEmptyFileIsReadOnlyWhereItMayBeEmpty() throws {
    let path = try folder.file("empty", "")
    #expect(try refusal(path).code == .empty)
    #expect(try StoredBytes.read(path, mayBeEmpty: true).isEmpty)
  }

  @Test(.enabled(if: geteuid() != 0, "the super-user may read every file"))
  func fileWithoutPermissionIsRefused() throws {
    let path = try folder.file("locked", "x")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(try refusal(path).description.contains("permission is denied"))
  }
}
