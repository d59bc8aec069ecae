import KnowledgeBase
import OncologyCore

/// The sentences on the option that leads, or on those that the rules do not tell apart.
extension Headline {
  func leadSentences(_ lead: TreatmentOption) -> [Message] {
    [leadSentence(lead)] + labelsSentences(lead) + fitSentences(lead) + lowSupport([lead]) + leadCautions(lead)
  }

  private func leadSentence(_ lead: TreatmentOption) -> Message {
    let grounds = grounds(of: lead)
    let approvals = grounds.filter { $0.approval != nil && $0.ampLevel == .a }
    var arguments = [
      "therapies": TherapyText.name(lead), "because": labels(grounds.flatMap(\.findings)),
      "level": lead.level?.rawValue ?? "",
    ]
    if !approvals.isEmpty {
      let isOfAnyTumor = grounds.allSatisfy { $0.tumorTypeRelation == .any }
      return Message(isOfAnyTumor ? CompositionMessage.leadOptionAnyTumor : .leadOption, arguments)
    }
    guard !lead.pendingLabels.isEmpty else {
      return Message(CompositionMessage.leadOptionWithoutApproval, arguments)
    }
    arguments["items"] = Self.list(lead.pendingLabels.map(\.item).distinct)
    return Message(CompositionMessage.leadOptionLabelPending, arguments)
  }

  /// Line and population of the labels that the leading option rests on, those that fit best first, beside what the
  /// record says of stage and earlier therapy.
  private func labelsSentences(_ lead: TreatmentOption) -> [Message] {
    let fits = Dictionary(lead.labels.map { ($0.item, $0.fit) }, uniquingKeysWith: { first, _ in first })
    let rows = grounds(of: lead).filter { $0.approval != nil }
      .sorted { (fits[$0.key] ?? .unknown, $0.key) < (fits[$1.key] ?? .unknown, $1.key) }
    let texts = rows.compactMap(\.approval).map { approval in
      [approval.region, approval.population, approval.line.isEmpty ? "" : "line: \(approval.line)"]
        .filter { !$0.isEmpty }.joined(separator: ", ")
    }.distinct
    guard !texts.isEmpty else { return [] }
    return [
      Message(
        CompositionMessage.leadLabels,
        recordArguments.merging(["labels": texts.prefix(Self.mostNamed).joined(separator: "; ")]) { $1 })
    ]
  }

  private var recordArguments: [String: String] {
    let record = summary.record
    let therapies = record?.priorTherapies.map { $0.isEmpty ? "none" : Self.list($0.map(\.name)) }
    return ["stage": record?.stage ?? "not stated", "therapy": therapies ?? "not stated"]
  }

  /// What the record leaves open of the label that fits best.
  private func fitSentences(_ lead: TreatmentOption) -> [Message] {
    guard summary.record?.stage != nil || summary.record?.priorTherapies != nil,
      let best = lead.labels.min(by: { ($0.fit, $0.item) < ($1.fit, $1.item) }), !best.unknown.isEmpty
    else {
      return []
    }
    return [
      Message(
        CompositionMessage.leadFitUnknown,
        ["therapies": TherapyText.name(lead), "conditions": best.unknown.joined(separator: "; "), "item": best.item])
    ]
  }

  /// All that an option rests on at its level rests on a variant that few reads show.
  private func lowSupport(_ leading: [TreatmentOption]) -> [Message] {
    let low = { (id: FindingID) -> VariantFinding? in
      findings[id]?.variant.flatMap { LowSupportRule.isLow($0.call) ? $0 : nil }
    }
    let weak = leading.map(grounds(of:)).filter { grounds in
      grounds.allSatisfy { $0.findings.contains { low($0) != nil } }
    }
    return weak.joined().flatMap(\.findings).distinct.compactMap(low).map {
      Message(CompositionMessage.leadLowSupport, LowSupportRule.arguments($0))
    }
  }

  /// What speaks against the option that leads, by the finding that does.
  private func leadCautions(_ lead: TreatmentOption) -> [Message] {
    let against = lead.opposing.compactMap { matches[$0] }.filter { $0.significance == .resistance }
    guard !against.isEmpty else { return [] }
    return [
      Message(
        CompositionMessage.leadSpokenAgainst,
        [
          "therapies": TherapyText.name(lead), "because": labels(against.flatMap(\.findings)),
          "items": Self.list(against.map(\.key).distinct),
          "levels": Self.list(against.map(\.sourceLevel).distinct.sorted()),
        ])
    ]
  }

  // MARK: Options that no rule tells apart

  /// Side by side, in the order of the alphabet, each with its alteration where they rest on different ones.
  func tiedSentences(_ tied: [TreatmentOption]) -> [Message] {
    let causes = tied.map { labels(grounds(of: $0).flatMap(\.findings)) }
    let isOneCause = causes.distinct.count == 1
    let names = zip(tied, causes).map { option, cause in
      isOneCause ? TherapyText.name(option) : "\(TherapyText.name(option)) (\(cause))"
    }
    let arguments = [
      "because": causes.distinct.joined(separator: "; "), "count": "\(tied.count)",
      "level": tied[0].level?.rawValue ?? "",
      "therapies": names.prefix(Self.mostTied).joined(separator: "; "), "more": "\(max(0, tied.count - Self.mostTied))",
    ]
    let isMore = tied.count > Self.mostTied
    let isOfApproval = tied.allSatisfy { grounds(of: $0).contains { $0.approval != nil } }
    let key: CompositionMessage =
      isOfApproval
      ? (isMore ? .tiedOptionsMore : .tiedOptions) : isMore ? .tiedWithoutApprovalMore : .tiedWithoutApproval
    let hasRecord = summary.record?.stage != nil || summary.record?.priorTherapies != nil
    let isOpen = hasRecord && tied.contains { $0.labelFit == .unknown }
    return [Message(key, arguments), Message(CompositionMessage.tiedRecord, recordArguments)]
      + (isOpen ? [Message(CompositionMessage.tiedFitUnknown)] : []) + lowSupport(tied)
      + tied.prefix(Self.mostTied).flatMap(leadCautions)
  }

  // MARK: What was given before

  /// What the leading options repeat, that every option does, and what was given before with another outcome.
  func priorSentences(
    _ leading: [TreatmentOption], among options: [TreatmentOption], named: [TreatmentOption]
  ) -> [Message] {
    var found: [Message] = []
    if options.allSatisfy({ $0.priorUse == .classProgressed }) {
      found.append(Message(CompositionMessage.everyOptionRepeats))
    } else {
      found += leading.prefix(Self.mostTied).filter {
        $0.priorUse == .partProgressed || $0.priorUse == .classProgressed
      }
      .map { Message(CompositionMessage.leadRepeats, ["therapies": TherapyText.name($0)]) }
    }
    for option in named where option.priorUse == .given {
      let outcomes = option.cautions.filter { $0.key == KnowledgeMessage.optionGivenWithOutcome.rawValue }
        .compactMap { $0.arguments["outcome"] }.distinct
      found.append(
        Message(
          outcomes.isEmpty ? CompositionMessage.givenWithoutOutcome : .givenWithOutcome,
          ["therapies": TherapyText.name(option), "outcome": outcomes.joined(separator: "; ")]))
    }
    return found
  }

  // MARK: Resistance to a part

  /// Another alteration makes the tumour resistant to a part of a combination, given alone: told, and no ground to put the
  /// combination behind. One sentence for each cause.
  func partSentences(_ named: [TreatmentOption]) -> [Message] {
    var causes: [String] = []
    var byCause: [String: (therapies: [String], items: [String])] = [:]
    for option in named {
      let own = Set(grounds(of: option).flatMap(\.findings)), drugs = Set(option.therapies)
      for match in resistances where match.significance == .resistance && (match.ampLevel ?? .d) < .d {
        let spoken = Set(match.therapies)
        let isOfWhole = match.interaction == .substitutes ? drugs.isSubset(of: spoken) : drugs == spoken
        guard !isOfWhole, isOfPart(match, drugs), !match.findings.contains(where: own.contains) else { continue }
        let cause = labels(match.findings)
        if byCause[cause] == nil { causes.append(cause) }
        byCause[cause, default: ([], [])].therapies.append(TherapyText.name(option))
        byCause[cause, default: ([], [])].items.append(match.key)
      }
    }
    return causes.prefix(Self.mostNamed).map { cause in
      let told = byCause[cause] ?? ([], [])
      return Message(
        CompositionMessage.partSpokenAgainst,
        [
          "therapies": told.therapies.distinct.joined(separator: "; "), "because": cause,
          "items": Self.list(told.items.distinct.sorted()),
        ])
    }
  }
}
