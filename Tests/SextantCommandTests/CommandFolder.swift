import Foundation
import TestSupport

/// A folder with a small tumour in it, and the program run over it.
struct CommandFolder {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  var output: String { folder.path("out") }

  /// BRAF V600E (GRCh38 7:140753336 A>T, dbSNP rs113488022) of one sample.
  static var tumor: VCFBuilder { VCFBuilder().record("7", 140_753_336, "A", "T") }

  /// Runs `report` over the files; those not given are the small tumour, GRCh38, COAD.
  func report(
    variants: String? = nil, assembly: String = "GRCh38", tumorType: String = "COAD", _ extra: [String] = [],
    environment: [String: String] = [:], in workingFolder: String? = nil
  ) throws -> SextantProgram.Outcome {
    let file = try variants ?? folder.file("tumor.vcf", Self.tumor.bytes)
    return try SextantProgram.run(
      ["report", "--variants", file, "--assembly", assembly, "--tumor-type", tumorType, "--output", output] + extra,
      environment: environment, in: workingFolder)
  }

  /// What stands in a folder, with the files' bytes; a folder that is not there is empty.
  static func contents(_ path: String) -> [String: Data] {
    var found: [String: Data] = [:]
    for name in (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? [] {
      found[name] = FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data()
    }
    return found
  }

  static let documents: Set = [
    "patient-case.json", "profile.json", "interpretation.json", "report.json", "report.html",
  ]
  static let example = SharedData.repository.appendingPathComponent("Examples/colorectal/case.json").path
}

/// A command of the system, for what Foundation cannot do (gzip, mount).
@discardableResult
func system(_ command: String) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/sh")
  process.arguments = ["-c", command]
  process.standardOutput = FileHandle.nullDevice
  process.standardError = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  return process.terminationStatus
}
