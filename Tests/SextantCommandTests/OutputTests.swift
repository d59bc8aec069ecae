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

  // MARK: All or none

  /// Five earlier files, and the sixth thing that makes the placing fail.
  private func earlierOutput() throws -> [String: Data] {
    try FileManager.default.createDirectory(atPath: command.output, withIntermediateDirectories: true)
    for name in CommandFolder.documents {
      try Data("earlier \(name)".utf8).write(to: URL(fileURLWithPath: "\(command.output)/\(name)"))
    }
    return CommandFolder.contents(command.output)
  }

  @Test(arguments: ["report.html", "patient-case.json"]) func aFolderInTheWay(name: String) throws {
    _ = try earlierOutput()
    let place = "\(command.output)/\(name)"
    try FileManager.default.removeItem(atPath: place)
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    let before = CommandFolder.contents(command.output)
    let run = try command.report()
    #expect(run.status == 1)
    #expect(run.standardError.contains("\(place): this is a folder"), "\(run.standardError)")
    #expect(CommandFolder.contents(command.output) == before)
  }

  private static let hasStrace = (try? system("strace -V")) == 0

  /// Each rename in turn fails as on a broken disk: the earlier files stand again.
  @Test(.enabled(if: OutputTests.hasStrace, "strace makes system calls fail"), arguments: 1...5)
  func aFailedRenamePutsTheEarlierFilesBack(number: Int) throws {
    let before = try earlierOutput()
    let file = try command.folder.file("tumor.vcf", CommandFolder.tumor.bytes)
    let status = try system(
      "strace -f -o /dev/null -e trace=rename,renameat,renameat2 "
        + "-e inject=rename,renameat,renameat2:error=EIO:when=\(number) '\(SextantProgram.path)' report "
        + "--variants '\(file)' --assembly GRCh38 --tumor-type COAD --output '\(command.output)'")
    #expect(status == 1)
    #expect(CommandFolder.contents(command.output) == before)
  }

  /// With no earlier files nothing is left.
  @Test(.enabled(if: OutputTests.hasStrace, "strace makes system calls fail"))
  func aFailedRenameLeavesNoNewFolder() throws {
    let file = try command.folder.file("tumor.vcf", CommandFolder.tumor.bytes)
    let status = try system(
      "strace -f -o /dev/null -e trace=rename,renameat,renameat2 "
        + "-e inject=rename,renameat,renameat2:error=EIO:when=3 '\(SextantProgram.path)' report "
        + "--variants '\(file)' --assembly GRCh38 --tumor-type COAD --output '\(command.output)'")
    #expect(status == 1)
    #expect(!FileManager.default.fileExists(atPath: command.output))
  }

  @Test(.enabled(if: OutputTests.hasStrace, "strace makes system calls fail"), arguments: ["fsync", "write"])
  func anErrorOfTheDiskIsNoticedBeforeTheFilesTakeTheirPlaces(call: String) throws {
    let before = try earlierOutput()
    let file = try command.folder.file("tumor.vcf", CommandFolder.tumor.bytes)
    let status = try system(
      "strace -f -o /dev/null -e trace=\(call) -e inject=\(call):error=EDQUOT '\(SextantProgram.path)' report "
        + "--variants '\(file)' --assembly GRCh38 --tumor-type COAD --output '\(command.output)'")
    #expect(status == 1)
    #expect(CommandFolder.contents(command.output) == before)
  }

  @Test func anInputIsNotOverwritten() throws {
    let record = try command.folder.file(
      "patient-case.json", #"{"schema":"sextant.patient-record","schemaVersion":"1.0","age":61}"#)
    let before = CommandFolder.contents(command.folder.url.path)
    let run = try command.report(["--record", record])
    #expect(run.status == 0, "another folder: \(run.standardError)")
    let file = try command.folder.file("tumor.vcf", CommandFolder.tumor.bytes)
    for spelling in [record, command.folder.url.path + "/./patient-case.json"] {
      let run = try SextantProgram.run([
        "report", "--variants", file, "--assembly", "GRCh38", "--tumor-type", "COAD", "--record", spelling, "--output",
        command.folder.url.path,
      ])
      #expect(run.status == 1)
      #expect(run.standardError.contains("would be overwritten"), "\(run.standardError)")
    }
    #expect(FileManager.default.contents(atPath: record) == before["patient-case.json"])
    #expect(!FileManager.default.fileExists(atPath: command.folder.path("report.html")))
  }

  // MARK: Two runs in one folder

  @Test func aFolderThatAnotherRunWritesIntoIsRefused() throws {
    let before = try earlierOutput()
    let lock = "\(command.output)/.sextant-lock"
    let held = open(lock, O_RDWR | O_CREAT, 0o644)
    try #require(held >= 0 && flock(held, LOCK_EX | LOCK_NB) == 0)
    let refused = try command.report()
    #expect(refused.status == 1)
    #expect(refused.standardError.contains("another run of Sextant is writing there"), "\(refused.standardError)")
    var present = CommandFolder.contents(command.output)
    present[".sextant-lock"] = nil
    #expect(present == before)
    // What a killed run left is a file without a lock.
    close(held)
    let run = try command.report()
    #expect(run.status == 0, "\(run.standardError)")
    #expect(Set(CommandFolder.contents(command.output).keys) == CommandFolder.documents)
  }

  // MARK: Signals

  /// A signal at any moment: the exit code and the words tell what stands there.
  @Test(.timeLimit(.minutes(5)), arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalLeavesAllOrNothing(number: Int32) throws {
    let file = try command.folder.file("tumor.vcf", CommandFolder.tumor.bytes)
    let clock = ContinuousClock()
    let whole = try clock.measure { try #require(try command.report().status == 0) }
    for step in 0..<16 {
      let place = command.folder.path("run-\(number)-\(step)")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: SextantProgram.path)
      process.arguments = [
        "report", "--variants", file, "--assembly", "GRCh38", "--tumor-type", "COAD", "--output", place,
      ]
      let errors = Pipe()
      process.standardOutput = FileHandle.nullDevice
      process.standardError = errors
      try process.run()
      let seconds = Double(whole.components.seconds) + Double(whole.components.attoseconds) / 1e18
      Thread.sleep(forTimeInterval: 0.05 + seconds * Double(step) / 14)
      kill(process.processIdentifier, number)
      process.waitUntilExit()
      let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      let names = Set(CommandFolder.contents(place).keys)
      #expect(process.terminationReason == .exit)
      if process.terminationStatus == 0 {
        #expect(names == CommandFolder.documents)
      } else {
        #expect(process.terminationStatus == 128 + number)
        #expect(words == "Interrupted. Nothing was left half written.\n")
        #expect(!FileManager.default.fileExists(atPath: place), "\(names)")
      }
    }
  }

  private func finished() -> [String] {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: command.output)) ?? []
    return folders.filter { FileManager.default.fileExists(atPath: "\(command.output)/\($0)/report.html") }
  }
}
