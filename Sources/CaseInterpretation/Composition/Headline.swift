import OncologyCore

/// The answer in a few sentences: the leading option, what else is of tier I, and what is not to be given.
///
/// Nothing that is contradicted, flagged or of unknown state leads.
struct Headline {
  let options: [TreatmentOption]
  let findings: [FindingID: InterpretedFinding]
  let matches: [String: EvidenceMatch]
  let summary: TumorSummary

  func sentences() -> [Message] {
    var sentences: [Message] = []
    let tierOne = options.filter { $0.stance == .favoured && $0.tier == .one && isClean($0) }
    if let lead = tierOne.first {
      sentences.append(leadSentence(lead))
      let others = tierOne.dropFirst()
      if !others.isEmpty {
        sentences.append(
          Message(
            CompositionMessage.otherTierOneOptions,
            ["count": "\(others.count)", "therapies": Self.list(others.prefix(3).map(TherapyText.name))]))
      }
    } else {
      let tierTwo = options.filter { $0.stance == .favoured && $0.tier == .two && isClean($0) }
      sentences.append(
        tierTwo.isEmpty
          ? Message(CompositionMessage.nothingActionable)
          : Message(CompositionMessage.noTierOne, ["count": "\(tierTwo.count)"]))
    }
    if summary.microsatellites.status == .high { sentences.append(Message(CompositionMessage.microsatelliteHigh)) }
    sentences += against()
    return sentences
  }

  private func leadSentence(_ lead: TreatmentOption) -> Message {
    let arguments = [
      "therapies": TherapyText.name(lead), "because": because(lead), "level": lead.level?.rawValue ?? "",
    ]
    let isApproved = lead.supporting.contains { matches[$0]?.approval != nil && matches[$0]?.ampLevel == .a }
    return Message(
      isApproved ? CompositionMessage.leadOption : CompositionMessage.leadOptionWithoutApproval, arguments)
  }

  /// Labels and guidelines that say no, and resistance at level A or B, at most three.
  private func against() -> [Message] {
    let excluded = options.filter { $0.stance == .excludedByLabel }.prefix(2).map {
      Message(CompositionMessage.excludedByLabel, ["therapies": TherapyText.name($0), "because": because($0)])
    }
    let discouraged = options.filter { $0.stance == .discouraged && $0.tier == .one && isClean($0) }
    guard !discouraged.isEmpty else { return Array(excluded) }
    let sentence = Message(
      CompositionMessage.discouraged,
      [
        "therapies": Self.list(discouraged.prefix(3).map(TherapyText.name)), "because": because(discouraged[0]),
        "more": "\(max(0, discouraged.count - 3))",
      ])
    return [sentence] + excluded
  }

  private func because(_ option: TreatmentOption) -> String {
    Self.list(option.findings.compactMap { findings[$0]?.label }.uniqued())
  }

  /// Does not rest on a finding that the panel of contradictions doubts.
  private func isClean(_ option: TreatmentOption) -> Bool {
    let doubted = Set(summary.contradictions.flatMap(\.findings))
    return option.findings.contains { !doubted.contains($0) && findings[$0]?.significance != .toConfirm }
      || option.findings.isEmpty
  }

  static func list(_ items: [String]) -> String { items.joined(separator: ", ") }
}

/// How therapies of an option are written.
enum TherapyText {
  static func name(_ option: TreatmentOption) -> String { name(option.therapies, option.interaction) }

  static func name(_ therapies: [String], _ interaction: TherapyInteraction?) -> String {
    switch interaction {
    case .sequential: return therapies.joined(separator: ", then ")
    case .substitutes: return therapies.joined(separator: " or ")
    case .combination, nil: return therapies.joined(separator: " + ")
    }
  }
}

extension Array where Element: Hashable {
  /// Each element once, in order of first appearance.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
