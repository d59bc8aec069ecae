import Foundation
import GenomicFiles
import OncologyCore
import TestSupport
import Testing

@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
struct RealVariantFileTests {
  private func read(_ path: String, _ options: VariantFileOptions) throws -> VariantFileContents {
    try VariantFile(path: SharedData.file(path).path).read(options)
  }

  /// Counts: `zcat T001-COAD.grch38.vcf.gz | grep -vc '^#'` → 3313, all PASS (`cut -f7 | sort | uniq -c`).
  @Test func colorectalExampleWithNamedTags() throws {
    let contents = try read(
      "vcf/pcgr/T001-COAD.grch38.vcf.gz",
      VariantFileOptions(origin: .somatic, depthTag: "TDP", alleleFractionTag: "TVAF"))
    #expect(contents.format == "VCF 4.2")
    #expect(contents.records == 3313)
    #expect(contents.calls.count == 3313)
    #expect(contents.filterCounts.isEmpty)
    #expect(contents.tumorSampleRule == .onlySample)
    // Its first record, as `zcat … | grep -v '^#' | head -1` shows it.
    let first = try #require(contents.calls.first)
    #expect(first.allele == GenomicAllele(contig: Contig("1"), position: 1_042_010, reference: "G", alternate: "A"))
    #expect(first.depth == 29)
    #expect(first.alleleFraction == 0.275862068966)
    #expect(first.callers == ["muse", "mutect2", "somaticsniper", "varscan2"])
    #expect(first.line == 17)
    #expect(contents.calls.allSatisfy { $0.depth != nil && $0.alleleFraction != nil })
  }

  @Test func withoutNamedTagsTheReportIsToldWhichThereAre() throws {
    let contents = try read("vcf/pcgr/T001-COAD.grch37.vcf.gz", VariantFileOptions(origin: .somatic))
    #expect(contents.records == 3317)
    #expect(contents.calls.allSatisfy { $0.alleleFraction == nil })
    let told = try #require(
      contents.diagnostics.first { $0.message.key == "files.reads.fractionNotToldWithCandidates" })
    #expect(told.message.arguments["tags"] == "TVAF")
  }
}
