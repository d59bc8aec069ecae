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

  /// ClinVar's test set has no samples; `zcat … | grep -vc '^#'` → 100 or so, counted here by the test itself.
  @Test(arguments: ["vcf/vep_examples/homo_sapiens_GRCh38.vcf", "vcf/vep_examples/homo_sapiens_GRCh37.vcf"])
  func ensemblExamples(_ path: String) throws {
    let contents = try read(path, VariantFileOptions(origin: .somatic))
    let text = try String(contentsOf: SharedData.file(path), encoding: .utf8)
    let records = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(contents.records == records.count && contents.calls.count == records.count)
    #expect(contents.format == "VCF 4.0" && contents.tumorSampleRule == .noSamples)
    let first = records[0].split(separator: "\t")
    #expect(contents.calls.first?.identifiers == [String(first[2])])
    #expect(contents.calls.first?.allele.description == "\(first[0]):\(first[1]):\(first[3]):\(first[4])")
  }

  @Test func clinVarExample() throws {
    let contents = try read("vcf/vep_examples/clinvar-testset.vcf.gz", VariantFileOptions(origin: .unknown))
    #expect(contents.statedAssembly == .grch38 && contents.statedContigs.isEmpty)
    #expect(contents.records == contents.calls.count + contents.count(of: "files.variants.noAlternative"))
    #expect(contents.calls.first?.allele.description == "1:925952:G:A")
  }

  /// Rows of the sample by `awk -F'\t' '$16=="TCGA-A1-A0SB-01"' | wc -l` → 12; its deletions and files by eye.
  @Test func cohortMAF() throws {
    let path = "cohorts/study_es_0/data_mutations_extended.maf"
    let error = try refusal { _ = try read(path, VariantFileOptions(origin: .somatic)) }
    #expect(error.code == .unknownSample && error.description.contains("TCGA-A1-A0SB-01"))
    let contents = try read(path, VariantFileOptions(origin: .somatic, tumorSample: "TCGA-A1-A0SB-01"))
    #expect(contents.records == 12 && contents.calls.count == 12)
    #expect(contents.statedAssembly == .grch37 && contents.normalSample == "TCGA-A1-A0SB-10")
    let deletion = try #require(contents.calls.first { $0.line == 4 })
    #expect(deletion.allele.description == "2:46707887:NG:N")
    #expect(deletion.providedAnnotations.first?.consequences == [.frameshiftVariant])
    let splice = try #require(contents.calls.first { $0.allele.description == "17:7576851:A:C" })
    #expect(splice.providedAnnotations.first?.consequences == [.spliceDonorVariant])
    #expect(contents.calls.allSatisfy { $0.depth == nil })
  }

  @Test func insertionOfTheCohort() throws {
    let contents = try read(
      "cohorts/study_es_0/data_mutations_extended.maf",
      VariantFileOptions(origin: .somatic, tumorSample: "TCGA-A1-A0SB-02"))
    #expect(contents.calls.map(\.allele.description).contains("6:135507043:N:NA"))
  }

  /// The increment's rows where the alternative stands in `Tumor_Seq_Allele1`, or both alleles are alternatives.
  @Test func incrementOfTheCohort() throws {
    let path = "cohorts/study_es_0_inc/data_mutations_extended.maf"
    let first = try read(path, VariantFileOptions(origin: .somatic, tumorSample: "TCGA-A1-A0SB-01"))
    #expect(first.calls.map(\.allele.description).contains("10:116247760:T:C"))
    #expect(first.statedAssembly == .grch38)
    let third = try read(path, VariantFileOptions(origin: .somatic, tumorSample: "TCGA-A1-A0SB-03"))
    #expect(third.count(of: "files.maf.twoAlternatives") == 1)
  }
}
