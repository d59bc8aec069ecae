package import OncologyCore

/// A segment in copies a tumour cell, as far as its file and the purity tell.
package struct SegmentCopies: Hashable, Sendable {
  package var interval: GenomicInterval
  package var total: Double?
  package var minor: Double?
  package var log2Ratio: Double?
  /// The total was worked out from the log2 ratio and the purity.
  package var isEstimated: Bool
  package var line: Int

  /// From log2 ratio r, purity p and ploidy P, with normal cells at two copies: 2^r (pP + 2(1 − p)) is the tissue's
  /// mean copy number, of which pN + 2(1 − p) is made (Van Loo et al. 2010, doi:10.1073/pnas.1009843107, eq. 1–2).
  package init(_ segment: CopyNumberSegment, purity: Double?, ploidy: Double?) {
    interval = segment.interval
    total = segment.totalCopies
    minor = segment.minorCopies
    log2Ratio = segment.log2Ratio
    isEstimated = false
    line = segment.line
    if total == nil, let ratio = segment.log2Ratio, let purity, purity > 0 {
      let normal = 2 * (1 - purity)
      let tissue = exponential2(ratio) * (purity * (ploidy ?? 2) + normal)
      total = max(0, (tissue - normal) / purity)
      isEstimated = true
    }
  }
}
