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
    facts.askedMarkers.map { marker in
      let (status, reason) = verdict(marker)
      return PertinentNegative(name: marker.name, marker: marker.marker, status: status, reason: reason)
    }
  }

  private typealias Verdict = (status: PertinentNegative.Status, reason: Message)

  private func verdict(_ marker: KnowledgeFacts.AskedMarker) -> Verdict {
    if !marker.foundIn.isEmpty {
      return marker.foundIn.allSatisfy(doubted.contains)
        ? (.toConfirm, Message(CompositionMessage.negativeDoubted))
        : (.found, Message(CompositionMessage.negativeFound))
    }
    switch marker.requirement {
    case .smallVariants: return ofSmallVariants(marker)
    case .copyNumber: return ofCopyNumber(marker)
    case .fusions:
      return summary.coverage.hasFusions
        ? (.notFoundCoverageUnknown, Message(CompositionMessage.negativeFusionsNotTold))
        : (.notAssessed, Message(CompositionMessage.negativeNoFusions))
    case .microsatellites:
      return summary.microsatellites.status == .stable
        ? (.notFoundCovered, Message(CompositionMessage.negativeStable))
        : (.notAssessed, Message(CompositionMessage.negativeNoMicrosatellites))
    case .burden: return ofBurden
    case .assay: return (.notAssessed, Message(CompositionMessage.negativeNoAssay))
    }
  }

  private static let coverageUnknown: Verdict = (
    .notFoundCoverageUnknown, Message(CompositionMessage.negativeCoverageUnknown)
  )

  private func ofSmallVariants(_ marker: KnowledgeFacts.AskedMarker) -> Verdict {
    if let verdict = withoutModel(marker) { return verdict }
    guard let covered = summary.coverage.fullyCallableGenes, marker.genes.allSatisfy(covered.contains) else {
      return Self.coverageUnknown
    }
    return self.covered(marker)
  }

  private func ofCopyNumber(_ marker: KnowledgeFacts.AskedMarker) -> Verdict {
    guard summary.coverage.hasCopyNumber else {
      return (.notAssessed, Message(CompositionMessage.negativeNoCopyNumber))
    }
    if let verdict = withoutModel(marker) { return verdict }
    let uncovered = marker.genes.filter { !summary.coverage.askedGenesWithCopyNumber.contains($0) }
    guard !uncovered.isEmpty else { return covered(marker) }
    return (
      .notAssessed, Message(CompositionMessage.negativeNoSegment, ["genes": uncovered.joined(separator: ", ")])
    )
  }

  private func covered(_ marker: KnowledgeFacts.AskedMarker) -> Verdict {
    (
      .notFoundCovered,
      Message(CompositionMessage.negativeCovered, ["genes": marker.genes.joined(separator: ", ")])
    )
  }

  private func withoutModel(_ marker: KnowledgeFacts.AskedMarker) -> Verdict? {
    let unmodelled = marker.genes.filter { !summary.coverage.askedGenesWithModel.contains($0) }
    guard !unmodelled.isEmpty else { return nil }
    return (
      .notAssessed, Message(CompositionMessage.negativeNoModel, ["genes": unmodelled.joined(separator: ", ")])
    )
  }

  /// "High" and "not high" are said under the label's own rule only.
  private var ofBurden: Verdict {
    if summary.burden.isHigh == false { return (.notFoundCovered, Message(CompositionMessage.negativeBurdenNotHigh)) }
    guard let burden = summary.burden.mutationsPerMegabase else {
      return (.notAssessed, Message(CompositionMessage.negativeBurdenNotComputable))
    }
    return (
      .notAssessed,
      Message(CompositionMessage.negativeBurdenOtherRule, ["burden": NumberText.short(burden, places: 1)])
    )
  }
}
