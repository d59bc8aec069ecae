import OncologyCore

/// What is said of an option: what its labels ask for, what must be minded, why it stands where it stands.
struct OptionWording {
  let draft: OptionDraft
  let stance: TreatmentOption.Stance
  let verdict: SecondaryResistanceRule.Verdict
  let patient: OptionPatient
  let strongest: EvidenceMatch?
  private let own: Set<FindingID>
  let labels: [LabelAssessment]
  let prior: PriorTherapyRule.Finding

  init(
    draft: OptionDraft, stance: TreatmentOption.Stance, verdict: SecondaryResistanceRule.Verdict,
    patient: OptionPatient, strongest: EvidenceMatch?, ownFindings: [FindingID]
  ) {
    own = Set(ownFindings)
    self.draft = draft
    self.stance = stance
    self.verdict = verdict
    self.patient = patient
    self.strongest = strongest
    labels = draft.labels.map { patient.fit.assessment($0.details, item: $0.item) } + draft.denied
    prior = patient.prior.finding(drugs: draft.key.drugs, approvals: draft.labels.map(\.details))
  }

  // MARK: Conditions

  var conditions: [Message] {
    var found: [Message] = []
    for match in draft.supporting where match.tumorTypeRelation.isSameTumor {
      guard let approval = match.approval else { continue }
      found.append(Self.approvalMessage(approval, item: match.key))
      if !approval.companionTest.isEmpty {
        found.append(Message(KnowledgeMessage.optionCompanionTest, ["test": approval.companionTest]))
      }
    }
    let isDenied = labels.map(\.fit).min() == .contradicted
    return
      (found + (isDenied ? [] : fitMessages(.optionDoesNotFit, of: labels, \.contradicted)) + openMessages
      + pendingMessages)
      .distinct
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

  /// What the record meets and leaves open of what the labels ask for that it does not deny.
  private var openMessages: [Message] {
    guard !labels.isEmpty else { return [] }
    if patient.isRecordSilent { return [Message(KnowledgeMessage.optionFitNotStated)] }
    let open = labels.filter { $0.fit != .contradicted }
    return fitMessages(.optionFits, of: open, \.met) + fitMessages(.optionFitUnknown, of: open, \.unknown)
  }

  /// Labels of which the record says the same in one sentence.
  private func fitMessages(
    _ key: KnowledgeMessage, of labels: [LabelAssessment], _ parts: (LabelAssessment) -> [String]
  ) -> [Message] {
    labels.map { parts($0).joined(separator: "; ") }.distinct.filter { !$0.isEmpty }.map { text in
      let items = labels.filter { parts($0).joined(separator: "; ") == text }.map(\.item)
      return Message(key, ["conditions": text, "items": items.joined(separator: ", ")])
    }
  }

  private var pendingMessages: [Message] {
    var found: [Message] = []
    for label in draft.pending {
      if label.needsGermlineOrigin {
        found.append(Message(KnowledgeMessage.optionConfirmGermline, ["item": label.item]))
      }
      if let missing = label.missing {
        found.append(Message(KnowledgeMessage.optionNotAssessed, ["item": label.item, "missing": missing]))
      }
      found += label.states.map(Self.stateMessage)
    }
    // Without a label the states of the strongest kind of evidence that there is are what to find out.
    if stance == .withoutTier, draft.pending.isEmpty {
      found += draft.withoutTier.filter { $0.tumorTypeRelation.isSameTumor }.flatMap(\.requiredStates)
        .filter { $0.status == .unknown }.map(Self.stateMessage)
    }
    return found
  }

  private static func stateMessage(_ state: StateRequirement) -> Message {
    Message(KnowledgeMessage.optionStateUnknown, ["biomarker": state.biomarker, "state": state.state])
  }

  // MARK: Cautions

  /// Most grave first.
  var cautions: [Message] {
    draft.exclusions.map { Message(KnowledgeMessage.optionExcludedByLabel, ["label": $0.key]) }
      + (labels.map(\.fit).min() == .contradicted ? fitMessages(.optionDoesNotFit, of: labels, \.contradicted) : [])
      + draft.adverseAlleles + priorMessages + lowSupportMessages + resistanceMessages + partMessages
      + said(.optionReducedSensitivity, draft.reducedSensitivity)
      + said(.optionAdverseResponse, draft.adverseResponse)
      + said(.optionNotSupported, draft.withoutTier.filter { $0.direction == .doesNotSupport })
      + said(.optionFlagged, draft.withoutTier.filter(\.flagged)) + otherTumorMessages
  }

  private var priorMessages: [Message] {
    var found: [Message] = []
    let given = prior.progressed.joined(separator: ", ")
    if prior.use == .progressed {
      found.append(Message(KnowledgeMessage.optionGivenBefore, ["therapies": given]))
    } else if !given.isEmpty {
      found.append(Message(KnowledgeMessage.optionPartGivenBefore, ["therapies": given]))
    }
    for drug in prior.sameClass.map(\.drug).distinct {
      let pairs = prior.sameClass.filter { $0.drug == drug }
      found.append(
        Message(
          KnowledgeMessage.optionClassGivenBefore,
          [
            "therapy": drug, "given": pairs.map(\.given).distinct.joined(separator: ", "),
            "classes": pairs.flatMap(\.classes).distinct.joined(separator: ", "),
          ]))
    }
    if !prior.withoutOutcome.isEmpty {
      found.append(
        Message(
          KnowledgeMessage.optionGivenWithoutOutcome, ["therapies": prior.withoutOutcome.joined(separator: ", ")]))
    }
    for (drug, outcome) in prior.otherOutcomes {
      found.append(Message(KnowledgeMessage.optionGivenWithOutcome, ["therapies": drug, "outcome": outcome]))
    }
    return found.distinct
  }

  /// Everything that it rests on at its level rests on a variant that few reads show.
  private var lowSupportMessages: [Message] {
    guard stance == .favoured, let level = draft.supporting.compactMap(\.ampLevel).min() else { return [] }
    let grounds = draft.supporting.filter { $0.ampLevel == level }
    guard grounds.allSatisfy({ $0.findings.contains { patient.lowSupport[$0] != nil } }) else { return [] }
    return grounds.flatMap(\.findings).distinct.compactMap { patient.lowSupport[$0] }.map {
      Message(KnowledgeMessage.optionLowSupport, LowSupportRule.arguments($0))
    }
  }

  /// Against the option itself: by another alteration, or by the one that speaks for it.
  private var resistanceMessages: [Message] {
    let isOfOwn = { (match: EvidenceMatch) in match.findings.allSatisfy(own.contains) }
    let hasSupport = !draft.supporting.isEmpty
    let resistance = draft.opposing.filter { $0.significance != .notRecommended }
    let decisive = resistance.filter(verdict.decisive.contains)
    let other = resistance.filter { !verdict.decisive.contains($0) }
    return said(.optionSecondaryResistance, hasSupport ? decisive.filter { !isOfOwn($0) } : [])
      + said(.optionOtherAlterationAgainst, hasSupport ? other.filter { !isOfOwn($0) } : [])
      + said(.optionConflict, hasSupport ? (decisive + other).filter(isOfOwn) : [])
      + said(.optionLabelLimit, draft.opposing.filter { $0.significance == .notRecommended })
      + said(.optionClassResistance, draft.classOpposing.filter { $0.significance != .notRecommended })
      + said(.optionLabelLimit, draft.classOpposing.filter { $0.significance == .notRecommended })
  }

  /// Against a part of a combination, given alone.
  private var partMessages: [Message] {
    said(.optionComponentResistance, draft.componentOpposing.filter { $0.significance != .notRecommended })
      + said(.optionPartLabelLimit, draft.componentOpposing.filter { $0.significance == .notRecommended })
  }

  private var otherTumorMessages: [Message] {
    guard stance == .favoured, !draft.supporting.contains(where: { $0.tumorTypeRelation.isSameTumor }) else {
      return []
    }
    return [Message(KnowledgeMessage.optionOtherTumor)]
  }

  private func said(_ key: KnowledgeMessage, _ matches: [EvidenceMatch]) -> [Message] {
    guard !matches.isEmpty else { return [] }
    return [
      Message(
        key,
        [
          "alteration": GeneContext.list(matches.map(\.alteration).distinct),
          "items": GeneContext.list(matches.map(\.key).distinct),
          "levels": matches.map(\.sourceLevel).distinct.sorted().joined(separator: ", "),
        ])
    ]
  }

  // MARK: Reasons

  var reasons: [Message] {
    guard let strongest else { return [] }
    var found = [
      Message(
        KnowledgeMessage.optionStrongest,
        [
          "item": strongest.key, "alteration": strongest.alteration, "disease": strongest.disease,
          "level": strongest.sourceLevel,
        ])
    ]
    let citations = Self.citations(draft.supporting)
    if citations > 0 { found.append(Message(KnowledgeMessage.optionCitations, ["count": "\(citations)"])) }
    return found
  }

  /// Distinct publications; what a label cites is not counted.
  static func citations(_ matches: [EvidenceMatch]) -> Int {
    Set(matches.filter { $0.approval == nil && $0.tumorTypeRelation.isSameTumor }.flatMap(\.citations)).count
  }
}
