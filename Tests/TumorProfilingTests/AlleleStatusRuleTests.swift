import OncologyCore
import Testing

@testable import TumorProfiling

@Suite struct AlleleStatusRuleTests {
  private func status(
    _ variant: VariantFinding, siblings: [VariantFinding] = [], purity: Double? = nil, sex: PatientRecord.Sex? = nil
  ) -> AlleleStatus.Value? {
    AlleleStatusRule(purity: purity, sex: sex).status(of: variant, siblings: siblings)?.value
  }

  private func frameshift(
    _ total: Double, _ minor: Double?, fraction: Double? = 0.7, depth: Int? = 200, contig: String = "17"
  ) -> VariantFinding {
    Make.variant(
      "\(contig):7675000:GA:G", Make.effect("TP53", "R175fs", .frameshiftVariant), fraction: fraction, depth: depth,
      copies: .init(total: total, minor: minor))
  }

  private func missense(_ total: Double, _ minor: Double?, fraction: Double = 0.4) -> VariantFinding {
    Make.variant(
      "17:7675088:C:T", Make.effect("TP53", "R175H", .missenseVariant), fraction: fraction,
      copies: .init(total: total, minor: minor))
  }

  @Test func aFrameshiftInCopyNeutralLossIsBiallelic() {
    #expect(status(frameshift(2, 0)) == .biallelic)
    #expect(status(frameshift(2, 0, fraction: 0.35), purity: 0.4) == .biallelic)
  }

  @Test func aHeterozygousMissenseWithBothCopiesIsNot() {
    #expect(status(missense(2, 1)) == .heterozygous)
    #expect(status(missense(2, 1, fraction: 0.9)) == .heterozygous)
    #expect(status(missense(5, 1)) == .heterozygous)
    #expect(status(frameshift(2, 1)) == .heterozygous)
  }

  /// One copy is left, and a fraction of one half or less may be of some tumour cells only: POLE at 9 of 61 reads in a
  /// tumour whose TP53 stands at 29 of 37.
  @Test func theOneCopyLeftCountsAsHitOnlyAboveOneHalf() {
    #expect(status(frameshift(1, 0, fraction: nil, depth: nil)) == .possiblyBiallelic)
    #expect(status(frameshift(1, 0, fraction: 0.15, depth: 61)) == .possiblyBiallelic)
    #expect(status(frameshift(1, 0, fraction: 0.3)) == .possiblyBiallelic)
    #expect(status(frameshift(1, 0, fraction: 0.78)) == .biallelic)
    #expect(status(frameshift(1, 0, fraction: 0.45), purity: 0.6) == .biallelic)
  }

  @Test func withoutPurityAMiddlingFractionOfTwoCopiesDoesNotDecide() {
    #expect(status(frameshift(2, 0, fraction: 0.3)) == .possiblyBiallelic)
    #expect(status(frameshift(2, 0, fraction: nil)) == .possiblyBiallelic)
    // 11 of 20 reads vary that much around one half; 110 of 200 nearly do; 130 of 200 do not.
    #expect(status(frameshift(2, 0, fraction: 0.55, depth: 20)) == .possiblyBiallelic)
    #expect(status(frameshift(2, 0, fraction: 0.55)) == .possiblyBiallelic)
    #expect(status(frameshift(2, 0, fraction: 0.65)) == .biallelic)
    #expect(status(frameshift(2, 0, fraction: 0.65, depth: nil)) == .biallelic)
    // Three copies: 0.6 could be two of three.
    #expect(status(frameshift(3, 0, fraction: 0.6)) == .possiblyBiallelic)
    #expect(status(frameshift(3, 0, fraction: 0.9)) == .biallelic)
  }

  /// At purity 0.8 two of two copies give 0.8, one of two 0.4: of 200 reads 80 are far too few for both.
  @Test func aFractionTooLowForAllCopiesLeavesAnIntactOne() {
    #expect(status(frameshift(2, 0, fraction: 0.4), purity: 0.8) == .possiblyBiallelic)
    #expect(status(frameshift(2, 0, fraction: 0.8), purity: 0.8) == .biallelic)
    // One copy left, but in a part of the cells only: at purity 0.8 the fraction would be 0.8/(0.8 + 0.4) = 0.67.
    #expect(status(frameshift(1, 0, fraction: 0.2), purity: 0.8) == .possiblyBiallelic)
  }

  @Test func aMissenseWithLossIsNotProvenLossOfFunction() {
    #expect(status(missense(1, 0)) == .possiblyBiallelic)
  }

  @Test func twoHitsWithoutPhaseArePossiblyBiallelic() {
    let first = Make.variant("17:1:A:T", Make.effect("APC", "R213*", .stopGained))
    let second = Make.variant("17:9:A:T", Make.effect("APC", "E1309fs", .frameshiftVariant))
    #expect(status(first, siblings: [second]) == .possiblyBiallelic)
    let reason = AlleleStatusRule(purity: nil, sex: nil).status(of: first, siblings: [second])?.reason
    #expect(reason?.key == ProfilingMessage.allelesPhaseUnknown.rawValue)
    #expect(reason?.arguments["others"] == "APC E1309fs")
  }

  @Test func phasedHitsAreTransOrCis() {
    let base = { (haplotype: Int, set: Int) in
      Make.variant(
        "17:\(haplotype + set * 100 + 1):A:T", Make.effect("APC", "R213*", .stopGained), phaseSet: set,
        haplotype: haplotype, copies: .init(total: 2, minor: 1))
    }
    #expect(status(base(0, 1), siblings: [base(1, 1)]) == .biallelic)
    #expect(status(base(0, 1), siblings: [base(0, 1)]) == .heterozygous)
    #expect(status(base(0, 1), siblings: [base(1, 2)]) == .possiblyBiallelic)
  }

  @Test func transMissenseIsPossiblyBiallelic() {
    let one = Make.variant(
      "3:1:A:T", Make.effect("PIK3CA", "E542K", .missenseVariant), phaseSet: 1, haplotype: 0)
    let two = Make.variant(
      "3:2:A:T", Make.effect("PIK3CA", "H1047R", .missenseVariant), phaseSet: 1, haplotype: 1)
    #expect(status(one, siblings: [two]) == .possiblyBiallelic)
  }

  @Test func aVariantWhereNoCopyIsLeftIsNotClassified() {
    #expect(status(frameshift(0, 0)) == .unknown)
  }

  @Test func withoutAlleleSpecificCopiesItIsUnknown() {
    #expect(status(frameshift(2, nil)) == .unknown)
    #expect(status(Make.variant("1:1:A:T", Make.effect("TP53", "R213*", .stopGained))) == .unknown)
  }

  @Test func germlineVariants() {
    let homozygous = Make.variant(
      "13:1:A:T", Make.effect("BRCA2", "K1025*", .stopGained), origin: .germline, zygosity: .homozygous)
    #expect(status(homozygous) == .biallelic)
    let heterozygous = Make.variant(
      "13:1:A:T", Make.effect("BRCA2", "K1025*", .stopGained), origin: .germline, zygosity: .heterozygous,
      copies: .init(total: 1, minor: 0))
    #expect(status(heterozygous) == .possiblyBiallelic)
  }

  @Test func sexChromosomesDependOnTheSex() {
    #expect(status(frameshift(1, 0, contig: "X"), sex: .male) == .biallelic)
    #expect(status(frameshift(1, 0, contig: "X"), sex: .female) == .biallelic)
    #expect(status(frameshift(1, 0, contig: "X")) == .unknown)
  }

  @Test func silentVariantsHaveNoStatus() {
    #expect(status(Make.variant("1:1:A:T", Make.effect("TP53", "R175=", .synonymousVariant))) == nil)
    #expect(status(Make.variant("1:1:A:T", Make.effect("TP53", nil, .intronVariant))) == nil)
    #expect(status(Make.variant("1:1:A:T")) == nil)
  }
}
