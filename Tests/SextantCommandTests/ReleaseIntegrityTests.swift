import Foundation
import TestSupport
import Testing

/// A release whose bytes do not match its digest is refused, and no report is written from it.
@Suite struct ReleaseIntegrityTests {
  let command: CommandFolder

  init() throws { command = try CommandFolder() }

  private static let starter = SharedData.repository.appendingPathComponent("Sources/StarterReleases/Starter").path

  /// A copy of a starter release in which one byte of a file differs.
  private func damagedCopy(_ prefix: String, file: String) throws -> String {
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: Self.starter).first { $0.hasPrefix(prefix) })
    let copy = command.folder.path("releases/\(name)")
    try FileManager.default.createDirectory(
      atPath: command.folder.path("releases"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: "\(Self.starter)/\(name)", toPath: copy)
    let path = "\(copy)/\(file)"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let place = bytes.count / 2
    bytes[place] = bytes[place] == 49 ? 50 : 49
    try bytes.write(to: URL(fileURLWithPath: path))
    return copy
  }

  /// The release's largest table: it is read in every run.
  private static func largestFile(_ prefix: String) throws -> String {
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: starter).first { $0.hasPrefix(prefix) })
    let folder = "\(starter)/\(name)"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0 != "manifest.json" }
    let size = { (file: String) -> Int in
      (try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")[.size] as? Int) ?? 0
    }
    return try #require(files.filter { $0.contains(".") }.max { size($0) < size($1) })
  }

  @Test(arguments: [("knowledge-", "--knowledge"), ("reference-GRCh38-", "--reference")])
  func damagedTablesAreRefused(prefix: String, option: String) throws {
    let file = try Self.largestFile(prefix)
    let copy = try damagedCopy(prefix, file: file)
    let run = try command.report([option, copy])
    #expect(run.status == 1)
    #expect(run.standardError.contains(file) && run.standardError.contains("do not match"), "\(run.standardError)")
    #expect(CommandFolder.contents(command.output).isEmpty)
  }

  @Test(arguments: [("knowledge-", "--knowledge"), ("reference-GRCh38-", "--reference")])
  func aDamagedManifestIsRefused(prefix: String, option: String) throws {
    let copy = try damagedCopy(prefix, file: "manifest.json")
    let run = try command.report([option, copy])
    #expect(run.status == 1)
    #expect(run.standardError.contains("manifest.json") || run.standardError.contains("digest"), "\(run.standardError)")
    #expect(CommandFolder.contents(command.output).isEmpty)
  }

  @Test(arguments: [("knowledge-", "knowledge"), ("reference-GRCh38-", "reference")])
  func verifyNamesTheFile(prefix: String, noun: String) throws {
    let file = try Self.largestFile(prefix)
    _ = try damagedCopy(prefix, file: file)
    let run = try SextantProgram.run([noun, "verify", "--releases", command.folder.path("releases")])
    #expect(run.status == 1)
    #expect(run.standardOutput.contains("damaged"))
    #expect(run.standardError.contains(file), "\(run.standardError)")
  }
}
