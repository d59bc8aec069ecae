import Foundation
import OncologyCore
import TestSupport

@testable import VariantAnnotation

/// The starter reference releases of the repository, or of the folder that `SEXTANT_STARTER_RELEASES` names.
enum StarterReference {
  /// Length of chromosome 1: it tells the assemblies apart (Genome Reference Consortium, GRCh37.p13 and GRCh38.p14).
  private static let lengthOfOne = [Assembly.grch37: "249250621", .grch38: "248956422"]

  private static let folders: [URL] = {
    let root =
      ProcessInfo.processInfo.environment["SEXTANT_STARTER_RELEASES"].map { URL(fileURLWithPath: $0) }
      ?? SharedData.repository.appendingPathComponent("Sources/StarterReleases/Starter")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.sorted().map { root.appendingPathComponent($0) }
      .filter { FileManager.default.fileExists(atPath: $0.appendingPathComponent("transcripts.tsv").path) }
  }()

  static var isPresent: Bool { folder(.grch38) != nil && folder(.grch37) != nil }
  static let reasonToSkip = "needs the starter reference releases, which are not in the repository's Starter folder"

  private static func folder(_ assembly: Assembly) -> URL? {
    folders.first { folder in
      guard let text = try? String(contentsOf: folder.appendingPathComponent("contigs.tsv"), encoding: .utf8) else {
        return false
      }
      return text.contains("\n1\t\(lengthOfOne[assembly]!)\n")
    }
  }

  private static func files(_ assembly: Assembly) throws -> [String: [UInt8]] {
    let folder = folder(assembly)!
    var found: [String: [UInt8]] = [:]
    for name in [
      "transcripts.tsv", "coding-sequences.tsv", "contigs.tsv", "cytobands.tsv", "known-alleles.tsv",
      "hotspots/known-alleles.tsv", "hotspots/known-alleles-renumbered.tsv",
    ] {
      if let data = try? Data(contentsOf: folder.appendingPathComponent(name)) { found[name] = [UInt8](data) }
    }
    return found
  }

  static let grch38 = Result { try ReferenceModels(assembly: .grch38, files: files(.grch38)) }
  static let grch37 = Result { try ReferenceModels(assembly: .grch37, files: files(.grch37)) }

  static func models(_ assembly: Assembly) throws -> ReferenceModels {
    try (assembly == .grch38 ? grch38 : grch37).get()
  }

  static func table(_ name: String, _ assembly: Assembly) throws -> [[String: String]] {
    DelimitedRows.read(try String(contentsOf: folder(assembly)!.appendingPathComponent(name), encoding: .utf8))
  }
}

/// Rows of a tab-separated text by column name, the plain way.
enum DelimitedRows {
  static func read(_ text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n")
    guard let header = lines.first?.split(separator: "\t", omittingEmptySubsequences: false) else { return [] }
    return lines.dropFirst().map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      return Dictionary(
        zip(header.map(String.init), fields.map(String.init)), uniquingKeysWith: { first, _ in first })
    }
  }

  /// The text of a gzip file, by the system's `gzip`.
  static func gunzipped(_ url: URL) throws -> String {
    let process = Process(), pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", url.path]
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}

/// An allele as MAF-like tables write it: `-` for no base, an insertion behind `position`.
func mafAllele(_ contig: String, _ position: Int, _ reference: String, _ alternate: String) -> GenomicAllele {
  let contig = Contig(contig)
  if reference == "-" {
    return GenomicAllele(contig: contig, position: position, reference: "N", alternate: "N" + alternate)
  }
  if alternate == "-" {
    return GenomicAllele(contig: contig, position: position - 1, reference: "N" + reference, alternate: "N")
  }
  return GenomicAllele(contig: contig, position: position, reference: reference, alternate: alternate)
}
