import OncologyCore

/// Evaluates whole patterns in three values. `AND` is met only when all its parts are; `OR` when any is; `NOT` when its
/// part is not found and the place was covered. A part that cannot be read meets nothing.
struct PatternMatcher {
  let atoms: AtomMatcher

  func outcome(of pattern: AlterationPattern) -> AtomOutcome {
    switch pattern {
    case .atom(let atom): return atoms.outcome(of: atom)
    case .unreadable(let text, _):
      return .notAssessed(.unreadablePattern, ["asked": text], [])
    case .all(let parts): return all(parts)
    case .any(let parts): return any(parts)
    case .not(let part): return not(part)
    }
  }

  private func all(_ parts: [AlterationPattern]) -> AtomOutcome {
    let outcomes = parts.map(outcome)
    let joined = AtomOutcome.Met.all(outcomes.compactMap(\.met))
    guard outcomes.contains(where: { !$0.isMet }) else { return joined.map(AtomOutcome.met) ?? .notMet(nil) }
    let present = joined.map { $0.isAbsence ? [] : $0.findings } ?? []
    for (part, outcome) in zip(parts, outcomes) {
      if case .notMet(let near) = outcome {
        guard !present.isEmpty else {
          if let near { return .notMet(near) }
          continue
        }
        let labels = GeneContext.list(present.map(\.label))
        return .nearMiss(
          .partMissing, ["missing": part.text, "found": labels], present.map(\.id) + (near?.findings ?? []))
      }
    }
    return outcomes.contains(where: \.isNotMet) ? .notMet(nil) : notAssessed(parts, outcomes, present)
  }

  /// Nothing denies the pattern, and some of its parts were not assessed: all of them are named.
  private func notAssessed(
    _ parts: [AlterationPattern], _ outcomes: [AtomOutcome], _ present: [(id: FindingID, label: String)]
  ) -> AtomOutcome {
    var open: [(text: String, near: AtomOutcome.NearMiss)] = []
    for (part, outcome) in zip(parts, outcomes) {
      if case .notAssessed(let near) = outcome { open.append((part.text, near)) }
    }
    guard let first = open.first else { return .notMet(nil) }
    if parts.count == 1 || present.isEmpty { return .notAssessed(first.near) }
    let missing = open.map(\.text).joined(separator: " AND ")
    return .notAssessed(
      AtomOutcome.NearMiss(
        .partNotAssessed, ["missing": missing, "found": GeneContext.list(present.map(\.label))],
        findings: present.map(\.id) + open.flatMap(\.near.findings), missing: missing))
  }

  private func any(_ parts: [AlterationPattern]) -> AtomOutcome {
    let outcomes = parts.map(outcome)
    if let joined = AtomOutcome.Met.any(outcomes.compactMap(\.met)) { return .met(joined) }
    for case .notMet(let near?) in outcomes where !near.findings.isEmpty { return .notMet(near) }
    for case .notAssessed(let near) in outcomes where !near.findings.isEmpty || near.isAlwaysListed {
      return .notAssessed(near)
    }
    return outcomes.first { if case .notAssessed = $0 { true } else { false } } ?? .notMet(nil)
  }

  private func not(_ part: AlterationPattern) -> AtomOutcome {
    switch outcome(of: part) {
    case .met(let met):
      return .nearMiss(
        .presentButMustBeAbsent, ["asked": "NOT \(part.text)", "found": GeneContext.list(met.findings.map(\.label))],
        met.findings.map(\.id))
    case .notAssessed(let near): return .notAssessed(near)
    case .notMet:
      let rule = AbsenceRule(tumor: atoms.tumor, genes: atoms.knowledge.genes)
      return rule.outcome(of: part, text: part.text)
    }
  }
}

extension AtomOutcome {
  var met: Met? {
    if case .met(let met) = self { return met }
    return nil
  }

  var isNotMet: Bool {
    if case .notMet = self { return true }
    return false
  }
}
