import KnowledgeBase
import OncologyCore

/// Labels and guidelines that would apply if something were confirmed: a state, an inherited origin, a part of the
/// alteration. One sentence for each thing to confirm; labels whose line, stage or earlier therapy the record denies, and
/// options that a label names already, are left to the list of options.
struct PendingLabelSentences {
  let options: [TreatmentOption]
  let findings: [FindingID: InterpretedFinding]
  /// Whether the input contradicts a finding, or it is still to confirm: nothing of it is in the answer.
  let isDoubted: (FindingID) -> Bool

  private struct Need: Hashable {
    let states: [String]
    /// The variants whose origin is to be confirmed; empty where that is not asked.
    let germline: String
    let missing: String
  }

  func sentences() -> [Message] {
    var needs: [Need] = []
    var therapies: [Need: [String]] = [:]
    for option in options where option.stance != .excludedByLabel && !isNamedAlready(option) {
      for (need, items) in pending(option) {
        if therapies[need] == nil { needs.append(need) }
        therapies[need, default: []].append("\(TherapyText.name(option)) (\(items.joined(separator: ", ")))")
      }
    }
    return needs.map { sentence($0, therapies[$0] ?? []) }
  }

  private func isNamedAlready(_ option: TreatmentOption) -> Bool {
    option.stance == .favoured && option.tier == .one && option.isNamedByLabel
  }

  /// What is to confirm, and the labels that would apply by it, in the order of the labels.
  private func pending(_ option: TreatmentOption) -> [(need: Need, items: [String])] {
    var found: [(need: Need, items: [String])] = []
    for label in option.pendingLabels where label.fit != .contradicted && !label.findings.contains(where: isDoubted) {
      let need = Need(
        states: label.states.map { "\($0.biomarker) \($0.state)" },
        germline: label.needsGermlineOrigin
          ? label.findings.compactMap { findings[$0]?.label }.distinct.joined(separator: ", ") : "",
        missing: label.missing ?? "")
      if let index = found.firstIndex(where: { $0.need == need }) {
        found[index].items.append(label.item)
      } else {
        found.append((need, [label.item]))
      }
    }
    return found
  }

  private func sentence(_ need: Need, _ therapies: [String]) -> Message {
    let named = therapies.prefix(Headline.mostNamed).joined(separator: ", ")
    var arguments = ["therapies": named, "states": need.states.joined(separator: ", ")]
    arguments["more"] = "\(max(0, therapies.count - Headline.mostNamed))"
    arguments["alteration"] = need.germline
    arguments["missing"] = need.missing
    let isMore = therapies.count > Headline.mostNamed
    if !need.germline.isEmpty {
      if need.states.isEmpty { return Message(isMore ? CompositionMessage.ifGermlineMore : .ifGermline, arguments) }
      return Message(isMore ? CompositionMessage.ifGermlineAndStatesMore : .ifGermlineAndStates, arguments)
    }
    if !need.missing.isEmpty { return Message(isMore ? CompositionMessage.ifPartMore : .ifPart, arguments) }
    return Message(isMore ? CompositionMessage.ifStatesMore : .ifStates, arguments)
  }
}
