import OncologyCore
import Testing

@testable import TumorProfiling

@Suite struct OncogenicityTests {
  /// Counts are those of cancerhotspots.org v2 (Chang et al. 2018) as the table in the shared data has them.
  private struct Knowledge: OncogenicityKnowledge {
    let roles: [String: GeneRole.Role] = [
      "TP53": .both, "APC": .tumorSuppressor, "BRCA2": .tumorSuppressor, "RB1": .tumorSuppressor, "BRAF": .oncogene,
      "KRAS": .oncogene, "EGFR": .oncogene, "MET": .oncogene, "NOTCH1": .both,
    ]
    let table: [Hotspot] = [
      Hotspot(
        gene: "BRAF", start: 600, end: 600, kind: .residue, samples: 897,
        changes: ["E": 833, "M": 29, "K": 24, "R": 4, "V": 4, "G": 3], source: "cancerhotspots.org v2"),
      Hotspot(
        gene: "BRAF", start: 601, end: 601, kind: .residue, samples: 38, changes: ["E": 32, "N": 5, "T": 1],
        source: "cancerhotspots.org v2"),
      Hotspot(
        gene: "EGFR", start: 858, end: 858, kind: .residue, samples: 144, changes: ["R": 144],
        source: "cancerhotspots.org v2"),
      Hotspot(
        gene: "EGFR", start: 745, end: 759, kind: .indel, samples: 155,
        changes: ["E746_A750del": 123, "L747_T751del": 9], source: "cancerhotspots.org v2"),
      Hotspot(
        gene: "APC", start: 1397, end: 1397, kind: .residue, samples: 19, changes: ["*": 19],
        source: "cancerhotspots.org v2"),
      Hotspot(
        gene: "MET", start: 1010, end: 1010, kind: .residue, samples: 14, changes: ["H": 6, "N": 6, "Y": 2],
        source: "cancerhotspots.org v2"),
      Hotspot(
        gene: "MET", start: 1010, end: 1010, kind: .splice, samples: 19, changes: ["splice": 19],
        source: "cancerhotspots.org v2"),
    ]
    func role(of gene: String) -> GeneRole? { roles[gene].map { GeneRole(gene: gene, role: $0, source: "test") } }
    func hotspots(in gene: String, at residue: Int) -> [Hotspot] {
      table.filter { $0.gene == gene && $0.start <= residue && residue <= $0.end }
    }
    func hotspots(in gene: String) -> [Hotspot] { table.filter { $0.gene == gene } }
  }

  private func classify(
    _ effect: TranscriptEffect, origin: VariantOrigin = .somatic, tumorType: TumorType? = nil
  ) -> Oncogenicity? {
    OncogenicityClassifier(knowledge: Knowledge()).classify(
      Make.variant("1:1:A:C", effect, origin: origin), tumorType: tumorType)
  }

  private func met(_ effect: TranscriptEffect) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: (classify(effect)?.met ?? []).map { ($0.code, $0.points) })
  }

  // MARK: Hotspots (table 2: OS3, OM3, OP3)

  @Test(arguments: [
    ("BRAF", "V600E", ["OS3": 4]), ("BRAF", "V600K", ["OS3": 4]), ("BRAF", "V600G", ["OP3": 1]),
    ("BRAF", "V600A", ["OP3": 1]), ("BRAF", "K601E", ["OM3": 2]), ("BRAF", "K601N", ["OP3": 1]),
    ("BRAF", "K602E", [:]), ("EGFR", "L858R", ["OS3": 4]), ("MET", "D1010N", ["OP3": 1]),
  ])
  func hotspotCounts(gene: String, change: String, expected: [String: Int]) {
    #expect(met(Make.effect(gene, change, .missenseVariant)) == expected)
  }

  @Test func theBoundariesAreFiftySamplesAndTenOfTheChange() {
    struct One: OncogenicityKnowledge {
      let samples: Int
      let same: Int
      func role(of gene: String) -> GeneRole? { nil }
      func hotspots(in gene: String, at residue: Int) -> [Hotspot] {
        [
          Hotspot(
            gene: gene, start: residue, end: residue, kind: .residue, samples: samples, changes: ["H": same],
            source: "t")
        ]
      }
      func hotspots(in gene: String) -> [Hotspot] { [] }
    }
    let code = { (samples: Int, same: Int) in
      OncogenicityClassifier(knowledge: One(samples: samples, same: same))
        .classify(Make.variant("1:1:A:C", Make.effect("G", "R10H", .missenseVariant)))?.met.map(\.code)
    }
    #expect(code(50, 10) == ["OS3"])
    #expect(code(49, 10) == ["OM3"])
    #expect(code(50, 9) == ["OP3"])
    #expect(code(49, 9) == ["OP3"])
  }

  @Test func spliceHotspotsAreFoundByTheCodonBesideTheSite() {
    let donor = Make.effect("MET", nil, .spliceDonorVariant, coding: "c.3028+1G>T")
    #expect(met(donor) == ["OM3": 2])
    #expect(met(Make.effect("MET", nil, .spliceAcceptorVariant, coding: "c.2888-1G>T")) == [:])
  }

  @Test func withoutSequenceTheHotspotIsNotJudged() throws {
    let found = try #require(
      classify(Make.effect("BRAF", nil, .codingSequenceVariant, residue: 600, basis: .computedWithoutSequence)))
    #expect(found.met.isEmpty)
    #expect(found.notJudged.contains { $0.reason.key == ProfilingMessage.oncoHotspotChangeUnknown.rawValue })
  }

  // MARK: OVS1

  @Test func aTruncationWithDecayInATumorSuppressorIsOVS1() throws {
    let found = try #require(classify(Make.effect("BRCA2", "K1025*", .stopGained, length: 3418, decay: .expected)))
    #expect(found.met.map(\.code) == ["OVS1"])
    #expect(found.points == 8)
    #expect(found.classification == .likelyOncogenic)
  }

  @Test func aTruncationInAnOncogeneIsNot() {
    #expect(met(Make.effect("KRAS", "G12*", .stopGained, length: 188, decay: .expected)) == [:])
    #expect(met(Make.effect("UNKNOWN1", "G12*", .stopGained, length: 188, decay: .expected)) == [:])
  }

  /// APC's last exon codes for three quarters of the protein: most of its truncations escape decay.
  @Test func aLastExonTruncationThatLosesMoreThanATenthIsOVS1() {
    #expect(met(Make.effect("APC", "E1309fs*4", .frameshiftVariant, length: 2843, decay: .escapes)) == ["OVS1": 8])
  }

  @Test func aTruncationAtTheVeryEndIsLeftToAPerson() throws {
    let found = try #require(classify(Make.effect("BRCA2", "K3326*", .stopGained, length: 3418, decay: .escapes)))
    #expect(found.met.isEmpty)
    let criterion = try #require(found.notJudged.first { $0.code == "OVS1" })
    #expect(criterion.reason.key == ProfilingMessage.oncoNullAtEnd.rawValue)
    #expect(criterion.reason.arguments["share"] == "2.7")
  }

  @Test func withoutLengthTheExonDecides() {
    #expect(met(Make.effect("RB1", nil, .frameshiftVariant, exon: 3, exonCount: 27)) == ["OVS1": 8])
    #expect(met(Make.effect("RB1", nil, .frameshiftVariant, exon: 27, exonCount: 27)) == [:])
    #expect(met(Make.effect("RB1", nil, .frameshiftVariant)) == [:])
  }

  @Test(arguments: [SequenceOntologyTerm.spliceDonorVariant, .spliceAcceptorVariant, .startLost])
  func spliceSitesAndStartsAreNull(term: SequenceOntologyTerm) {
    #expect(met(Make.effect("TP53", nil, term, coding: "c.375+1G>A")) == ["OVS1": 8])
  }

  /// NOTCH1 S2275fs (CIViC's name) cuts the PEST domain off, which activates; 11 % of 2,555 residues are lost.
  @Test func aTruncationThatEscapesDecayInAGeneOfBothRolesIsLeftToAPerson() throws {
    let found = try #require(
      classify(Make.effect("NOTCH1", "S2275fs", .frameshiftVariant, length: 2555, decay: .escapes)))
    #expect(!found.met.contains { $0.code == "OVS1" })
    let criterion = try #require(found.notJudged.first { $0.code == "OVS1" })
    #expect(criterion.reason.key == "profiling.oncogenicity.ovs1.notJudged.bothRoles")
    #expect(met(Make.effect("NOTCH1", "C1000*", .stopGained, length: 2555, decay: .expected)) == ["OVS1": 8])
  }

  @Test func hotspotsMadeByTruncationsDoNotAddToOVS1() {
    #expect(met(Make.effect("APC", "E1397*", .stopGained, length: 2843, decay: .escapes)) == ["OVS1": 8])
  }

  // MARK: OM1

  private struct Domains: OncogenicityKnowledge {
    func role(of gene: String) -> GeneRole? { nil }
    func hotspots(in gene: String, at residue: Int) -> [Hotspot] {
      [
        Hotspot(
          gene: gene, start: residue, end: residue, kind: .residue, samples: residue == 12 ? 900 : 40,
          changes: ["D": 30, "V": 3], source: "test")
      ]
    }
    func hotspots(in gene: String) -> [Hotspot] { [] }
    func criticalRegions(in gene: String, at residue: Int) -> [CriticalRegion]? {
      (10...17).contains(residue)
        ? [CriticalRegion(gene: gene, start: 10, end: 17, name: "phosphate-binding loop", source: "test")] : []
    }
  }

  /// The moderate hotspot is not counted together with OM1; the strong and the supporting one are.
  @Test(arguments: [
    ("G12D", ["OM1": 2, "OS3": 4]), ("G13D", ["OM1": 2]), ("G13V", ["OM1": 2, "OP3": 1]), ("A59D", ["OM3": 2]),
  ])
  func criticalRegionsWhereThereIsATable(change: String, expected: [String: Int]) throws {
    let found = try #require(
      OncogenicityClassifier(knowledge: Domains()).classify(
        Make.variant("1:1:A:C", Make.effect("KRAS", change, .missenseVariant))))
    #expect(Dictionary(uniqueKeysWithValues: found.met.map { ($0.code, $0.points) }) == expected)
    #expect(!found.notJudged.contains { $0.code == "OM1" })
  }

  // MARK: OM2, OP2

  @Test func inFrameIndelsInCancerGenesChangeTheLength() {
    #expect(met(Make.effect("EGFR", "E746_A750del", .inframeDeletion)) == ["OS3": 4, "OM2": 2])
    #expect(met(Make.effect("EGFR", "L747_T751del", .inframeDeletion)) == ["OP3": 1, "OM2": 2])
    #expect(met(Make.effect("EGFR", "A10del", .inframeDeletion)) == ["OM2": 2])
    #expect(met(Make.effect("UNKNOWN1", "A10del", .inframeDeletion)) == [:])
  }

  @Test func aLostStopCountsInATumorSuppressorOnly() {
    #expect(met(Make.effect("RB1", "*929Gext*12", .stopLost)) == ["OM2": 2])
    #expect(met(Make.effect("KRAS", "*189Gext*12", .stopLost)) == [:])
  }

  @Test func retinoblastomaIsTheOnlySingleEtiology() throws {
    let effect = Make.effect("RB1", "R320*", .stopGained, length: 928, decay: .expected)
    let retinoblastoma = try #require(classify(effect, tumorType: TumorType(code: "RBL")))
    #expect(retinoblastoma.met.map(\.code) == ["OVS1", "OP2"])
    #expect(classify(effect, tumorType: TumorType(code: "OS"))?.points == 8)
  }

  // MARK: What is not classified, and what could not be judged

  @Test func germlineSilentIntronicAndGenelessVariantsAreNotClassified() {
    #expect(classify(Make.effect("BRCA2", "K1025*", .stopGained, decay: .expected), origin: .germline) == nil)
    #expect(classify(Make.effect("BRCA2", nil, .intronVariant)) == nil)
    #expect(OncogenicityClassifier(knowledge: Knowledge()).classify(Make.variant()) == nil)
  }

  @Test func aTumorOnlyVariantIsClassified() {
    #expect(classify(Make.effect("BRAF", "V600E", .missenseVariant), origin: .unknown)?.points == 4)
  }

  @Test func aSynonymousChangeHasNoPointsAndSaysWhy() throws {
    let found = try #require(classify(Make.effect("BRAF", "V600=", .synonymousVariant)))
    #expect(found.points == 0)
    #expect(found.notJudged.contains { $0.code == "SBP2" })
  }

  /// Every criterion of tables 2 and 3 is met, judged not to be met, or named with the reason.
  /// A hotspot's four points are what the data allow to count, and no statement that the change is uncertain.
  @Test func theClassOfAHotspotIsOpenWhileCriteriaLackTheirData() throws {
    let hotspot = try #require(classify(Make.effect("BRAF", "V600E", .missenseVariant)))
    #expect(hotspot.points == 4)
    #expect(hotspot.classification == .uncertain)
    #expect(hotspot.isClassOpen)
    // Nothing is met: few data, and nothing that speaks for it.
    #expect(try #require(classify(Make.effect("BRAF", "A1V", .missenseVariant))).isClassOpen == false)
    // The points reach a class.
    let null = try #require(classify(Make.effect("APC", "R213*", .stopGained, decay: .expected)))
    #expect(null.classification == .likelyOncogenic)
    #expect(!null.isClassOpen)
  }

  @Test func theClassIsNotOpenWhereEveryCriterionWasJudged() {
    let met = Oncogenicity.Criterion(code: "OS3", points: 4, reason: Message(ProfilingMessage.oncoSingleEtiology))
    #expect(!Oncogenicity(met: [met], notJudged: []).isClassOpen)
  }

  @Test func criteriaThatCannotBeJudgedAreAllNamed() throws {
    let found = try #require(classify(Make.effect("BRAF", "V600E", .missenseVariant)))
    #expect(
      Set(found.notJudged.map(\.code)) == ["OS1", "OS2", "OM1", "OM4", "OP1", "OP4", "SBVS1", "SBS1", "SBS2", "SBP1"])
    #expect(found.notJudged.allSatisfy { $0.points == 0 })
    let unknownGene = try #require(classify(Make.effect("UNKNOWN1", "A10T", .missenseVariant)))
    #expect(unknownGene.notJudged.contains { $0.reason.key == ProfilingMessage.oncoGeneRoleUnknown.rawValue })
  }
}
