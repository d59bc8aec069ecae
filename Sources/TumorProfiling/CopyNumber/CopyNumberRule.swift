import OncologyCore

/// The thresholds by which a gene's copy number is called (`Documentation/Methods/copy-number.md`).
package struct CopyNumberRule: Hashable, Sendable {
  /// Total copies that make an amplification of a near-diploid tumour (PMC4830395, table 2: 6 or more).
  package var amplificationCopies = 6.0
  /// The same above `highPloidy` (Stephens et al. 2012, doi:10.1038/nature11017, methods: 9 or more above 2.7).
  package var amplificationCopiesAtHighPloidy = 9.0
  package var highPloidy = 2.7
  /// No copy left in the tumour cells; estimates below half a copy round to none.
  package var deepDeletionBelow = 0.5
  /// How far a total must be from the baseline to be a gain or loss: half a copy, so that integers need one.
  package var step = 0.5
  /// log2 ratios of an unknown purity: CNVkit's defaults for loss, gain and no copy left (Talevich et al. 2016,
  /// doi:10.1371/journal.pcbi.1004873).
  package var lossLog2 = -0.25
  package var gainLog2 = 0.2
  package var deepDeletionLog2 = -1.1
  /// log2 3: six copies against two at any purity up to 100 %, since normal cells only dilute the ratio.
  package var amplificationLog2 = 1.585
  /// Share of the autosomes that segments must cover before ploidy is read from them.
  package var shareThatTellsPloidy = 0.5
  /// Copies with which a segment counts at most in the mean: no ploidy above it is accepted, and a short segment with a
  /// very high number must not move the threshold for all others.
  package var mostCopiesInPloidy = CaseOptions.ploidyRange.upperBound
  package init() {}

  func amplificationThreshold(ploidy: Double) -> Double {
    ploidy > highPloidy ? amplificationCopiesAtHighPloidy : amplificationCopies
  }
}

/// The copy number that gains and losses are measured from, and where it comes from.
package struct CopyNumberBaseline: Hashable, Sendable {
  package enum Source: Hashable, Sendable {
    case stated, segments(share: Double), assumedDiploid(share: Double)
  }
  /// Mean copies a cell.
  package var ploidy: Double
  /// Whole copies of an autosome that count as neutral.
  package var copies: Double
  package var source: Source

  var message: Message {
    let arguments = ["ploidy": NumberText.short(ploidy, places: 2), "copies": NumberText.short(copies, places: 2)]
    switch source {
    case .stated: return Message(ProfilingMessage.ploidyStated, arguments)
    case .segments(let share):
      return Message(
        ProfilingMessage.ploidyFromSegments, arguments.merging(["share": NumberText.short(share * 100)]) { $1 })
    case .assumedDiploid(let share):
      return Message(ProfilingMessage.ploidyAssumed, ["share": NumberText.short(share * 100)])
    }
  }

  /// Stated ploidy first; else the segments' length-weighted mean, with their length-weighted mode as baseline (ties
  /// upward), which is how the Genomic Data Commons sets it; else two copies.
  init(_ segments: [SegmentCopies], statedPloidy: Double?, rule: CopyNumberRule, models: any GeneModels) {
    if let statedPloidy {
      self.init(ploidy: statedPloidy, copies: max(1, statedPloidy.rounded()), source: .stated)
      return
    }
    var lengths: [Double: Double] = [:]
    var (covered, weighted) = (0.0, 0.0)
    for segment in segments where segment.interval.contig.isAutosome {
      guard let total = segment.total else { continue }
      let length = Double(segment.interval.length)
      lengths[total.rounded(), default: 0] += length
      covered += length
      weighted += length * min(total, rule.mostCopiesInPloidy)
    }
    let genome = (1...22).reduce(0.0) { $0 + Double(models.length(of: Contig("\($1)")) ?? 0) }
    let share = genome > 0 ? min(1, covered / genome) : 0
    let mode = lengths.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    if let mode, share >= rule.shareThatTellsPloidy {
      self.init(ploidy: weighted / covered, copies: max(1, mode), source: .segments(share: share))
    } else {
      self.init(ploidy: 2, copies: 2, source: .assumedDiploid(share: share))
    }
  }

  init(ploidy: Double, copies: Double, source: Source) {
    self.ploidy = ploidy
    self.copies = copies
    self.source = source
  }

  /// Neutral copies on a chromosome; `nil` where the sex is not known and would decide.
  func expected(on contig: Contig, sex: PatientRecord.Sex?) -> Double? {
    if contig.isAutosome { return copies }
    switch (contig.name, sex) {
    case ("X", .female?): return copies
    case ("X", .male?), ("Y", .male?): return max(1, (copies / 2).rounded())
    default: return nil
    }
  }
}
