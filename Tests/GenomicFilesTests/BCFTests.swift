import Foundation
import GenomicFiles
import OncologyCore
import TestSupport
import Testing

/// A BCF gives what the VCF that it was made from gives.
@Suite(.enabled(if: Tool.path("bcftools") != nil, "needs bcftools to make a BCF"))
struct BCFTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func bcf(_ vcf: String, _ kind: String = "-Ob") throws -> [UInt8] {
    Array(try Tool.run("bcftools", ["view", "--no-version", kind, vcf]))
  }

  private func example() throws -> String {
    let builder = VCFBuilder(samples: ["NORMAL", "TUMOR"]).meta("##contig=<ID=GL1>").meta("##reference=GRCh38")
      .record("7", 5, "A", "T,G", id: "rs1;rs2", info: "TVAF=0.25,0.5;TDP=9", "0/0:9,0,0:9", "1|2:5,2,2:9")
      .record("7", 6, "CG", "C", filter: "q10", "0/0:9,0:9", "0/1:5,4:9")
      .record("7", 7, "C", "<DEL>", "0/0:9,0:9", "0/1:5,4:9").record("GL1", 8, "A", "C", "./.:.:.", "./.:.:.")
    return try folder.file("a.vcf", builder.text)
  }

  @Test(arguments: ["-Ob", "-Ou"])
  func bcfIsReadAsItsVCF(_ kind: String) throws {
    let vcf = try example()
    let options = VariantFileOptions(origin: .somatic, depthTag: "TDP", alleleFractionTag: "TVAF")
    let fromVCF = try VariantFile(path: vcf).read(options)
    let fromBCF = try VariantFile(path: try folder.file("a.bin", try bcf(vcf, kind))).read(options)
    #expect(fromBCF.format == "BCF (VCF 4.2)")
    // A BCF has no lines: the record's number stands for it.
    #expect(fromBCF.calls.map(\.line) == [1, 1])
    let withoutLines = { (calls: [SmallVariantCall]) in
      calls.map { call in
        var copy = call
        copy.line = 0
        return copy
      }
    }
    #expect(withoutLines(fromBCF.calls) == withoutLines(fromVCF.calls))
    #expect(fromBCF.calls.map(\.alleleFraction) == [0.25, 0.5])
    #expect(fromBCF.filterCounts == fromVCF.filterCounts && fromBCF.records == 4)
    #expect(fromBCF.diagnostics.map(\.message) == fromVCF.diagnostics.map(\.message))
    #expect(fromBCF.statedContigs == fromVCF.statedContigs && fromBCF.statedAssembly == .grch38)
    #expect(fromBCF.tumorSample == "TUMOR" && fromBCF.normalSample == "NORMAL")
  }

  @Test func truncatedBCFIsRefused() throws {
    var vcf = VCFBuilder()
    for position in 1...5000 { vcf = vcf.record("7", position) }
    let bytes = try bcf(try folder.file("long.vcf", vcf.text))
    for count in [100, bytes.count / 2, bytes.count - 28, bytes.count - 1] {
      let path = try folder.file("cut.bcf", bytes[..<count])
      #expect(throws: InputError.self, "cut to \(count)") {
        try VariantFile(path: path).read(VariantFileOptions(origin: .somatic))
      }
    }
  }

  /// A BCF of one record, not compressed, with the place at which the record's two lengths stand.
  private func single(headerEnd: Int? = nil) throws -> (bytes: [UInt8], record: Int) {
    var padding = 0
    while true {
      let note = "##note=" + String(repeating: "x", count: padding)
      let bytes = try bcf(try folder.file("one.vcf", VCFBuilder().meta(note).record().text), "-Ou")
      let record = 9 + (0..<4).reduce(0) { $0 | Int(bytes[5 + $1]) << (8 * $1) }
      guard let headerEnd, record != headerEnd else { return (bytes, record) }
      padding += headerEnd - record
    }
  }

  private func refusal(of bytes: [UInt8]) throws -> InputError {
    let path = try folder.file("a.bcf", bytes)
    return try GenomicFilesTests.refusal { _ = try VariantFile(path: path).read(VariantFileOptions(origin: .somatic)) }
  }

  /// Two gigabytes for the shared part, or for the samples' part: not reserved, but refused.
  @Test(arguments: [0, 4]) func aRecordThatClaimsGigabytesIsRefused(part: Int) throws {
    var (bytes, record) = try single()
    bytes.replaceSubrange(record + part..<record + part + 4, with: [0xFF, 0xFF, 0xFF, 0x7F])
    for stored in [bytes, GzipWriter.bgzip(bytes), GzipWriter.gzip(bytes)] {
      let error = try refusal(of: stored)
      #expect(error.code == .tooLarge && error.location?.line == 1, "\(error)")
    }
  }

  @Test func aHeaderThatClaimsGigabytesIsRefused() throws {
    var (bytes, _) = try single()
    bytes.replaceSubrange(5..<9, with: [0xFF, 0xFF, 0xFF, 0x7F])
    #expect(try refusal(of: bytes).code == .tooLarge)
    #expect(try refusal(of: GzipWriter.bgzip(bytes)).code == .tooLarge)
  }

  /// The lengths of a record may begin in one block of the file and end in the next: 1 to 9 bytes before its end.
  @Test(arguments: 1...9) func lengthsThatLieAcrossTwoBlocksAreSeen(before: Int) throws {
    let (bytes, record) = try single()
    var hostile = bytes
    hostile.replaceSubrange(record..<record + 4, with: [0xFF, 0xFF, 0xFF, 0x7F])
    #expect(try refusal(of: GzipWriter.bgzip(hostile, blockSize: record + before)).code == .tooLarge)
    let path = try folder.file("good.bcf", GzipWriter.bgzip(bytes, blockSize: record + before))
    #expect(try VariantFile(path: path).read(VariantFileOptions(origin: .somatic)).records == 1)
    // htslib reads what is not compressed in pieces of 64 KiB.
    let raw = try single(headerEnd: 65_536 - before)
    hostile = raw.bytes
    hostile.replaceSubrange(raw.record..<raw.record + 4, with: [0xFF, 0xFF, 0xFF, 0x7F])
    #expect(try refusal(of: hostile).code == .tooLarge)
    let rawPath = try folder.file("raw.bcf", raw.bytes)
    #expect(try VariantFile(path: rawPath).read(VariantFileOptions(origin: .somatic)).records == 1)
  }

  @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
  func realExampleIsReadAsItsVCF() throws {
    let vcf = SharedData.file("vcf/pcgr/T001-COAD.grch38.vcf.gz").path
    let options = VariantFileOptions(origin: .somatic, depthTag: "TDP", alleleFractionTag: "TVAF")
    let fromVCF = try VariantFile(path: vcf).read(options)
    let fromBCF = try VariantFile(path: try folder.file("b.bcf", try bcf(vcf))).read(options)
    #expect(fromBCF.calls.map(\.allele) == fromVCF.calls.map(\.allele))
    #expect(fromBCF.calls.map(\.depth) == fromVCF.calls.map(\.depth))
    // BCF holds 32-bit floats.
    #expect(
      zip(fromBCF.calls, fromVCF.calls).allSatisfy { abs(($0.alleleFraction ?? 2) - ($1.alleleFraction ?? 3)) < 1e-6 })
  }
}
