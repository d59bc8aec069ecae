import OncologyCore
import TestSupport
import Testing

@testable import KnowledgeBase

/// What labels ask of the patient, against the record: Methods, "Labels and the record".
@Suite struct RecordFitTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let line: String
    let population: String
    var stage: String?
    var prior: [PatientRecord.Therapy]?
    var age: Int?
    let fit: LabelAssessment.Fit
    var testDescription: String { "\(line) | \(population) | \(stage ?? "–") | \(prior?.map(\.name) ?? ["–"])" }
  }

  static func therapy(_ name: String, line: Int? = nil, outcome: String? = nil) -> PatientRecord.Therapy {
    PatientRecord.Therapy(name: name, line: line, outcome: outcome)
  }

  static let osimertinib = therapy("Osimertinib", line: 1, outcome: "progressive disease")
  static let egfr = "locally advanced or metastatic, progressed on or after an EGFR inhibitor"
  static let three = "metastatic, after fluoropyrimidine, oxaliplatin and irinotecan"

  static let ib = "stage IB-IIIA, after complete resection"
  static let unresectable = "unresectable advanced, metastatic or recurrent"
  static let elderly = "newly diagnosed, 75 years or older or unfit for intensive induction"

  static func platinum(_ line: Int, _ outcome: String) -> PatientRecord.Therapy {
    therapy("Carboplatin + Paclitaxel", line: line, outcome: outcome)
  }

  static let cases: [Case] = [
    Case(line: "first", population: "metastatic", stage: "IV", prior: [], fit: .met),
    Case(line: "first", population: "metastatic", stage: "IVA", prior: [osimertinib], fit: .contradicted),
    Case(line: "first", population: "metastatic", stage: "IV", fit: .unknown),
    // An adjuvant course is no line of treatment: it does not deny a first line.
    Case(line: "first", population: "", prior: [therapy("Trastuzumab")], fit: .unknown),
    Case(line: "later", population: "", prior: [], fit: .contradicted),
    // The line alone makes no label fit, nor does an age.
    Case(line: "later", population: "", prior: [osimertinib], fit: .unknown),
    Case(line: "first", population: "adult", prior: [], age: 60, fit: .unknown),
    Case(line: "adjuvant", population: "early", stage: "IV", fit: .contradicted),
    Case(line: "adjuvant", population: "early", stage: "II", fit: .unknown),
    Case(line: "first / maintenance / later", population: "metastatic", stage: "IV", prior: [osimertinib], fit: .met),
    Case(line: "adjuvant / any", population: "metastatic", stage: "IV", fit: .met),
    Case(line: "any", population: "metastatic", stage: "II", fit: .contradicted),
    Case(line: "any", population: "metastatic", stage: "II", prior: [osimertinib], fit: .unknown),
    Case(line: "any", population: "locally advanced or metastatic", stage: "III", fit: .unknown),
    Case(line: "any", population: "locally advanced or metastatic", stage: "I", fit: .contradicted),
    Case(line: "adjuvant", population: "stage IB-IIIA, after complete resection", stage: "IV", fit: .contradicted),
    Case(line: "any", population: "adult", age: 12, fit: .contradicted),
    Case(line: "any", population: "adult", age: 62, fit: .unknown),
    Case(line: "any", population: "metastatic, age 12 years or more", stage: "IV", age: 12, fit: .met),
    // Nothing is asked for that a record answers.
    Case(line: "any", population: "EGFR-expressing", stage: "IV", prior: [], fit: .unknown),
    Case(line: "any", population: "", stage: "IV", prior: [], fit: .unknown),
    Case(line: "later", population: egfr, stage: "IV", prior: [osimertinib], fit: .met),
    Case(line: "later", population: egfr, stage: "IV", prior: [], fit: .contradicted),
    Case(
      line: "later", population: egfr, stage: "IV",
      prior: [therapy("Carboplatin", line: 1, outcome: "progression")], fit: .contradicted),
    Case(
      line: "later", population: egfr, stage: "IV",
      prior: [therapy("Osimertinib", line: 1, outcome: "partial response")], fit: .unknown),
    // A name that the catalogue does not know may be what the label asks for.
    Case(
      line: "later", population: egfr, stage: "IV",
      prior: [therapy("BLU-945", line: 1, outcome: "progression")], fit: .unknown),
    Case(
      line: "later", population: three, stage: "IV",
      prior: [therapy("FOLFOX", line: 1, outcome: "PD"), therapy("FOLFIRI", line: 2, outcome: "PD")], fit: .met),
    Case(
      line: "later", population: three, stage: "IV", prior: [therapy("FOLFOX", line: 1, outcome: "PD")],
      fit: .contradicted),
    Case(
      line: "later", population: "two or more anti-HER2 regimens", prior: [therapy("Trastuzumab", line: 1)],
      fit: .contradicted),
    Case(
      line: "later", population: "progressed after enzalutamide or abiraterone",
      prior: [therapy("Abiraterone", line: 1, outcome: "progression")], fit: .met),
    Case(
      line: "any", population: "no earlier ALK inhibitor", prior: [therapy("Alectinib", line: 1)],
      fit: .contradicted),
    Case(line: "any", population: "no earlier ALK inhibitor", prior: [], fit: .met),
    Case(
      line: "later", population: "after platinum with or without immunotherapy",
      prior: [therapy("Pembrolizumab", line: 1, outcome: "progression")], fit: .contradicted),
    Case(
      line: "later", population: "failed oxaliplatin and irinotecan or intolerant to irinotecan",
      prior: [therapy("Oxaliplatin", line: 1, outcome: "progression")], fit: .unknown),
    Case(
      line: "later", population: "after radiation or chemotherapy", prior: [therapy("Radiation Therapy", line: 1)],
      fit: .unknown),
    Case(
      line: "any", population: "newly diagnosed or previously treated", prior: [osimertinib], fit: .unknown),
    // Stages with their letter, and what surgery has to do with it.
    Case(line: "adjuvant", population: ib, stage: "IB", prior: [], fit: .unknown),
    Case(line: "adjuvant", population: ib, stage: "IB", prior: [therapy("Complete resection")], fit: .met),
    Case(line: "adjuvant", population: ib, stage: "IB", prior: [therapy("Resection")], fit: .unknown),
    Case(line: "adjuvant", population: ib, stage: "II", prior: [therapy("Resection (R0)")], fit: .met),
    Case(line: "adjuvant", population: ib, stage: "IA", prior: [therapy("Complete resection")], fit: .contradicted),
    Case(line: "adjuvant", population: ib, stage: "IIIB", prior: [], fit: .contradicted),
    Case(line: "adjuvant", population: ib, stage: "I", prior: [therapy("Complete resection")], fit: .unknown),
    Case(line: "adjuvant", population: ib, stage: "IB", prior: [therapy("Incomplete resection")], fit: .unknown),
    Case(line: "adjuvant", population: "after tumour resection", stage: "II", prior: [therapy("Resection")], fit: .met),
    Case(line: "first", population: unresectable, stage: "IB", prior: [], fit: .contradicted),
    Case(line: "first", population: unresectable, stage: "IIB", prior: [], fit: .contradicted),
    Case(line: "first", population: unresectable, stage: "IIIA", prior: [], fit: .unknown),
    Case(line: "first", population: unresectable, stage: "IIIB, unresectable", prior: [], fit: .met),
    Case(line: "first", population: unresectable, stage: "IVA", prior: [], fit: .met),
    // After an earlier course the disease may have come back: a low stage does not deny that.
    Case(line: "any", population: unresectable, stage: "IB", prior: [therapy("Carboplatin")], fit: .unknown),
    Case(line: "any", population: "unresectable or metastatic", stage: "II", fit: .contradicted),
    Case(line: "any", population: "locally advanced or metastatic", stage: "II", fit: .unknown),
    Case(line: "any", population: "metastatic", stage: "metastatic", fit: .met),
    Case(line: "any", population: "advanced, adult", stage: "locally advanced", age: 50, fit: .met),
    Case(line: "any", population: "primary advanced or recurrent, adult", stage: "IV", age: 67, fit: .met),
    // Words on the setting that are not read leave the label open; others are told and change nothing.
    Case(line: "any", population: "any phase, metastatic", stage: "IV", fit: .unknown),
    Case(line: "any", population: "metastatic, EGFR-expressing", stage: "IV", fit: .met),
    // A course with a further drug is no monotherapy.
    Case(
      line: "later", population: "progressed on endocrine monotherapy",
      prior: [therapy("Letrozole + Palbociclib", line: 1, outcome: "progression")], fit: .contradicted),
    Case(
      line: "later", population: "progressed on endocrine monotherapy",
      prior: [therapy("Letrozole", line: 1, outcome: "progression")], fit: .met),
    Case(
      line: "later", population: "recurred or progressed on or after endocrine therapy",
      prior: [therapy("Letrozole + Palbociclib", line: 1, outcome: "progression")], fit: .met),
    // Ages with another way, and what every patient meets.
    Case(line: "first", population: elderly, prior: [], age: 78, fit: .met),
    Case(line: "first", population: elderly, prior: [], age: 60, fit: .unknown),
    Case(line: "any", population: "metastatic; adult and paediatric", stage: "IV", age: 67, fit: .met),
    Case(line: "first", population: "metastatic; then durvalumab alone", stage: "IV", prior: [], fit: .met),
    // Responses to what was given.
    Case(
      line: "any", population: "response to first-line platinum", prior: [platinum(1, "complete response")], fit: .met),
    Case(
      line: "any", population: "response to first-line platinum", prior: [platinum(1, "progressive disease")],
      fit: .contradicted),
    Case(
      line: "any", population: "response to first-line platinum",
      prior: [platinum(1, "complete response"), platinum(2, "partial response")], fit: .contradicted),
    Case(
      line: "any", population: "response to first-line platinum", prior: [platinum(1, "stable disease")], fit: .unknown),
    Case(
      line: "any", population: "recurrent, response to platinum",
      prior: [platinum(1, "partial response"), platinum(2, "CR")], fit: .met),
    Case(line: "any", population: "response to platinum", prior: [], fit: .contradicted),
    // One of two ways is enough.
    Case(
      line: "first", population: "stage III not for resection or chemoradiation, or metastatic", stage: "IV",
      prior: [], fit: .met),
    // "or …" names another way: what the record denies of the first is not known of both.
    Case(
      line: "any", population: "after an anti-HER2 regimen, or recurrence within six months of neoadjuvant", prior: [],
      fit: .unknown),
  ]

  static func catalogue() throws -> TherapyCatalogue { try StarterKnowledge.release.get().therapies }

  @Test(arguments: cases) func fit(_ expected: Case) throws {
    var record = PatientRecord()
    record.stage = expected.stage
    record.priorTherapies = expected.prior
    record.age = expected.age
    let rule = try Self.rule(record)
    #expect(rule.assessment(Self.approval(expected.line, expected.population), item: "x").fit == expected.fit)
  }

  static func rule(_ record: PatientRecord?, isThyroid: Bool = false) throws -> RecordFitRule {
    let therapies = try catalogue()
    return RecordFitRule(
      record: record, history: TreatmentHistory(record, therapies: therapies), therapies: therapies,
      isThyroid: isThyroid)
  }

  static func approval(_ line: String, _ population: String) -> ApprovalDetails {
    ApprovalDetails(
      basis: "approval", region: "US-FDA", line: line, population: population, companionTest: "", firstApproved: "",
      asOf: "2026", excludedTumorTypes: [])
  }

  @Test func withoutARecordNothingIsDenied() throws {
    let rule = try Self.rule(nil)
    for item in try StarterKnowledge.release.get().items {
      guard let approval = item.approval else { continue }
      #expect(rule.assessment(approval, item: item.id).fit != .contradicted, "\(item.id)")
    }
  }

  /// Under 55 years stage II is the stage of distant metastases of differentiated thyroid cancer (PMC5467103, table 3).
  @Test func aLowStageOfTheThyroidDeniesNothing() throws {
    var record = PatientRecord()
    record.stage = "II"
    let asked = Self.approval("any", "metastatic")
    #expect(try Self.rule(record).assessment(asked, item: "x").fit == .contradicted)
    #expect(try Self.rule(record, isThyroid: true).assessment(asked, item: "x").fit == .unknown)
  }

  /// Walsh 2020, doi:10.1097/GCO.0000000000000592: maintenance after up-front treatment of stage III or IV.
  @Test func stageIIIOfTheOvaryIsAdvanced() throws {
    var record = PatientRecord()
    record.stage = "IIIC"
    let therapies = try Self.catalogue()
    let history = TreatmentHistory(record, therapies: therapies)
    for (isOvarian, fit) in [(true, LabelAssessment.Fit.met), (false, .unknown)] {
      let rule = RecordFitRule(
        record: record, history: history, therapies: therapies, isThyroid: false, isOvarian: isOvarian)
      #expect(rule.assessment(Self.approval("any", "advanced"), item: "x").fit == fit)
    }
  }

  @Test func anAlternativeThatIsMetIsNoOpenCondition() throws {
    var record = PatientRecord()
    record.priorTherapies = [Self.therapy("Alectinib", line: 1, outcome: "progression")]
    let asked = Self.approval(
      "later",
      "progressed after alectinib or ceritinib as first ALK inhibitor, or after crizotinib and another ALK inhibitor")
    let found = try Self.rule(record).assessment(asked, item: "x")
    #expect(found.unknown.isEmpty && found.fit == .met, "\(found)")
  }

  /// A line of a new wording must not pass as "not known" in silence.
  @Test func everyLineOfTheApprovalsIsRead() throws {
    let known: Set = [
      "first", "later", "any", "adjuvant", "neoadjuvant", "maintenance", "consolidation", "after surgery",
    ]
    for item in try StarterKnowledge.release.get().items {
      guard let line = item.approval?.line, !line.isEmpty else { continue }
      for word in line.split(separator: "/") { #expect(known.contains(String(word.trimmingSpaces)), "\(item.id)") }
    }
  }

  @Test(arguments: [
    ("progressive disease", true), ("Progression", true), ("PD", true), ("no progression", false),
    ("progression-free at 12 months", false), ("partial response", false), ("stopped for toxicity", false),
  ]) func outcomes(_ outcome: String, _ isProgression: Bool) {
    #expect(TreatmentHistory.isProgression(outcome) == isProgression)
  }

  @Test(arguments: [("IV", 4), ("IVB", 4), ("stage IIIA", 3), ("IB", 1), ("0", 0), ("pT2 N1 M1", 4), ("2", 2)])
  func stages(_ text: String, _ number: Int) { #expect(TumorStage.number(text) == number) }

  @Test(arguments: ["extensive", "INOPERABLE", "", "Xb"]) func whatIsNoStage(_ text: String) {
    #expect(TumorStage.number(text) == nil)
  }
}
