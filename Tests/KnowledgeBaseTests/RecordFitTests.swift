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

  static let cases: [Case] = [
    Case(line: "first", population: "metastatic", stage: "IV", prior: [], fit: .met),
    Case(line: "first", population: "metastatic", stage: "IVA", prior: [osimertinib], fit: .contradicted),
    Case(line: "first", population: "metastatic", stage: "IV", fit: .unknown),
    // An adjuvant course is no line of treatment: it does not deny a first line.
    Case(line: "first", population: "", prior: [therapy("Trastuzumab")], fit: .unknown),
    Case(line: "later", population: "", prior: [], fit: .contradicted),
    Case(line: "later", population: "", prior: [osimertinib], fit: .met),
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
    Case(line: "any", population: "adult", age: 62, fit: .met),
    Case(line: "any", population: "age 12 years or more", age: 12, fit: .met),
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
