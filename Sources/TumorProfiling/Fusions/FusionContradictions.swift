package import OncologyCore

extension FusionChecks {
  /// The panel's entries: equal doubts once, with the fusions they are about; many doubts of one kind as one entry with
  /// their number. Each fusion keeps its own doubts.
  package func contradictions(_ findings: [FusionFinding]) -> [Contradiction] {
    var kinds: [String] = []
    var byKind: [String: [(doubt: Message, finding: FusionFinding)]] = [:]
    for finding in findings {
      for doubt in finding.doubts where !Self.notContradicting.contains(doubt.key) {
        if byKind[doubt.key] == nil { kinds.append(doubt.key) }
        byKind[doubt.key, default: []].append((doubt, finding))
      }
    }
    return kinds.flatMap { entries(byKind[$0] ?? []) }
  }

  private func entries(_ doubts: [(doubt: Message, finding: FusionFinding)]) -> [Contradiction] {
    var order: [Message] = []
    var byMessage: [Message: [FindingID]] = [:]
    for (doubt, finding) in doubts {
      if byMessage[doubt] == nil { order.append(doubt) }
      byMessage[doubt, default: []].append(finding.id)
    }
    guard order.count > Self.mostApart, let several = Self.several[order[0].key] else {
      return order.map { Contradiction($0, findings: byMessage[$0] ?? []) }
    }
    return [joined(several, doubts.map(\.finding))]
  }

  private func joined(_ key: ProfilingMessage, _ findings: [FusionFinding]) -> Contradiction {
    var ids: [FindingID] = []
    var names: [String] = []
    for finding in findings {
      if !ids.contains(finding.id) { ids.append(finding.id) }
      if !names.contains(finding.label) { names.append(finding.label) }
    }
    let shown = names.prefix(Self.mostNamed)
    return Contradiction(
      Message(
        key,
        [
          "count": "\(ids.count)", "shown": "\(shown.count)", "fusions": shown.joined(separator: ", "),
        ]), findings: ids)
  }

  /// Up to so many of one kind stand each for itself; of more, so many are named.
  private static let mostApart = 5
  private static let mostNamed = 5

  /// Doubts that are no contradiction of the input: what the caller says, a side between genes, a gene that the reference
  /// does not have.
  private static let notContradicting = Set(
    [
      ProfilingMessage.fusionOutOfFrame, .fusionLowConfidence, .fusionIntergenic, .fusionGeneWithoutModel,
    ].map(\.rawValue))

  private static let several: [String: ProfilingMessage] = Dictionary(
    uniqueKeysWithValues: [
      (.fusionBreakpointBeyondContig, .fusionsBeyondContig), (.fusionBreakpointOffContig, .fusionsOffContig),
      (.fusionBreakpointOffGene, .fusionsOffGene), (.fusionBreakpointPastGene, .fusionsPastGene),
      (.fusionNotExpressed, .fusionsNotExpressed), (.fusionReciprocal, .fusionsReciprocal),
    ].map { (one: ProfilingMessage, many: ProfilingMessage) in (one.rawValue, many) })
}

extension FusionCall {
  /// As the caller says; a caller that tells no confidence does not call it low.
  package var isOfLowConfidence: Bool { confidence?.lowercased() == "low" }
}
