import OncologyCore
import Testing

@testable import TumorProfiling

@Suite struct BurdenRuleTests {
  private let models = ToyModels(statedGeneCount: 19_022)
    .length("1", 10_000_000).gene("A", "1", 1000...1999, 3000...3999).gene("B", "1", 3500...4499)

  private func burden(
    _ variants: [VariantFinding], counting: BurdenCounting = .codingAtFivePercent, megabases: Double? = 30,
    callable: [GenomicInterval]? = nil, genes: Int = 19_022, tumorOnly: Bool = false, record: PatientRecord? = nil
  ) -> MutationalBurden {
    BurdenRule(counting: counting).burden(
      BurdenRule.Input(
        variants: variants, options: CaseOptions(isTumorOnly: tumorOnly, callableMegabases: megabases),
        callable: callable.map { CallableSize($0, models: models) }, modelCount: genes, record: record))
  }

  private func coding(_ count: Int, _ term: SequenceOntologyTerm = .missenseVariant) -> [VariantFinding] {
    (0..<count).map { Make.variant("1:\(1000 + $0):A:C", Make.effect("A", nil, term)) }
  }

  @Test func threeHundredInThirtyMegabasesAreTen() throws {
    let found = burden(coding(300))
    #expect(found.mutationsPerMegabase == 10)
    #expect(found.counted == 300)
    #expect(found.callableMegabases == 30)
    // SciPy: chi2.ppf(.025, 600)/2/30 and chi2.ppf(.975, 602)/2/30.
    let (lower, upper) = (try #require(found.lowerLimit), try #require(found.upperLimit))
    #expect(abs(lower - 8.900309174432211) < 1e-9)
    #expect(abs(upper - 11.198037518419023) < 1e-9)
    #expect(found.isHigh == nil)
    #expect(found.caveats.map(\.key).contains(ProfilingMessage.burdenNotEquivalent.rawValue))
    #expect(found.rule.key == ProfilingMessage.burdenRuleCodingAtFivePercent.rawValue)
  }

  @Test func noMutationHasAnUpperLimit() throws {
    let found = burden([])
    #expect(found.mutationsPerMegabase == 0)
    #expect(found.lowerLimit == 0)
    let upper = try #require(found.upperLimit)
    #expect(abs(upper - 3.6888794541139354 / 30) < 1e-9)
  }

  @Test func whatEachRuleCounts() {
    let variants =
      coding(1, .missenseVariant) + coding(1, .synonymousVariant) + coding(1, .frameshiftVariant)
      + coding(1, .stopGained) + coding(1, .inframeDeletion) + coding(1, .intronVariant)
      + coding(1, .fivePrimeUTRVariant) + coding(1, .spliceRegionVariant) + [Make.variant()]
    #expect(burden(variants).counted == 5)
    #expect(burden(variants, counting: .coding).counted == 5)
    #expect(burden(variants, counting: .nonSynonymous).counted == 4)
  }

  @Test func allFractionsCountOnlyUnderRulesWithoutALimit() {
    let variants = [0.049, 0.05, 0.2].map {
      Make.variant("1:1000:A:C", Make.effect("A", nil, .missenseVariant), fraction: $0)
    }
    #expect(burden(variants).counted == 2)
    #expect(burden(variants, counting: .coding).counted == 3)
  }

  @Test func aMissingFractionIsCountedAndTold() throws {
    let found = burden([Make.variant("1:1000:A:C", Make.effect("A", nil, .missenseVariant), fraction: nil)])
    #expect(found.counted == 1)
    let caveat = try #require(found.caveats.first { $0.key == ProfilingMessage.burdenFractionsMissing.rawValue })
    #expect(caveat.arguments["count"] == "1")
  }

  @Test func germlineAndMitochondrialVariantsDoNotCount() {
    let germline = Make.variant("1:1000:A:C", Make.effect("A", nil, .missenseVariant), origin: .germline)
    let mitochondrial = Make.variant("MT:1000:A:C", Make.effect("MT-ND1", nil, .missenseVariant))
    #expect(burden([germline, mitochondrial]).counted == 0)
  }

  // MARK: Not computable

  private func reason(_ found: MutationalBurden) -> String? {
    found.mutationsPerMegabase == nil && found.lowerLimit == nil && found.upperLimit == nil
      ? found.caveats.first?.key : nil
  }

  @Test func withoutASizeItIsNotComputable() {
    let found = burden(coding(12), megabases: nil)
    #expect(reason(found) == ProfilingMessage.burdenNoCallableSize.rawValue)
    #expect(found.counted == 12)
  }

  @Test func tumorOnlyIsNotComputable() {
    #expect(reason(burden(coding(12), tumorOnly: true)) == ProfilingMessage.burdenTumorOnly.rawValue)
  }

  @Test func fewModelsAreNotComputable() {
    #expect(reason(burden(coding(12), genes: 562)) == ProfilingMessage.burdenModelsIncomplete.rawValue)
  }

  @Test func fewModelsWithAFileThatAnnotatesEveryVariantAreEnough() {
    let annotated = (0..<3).map {
      Make.variant(
        "1:\(1000 + $0):A:C", Make.effect("A", nil, .missenseVariant), annotations: [ProvidedAnnotation(source: .vep)])
    }
    #expect(burden(annotated, genes: 562).mutationsPerMegabase == 0.1)
    #expect(reason(burden(annotated + coding(1), genes: 562)) != nil)
  }

  @Test func fewModelsThatHoldTheCallableRegionsAreEnough() {
    let inside = [GenomicInterval(contig: Contig("1"), start: 1000, end: 3999)]
    #expect(burden(coding(2), megabases: nil, callable: inside, genes: 562).mutationsPerMegabase != nil)
    let outside = inside + [GenomicInterval(contig: Contig("1"), start: 100_000, end: 104_000)]
    #expect(
      reason(burden(coding(2), megabases: nil, callable: outside, genes: 562))
        == ProfilingMessage.burdenModelsIncomplete.rawValue)
  }

  @Test func regionsWithoutCodingSequenceAreNotComputable() {
    let found = burden(
      [], megabases: nil, callable: [GenomicInterval(contig: Contig("1"), start: 5_000_000, end: 6_000_000)])
    #expect(reason(found) == ProfilingMessage.burdenNothingCallable.rawValue)
  }

  // MARK: Callable regions

  @Test func theSizeIsTheCodingPartOfTheRegionsCountedOnce() {
    // Coding: 1000–1999, 3000–3999 and 3500–4499 (overlapping) of which 1500–4000 is callable: 500 + 1001 bases.
    let size = CallableSize([GenomicInterval(contig: Contig("chr1"), start: 1500, end: 4000)], models: models)
    #expect(size.codingBases == 1501)
    #expect(size.regionBases == 2501)
    #expect(size.basesInModels == 2501)
    #expect(size.fullyCallableGenes.isEmpty)
    let found = burden(
      [Make.variant("1:1400:A:C", Make.effect("A", nil, .missenseVariant))] + [
        Make.variant("1:1600:A:C", Make.effect("A", nil, .missenseVariant))
      ], megabases: nil, callable: [GenomicInterval(contig: Contig("1"), start: 1500, end: 4000)])
    #expect(found.counted == 1)
    #expect(found.callableMegabases == 0.001501)
  }

  @Test func theMitochondrionIsNoPartOfTheSize() {
    let models = models.gene("MT-ND1", "MT", 3307...4262)
    let size = CallableSize(
      [GenomicInterval(contig: Contig("chrM"), start: 1, end: 16_569)], models: models)
    #expect(size.codingBases == 0)
    #expect(size.regionBases == 0)
  }

  @Test func genesAreFullyCallableWhenEveryCodingBaseIs() {
    let regions = [(1000, 1999), (2900, 4100)].map {
      GenomicInterval(contig: Contig("1"), start: $0.0, end: $0.1)
    }
    #expect(CallableSize(regions, models: models).fullyCallableGenes == ["A"])
    let touching = [(1000, 1500), (1501, 1999), (3000, 4499)].map {
      GenomicInterval(contig: Contig("1"), start: $0.0, end: $0.1)
    }
    #expect(CallableSize(touching, models: models).fullyCallableGenes == ["A", "B"])
  }

  @Test func smallRegionsAreNamedAsImprecise() {
    let keys = burden(coding(3), megabases: 0.5).caveats.map(\.key)
    #expect(keys.contains(ProfilingMessage.burdenSmallRegion.rawValue))
    #expect(!burden(coding(3)).caveats.map(\.key).contains(ProfilingMessage.burdenSmallRegion.rawValue))
  }

  // MARK: High

  @Test(arguments: [("high", true), ("low", false), ("unknown", nil)] as [(String, Bool?)])
  func highIsSaidByTheRecordOnly(state: String, expected: Bool?) {
    let found = burden(coding(3000), record: Make.state("TMB", state, method: "FoundationOne CDx"))
    #expect(found.isHigh == expected)
    #expect(found.mutationsPerMegabase == 100)
    // It stays even where no number can be computed.
    #expect(burden([], megabases: nil, record: Make.state("TMB", state)).isHigh == expected)
  }
}
