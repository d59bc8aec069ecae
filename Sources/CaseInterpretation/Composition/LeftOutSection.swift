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
    return filtered + unusable() + [
      LeftOut(Message(CompositionMessage.leftOutNotAltering), count: selection.notAltering),
      LeftOut(Message(CompositionMessage.leftOutCopyNumber), count: selection.silentCopyNumber),
    ]
  }

  /// What could not be used as it is, each kind with the place of its first; notes are no such thing.
  private func unusable() -> [LeftOut] {
    profile.summary.diagnostics.filter { $0.severity != .note }.map { diagnostic in
      LeftOut(
        diagnostic.message, count: diagnostic.count, examples: diagnostic.location.map { ["\($0)"] } ?? [])
    }
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
    let missing: [(isGiven: Bool, message: CompositionMessage)] = [
      (coverage.hasCopyNumber, .leftOutNoCopyNumber), (coverage.hasFusions, .leftOutNoFusions),
      (coverage.hasExpression, .leftOutNoExpression), (coverage.hasGermline, .leftOutNoGermline),
      (coverage.hasCallableRegions, .leftOutNoCallable), (false, .leftOutNotRead),
    ]
    return missing.filter { !$0.isGiven }.map { LeftOut(Message($0.message), count: 1) }
  }
}
