import OncologyCore

/// Gives each match its level, or says why it has none. Levels of one item rest on others: approvals, consensus, label
/// exclusions; so all candidates are read first.
struct LevelAssigner {
  private let candidates: [MatchCandidate]
  private var approvals = ApprovalNamingRule()
  private var exclusions = LabelExclusionRule()
  private var consensus = ConsensusRule()
  private var scopes: LabelScopeRule
  private let release: KnowledgeRelease

  init(_ candidates: [MatchCandidate], release: KnowledgeRelease, tumorType: TumorType) {
    self.candidates = candidates
    self.release = release
    scopes = LabelScopeRule(release, tumorType: tumorType)
    for candidate in candidates {
      let item = candidate.item
      if candidate.isLabelExclusion {
        exclusions.add(item, findings: candidate.findings, drugSets: candidate.drugSets)
        continue
      }
      guard candidate.relation.isSameTumor else { continue }
      consensus.add(item, questions: Self.questions(candidate))
      if AMPLevelRule.strength(source: item.source, level: item.level) == .approval, !item.flagged {
        approvals.add(item, findings: candidate.findings, drugSets: candidate.drugSets)
        if item.significance == .sensitivity {
          scopes.add(findings: candidate.findings, drugSets: candidate.drugSets)
        }
      }
    }
  }

  func matches() -> [EvidenceMatch] { candidates.filter { !$0.isLabelExclusion }.map(match) }

  private static func questions(_ candidate: MatchCandidate) -> [ConsensusRule.Question] {
    let findings = candidate.findings.sorted()
    let drugSets = candidate.drugSets.isEmpty ? [[]] : candidate.drugSets
    return drugSets.map { ConsensusRule.Question(findings: findings, drugs: $0, kind: candidate.item.kind) }
  }

  private func match(_ candidate: MatchCandidate) -> EvidenceMatch {
    var match = candidate.match()
    let item = candidate.item
    var withheld = withheldReasons(candidate)
    let (level, reason) = level(candidate)
    if level == nil, withheld.isEmpty { withheld = [reason] }
    if withheld.isEmpty {
      match.ampLevel = level
      match.ampTier = level?.tier
      match.reasons = [reason]
      if candidate.relation.isSameTumor {
        match.escat = item.escat
        match.escatCitation = item.escat == nil ? nil : item.escatCitation
      }
    } else {
      match.reasons = withheld
      if let level {
        match.reasons.append(Message(KnowledgeMessage.wouldBe, ["level": level.rawValue]))
      }
    }
    match.reasons += candidate.met.notes
    return match
  }

  private func level(_ candidate: MatchCandidate) -> (AMPLevel?, Message) {
    let item = candidate.item
    guard let strength = AMPLevelRule.strength(source: item.source, level: item.level) else {
      return (nil, Message(KnowledgeMessage.withheldNoStatement))
    }
    let approval = approvals.approval(for: item, findings: candidate.findings, drugSets: candidate.drugSets)
    let support = AMPLevelRule.Support(
      isApprovalNamed: approval != nil,
      isConsensusReached: consensus.isReached(item.significance, questions: Self.questions(candidate)))
    let (level, key) = AMPLevelRule.level(
      strength, isSameTumor: candidate.relation.isSameTumor, support: support)
    if let level, level < .c, candidate.relation.isSameTumor,
      let limit = scopes.limits(
        item, pattern: release.patterns[item.pattern].pattern, findings: candidate.findings,
        drugSets: candidate.drugSets)
    {
      return (.c, limit)
    }
    var arguments = ["level": item.level, "disease": item.disease]
    if let approval { arguments["approval"] = approval }
    return (level, Message(key, arguments))
  }

  private func withheldReasons(_ candidate: MatchCandidate) -> [Message] {
    let item = candidate.item
    let single = [
      FlaggedItemRule.withholds(item), KindRule.withholds(item), DirectionRule.withholds(item),
      TumorTypeRule.withholds(candidate.relation, item),
      exclusions.withholds(
        item, relation: candidate.relation, findings: candidate.findings, drugSets: candidate.drugSets),
    ].compactMap { $0 }
    return single + UnknownStateRule.withholds(candidate.states) + candidate.met.withheld
  }
}
