import OncologyCore
import ReportRendering
import Testing

/// Tumours as a board meets them: earlier therapy, stage and line, second alterations, labels that wait for a fact.
@Suite struct BoardReports {
  static func prior(_ names: String...) -> String {
    let therapies = names.enumerated().map {
      "{\"name\": \"\($1)\", \"line\": \($0 + 1), \"outcome\": \"progressive disease\"}"
    }
    return "\"priorTherapies\": [\(therapies.joined(separator: ", "))]"
  }

  static let stageIV = "\"stage\": \"IV\", \"age\": 60"

  // MARK: After osimertinib

  static let lung = CaseFiles().variant("EGFR", "L858R").copies(of: "MET", major: 14, minor: 1)

  @Test func afterOsimertinibTheLabelThatAsksForItLeads() throws {
    let result = try Self.lung.record(Self.stageIV).record(Self.prior("Osimertinib")).run(type: "LUAD")
    let lead = try #require(result.interpretation.options.first)
    #expect(Set(lead.therapies) == ["Amivantamab", "Carboplatin", "Pemetrexed"], "\(lead.id)")
    #expect(lead.labels.contains { $0.item == "approvals:APR-0032" && $0.fit == .met })
    #expect(result.answer.hasPrefix("EGFR L858R: Amivantamab + Carboplatin + Pemetrexed"), "\(result.answer)")
    let osimertinib = try result.option("Osimertinib")
    #expect(osimertinib.priorUse == .progressed && osimertinib.tier == .one)
    let given = try #require(result.report.answer.map(\.text).first { $0.contains("given before with progression") })
    #expect(given.contains("Osimertinib"), "\(given)")
    #expect(TerminalSummary.render(result.report, width: 100).contains("! MET amplification, another alteration"))
    for drug in ["Erlotinib", "Gefitinib"] { #expect(try result.option(drug).priorUse == .classProgressed) }
  }

  /// Resistance is never printed as a reason: MET amplification stands against erlotinib, with its item.
  @Test func whatSpeaksAgainstIsNoReason() throws {
    let result = try Self.lung.run(type: "LUAD")
    let met = try result.finding("MET amplification")
    let erlotinib = try result.option("Erlotinib")
    #expect(erlotinib.stance == .favoured && !erlotinib.findings.contains(met.id))
    #expect(erlotinib.opposingFindings.contains(met.id))
    let shown = try #require(result.report.options.first { $0.id == erlotinib.id })
    #expect(!shown.because.map(\.label).contains("MET amplification"))
    let said = try #require(shown.cautions.first { $0.contains("MET amplification") })
    #expect(said.contains("another alteration of this tumour, speaks against it") && said.contains("1392"), "\(said)")
    #expect(!said.contains("of the same alteration"))
  }

  @Test func withoutARecordTheAnswerSaysWhatIsNotStated() throws {
    let result = try Self.lung.run(type: "LUAD")
    #expect(result.answer.contains("Stage: not stated. Prior therapy: not stated."), "\(result.answer)")
    #expect(result.interpretation.options.allSatisfy { $0.labelFit != .contradicted && $0.priorUse == nil })
  }

  @Test func afterSotorasibItIsNotFirstAndMarked() throws {
    let result = try CaseFiles().variant("KRAS", "G12C").record(Self.stageIV)
      .record(Self.prior("Carboplatin + Pemetrexed", "sotorasib")).run(type: "LUAD")
    #expect(result.interpretation.options.first?.therapies == ["Adagrasib"])
    let caution = try result.option("Sotorasib").cautions.first
    #expect(caution?.key == "knowledge.option.givenBefore")
    #expect(result.pageText.contains("Given before; progression: Sotorasib."))
  }

  // MARK: Breast, HER2 positive, stage IV

  static let her2 = CaseFiles().copies(of: "ERBB2", major: 20, minor: 1)
    .state("HER2", "positive", method: "IHC", value: "3+").state("HR", "negative")

  @Test func theFirstLineLeadsInStageIVWithoutEarlierTherapy() throws {
    let result = try Self.her2.record(Self.stageIV).record("\"priorTherapies\": []").run(type: "BRCA")
    let lead = try #require(result.interpretation.options.first)
    #expect(Set(lead.therapies) == ["Docetaxel", "Pertuzumab", "Trastuzumab"], "\(lead.id)")
    #expect(lead.labels.contains { $0.item == "approvals:APR-0074" && $0.fit == .met })
    // Adjuvant in stage IV, and later lines without an earlier one.
    let favoured = result.favoured
    let lastFitting = try #require(favoured.lastIndex { $0.tier == .one && $0.labelFit == .met })
    for drugs in [["Neratinib"], ["Trastuzumab Emtansine"]] {
      let index = try #require(favoured.firstIndex { $0.therapies == drugs }, "\(drugs)")
      #expect(index > lastFitting && favoured[index].labelFit == .contradicted, "\(drugs)")
      #expect(favoured[index].cautions.contains { $0.key == "knowledge.option.doesNotFit" })
    }
    let denied = result.report.answer.map(\.text).first { $0.contains("the record does not fit") }
    #expect(denied != nil, "\(result.answer)")
  }

  // MARK: Second changes

  /// KIT V559D and V654A at chr4:54727444T>A and chr4:54728092T>C (GRCh38), by the coding sequence of ENST00000288135.
  @Test func gistWithASecondKITChangeKeepsImatinibWithWhatSpeaksAgainst() throws {
    let result = try CaseFiles().variant("4", 54_727_444, "T", "A").variant("4", 54_728_092, "T", "C")
      .run(type: "GIST")
    #expect(try result.finding("KIT V559D").gene == "KIT" && result.finding("KIT V654A").gene == "KIT")
    let imatinib = try result.option("Imatinib")
    #expect(imatinib.stance == .favoured && imatinib.tier == .one)
    let sentence = try #require(result.report.answer.map(\.text).first { $0.contains("Imatinib") })
    #expect(
      sentence.contains("another alteration of this tumour speaks against it") && sentence.contains("KIT V654A")
        && sentence.contains("249") && sentence.contains("source level D"), "\(sentence)")
    let sunitinib = try result.option("Sunitinib")
    #expect(sunitinib.stance == .favoured && sunitinib.supporting.contains("civic:304"))
    #expect(result.answer.contains("Sunitinib"))
  }

  @Test func withC797SOsimertinibsResistanceStandsInTheAnswer() throws {
    let result = try EGFRReports.withC797S(EGFRReports.exon19.variant("EGFR", "T790M")).run(type: "LUAD")
    let against = try #require(
      result.report.answer.map(\.text).first {
        $0.hasPrefix("Evidence speaks against") && $0.contains("Osimertinib")
      }, "\(result.answer)")
    #expect(against.contains("C797S"))
    let combination = try result.option("Carboplatin", "Osimertinib", "Pemetrexed")
    #expect(combination.tier == .one && combination.stance == .favoured, "it has evidence of its own")
    let caution = try #require(combination.cautions.first { $0.key == "knowledge.option.componentResistance" })
    #expect(caution.arguments["alteration"]?.hasPrefix("EGFR C797S") == true)
    #expect(
      TerminalSummary.render(result.report, width: 100).contains("! Resistance to a part of it given alone: EGFR C797S")
    )
  }

  // MARK: Labels that wait, labels of any tumour

  @Test func elacestrantsLabelIsNamedWithWhatItAsksFor() throws {
    let result = try CaseFiles().variant("ESR1", "D538G").state("HR", "positive").state("HER2", "negative")
      .run(type: "BRCA")
    #expect(!result.answer.contains("no label or guideline of this release names it"), "\(result.answer)")
    #expect(result.answer.contains("APR-0094") && result.answer.contains("APR-0232"), "\(result.answer)")
    let waiting = try #require(
      result.report.answer.map(\.text).first { $0.hasPrefix("If the record showed ER positive") })
    #expect(waiting.contains("Elacestrant"), "\(waiting)")
  }

  /// BRCA1 c.68_69del at chr17:43124027 (GRCh38), the base before it first.
  @Test func tumourOnlyBRCA1NamesTheGermlineLabels() throws {
    let result = try CaseFiles().variant("17", 43_124_027, "ACT", "A").tumorOnlyCalls().run(type: "BRCA")
    let sentence = try #require(
      result.report.answer.map(\.text).first { $0.contains("is confirmed in the germline") }, "\(result.answer)")
    for word in ["Olaparib", "APR-0095", "Talazoparib", "APR-0097", "HER2 negative"] {
      #expect(sentence.contains(word), "\(sentence)")
    }
    let somatic = try CaseFiles().variant("17", 43_124_027, "ACT", "A").run(type: "BRCA")
    #expect(!somatic.answer.contains("is confirmed in the germline"))
  }

  @Test func aTumourAgnosticLabelIsCalledSo() throws {
    let result = try CaseFiles().variant("BRAF", "V600E").run(type: "PLMESO")
    let first = try #require(result.report.answer.first).text
    #expect(first.contains("Dabrafenib + Trametinib") && first.contains("tumour-agnostic label"), "\(first)")
    #expect(!first.contains("evidence in this tumour type"))
  }

  @Test func aLabelsLimitIsNotCalledResistance() throws {
    let result = try CaseFiles().variant("EGFR", "L858R").run(type: "LUAD")
    let sentence = try #require(result.report.answer.map(\.text).first { $0.contains("for Pembrolizumab is not for") })
    #expect(sentence.contains("APR-0275"))
    for option in result.interpretation.options {
      for caution in option.cautions where caution.arguments["items"]?.contains("APR-0275") == true {
        #expect(caution.key == "knowledge.option.labelLimit" || caution.key == "knowledge.option.partLabelLimit")
      }
    }
  }

  // MARK: Support, alleles

  @Test func fewReadsAreSaidInTheAnswer() throws {
    let result = try CaseFiles().variant("EGFR", "L858R", depth: 400, alternate: 3).run(type: "LUAD")
    let sentence = try #require(result.report.answer.map(\.text).first { $0.contains("shown by few reads") })
    #expect(sentence.contains("3 of 400"), "\(sentence)")
    #expect(try result.option("Erlotinib").cautions.contains { $0.key == "knowledge.option.lowSupport" })
    let plain = try CaseFiles().variant("EGFR", "L858R").run(type: "LUAD")
    #expect(!plain.answer.contains("few reads"))
  }

  @Test func regimensWithAFluoropyrimidineCarryDPYD() throws {
    let result = try CaseFiles().variant("BRAF", "V600E").germline("1", 97_450_058, "C", "T").run(type: "COAD")
    let holding = result.favoured.filter { $0.therapies.contains("Fluorouracil") }
    #expect(!holding.isEmpty)
    for option in holding {
      #expect(option.cautions.first?.key == "knowledge.option.adverseOneCopy", "\(option.id)")
      let dpyd = try #require(result.interpretation.findings.first { $0.gene == "DPYD" })
      #expect(!option.findings.contains(dpyd.id), "no reason for it")
    }
    #expect(try !result.option("Encorafenib", "Cetuximab").cautions.contains { $0.key.contains("adverse") })
    // In the tumour's own list it may be inherited: told as that.
    let somatic = try CaseFiles().variant("BRAF", "V600E").variant("1", 97_450_058, "C", "T", depth: 100, reads: 49)
      .run(type: "COAD")
    for option in somatic.favoured where option.therapies.contains("Fluorouracil") {
      #expect(option.cautions.first?.key == "knowledge.option.adversePossible", "\(option.id)")
    }
  }
}
