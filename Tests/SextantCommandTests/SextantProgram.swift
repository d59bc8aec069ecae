import Foundation
import TestSupport

/// The built program, run as a person runs it.
enum SextantProgram {
  struct Outcome {
    let status: Int32
    let standardOutput: String
    let standardError: String
  }

  /// Beside the test bundle.
  static let path: String = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let folders = [bundle, SharedData.repository.appendingPathComponent(".build/debug")]
    return folders.map { $0.appendingPathComponent("sextant").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) } ?? ""
  }()

  /// - Parameters:
  ///   - environment: added to the test's own.
  ///   - folder: the working directory.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], in folder: String? = nil
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    let outputs = try TemporaryFolder()
    let (standardOutput, standardError) = (outputs.path("output"), outputs.path("error"))
    for file in [standardOutput, standardError] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
    process.standardOutput = FileHandle(forWritingAtPath: standardOutput)
    process.standardError = FileHandle(forWritingAtPath: standardError)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, standardOutput: try String(contentsOfFile: standardOutput, encoding: .utf8),
      standardError: try String(contentsOfFile: standardError, encoding: .utf8))
  }
}
