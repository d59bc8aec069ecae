import OncologyCore

/// A proxy for "well-powered studies with expert consensus" (AMP level B), which CIViC's level B does not promise: at
/// least two independent citations of clinical or validated evidence rated 4 or 5, none contrary, of the same
/// alteration, therapies, kind and significance, in the same tumour.
///
/// Same alteration: the same findings of this tumour. Contrary: an item of the same alteration and therapies in the same
/// tumour that does not support the significance, or supports its opposite. Flagged items count neither way.
struct ConsensusRule {
  /// What makes two items speak of one thing.
  struct Question: Hashable {
    let findings: [FindingID]
    let drugs: [String]
    let kind: EvidenceKind
  }

  static let citationsNeeded = 2
  static let ratingNeeded = 4

  private var supporting: [Question: [EvidenceSignificance: Set<String>]] = [:]
  private var contrary: [Question: Set<EvidenceSignificance>] = [:]

  /// Takes an item into account that matches in the same tumour.
  mutating func add(_ item: EvidenceItem, questions: [Question]) {
    guard !item.flagged else { return }
    for question in questions {
      switch item.direction {
      case .doesNotSupport: contrary[question, default: []].insert(item.significance)
      case .supports:
        for opposite in Self.opposites(of: item.significance) { contrary[question, default: []].insert(opposite) }
        guard let strength = AMPLevelRule.strength(source: item.source, level: item.level),
          strength == .clinical || strength == .validated, (item.rating ?? 0) >= Self.ratingNeeded
        else { continue }
        supporting[question, default: [:]][item.significance, default: []].formUnion(item.citations)
      case .notStated: continue
      }
    }
  }

  /// Whether each of the item's questions has consensus on its significance.
  func isReached(_ significance: EvidenceSignificance, questions: [Question]) -> Bool {
    !questions.isEmpty
      && questions.allSatisfy { question in
        (supporting[question]?[significance]?.count ?? 0) >= Self.citationsNeeded
          && contrary[question]?.contains(significance) != true
      }
  }

  static func opposites(of significance: EvidenceSignificance) -> [EvidenceSignificance] {
    switch significance {
    case .sensitivity: return [.resistance, .reducedSensitivity, .notRecommended]
    case .resistance, .reducedSensitivity, .notRecommended: return [.sensitivity]
    case .betterOutcome: return [.poorOutcome]
    case .poorOutcome: return [.betterOutcome]
    case .positive: return [.negative]
    case .negative: return [.positive]
    default: return []
    }
  }
}
