import OncologyCore

/// A therapy with all that was matched for and against it, before its place is known.
struct OptionDraft {
  /// The drugs in order, regimens in their components: what makes two ways of naming one option the same.
  struct Key: Hashable {
    let drugs: [String]
    let isSequence: Bool

    var id: String { "option:" + drugs.joined(separator: isSequence ? ">" : "+") }
  }

  let key: Key
  /// Sensitivity, with a tier.
  var supporting: [EvidenceMatch] = []
  /// Resistance or advice against, with a tier.
  var opposing: [EvidenceMatch] = []
  /// Kinds of their own: less sensitive, not tolerated.
  var reducedSensitivity: [EvidenceMatch] = []
  var adverseResponse: [EvidenceMatch] = []
  /// Flagged, refuted, state unknown, inferential: no tier.
  var withoutTier: [EvidenceMatch] = []
  /// Resistance to a class that holds its one drug.
  var classOpposing: [EvidenceMatch] = []
  /// Resistance to one of its drugs alone.
  var componentOpposing: [EvidenceMatch] = []
  var exclusions: [ExcludedEvidence] = []
  /// Approvals of which a part was not assessed.
  var unassessed: [ExcludedEvidence] = []

  init(_ key: Key) { self.key = key }

  mutating func add(_ match: EvidenceMatch) {
    guard match.direction == .supports, match.ampLevel != nil else {
      // An item that takes a tier by one finding and none by another stands once.
      if !all.contains(where: { $0.key == match.key }) { withoutTier.append(match) }
      return
    }
    switch match.significance {
    case .sensitivity: supporting.append(match)
    case .resistance, .notRecommended: opposing.append(match)
    case .reducedSensitivity: reducedSensitivity.append(match)
    case .adverseResponse: adverseResponse.append(match)
    default: withoutTier.append(match)
    }
  }

  /// Everything that names the option itself, strongest first.
  var all: [EvidenceMatch] { supporting + opposing + reducedSensitivity + adverseResponse + withoutTier }
}

/// Turns what matches say of therapies into drafts: substitutes apart, combinations as one, sequences in order, regimens
/// by their components.
struct OptionExpander {
  let therapies: TherapyCatalogue

  func keys(therapies names: [String], interaction: TherapyInteraction?) -> [OptionDraft.Key] {
    switch interaction {
    case .substitutes: return names.map { OptionDraft.Key(drugs: therapies.drugs(of: [$0]), isSequence: false) }
    case .sequential:
      return [OptionDraft.Key(drugs: names.map(therapies.canonicalName), isSequence: names.count > 1)]
    case .combination, nil:
      return names.isEmpty ? [] : [OptionDraft.Key(drugs: therapies.drugs(of: names), isSequence: false)]
    }
  }
}
