import OncologyCore

/// The tumour's copies at a variant's place.
struct LocalCopyRule: Sendable {
  private let table: IntervalTable<SegmentCopies>

  init(_ segments: [SegmentCopies]) { table = IntervalTable(segments, interval: \.interval) }

  /// The segment that holds the variant's first base; `nil` where none does, or several do that disagree.
  func segment(at allele: GenomicAllele) -> SegmentCopies? {
    let place = GenomicInterval(contig: allele.contig, start: allele.position, end: allele.position)
    let found = table.overlapping(place)
    guard let first = found.first, found.allSatisfy({ $0.total == first.total && $0.minor == first.minor }) else {
      return nil
    }
    return first
  }

  func copies(at allele: GenomicAllele) -> VariantFinding.LocalCopies? {
    guard let segment = segment(at: allele), segment.total != nil || segment.minor != nil else { return nil }
    return VariantFinding.LocalCopies(total: segment.total, minor: segment.minor)
  }
}
