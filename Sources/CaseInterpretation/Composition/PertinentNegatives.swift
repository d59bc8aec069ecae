import OncologyCore

/// The markers that a label or guideline of this tumour type asks for, each found, not found, or not assessed.
///
/// "Not found" is said of a gene's whole coding sequence only where callable regions cover it, and of copy number only
/// where the segments span the genome.
struct PertinentNegatives {
  let summary: TumorSummary
  let facts: KnowledgeFacts

  func list() -> [PertinentNegative] {
    var seen: Set<String> = []
    return facts.askedMarkers.filter { seen.insert($0.name).inserted }.map(judge)
  }

  /// Bases of the 22 autosomes of GRCh38 (sum of the lengths in its assembly report), and the share of them that segments
  /// must hold before a gene counts as covered: centromeres and the short arms of acrocentric chromosomes have none.
  private static let autosomeBases = 2_875_001_522
  private static let shareThatSpansGenome = 0.85

  /// A table of a few segments says nothing of genes elsewhere.
  private var doSegmentsSpanGenome: Bool {
    let held = summary.segments.reduce(0) { $0 + ($1.interval.contig.isAutosome ? $1.interval.length : 0) }
    return Double(held) >= Double(Self.autosomeBases) * Self.shareThatSpansGenome
  }

  private func judge(_ marker: KnowledgeFacts.AskedMarker) -> PertinentNegative {
    let say = { (status: PertinentNegative.Status, key: CompositionMessage, arguments: [String: String]) in
      PertinentNegative(
        name: marker.name, status: status,
        reason: Message(key, arguments.merging(["marker": marker.name]) { first, _ in first }))
    }
    if !marker.foundIn.isEmpty { return say(.found, .negativeFound, [:]) }
    switch marker.requirement {
    case .smallVariants:
      guard let covered = summary.coverage.fullyCallableGenes else {
        return say(.notFoundCoverageUnknown, .negativeCoverageUnknown, [:])
      }
      let missing = marker.genes.filter { !covered.contains($0) }
      return missing.isEmpty
        ? say(.notFoundCovered, .negativeCovered, ["genes": marker.genes.joined(separator: ", ")])
        : say(.notFoundCoverageUnknown, .negativeCoverageUnknown, [:])
    case .copyNumber:
      guard summary.coverage.hasCopyNumber else {
        return say(.notAssessed, .negativeNotAssessed, ["type": "copy number"])
      }
      return doSegmentsSpanGenome
        ? say(.notFoundCovered, .negativeCovered, ["genes": marker.genes.joined(separator: ", ")])
        : say(.notFoundCoverageUnknown, .negativeCoverageUnknown, [:])
    case .fusions:
      return summary.coverage.hasFusions
        ? say(.notFoundCoverageUnknown, .negativeCoverageUnknown, [:])
        : say(.notAssessed, .negativeNotAssessed, ["type": "fusions"])
    case .microsatellites:
      return summary.microsatellites.status == .stable
        ? say(.notFoundCovered, .negativeCovered, ["genes": "microsatellites"])
        : say(.notAssessed, .negativeNotAssessed, ["type": "microsatellites"])
    case .burden:
      return summary.burden.isHigh == false
        ? say(.notFoundCovered, .negativeCovered, ["genes": "mutational burden"])
        : say(.notAssessed, .negativeNotAssessed, ["type": "mutational burden under the label's rule"])
    case .assay: return say(.notAssessed, .negativeNotAssessed, ["type": "the assay that the label names"])
    }
  }
}
