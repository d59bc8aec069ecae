import OncologyCore

/// Rules by which a match keeps its place but takes no tier, each by itself. `nil`: the rule does not withhold.
enum FlaggedItemRule {
  /// Flagged by its source: never a tier, always visible with its level and the word.
  static func withholds(_ item: EvidenceItem) -> Message? {
    item.flagged ? Message(KnowledgeMessage.withheldFlagged, ["source": item.source]) : nil
  }
}

/// "Does not support" is refuted or inconclusive. It gives no tier, and it is never turned into its opposite: not
/// resistant is not sensitive.
enum DirectionRule {
  static func withholds(_ item: EvidenceItem) -> Message? {
    switch item.direction {
    case .doesNotSupport: return Message(KnowledgeMessage.withheldDoesNotSupport)
    case .notStated: return Message(KnowledgeMessage.withheldNoStatement)
    case .supports:
      return item.significance == .notApplicable || item.significance == .unknown
        ? Message(KnowledgeMessage.withheldNoStatement) : nil
    }
  }
}

/// AMP/ASCO/CAP 2017 tiers therapeutic, diagnostic and prognostic significance; predisposition, function and
/// oncogenicity are not tiered.
enum KindRule {
  static func withholds(_ item: EvidenceItem) -> Message? {
    switch item.kind {
    case .therapeutic, .diagnostic, .prognostic: return nil
    case .predisposing, .functional, .oncogenic:
      return Message(KnowledgeMessage.withheldKind, ["kind": item.kind.rawValue])
    }
  }
}

/// An item whose disease no OncoTree type stands for takes no tier. Evidence on a parent type applies downward; evidence
/// on a subtype is evidence on another tumour.
enum TumorTypeRule {
  static func withholds(_ relation: TumorTypeRelation, _ item: EvidenceItem) -> Message? {
    if relation == .unmapped { return Message(KnowledgeMessage.withheldUnmapped, ["disease": item.disease]) }
    if item.significance == .notRecommended, !relation.isSameTumor {
      return Message(KnowledgeMessage.withheldNotItsLabel, ["disease": item.disease])
    }
    return nil
  }
}

/// A state that the record does not tell is unknown: no tier until it is.
enum UnknownStateRule {
  static func withholds(_ states: [StateRequirement]) -> [Message] {
    states.filter { $0.status == .unknown }.map {
      Message(KnowledgeMessage.withheldStateUnknown, ["biomarker": $0.biomarker, "state": $0.state])
    }
  }
}
