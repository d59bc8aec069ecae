import KnowledgeBase
import OncologyCore
import TestSupport
import Testing

/// What the record, other alterations and the patient's alleles do to an option: Methods, "Options".
@Suite struct OptionOrderTests {
  static func prior(_ names: (String, Int)...) -> [PatientRecord.Therapy] {
    names.map { PatientRecord.Therapy(name: $0.0, line: $0.1, outcome: "progressive disease") }
  }

  static func patient(_ tumor: TumorBuilder, stage: String? = "IV", _ prior: [PatientRecord.Therapy]?) -> TumorBuilder {
    tumor.record {
      $0.stage = stage
      $0.age = 60
      $0.priorTherapies = prior
    }
  }

  static let kras = KnowledgeBuilder()
    .approval("KRAS G12C", oncotree: "NSCLC", therapies: ["Sotorasib"], line: "later", population: "metastatic")
    .approval("KRAS G12C", oncotree: "NSCLC", therapies: ["Adagrasib"], line: "later", population: "metastatic")
    .evidence("KRAS G12C", disease: "Lung Adenocarcinoma", therapies: ["Sotorasib"], level: "B")
    .evidence("KRAS G12C", disease: "Lung Adenocarcinoma", therapies: ["Docetaxel"], level: "C")
    .therapy("Sotorasib", classes: ["KRAS G12C inhibitor"]).therapy("Adagrasib", classes: ["KRAS G12C inhibitor"])
    .therapy("Docetaxel", classes: ["taxane"])

  @Test func whatWasGivenWithProgressionIsLastOfItsTierAndMarked() throws {
    let tumor = TumorBuilder(type: "LUAD").variant("KRAS G12C")
    let before = try TreatmentOptionTests.options(Self.kras, Self.patient(tumor, Self.prior(("Docetaxel", 1))))
    #expect(before.prefix(2).map { $0.therapies[0] } == ["Adagrasib", "Sotorasib"])
    #expect(before.prefix(2).map(\.place) == [1, 1], "more publications do not put Sotorasib first")
    let after = try TreatmentOptionTests.options(
      Self.kras, Self.patient(tumor, Self.prior(("Docetaxel", 1), ("sotorasib", 2))))
    #expect(after.map { $0.therapies[0] } == ["Adagrasib", "Sotorasib", "Docetaxel"])
    let sotorasib = try TreatmentOptionTests.option("Sotorasib", after)
    #expect(sotorasib.priorUse == .progressed && sotorasib.stance == .favoured)
    #expect(sotorasib.cautions.first?.key == "knowledge.option.givenBefore")
    let adagrasib = try TreatmentOptionTests.option("Adagrasib", after)
    #expect(adagrasib.priorUse == .classProgressed)
    #expect(adagrasib.cautions.map(\.key) == ["knowledge.option.classGivenBefore"])
    #expect(adagrasib.opposing.isEmpty, "a class given before is no resistance")
  }

  @Test func aCourseWithoutOutcomeIsToldAndChangesNoOrder() throws {
    let tumor = Self.patient(
      TumorBuilder(type: "LUAD").variant("KRAS G12C"), [PatientRecord.Therapy(name: "Sotorasib", line: 1)])
    let options = try TreatmentOptionTests.options(Self.kras, tumor)
    let sotorasib = try TreatmentOptionTests.option("Sotorasib", options)
    #expect(options.prefix(2).map(\.place) == [1, 1] && sotorasib.priorUse == .given)
    #expect(sotorasib.cautions.map(\.key) == ["knowledge.option.givenWithoutOutcome"])
  }

  @Test func whatWasStoppedForToxicityIsToldWithItsOutcome() throws {
    let tumor = Self.patient(
      TumorBuilder(type: "LUAD").variant("KRAS G12C"),
      [PatientRecord.Therapy(name: "Sotorasib", line: 1, outcome: "stopped for toxicity")])
    let sotorasib = try TreatmentOptionTests.option("Sotorasib", TreatmentOptionTests.options(Self.kras, tumor))
    #expect(sotorasib.priorUse == .given)
    #expect(sotorasib.cautions.map(\.key) == ["knowledge.option.givenWithOutcome"])
    #expect(sotorasib.cautions.first?.arguments["outcome"] == "stopped for toxicity")
  }

  // MARK: What no rule tells apart

  static func escat(_ tiers: (String, String)...) throws -> [TreatmentOption] {
    var knowledge = KnowledgeBuilder()
    for (name, tier) in tiers {
      knowledge = knowledge.approval(
        "KRAS G12C", oncotree: "NSCLC", therapies: [name], escat: tier,
        escatCitation: tier.isEmpty ? "" : "paper of the test")
    }
    return try TreatmentOptionTests.options(knowledge, TumorBuilder(type: "LUAD").variant("KRAS G12C"))
  }

  /// An empty ESCAT cell is no lower tier: compared only where both options have one.
  @Test func anEmptyESCATCellIsNotWeaker() throws {
    let mixed = try Self.escat(("Best", "I-A"), ("Lower", "I-B"), ("Empty", ""))
    #expect(mixed.map { $0.therapies[0] } == ["Best", "Empty", "Lower"])
    #expect(mixed.map(\.place) == [1, 1, 3])
    let two = try Self.escat(("Zlower", "I-B"), ("Empty", ""))
    #expect(two.map(\.place) == [1, 1])
  }

  /// Carboplatin with paclitaxel failed: what holds them beside a new drug stands behind the new drug, and before what
  /// holds nothing that is new in class.
  @Test func whatRepeatsDrugsStandsBehindNewOnes() throws {
    let pd1 = ["PD-1/PD-L1 inhibitor"]
    let knowledge = KnowledgeBuilder()
      .approval("MSI High", oncotree: "COADREAD", therapies: ["Carboplatin", "Dostarlimab", "Paclitaxel"])
      .approval("MSI High", oncotree: "COADREAD", therapies: ["Carboplatin", "Durvalumab", "Paclitaxel"])
      .approval("MSI High", oncotree: "COADREAD", therapies: ["Zolbetuximab"])
      .therapy("Dostarlimab", classes: pd1).therapy("Durvalumab", classes: pd1)
      .therapy("Carboplatin", classes: ["platinum compound"]).therapy("Paclitaxel", classes: ["taxane"])
      .therapy("Zolbetuximab", classes: ["other antibody"])
    let tumor = TumorBuilder(type: "COAD").microsatellites(.high)
    let first = try TreatmentOptionTests.options(
      knowledge, Self.patient(tumor, Self.prior(("Carboplatin + Paclitaxel", 1))))
    #expect(first.map(\.priorUse) == [nil, .partProgressed, .partProgressed])
    #expect(first.map(\.place) == [1, 2, 2] && first[0].therapies == ["Zolbetuximab"])
    let second = try TreatmentOptionTests.options(
      knowledge, Self.patient(tumor, Self.prior(("Carboplatin + Paclitaxel", 1), ("Dostarlimab", 2))))
    #expect(second.map(\.priorUse) == [nil, .classProgressed, .progressed])
    #expect(second[1].therapies == ["Carboplatin", "Durvalumab", "Paclitaxel"])
  }

  /// Trastuzumab beyond progression: a label that asks for earlier trastuzumab is not put back for it.
  @Test func aLabelAfterTheDrugItHoldsIsNotPutBack() throws {
    let knowledge = KnowledgeBuilder()
      .approval(
        "ERBB2 Amplification", oncotree: "BRCA", therapies: ["Trastuzumab", "Tucatinib"], line: "later",
        population: "metastatic, after trastuzumab and a taxane"
      )
      .therapy("Trastuzumab", classes: ["HER2 antibody"]).therapy("Tucatinib", classes: ["HER2 TKI"])
      .therapy("Paclitaxel", classes: ["taxane"])
    let tumor = TumorBuilder(type: "IDC").amplified("ERBB2")
    let options = try TreatmentOptionTests.options(
      knowledge, Self.patient(tumor, Self.prior(("Trastuzumab + Paclitaxel", 1))))
    #expect(options[0].priorUse == nil && options[0].labelFit == .met)
  }

  /// PIK3CA and trastuzumab: resistance to a part given alone is a caution and moves no combination.
  @Test func resistanceToAPartMovesNoCombination() throws {
    let knowledge = KnowledgeBuilder()
      .approval("ERBB2 Amplification", oncotree: "BRCA", therapies: ["Pertuzumab", "Trastuzumab"])
      .approval("ERBB2 Amplification", oncotree: "BRCA", therapies: ["Lapatinib"])
      .evidence(
        "PIK3CA H1047R", disease: "Breast Cancer", therapies: ["Trastuzumab"], level: "B", significance: "Resistance")
    let options = try TreatmentOptionTests.options(
      knowledge, TumorBuilder(type: "IDC").amplified("ERBB2").variant("PIK3CA H1047R"))
    let combination = try TreatmentOptionTests.option("Pertuzumab+Trastuzumab", options)
    #expect(combination.place == 1 && combination.stance == .favoured)
    #expect(combination.cautions.map(\.key) == ["knowledge.option.componentResistance"])
  }

  /// A label that asks for earlier therapy of the class is not spoken against by it.
  @Test func aLabelAfterTheClassIsNoClassMate() throws {
    let knowledge = KnowledgeBuilder()
      .approval(
        "EGFR T790M", oncotree: "NSCLC", therapies: ["Osimertinib"], line: "later",
        population: "metastatic, progressed on or after an EGFR inhibitor"
      )
      .therapy("Osimertinib", classes: ["EGFR TKI"]).therapy("Erlotinib", classes: ["EGFR TKI"])
    let tumor = Self.patient(TumorBuilder(type: "LUAD").variant("EGFR T790M"), Self.prior(("Erlotinib", 1)))
    let option = try TreatmentOptionTests.option("Osimertinib", TreatmentOptionTests.options(knowledge, tumor))
    #expect(option.labelFit == .met && option.priorUse == nil && option.cautions.isEmpty)
  }

  @Test func labelsThatFitStandBeforeUnknownBeforeDenied() throws {
    let knowledge = KnowledgeBuilder()
      .approval("KRAS G12C", oncotree: "NSCLC", therapies: ["Denied"], line: "adjuvant", population: "early")
      .approval("KRAS G12C", oncotree: "NSCLC", therapies: ["Unknown"], line: "later", population: "metastatic")
      .approval("KRAS G12C", oncotree: "NSCLC", therapies: ["Zfits"], line: "any", population: "metastatic")
      .evidence("KRAS G12C", disease: "Lung Adenocarcinoma", therapies: ["Denied"], level: "B")
    let tumor = TumorBuilder(type: "LUAD").variant("KRAS G12C")
    let options = try TreatmentOptionTests.options(knowledge, Self.patient(tumor, nil))
    #expect(options.map { $0.therapies[0] } == ["Zfits", "Unknown", "Denied"])
    #expect(options.map(\.labelFit) == [.met, .unknown, .contradicted])
    #expect(options[0].conditions.contains { $0.key == "knowledge.option.fits" })
    #expect(options[1].conditions.contains { $0.key == "knowledge.option.fitUnknown" })
    #expect(options[2].cautions.contains { $0.key == "knowledge.option.doesNotFit" })
    let silent = try TreatmentOptionTests.options(knowledge, tumor)
    #expect(silent.allSatisfy { $0.labelFit == .unknown })
    #expect(silent.allSatisfy { $0.conditions.contains { $0.key == "knowledge.option.fitNotStated" } })
  }

  // MARK: For and against

  static let gist = KnowledgeBuilder().hotspot("KIT", residue: 559)
    .approval("KIT Exon 11 Mutation", oncotree: "GIST", therapies: ["Imatinib"])
    .evidence(
      "KIT V654A", id: "249", disease: "Gastrointestinal Stromal Tumor", therapies: ["Imatinib"], level: "D",
      significance: "Resistance"
    )
    .evidence("KIT V654A", id: "304", disease: "Gastrointestinal Stromal Tumor", therapies: ["Sunitinib"], level: "B")
    .evidence(
      "KIT Exon 11 Mutation", id: "4072", disease: "Gastrointestinal Stromal Tumor", therapies: ["Sunitinib"],
      level: "B", significance: "Resistance")

  static let twoChanges = TumorBuilder(type: "GIST").variant("KIT V559D", exon: 11).variant("KIT V654A", exon: 13)

  @Test func onePreclinicalItemDoesNotUndoALabel() throws {
    let imatinib = try TreatmentOptionTests.option(
      "Imatinib", TreatmentOptionTests.options(Self.gist, Self.twoChanges))
    #expect(imatinib.stance == .favoured && imatinib.level == .a)
    #expect(imatinib.opposing == ["civic:249"] && imatinib.findings.count == 1)
    #expect(imatinib.cautions.map(\.key) == ["knowledge.option.otherAlterationAgainst"])
    #expect(imatinib.cautions.first?.arguments["levels"] == "D")
    #expect(imatinib.cautions.first?.arguments["alteration"] == "KIT V654A")
    // Two independent ones do.
    let two = Self.gist.evidence(
      "KIT V654A", disease: "Gastrointestinal Stromal Tumor", therapies: ["Imatinib"], level: "D",
      significance: "Resistance")
    let options = try TreatmentOptionTests.options(two, Self.twoChanges)
    #expect(try TreatmentOptionTests.option("Imatinib", options).stance == .discouraged)
    // So does one that was seen in patients.
    let seen = Self.gist.evidence(
      "KIT V654A", disease: "Gastrointestinal Stromal Tumor", therapies: ["Imatinib"], level: "C",
      significance: "Resistance")
    #expect(
      try TreatmentOptionTests.option("Imatinib", TreatmentOptionTests.options(seen, Self.twoChanges)).stance
        == .discouraged)
  }

  @Test func theVeryAlterationIsNotBeatenByAClass() throws {
    let sunitinib = try TreatmentOptionTests.option(
      "Sunitinib", TreatmentOptionTests.options(Self.gist, Self.twoChanges))
    #expect(sunitinib.stance == .favoured && sunitinib.supporting == ["civic:304"])
    #expect(sunitinib.cautions.map(\.key) == ["knowledge.option.otherAlterationAgainst"])
    // Without the change itself the class stands.
    let alone = try TreatmentOptionTests.options(Self.gist, TumorBuilder(type: "GIST").variant("KIT V559D", exon: 11))
    #expect(try TreatmentOptionTests.option("Sunitinib", alone).stance == .discouraged)
  }

  @Test func aLabelsLimitIsNotResistance() throws {
    let knowledge = KnowledgeBuilder()
      .approval("EGFR L858R", oncotree: "NSCLC", therapies: ["Pembrolizumab"], effect: "not_recommended")
      .evidence("EGFR L858R", disease: "Lung Adenocarcinoma", therapies: ["Pembrolizumab", "Other"], level: "C")
    let options = try TreatmentOptionTests.options(knowledge, TumorBuilder(type: "LUAD").variant("EGFR L858R"))
    #expect(
      try TreatmentOptionTests.option("Pembrolizumab", options).cautions.map(\.key) == ["knowledge.option.labelLimit"])
    let combination = try #require(options.first { $0.therapies.count == 2 })
    #expect(combination.cautions.map(\.key) == ["knowledge.option.partLabelLimit"])
  }

  // MARK: Labels that wait

  @Test func aLabelThatAsksForAnUnknownStateWaits() throws {
    let knowledge = KnowledgeBuilder().approval(
      "ESR1 D538G", id: "APR-9", oncotree: "BRCA", therapies: ["Elacestrant"], line: "later",
      population: "after one or more lines of endocrine therapy", state: "ER=positive")
    let tumor = TumorBuilder(type: "IDC").variant("ESR1 D538G")
    let waiting = try TreatmentOptionTests.options(knowledge, tumor)[0]
    #expect(waiting.pendingLabels.map(\.item) == ["approvals:APR-9"] && waiting.labels.isEmpty)
    #expect(waiting.pendingLabels.first?.states.map(\.biomarker) == ["ER"])
    let positive = try TreatmentOptionTests.options(knowledge, tumor.state("ER", "positive"))[0]
    #expect(positive.pendingLabels.isEmpty && positive.labels.count == 1)
    #expect(try TreatmentOptionTests.options(knowledge, tumor.state("ER", "negative")).isEmpty)
  }

  /// Alpelisib in HR-negative disease: studies speak for it, and its label asks for what the record denies.
  @Test func aLabelWhoseStateTheRecordDeniesIsTold() throws {
    let knowledge = KnowledgeBuilder()
      .approval("PIK3CA H1047R", id: "APR-91", oncotree: "BRCA", therapies: ["Alpelisib"], state: "HR=positive")
      .evidence("PIK3CA H1047R", disease: "Breast Cancer", therapies: ["Alpelisib"], level: "B", rating: 4)
      .evidence("PIK3CA H1047R", disease: "Breast Cancer", therapies: ["Alpelisib"], level: "B", rating: 4)
      .evidence("PIK3CA H1047R", disease: "Breast Cancer", therapies: ["Zother"], level: "B", rating: 4)
      .evidence("PIK3CA H1047R", disease: "Breast Cancer", therapies: ["Zother"], level: "B", rating: 4)
    let tumor = TumorBuilder(type: "IDC").variant("PIK3CA H1047R")
    let denied = try TreatmentOptionTests.options(knowledge, tumor.state("HR", "negative"))
    #expect(denied.map { $0.therapies[0] } == ["Zother", "Alpelisib"])
    #expect(denied[1].labelFit == .contradicted && !denied[1].isNamedByLabel && denied[1].tier == .one)
    #expect(denied[1].cautions.first?.key == "knowledge.option.doesNotFit")
    #expect(denied[1].cautions.first?.arguments["conditions"] == "HR positive")
    let open = try TreatmentOptionTests.options(knowledge, tumor)
    #expect(open.first?.therapies == ["Alpelisib"] && open.first?.labelFit == .unknown)
  }

  @Test func aGermlineLabelWaitsForTheOrigin() throws {
    let knowledge = KnowledgeBuilder().gene("BRCA1", role: "tumour_suppressor").approval(
      "BRCA1 Loss-of-function", id: "APR-9", oncotree: "BRCA", therapies: ["Olaparib"], origin: "germline",
      state: "HER2=negative")
    let tumor = TumorBuilder(type: "IDC").tumorOnly().variant("BRCA1 Q1111*")
    let option = try #require(TreatmentOptionTests.options(knowledge, tumor).first)
    #expect(option.stance == .withoutTier && option.pendingLabels.first?.needsGermlineOrigin == true)
    #expect(option.pendingLabels.first?.states.map(\.biomarker) == ["HER2"])
    #expect(option.conditions.contains { $0.key == "knowledge.option.confirmGermline" })
    // A state that the record denies leaves nothing to wait for; nor does a somatic origin.
    #expect(try TreatmentOptionTests.options(knowledge, tumor.state("HER2", "positive")).isEmpty)
    #expect(
      try TreatmentOptionTests.options(knowledge, TumorBuilder(type: "IDC").variant("BRCA1 Q1111*")).isEmpty)
  }

  // MARK: Support and alleles

  @Test(arguments: [(0.35, false), (0.05, false), (0.04, true), (0.02, true)])
  func fewReadsAreTold(_ fraction: Double, _ isTold: Bool) throws {
    let tumor = TumorBuilder(type: "LUAD").variant("KRAS G12C", alleleFraction: fraction)
    let option = try TreatmentOptionTests.option("Sotorasib", TreatmentOptionTests.options(Self.kras, tumor))
    #expect(option.cautions.contains { $0.key == "knowledge.option.lowSupport" } == isTold)
    #expect(option.level == .a, "its tier stays")
  }

  @Test func anAlleleIsToldWhereverItsDrugIsHeld() throws {
    let knowledge = KnowledgeBuilder()
      .evidence(
        "DPYD c.1905+1G>A", id: "7", disease: "Cancer", therapies: ["Fluorouracil", "Capecitabine"],
        interaction: "Substitutes", level: "A", significance: "Adverse Response", origin: "Common Germline"
      )
      .approval("BRAF V600E", oncotree: "COADREAD", therapies: ["Encorafenib", "FOLFIRI Regimen"])
      .approval("BRAF V600E", oncotree: "COADREAD", therapies: ["Trastuzumab", "Fluoropyrimidine"])
      .approval("BRAF V600E", oncotree: "COADREAD", therapies: ["Encorafenib"])
      .therapy("FOLFIRI Regimen", kind: "regimen", components: ["Fluorouracil", "Irinotecan", "Leucovorin"])
      .therapy("Fluoropyrimidine", kind: "class", classes: ["fluoropyrimidine"])
    let tumor = TumorBuilder(type: "COAD").variant("BRAF V600E")
      .germline("DPYD c.1905+1G>A", consequences: [.spliceDonorVariant], coding: "c.1905+1G>A")
    let options = try TreatmentOptionTests.options(knowledge, tumor)
    let told = options.filter { $0.cautions.contains { $0.key == "knowledge.option.holdsAdverse" } }
    #expect(
      Set(told.filter { $0.stance == .favoured }.map(\.id)) == [
        "option:Encorafenib+Fluorouracil+Irinotecan+Leucovorin", "option:Fluoropyrimidine+Trastuzumab",
      ])
  }
}
