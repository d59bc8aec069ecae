import Foundation
import GenomicFiles
import OncologyCore
import TestSupport
import Testing

/// Writes bytes to a file of its own and reads them as variants.
func readVariants(
  _ bytes: some Sequence<UInt8>, name: String = "tumor.vcf",
  _ options: VariantFileOptions = VariantFileOptions(origin: .somatic)
) throws -> VariantFileContents {
  let folder = try TemporaryFolder()
  return try VariantFile(path: try folder.file(name, bytes)).read(options)
}

func readVariants(
  _ builder: VCFBuilder, _ options: VariantFileOptions = VariantFileOptions(origin: .somatic)
) throws -> VariantFileContents {
  try readVariants(builder.bytes, options)
}

/// The error of a read that must be refused.
func refusal(
  _ sourceLocation: Testing.SourceLocation = #_sourceLocation, _ body: () throws -> Void
) throws -> InputError {
  try #require(
    #expect(throws: InputError.self, sourceLocation: sourceLocation) { try body() }, sourceLocation: sourceLocation)
}

extension VariantFileContents {
  /// How often a diagnostic was met, 0 where never.
  func count(of key: String) -> Int { diagnostics.filter { $0.message.key == key }.reduce(0) { $0 + $1.count } }
}

/// Runs a tool of the machine; `nil` where it is not there.
enum Tool {
  static func path(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static func run(_ name: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path(name)))
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return data
  }
}
