import Foundation
import TestSupport
import Testing

/// What happens to the output when the disk is full, the place is wrong, or a person stops the run.
@Suite(.serialized) struct OutputTests {
  let command: CommandFolder

  init() throws { command = try CommandFolder() }

  @Test func anOutputThatIsAFile() throws {
    _ = try command.folder.file("out", "not a folder")
    let run = try command.report()
    #expect(run.status == 1)
    #expect(run.standardError.contains("folder is needed"), "\(run.standardError)")
    #expect(FileManager.default.contents(atPath: command.output) == Data("not a folder".utf8))
  }

  @Test func anOutputUnderAFile() throws {
    _ = try command.folder.file("out", "not a folder")
    let run = try SextantProgram.run([
      "report", "--manifest", CommandFolder.example, "--output", command.output + "/deeper",
    ])
    #expect(run.status == 1)
    #expect(run.standardError.contains("out/deeper"), "\(run.standardError)")
  }

  /// A file system of 64 KiB, which root may mount.
  private static let mayMount: Bool = {
    guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
    let place = folder.url.path
    guard (try? system("mount -t tmpfs -o size=64k tmpfs '\(place)'")) == 0 else { return false }
    return (try? system("umount '\(place)'")) == 0
  }()

  @Test(.enabled(if: OutputTests.mayMount, "only root may mount a small file system"))
  func aFullDisk() throws {
    try FileManager.default.createDirectory(atPath: command.output, withIntermediateDirectories: true)
    try #require(try system("mount -t tmpfs -o size=64k tmpfs '\(command.output)'") == 0)
    defer { _ = try? system("umount '\(command.output)'") }
    try Data("a signed report".utf8).write(to: URL(fileURLWithPath: command.output + "/report.html"))
    let before = CommandFolder.contents(command.output)
    let run = try command.report()
    #expect(run.status == 1)
    #expect(run.standardError.contains("No space left"), "\(run.standardError)")
    #expect(CommandFolder.contents(command.output) == before)
  }

  /// Ctrl-C after the first case of a batch is there.
  @Test(.timeLimit(.minutes(2))) func anInterruptedBatch() throws {
    let cases = command.folder.path("cases")
    try FileManager.default.createDirectory(atPath: cases, withIntermediateDirectories: true)
    let manifest = #"{"schema":"sextant.case-manifest","schemaVersion":"1.0","assembly":"GRCh38","tumorType":"COAD","#
    try Data(CommandFolder.tumor.bytes).write(to: URL(fileURLWithPath: cases + "/tumor.vcf"))
    for number in 0..<200 {
      let text = manifest + #""variants":"tumor.vcf","caseID":"case-\#(number)"}"#
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(cases)/\(number).json"))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: SextantProgram.path)
    process.arguments = ["report", "--manifest", cases, "--output", command.output]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning, finished().isEmpty { Thread.sleep(forTimeInterval: 0.02) }
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
    let names = CommandFolder.contents(command.output).keys
    #expect(!names.contains { $0.contains(".sextant-partial-") })
    let folders = try FileManager.default.contentsOfDirectory(atPath: command.output)
    #expect(!folders.isEmpty && folders.count < 200)
    for folder in folders {
      let files = try FileManager.default.contentsOfDirectory(atPath: "\(command.output)/\(folder)")
      #expect(Set(files) == CommandFolder.documents, "\(folder)")
    }
  }

  private func finished() -> [String] {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: command.output)) ?? []
    return folders.filter { FileManager.default.fileExists(atPath: "\(command.output)/\($0)/report.html") }
  }
}
