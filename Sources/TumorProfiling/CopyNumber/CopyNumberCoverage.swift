import OncologyCore

/// Which genes lie wholly within segments that give a copy number: of others it is not known.
struct CopyNumberCoverage {
  private var segments: [Contig: [ClosedRange<Int>]] = [:]

  init(_ segments: [CopyNumberSegment]) {
    for segment in segments where segment.totalCopies != nil || segment.log2Ratio != nil {
      let interval = segment.interval
      self.segments[interval.contig, default: []].append(interval.start...interval.end)
    }
    for contig in self.segments.keys { self.segments[contig]?.sort { $0.lowerBound < $1.lowerBound } }
  }

  /// Symbols, in order; a gap of a few bases between neighbouring segments is none.
  func genes(of models: [TranscriptModel]) -> [String] {
    models.filter { covers($0.interval) }.map(\.gene).sorted()
  }

  private static let smallGap = 10_000

  private func covers(_ interval: GenomicInterval) -> Bool {
    var reached = interval.start - 1
    for segment in segments[interval.contig] ?? [] where segment.upperBound > reached {
      guard segment.lowerBound <= reached + 1 + Self.smallGap else { break }
      // A gap may lie between segments, not before the first.
      if reached < interval.start, segment.lowerBound > interval.start { return false }
      reached = segment.upperBound
      if reached >= interval.end { return true }
    }
    return false
  }
}
