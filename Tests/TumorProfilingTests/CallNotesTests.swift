import OncologyCore
import Testing

@testable import TumorProfiling

@Suite struct CallNotesTests {
  private let models = ToyModels()

  private func notes(
    _ variant: VariantFinding, options: CaseOptions = CaseOptions(normalSample: "N"),
    with others: [VariantFinding] = [],
    models: ToyModels? = nil
  ) -> [String] {
    CallNotes(Make.patient(options: options, variants: [variant] + others), models: models ?? self.models)
      .notes(on: variant).map(\.key)
  }

  /// DPYD*2A (rs3918290) at GRCh38 1:97450058 C>T, as it stands in T001-COAD's somatic list.
  @Test func aPharmacogenesAlleleNearOneHalfIsPossiblyGermline() {
    let dpyd = Make.variant(
      "1:97450058:C:T", Make.effect("DPYD", nil, .spliceDonorVariant, coding: "c.1905+1G>A"), fraction: 0.47,
      identifiers: ["rs3918290"])
    #expect(notes(dpyd) == [ProfilingMessage.possibleGermlinePharmacogene.rawValue])
  }

  @Test func aLoneRSNumberNearOneHalfIsPossiblyGermline() {
    let effect = Make.effect("MUC4", "A10T", .missenseVariant)
    let key = ProfilingMessage.possibleGermline.rawValue
    #expect(notes(Make.variant("1:1:A:C", effect, fraction: 0.5, identifiers: ["rs1"])) == [key])
    #expect(notes(Make.variant("1:1:A:C", effect, fraction: 0.5, identifiers: ["rs1", "COSV2"])).isEmpty)
    #expect(notes(Make.variant("1:1:A:C", effect, fraction: 0.5)).isEmpty)
    #expect(notes(Make.variant("1:1:A:C", effect, fraction: 0.3, identifiers: ["rs1"])).isEmpty)
    #expect(notes(Make.variant("1:1:A:C", effect, fraction: nil, identifiers: ["rs1"])).isEmpty)
    #expect(notes(Make.variant("1:1:A:C", effect, fraction: 0.5, origin: .unknown, identifiers: ["rs1"])).isEmpty)
  }

  @Test func aHotspotAlleleIsNotSuspectedOfTheGermline() {
    let braf = Make.variant(
      "7:140753336:A:T", Make.effect("BRAF", "V600E", .missenseVariant), fraction: 0.48, identifiers: ["rs113488022"])
    #expect(notes(braf, models: models.knowing(braf.call.allele)).isEmpty)
  }

  @Test func clonalHematopoiesisIsSaidWithoutANormal() {
    let dnmt3a = Make.variant(
      "2:1:A:C", Make.effect("DNMT3A", "R882H", .missenseVariant), fraction: 0.08, origin: .unknown)
    let key = ProfilingMessage.clonalHematopoiesis.rawValue
    #expect(notes(dnmt3a, options: CaseOptions(isTumorOnly: true)) == [key])
    #expect(notes(dnmt3a, options: CaseOptions()) == [key])
    #expect(notes(dnmt3a, options: CaseOptions(normalSample: "N")).isEmpty)
    let withNormalReads = Make.variant(
      "2:1:A:C", Make.effect("DNMT3A", "R882H", .missenseVariant), fraction: 0.08, normalDepth: 40)
    #expect(notes(withNormalReads, options: CaseOptions()).isEmpty)
  }

  @Test(arguments: [("TET2", 0.2, true), ("TP53", 0.15, true), ("TP53", 0.45, false), ("KRAS", 0.05, false)])
  func itIsSaidOfFiveGenesAtLowFractions(gene: String, fraction: Double, expected: Bool) {
    let variant = Make.variant(
      "2:1:A:C", Make.effect(gene, "R10H", .missenseVariant), fraction: fraction, origin: .unknown)
    #expect(notes(variant, options: CaseOptions(isTumorOnly: true)).isEmpty != expected)
  }

  @Test func oneCallerOfSeveralIsSaid() {
    let effect = Make.effect("A", "A10T", .missenseVariant)
    let alone = Make.variant("1:1:A:C", effect, callers: ["mutect2"])
    let both = Make.variant("1:2:A:C", effect, callers: ["mutect2", "varscan2"])
    #expect(notes(alone, with: [both]) == [ProfilingMessage.calledByOne.rawValue])
    #expect(notes(both, with: [alone]).isEmpty)
    #expect(notes(alone).isEmpty)
    let silent = Make.variant("1:1:A:C", Make.effect("A", nil, .synonymousVariant), callers: ["mutect2"])
    #expect(notes(silent, with: [both]).isEmpty)
  }

  @Test func germlineCallsHaveNoNotes() {
    let variant = Make.variant(
      "1:97450058:C:T", Make.effect("DPYD", nil, .spliceDonorVariant), fraction: 0.5, origin: .germline,
      identifiers: ["rs3918290"])
    #expect(notes(variant).isEmpty)
  }

  /// PMS2CL and the pseudogenes of CHEK2: nothing follows from a call of short reads, inherited or not.
  @Test func callsInGenesWithPseudogenesSayIt() {
    let effect = Make.effect("PMS2", nil, .spliceDonorVariant, coding: "c.2174+1G>A")
    let key = ProfilingMessage.pseudogene.rawValue
    #expect(notes(Make.variant("7:1:A:C", effect)) == [key])
    #expect(notes(Make.variant("7:1:A:C", effect, origin: .germline)) == [key])
    #expect(notes(Make.variant("22:1:A:C", Make.effect("CHEK2", "I157T", .missenseVariant))) == [key])
    #expect(notes(Make.variant("22:1:A:C", Make.effect("CHEK2", nil, .synonymousVariant))).isEmpty)
    #expect(notes(Make.variant("2:1:A:C", Make.effect("MSH2", "R100*", .stopGained))).isEmpty)
  }
}
