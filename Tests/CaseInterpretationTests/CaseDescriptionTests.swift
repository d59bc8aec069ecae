import CaseInterpretation
import OncologyCore
import Testing

@Suite struct CaseDescriptionTests {
  private var whole: CaseDescription {
    var said = CaseDescription()
    said.assembly = .grch38
    said.tumorType = TumorType(code: "COAD")
    said.files = [.variants: "a.vcf", .record: "patient.json"]
    return said
  }

  @Test func aCaseIsMadeWhereNothingIsMissing() throws {
    let sources = try #require(whole.sources(named: "a"))
    #expect(sources.caseID == "a" && sources.variants == "a.vcf")
    #expect(sources.files == [.record: "patient.json"])
    var named = whole
    named.caseID = "C1"
    #expect(named.sources(named: "a")?.caseID == "C1")
  }

  @Test func whatIsMissingIsNamed() {
    var said = whole
    said.files[.variants] = nil
    #expect(said.missing == [.variants] && said.sources(named: "a") == nil)
    said = whole
    said.assembly = nil
    said.tumorType = nil
    #expect(said.missing == [.assembly, .tumorType] && said.sources(named: "a") == nil)
    #expect(whole.missing.isEmpty)
  }

  @Test func anyStatementIsOne() {
    #expect(CaseDescription().isEmpty)
    var said = CaseDescription()
    said.files[.overrides] = "overrides.json"
    #expect(!said.isEmpty)
    said = CaseDescription()
    said.options.ploidy = 2
    #expect(!said.isEmpty)
  }

  @Test func statementsThatExcludeEachOtherAreFound() {
    var said = whole
    said.files[.callable] = "panel.bed"
    #expect(said.conflict == nil)
    said.options.callableMegabases = 34
    #expect(said.conflict == .callableTwice)
    said = whole
    said.options.isTumorOnly = true
    #expect(said.conflict == nil)
    said.options.normalSample = "NORMAL"
    #expect(said.conflict == .normalOfTumorOnly)
  }
}
