import OncologyCore
import Testing

@testable import ReportRendering

@Suite struct PatientPageTests {
  private func words(_ page: PatientPage) -> [String] {
    page.introduction + page.parts.flatMap { $0.paragraphs + $0.points }
  }

  @Test(arguments: Scene.allCases) func itHoldsNoLevelsNoVariantsAndNoDrugs(scene: Scene) {
    let text = words(scene.report.patientPage).joined(separator: " ")
    for forbidden in ["tier", "level", "I-A", "V600E", "p.", "ESCAT", "oncogenic", "Encorafenib", "cetuximab"] {
      #expect(!text.contains(forbidden), "\(forbidden)")
    }
  }

  @Test(arguments: Scene.allCases) func itSaysThatItIsADraftAndThatTheDoctorDecides(scene: Scene) {
    let text = words(scene.report.patientPage).joined(separator: " ")
    #expect(text.contains("It is a draft."))
    #expect(text.contains("Please do not start, stop or change any medicine because of this page."))
    #expect(text.contains("you and your doctor decide together"))
  }

  /// Flesch–Kincaid grade (Kincaid et al. 1975): 0.39 × words a sentence + 11.8 × syllables a word − 15.59. A reader of
  /// about 12 years is in grade 6; syllables are counted as groups of vowels, without a silent e.
  @Test func itIsReadByATwelveYearOld() {
    var words = 0.0, sentences = 0.0, syllables = 0.0
    for text in self.words(Scene.colorectal.report.patientPage) where text.contains(" ") {
      sentences += Double(max(1, text.count { ".?!".contains($0) }))
      for word in text.split(whereSeparator: { !$0.isLetter }) {
        words += 1
        syllables += Double(Self.syllables(of: word.lowercased()))
      }
    }
    #expect(words > 200)
    let grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    #expect(grade < 6, "grade \(grade)")
  }

  private static func syllables(of word: String) -> Int {
    var count = 0
    var wasVowel = false
    for letter in word {
      let isVowel = "aeiouy".contains(letter)
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    if word.hasSuffix("e"), !word.hasSuffix("le"), count > 1 { count -= 1 }
    return max(count, 1)
  }

  @Test func whatIsContradictedIsNotTold() {
    let page = Scene.contradictions.report.patientPage
    #expect(!words(page).contains { $0.contains("ALK") || $0.contains("NTRK1") })
    #expect(words(page).contains("Some results do not fit together. Your doctors need to check them first."))
    #expect(words(page).contains("The test found no change that is known to matter for your kind of cancer."))
  }

  @Test func aStrongFindingThatIsContradictedIsNotToldEither() {
    var interpretation = SampleTumor.colorectal
    interpretation.summary.contradictions = [
      Contradiction(saying("BRAF V600E lies where no copy is left."), findings: [interpretation.findings[0].id])
    ]
    let page = ReportComposer(catalogue: sampleCatalogue).report(from: interpretation).patientPage
    #expect(!words(page).contains("BRAF"))
    #expect(words(page).contains("TP53"))
    #expect(!words(page).contains { $0.contains("studied well") })
  }

  @Test func germlineFindingsAreToldByAPersonNotByThePage() {
    var tumor = SampleTumor()
    tumor.variant(
      "BRCA1", "C61G", coding: "c.181T>G", at: ("17", 43_106_487, "A", "C"), transcript: "ENST00000357654",
      length: 1863, exon: (4, 23), origin: .germline, significance: .tierI, level: .a)
    tumor.interpretation.options = [
      TreatmentOption(
        id: "o", therapies: ["Olaparib"], stance: .favoured, findings: [tumor.interpretation.findings[0].id], level: .a)
    ]
    let report = ReportComposer(catalogue: sampleCatalogue).report(from: tumor.interpretation)
    #expect(report.germline.findings.map(\.label) == ["BRCA1 C61G"])
    #expect(!words(report.patientPage).contains { $0.contains("BRCA1") })
    #expect(!words(report.patientPage).contains { $0.contains("studied well") })
  }

  @Test func itIsNeverMoreCertainThanTheData() {
    let text = { (scene: Scene) in self.words(scene.report.patientPage).joined(separator: " ") }
    #expect(text(.colorectal).contains("a treatment that has been studied well in your kind of cancer"))
    #expect(text(.colorectal).contains("Nobody can promise that a treatment will work for you."))
    #expect(text(.empty).contains("no treatment was found that fits these changes. There may still be good treatments"))
    #expect(text(.tumorOnly).contains("the test cannot tell if a change is only in the tumour"))
    #expect(text(.empty).contains("It was not tested if two genes have been joined."))
    #expect(!text(.contradictions).contains("It was not tested if two genes have been joined."))
  }
}
