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
  /// Approvals that would apply if a state, an origin or a part of their pattern were confirmed.
  var pending: [PendingLabel] = []

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

  /// Approvals of this tumour that ask for a state that the record denies.
  var denied: [LabelAssessment] = []
  /// What is to be minded of alleles of this patient.
  var adverseAlleles: [Message] = []

  /// Findings that speak for it. One that is matched only by items on a gene's mutations as a class, while an item that
  /// names the very change speaks against it, does not (KIT V654A and imatinib).
  func ownFindings(_ knowledge: OptionKnowledge) -> [FindingID] {
    let namedFor = Set(
      supporting.filter { !knowledge.pattern($0.pattern).isClass }.flatMap(\.findings))
    let namedAgainst = Set(
      opposing.filter { knowledge.pattern($0.pattern).namesAChange }.flatMap(\.findings)
    ).subtracting(namedFor)
    let all = supporting.flatMap(\.findings).distinct
    let own = all.filter { !namedAgainst.contains($0) }
    return own.isEmpty ? all : own
  }

  /// Labels and guidelines of this tumour that speak for it.
  var labels: [(item: String, details: ApprovalDetails)] {
    supporting.filter { $0.tumorTypeRelation.isSameTumor }.compactMap { match in
      match.approval.map { (match.key, $0) }
    }
  }
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
