import OncologyCore

/// The markers that a label or guideline of this tumour type asks for, each found, not found, or not assessed.
///
/// "Not found" is said of a gene's whole coding sequence only where callable regions cover it, and of copy number only
/// where segments cover the gene.
struct PertinentNegatives {
  let summary: TumorSummary
  let facts: KnowledgeFacts

  /// Findings that something in the input speaks against.
  let doubted: Set<FindingID>

  func list() -> [PertinentNegative] {
    var seen: Set<String> = []
    return facts.askedMarkers.filter { seen.insert($0.name).inserted }.map(judge)
  }

  private func judge(_ marker: KnowledgeFacts.AskedMarker) -> PertinentNegative {
    let say = { (status: PertinentNegative.Status, key: CompositionMessage, arguments: [String: String]) in
      PertinentNegative(
        name: marker.name, status: status,
        reason: Message(key, arguments.merging(["marker": marker.name]) { first, _ in first }))
    }
    if !marker.foundIn.isEmpty {
      let isDoubted = marker.foundIn.allSatisfy(doubted.contains)
      return isDoubted ? say(.toConfirm, .negativeDoubted, [:]) : say(.found, .negativeFound, [:])
    }
    let unmodelled = marker.genes.filter { !summary.coverage.askedGenesWithModel.contains($0) }
    switch marker.requirement {
    case .smallVariants:
      guard unmodelled.isEmpty else {
        return say(.notAssessed, .negativeNoModel, ["genes": unmodelled.joined(separator: ", ")])
      }
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
      guard unmodelled.isEmpty else {
        return say(.notAssessed, .negativeNoModel, ["genes": unmodelled.joined(separator: ", ")])
      }
      let uncovered = marker.genes.filter { !summary.coverage.askedGenesWithCopyNumber.contains($0) }
      return uncovered.isEmpty
        ? say(.notFoundCovered, .negativeCovered, ["genes": marker.genes.joined(separator: ", ")])
        : say(.notAssessed, .negativeNoSegment, ["genes": uncovered.joined(separator: ", ")])
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
