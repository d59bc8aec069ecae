import KnowledgeBase
import OncologyCore

/// Assays of tissue, or facts of the record, that evidence or a label asks for and that are not told, each once. HER2 and
/// the hormone receptors are one order each, whatever states are asked for.
///
/// A label's test for the alteration that was found (`FDA-approved EGFR test`) is a condition of the label, and no test to
/// order: it stands with the option.
struct AssayTests {
  let profile: TumorProfile
  let options: [TreatmentOption]
  let matches: [EvidenceMatch]
  /// HER2 is asked for already, because the record and the copy number contradict each other.
  let isHER2Ordered: Bool

  struct Ordered {
    var message: Message
    var changesTierOne: Bool
  }

  private enum Assay: Hashable {
    case her2, receptors
    case fact(String)
    case labelTest(String)
  }

  private struct Asked {
    var states: [String] = []
    var therapies: [String] = []
    var changesTierOne = false
  }

  func list() -> [Ordered] {
    var order: [Assay] = []
    var asked: [Assay: Asked] = [:]
    let note = { (assay: Assay, change: (inout Asked) -> Void) in
      if asked[assay] == nil { order.append(assay) }
      change(&asked[assay, default: Asked()])
    }
    for match in matches {
      guard let level = Self.withheldLevel(match) else { continue }
      for state in match.requiredStates where state.status == .unknown {
        note(Self.assay(of: state.biomarker)) {
          $0.states.append(state.state)
          $0.therapies.append(TherapyText.name(match.therapies, match.interaction))
          if level.tier == .one { $0.changesTierOne = true }
        }
      }
    }
    for (test, therapies) in companionTests() {
      note(test) {
        $0.therapies += therapies
        $0.changesTierOne = true
      }
    }
    return order.filter { $0 != .her2 || !isHER2Ordered }.compactMap { assay in
      asked[assay].map { Ordered(message: message(assay, $0), changesTierOne: $0.changesTierOne) }
    }
  }

  /// The level that an item of therapy in this tumour would have if its unknown states were met; nothing for items that
  /// would give no tier in any case.
  private static func withheldLevel(_ match: EvidenceMatch) -> AMPLevel? {
    guard match.kind == .therapeutic, match.tumorTypeRelation.isSameTumor, match.ampLevel == nil, !match.flagged,
      match.direction == .supports
    else { return nil }
    let reason = match.reasons.first { $0.key == KnowledgeMessage.wouldBe.rawValue }
    return reason?.arguments["level"].flatMap(AMPLevel.init)
  }

  private static func assay(of biomarker: String) -> Assay {
    switch biomarker {
    case "HER2": .her2
    case "ER", "PR", "HR": .receptors
    default: .fact(biomarker)
    }
  }

  /// Companion tests of tier I options that nothing in the record answers.
  private func companionTests() -> [(Assay, [String])] {
    let byKey = Dictionary(matches.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return options.filter { $0.stance == .favoured && $0.tier == .one }.flatMap { option in
      option.supporting.compactMap { byKey[$0]?.approval?.companionTest }.distinct.compactMap { test in
        assay(ofTest: test).map { ($0, [TherapyText.name(option)]) }
      }
    }
  }

  private func assay(ofTest test: String) -> Assay? {
    if test.isEmpty || test.hasPrefix("FDA-approved") { return nil }
    if test.contains("MMR") { return profile.summary.microsatellites.status == .notAssessed ? .labelTest(test) : nil }
    guard test.contains("IHC 3+") else { return .labelTest(test) }
    return isHER2Measured ? nil : .her2
  }

  /// The record tells HER2 positive with the score or by in situ hybridisation.
  private var isHER2Measured: Bool {
    guard let state = profile.summary.record?.state(of: "HER2"), state.state == "positive" else { return false }
    return state.value?.contains("3+") == true || state.method?.uppercased().contains("ISH") == true
  }

  private func message(_ assay: Assay, _ asked: Asked) -> Message {
    let therapies = asked.therapies.distinct
    let arguments = [
      "therapies": therapies.prefix(Self.mostNamed).joined(separator: "; "),
      "shown": "\(min(therapies.count, Self.mostNamed))", "count": "\(therapies.count)",
    ]
    switch assay {
    case .her2: return Message(CompositionMessage.orderHER2, arguments)
    case .receptors: return Message(CompositionMessage.orderReceptors, arguments)
    case .labelTest(let test):
      return Message(CompositionMessage.confirmCompanionTest, arguments.merging(["test": test]) { $1 })
    case .fact(let biomarker):
      return Message(
        CompositionMessage.confirmState,
        ["biomarker": biomarker, "state": asked.states.distinct.joined(separator: ", ")])
    }
  }

  private static let mostNamed = 3
}
