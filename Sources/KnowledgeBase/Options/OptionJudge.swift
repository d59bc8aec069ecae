import OncologyCore

/// Judges a draft: favoured, discouraged, excluded or without a tier, with its level and the reasons.
struct OptionJudge {
  let therapies: TherapyCatalogue
  private var secondary = SecondaryResistanceRule()

  init(therapies: TherapyCatalogue) { self.therapies = therapies }

  /// An option and the order in which it stands.
  struct Placed {
    let option: TreatmentOption
    let place: OrderedFields
  }

  /// `nil` where nothing was matched for or against the option itself.
  mutating func option(_ draft: OptionDraft) -> Placed? {
    let all = draft.all
    guard !all.isEmpty || !draft.exclusions.isEmpty || !draft.unassessed.isEmpty else { return nil }
    let opposing = draft.opposing + draft.classOpposing
    let decisive = secondary.decisive(
      supporting: draft.supporting, opposing: draft.opposing, ofClass: draft.classOpposing)
    let stance = stance(draft, opposing: opposing, decisive: decisive)
    let level = level(stance, draft, decisive: decisive.isEmpty ? opposing : decisive)
    let escat = stance == .favoured ? Self.escat(draft.supporting) : nil
    let findings = Self.findings(all, draft)
    let strongest = Self.strongest(stance == .favoured ? draft.supporting : all)
    let option = TreatmentOption(
      id: draft.key.id, therapies: names(draft, strongest), interaction: interaction(draft), stance: stance,
      findings: findings, level: level, escat: escat, supporting: draft.supporting.map(\.key),
      opposing: Self.unique((opposing + draft.reducedSensitivity + draft.adverseResponse).map(\.key)),
      withoutTier: draft.withoutTier.map(\.key), conditions: conditions(draft),
      cautions: cautions(draft, opposing: opposing, decisive: decisive, stance: stance),
      reasons: reasons(strongest, supporting: draft.supporting))
    return Placed(option: option, place: Self.place(option, draft))
  }

  // MARK: Stance and level

  private func stance(
    _ draft: OptionDraft, opposing: [EvidenceMatch], decisive: [EvidenceMatch]
  ) -> TreatmentOption.Stance {
    if !draft.exclusions.isEmpty { return .excludedByLabel }
    guard let forIt = draft.supporting.compactMap(\.ampLevel).min() else {
      return opposing.isEmpty ? .withoutTier : .discouraged
    }
    if !decisive.isEmpty { return .discouraged }
    // Equally strong evidence for and against is no ground to favour it; against what was seen in this tumour counts only
    // what was seen in it too.
    let isSeenHere = draft.supporting.contains { $0.tumorTypeRelation.isSameTumor }
    let against = draft.opposing.filter { !isSeenHere || $0.tumorTypeRelation.isSameTumor }.compactMap(\.ampLevel).min()
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

  // MARK: What is said of it

  private static func findings(_ matches: [EvidenceMatch], _ draft: OptionDraft) -> [FindingID] {
    unique(matches.flatMap(\.findings) + (draft.exclusions + draft.unassessed).flatMap(\.findings))
  }

  private func names(_ draft: OptionDraft, _ strongest: EvidenceMatch?) -> [String] {
    guard let strongest, strongest.interaction != .substitutes else { return draft.key.drugs }
    var names = strongest.therapies.map(therapies.canonicalName)
    if !draft.key.isSequence { names.sort() }
    return names.isEmpty ? draft.key.drugs : names
  }

  private func interaction(_ draft: OptionDraft) -> TherapyInteraction? {
    if draft.key.isSequence { return .sequential }
    return draft.key.drugs.count > 1 ? .combination : nil
  }

  private func conditions(_ draft: OptionDraft) -> [Message] {
    var found: [Message] = []
    for match in draft.supporting where match.tumorTypeRelation.isSameTumor {
      guard let approval = match.approval else { continue }
      found.append(Self.approvalMessage(approval, item: match.key))
      if !approval.companionTest.isEmpty {
        found.append(Message(KnowledgeMessage.optionCompanionTest, ["test": approval.companionTest]))
      }
    }
    for state in draft.withoutTier.flatMap(\.requiredStates) where state.status == .unknown {
      found.append(
        Message(KnowledgeMessage.optionStateUnknown, ["biomarker": state.biomarker, "state": state.state]))
    }
    for item in draft.unassessed {
      found.append(
        Message(
          KnowledgeMessage.optionNotAssessed,
          ["item": item.key, "missing": item.missing ?? item.pattern]))
    }
    return Self.unique(found)
  }

  private static func approvalMessage(_ approval: ApprovalDetails, item: String) -> Message {
    let isLabel = approval.basis == "approval"
    var arguments = ["item": item, "line": approval.line, "date": approval.asOf]
    arguments["region"] =
      approval.region.hasPrefix("guideline:")
      ? String(approval.region.dropFirst("guideline:".count)) : approval.region
    guard !approval.population.isEmpty else {
      return Message(
        isLabel ? KnowledgeMessage.optionApprovedForAny : .optionInGuidelineForAny, arguments)
    }
    arguments["population"] = approval.population
    return Message(isLabel ? KnowledgeMessage.optionApproved : .optionInGuideline, arguments)
  }

  private func cautions(
    _ draft: OptionDraft, opposing: [EvidenceMatch], decisive: [EvidenceMatch], stance: TreatmentOption.Stance
  ) -> [Message] {
    var found = draft.exclusions.map {
      Message(KnowledgeMessage.optionExcludedByLabel, ["label": $0.key])
    }
    let say = { (key: KnowledgeMessage, matches: [EvidenceMatch]) in
      let alterations = GeneContext.list(Self.unique(matches.map(\.alteration)))
      if !matches.isEmpty {
        found.append(Message(key, ["alteration": alterations, "items": Self.keys(matches)]))
      }
    }
    let own = Set(draft.supporting.flatMap(\.findings))
    say(
      .optionSecondaryResistance,
      draft.supporting.isEmpty ? [] : decisive.filter { !$0.findings.allSatisfy(own.contains) })
    say(.optionConflict, draft.supporting.isEmpty ? [] : draft.opposing.filter { !decisive.contains($0) })
    say(.optionClassResistance, draft.classOpposing)
    say(.optionComponentResistance, draft.componentOpposing)
    say(.optionReducedSensitivity, draft.reducedSensitivity)
    say(.optionAdverseResponse, draft.adverseResponse)
    say(.optionNotSupported, draft.withoutTier.filter { $0.direction == .doesNotSupport })
    say(.optionFlagged, draft.withoutTier.filter(\.flagged))
    if stance == .favoured, !draft.supporting.contains(where: { $0.tumorTypeRelation.isSameTumor }) {
      found.append(Message(KnowledgeMessage.optionOtherTumor))
    }
    return found
  }

  private func reasons(_ strongest: EvidenceMatch?, supporting: [EvidenceMatch]) -> [Message] {
    guard let strongest else { return [] }
    var found = [
      Message(
        KnowledgeMessage.optionStrongest,
        [
          "item": strongest.key, "alteration": strongest.alteration, "disease": strongest.disease,
          "level": strongest.sourceLevel,
        ])
    ]
    let citations = Self.citations(supporting)
    if citations > 0 { found.append(Message(KnowledgeMessage.optionCitations, ["count": "\(citations)"])) }
    return found
  }

  // MARK: Order

  private static func strongest(_ matches: [EvidenceMatch]) -> EvidenceMatch? {
    matches.min { strength($0) < strength($1) }
  }

  private static func strength(_ match: EvidenceMatch) -> OrderedFields {
    OrderedFields(fields: [
      match.ampLevel?.rawValue ?? "E", match.tumorTypeRelation.isSameTumor ? "0" : "1",
      match.approval == nil ? "1" : "0", "\(9 - (match.rating ?? 0))", match.source, OrderedFields.padded(match.id),
    ])
  }

  private static func place(_ option: TreatmentOption, _ draft: OptionDraft) -> OrderedFields {
    let shown = option.stance == .favoured ? draft.supporting : draft.all
    let rating = shown.compactMap(\.rating).max() ?? 0
    let stances: [TreatmentOption.Stance] = [.favoured, .discouraged, .excludedByLabel, .withoutTier]
    return OrderedFields(fields: [
      "\(stances.firstIndex(of: option.stance) ?? stances.count)", option.level?.rawValue ?? "E",
      shown.contains { $0.tumorTypeRelation.isSameTumor } ? "0" : "1", approvalPlace(shown),
      isOpposed(draft) ? "1" : "0", shown.allSatisfy(\.restsOnAbsence) ? "1" : "0",
      restsOnClass(option, shown) ? "1" : "0",
      OrderedFields.padded("\(1_000_000 - citations(shown))"), "\(9 - rating)", option.id,
    ])
  }

  /// A label for this tumour, then a guideline, then neither.
  private static func approvalPlace(_ matches: [EvidenceMatch]) -> String {
    let bases = matches.filter { $0.tumorTypeRelation.isSameTumor }.compactMap { $0.approval?.basis }
    return bases.contains("approval") ? "0" : bases.isEmpty ? "2" : "1"
  }

  /// Studies in this tumour speak against it, or against one of its drugs by a finding that no item for the combination
  /// names: it keeps its level, behind options of the same level without that.
  private static func isOpposed(_ draft: OptionDraft) -> Bool {
    let named = Set(draft.supporting.flatMap(\.findings))
    let isWeighty = { (match: EvidenceMatch) in
      match.tumorTypeRelation.isSameTumor && (match.ampLevel ?? .d) < .d
    }
    return draft.opposing.contains(where: isWeighty)
      || draft.componentOpposing.contains { isWeighty($0) && !$0.findings.allSatisfy(named.contains) }
  }

  /// At its level only items on a gene's mutations as a class speak for it, none that names the alteration.
  private static func restsOnClass(_ option: TreatmentOption, _ matches: [EvidenceMatch]) -> Bool {
    matches.filter { $0.ampLevel == option.level }.allSatisfy { match in
      let atoms = PatternParser().parse(match.pattern).atoms
      return !atoms.isEmpty && atoms.allSatisfy(\.kind.isClassOfMutations)
    }
  }

  /// Distinct publications; what a label cites is not counted.
  private static func citations(_ matches: [EvidenceMatch]) -> Int {
    Set(matches.filter { $0.approval == nil && $0.tumorTypeRelation.isSameTumor }.flatMap(\.citations)).count
  }

  private static func keys(_ matches: [EvidenceMatch]) -> String { GeneContext.list(unique(matches.map(\.key))) }

  private static func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }
}

extension EvidenceMatch {
  /// Met by nothing being there (`KRAS Wildtype`), not by an alteration of the tumour.
  fileprivate var restsOnAbsence: Bool { findings.allSatisfy(\.isOfAbsence) }
}
