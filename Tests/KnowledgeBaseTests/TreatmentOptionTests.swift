import KnowledgeBase
import OncologyCore
import TestSupport
import Testing

/// How therapies are ranked: CLINICAL_RULES, "Therapies", and the dangerous reports that are about them.
@Suite struct TreatmentOptionTests {
  static func options(_ knowledge: KnowledgeBuilder, _ tumor: TumorBuilder) throws -> [TreatmentOption] {
    let release = try KnowledgeRelease(files: knowledge.files)
    let profile = tumor.build()
    let found = try EvidenceMatcher(release).match(profile: profile, oncogenicity: [:])
    return TreatmentOptions(release).rank(
      matches: found.matches, excluded: found.excluded, profile: profile)
  }

  static func option(_ id: String, _ options: [TreatmentOption]) throws -> TreatmentOption {
    try #require(options.first { $0.id == "option:\(id)" }, "\(options.map(\.id))")
  }

  // Dangerous report 1.
  @Test func brafInColorectalCancer() throws {
    let knowledge = KnowledgeBuilder()
      .approval("BRAF V600E", oncotree: "COADREAD", therapies: ["Encorafenib", "Cetuximab"])
      .approval("BRAF V600E", oncotree: "*solid", excluded: "COADREAD", therapies: ["Dabrafenib", "Trametinib"])
      .approval("BRAF V600E OR BRAF V600K", oncotree: "MEL", therapies: ["Dabrafenib", "Trametinib"])
      .approval("BRAF V600E", oncotree: "COADREAD", therapies: ["Cetuximab"], effect: "not_recommended")
      .evidence(
        "BRAF V600E", disease: "Colorectal Cancer", therapies: ["Cetuximab"], level: "B", significance: "Resistance",
        rating: 5)
    let colon = try Self.options(knowledge, TumorBuilder(type: "COAD").variant("BRAF V600E"))
    #expect(colon.first?.id == "option:Cetuximab+Encorafenib")
    #expect(colon.first?.stance == .favoured && colon.first?.level == .a)
    #expect(colon.first?.opposing == [])
    #expect(
      colon.first?.cautions.map(\.key) == ["knowledge.option.componentResistance", "knowledge.option.partLabelLimit"])
    #expect(try Self.option("Cetuximab", colon).stance == .discouraged)
    #expect(try Self.option("Dabrafenib+Trametinib", colon).stance == .excludedByLabel)
    let melanoma = try Self.options(knowledge, TumorBuilder(type: "SKCM").variant("BRAF V600E"))
    #expect(melanoma.first?.id == "option:Dabrafenib+Trametinib")
    #expect(melanoma.first?.level == .a && melanoma.first?.tier == .one)
  }

  static let egfr = KnowledgeBuilder()
    .approval("EGFR Exon 19 Deletion OR EGFR L858R", oncotree: "NSCLC", therapies: ["Osimertinib"])
    .approval("EGFR Exon 19 Deletion OR EGFR L858R", oncotree: "NSCLC", therapies: ["Erlotinib"])
    .approval("EGFR T790M", oncotree: "NSCLC", therapies: ["Osimertinib"])
    .evidence(
      "EGFR T790M", id: "1", disease: "Lung Non-small Cell Carcinoma", therapies: ["Erlotinib", "Gefitinib"],
      interaction: "Substitutes", level: "B", significance: "Resistance"
    )
    .evidence(
      "EGFR T790M", id: "2", disease: "Lung Non-small Cell Carcinoma", therapies: ["EGFR inhibitors"], level: "A",
      significance: "Resistance"
    )
    .evidence(
      "EGFR C797S", id: "964", disease: "Lung Non-small Cell Carcinoma", therapies: ["Osimertinib"], level: "B",
      significance: "Resistance"
    )
    .evidence(
      "EGFR T790M AND EGFR Exon 19 del AND EGFR C797S", id: "1396", disease: "Lung Adenocarcinoma",
      therapies: ["Osimertinib"], level: "C", significance: "Resistance"
    )
    .therapy("Osimertinib", classes: ["EGFR TKI"]).therapy("Erlotinib", classes: ["EGFR TKI"])
    .therapy("Afatinib", classes: ["EGFR TKI"]).therapy("EGFR inhibitors", kind: "class", classes: ["EGFR TKI"])

  // Dangerous report 2.
  @Test func egfrWithT790M() throws {
    let tumor = TumorBuilder(type: "LUAD").variant("EGFR E746_A750del").variant("EGFR T790M")
    let options = try Self.options(Self.egfr, tumor)
    #expect(options.first?.id == "option:Osimertinib" && options.first?.stance == .favoured)
    let erlotinib = try Self.option("Erlotinib", options)
    #expect(erlotinib.stance == .discouraged)
    #expect(erlotinib.supporting == ["approvals:APR-2"] && erlotinib.opposing.contains("civic:1"))
    #expect(erlotinib.cautions.first?.key == "knowledge.option.secondaryResistance")
    #expect(try Self.option("Gefitinib", options).stance == .discouraged)
    // A preclinical item of sensitivity does not answer resistance seen in patients.
    let preclinical = Self.egfr.evidence(
      "EGFR T790M", id: "2161", disease: "Lung Non-small Cell Carcinoma", therapies: ["Erlotinib"], level: "D")
    #expect(try Self.option("Erlotinib", Self.options(preclinical, tumor)).stance == .discouraged)
  }

  @Test func egfrWithC797S() throws {
    let tumor = TumorBuilder(type: "LUAD").variant("EGFR E746_A750del").variant("EGFR T790M").variant("EGFR C797S")
    let osimertinib = try Self.option("Osimertinib", Self.options(Self.egfr, tumor))
    #expect(osimertinib.stance == .discouraged)
    #expect(Set(osimertinib.opposing).isSuperset(of: ["civic:964", "civic:1396"]))
    #expect(osimertinib.supporting.count == 2, "what speaks for it stays in sight")
  }

  /// ABL1 T315I: that nilotinib fails against it is told by laboratory items only, and its label names the fusion alone.
  @Test func aSecondChangeOfTheTargetDecidesWhateverItsLevel() throws {
    let knowledge = KnowledgeBuilder()
      .approval("BCR::ABL1 Fusion", oncotree: "AML", therapies: ["Nilotinib"])
      .approval("BCR::ABL1 Fusion AND ABL1 T315I", oncotree: "AML", therapies: ["Ponatinib"])
      .evidence(
        "BCR::ABL1 Fusion AND ABL1 T315I", disease: "Cancer", therapies: ["Nilotinib"], level: "D",
        significance: "Resistance"
      )
      .evidence(
        "BCR::ABL1 Fusion AND ABL1 T315I", disease: "Cancer", therapies: ["Nilotinib"], level: "D",
        significance: "Resistance"
      )
      .evidence(
        "ABL1 Amplification", disease: "Melanoma", therapies: ["Ponatinib"], level: "D", significance: "Resistance")
    let tumor = TumorBuilder(type: "AML").fusion("BCR", "ABL1")
    #expect(try Self.option("Nilotinib", Self.options(knowledge, tumor)).stance == .favoured)
    let resistant = try Self.options(knowledge, tumor.variant("ABL1 T315I").amplified("ABL1"))
    #expect(resistant.first?.id == "option:Ponatinib" && resistant.first?.stance == .favoured)
    #expect(try Self.option("Nilotinib", resistant).stance == .discouraged)
  }

  // Dangerous report 3.
  @Test func krasG12CInColorectalCancer() throws {
    let knowledge = KnowledgeBuilder()
      .approval("KRAS G12C", oncotree: "COADREAD", therapies: ["Adagrasib", "Cetuximab"])
      .approval("KRAS G12C", oncotree: "COADREAD", therapies: ["Sotorasib", "Panitumumab"])
      .approval("KRAS G12C", oncotree: "NSCLC", therapies: ["Sotorasib"])
      .approval("KRAS G12 OR KRAS G13", oncotree: "COADREAD", therapies: ["Cetuximab"], effect: "not_recommended")
    let options = try Self.options(knowledge, TumorBuilder(type: "READ").variant("KRAS G12C"))
    #expect(options.prefix(2).map(\.id) == ["option:Adagrasib+Cetuximab", "option:Panitumumab+Sotorasib"])
    #expect(options.prefix(2).allSatisfy { $0.stance == .favoured && $0.level == .a })
    let cetuximab = try Self.option("Cetuximab", options)
    #expect(cetuximab.stance == .discouraged && cetuximab.level == .a)
    #expect(try Self.option("Sotorasib", options).level == .c, "approved alone in another tumour only")
  }

  // Dangerous report 4.
  @Test func flaggedOlaparibItemsAreShown() throws {
    let knowledge = KnowledgeBuilder().gene("BRCA2", role: "tumour_suppressor").evidence(
      "BRCA2 Mutation", id: "8842", disease: "Castration-resistant Prostate Carcinoma", oncotree: "PRAD",
      state: "castration_resistant=positive", therapies: ["Olaparib"], level: "A", origin: "Unknown", flagged: true)
    let tumor = TumorBuilder(type: "PRAD").tumorOnly().state("castration_resistant", "positive").variant("BRCA2 Q1089*")
    let olaparib = try Self.option("Olaparib", Self.options(knowledge, tumor))
    #expect(olaparib.stance == .withoutTier && olaparib.tier == nil && olaparib.withoutTier == ["civic:8842"])
    #expect(olaparib.cautions.map(\.key) == ["knowledge.option.flagged"])
  }

  // Dangerous report 6.
  @Test func erbb2AmplifiedColorectalCancer() throws {
    let knowledge = KnowledgeBuilder()
      .approval(
        "ERBB2 Amplification AND KRAS Wildtype AND NRAS Wildtype", oncotree: "COADREAD",
        therapies: ["Tucatinib", "Trastuzumab"], companionTest: "HER2 positive (IHC 3+ or ISH); RAS wild type"
      )
      .approval(
        "ERBB2 Amplification OR ERBB2 Overexpression", oncotree: "*solid", therapies: ["Trastuzumab Deruxtecan"],
        state: "HER2=IHC3+", companionTest: "antibody-drug conjugate: IHC 3+"
      )
      .evidence(
        "ERBB2 Amplification", id: "9", disease: "Colorectal Cancer", therapies: ["Cetuximab"],
        significance: "Resistance")
    let amplified = TumorBuilder(type: "COAD").amplified("ERBB2", copies: 9)
    let covered = try Self.options(knowledge, amplified.callable("KRAS", "NRAS"))
    #expect(covered.first?.id == "option:Trastuzumab+Tucatinib" && covered.first?.stance == .favoured)
    #expect(try Self.option("Cetuximab", covered).stance == .discouraged)
    let conjugate = try Self.option("Trastuzumab Deruxtecan", covered)
    #expect(conjugate.tier == nil, "IHC is needed")
    #expect(conjugate.conditions.contains { $0.arguments["state"] == "IHC3+" })
    let stained = try Self.options(knowledge, amplified.state("HER2", "positive", method: "IHC", value: "3+"))
    #expect(try Self.option("Trastuzumab Deruxtecan", stained).level == .a)
    // RAS not shown to be covered: the option is there, to confirm first.
    let uncovered = try Self.option("Trastuzumab+Tucatinib", Self.options(knowledge, amplified))
    #expect(uncovered.stance == .withoutTier)
    #expect(uncovered.conditions.map(\.key) == ["knowledge.option.notAssessed"])
  }

  // Dangerous report 7.
  @Test func twoMutationsOfAGeneAreOneOption() throws {
    let knowledge = KnowledgeBuilder().approval(
      "PIK3CA E545K OR PIK3CA H1047R", oncotree: "BRCA", therapies: ["Alpelisib", "Fulvestrant"])
    let options = try Self.options(
      knowledge, TumorBuilder(type: "IDC").variant("PIK3CA E545K").variant("PIK3CA H1047R"))
    #expect(options.count == 1)
    #expect(options[0].findings.count == 2 && options[0].supporting.count == 1)
  }

  // MARK: Therapies

  @Test func whatALabelAsksForIsACondition() throws {
    let knowledge = KnowledgeBuilder()
      .approval(
        "BRAF V600E", oncotree: "COADREAD", therapies: ["A"], line: "later", population: "metastatic",
        companionTest: "BRAF test"
      )
      .approval("BRAF V600E", oncotree: "COADREAD", therapies: ["A"], region: "guideline:NCCN", basis: "guideline")
    let option = try #require(Self.options(knowledge, TumorBuilder(type: "COAD").variant("BRAF V600E")).first)
    #expect(
      option.conditions.map(\.key) == [
        "knowledge.option.approved", "knowledge.option.companionTest", "knowledge.option.inGuidelineForAny",
        "knowledge.option.fitNotStated",
      ])
    #expect(option.conditions[0].arguments["population"] == "metastatic")
    #expect(option.conditions[2].arguments["region"] == "NCCN")
  }

  @Test func substitutesAreSeparateCombinationsOneSequencesOrdered() throws {
    let base = KnowledgeBuilder()
    let tumor = TumorBuilder(type: "COAD").variant("BRAF V600E")
    let ids = { (interaction: String) in
      try Self.options(
        base.evidence("BRAF V600E", disease: "Colorectal Cancer", therapies: ["B", "A"], interaction: interaction),
        tumor
      ).map(\.id)
    }
    #expect(try ids("Substitutes") == ["option:A", "option:B"])
    #expect(try ids("Combination") == ["option:A+B"])
    #expect(try ids("Sequential") == ["option:B>A"])
  }

  @Test func regimensAreTheirComponents() throws {
    let knowledge = KnowledgeBuilder()
      .therapy("Ipilimumab/Nivolumab Regimen", kind: "regimen", components: ["Ipilimumab", "Nivolumab"])
      .evidence(
        "MSI High", disease: "Colorectal Cancer", therapies: ["Ipilimumab/Nivolumab Regimen"], level: "A"
      )
      .approval("MSI High", oncotree: "COADREAD", therapies: ["Nivolumab", "Ipilimumab"])
    let options = try Self.options(knowledge, TumorBuilder(type: "COAD").microsatellites(.high))
    #expect(options.map(\.id) == ["option:Ipilimumab+Nivolumab"])
    #expect(options[0].supporting.count == 2 && options[0].level == .a)
  }

  @Test func classResistanceHoldsForItsDrugsButNotForOnesWithTheirOwnEvidence() throws {
    let tumor = TumorBuilder(type: "LUAD").variant("EGFR T790M")
    let options = try Self.options(
      Self.egfr.evidence("EGFR T790M", id: "3", disease: "Melanoma", therapies: ["Afatinib"], level: "D"), tumor)
    #expect(try Self.option("Osimertinib", options).stance == .favoured)
    #expect(try Self.option("Afatinib", options).opposing == ["civic:2"])
    #expect(try Self.option("Osimertinib", options).cautions.contains { $0.key == "knowledge.option.classResistance" })
  }

  @Test func classResistanceDoesNotOutweighADrugsOwnWeakerEvidence() throws {
    let knowledge = Self.egfr.evidence(
      "EGFR T790M", id: "3", disease: "Lung Non-small Cell Carcinoma", therapies: ["Afatinib"], level: "C")
    let options = try Self.options(knowledge, TumorBuilder(type: "LUAD").variant("EGFR T790M"))
    #expect(try Self.option("Afatinib", options).stance == .favoured)
  }

  @Test func classResistanceIsACautionForACombination() throws {
    let knowledge = Self.egfr.evidence(
      "EGFR Exon 19 Deletion", id: "3", disease: "Lung Non-small Cell Carcinoma", therapies: ["Afatinib", "Cetuximab"],
      interaction: "Combination", level: "B")
    let tumor = TumorBuilder(type: "LUAD").variant("EGFR E746_A750del").variant("EGFR T790M")
    let combination = try Self.option("Afatinib+Cetuximab", Self.options(knowledge, tumor))
    #expect(combination.stance == .favoured && combination.opposing.isEmpty)
    #expect(combination.cautions.map(\.key) == ["knowledge.option.componentResistance"])
  }

  /// PIK3CA with trastuzumab: a weaker item of resistance on another gene does not undo an approval.
  @Test func weakerResistanceOfAnotherGeneIsACaution() throws {
    let knowledge = KnowledgeBuilder()
      .approval("ERBB2 Amplification", oncotree: "BRCA", therapies: ["Trastuzumab"])
      .evidence(
        "PIK3CA H1047R", disease: "Breast Cancer", therapies: ["Trastuzumab"], level: "B", significance: "Resistance")
    let tumor = TumorBuilder(type: "IDC").amplified("ERBB2").variant("PIK3CA H1047R")
    let option = try Self.option("Trastuzumab", Self.options(knowledge, tumor))
    #expect(option.stance == .favoured && option.opposing == ["civic:1"])
    #expect(option.cautions.map(\.key) == ["knowledge.option.otherAlterationAgainst"])
    #expect(option.findings.count == 1 && option.findings != option.opposingFindings, "a reason only by what is for it")
  }

  @Test func resistanceSeenElsewhereDoesNotUndoWhatWasSeenHere() throws {
    let knowledge = KnowledgeBuilder()
      .evidence("BRAF V600E", disease: "Colorectal Cancer", therapies: ["A"], level: "C")
      .evidence("BRAF V600E", disease: "Melanoma", therapies: ["A"], level: "C", significance: "Resistance")
    #expect(try Self.options(knowledge, TumorBuilder(type: "COAD").variant("BRAF V600E"))[0].stance == .favoured)
  }

  @Test func opposedOptionsStandBehindUnopposedOnes() throws {
    let knowledge = KnowledgeBuilder()
      .approval("ERBB2 Amplification", oncotree: "COADREAD", therapies: ["Opposed"])
      .approval("ERBB2 Amplification", oncotree: "COADREAD", therapies: ["Unopposed"])
      .evidence("ERBB2 Amplification", disease: "Colorectal Cancer", therapies: ["Opposed"], level: "B")
      .evidence(
        "ERBB2 Amplification", disease: "Colorectal Cancer", therapies: ["Opposed"], level: "B",
        significance: "Resistance")
    let options = try Self.options(knowledge, TumorBuilder(type: "COAD").amplified("ERBB2"))
    #expect(options.map { $0.therapies[0] } == ["Unopposed", "Opposed"])
    #expect(options.allSatisfy { $0.stance == .favoured })
  }

  @Test func preclinicalEvidenceForAndAgainstIsNotFavoured() throws {
    let knowledge = KnowledgeBuilder()
      .evidence("BRAF V600E", disease: "Colorectal Cancer", therapies: ["A"], level: "D")
      .evidence("BRAF V600E", disease: "Colorectal Cancer", therapies: ["A"], level: "D", significance: "Resistance")
    #expect(try Self.options(knowledge, TumorBuilder(type: "COAD").variant("BRAF V600E"))[0].stance == .discouraged)
  }

  @Test func equalEvidenceForAndAgainstIsNotFavoured() throws {
    let knowledge = KnowledgeBuilder()
      .evidence("BRAF V600E", disease: "Colorectal Cancer", therapies: ["A"], level: "C")
      .evidence("BRAF V600E", disease: "Colorectal Cancer", therapies: ["A"], level: "C", significance: "Resistance")
    let options = try Self.options(knowledge, TumorBuilder(type: "COAD").variant("BRAF V600E"))
    #expect(options[0].stance == .discouraged && options[0].supporting.count == 1 && options[0].opposing.count == 1)
  }

  @Test func notResistantIsNotSensitive() throws {
    let knowledge = KnowledgeBuilder().evidence(
      "BRAF V600E", disease: "Colorectal Cancer", therapies: ["A"], direction: "Does Not Support", level: "A",
      significance: "Resistance")
    let options = try Self.options(knowledge, TumorBuilder(type: "COAD").variant("BRAF V600E"))
    #expect(options[0].stance == .withoutTier && options[0].supporting.isEmpty)
  }

  @Test func orderIsByLevelThenOwnTumorThenApproval() throws {
    let here = "Colorectal Cancer"
    let knowledge = KnowledgeBuilder()
      .evidence("BRAF V600E", disease: here, therapies: ["One citation"], level: "C")
      .evidence("BRAF V600E", disease: here, therapies: ["Two citations"], level: "C")
      .evidence("BRAF V600E", disease: here, therapies: ["Two citations"], level: "C")
      .evidence("BRAF V600E", disease: "Melanoma", therapies: ["Elsewhere"], level: "B")
      .evidence("BRAF V600E", disease: here, therapies: ["Validated"], level: "A")
      .approval("BRAF V600E", oncotree: "COADREAD", therapies: ["Approved"])
      .approval("BRAF V600E", oncotree: "MEL", therapies: ["Approved elsewhere"])
    let options = try Self.options(knowledge, TumorBuilder(type: "COAD").variant("BRAF V600E"))
    #expect(
      options.map { $0.therapies[0] } == [
        "Approved", "Validated", "Approved elsewhere", "One citation", "Two citations", "Elsewhere",
      ])
    // The number of publications puts nothing first.
    #expect(options.map(\.place) == [1, 2, 3, 4, 4, 6])
  }
}
