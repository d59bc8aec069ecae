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

  // MARK: Folders that are not what they are called

  @Test func aNamedFolderThatIsNotThereIsRefused() throws {
    let place = command.folder.path("no-such")
    let report = try command.report(["--releases", place])
    #expect(report.status == 1)
    #expect(report.standardError.contains(place) && report.standardError.contains("--releases"))
    #expect(CommandFolder.contents(command.output).isEmpty)
    for verb in [["knowledge", "verify"], ["reference", "verify"], ["knowledge", "list"], ["knowledge", "show"]] {
      #expect(try SextantProgram.run(verb + ["--releases", place]).status == 1, "\(verb)")
      let run = try SextantProgram.run(verb, environment: ["SEXTANT_RELEASES": place])
      #expect(run.status == 1, "\(verb)")
      #expect(run.standardError.contains("SEXTANT_RELEASES"), "\(run.standardError)")
    }
  }

  /// Without its manifest, or as a file.
  @Test(arguments: [true, false]) func aReleaseWithoutAManifestIsDamaged(isFolder: Bool) throws {
    let copy = try damagedCopy("knowledge-", file: "manifest.json")
    try FileManager.default.removeItem(atPath: isFolder ? copy + "/manifest.json" : copy)
    if !isFolder { try Data("x".utf8).write(to: URL(fileURLWithPath: copy)) }
    let folder = command.folder.path("releases")
    let verify = try SextantProgram.run(["knowledge", "verify", "--releases", folder])
    #expect(verify.status == 1)
    #expect(verify.standardOutput.contains("damaged  \(copy)"), "\(verify.standardOutput)")
    let report = try command.report(["--releases", folder])
    #expect(report.status == 1, "the starter release is not taken in its place")
    #expect(report.standardError.contains("no manifest.json"), "\(report.standardError)")
  }

  // MARK: Imports

  /// A copy of the starter release's tables, with one changed.
  private func tables(_ file: String, _ change: (String) -> String) throws -> String {
    let copy = try damagedCopy("knowledge-", file: "manifest.json")
    let folder = command.folder.path("tables")
    try FileManager.default.moveItem(atPath: copy, toPath: folder)
    try FileManager.default.removeItem(atPath: folder + "/manifest.json")
    try Data("[]".utf8).write(to: URL(fileURLWithPath: folder + "/sources.json"))
    let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
    try Data(change(text).utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
    return folder
  }

  private func importTables(_ folder: String) throws -> SextantProgram.Outcome {
    try SextantProgram.run([
      "knowledge", "import", folder, "--version", "1", "--date", "2026-01-01", "--releases",
      command.folder.path("store"),
    ])
  }

  @Test func theTablesThatAreShippedCanBeImported() throws {
    let run = try importTables(try tables("evidence.tsv") { $0 })
    #expect(run.status == 0, "\(run.standardError)")
  }

  @Test func anEvidenceItemTwiceIsRefused() throws {
    let folder = try tables("evidence.tsv") { text in
      text + text.split(separator: "\n")[1] + "\n"
    }
    let run = try importTables(folder)
    #expect(run.status == 1)
    #expect(run.standardError.contains("\(folder)/evidence.tsv, line "), "\(run.standardError)")
    #expect(run.standardError.contains("stands twice, first in line 2"), "\(run.standardError)")
    #expect(CommandFolder.contents(command.folder.path("store")).isEmpty)
  }

  @Test func aTumorTypeTwiceIsRefused() throws {
    let folder = try tables("oncotree.tsv") { text in text + text.split(separator: "\n")[1] + "\n" }
    let run = try importTables(folder)
    #expect(run.status == 1)
    #expect(run.standardError.contains("\(folder)/oncotree.tsv, line "), "\(run.standardError)")
    #expect(run.standardError.contains("stands twice"), "\(run.standardError)")
  }

  @Test func aParentThatIsNotThereIsRefused() throws {
    let folder = try tables("oncotree.tsv") { text in
      text.replacingOccurrences(of: "COAD\tCOADREAD\t", with: "COAD\tCOADREADX\t")
    }
    let run = try importTables(folder)
    #expect(run.status == 1)
    #expect(run.standardError.contains("Did you mean “COADREAD”"), "\(run.standardError)")
  }

  @Test func aSymbolicLinkIsNotCopied() throws {
    let folder = try tables("evidence.tsv") { $0 }
    try FileManager.default.createSymbolicLink(atPath: folder + "/leak.tsv", withDestinationPath: "/etc/passwd")
    let run = try importTables(folder)
    #expect(run.status == 1)
    #expect(run.standardError.contains("\(folder)/leak.tsv: this is a symbolic link"), "\(run.standardError)")
  }
}
