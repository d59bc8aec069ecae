import OncologyCore

/// Joins what several sources say of one alteration: the same findings, therapies, disease, kind, direction and
/// significance. An item of another source is named at the first source's item with the same citation, else at its
/// strongest; items of one source are never joined, and approvals always stand by themselves.
struct SourceJoiner {
  let therapies: TherapyCatalogue

  private struct Statement: Hashable {
    let findings: [FindingID]
    let drugs: [String]
    let interaction: TherapyInteraction?
    let types: [TumorType]
    let relation: TumorTypeRelation
    let kind: EvidenceKind
    let direction: EvidenceDirection
    let significance: EvidenceSignificance
  }

  func join(_ matches: [EvidenceMatch]) -> [EvidenceMatch] {
    guard Set(matches.lazy.map(\.source)).subtracting(["approvals"]).count > 1 else { return matches }
    var joined: [EvidenceMatch] = []
    var places: [Statement: [Int]] = [:]
    let order = matches.sorted { ($0.source != "civic" ? 1 : 0, $0.source) < ($1.source != "civic" ? 1 : 0, $1.source) }
    for match in order {
      let statement = statement(match)
      let others = (places[statement] ?? []).filter {
        joined[$0].source != match.source && (joined[$0].ampLevel != nil || match.ampLevel == nil)
      }
      guard match.source != "approvals", !match.flagged, let place = best(of: others, in: joined, for: match) else {
        if match.source != "approvals", !match.flagged { places[statement, default: []].append(joined.count) }
        joined.append(match)
        continue
      }
      joined[place].absorb(match)
    }
    return joined
  }

  private func statement(_ match: EvidenceMatch) -> Statement {
    Statement(
      findings: match.findings.sorted(), drugs: therapies.drugs(of: match.therapies),
      interaction: match.therapies.count > 1 ? match.interaction ?? .combination : nil,
      types: match.tumorTypes.sorted { $0.code < $1.code }, relation: match.tumorTypeRelation, kind: match.kind,
      direction: match.direction, significance: match.significance)
  }

  private func best(of places: [Int], in joined: [EvidenceMatch], for match: EvidenceMatch) -> Int? {
    places.first { place in joined[place].citations.contains(where: match.citations.contains) }
      ?? places.min { (joined[$0].ampLevel ?? .d, $0) < (joined[$1].ampLevel ?? .d, $1) }
  }
}

extension EvidenceMatch {
  /// Takes another source's item of the same statement in; the stronger level stands, and that is said.
  fileprivate mutating func absorb(_ other: EvidenceMatch) {
    joined.append(other.key)
    citations += other.citations.filter { !citations.contains($0) }
    reasons.append(Message(KnowledgeMessage.joinedSource, ["item": other.key, "level": other.sourceLevel]))
    guard let level = other.ampLevel, let known = ampLevel, level < known else { return }
    ampLevel = level
    ampTier = level.tier
    reasons.append(Message(KnowledgeMessage.levelFromJoined, ["item": other.key, "level": level.rawValue]))
  }
}
