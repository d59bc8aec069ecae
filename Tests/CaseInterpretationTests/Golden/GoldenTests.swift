import CaseInterpretation
import Foundation
import OncologyCore
import TestSupport
import Testing

/// Real data through all stages: golden files, and beside them what was counted without Sextant.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
struct GoldenTests {
  private func colon(_ assembly: Assembly) throws -> GoldenCase {
    let stem = SharedData.file("vcf/pcgr/T001-COAD").path
    let build = assembly.rawValue.lowercased()
    return try GoldenCase(
      CaseSources(
        caseID: "T001", assembly: assembly, tumorType: TumorType(code: "COAD"), variants: "\(stem).\(build).vcf.gz",
        files: [
          .copyNumber: "\(stem).\(build).cna.tsv", .fusions: "\(stem).\(build).fusions.tsv",
          .expression: "\(stem).gene_expression.tsv.gz",
        ],
        options: CaseOptions(depthTag: "TDP", alleleFractionTag: "TVAF", callableMegabases: 34)))
  }

  /// Counted in the input: `zcat … | grep -vc '^#'` gives 3,313; `awk` on REF and ALT lengths the indels; one record has
  /// an rs number (`cut -f3`), rs3918290, which is DPYD *2A (c.1905+1G>A, PharmVar). 7:140753336 A>T is BRAF V600E
  /// (dbSNP rs113488022).
  @Test func t001OnGRCh38() throws {
    let golden = try colon(.grch38)
    try GoldenFile.check(GoldenFacts(golden))
    #expect(golden.profile.variants.count == 3_313)
    #expect(golden.profile.variants.count { $0.call.allele.isIndel } == Counted.indels("grch38"))
    try expectBRAF(golden, position: 140_753_336)
    let named = golden.profile.variants.filter { !$0.call.identifiers.isEmpty }
    #expect(named.map(\.call.identifiers) == [["rs3918290"]])
    #expect(named.first?.effect?.hgvsCoding == "c.1905+1G>A")
    #expect(named.first?.notes.isEmpty == false, "possibly germline")
    // Segments 17:39600010-40000000 (8+1) and 1:114430211-116197573 (23+1) of the table hold ERBB2 and NRAS.
    let amplified = golden.profile.copyNumber.filter { $0.call == .amplification }.map(\.gene)
    #expect(amplified.contains("ERBB2") && amplified.contains("NRAS"))
  }

  /// 3,317 records; the same alleles where CrossMap lifted them.
  @Test func t001OnGRCh37() throws {
    let golden = try colon(.grch37)
    try GoldenFile.check(GoldenFacts(golden))
    #expect(golden.profile.variants.count == 3_317)
    #expect(golden.profile.variants.count { $0.call.allele.isIndel } == Counted.indels("grch37"))
    try expectBRAF(golden, position: 140_453_136)
    // The starter reference has no model of ERBB2 on GRCh37: its nine copies cannot be told, and must not be denied.
    let denied = golden.interpretation.pertinentNegatives.filter {
      $0.name.contains("ERBB2") && $0.status == .notFoundCovered
    }
    #expect(denied.isEmpty)
    // 9:143000000 lies beyond GRCh37's chromosome 9 (141,213,431 bases): MYB::NFIB is doubted.
    let fusion = try #require(golden.profile.fusions.first { $0.label == "MYB::NFIB" })
    #expect(!fusion.doubts.isEmpty)
  }

  private func expectBRAF(_ golden: GoldenCase, position: Int) throws {
    let finding = try #require(golden.interpretation.findings.first { $0.label == "BRAF V600E" })
    #expect(finding.variant?.call.allele.position == position)
    #expect(finding.significance == .tierI)
    #expect(finding.therapeuticLevel == .a)
    // 17 of 54 reads (ADT 37,17).
    #expect(finding.variant?.call.depth == 54)
    let lead = try #require(golden.interpretation.options.first)
    #expect(lead.therapies == ["Cetuximab", "Encorafenib"] && lead.escat?.rawValue == "I-A")
    let excluded = golden.interpretation.options.filter { $0.stance == .excludedByLabel }.map(\.therapies)
    #expect(excluded == [["Dabrafenib", "Trametinib"]])
    // Nothing that the panel doubts may lead.
    let doubted = Set(golden.profile.summary.contradictions.flatMap(\.findings))
    #expect(doubted.isDisjoint(with: lead.findings))
    #expect(golden.profile.fusions.count == (position == 140_753_336 ? 9 : 13), "rows of the fusion table")
  }

  /// VEP's own examples: 173 records a build, no sample, no depth.
  @Test(arguments: [Assembly.grch37, .grch38]) func vepExamples(assembly: Assembly) throws {
    let golden = try GoldenCase(
      CaseSources(
        caseID: "vep", assembly: assembly, tumorType: TumorType(code: "COAD"),
        variants: SharedData.file("vcf/vep_examples/homo_sapiens_\(assembly.rawValue).vcf").path,
        options: CaseOptions(isTumorOnly: true)))
    try GoldenFile.check(GoldenFacts(golden), named: "vepExamplesOn\(assembly.rawValue)")
    #expect(golden.patient.inputs.first?.records == 173)
    #expect(golden.profile.variants.allSatisfy { $0.call.origin == .unknown })
    #expect(golden.profile.summary.burden.mutationsPerMegabase == nil, "no size was given")
  }

  /// One sample of cBioPortal's test study: `cut -f16 | sort | uniq -c` gives 12 rows of TCGA-A1-A0SB-01.
  @Test func studyES0Sample() throws {
    let golden = try GoldenCase(
      CaseSources(
        caseID: "es0", assembly: .grch37, tumorType: TumorType(code: "BRCA"),
        variants: SharedData.file("cohorts/study_es_0/data_mutations_extended.maf").path,
        options: CaseOptions(tumorSample: "TCGA-A1-A0SB-01")))
    try GoldenFile.check(GoldenFacts(golden))
    // awk -F'\t' '$16=="TCGA-A1-A0SB-01"{print $9}' | sort | uniq -c: 3 Frame_Shift_Del, 6 Missense_Mutation,
    // 2 Nonsense_Mutation, 1 Splice_Site.
    let terms = golden.profile.variants.compactMap { $0.effect?.mostSevere }
    let count = { (term: SequenceOntologyTerm) in terms.count { $0 == term } }
    #expect(terms.count == 12)
    #expect(count(.frameshiftVariant) == 3 && count(.missenseVariant) == 6 && count(.stopGained) == 2)
    #expect(terms.count { $0 == .spliceDonorVariant || $0 == .spliceAcceptorVariant } == 1)
    #expect(golden.patient.options.tumorSample == "TCGA-A1-A0SB-01")
  }
}

/// Counts that were made from the file's own columns, without Sextant's reader.
private enum Counted {
  static func indels(_ build: String) -> Int {
    // zcat T001-COAD.BUILD.vcf.gz | awk '!/^#/ && length($4) != length($5)' | wc -l
    build == "grch38" ? 644 : 647
  }
}
