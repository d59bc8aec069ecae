import OncologyCore

/// The markers that a label or guideline of this tumour type asks for, each found, not found, or not assessed.
///
/// "Not found" is said of a gene's whole coding sequence only where callable regions cover it.
struct PertinentNegatives {
  let summary: TumorSummary
  let facts: KnowledgeFacts

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
      return summary.coverage.hasCopyNumber
        ? say(.notFoundCovered, .negativeCovered, ["genes": marker.genes.joined(separator: ", ")])
        : say(.notAssessed, .negativeNotAssessed, ["type": "copy number"])
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
