import OncologyCore
import Testing

@testable import KnowledgeBase

/// Fewer than 5 reads, or a fraction under 5 %.
@Suite struct LowSupportRuleTests {
  private func isLow(reads: Int?, fraction: Double?, origin: VariantOrigin = .somatic) -> Bool {
    LowSupportRule.isLow(
      SmallVariantCall(
        allele: GenomicAllele(contig: Contig("7"), position: 140_753_336, reference: "A", alternate: "T"),
        origin: origin, line: 1, depth: 40, alternateDepth: reads, alleleFraction: fraction))
  }

  /// At a depth of 40, where the fraction is not low.
  @Test func fiveReadsAreEnough() {
    #expect(isLow(reads: 4, fraction: 0.1))
    #expect(!isLow(reads: 5, fraction: 0.125))
    #expect(isLow(reads: 4, fraction: nil))
    #expect(isLow(reads: 0, fraction: nil))
    #expect(!isLow(reads: 5, fraction: nil))
  }

  @Test func aTwentiethIsEnough() {
    #expect(isLow(reads: 20, fraction: 0.0499))
    #expect(!isLow(reads: 20, fraction: 0.05))
    #expect(isLow(reads: nil, fraction: 0.0499))
    #expect(!isLow(reads: nil, fraction: 0.05))
  }

  /// Inherited calls are not asked; what the file does not tell is not low.
  @Test func onlyWhatIsToldOfATumorsCallIsLow() {
    #expect(!isLow(reads: 4, fraction: 0.04, origin: .germline))
    #expect(isLow(reads: 4, fraction: 0.04, origin: .unknown))
    #expect(!isLow(reads: nil, fraction: nil))
  }
}
