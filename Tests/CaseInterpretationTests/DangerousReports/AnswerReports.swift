import OncologyCore
import ReportRendering
import Testing

/// Which options the answer names first, and what it says of what was given before.
@Suite struct AnswerReports {
  static let untreated = "\"priorTherapies\": []"

  static func stage(_ stage: String) -> String { "\"stage\": \"\(stage)\", \"age\": 60" }

  /// Osimertinib and dacomitinib both fit: neither the number of publications nor the alphabet picks one.
  @Test func optionsThatNoRuleTellsApartStandSideBySide() throws {
    let result = try CaseFiles().variant("EGFR", "L858R").record(Self.stage("IV")).record(Self.untreated)
      .run(type: "LUAD")
    let leading = result.favoured.filter { $0.place == 1 }
    for drug in ["Osimertinib", "Dacomitinib"] { #expect(leading.contains { $0.therapies == [drug] }, "\(drug)") }
    let first = try #require(result.report.answer.first).text
    #expect(first.hasPrefix("EGFR L858R: \(leading.count) options have level A evidence"), "\(first)")
    #expect(first.contains("none of them stands before the others") && first.contains("alphabetical"), "\(first)")
    #expect(first.contains("\(leading.count - 6) more in the list of options"), "\(first)")
  }

  /// What is for unresectable disease does not lead in stage IB, and the adjuvant label of stage IB to IIIA does after a
  /// complete resection.
  @Test func anEarlyStageIsNotAnsweredWithALabelOfAdvancedDisease() throws {
    let lung = CaseFiles().variant("EGFR", "L858R").record(Self.stage("IB"))
    let open = try lung.record(Self.untreated).run(type: "LUAD")
    let pair = try open.option("Bevacizumab", "Erlotinib")
    #expect(pair.labels.first { $0.item == "approvals:APR-0317" }?.fit == .contradicted)
    #expect(pair.place ?? 0 > 1)
    let osimertinib = try open.option("Osimertinib")
    #expect(
      osimertinib.place == 1 && osimertinib.labels.contains { $0.item == "approvals:APR-0181" && $0.fit == .unknown })
    let resected = try lung.record("\"priorTherapies\": [{\"name\": \"Complete resection\"}]").run(type: "LUAD")
    let first = try #require(resected.interpretation.options.first)
    #expect(first.therapies == ["Osimertinib"], "\(first.id)")
    #expect(first.labels.contains { $0.item == "approvals:APR-0181" && $0.fit == .met })
  }

  /// PIK3CA H1047R speaks against trastuzumab alone (CIViC 1384): the combination with its own label leads, and says so.
  @Test func resistanceToAPartLeavesTheCombinationInTheLead() throws {
    let result = try BoardReports.her2.variant("PIK3CA", "H1047R").record(Self.stage("IV")).record(Self.untreated)
      .run(type: "BRCA")
    let combination = try result.option("Docetaxel", "Pertuzumab", "Trastuzumab")
    #expect(combination.place == 1)
    let first = try #require(result.report.answer.first).text
    #expect(first.contains("Docetaxel + Pertuzumab + Trastuzumab"), "\(first)")
    let part = try #require(
      result.report.answer.map(\.text).first { $0.contains("speaks against a part of") }, "\(result.answer)")
    #expect(part.contains("PIK3CA H1047R") && part.contains("CIViC 1384"), "\(part)")
  }

  /// After carboplatin with paclitaxel, what holds them again stands behind antibodies whose labels ask for platinum.
  @Test func whatRepeatsFailedDrugsDoesNotLead() throws {
    let result = try CaseFiles().state("MSI", "high", method: "PCR").record(Self.stage("IV"))
      .record(BoardReports.prior("Carboplatin + Paclitaxel")).run(type: "UCEC")
    let dostarlimab = try result.option("Dostarlimab")
    let triplet = try result.option("Carboplatin", "Dostarlimab", "Paclitaxel")
    #expect(dostarlimab.place == 1 && dostarlimab.labelFit == .met)
    #expect(triplet.priorUse == .partProgressed && triplet.place ?? 0 > 1)
    let first = try #require(result.report.answer.first).text
    #expect(first.contains("Dostarlimab") && !first.contains("Carboplatin"), "\(first)")
  }

  @Test func everyOptionThatRepeatsAClassIsSaidToDoSo() throws {
    let result = try CaseFiles().variant("KRAS", "G12C").record(Self.stage("IV"))
      .record(BoardReports.prior("Carboplatin + Pemetrexed", "Sotorasib")).run(type: "LUAD")
    #expect(
      result.answer.contains("Every option of tier I repeats a class of drugs on which this tumour progressed."),
      "\(result.answer)")
  }

  @Test func whatWasStoppedForToxicityIsSaidInTheAnswer() throws {
    let course =
      "\"priorTherapies\": [{\"name\": \"Sotorasib\", \"line\": 1, \"outcome\": \"stopped for toxicity\"}]"
    let result = try CaseFiles().variant("KRAS", "G12C").record(Self.stage("IV")).record(course).run(type: "LUAD")
    #expect(
      result.answer.contains(
        "Sotorasib was given before or is being given; outcome in the record: stopped for toxicity."),
      "\(result.answer)")
  }
}
