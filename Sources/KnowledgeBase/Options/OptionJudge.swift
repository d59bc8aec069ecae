import OncologyCore

/// Judges a draft: favoured, discouraged, excluded or without a tier, with its level and what it rests on.
struct OptionJudge {
  let knowledge: OptionKnowledge
  let patient: OptionPatient
  /// Second changes of a target that turn some option away: what names one itself stands before what does not.
  var secondChanges: Set<FindingID> = []

  /// An option and the order in which it stands.
  struct Placed {
    let option: TreatmentOption
    let order: OptionOrder
  }

  /// `nil` where nothing was matched for or against the option itself.
  func option(_ draft: OptionDraft) -> Placed? {
    let all = draft.all
    guard !all.isEmpty || !draft.exclusions.isEmpty || !draft.pending.isEmpty else { return nil }
    let verdict = SecondaryResistanceRule(knowledge: knowledge).verdict(
      supporting: draft.supporting, opposing: draft.opposing, ofClass: draft.classOpposing)
    let stance = stance(draft, verdict)
    let against = draft.opposing + draft.classOpposing
    let strongest = (stance == .favoured ? draft.supporting : all).min { $0.isStronger(than: $1) }
    let wording = OptionWording(
      draft: draft, stance: stance, verdict: verdict, patient: patient, strongest: strongest,
      ownFindings: draft.ownFindings(knowledge))
    let option = TreatmentOption(
      id: draft.key.id, therapies: names(draft, strongest), interaction: interaction(draft), stance: stance,
      findings: findings(draft, stance, verdict),
      opposingFindings: (against + draft.reducedSensitivity + draft.adverseResponse).flatMap(\.findings).distinct,
      level: level(stance, draft, decisive: verdict.decisive.isEmpty ? against : verdict.decisive),
      escat: stance == .favoured ? Self.escat(draft.supporting) : nil, supporting: draft.supporting.map(\.key),
      opposing: (against + draft.reducedSensitivity + draft.adverseResponse).map(\.key).distinct,
      withoutTier: draft.withoutTier.map(\.key), labels: wording.labels, pendingLabels: draft.pending.distinct,
      priorUse: wording.prior.use, conditions: wording.conditions, cautions: wording.cautions,
      reasons: wording.reasons)
    return Placed(
      option: option, order: OptionOrder(option, draft, knowledge: knowledge, secondChanges: secondChanges))
  }

  private func stance(_ draft: OptionDraft, _ verdict: SecondaryResistanceRule.Verdict) -> TreatmentOption.Stance {
    if !draft.exclusions.isEmpty { return .excludedByLabel }
    guard let forIt = draft.supporting.compactMap(\.ampLevel).min() else {
      return draft.opposing.isEmpty && draft.classOpposing.isEmpty ? .withoutTier : .discouraged
    }
    if !verdict.decisive.isEmpty { return .discouraged }
    // Equally strong evidence for and against is no ground to favour it; against what was seen in this tumour counts only
    // what was seen in it too.
    let isSeenHere = draft.supporting.contains { $0.tumorTypeRelation.isSameTumor }
    let against = draft.opposing.filter { match in
      (!isSeenHere || match.tumorTypeRelation.isSameTumor) && !verdict.outranked.contains(match)
    }.compactMap(\.ampLevel).min()
    return against.map { $0 <= forIt } == true ? .discouraged : .favoured
  }

  private func level(_ stance: TreatmentOption.Stance, _ draft: OptionDraft, decisive: [EvidenceMatch]) -> AMPLevel? {
    switch stance {
    case .favoured: return draft.supporting.compactMap(\.ampLevel).min()
    case .discouraged: return decisive.compactMap(\.ampLevel).min()
    case .excludedByLabel, .withoutTier: return nil
    }
  }

  private static func escat(_ matches: [EvidenceMatch]) -> ESCATTier? {
    let tiers = matches.compactMap(\.escat)
    return ESCATTier.allCases.first(where: tiers.contains)
  }

  /// What the stance rests on: never a finding that speaks for the other side.
  private func findings(
    _ draft: OptionDraft, _ stance: TreatmentOption.Stance, _ verdict: SecondaryResistanceRule.Verdict
  ) -> [FindingID] {
    switch stance {
    case .favoured: return draft.ownFindings(knowledge)
    case .discouraged:
      let decisive = verdict.decisive.isEmpty ? draft.opposing + draft.classOpposing : verdict.decisive
      let level = decisive.compactMap(\.ampLevel).min()
      return decisive.filter { $0.ampLevel == level }.flatMap(\.findings).distinct
    case .excludedByLabel:
      return (draft.exclusions.flatMap(\.findings) + draft.supporting.flatMap(\.findings)).distinct
    case .withoutTier:
      return
        (draft.withoutTier.flatMap(\.findings) + draft.pending.flatMap(\.findings)
        + (draft.reducedSensitivity + draft.adverseResponse).flatMap(\.findings)).distinct
    }
  }

  private func names(_ draft: OptionDraft, _ strongest: EvidenceMatch?) -> [String] {
    guard let strongest, strongest.interaction != .substitutes else { return draft.key.drugs }
    var names = strongest.therapies.map(knowledge.therapies.canonicalName)
    if !draft.key.isSequence { names.sort() }
    return names.isEmpty ? draft.key.drugs : names
  }

  private func interaction(_ draft: OptionDraft) -> TherapyInteraction? {
    if draft.key.isSequence { return .sequential }
    return draft.key.drugs.count > 1 ? .combination : nil
  }
}
