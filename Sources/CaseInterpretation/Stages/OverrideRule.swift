import KnowledgeBase
package import OncologyCore

/// A finding that a person called benign or likely benign takes no part in matches: they become near misses. Nor does a
/// label's exclusion, or a label that wants one more test, make an option of it.
package struct OverrideRule {
  private let benign: [FindingID: Override]

  package init(_ overrides: [FindingID: Override]) {
    benign = overrides.filter { $0.value.value == .benign || $0.value.value == .likelyBenign }
  }

  package func apply(
    matches: [EvidenceMatch], excluded: [ExcludedEvidence]
  ) -> (matches: [EvidenceMatch], excluded: [ExcludedEvidence]) {
    guard !benign.isEmpty else { return (matches, excluded) }
    var kept: [EvidenceMatch] = []
    var left = excluded.map(withoutOption)
    for match in matches {
      guard let override = override(of: match.findings) else {
        kept.append(match)
        continue
      }
      left.append(
        ExcludedEvidence(
          source: match.source, id: match.id, pattern: match.pattern, findings: match.findings, kind: match.kind,
          therapies: match.therapies, disease: match.disease, sourceLevel: match.sourceLevel,
          cause: .excludedByOverride, reason: Self.reason(override)))
    }
    return (kept, left)
  }

  /// Causes out of which options are made.
  private static let optionMaking: Set<ExcludedEvidence.Cause> = [
    .labelExcludesTumorType, .partNotAssessed, .confirmGermline,
  ]

  private func withoutOption(_ item: ExcludedEvidence) -> ExcludedEvidence {
    guard Self.optionMaking.contains(item.cause), let override = override(of: item.findings) else { return item }
    var changed = item
    changed.cause = .excludedByOverride
    changed.missing = nil
    changed.reason = Self.reason(override)
    return changed
  }

  private func override(of findings: [FindingID]) -> Override? { findings.lazy.compactMap { benign[$0] }.first }

  private static func reason(_ override: Override) -> Message {
    Message(KnowledgeMessage.excludedByOverride, ["author": override.author])
  }
}
