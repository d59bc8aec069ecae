import OncologyCore
import ReportRendering
import Testing

/// Report 10: the last base of MET's exon 14, and a change that is silent indeed.
@Suite struct METReports {
  /// c.3028G>A changes the last base of exon 14 (chr7:116771989, GRCh38); cancerhotspots.org lists it as D1010N.
  @Test func lastBaseOfExon14IsSkipping() throws {
    let result = try CaseFiles().variant("7", 116_771_989, "G", "A").run(type: "LUAD")
    let finding = try #require(result.interpretation.findings.first { $0.gene == "MET" })
    #expect(finding.variant?.effect?.hgvsCoding?.hasSuffix("c.3028G>A") == true)
    #expect(finding.variant?.effect?.mayDisruptSplicingOfExon == 14)
    #expect(finding.significance == .tierI)
    #expect(result.matches("MET Exon 14 Skipping Mutation").contains { $0.ampLevel == .a })
    let leading = Set(result.interpretation.options.prefix(2).map(\.therapies))
    #expect(leading == [["Capmatinib"], ["Tepotinib"]], "\(leading)")
    #expect(result.answer.contains("Capmatinib") && result.answer.contains("Tepotinib"), "\(result.answer)")
    #expect(result.pageText.contains("confirm by RNA"))
  }

  /// Y1003= in the same exon: TAC and TAT are both tyrosine (cancerhotspots.org lists chr7:116771970C>G as Y1003*).
  @Test func silentChangeIsNoMutation() throws {
    let result = try CaseFiles().variant("7", 116_771_970, "C", "T").run(type: "LUAD")
    #expect(result.profile.variants[0].effect?.consequences == [.synonymousVariant])
    #expect(result.interpretation.matches.filter { $0.alteration.contains("MET") }.isEmpty)
    let near = result.excluded("MET Mutation") + result.excluded("MET Exon 14 Skipping Mutation")
    #expect(!near.isEmpty && near.allSatisfy { $0.reason.key == "knowledge.excluded.silentOnly" })
    #expect(!result.answer.contains("Capmatinib") && !result.answer.contains("Tepotinib"), "\(result.answer)")
    #expect(result.interpretation.findings.allSatisfy { $0.gene != "MET" || $0.significance == .unknownSignificance })
  }
}
