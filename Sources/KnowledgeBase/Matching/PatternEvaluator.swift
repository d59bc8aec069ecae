import OncologyCore

/// Evaluates each distinct pattern once for each origin that items ask for.
struct PatternEvaluator {
  enum Verdict {
    case candidate(AtomOutcome.Met)
    case excluded(AtomOutcome.NearMiss)
    /// Nothing of this tumour bears on the item.
    case unrelated
  }

  private let tumor: TumorIndex
  private let release: KnowledgeRelease
  private let matchers: [PatternMatcher]
  private var known: [[AtomOutcome?]]

  init(tumor: TumorIndex, release: KnowledgeRelease) {
    self.tumor = tumor
    self.release = release
    matchers = OriginRule.Scope.allCases.map {
      PatternMatcher(atoms: AtomMatcher(tumor: tumor, knowledge: release, scope: $0))
    }
    known = Array(
      repeating: Array(repeating: nil, count: release.patterns.count), count: OriginRule.Scope.allCases.count)
  }

  mutating func verdict(on item: EvidenceItem) -> Verdict {
    let scope = OriginRule.scope(ofItemWithOrigin: item.origin)
    let outcome = outcome(item.pattern, scope)
    if case .met(let met) = outcome { return .candidate(noting(met)) }
    if scope != .any, case .met(let met) = self.outcome(item.pattern, .any), !met.isAbsence {
      return .excluded(
        OriginRule.exclusion(
          item: scope, origins: origins(of: met), itemOrigin: item.origin, findings: met.findings.map(\.id)))
    }
    switch outcome {
    case .notMet(let near?), .notAssessed(let near):
      return near.findings.isEmpty && !near.isAlwaysListed ? .unrelated : .excluded(near)
    default: return .unrelated
    }
  }

  private mutating func outcome(_ pattern: Int, _ scope: OriginRule.Scope) -> AtomOutcome {
    if let found = known[scope.rawValue][pattern] { return found }
    let found = matchers[scope.rawValue].outcome(of: release.patterns[pattern].pattern)
    known[scope.rawValue][pattern] = found
    return found
  }

  /// What must be said of the origin of what matched.
  private func noting(_ met: AtomOutcome.Met) -> AtomOutcome.Met {
    guard !met.isAbsence else { return met }
    var noted = met
    for place in noted.beside.indices where origins(of: noted.beside[place].met).contains(.unknown) {
      noted.beside[place].notes.append(Message(KnowledgeMessage.originUnknown))
    }
    if origins(of: met).contains(.unknown) { noted.notes.append(Message(KnowledgeMessage.originUnknown)) }
    return noted
  }

  private func origins(of met: AtomOutcome.Met) -> Set<VariantOrigin> {
    let origins = met.findings.compactMap { tumor.origins[$0.id] }
    return origins.isEmpty ? [.somatic] : Set(origins)
  }
}
