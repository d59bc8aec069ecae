import OncologyCore
import ReportRendering
import Testing

/// Reports 1 and 11: BRAF V600E between tumour types, and what is not V600E.
@Suite struct BRAFReports {
  @Test func colorectalV600ELeadsWithEncorafenibAndCetuximab() throws {
    let result = try CaseFiles().variant("BRAF", "V600E").run(type: "COAD")
    let lead = try #require(result.interpretation.options.first)
    #expect(
      Set(lead.therapies) == ["Encorafenib", "Cetuximab"], "\(result.interpretation.options.prefix(4).map(\.id))")
    #expect(lead.stance == .favoured && lead.level == .a && lead.tier == .one)
    let first = try #require(result.report.answer.first).text
    #expect(first.contains("BRAF V600E") && first.contains("Encorafenib") && first.contains("Cetuximab"), "\(first)")
    #expect(result.pageText.contains(first))
  }

  @Test func colorectalV600EShowsTheResistanceThatDoesNotDemoteIt() throws {
    let result = try CaseFiles().variant("BRAF", "V600E").run(type: "COAD")
    let items = result.interpretation.matches.filter {
      $0.therapies == ["Cetuximab"] && $0.significance == .resistance && $0.tumorTypeRelation.isSameTumor
    }
    #expect(!items.isEmpty)
    #expect(try result.option("Cetuximab").stance == .discouraged)
    let lead = try result.option("Encorafenib", "Cetuximab")
    #expect(lead.cautions.contains { $0.key == "knowledge.option.componentResistance" })
    #expect(result.pageText.contains("It says nothing of the combination."))
  }

  /// CIViC 915 and 126 speak against cetuximab beside PIK3CA and SMAD4 changes: resistance to a component never demotes a
  /// combination that has its own evidence, so the answer is led as without them.
  @Test func colorectalV600ELeadsBesideResistanceToAComponent() throws {
    let result = try CaseFiles().variant("BRAF", "V600E").variant("PIK3CA", "H1047R").variant("SMAD4", "R361H")
      .run(type: "COAD")
    let first = try #require(result.report.answer.first).text
    // Without a record the rules do not tell the pair from its two regimens with chemotherapy.
    #expect(first.hasPrefix("BRAF V600E: 3 options have level A evidence"), "\(first)")
    #expect(first.contains("alphabetical order: Cetuximab + Encorafenib; "), "\(first)")
    #expect(!result.answer.contains("another alteration of this tumour speaks against"), "\(result.answer)")
  }

  @Test func colorectalV600EExcludesDabrafenibWithTrametinibByItsLabel() throws {
    let result = try CaseFiles().variant("BRAF", "V600E").run(type: "COAD")
    let excluded = try result.option("Dabrafenib", "Trametinib")
    #expect(excluded.stance == .excludedByLabel && excluded.tier == nil)
    let sentence = "Dabrafenib + Trametinib is excluded for this tumour type by its label"
    #expect(result.answer.contains(sentence), "\(result.answer)")
    #expect(result.pageText.contains(sentence))
    let agnostic = result.interpretation.matches.filter {
      Set($0.therapies) == ["Dabrafenib", "Trametinib"] && $0.tumorTypeRelation == .any
    }
    #expect(agnostic.allSatisfy { $0.ampTier == nil })
  }

  @Test func melanomaV600EIsTierOneLevelA() throws {
    let result = try CaseFiles().variant("BRAF", "V600E").run(type: "SKCM")
    let option = try result.option("Dabrafenib", "Trametinib")
    #expect(option.stance == .favoured && option.level == .a && option.tier == .one)
    #expect(try result.finding("BRAF V600E").significance == .tierI)
    #expect(try result.finding("BRAF V600E").therapeuticLevel == .a)
    let first = try #require(result.report.answer.first).text
    #expect(first.contains("BRAF V600E") && first.contains("level A"), "\(first)")
    #expect(!result.answer.contains("excluded for this tumour type"))
  }

  @Test(arguments: ["K601E", "G469A"]) func anotherActivatingChangeIsNotV600(change: String) throws {
    let result = try CaseFiles().variant("BRAF", change).run(type: "SKCM")
    #expect(result.matches("BRAF V600E").isEmpty && result.matches("BRAF V600").isEmpty)
    #expect(result.matches("BRAF V600K").isEmpty && result.matches("BRAF V600E OR BRAF V600K").isEmpty)
    #expect(result.favoured.allSatisfy { $0.level != .a }, "\(result.favoured.map(\.id))")
    let near = result.excluded("BRAF V600E")
    #expect(!near.isEmpty && near.allSatisfy { $0.reason.key == "knowledge.excluded.differentAlteration" })
    #expect(!result.answer.contains("Dabrafenib") && !result.answer.contains("Vemurafenib"), "\(result.answer)")
    #expect(result.pageText.contains("asks for BRAF V600E; the tumour has BRAF \(change)"))
  }

  @Test func aloneIsNotTogetherWithAnother() throws {
    let result = try CaseFiles().variant("BRAF", "V600E").run(type: "SKCM")
    #expect(!result.interpretation.matches.contains { $0.pattern.contains("BRAF V600E AND") })
    let missing = result.interpretation.excluded.filter { $0.pattern.hasPrefix("BRAF V600E AND") }
    #expect(!missing.isEmpty)
    let keys = Set(missing.map(\.reason.key))
    #expect(keys.isSubset(of: ["knowledge.excluded.partMissing", "knowledge.notAssessed.partNotAssessed"]), "\(keys)")
  }

  @Test func absenceOfKITNeedsCoverage() throws {
    let open = try CaseFiles().run(type: "SM")
    #expect(open.matches("NOT KIT D816V").isEmpty)
    #expect(open.excluded("NOT KIT D816V").allSatisfy { $0.reason.key == "knowledge.notAssessed.coverage" })
    #expect(!open.excluded("NOT KIT D816V").isEmpty)
    #expect(open.pageText.contains("that KIT was fully covered is not shown, so nothing can be said to be absent"))
    let covered = try CaseFiles().covered("KIT").run(type: "SM")
    #expect(!covered.matches("NOT KIT D816V").isEmpty)
    let present = try CaseFiles().variant("KIT", "D816V").covered("KIT").run(type: "SM")
    #expect(present.matches("NOT KIT D816V").isEmpty)
  }
}
