import OncologyCore

/// An item that the tumour's alterations match, before it has a level.
struct MatchCandidate {
  let item: EvidenceItem
  let pattern: String
  let met: AtomOutcome.Met
  let relation: TumorTypeRelation
  let states: [StateRequirement]
  let isLabelExclusion: Bool
  /// The drugs of each way to give its therapies: one set, or one a substitute.
  let drugSets: [[String]]

  init(_ item: EvidenceItem, pattern: String, met: AtomOutcome.Met, tumor: TumorIndex, release: KnowledgeRelease) {
    self.item = item
    self.met = met
    self.pattern = pattern
    let patient = tumor.profile.summary.tumorType
    relation = release.tumorTypes.relation(of: item.tumorTypes, to: patient)
    let typeName = release.tumorTypes.name(of: patient)
    states = Self.requiredStates(of: item).map {
      StateRule.requirement($0, in: tumor.profile.summary, typeName: typeName)
    }
    isLabelExclusion =
      item.approval?.excludedTumorTypes.contains {
        release.tumorTypes.type(patient, isOrDescendsFrom: $0.code)
      } ?? false
    drugSets =
      item.interaction == .substitutes
      ? item.therapies.map { release.therapies.drugs(of: [$0]) }
      : item.therapies.isEmpty ? [] : [release.therapies.drugs(of: item.therapies)]
  }

  /// A diagnostic item says that the alteration makes the subtype: it does not ask for the subtype first.
  private static func requiredStates(of item: EvidenceItem) -> [RequiredState] {
    item.kind == .diagnostic ? item.requiredStates.filter { $0.biomarker != "molecular_subtype" } : item.requiredStates
  }

  var findings: [FindingID] { met.findings.map(\.id) }

  /// The same item by what stands beside the findings of `candidate`.
  init(_ candidate: MatchCandidate, beside other: AtomOutcome.Beside) {
    met = other.met
    item = candidate.item
    pattern = candidate.pattern
    relation = candidate.relation
    states = candidate.states
    isLabelExclusion = candidate.isLabelExclusion
    drugSets = candidate.drugSets
  }

  /// Why the item is left out although its pattern is met.
  var exclusion: AtomOutcome.NearMiss? {
    let all = findings + met.beside.flatMap { $0.findings.map(\.id) }
    if isLabelExclusion {
      return AtomOutcome.NearMiss(.labelExcludesTumorType, ["label": item.key], findings: all)
    }
    guard let unmet = states.first(where: { $0.status == .notMet }) else { return nil }
    return AtomOutcome.NearMiss(
      .stateNotMet, ["biomarker": unmet.biomarker, "state": unmet.state], findings: all)
  }

  /// The match without a level.
  func match() -> EvidenceMatch {
    EvidenceMatch(
      source: item.source, id: item.id, finding: findings[0], findings: findings,
      alteration: met.findings.map(\.label).joined(separator: ", "), pattern: pattern, kind: item.kind,
      direction: item.direction, significance: item.significance, therapies: item.therapies,
      interaction: item.interaction, disease: item.disease, tumorTypes: item.tumorTypes.types,
      tumorTypeRelation: relation, requiredStates: states, sourceLevel: item.level, rating: item.rating,
      flagged: item.flagged, origin: item.origin, citations: item.citations, trials: item.trials,
      reviewed: item.reviewed, url: item.url, approval: item.approval)
  }
}

extension ExcludedEvidence {
  init(_ item: EvidenceItem, pattern: String, near: AtomOutcome.NearMiss) {
    var findings: [FindingID] = []
    for id in near.findings where !findings.contains(id) { findings.append(id) }
    self.init(
      source: item.source, id: item.id, pattern: pattern, findings: findings, kind: item.kind,
      therapies: item.therapies, disease: item.disease, sourceLevel: item.level, cause: near.cause,
      reason: near.reason, missing: near.missing)
  }
}
