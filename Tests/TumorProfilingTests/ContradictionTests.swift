import OncologyCore
import Testing

@testable import TumorProfiling

@Suite struct ContradictionTests {
  private let models = ToyModels(statedGeneCount: 19_022)
    .length("1", 10_000_000).length("X", 156_040_895).length("Y", 57_227_415)
    .gene("A", "1", 1000...1999).gene("EML4", "2", 1000...2000).gene("ALK", "9", 1000...2000)

  private func profile(
    _ variants: [VariantFinding] = [], segments: [CopyNumberSegment]? = nil, options: CaseOptions = CaseOptions(),
    record: PatientRecord? = nil, callable: [GenomicInterval]? = nil, fusions: [FusionCall]? = nil
  ) throws -> TumorProfile {
    let patient = Make.patient(
      options: options, variants: variants, segments: segments, fusions: fusions, callable: callable, record: record)
    return try TumorProfiler(models: models).profile(
      case: patient, variants: variants, specimen: "tumor", reference: Make.reference, softwareVersion: "1")
  }

  private func keys(_ profile: TumorProfile) -> [String] { profile.summary.contradictions.map(\.message.key) }

  private func somatic(_ fraction: Double, depth: Int? = 200, origin: VariantOrigin = .somatic) -> VariantFinding {
    Make.variant(
      "1:1500:A:C", Make.effect("A", nil, .missenseVariant), fraction: fraction, depth: depth, origin: origin)
  }

  private let balanced = [Make.segment("1", 1...9_000_000, major: 1, minor: 1)]

  @Test func aFractionThatTheSegmentCannotGiveIsNamed() throws {
    let found = try profile([somatic(0.9)], segments: balanced)
    #expect(keys(found) == [ProfilingMessage.fractionAboveSegment.rawValue])
    #expect(found.summary.contradictions[0].findings == [found.variants[0].id])
    #expect(
      try keys(profile([somatic(0.9, depth: nil)], segments: balanced)) == [
        ProfilingMessage.fractionAboveSegment.rawValue
      ])
  }

  @Test func fractionsWithinWhatReadsVaryAreNot() throws {
    #expect(try keys(profile([somatic(0.55)], segments: balanced)).isEmpty)
    #expect(try keys(profile([somatic(0.65, depth: nil)], segments: balanced)).isEmpty)
    // One parent's allele only: any fraction can be.
    let loss = [Make.segment("1", 1...9_000_000, major: 2, minor: 0)]
    #expect(try keys(profile([somatic(0.95)], segments: loss)).isEmpty)
    // 5 of 6 copies: at most 0.83.
    let gain = [Make.segment("1", 1...9_000_000, major: 5, minor: 1)]
    #expect(try keys(profile([somatic(0.8)], segments: gain)).isEmpty)
    #expect(try keys(profile([somatic(0.98)], segments: gain)) == [ProfilingMessage.fractionAboveSegment.rawValue])
  }

  /// At purity 0.4 a clonal heterozygous variant at 1/1 has 0.2.
  @Test func purityLowersTheLimit() throws {
    let options = CaseOptions(purity: 0.4)
    #expect(
      try keys(profile([somatic(0.45)], segments: balanced, options: options)) == [
        ProfilingMessage.fractionAboveSegment.rawValue
      ])
    #expect(try keys(profile([somatic(0.2)], segments: balanced, options: options)).isEmpty)
  }

  @Test func unknownOriginsMayBeGermline() throws {
    let options = CaseOptions(isTumorOnly: true, purity: 0.4)
    #expect(try keys(profile([somatic(0.5, origin: .unknown)], segments: balanced, options: options)).isEmpty)
    #expect(try keys(profile([somatic(0.99, origin: .unknown)], segments: balanced, options: options)).isEmpty)
  }

  @Test func readsInADeepDeletionAreNamed() throws {
    let deleted = [Make.segment("1", 1...9_000_000, major: 0, minor: 0)]
    let found = try profile([somatic(0.3)], segments: deleted)
    #expect(keys(found) == [ProfilingMessage.variantInDeepDeletion.rawValue])
    #expect(found.variants[0].alleleStatus?.value == .unknown)
    #expect(try keys(profile([somatic(0.05)], segments: deleted)).isEmpty)
  }

  @Test func aDeletedGeneThatIsWellExpressedIsNamed() throws {
    let deleted = [Make.segment("1", 1...9_000_000, major: 0, minor: 0)]
    let found = { (tpm: Double) in
      let patient = Make.patient(
        segments: deleted, expression: GeneExpression(genes: ["A", "B", "C", "D"], tpm: [tpm, 1, 2, 30]))
      return try TumorProfiler(models: models).profile(
        case: patient, variants: [], specimen: "tumor", reference: Make.reference, softwareVersion: "1")
    }
    let expressed = try found(40)
    #expect(keys(expressed) == [ProfilingMessage.deletedGeneExpressed.rawValue])
    #expect(expressed.summary.contradictions[0].message.arguments["examples"] == "A (40 TPM)")
    #expect(expressed.summary.contradictions[0].findings == expressed.copyNumber.map(\.id))
    #expect(keys(try found(1.5)).isEmpty)
  }

  @Test func overlappingSegmentsThatDisagreeAreNamed() throws {
    let segments = [
      Make.segment("1", 1...2_000_000, major: 1, minor: 1),
      Make.segment("1", 1_500_000...3_000_000, major: 2, minor: 1),
    ]
    #expect(try keys(profile(segments: segments)) == [ProfilingMessage.segmentsOverlap.rawValue])
    // Where they disagree, a variant's copies are not told.
    let found = try profile(
      [Make.variant("1:1600000:A:C", Make.effect("A", nil, .missenseVariant), fraction: 0.3)], segments: segments)
    #expect(found.variants[0].localCopies == nil)
  }

  @Test func sexAgainstTheFiles() throws {
    let female = Make.record { $0.sex = .female }
    let male = Make.record { $0.sex = .male }
    let onY = [Make.variant("Y:12000000:A:C", Make.effect("USP9Y", nil, .missenseVariant))]
    #expect(try keys(profile(onY, record: female)) == [ProfilingMessage.sexFemaleWithY.rawValue])
    #expect(try keys(profile(onY, record: male)).isEmpty)
    #expect(try keys(profile(onY)).isEmpty)
    // The shared tip of Y says nothing.
    #expect(try keys(profile([Make.variant("Y:1500000:A:C")], record: female)).isEmpty)
    let twoX = [Make.segment("X", 20_000_000...90_000_000, major: 1, minor: 1)]
    #expect(try keys(profile(segments: twoX, record: male)) == [ProfilingMessage.sexMaleWithTwoX.rawValue])
    #expect(try keys(profile(segments: twoX, record: female)).isEmpty)
  }

  @Test func purityAgainstTheRecord() throws {
    let record = Make.record { $0.specimen = .init(tumorContent: 0.8) }
    #expect(
      try keys(profile(options: CaseOptions(purity: 0.3), record: record)) == [ProfilingMessage.purityDiffers.rawValue])
    #expect(try keys(profile(options: CaseOptions(purity: 0.6), record: record)).isEmpty)
  }

  @Test func microsatelliteStateAgainstBurden() throws {
    let indels = (0..<400).map {
      Make.variant("1:\(1000 + $0):AC:A", Make.effect("G\($0)", nil, .frameshiftVariant))
    }
    let options = CaseOptions(callableMegabases: 10)
    #expect(
      try keys(profile(indels, options: options, record: Make.state("MSI", "stable"))) == [
        ProfilingMessage.msiStableWithManyIndels.rawValue
      ])
    // 400 indels of 500 coding variants, in 10 megabases.
    let mixed =
      indels + (0..<100).map { Make.variant("1:\(5000 + $0):A:C", Make.effect("H\($0)", nil, .missenseVariant)) }
    let told = try profile(mixed, options: options, record: Make.state("MSI", "stable")).summary.contradictions
    #expect(told.map(\.message.arguments) == [["burden": "50", "share": "80"]])
    #expect(try keys(profile(indels, options: options, record: Make.state("MSI", "high"))).isEmpty)
    #expect(
      try keys(profile(Array(indels.prefix(10)), options: options, record: Make.state("MMR", "deficient"))) == [
        ProfilingMessage.msiHighWithLowBurden.rawValue
      ])
    let pole = Make.variant("12:132676598:G:C", Make.effect("POLE", "P286R", .missenseVariant))
    #expect(try keys(profile(indels + [pole], options: options, record: Make.state("MSI", "stable"))).isEmpty)
  }

  @Test func tumorOnlyWithANormal() throws {
    let germline = Make.variant("1:1500:A:C", Make.effect("A", nil, .missenseVariant), origin: .germline)
    #expect(
      try keys(profile([germline], options: CaseOptions(isTumorOnly: true))) == [
        ProfilingMessage.tumorOnlyWithGermline.rawValue
      ])
    #expect(
      try keys(profile(options: CaseOptions(isTumorOnly: true, normalSample: "NORMAL"))) == [
        ProfilingMessage.tumorOnlyWithNormal.rawValue
      ])
  }

  @Test func anAlleleInBothListsIsNamedInWhateverFormItIsWritten() throws {
    let somatic = Make.variant("1:1500:AG:AC", Make.effect("A", nil, .missenseVariant), fraction: 0.3)
    let germline = Make.variant("1:1501:G:C", Make.effect("A", nil, .missenseVariant), origin: .germline)
    #expect(try keys(profile([somatic, germline])) == [ProfilingMessage.alleleInBothLists.rawValue])
  }

  @Test func codingVariantsOutsideTheCallableRegionsAreNamed() throws {
    let callable = [GenomicInterval(contig: Contig("1"), start: 1, end: 1400)]
    #expect(
      try keys(profile([somatic(0.3)], callable: callable)) == [ProfilingMessage.variantsOutsideCallable.rawValue])
  }

  @Test func aFusionsBreakpointsStandInThePanelAndInItsDoubts() throws {
    let call = FusionCall(
      fivePrimeGene: "EML4", threePrimeGene: "ALK", fivePrimeBreakpoint: .init(contig: Contig("3"), position: 5),
      line: 2)
    let found = try profile(fusions: [call])
    #expect(keys(found) == [ProfilingMessage.fusionBreakpointOffContig.rawValue])
    #expect(found.fusions[0].doubts == found.summary.contradictions.map(\.message))
  }

  @Test func toleratedMismatchesStandInThePanelWithTheirPlaces() throws {
    let models = models.sequence("1", 1000...1999, "A")
    let variants =
      (0..<10).map { Make.variant("1:\(1000 + $0):A:C", line: $0 + 1) } + [Make.variant("1:1900:G:T", line: 88)]
    let found = try TumorProfiler(models: models).profile(
      case: Make.patient(variants: variants), variants: variants, specimen: "tumor", reference: Make.reference,
      softwareVersion: "1")
    let panel = try #require(found.summary.contradictions.first)
    #expect(panel.message.key == ProfilingMessage.referenceDisagrees.rawValue)
    #expect(panel.message.arguments["places"] == "line 88 (1:1900:G:T)")
  }

  @Test func aCleanCaseHasAnEmptyPanel() throws {
    #expect(try keys(profile([somatic(0.3)], segments: balanced)).isEmpty)
  }

  @Test func aSegmentBeyondItsChromosomeIsTold() throws {
    let segments = [Make.segment("1", 9_000_001...10_000_005, major: 1, minor: 1)]
    let found = try profile(segments: segments).summary.contradictions
    #expect(found.map(\.message.key) == [ProfilingMessage.placesBeyondContig.rawValue])
    #expect(found[0].message.arguments == ["count": "1", "places": "line 2: 1:10000005, of 10000000 bases"])
    #expect(try keys(profile(segments: [Make.segment("1", 9_000_001...10_000_000, major: 1, minor: 1)])).isEmpty)
  }

  /// rs3918290 is 1:97450058 C>T on GRCh38 (PharmCAT); 97915614 is its place on GRCh37.
  @Test func anIdentifierOfAnotherPlaceIsTold() throws {
    let known = GenomicAllele(contig: Contig("1"), position: 97_450_058, reference: "C", alternate: "T")
    let rule = IdentifierRule(known: ["rs3918290": known])
    let judged = { (allele: String, identifier: String) in
      rule.contradictions([Make.variant(allele, origin: .germline, identifiers: ["COSV1", identifier])])
    }
    for wrong in ["1:97915614:C:T", "1:97450058:G:T", "2:97450058:C:T"] {
      let found = judged(wrong, "rs3918290")
      #expect(found.map(\.message.key) == [ProfilingMessage.identifierDisagrees.rawValue])
      #expect(found[0].findings == [Make.variant(wrong).id])
      #expect(
        found[0].message.arguments == ["identifier": "rs3918290", "allele": wrong, "expected": "1:97450058:C:T"])
    }
    #expect(judged("1:97915614:C:T", "RS3918290").count == 1)
    for right in ["1:97450058:C:T", "1:97450058:C:A", "1:97450057:AC:AT"] {
      #expect(judged(right, "rs3918290").isEmpty)
    }
    #expect(judged("1:97915614:C:T", "rs1").isEmpty)
  }
}
