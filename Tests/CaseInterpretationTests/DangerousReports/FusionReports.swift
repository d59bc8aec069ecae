import OncologyCore
import ReportRendering
import Testing

/// Report 5: partners are never swapped; and a fusion that the input contradicts does not lead.
@Suite struct FusionReports {
  /// TPM3 (minus strand) ends its exon at chr1:154170400, NTRK1 (plus) begins one at chr1:156874906 (GRCh38 models).
  @Test func TPM3NTRK1MatchesAnyPartnerOfNTRK1() throws {
    let result = try CaseFiles().fusion("TPM3", "NTRK1", "chr1:154170400:-", "chr1:156874906:+").run(type: "LUAD")
    let items = result.interpretation.matches.filter { $0.pattern.contains("v::NTRK1 Fusion") }
    #expect(items.contains { $0.ampLevel == .a })
    for drug in ["Larotrectinib", "Entrectinib"] { #expect(try result.option(drug).stance == .favoured, "\(drug)") }
    let first = try #require(result.report.answer.first).text
    #expect(first.contains("TPM3::NTRK1"), "\(first)")
  }

  @Test func NTRK1TPM3DoesNot() throws {
    let result = try CaseFiles().fusion("NTRK1", "TPM3", "chr1:156874626:+", "chr1:154170469:-").run(type: "LUAD")
    #expect(!result.interpretation.matches.contains { $0.pattern.contains("::NTRK1") })
    let near = result.excluded("v::NTRK1 Fusion")
    #expect(!near.isEmpty && near.allSatisfy { $0.reason.key == "knowledge.excluded.partnerOrderReversed" })
    #expect(!result.answer.contains("Larotrectinib") && !result.answer.contains("Entrectinib"), "\(result.answer)")
    #expect(result.favoured.allSatisfy { !$0.therapies.contains("Larotrectinib") })
    #expect(result.pageText.contains("NTRK1::TPM3 was called in the opposite order"))
    #expect(result.pageText.contains("The partners are not swapped"))
  }

  /// EML4 ends exon 13 at chr2:42295516; the second breakpoint lies on another chromosome than ALK.
  @Test func contradictedEML4ALKIsNotInTheAnswer() throws {
    let result = try CaseFiles().fusion("EML4", "ALK", "chr2:42295516:+", "chr5:29223528:-").run(type: "LUAD")
    #expect(try result.finding("EML4::ALK").significance == .toConfirm)
    #expect(!result.answer.contains("EML4::ALK"), "\(result.answer)")
    for drug in ["Alectinib", "Crizotinib", "Lorlatinib"] { #expect(!result.answer.contains(drug), "\(result.answer)") }
    #expect(result.pageText.contains("is on another chromosome than ALK"))
    #expect(result.warnings.contains("Contradictions or implausible values in the input: 1"))
  }

  /// With a sound second finding that speaks against the same drugs, the doubted fusion still does not lead.
  @Test func aSoundFindingDoesNotCarryADoubtedOneIntoTheAnswer() throws {
    let result = try CaseFiles().variant("KRAS", "G12C").variant("TP53", "R175H")
      .fusion("EML4", "ALK", "chr2:42295516:+", "chr5:29223528:-").run(type: "LUAD")
    #expect(!result.answer.contains("EML4::ALK"), "\(result.answer)")
    #expect(!result.answer.contains("Alectinib") && !result.answer.contains("Crizotinib"), "\(result.answer)")
    let first = try #require(result.report.answer.first).text
    #expect(first.contains("KRAS G12C"), "\(first)")
  }

  @Test func soundEML4ALKLeads() throws {
    let result = try CaseFiles().fusion("EML4", "ALK", "chr2:42295516:+", "chr2:29223528:-").run(type: "LUAD")
    let first = try #require(result.report.answer.first).text
    #expect(first.contains("EML4::ALK"), "\(first)")
  }
}
