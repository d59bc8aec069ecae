package import OncologyCore

/// `NOT` and `Wildtype` need positive evidence that the place was covered: the gene lies fully within the callable
/// regions, or, for copy number, wholly in segments; or fusions were given. Without it the answer is "not assessed", never
/// "absent".
struct AbsenceRule {
  let tumor: TumorIndex
  let genes: GeneKnowledge

  private var specimen: String { tumor.profile.summary.specimen }

  /// The absence of what the pattern names, given that it was not found.
  func outcome(of pattern: AlterationPattern, text: String) -> AtomOutcome {
    let uncovered = pattern.atoms.filter { !isCovered($0) }
    guard uncovered.isEmpty, pattern.unreadableParts.isEmpty else {
      let names = uncovered.map { $0.gene ?? $0.text }
      return .notAssessed(.needsCoverage, ["asked": text, "gene": GeneContext.list(names)], [], always: true)
    }
    let genes = pattern.genes.isEmpty ? text : pattern.genes.joined(separator: ", ")
    return .met(
      AtomOutcome.Met(
        findings: [(.absence(of: text, specimen: specimen), "no \(text)")],
        notes: [Message(KnowledgeMessage.absenceCovered, ["gene": genes])], isAbsence: true))
  }

  func wildtype(_ context: GeneContext) -> AtomOutcome {
    let present = context.gene.variants.filter {
      ($0.isMutation || $0.isOfUnknownEffect) && $0.finding.call.origin != .germline
        && !UncertainVariantRule.isBenign($0)
    }
    guard present.isEmpty else {
      return .nearMiss(
        .presentButMustBeAbsent, ["asked": context.atom.text, "found": context.labels(present)], present.map(\.id))
    }
    guard isCallable(context.symbol) else {
      return .notAssessed(
        .needsCoverage, ["asked": context.atom.text, "gene": context.symbol], [], always: true)
    }
    return .met(
      AtomOutcome.Met(
        findings: [
          (.absence(of: context.symbol, specimen: specimen), "\(context.symbol) wild type")
        ], notes: [Message(KnowledgeMessage.absenceCovered, ["gene": context.symbol])], isAbsence: true))
  }

  private func isCallable(_ gene: String) -> Bool { tumor.callableGenes.contains(genes.canonicalSymbol(gene)) }

  private func hasSegments(_ gene: String) -> Bool {
    let wanted = genes.canonicalSymbol(gene)
    return tumor.profile.summary.coverage.askedGenesWithCopyNumber.contains { genes.canonicalSymbol($0) == wanted }
  }

  private func isCovered(_ atom: AlterationAtom) -> Bool {
    let summary = tumor.profile.summary
    switch atom.requirement {
    case .smallVariants: return atom.gene.map { isCallable($0) } ?? false
    case .copyNumber: return summary.coverage.hasCopyNumber && (atom.gene.map { hasSegments($0) } ?? false)
    case .fusions: return summary.coverage.hasFusions
    case .microsatelliteTest: return summary.microsatellites.status != .notAssessed
    case .mutationalBurden: return summary.burden.isHigh != nil
    default: return false
    }
  }
}

extension FindingID {
  private static let absenceName = "absence of "

  /// What an item of absence rests on: a name for nothing being there.
  package static func absence(of text: String, specimen: String) -> FindingID {
    .biomarker(absenceName + text, specimen: specimen)
  }

  package var isOfAbsence: Bool { text.hasPrefix("biomarker:" + Self.absenceName) }
}
