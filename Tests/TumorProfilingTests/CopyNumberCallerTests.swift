import OncologyCore
import Testing

@testable import TumorProfiling

@Suite struct CopyNumberCallerTests {
  private let models = ToyModels()
    .length("1", 10_000_000).length("X", 10_000_000).length("Y", 10_000_000)
    .gene("FIRST", "1", 1_000_000...1_000_999, 1_009_000...1_009_999)
    .gene("SECOND", "1", 3_000_000...3_009_999)
    .gene("XGENE", "X", 5_000_000...5_009_999).gene("YGENE", "Y", 5_000_000...5_009_999)

  private func call(
    _ segments: [CopyNumberSegment], ploidy: Double? = 2, purity: Double? = nil, sex: PatientRecord.Sex? = nil
  ) -> [CopyNumberFinding] {
    let patient = Make.patient(
      options: CaseOptions(purity: purity, ploidy: ploidy), segments: segments,
      record: sex.map { sex in Make.record { $0.sex = sex } })
    let caller = CopyNumberCaller(models: models)
    return caller.calls(caller.prepare(segments, of: patient), specimen: "tumor").findings
  }

  private func calls(
    _ major: Double, _ minor: Double, ploidy: Double? = 2
  ) -> CopyNumberFinding.Call? {
    call([Make.segment("1", 1...2_000_000, major: major, minor: minor)], ploidy: ploidy).first?.call
  }

  @Test(
    arguments: [
      (1.0, 1.0, nil), (1, 0, .loss), (0, 0, .deepDeletion), (2, 0, .copyNeutralLossOfHeterozygosity), (2, 1, .gain),
      (3, 2, .gain), (4, 1, .gain), (5, 1, .amplification), (8, 1, .amplification),
    ] as [(Double, Double, CopyNumberFinding.Call?)])
  func copiesAgainstADiploidBaseline(major: Double, minor: Double, expected: CopyNumberFinding.Call?) {
    #expect(calls(major, minor) == expected)
  }

  /// Stephens et al. 2012: 9 copies or more above a ploidy of 2.7.
  @Test(
    arguments: [
      (2.0, 2.0, nil), (2, 1, .loss), (4, 0, .copyNeutralLossOfHeterozygosity), (3, 2, .gain), (7, 1, .gain),
      (8, 1, .amplification), (0, 0, .deepDeletion),
    ] as [(Double, Double, CopyNumberFinding.Call?)])
  func copiesAgainstATetraploidBaseline(major: Double, minor: Double, expected: CopyNumberFinding.Call?) {
    #expect(calls(major, minor, ploidy: 3.9) == expected)
  }

  @Test func theThresholdChangesAbovePloidyTwoPointSeven() {
    #expect(calls(5, 1, ploidy: 2.7) == .amplification)
    #expect(calls(5, 1, ploidy: 2.71) == .gain)
  }

  @Test func nineCopiesAreAnAmplificationWithItsRuleAndPlace() throws {
    let found = call([Make.segment("1", 2_500_000...3_500_000, major: 8, minor: 1)])
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.gene == "SECOND")
    #expect(finding.totalCopies == 9)
    #expect(finding.minorCopies == 1)
    #expect(finding.share == 1)
    #expect(finding.segment == GenomicInterval(contig: Contig("1"), start: 2_500_000, end: 3_500_000))
    #expect(finding.rule.key == ProfilingMessage.copyAmplification.rawValue)
    #expect(finding.rule.arguments == ["total": "9", "threshold": "6", "ploidy": "2"])
    #expect(finding.id.text == "copy-number:GRCh38:SECOND:tumor")
  }

  @Test func genesThatAreNotAskedForAreCountedUnlessAmplifiedOrDeleted() {
    let caller = CopyNumberCaller(models: models)
    let calls = { (major: Double, minor: Double, genes: Set<String>?) in
      let segments = [Make.segment("1", 1...9_000_000, major: major, minor: minor)]
      let patient = Make.patient(options: CaseOptions(ploidy: 2), segments: segments)
      return caller.calls(caller.prepare(segments, of: patient), specimen: "tumor", listing: genes)
    }
    #expect(calls(2, 1, ["SECOND"]).findings.map(\.gene) == ["SECOND"])
    #expect(calls(2, 1, ["SECOND"]).unlisted == 1)
    #expect(calls(8, 1, ["SECOND"]).findings.map(\.gene) == ["FIRST", "SECOND"])
    #expect(calls(0, 0, []).findings.map(\.gene) == ["FIRST", "SECOND"])
    #expect(calls(2, 1, nil).findings.count == 2)
    #expect(calls(1, 1, []).unlisted == 0)
  }

  @Test func neutralGenesAreNotListed() {
    #expect(call([Make.segment("1", 1...9_000_000, major: 1, minor: 1)]).isEmpty)
    #expect(call([]).isEmpty)
  }

  @Test func aDeepDeletionOfOneExonCountsWithItsShare() throws {
    let found = call([
      Make.segment("1", 1...1_008_000, major: 1, minor: 1),
      Make.segment("1", 1_008_001...1_100_000, major: 0, minor: 0),
    ])
    let finding = try #require(found.first)
    #expect(finding.call == .deepDeletion)
    // 1,008,001 to 1,009,999 of 1,000,000 to 1,009,999.
    #expect(abs(finding.share - 0.1999) < 1e-12)
  }

  @Test func aDeepDeletionWithinAnIntronIsNone() {
    let found = call([
      Make.segment("1", 1...1_002_000, major: 1, minor: 1),
      Make.segment("1", 1_002_001...1_003_000, major: 0, minor: 0),
      Make.segment("1", 1_003_001...2_000_000, major: 1, minor: 1),
    ])
    #expect(found.isEmpty)
  }

  @Test func anAmplificationOfAPartIsAGain() throws {
    let found = call([
      Make.segment("1", 1...1_005_000, major: 1, minor: 1),
      Make.segment("1", 1_005_001...2_000_000, major: 9, minor: 1),
    ])
    // Half of FIRST each: not amplified, since its first exon is not.
    let halves = found.filter { $0.gene == "FIRST" }
    #expect(halves.allSatisfy { $0.call != .amplification })
    let most = call([
      Make.segment("1", 1...1_000_500, major: 1, minor: 1),
      Make.segment("1", 1_000_501...2_000_000, major: 9, minor: 1),
    ])
    let partial = try #require(most.first { $0.gene == "FIRST" })
    #expect(partial.call == .gain)
    #expect(partial.rule.key == ProfilingMessage.copyPartialAmplification.rawValue)
  }

  @Test func anAmplificationThatStartsBeforeTheLastExonIntronIsWhole() throws {
    // The breakpoint lies in the intron after an amplified first exon and the rest is not covered by any segment.
    let found = call([Make.segment("1", 900_000...1_008_500, major: 9, minor: 1)])
    let finding = try #require(found.first)
    #expect(finding.call == .amplification)
    #expect(abs(finding.share - 0.8501) < 1e-12)
  }

  @Test func severalPiecesOfOneCallAreOneFindingWithTheirHull() throws {
    let found = call([
      Make.segment("1", 1...1_004_000, major: 2, minor: 1),
      Make.segment("1", 1_004_101...2_000_000, major: 3, minor: 1),
    ])
    let finding = try #require(found.first)
    #expect(finding.call == .gain)
    #expect(finding.totalCopies == 4)
    #expect(finding.segment.start == 1 && finding.segment.end == 2_000_000)
    #expect(abs(finding.share - 0.99) < 1e-12)
  }

  @Test func sexChromosomesAreJudgedBySex() {
    let oneX = [Make.segment("X", 1...9_000_000, major: 1, minor: 0)]
    #expect(call(oneX, sex: .male).isEmpty)
    #expect(call(oneX, sex: .female).map(\.call) == [.loss])
    #expect(call(oneX, sex: nil).isEmpty)
    let twoX = [Make.segment("X", 1...9_000_000, major: 1, minor: 1)]
    #expect(call(twoX, sex: .male).map(\.call) == [.gain])
    #expect(call(twoX, sex: .female).isEmpty)
    let noY = [Make.segment("Y", 1...9_000_000, major: 0, minor: 0)]
    #expect(call(noY, sex: .female).isEmpty)
    #expect(call(noY, sex: nil).isEmpty)
    #expect(call(noY, sex: .male).map(\.call) == [.deepDeletion])
    let noX = [Make.segment("X", 1...9_000_000, major: 0, minor: 0)]
    #expect(call(noX, sex: nil).map(\.call) == [.deepDeletion])
  }

  // MARK: Total and log2

  @Test func totalsWithoutAllelesGiveNoLossOfHeterozygosity() {
    #expect(call([Make.segment("1", 1...2_000_000, total: 2)]).isEmpty)
    #expect(call([Make.segment("1", 1...2_000_000, total: 6)]).map(\.call) == [.amplification])
  }

  /// CNVkit's default thresholds −1.1, −0.25 and 0.2; log2 3 for amplification.
  @Test(
    arguments: [
      (-1.2, .deepDeletion), (-1.0, .loss), (-0.3, .loss), (-0.2, nil), (0.1, nil), (0.25, .gain), (1.5, .gain),
      (1.6, .amplification),
    ] as [(Double, CopyNumberFinding.Call?)])
  func log2RatiosWithoutPurity(ratio: Double, expected: CopyNumberFinding.Call?) {
    let found = call([Make.segment("1", 1...2_000_000, log2: ratio)], ploidy: nil)
    #expect(found.first?.call == expected)
    #expect(found.allSatisfy { $0.rule.key.hasSuffix(".log2") && $0.totalCopies == nil })
  }

  /// At purity 0.5 a lost copy has the ratio (0.5·1 + 0.5·2)/2 = 0.75, log2 −0.415; six copies (0.5·6 + 1)/2 = 2, log2 1.
  @Test func log2RatiosWithPurityBecomeCopies() throws {
    let loss = try #require(call([Make.segment("1", 1...2_000_000, log2: -0.41503749927884376)], purity: 0.5).first)
    #expect(loss.call == .loss)
    #expect(abs(loss.totalCopies! - 1) < 1e-9)
    let amplified = try #require(call([Make.segment("1", 1...2_000_000, log2: 1)], purity: 0.5).first)
    #expect(amplified.call == .amplification)
    #expect(abs(amplified.totalCopies! - 6) < 1e-9)
    #expect(call([Make.segment("1", 1...2_000_000, log2: 1)], purity: 1).first?.call == .gain)
  }

  // MARK: Baseline

  private func baseline(_ segments: [CopyNumberSegment], ploidy: Double? = nil) -> CopyNumberBaseline {
    let caller = CopyNumberCaller(models: models)
    return caller.prepare(segments, of: Make.patient(options: CaseOptions(ploidy: ploidy), segments: segments)).baseline
  }

  @Test func ploidyIsReadFromSegmentsThatCoverHalfOfTheAutosomes() {
    // 6 Mb of 4 copies and 3 Mb of 3 of a 10-Mb genome: mean 33/9, mode 4.
    let found = baseline([
      Make.segment("1", 1...6_000_000, major: 2, minor: 2),
      Make.segment("1", 6_000_001...9_000_000, major: 2, minor: 1),
    ])
    #expect(abs(found.ploidy - 33.0 / 9) < 1e-9)
    #expect(found.copies == 4)
    #expect(found.source == .segments(share: 0.9))
  }

  @Test func tiesOfTheModeGoUpward() {
    let found = baseline([
      Make.segment("1", 1...4_000_000, major: 1, minor: 1),
      Make.segment("1", 4_000_001...8_000_000, major: 2, minor: 1),
    ])
    #expect(found.copies == 3)
  }

  @Test func fewSegmentsAssumeTwoCopies() {
    let found = baseline([Make.segment("1", 1...1_000_000, major: 8, minor: 1)])
    #expect(found.copies == 2)
    #expect(found.source == .assumedDiploid(share: 0.1))
    #expect(baseline([], ploidy: 3.4).copies == 3)
  }

  /// A hundredth of a chromosome at ten thousand copies counts as 20: a mean of 2.18, not 102.
  @Test func aShortSegmentOfManyCopiesDoesNotMoveTheThreshold() {
    let genome = ToyModels().length("1", 10_000_000)
    let segments = [
      Make.segment("1", 1...9_900_000, major: 1, minor: 1), Make.segment("1", 9_900_001...10_000_000, total: 10_000),
    ]
    let prepared = CopyNumberCaller(models: genome).prepare(segments, of: Make.patient(segments: segments))
    #expect(abs(prepared.baseline.ploidy - 2.18) < 1e-12)
    #expect(CopyNumberRule().amplificationThreshold(ploidy: prepared.baseline.ploidy) == 6)
  }
}
