import Foundation
import TestSupport
import Testing

/// Standard streams that are closed, full, or that nobody reads.
@Suite struct StreamTests {
  let command: CommandFolder

  init() throws { command = try CommandFolder() }

  /// The exit code of the program with a shell's redirection.
  private func status(_ arguments: String, _ redirection: String) throws -> Int32 {
    try shell("'\(SextantProgram.path)' \(arguments) \(redirection)")
  }

  private func shell(_ line: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-o", "pipefail", "-c", line]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.currentDirectoryURL = command.folder.url
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    return process.terminationStatus
  }

  @Test(arguments: ["2>&-", "2>/dev/full"]) func aLostStandardErrorLeavesTheExitCode(redirection: String) throws {
    #expect(try status("report --bogus", redirection) == 2)
    #expect(try status("report --manifest missing.json --output out", redirection) == 1)
    #expect(
      try status("report --assembly GRCh38 --tumor-type XXXX --variants no.vcf --output out", redirection) == 1)
  }

  /// A closed stream's number is free for the next file: words for people must not go into that.
  @Test func wordsForAClosedStreamGoIntoNoFile() throws {
    let example = CommandFolder.example
    #expect(try status("report --manifest '\(example)' --output out", "2>&-") == 0)
    #expect(try status("report --manifest '\(example)' --output again", "") == 0)
    #expect(CommandFolder.contents(command.output) == CommandFolder.contents(command.folder.path("again")))
  }

  @Test(arguments: [">&-", ">/dev/full"]) func aLostResultIsAnError(redirection: String) throws {
    #expect(try status("report --manifest '\(CommandFolder.example)' --json --output out", redirection) == 1)
    #expect(try status("knowledge list", redirection) == 1)
    #expect(try status("knowledge verify", redirection) == 1)
    #expect(try status("--help", redirection) == 1)
    #expect(try status("--version", redirection) == 1)
  }

  /// The reader is gone before anything is written.
  @Test func aReaderThatGoesAwayIsNoSignal() throws {
    let line = "(sleep 1; '\(SextantProgram.path)' knowledge show) | true"
    #expect(try shell(line) == 1)
  }
}
