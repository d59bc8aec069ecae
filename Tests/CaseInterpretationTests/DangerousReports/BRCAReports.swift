import OncologyCore
import ReportRendering
import Testing

/// Report 4: a BRCA2 truncation, flagged items and an origin that nobody knows.
@Suite struct BRCAReports {
  /// Q1089*, c.3265C>T: codon 1089 of ENST00000380152 is CAG by its coding sequence.
  static let tumor = CaseFiles().variant("13", 32_337_620, "C", "T", depth: 200, reads: 90)

  @Test func castrationResistantProstateShowsFlaggedOlaparib() throws {
    let result = try Self.tumor.state("castration_resistant", "positive").run(type: "PRAD")
    #expect(try result.finding("BRCA2 Q1089*").significance == .tierI)
    let flagged = result.interpretation.matches.filter { $0.flagged && $0.therapies.contains("Olaparib") }
    #expect(flagged.contains { $0.sourceLevel == "A" && $0.source == "civic" })
    #expect(flagged.allSatisfy { $0.ampTier == nil && $0.ampLevel == nil })
    let olaparib = try result.option("Olaparib")
    #expect(flagged.filter { $0.therapies == ["Olaparib"] }.allSatisfy { olaparib.withoutTier.contains($0.key) })
    #expect(result.pageText.contains("Items flagged by their source, which give no tier"))
    #expect(result.pageText.lowercased().contains("flagged"))
  }

  @Test func castrationStateIsNotAssumed() throws {
    let result = try Self.tumor.run(type: "PRAD")
    let approvals = result.interpretation.matches.filter {
      $0.source == "approvals" && $0.tumorTypeRelation.isSameTumor
    }
    #expect(!approvals.isEmpty)
    #expect(approvals.allSatisfy { $0.ampTier == nil }, "every approval row of PRAD asks for the state")
    #expect(result.pageText.contains("castration_resistant") || result.pageText.contains("castration-resistant"))
    #expect(result.report.answer.first?.text.contains("level A") != true, "\(result.answer)")
  }

  @Test func tumorOnlyIsOfUnknownOrigin() throws {
    let result = try Self.tumor.tumorOnlyCalls().state("castration_resistant", "positive").run(type: "PRAD")
    #expect(result.profile.variants.allSatisfy { $0.call.origin == .unknown })
    #expect(result.warnings.contains("no variant is known to be somatic"))
    #expect(result.pageText.contains("Germline test for BRCA2 Q1089*"))
    #expect(result.pageText.contains("The origin is unknown (no normal sample): the alteration may be inherited."))
    let germline = result.interpretation.matches.filter { $0.origin.contains("Germline") }
    #expect(germline.isEmpty, "\(germline.map(\.key))")
  }

  @Test func tumorOnlyInBreastAsksForTheGermline() throws {
    let result = try Self.tumor.tumorOnlyCalls().state("HER2", "negative", method: "IHC").run(type: "IDC")
    #expect(!result.interpretation.matches.contains { $0.origin.contains("Germline") })
    let toConfirm = result.interpretation.excluded.filter { $0.reason.key == "knowledge.excluded.confirmGermline" }
    #expect(!toConfirm.isEmpty)
    #expect(!result.interpretation.germlineReferrals.isEmpty)
    #expect(result.pageText.contains("Whether the patient wants to be told of germline findings is not stated"))
    #expect(!result.pageText.contains("BRCA2 Q1089* (germline origin)"))
    #expect(result.pageText.contains("BRCA2 Q1089* (unknown origin)"))
  }
}
