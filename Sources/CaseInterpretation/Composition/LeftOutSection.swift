import OncologyCore

/// Everything that the report leaves out, counted, with the reason and examples.
struct LeftOutSection {
  let profile: TumorProfile
  let selection: FindingSelection.Result
  let matches: [EvidenceMatch]
  let excluded: [ExcludedEvidence]
  let facts: KnowledgeFacts

  func list() -> [LeftOut] {
    (input() + reference() + evidence() + dataTypes()).filter { $0.count > 0 }
  }

  private func input() -> [LeftOut] {
    let summary = profile.summary
    let filtered = summary.filterCounts.sorted { ($0.role.rawValue, $0.filter) < ($1.role.rawValue, $1.filter) }.map {
      LeftOut(
        Message(CompositionMessage.leftOutFiltered, ["filter": $0.filter, "file": $0.role.rawValue]), count: $0.count)
    }
    let diagnostics = summary.diagnostics.reduce(0) { $0 + $1.count }
    return filtered + [
      LeftOut(Message(CompositionMessage.leftOutInput), count: diagnostics),
      LeftOut(Message(CompositionMessage.leftOutNotAltering), count: selection.notAltering),
      LeftOut(Message(CompositionMessage.leftOutCopyNumber), count: selection.silentCopyNumber),
    ]
  }

  private func reference() -> [LeftOut] {
    let summary = profile.summary
    return [
      LeftOut(
        Message(CompositionMessage.leftOutNoSequence), count: summary.counts.withoutSequence,
        examples: Array(summary.coverage.genesWithoutSequence.prefix(12))),
      LeftOut(Message(CompositionMessage.leftOutNoGene), count: summary.counts.withoutGene),
    ]
  }

  private func evidence() -> [LeftOut] {
    let flagged = matches.filter(\.flagged)
    let untiered = matches.filter { $0.ampTier == nil && !$0.flagged }
    return [
      LeftOut(Message(CompositionMessage.leftOutNearMisses), count: excluded.count),
      LeftOut(
        Message(CompositionMessage.leftOutFlagged), count: flagged.count,
        examples: flagged.prefix(12).map { "\($0.key) \($0.pattern)" }),
      LeftOut(Message(CompositionMessage.leftOutUntiered), count: untiered.count),
      LeftOut(
        Message(CompositionMessage.leftOutPatterns), count: facts.unreadPatterns.count,
        examples: Array(facts.unreadPatterns.prefix(12))),
      LeftOut(
        Message(CompositionMessage.leftOutDiseases, ["items": "\(facts.itemsOnUnmappedDiseases)"]),
        count: facts.unmappedDiseases.count, examples: Array(facts.unmappedDiseases.prefix(12))),
    ]
  }

  private func dataTypes() -> [LeftOut] {
    let coverage = profile.summary.coverage
    let missing: [(Bool, String)] = [
      (coverage.hasCopyNumber, "copy number"), (coverage.hasFusions, "fusions"), (coverage.hasExpression, "expression"),
      (coverage.hasGermline, "germline"), (coverage.hasCallableRegions, "callable regions"),
      (false, "methylation"), (false, "protein and immunohistochemistry, beyond what the record states"),
      (false, "mutational signatures"),
    ]
    return missing.filter { !$0.0 }.map {
      LeftOut(Message(CompositionMessage.leftOutDataType, ["type": $0.1]), count: 1)
    }
  }
}
