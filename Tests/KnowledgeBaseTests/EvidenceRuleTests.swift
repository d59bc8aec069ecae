import KnowledgeBase
import OncologyCore
import TestSupport
import Testing

/// The rules of CLINICAL_RULES, "Evidence and tiers", one test a rule.
@Suite struct EvidenceRuleTests {
  static func match(
    _ knowledge: KnowledgeBuilder, _ tumor: TumorBuilder, _ oncogenicity: [FindingID: Oncogenicity] = [:]
  ) throws -> EvidenceMatches {
    try EvidenceMatcher(KnowledgeRelease(files: knowledge.files)).match(
      profile: tumor.build(), oncogenicity: oncogenicity)
  }

  static let brafInColon = TumorBuilder(type: "COAD").variant("BRAF V600E")

  // MARK: Levels

  @Test(arguments: [
    ("A", "Colorectal Cancer", AMPLevel.b), ("B", "Colorectal Cancer", .c), ("C", "Colorectal Cancer", .d),
    ("D", "Colorectal Cancer", .d), ("A", "Melanoma", .c), ("B", "Melanoma", .d), ("C", "Melanoma", .d),
    ("D", "Melanoma", .d),
  ])
  func civicLevelsAreNotAMPLevels(level: String, disease: String, expected: AMPLevel) throws {
    let found = try Self.match(
      KnowledgeBuilder().evidence("BRAF V600E", disease: disease, level: level), Self.brafInColon)
    #expect(found.matches.map(\.ampLevel) == [expected])
    #expect(found.matches[0].ampTier == expected.tier)
    #expect(found.matches[0].sourceLevel == level)
  }

  @Test func levelENeverTiers() throws {
    let found = try Self.match(
      KnowledgeBuilder().evidence("BRAF V600E", disease: "Colorectal Cancer", level: "E"), Self.brafInColon)
    #expect(found.matches[0].ampLevel == nil && found.matches[0].ampTier == nil)
    #expect(found.matches[0].reasons.map(\.key) == ["knowledge.withheld.inferential"])
  }

  @Test func civicAIsAMPAWhereAnApprovalIsNamed() throws {
    let knowledge = KnowledgeBuilder()
      .evidence(
        "BRAF V600E", disease: "Colorectal Cancer", therapies: ["Encorafenib", "Cetuximab"], interaction: "Combination",
        level: "A"
      )
      .evidence("BRAF V600E", disease: "Colorectal Cancer", therapies: ["Encorafenib"], level: "A")
      .approval("BRAF V600E", oncotree: "COADREAD", therapies: ["Cetuximab", "Encorafenib"])
    let found = try Self.match(knowledge, Self.brafInColon)
    let levels = Dictionary(uniqueKeysWithValues: found.matches.map { ($0.key, $0.ampLevel) })
    #expect(levels == ["civic:1": .a, "civic:2": .b, "approvals:APR-1": .a])
  }

  @Test func anApprovalDoesNotNameResistance() throws {
    let knowledge = KnowledgeBuilder()
      .evidence("BRAF V600E", disease: "Colorectal Cancer", therapies: ["A"], level: "A", significance: "Resistance")
      .approval("BRAF V600E", oncotree: "COADREAD", therapies: ["A"])
    #expect(try Self.match(knowledge, Self.brafInColon).matches.first { $0.source == "civic" }?.ampLevel == .b)
    let advised = KnowledgeBuilder()
      .evidence("BRAF V600E", disease: "Colorectal Cancer", therapies: ["A"], level: "A", significance: "Resistance")
      .approval("BRAF V600E", oncotree: "COADREAD", therapies: ["A"], effect: "not_recommended")
    #expect(try Self.match(advised, Self.brafInColon).matches.first { $0.source == "civic" }?.ampLevel == .a)
  }

  @Test func anApprovalElsewhereIsC() throws {
    let found = try Self.match(
      KnowledgeBuilder().approval("BRAF V600E", oncotree: "MEL", therapies: ["Vemurafenib"]), Self.brafInColon)
    #expect(found.matches.map(\.ampLevel) == [.c])
  }

  @Test func consensusNeedsTwoIndependentWellRatedCitations() throws {
    func level(_ knowledge: KnowledgeBuilder) throws -> AMPLevel? {
      try Self.match(knowledge, Self.brafInColon).matches.first { $0.id == "1" }?.ampLevel
    }
    let one = KnowledgeBuilder().evidence("BRAF V600E", disease: "Colorectal Cancer", rating: 4, citation: "PMID:1")
    #expect(try level(one) == .c)
    #expect(try level(one.evidence("BRAF V600", disease: "Colorectal Cancer", rating: 5, citation: "PMID:2")) == .b)
    // The same citation twice is one; a rating of 3 does not count; another tumour or therapy does not count.
    #expect(try level(one.evidence("BRAF V600E", disease: "Colorectal Cancer", rating: 5, citation: "PMID:1")) == .c)
    #expect(try level(one.evidence("BRAF V600E", disease: "Colorectal Cancer", rating: 3, citation: "PMID:2")) == .c)
    #expect(try level(one.evidence("BRAF V600E", disease: "Melanoma", rating: 5, citation: "PMID:2")) == .c)
    #expect(
      try level(
        one.evidence("BRAF V600E", disease: "Colorectal Cancer", therapies: ["Other"], rating: 5, citation: "PMID:2"))
        == .c)
    // None contrary: neither "does not support" nor resistance to the same.
    let two = one.evidence("BRAF V600E", disease: "Colorectal Cancer", rating: 5, citation: "PMID:2")
    #expect(
      try level(
        two.evidence("BRAF V600E", disease: "Colorectal Cancer", direction: "Does Not Support", citation: "PMID:3"))
        == .c)
    #expect(
      try level(
        two.evidence("BRAF V600E", disease: "Colorectal Cancer", significance: "Resistance", citation: "PMID:3")) == .c)
    // A flagged item counts neither way.
    #expect(
      try level(
        two.evidence(
          "BRAF V600E", disease: "Colorectal Cancer", significance: "Resistance", citation: "PMID:3", flagged: true))
        == .b)
    #expect(
      try level(
        one.evidence("BRAF V600E", disease: "Colorectal Cancer", rating: 5, citation: "PMID:2", flagged: true)) == .c)
  }

  @Test func prognosticAndDiagnosticItemsAreTieredApart() throws {
    let knowledge = KnowledgeBuilder()
      .evidence(
        "BRAF V600E", disease: "Colorectal Cancer", therapies: [], type: "Prognostic", level: "B",
        significance: "Poor Outcome", rating: 5, citation: "PMID:1"
      )
      .evidence(
        "BRAF V600E", disease: "Colorectal Cancer", therapies: [], type: "Diagnostic", level: "B",
        significance: "Positive", rating: 5, citation: "PMID:2")
    let found = try Self.match(knowledge, Self.brafInColon)
    #expect(found.matches.map(\.ampLevel) == [.c, .c], "one citation of each kind is no consensus")
    #expect(Set(found.matches.map(\.kind)) == [.prognostic, .diagnostic])
  }

  @Test(arguments: ["Predisposing", "Functional", "Oncogenic"])
  func otherKindsAreNotTiered(type: String) throws {
    let found = try Self.match(
      KnowledgeBuilder().evidence(
        "BRAF V600E", disease: "Colorectal Cancer", therapies: [], type: type, significance: "Oncogenicity"),
      Self.brafInColon)
    #expect(found.matches.count == 1 && found.matches[0].ampTier == nil)
  }

  // MARK: Withholding

  @Test func flaggedItemsStayVisibleWithoutATier() throws {
    let found = try Self.match(
      KnowledgeBuilder().evidence("BRAF V600E", disease: "Colorectal Cancer", level: "A", flagged: true),
      Self.brafInColon)
    #expect(found.matches.count == 1)
    #expect(found.matches[0].flagged && found.matches[0].ampTier == nil && found.matches[0].sourceLevel == "A")
    #expect(found.matches[0].reasons.map(\.key) == ["knowledge.withheld.flagged", "knowledge.level.wouldBe"])
  }

  @Test func doesNotSupportIsNeverTheOpposite() throws {
    let found = try Self.match(
      KnowledgeBuilder().evidence(
        "BRAF V600E", disease: "Colorectal Cancer", direction: "Does Not Support", significance: "Resistance"),
      Self.brafInColon)
    let match = try #require(found.matches.first)
    #expect(match.ampTier == nil && match.direction == .doesNotSupport && match.significance == .resistance)
  }

  @Test func unmappedDiseasesTakeNoTier() throws {
    let found = try Self.match(
      KnowledgeBuilder().evidence("BRAF V600E", disease: "Ameloblastoma", oncotree: "", level: "A"), Self.brafInColon)
    #expect(found.matches.map(\.tumorTypeRelation) == [.unmapped] && found.matches[0].ampTier == nil)
  }

  // MARK: Tumour types

  @Test(arguments: [
    ("COAD", "Colorectal Cancer", TumorTypeRelation.parent), ("COADREAD", "Colorectal Cancer", .same),
    ("COADREAD", "Colon Adenocarcinoma", .child), ("READ", "Colon Adenocarcinoma", .sibling),
    ("LUAD", "Colorectal Cancer", .other), ("COAD", "Solid Tumor", .any), ("AML", "Solid Tumor", .other),
    ("AML", "Cancer", .any), ("LUSC", "Lung Adenocarcinoma", .sibling),
  ])
  func parentsApplyDownwardAndSubtypesNeverUpward(type: String, disease: String, expected: TumorTypeRelation) throws {
    let found = try Self.match(
      KnowledgeBuilder().evidence("BRAF V600E", disease: disease, level: "A"),
      TumorBuilder(type: type).variant("BRAF V600E"))
    #expect(found.matches.map(\.tumorTypeRelation) == [expected])
    #expect(found.matches[0].ampLevel == (expected.isSameTumor ? .b : .c))
  }

  @Test func anUnknownTumorTypeIsRefusedWithTheNearest() throws {
    let release = try KnowledgeRelease(files: KnowledgeBuilder().files)
    for (code, hint) in [
      ("COAAD", "COAD (Colon Adenocarcinoma)"), ("melanoma", "MEL (Melanoma)"), ("GBM", "Glioblastoma"),
    ] {
      let error = try #require(throws: InputError.self) { try release.tumorTypes.validate(TumorType(code: code)) }
      #expect(error.code == .unknownTumorType)
      #expect(error.description.contains(hint), "\(error)")
    }
  }

  // MARK: States

  @Test(arguments: [
    ("positive", true, AMPLevel?.some(.b)), ("unknown", true, nil), (nil, true, nil), ("negative", false, nil),
  ])
  func statesNeedAFactFromTheRecord(state: String?, isMatch: Bool, level: AMPLevel?) throws {
    var tumor = TumorBuilder(type: "PRAD").variant("BRCA2 Q1089*")
    if let state { tumor = tumor.state("castration_resistant", state) }
    let knowledge = KnowledgeBuilder().evidence(
      "BRCA2 Mutation", disease: "Castration-resistant Prostate Carcinoma", oncotree: "PRAD",
      state: "castration_resistant=positive", level: "A"
    ).gene("BRCA2", role: "tumour_suppressor")
    let found = try Self.match(knowledge, tumor)
    #expect(found.matches.count == (isMatch ? 1 : 0))
    #expect(found.matches.first?.ampLevel == level)
    if !isMatch { #expect(found.excluded.map(\.reason.key) == ["knowledge.excluded.stateNotMet"]) }
    if isMatch, level == nil {
      #expect(found.matches[0].reasons.contains { $0.key == "knowledge.withheld.stateUnknown" })
    }
  }

  // MARK: Origin

  @Test func germlineItemsMatchGermlineFindingsOnly() throws {
    let knowledge = KnowledgeBuilder().evidence("BRCA2 Loss-of-function", origin: "Rare Germline")
    let germline = try Self.match(knowledge, TumorBuilder(type: "BRCA").germline("BRCA2 Q1089*"))
    #expect(germline.matches.count == 1)
    let somatic = try Self.match(knowledge, TumorBuilder(type: "BRCA").variant("BRCA2 Q1089*"))
    #expect(somatic.matches.isEmpty && somatic.excluded.map(\.reason.key) == ["knowledge.excluded.originDiffers"])
    let unknown = try Self.match(knowledge, TumorBuilder(type: "BRCA").tumorOnly().variant("BRCA2 Q1089*"))
    #expect(unknown.matches.isEmpty && unknown.excluded.map(\.reason.key) == ["knowledge.excluded.confirmGermline"])
  }

  @Test func somaticItemsNeverMatchGermlineFindings() throws {
    let knowledge = KnowledgeBuilder().evidence("BRCA2 Loss-of-function", origin: "Somatic")
    let germline = try Self.match(knowledge, TumorBuilder(type: "BRCA").germline("BRCA2 Q1089*"))
    #expect(germline.matches.isEmpty && germline.excluded.map(\.reason.key) == ["knowledge.excluded.originDiffers"])
    let unknown = try Self.match(knowledge, TumorBuilder(type: "BRCA").tumorOnly().variant("BRCA2 Q1089*"))
    #expect(unknown.matches.count == 1)
    #expect(unknown.matches[0].reasons.contains { $0.key == "knowledge.note.originUnknown" })
  }

  // MARK: Mutation classes

  @Test func variantsOfUncertainSignificanceTakeNoTierFromAClass() throws {
    let knowledge = KnowledgeBuilder().evidence("EGFR Mutation", disease: "Lung Non-small Cell Carcinoma", level: "A")
      .hotspot("EGFR", residue: 858)
    let uncertain = try Self.match(knowledge, TumorBuilder(type: "LUAD").variant("EGFR T725M"))
    #expect(uncertain.matches.count == 1 && uncertain.matches[0].ampTier == nil)
    #expect(uncertain.matches[0].reasons.contains { $0.key == "knowledge.withheld.uncertainVariant" })
    let hotspot = try Self.match(knowledge, TumorBuilder(type: "LUAD").variant("EGFR L858R").variant("EGFR T725M"))
    #expect(hotspot.matches[0].ampLevel == .b && hotspot.matches[0].alteration == "EGFR L858R")
  }

  @Test func benignVariantsMeetNoClass() throws {
    let tumor = TumorBuilder(type: "LUAD").variant("EGFR R521K")
    let benign = Oncogenicity(
      met: [.init(code: "SBVS1", points: -8, reason: Message(TumorBuilder.TestMessage.made))], notJudged: [])
    let found = try Self.match(
      KnowledgeBuilder().evidence("EGFR Mutation"), tumor, [tumor.build().variants[0].id: benign])
    #expect(found.matches.isEmpty && found.excluded.map(\.reason.key) == ["knowledge.excluded.classifiedBenign"])
  }

  // MARK: Expression

  @Test func transcriptsNeverSatisfyExpression() throws {
    let knowledge = KnowledgeBuilder().evidence("ERBB2 Overexpression")
    let rna = try Self.match(
      knowledge, TumorBuilder(type: "BRCA").amplified("ERBB2").expression("ERBB2", tpm: 4000, percentile: 1))
    #expect(rna.matches.isEmpty && rna.excluded.map(\.reason.key) == ["knowledge.notAssessed.expressionAssay"])
    let stained = try Self.match(
      knowledge, TumorBuilder(type: "BRCA").state("HER2", "positive", method: "IHC", value: "3+"))
    #expect(stained.matches.count == 1)
    let negative = try Self.match(
      knowledge, TumorBuilder(type: "BRCA").state("HER2", "negative", method: "IHC", value: "0"))
    #expect(
      negative.matches.isEmpty && negative.excluded.map(\.reason.key) == ["knowledge.excluded.biomarkerStateDiffers"])
    let noMethod = try Self.match(knowledge, TumorBuilder(type: "BRCA").state("HER2", "positive"))
    #expect(noMethod.matches.isEmpty && noMethod.excluded.map(\.reason.key) == ["knowledge.notAssessed.method"])
  }

  // MARK: Whole tumour

  @Test func microsatellitesNeedAValidatedTest() throws {
    let knowledge = KnowledgeBuilder().evidence("MSI High", disease: "Colorectal Cancer", level: "A")
    let tumor = TumorBuilder(type: "COAD").burden(150, isHigh: true)
    #expect(try Self.match(knowledge, tumor.microsatellites(.high)).matches.count == 1)
    let stable = try Self.match(knowledge, tumor.microsatellites(.stable))
    #expect(stable.matches.isEmpty && stable.excluded.map(\.reason.key) == ["knowledge.excluded.microsatellitesStable"])
    let none = try Self.match(knowledge, tumor)
    #expect(none.matches.isEmpty && none.excluded.map(\.reason.key) == ["knowledge.notAssessed.microsatellites"])
  }

  @Test func burdenIsHighOnlyUnderTheRuleOfItsThreshold() throws {
    let knowledge = KnowledgeBuilder().evidence("TMB High", disease: "Solid Tumor")
    #expect(try Self.match(knowledge, TumorBuilder(type: "COAD").burden(80, isHigh: true)).matches.count == 1)
    let other = try Self.match(knowledge, TumorBuilder(type: "COAD").burden(80, isHigh: nil))
    #expect(other.matches.isEmpty && other.excluded.map(\.reason.key) == ["knowledge.notAssessed.burden"])
    #expect(try Self.match(knowledge, TumorBuilder(type: "COAD").burden(3, isHigh: false)).matches.isEmpty)
  }

  // MARK: Labels

  @Test func aLabelsExclusionOverridesATumorAgnosticItem() throws {
    let knowledge = KnowledgeBuilder()
      .approval("BRAF V600E", oncotree: "*solid", excluded: "COADREAD", therapies: ["Dabrafenib", "Trametinib"])
      .evidence(
        "BRAF V600E", disease: "Solid Tumor", therapies: ["Trametinib", "Dabrafenib"], interaction: "Combination",
        level: "A"
      )
      .evidence(
        "BRAF V600E", disease: "Colorectal Cancer", therapies: ["Dabrafenib", "Trametinib"], interaction: "Combination",
        level: "C")
    let colon = try Self.match(knowledge, Self.brafInColon)
    #expect(colon.excluded.map(\.reason.key) == ["knowledge.excluded.labelExcludes"])
    let agnostic = try #require(colon.matches.first { $0.id == "1" })
    #expect(agnostic.ampTier == nil && agnostic.reasons.contains { $0.key == "knowledge.withheld.labelExclusion" })
    #expect(colon.matches.first { $0.id == "2" }?.ampLevel == .d, "what was seen in this tumour keeps its level")
    let melanoma = try Self.match(knowledge, TumorBuilder(type: "SKCM").variant("BRAF V600E"))
    #expect(melanoma.matches.first { $0.source == "approvals" }?.ampLevel == .a)
    #expect(melanoma.matches.first { $0.id == "1" }?.ampLevel == .a)
  }

  @Test func escatComesOnlyFromATableAndOnlyInTheSameTumor() throws {
    let knowledge = KnowledgeBuilder()
      .approval("BRAF V600E", oncotree: "COADREAD", therapies: ["A"], escat: "I-A", escatCitation: "PMID:1")
      .approval("BRAF V600E", oncotree: "MEL", therapies: ["B"], escat: "I-A", escatCitation: "PMID:1")
      .evidence("BRAF V600E", disease: "Colorectal Cancer", level: "A")
    let found = try Self.match(knowledge, Self.brafInColon)
    #expect(found.matches.map { $0.escat } == [.oneA, nil, nil])
    #expect(throws: InputError.self) {
      try KnowledgeRelease(
        files: KnowledgeBuilder().approval("BRAF V600E", oncotree: "MEL", therapies: ["B"], escat: "I-A").files)
    }
  }

  // MARK: Sources

  @Test func itemsOfOneSourceAreNeverJoined() throws {
    let knowledge = KnowledgeBuilder()
      .evidence("BRAF V600E", disease: "Colorectal Cancer", citation: "PMID:7")
      .evidence("BRAF V600E", disease: "Colorectal Cancer", citation: "PMID:7")
      .evidence(
        "BRAF V600E", id: "88", source: "moalmanac", disease: "Colorectal Cancer", level: "Preclinical", rating: nil
      )
      .evidence(
        "BRAF V600E", id: "89", source: "moalmanac", disease: "Colorectal Cancer", level: "Preclinical", rating: nil)
    let found = try Self.match(knowledge, Self.brafInColon)
    #expect(Set(found.matches.map(\.key)) == ["civic:1", "civic:2"])
    #expect(found.matches.flatMap(\.joined).sorted() == ["moalmanac:88", "moalmanac:89"])
  }

  @Test func whatSeveralSourcesSayIsJoined() throws {
    let knowledge = KnowledgeBuilder()
      .evidence("BRAF V600E", disease: "Colorectal Cancer", therapies: ["Encorafenib"], citation: "PMID:7")
      .evidence(
        "BRAF V600E", id: "88", source: "moalmanac", disease: "Colorectal Cancer", therapies: ["Encorafenib"],
        level: "Clinical trial", rating: nil, citation: "PMID:7"
      )
      .evidence(
        "BRAF V600E", id: "89", source: "moalmanac", disease: "Colorectal Cancer", therapies: ["Vemurafenib"],
        level: "FDA-Approved", rating: nil)
    let found = try Self.match(knowledge, Self.brafInColon)
    #expect(Set(found.matches.map(\.key)) == ["civic:1", "moalmanac:89"])
    #expect(found.matches.first { $0.source == "civic" }?.joined == ["moalmanac:88"])
    #expect(found.matches.first { $0.source == "moalmanac" }?.ampLevel == .a)
  }
}
