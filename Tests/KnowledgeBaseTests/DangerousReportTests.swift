import KnowledgeBase
import OncologyCore
import TestSupport
import Testing

/// The matching parts of CLINICAL_RULES' dangerous reports, against the knowledge that comes with the repository.
@Suite struct DangerousReportTests {
  struct Report {
    let matches: [EvidenceMatch]
    let excluded: [ExcludedEvidence]
    let options: [TreatmentOption]

    init(_ tumor: TumorBuilder) throws {
      let release = try StarterKnowledge.release.get()
      let profile = tumor.build()
      let found = try EvidenceMatcher(release).match(profile: profile, oncogenicity: [:])
      matches = found.matches
      excluded = found.excluded
      options = TreatmentOptions(release).rank(
        matches: matches, excluded: excluded, profile: profile)
    }

    func option(_ id: String) throws -> TreatmentOption {
      try #require(options.first { $0.id == "option:\(id)" }, "\(id) among \(options.map(\.id))")
    }

    func reasons(_ pattern: String) -> Set<String> {
      Set(excluded.filter { $0.pattern == pattern }.map(\.reason.key))
    }
  }

  @Test func report1BRAFInColorectalCancerAndMelanoma() throws {
    let colon = try Report(TumorBuilder(type: "COAD").variant("BRAF V600E"))
    #expect(colon.options.first?.id.contains("Cetuximab+Encorafenib") == true, "\(colon.options.prefix(3).map(\.id))")
    #expect(colon.options.first?.tier == .one)
    #expect(try colon.option("Cetuximab+Encorafenib").stance == .favoured)
    #expect(colon.matches.contains { $0.therapies == ["Cetuximab"] && $0.significance == .resistance })
    #expect(try colon.option("Dabrafenib+Trametinib").stance == .excludedByLabel)
    #expect(try colon.option("Cetuximab").stance == .discouraged)
    let melanoma = try Report(TumorBuilder(type: "SKCM").variant("BRAF V600E"))
    let option = try melanoma.option("Dabrafenib+Trametinib")
    #expect(option.stance == .favoured && option.level == .a && option.tier == .one)
  }

  static let egfr = TumorBuilder(type: "LUAD").variant("EGFR E746_A750del", exon: 19)

  @Test func report2EGFRExon19WithT790MAndC797S() throws {
    let second = try Report(Self.egfr.variant("EGFR T790M"))
    #expect(second.options.first?.id == "option:Osimertinib", "\(second.options.prefix(3).map(\.id))")
    for drug in ["Erlotinib", "Gefitinib", "Afatinib", "Dacomitinib"] {
      #expect(try second.option(drug).stance == .discouraged, "\(drug)")
    }
    #expect(second.matches.contains { $0.pattern == "EGFR T790M AND EGFR Exon 19 del" })
    let third = try Report(Self.egfr.variant("EGFR T790M").variant("EGFR C797S"))
    #expect(try third.option("Osimertinib").stance == .discouraged)
    #expect(third.matches.contains { $0.key == "civic:1396" && $0.findings.count == 3 })
    #expect(!second.matches.contains { $0.key == "civic:1396" })
    #expect(second.reasons("EGFR T790M AND EGFR Exon 19 Deletion AND EGFR C797S") == ["knowledge.excluded.partMissing"])
  }

  @Test func report3KRASG12CInColorectalCancer() throws {
    let report = try Report(TumorBuilder(type: "COAD").variant("KRAS G12C", exon: 2))
    #expect(Set(report.options.prefix(2).map(\.id)) == ["option:Adagrasib+Cetuximab", "option:Panitumumab+Sotorasib"])
    #expect(report.options.prefix(2).allSatisfy { $0.stance == .favoured && $0.level == .a })
    #expect(try report.option("Cetuximab").stance == .discouraged)
    #expect((try report.option("Sotorasib").level).map { $0 > .b } == true, "sotorasib alone is not promoted")
  }

  @Test func report4BRCA2InCastrationResistantProstateCancer() throws {
    let tumor = TumorBuilder(type: "PRAD").tumorOnly().state("castration_resistant", "positive")
      .variant("BRCA2 Q1089*", decay: .expected)
    let report = try Report(tumor)
    let flagged = report.matches.filter { $0.flagged && $0.therapies == ["Olaparib"] }
    #expect(flagged.contains { $0.id == "8842" && $0.sourceLevel == "A" && $0.ampTier == nil })
    #expect(try report.option("Olaparib").withoutTier.contains("civic:8842"))
    #expect(
      report.matches.allSatisfy { match in
        match.reasons.contains { $0.key == "knowledge.note.originUnknown" }
      })
    #expect(report.excluded.contains { $0.reason.key == "knowledge.excluded.confirmGermline" })
  }

  @Test func report5ReciprocalNTRKFusion() throws {
    let called = try Report(TumorBuilder(type: "LUAD").fusion("TPM3", "NTRK1"))
    #expect(called.matches.contains { $0.pattern.contains("v::NTRK1 Fusion") && $0.ampLevel == .a })
    let reciprocal = try Report(TumorBuilder(type: "LUAD").fusion("NTRK1", "TPM3"))
    #expect(!reciprocal.matches.contains { $0.pattern.contains("::NTRK1") })
    #expect(reciprocal.reasons("v::NTRK1 Fusion") == ["knowledge.excluded.partnerOrderReversed"])
  }

  @Test func report6ERBB2AmplifiedColorectalCancer() throws {
    let tumor = TumorBuilder(type: "COAD").amplified("ERBB2", copies: 9)
    let report = try Report(tumor.callable("KRAS", "NRAS"))
    #expect(report.options.first?.id == "option:Trastuzumab+Tucatinib", "\(report.options.prefix(3).map(\.id))")
    #expect(
      report.matches.contains {
        $0.therapies.contains("Cetuximab") && $0.significance == .resistance && $0.tumorTypeRelation.isSameTumor
      })
    let conjugate = try report.option("Trastuzumab Deruxtecan")
    #expect(conjugate.tier != .one && conjugate.conditions.contains { $0.arguments["biomarker"] == "HER2" })
    let stained = try Report(tumor.state("HER2", "positive", method: "IHC", value: "3+"))
    #expect(try stained.option("Trastuzumab Deruxtecan").tier == .one)
    let uncovered = try Report(tumor)
    #expect(
      try uncovered.option("Trastuzumab+Tucatinib").conditions.contains {
        $0.key == "knowledge.option.notAssessed"
      })
  }

  @Test func report7TwoPIK3CAMutations() throws {
    let report = try Report(
      TumorBuilder(type: "IDC").state("HR", "positive").state("HER2", "negative")
        .variant("PIK3CA E545K", exon: 10).variant("PIK3CA H1047R", exon: 21))
    let options = report.options.filter { $0.therapies == ["Alpelisib", "Fulvestrant"] }
    #expect(options.count == 1 && options[0].findings.count == 2 && options[0].level == .a)
  }

  @Test func report9POLEWithoutMicrosatelliteInstability() throws {
    let report = try Report(
      TumorBuilder(type: "COAD").variant("POLE P286R").burden(150, isHigh: true).microsatellites(.stable))
    #expect(!report.matches.contains { $0.pattern == "MSI High" })
    #expect(report.reasons("MSI High") == ["knowledge.excluded.microsatellitesStable"])
  }

  @Test func report10METExon14() throws {
    let skipping = TumorBuilder(type: "LUAD").variant("MET D1010N", coding: "c.3028G>A", exon: 14).changing {
      $0.variants[0].effect?.mayDisruptSplicingOfExon = 14
    }
    let report = try Report(skipping)
    #expect(Set(report.options.prefix(2).map(\.id)) == ["option:Capmatinib", "option:Tepotinib"])
    #expect(report.matches.contains { $0.pattern == "MET Exon 14 Skipping Mutation" && $0.ampLevel == .a })
    let silent = try Report(TumorBuilder(type: "LUAD").variant("MET D1010=", coding: "c.3030T>C", exon: 14))
    #expect(silent.matches.isEmpty)
    #expect(silent.reasons("MET Exon 14 Skipping Mutation") == ["knowledge.excluded.silentOnly"])
  }

  @Test func report11NotV600AndAbsence() throws {
    for change in ["BRAF K601E", "BRAF G469A"] {
      let report = try Report(TumorBuilder(type: "SKCM").variant(change))
      #expect(!report.matches.contains { $0.pattern == "BRAF V600" || $0.pattern == "BRAF V600E" }, "\(change)")
    }
    let alone = try Report(TumorBuilder(type: "SKCM").variant("BRAF V600E"))
    #expect(!alone.matches.contains { $0.pattern.contains("BRAF V600E AND") })
    let notCovered = try Report(TumorBuilder(type: "SM"))
    #expect(!notCovered.matches.contains { $0.pattern == "NOT KIT D816V" })
    #expect(notCovered.reasons("NOT KIT D816V") == ["knowledge.notAssessed.coverage"])
    let covered = try Report(TumorBuilder(type: "SM").callable("KIT"))
    #expect(covered.matches.contains { $0.pattern == "NOT KIT D816V" })
  }

  @Test func report12DPYDOnOneAllele() throws {
    let one = TumorBuilder(type: "COAD").germline("DPYD c.1905+1G>A", consequences: [.spliceDonorVariant])
    let report = try Report(one)
    #expect(!report.matches.contains { $0.pattern == "DPYD DPYD*2A HOMOZYGOSITY" })
    #expect(report.reasons("DPYD DPYD*2A HOMOZYGOSITY") == ["knowledge.excluded.heterozygousOnly"])
    let untold = try Report(
      TumorBuilder(type: "COAD").variant("DPYD c.1905+1G>A", consequences: [.spliceDonorVariant], origin: .germline))
    #expect(untold.reasons("DPYD DPYD*2A HOMOZYGOSITY") == ["knowledge.notAssessed.copies"])
    let both = try Report(
      TumorBuilder(type: "COAD").germline(
        "DPYD c.1905+1G>A", consequences: [.spliceDonorVariant], zygosity: .homozygous))
    #expect(both.matches.contains { $0.pattern == "DPYD DPYD*2A HOMOZYGOSITY" })
  }
}
