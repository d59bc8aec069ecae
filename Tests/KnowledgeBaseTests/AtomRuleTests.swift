import KnowledgeBase
import OncologyCore
import TestSupport
import Testing

/// What rules say besides yes and no: what cannot be told, what is noted, what takes the tier away.
@Suite struct AtomRuleTests {
  static func result(_ pattern: String, _ tumor: TumorBuilder, _ knowledge: KnowledgeBuilder = KnowledgeBuilder())
    throws
    -> EvidenceMatches
  {
    try EvidenceRuleTests.match(knowledge.evidence(pattern, origin: "N/A"), tumor)
  }

  static let tumor = TumorBuilder(type: "COAD").withCopyNumber().withFusions()

  /// Shapes that DNA does not tell: each names what would have to be measured.
  @Test(arguments: [
    ("EGFR Expression", "knowledge.notAssessed.expressionAssay"),
    ("EGFR OVEREXPRESSION", "knowledge.notAssessed.expressionAssay"),
    ("EGFR Underexpression", "knowledge.notAssessed.expressionAssay"),
    ("EGFR NUCLEAR EXPRESSION", "knowledge.notAssessed.expressionAssay"),
    ("EGFR LOSS OF NUCLEAR PROTEIN EXPRESSION", "knowledge.notAssessed.expressionAssay"),
    ("EGFR p16 Expression", "knowledge.notAssessed.expressionAssay"),
    ("EGFR Exon 18 Overexpression", "knowledge.notAssessed.expressionAssay"),
    ("EGFR SERUM LEVELS", "knowledge.notAssessed.proteinAssay"),
    ("EGFR Y1092 PHOSPHORYLATION", "knowledge.notAssessed.proteinAssay"),
    ("EGFR PHOSPHORYLATION", "knowledge.notAssessed.proteinAssay"),
    ("EGFR Promoter Methylation", "knowledge.notAssessed.methylationAssay"),
    ("EGFR Promoter Hypermethylation", "knowledge.notAssessed.methylationAssay"),
    ("EGFR VIII", "knowledge.notAssessed.transcriptForm"),
    ("EGFR Alternative Transcript (ATI)", "knowledge.notAssessed.transcriptForm"),
    ("EGFR Exon 4 Deletion", "knowledge.notAssessed.structuralVariants"),
    ("EGFR 3' Exon Deletion", "knowledge.notAssessed.structuralVariants"),
    ("EGFR Null (Large deletion)", "knowledge.notAssessed.structuralVariants"),
    ("EGFR Alu insertion", "knowledge.notAssessed.structuralVariants"),
    ("EGFR Truncation", "knowledge.notAssessed.structuralVariants"),
    ("EGFR Internal Duplication", "knowledge.notAssessed.structuralVariants"),
    ("EGFR Kinase Domain Mutation", "knowledge.notAssessed.definition"),
    ("EGFR Non-P-Loop Mutation", "knowledge.notAssessed.definition"),
    ("EGFR Rare Mutation", "knowledge.notAssessed.definition"),
    ("EGFR Rare Exon 18-21 Mutation", "knowledge.notAssessed.definition"),
    ("EGFR Promoter Mutation", "knowledge.notAssessed.definition"),
    ("EGFR Intron 6 Mutation", "knowledge.notAssessed.genotype"),
    ("EGFR Deletion Polymorphism", "knowledge.notAssessed.genotype"),
    ("EGFR EGFR*28", "knowledge.notAssessed.genotype"),
  ])
  func whatDNADoesNotTellIsNotAssessed(pattern: String, reason: String) throws {
    let found = try Self.result(pattern, Self.tumor.variant("EGFR L858R").amplified("EGFR"))
    #expect(found.matches.isEmpty)
    #expect(found.excluded.map(\.reason.key) == [reason])
    #expect(found.excluded[0].findings.count == 2, "the gene's own findings are named")
    #expect(try Self.result(pattern, Self.tumor.variant("KRAS G12D")).excluded.isEmpty, "no near miss of another gene")
  }

  @Test(arguments: [
    "CK High", "Kataegis Positive", "Methylation signature ST-EPN-ZFTA", "TMB mTMB", "TMB H-bTMB", "TMB Low",
  ])
  func propertiesOfTheTumorAreNotAssessed(pattern: String) throws {
    let found = try Self.result(pattern, Self.tumor.burden(2, isHigh: false))
    #expect(found.matches.isEmpty && found.excluded.count == 1)
    #expect(found.excluded[0].reason.key.hasPrefix("knowledge.notAssessed."))
  }

  @Test func withoutSequenceNothingIsClaimed() throws {
    let unknown = Self.tumor.variant(
      "ERBB2", consequences: [.codingSequenceVariant], residue: 755, basis: .computedWithoutSequence)
    for pattern in ["ERBB2 L755S", "ERBB2 Mutation", "ERBB2 Exon 19 Mutation"] {
      let found = try Self.result(pattern, unknown)
      #expect(found.matches.isEmpty && found.excluded.map(\.reason.key) == ["knowledge.notAssessed.noSequence"])
    }
    let elsewhere = try Self.result("ERBB2 S310F", unknown)
    #expect(elsewhere.matches.isEmpty && elsewhere.excluded.map(\.reason.key) != ["knowledge.notAssessed.noSequence"])
  }

  @Test func aVariantOfUnknownEffectIsNoWildType() throws {
    let unknown = TumorBuilder(type: "COAD").callable("ERBB2").variant(
      "ERBB2", consequences: [.codingSequenceVariant], residue: 755, basis: .computedWithoutSequence)
    #expect(try Self.result("ERBB2 Wildtype", unknown).matches.isEmpty)
    #expect(try Self.result("NOT ERBB2 L755S", unknown).matches.isEmpty)
    #expect(try Self.result("NOT ERBB2 S310F", unknown).matches.count == 1)
  }

  @Test func dataThatWereNotGivenAreNotAbsent() throws {
    let bare = TumorBuilder(type: "COAD").variant("MET Y1230C").variant("RET M918T")
    #expect(
      try Self.result("MET Amplification", bare).excluded.map(\.reason.key) == ["knowledge.notAssessed.copyNumber"])
    #expect(try Self.result("v::RET Fusion", bare).excluded.map(\.reason.key) == ["knowledge.notAssessed.fusions"])
    let given = bare.withCopyNumber().withFusions()
    #expect(
      try Self.result("MET Amplification", given).excluded.map(\.reason.key) == [
        "knowledge.excluded.otherKindOfAlteration"
      ])
  }

  /// Copy number of other genes says nothing of this one.
  @Test func anAbsentAmplificationNeedsSegmentsOfTheGene() throws {
    let bare = TumorBuilder(type: "COAD").variant("KRAS G12C")
    for (tumor, isAbsent) in [
      (bare, false), (bare.withCopyNumber(), false), (bare.withCopyNumber(of: "MYC"), false),
      (bare.withCopyNumber(of: "MYC", "ERBB2"), true),
    ] {
      let found = try Self.result("KRAS G12C AND NOT ERBB2 Amplification", tumor)
      #expect(found.matches.count == (isAbsent ? 1 : 0))
      #expect(found.excluded.count == (isAbsent ? 0 : 1))
    }
    let present = bare.withCopyNumber(of: "ERBB2").amplified("ERBB2")
    #expect(try Self.result("KRAS G12C AND NOT ERBB2 Amplification", present).matches.isEmpty)
  }

  @Test func doubtedAndOutOfFrameFusionsTakeNoTier() throws {
    let doubted = try Self.result(
      "v::NTRK1 Fusion", Self.tumor.fusion("TPM3", "NTRK1", doubts: [Message(TumorBuilder.TestMessage.made)]))
    #expect(doubted.matches.count == 1 && doubted.matches[0].ampTier == nil)
    let outOfFrame = try Self.result("v::NTRK1 Fusion", Self.tumor.fusion("TPM3", "NTRK1", inFrame: false))
    #expect(outOfFrame.matches.count == 1 && outOfFrame.matches[0].ampTier == nil)
    let notShown = try Self.result("v::NTRK1 Fusion", Self.tumor.fusion("TPM3", "NTRK1", inFrame: nil))
    #expect(notShown.matches[0].ampTier != nil)
    #expect(
      Set(notShown.matches[0].reasons.map(\.key)).isSuperset(of: [
        "knowledge.note.frameNotShown", "knowledge.note.domainNotShown",
      ]))
  }

  @Test func exonsThatMeetNeedAJunction() throws {
    let found = try Self.result("EML4::ALK e6::e20", Self.tumor.fusion("EML4", "ALK"))
    #expect(found.matches.isEmpty && found.excluded.map(\.reason.key) == ["knowledge.notAssessed.junction"])
    let other = try Self.result("EML4::ALK e6::e20", Self.tumor.fusion("KIF5B", "ALK"))
    #expect(other.excluded.map(\.reason.key) == ["knowledge.excluded.partnerDiffers"])
    let intron = try Self.result("BRAF intron 9 rearrangement", Self.tumor.fusion("KIAA1549", "BRAF"))
    #expect(intron.matches.isEmpty && intron.excluded.map(\.reason.key) == ["knowledge.notAssessed.junction"])
  }

  @Test func aGeneCutByABreakpointIsNamed() throws {
    let cut = Self.tumor.amplified("ERBB2").changing { $0.copyNumber[0].share = 0.6 }
    let found = try Self.result("ERBB2 Amplification", cut)
    #expect(
      found.matches[0].reasons.contains(Message(KnowledgeMessage.partOfGene, ["gene": "ERBB2", "percent": "60"])))
  }

  @Test func inSituHybridisationInTheRecordIsAmplification() throws {
    let tumor = TumorBuilder(type: "BRCA").state("HER2", "positive", method: "FISH")
    #expect(try Self.result("ERBB2 Amplification", tumor).matches.count == 1)
    #expect(
      try Self.result("ERBB2 Amplification", TumorBuilder(type: "BRCA").state("HER2", "positive", method: "IHC"))
        .matches.isEmpty)
  }

  @Test func namesOnOtherIsoformsMatchAndAreTold() throws {
    let tumor = TumorBuilder(type: "COAD").variant("MYD88 L252P").changing {
      $0.variants[0].effect?.proteinOnOtherIsoforms = [ProteinChange(hgvs: "L265P")!]
    }
    let found = try Self.result("MYD88 L265P", tumor)
    #expect(found.matches.count == 1)
    #expect(found.matches[0].reasons.contains { $0.key == "knowledge.note.otherTranscript" })
    #expect(found.matches[0].alteration == "MYD88 L252P")
  }

  @Test func codingAndProteinNamesEachSuffice() throws {
    let shifted = try Self.result(
      "VHL A56fs (c.166dup)", TumorBuilder(type: "COAD").variant("VHL P57fs", coding: "c.166dup"))
    #expect(shifted.matches.count == 1)
    let otherBase = try Self.result(
      "VHL A56fs (c.166dup)", TumorBuilder(type: "COAD").variant("VHL A56fs", coding: "c.167del"))
    #expect(otherBase.matches.count == 1)
    #expect(otherBase.matches[0].reasons.contains { $0.key == "knowledge.note.proteinName" })
    let silent = try Self.result(
      "VHL E55= (c.165G>A)", TumorBuilder(type: "COAD").variant("VHL E55=", coding: "c.165G>C"))
    #expect(silent.matches.isEmpty, "a synonymous change is its coding change")
  }

  @Test func aliasesOfGenesAreOneGene() throws {
    let knowledge = KnowledgeBuilder().alias("SEPT14", of: "SEPTIN14").alias("MRE11A", of: "MRE11")
    #expect(
      try Self.result("MRE11A Frameshift", TumorBuilder(type: "COAD").variant("MRE11 N511fs"), knowledge).matches.count
        == 1)
    #expect(
      try Self.result("EGFR::SEPTIN14 Fusion", TumorBuilder(type: "COAD").fusion("EGFR", "SEPT14"), knowledge).matches
        .count == 1)
  }

  @Test func promoterPositionsAreOfTheirBuild() throws {
    let grch37 = GenomicAllele(contig: Contig("5"), position: 1_295_228, reference: "G", alternate: "A")
    #expect(
      try Self.result("TERT C228T", TumorBuilder(type: "COAD", assembly: .grch37).intergenic(grch37)).matches.count == 1
    )
    #expect(
      try Self.result("TERT C228T", TumorBuilder(type: "COAD", assembly: .grch38).intergenic(grch37)).matches.isEmpty)
  }

  @Test func biallelicNeedsBothCopiesShown() throws {
    let pattern = "PALB2 Biallelic Inactivation"
    let two = TumorBuilder(type: "COAD").variant("PALB2 Q251*").variant("PALB2 L531fs")
    #expect(try Self.result(pattern, two).excluded.map(\.reason.key) == ["knowledge.notAssessed.bothCopies"])
    let trans = TumorBuilder(type: "COAD").variant("PALB2 Q251*", phaseSet: 1, haplotype: 0)
      .variant("PALB2 L531fs", phaseSet: 1, haplotype: 1)
    #expect(try Self.result(pattern, trans).matches.count == 1)
    let cis = TumorBuilder(type: "COAD").variant("PALB2 Q251*", phaseSet: 1, haplotype: 0)
      .variant("PALB2 L531fs", phaseSet: 1, haplotype: 0)
    #expect(try Self.result(pattern, cis).matches.isEmpty)
    #expect(try Self.result(pattern, TumorBuilder(type: "COAD").deleted("PALB2")).matches.count == 1)
  }

  @Test func differentPhaseSetsTellNothingOfTheCopies() throws {
    let tumor = TumorBuilder(type: "COAD").variant("PALB2 Q251*", phaseSet: 1, haplotype: 0)
      .variant("PALB2 L531fs", phaseSet: 2, haplotype: 1)
    #expect(try Self.result("PALB2 Biallelic Inactivation", tumor).matches.isEmpty)
  }

  @Test func acceptorsBelongToTheExonAfterThem() throws {
    let acceptor = { (intron: Int) in
      TumorBuilder(type: "LUAD").variant("MET c.2888-1G>T", consequences: [.spliceAcceptorVariant], intron: intron)
    }
    #expect(try Self.result("MET Exon 14 Skipping Mutation", acceptor(13)).matches.count == 1)
    #expect(try Self.result("MET Exon 14 Skipping Mutation", acceptor(14)).matches.isEmpty)
    let donor = TumorBuilder(type: "LUAD").variant("MET c.3028+1G>T", consequences: [.spliceDonorVariant], intron: 14)
    #expect(try Self.result("MET Exon 14 Skipping Mutation", donor).matches.count == 1)
  }

  @Test func lossIsNoGain() throws {
    let knowledge = KnowledgeBuilder().gene("TP53", role: "tumour_suppressor").hotspot("TP53", residue: 175)
    let tumor = TumorBuilder(type: "COAD").variant("TP53 R175H")
    #expect(try Self.result("TP53 Gain-of-function", tumor, knowledge).matches.isEmpty)
    #expect(
      try Self.result(
        "TP53 Gain-of-function", tumor, KnowledgeBuilder().gene("TP53", role: "both").hotspot("TP53", residue: 175)
      ).matches.count == 1)
  }

  @Test func aLastStopIsOfUncertainSignificance() throws {
    let knowledge = KnowledgeBuilder().gene("BRCA2", role: "tumour_suppressor")
    let last = TumorBuilder(type: "BRCA").variant("BRCA2 K3326*", decay: .escapes)
    #expect(try Self.result("BRCA2 Mutation", last, knowledge).matches[0].ampTier == nil)
    let early = TumorBuilder(type: "BRCA").variant("BRCA2 E1646*", decay: .expected)
    #expect(try Self.result("BRCA2 Mutation", early, knowledge).matches[0].ampTier != nil)
  }

  @Test func anUncertainPartOfAnOrDoesNotTakeTheTierOfACertainOne() throws {
    let tumor = TumorBuilder(type: "COAD").variant("BRAF V600E").variant("NF1 A2511V")
    for pattern in ["BRAF V600E OR NF1 Mutation", "NF1 Mutation OR BRAF V600E"] {
      let match = try #require(Self.result(pattern, tumor).matches.first)
      #expect(match.ampTier != nil && match.alteration == "BRAF V600E")
    }
  }

  @Test func duplicationsElsewhereAreNoITD() throws {
    let found = try Self.result("FLT3 ITD", TumorBuilder(type: "AML").variant("FLT3 S840_N841insGS"))
    #expect(found.matches.isEmpty && found.excluded.map(\.reason.key) == ["knowledge.excluded.differentAlteration"])
  }

  @Test func absenceOfAPartIsToldApartFromItsPresence() throws {
    let pattern = "MET Amplification AND NOT KRAS Mutation"
    let amplified = Self.tumor.amplified("MET")
    #expect(try Self.result(pattern, amplified.callable("KRAS")).matches.count == 1)
    let present = try Self.result(pattern, amplified.callable("KRAS").variant("KRAS G12D"))
    #expect(present.matches.isEmpty && present.excluded.map(\.reason.key) == ["knowledge.excluded.partMissing"])
    let uncovered = try Self.result(pattern, amplified)
    #expect(
      uncovered.matches.isEmpty && uncovered.excluded.map(\.reason.key) == ["knowledge.notAssessed.partNotAssessed"])
  }
}

@Suite struct StateRuleTests {
  static func status(_ text: String, _ tumor: TumorBuilder, typeName: String? = nil) throws -> StateRequirement.Status {
    StateRule.requirement(try #require(RequiredState(text: text)), in: tumor.build().summary, typeName: typeName).status
  }

  static let tumor = TumorBuilder(type: "BRCA")

  @Test func receptorStatesAreDerived() throws {
    let negative = Self.tumor.state("ER", "negative").state("PR", "negative").state("HER2", "negative")
    #expect(try Self.status("triple_negative=positive", negative) == .met)
    #expect(try Self.status("triple_negative=positive", negative.state("PR", "positive")) == .notMet)
    #expect(try Self.status("triple_negative=positive", Self.tumor.state("ER", "negative")) == .unknown)
    #expect(try Self.status("HR=positive", Self.tumor.state("PR", "positive")) == .met)
    #expect(try Self.status("HR=positive", Self.tumor.state("ER", "negative")) == .unknown)
    #expect(try Self.status("HER2=negative", Self.tumor.state("HER2", "low")) == .met, "HER2-low is HER2-negative")
    #expect(try Self.status("HER2=positive", Self.tumor.state("HER2", "low")) == .notMet)
  }

  @Test func scoresAndNumbersAreCompared() throws {
    #expect(try Self.status("HER2=IHC3+", Self.tumor.state("HER2", "positive", method: "IHC", value: "3+")) == .met)
    #expect(try Self.status("HER2=IHC3+", Self.tumor.state("HER2", "positive", method: "IHC", value: "2+")) == .notMet)
    #expect(try Self.status("HER2=IHC3+", Self.tumor.state("HER2", "positive")) == .unknown)
    #expect(try Self.status("PDL1_CPS>=1", Self.tumor.state("PDL1_CPS", "positive", value: "10")) == .met)
    #expect(try Self.status("PDL1_CPS>=1", Self.tumor.state("PDL1_CPS", "negative", value: "0")) == .notMet)
    #expect(try Self.status("PDL1_CPS>=1", Self.tumor) == .unknown)
  }

  @Test func whatTheRecordImpliesIsDerived() throws {
    #expect(try Self.status("age_group=child", Self.tumor.record { $0.age = 9 }) == .met)
    #expect(try Self.status("age_group=child", Self.tumor.record { $0.age = 40 }) == .notMet)
    #expect(try Self.status("age_group=adult", Self.tumor) == .unknown)
    #expect(try Self.status("stage=advanced", Self.tumor.record { $0.stage = "IVA" }) == .met)
    #expect(try Self.status("stage=advanced", Self.tumor.record { $0.stage = "II" }) == .unknown)
    #expect(try Self.status("MSI=high", Self.tumor.microsatellites(.stable)) == .notMet)
    #expect(try Self.status("grade=2", Self.tumor, typeName: "Astrocytoma, IDH-Mutant, Grade 2") == .met)
    #expect(try Self.status("grade=2", Self.tumor, typeName: "Astrocytoma, IDH-Mutant, Grade 4") == .notMet)
    #expect(try Self.status("grade=2", Self.tumor, typeName: "Diffuse Glioma") == .unknown)
  }

  @Test func aDiagnosticItemDoesNotAskForTheSubtypeItMakes() throws {
    let state = "molecular_subtype=KMT2A_rearranged"
    let base = KnowledgeBuilder()
    let tumor = TumorBuilder(type: "AML").fusion("KMT2A", "MLLT3")
    let diagnostic = try EvidenceRuleTests.match(
      base.evidence(
        "KMT2A::v Fusion", disease: "AML With MLL Rearrangement", oncotree: "AML", state: state, therapies: [],
        type: "Diagnostic", level: "A", significance: "Positive"), tumor)
    #expect(diagnostic.matches[0].ampLevel == .b)
    let therapeutic = try EvidenceRuleTests.match(
      base.evidence(
        "KMT2A::v Fusion", disease: "AML With MLL Rearrangement", oncotree: "AML", state: state, level: "A"), tumor)
    #expect(therapeutic.matches[0].ampLevel == nil)
  }
}

@Suite struct TumorTypeTests {
  @Test func aTissuesOwnCodeIsNotItsSubtypes() throws {
    let knowledge = KnowledgeBuilder().evidence(
      "BRAF V600E", disease: "Breast Cancer", oncotree: "=BREAST|BRCA", level: "A")
    let relation = { (code: String) in
      try EvidenceRuleTests.match(knowledge, TumorBuilder(type: code).variant("BRAF V600E")).matches[0]
        .tumorTypeRelation
    }
    #expect(try relation("BREAST") == .same)
    #expect(try relation("IDC") == .parent)
    #expect(try relation("PT") == .other, "a phyllodes tumour is no breast cancer here")
  }

  @Test func lineagesEndAtTheTissue() throws {
    let tree = try KnowledgeRelease(files: KnowledgeBuilder().files).tumorTypes
    #expect(tree.lineage(of: TumorType(code: "COAD")).map(\.code) == ["COAD", "COADREAD", "BOWEL"])
    #expect(tree.lineage(of: TumorType(code: "NOPE")).isEmpty)
  }
}
