import CaseInterpretation
import KnowledgeBase
import OncologyCore
import ReportRendering
import Testing

/// Further reports that would be plausible and wrong: the wrong build, a person's word, diseases and names.
@Suite struct ContextReports {
  /// GRCh37 places of BRAF V600E, KRAS G12C, EGFR L858R, PIK3CA H1047R and TP53 R175H (cancerhotspots.org's GRCh37 table).
  static let olderBuild = CaseFiles().variant("7", 140_453_136, "A", "T").variant("12", 25_398_285, "C", "A")
    .variant("7", 55_259_515, "T", "G").variant("3", 178_952_085, "A", "G").variant("17", 7_578_406, "C", "T")

  @Test func aWrongBuildIsRefusedBeforeAPage() throws {
    let error = #expect(throws: InputError.self) { try Self.olderBuild.run(type: "COAD") }
    #expect(error?.code == .wrongAssembly)
    let right = try Self.olderBuild.run(type: "COAD", assembly: .grch37)
    #expect(try right.finding("BRAF V600E").significance == .tierI)
  }

  @Test func aDriverThatAPersonCallsBenignLeavesTheAnswer() throws {
    let result = try CaseFiles().variant("BRAF", "V600E").run(type: "COAD") { profile in
      [
        Override(
          finding: profile.variants[0].id, value: .benign, reason: "artefact of the assay", author: "Reviewer One")
      ]
    }
    #expect(result.interpretation.matches.allSatisfy { !$0.alteration.contains("BRAF") })
    #expect(!result.answer.contains("Encorafenib") && !result.answer.contains("BRAF"), "\(result.answer)")
    #expect(result.interpretation.options.isEmpty, "\(result.interpretation.options.map(\.id))")
    let finding = try result.finding("BRAF V600E")
    #expect(finding.significance == .likelyBenign)
    #expect(result.warnings.contains("Findings reclassified by a person: 1 (Reviewer One)."))
    #expect(result.pageText.contains("artefact of the assay"))
    #expect(result.interpretation.excluded.contains { $0.cause == .excludedByOverride })
  }

  /// Items whose disease OncoTree does not have match, and take no tier.
  @Test func anUnmappedDiseaseGivesNoTier() throws {
    let release = try StarterEngines.opened.get().interpretation.release
    let result = try CaseFiles().variant("BRAF", "V600E").variant("KRAS", "G12C").variant("PIK3CA", "H1047R")
      .variant("TP53", "R175H").run(type: "COAD")
    let unmapped = result.interpretation.matches.filter { $0.tumorTypeRelation == .unmapped }
    #expect(unmapped.allSatisfy { $0.ampTier == nil && $0.ampLevel == nil }, "\(unmapped.map(\.key))")
    #expect(release.items.contains { $0.tumorTypes == .unmapped })
  }

  /// "Breast Cancer" is mapped to `=BREAST` with the carcinomas: a phyllodes tumour (PT, a descendant of BREAST) is
  /// another disease.
  @Test func aTissueCodeAloneDoesNotReachDown() throws {
    let files = CaseFiles().variant("PIK3CA", "H1047R")
    let phyllodes = try files.run(type: "PT")
    let items = phyllodes.interpretation.matches.filter { $0.disease == "Breast Cancer" }
    #expect(!items.isEmpty && items.allSatisfy { !$0.tumorTypeRelation.isSameTumor }, "\(items.map(\.key))")
    let ductal = try files.run(type: "IDC").interpretation.matches.filter { $0.disease == "Breast Cancer" }
    #expect(ductal.allSatisfy { $0.tumorTypeRelation == .parent || $0.tumorTypeRelation == .same })
  }

  /// MYD88 L265P of the literature is L252P on MANE Select (c.755T>C, chr3:38141150 on GRCh38).
  @Test func MYD88L265PIsKnownByItsOtherName() throws {
    let result = try CaseFiles().variant("3", 38_141_150, "T", "C").run(type: "WM")
    let items = result.matches("MYD88 L265P")
    #expect(!items.isEmpty)
    #expect(result.pageText.contains("L252P") && result.pageText.contains("L265P"))
  }

  /// Two causes of resistance: the sentence must not blame one for the other's drugs.
  @Test func eachDrugIsNamedWithItsOwnCause() throws {
    let result = try EGFRReports.exon19.variant("EGFR", "T790M").variant("KRAS", "G12C").run(type: "LUAD")
    let byKey = Dictionary(result.interpretation.matches.map { ($0.key, $0) }) { first, _ in first }
    let sentences = result.report.answer.map(\.text).filter { $0.hasPrefix("Evidence speaks against") }
    for option in result.interpretation.options where option.stance == .discouraged && option.tier == .one {
      let causes = Set(option.opposing.compactMap { byKey[$0] }.flatMap(\.findings))
      let labels = result.interpretation.findings.filter { causes.contains($0.id) }.map(\.label)
      for sentence in sentences where sentence.contains(option.therapies.joined(separator: " + ")) {
        #expect(labels.contains { sentence.contains($0) }, "\(option.id): \(sentence)")
        // Pembrolizumab's label speaks against it where there is a sensitising change; the inhibitors' resistance does not.
        let isOfInhibitor = EGFRReports.earlier.contains(where: option.therapies.contains)
        #expect(!isOfInhibitor || !sentence.contains("E746_A750del"), "\(sentence)")
      }
    }
  }

  @Test func noItemIsNotNoTherapy() throws {
    let result = try CaseFiles().variant("TP53", "R175H").run(type: "ACC")
    #expect(result.pageText.contains("That is not to say that no approved therapy exists:"))
    #expect(try result.finding("TP53 R175H").significance != .unknownSignificance)
  }
}
