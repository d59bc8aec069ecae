import OncologyCore

/// A validated item has AMP level A where an approval or guideline is named: a row of the approvals table (or a label or
/// guideline of another source) that speaks of the same findings, the same therapies and the same tumour, and says the
/// same of them.
struct ApprovalNamingRule {
  private struct Approval {
    let findings: Set<FindingID>
    let drugs: [String]
    let isSensitivity: Bool
    let key: String
  }

  private var approvals: [Approval] = []

  mutating func add(_ item: EvidenceItem, findings: [FindingID], drugSets: [[String]]) {
    for drugs in drugSets {
      approvals.append(
        Approval(
          findings: Set(findings), drugs: drugs, isSensitivity: item.significance == .sensitivity, key: item.key))
    }
  }

  /// The row that names what the item says; `nil` where none does.
  func approval(for item: EvidenceItem, findings: [FindingID], drugSets: [[String]]) -> String? {
    guard item.kind == .therapeutic, let isSensitivity = Self.isSensitivity(item.significance) else { return nil }
    return approvals.first { approval in
      approval.isSensitivity == isSensitivity && drugSets.contains(approval.drugs)
        && findings.contains(where: approval.findings.contains)
    }?.key
  }

  private static func isSensitivity(_ significance: EvidenceSignificance) -> Bool? {
    switch significance {
    case .sensitivity: return true
    case .resistance, .notRecommended: return false
    default: return nil
    }
  }
}

/// A label's exclusion of the patient's tumour type (dabrafenib with trametinib in colorectal cancer) overrides what
/// other tumours and tumour-agnostic items say of the same therapies. What was seen in the patient's own type keeps its
/// level; the option is shown as excluded all the same.
struct LabelExclusionRule {
  private var exclusions: [(findings: Set<FindingID>, drugs: [String], key: String)] = []

  mutating func add(_ item: EvidenceItem, findings: [FindingID], drugSets: [[String]]) {
    for drugs in drugSets { exclusions.append((Set(findings), drugs, item.key)) }
  }

  func withholds(
    _ item: EvidenceItem, relation: TumorTypeRelation, findings: [FindingID], drugSets: [[String]]
  ) -> Message? {
    guard item.kind == .therapeutic, item.significance == .sensitivity, relation != .same, relation != .parent else {
      return nil
    }
    let found = exclusions.first { exclusion in
      drugSets.contains(exclusion.drugs) && findings.contains(where: exclusion.findings.contains)
    }
    return found.map { Message(KnowledgeMessage.withheldLabelExclusion, ["label": $0.key]) }
  }
}

/// Labels of this tumour type that name particular changes of a gene for a therapy (gefitinib: EGFR exon 19 deletions
/// and L858R), of which the tumour has none, keep studies of the gene's mutations as a class from tier I: an exon 20
/// insertion is an "EGFR mutation" too, and no consensus is on it.
struct LabelScopeRule {
  private struct Scope {
    var genes: Set<String> = []
    var met: Set<FindingID> = []
    var label = ""
  }

  private var scopes: [[String]: Scope] = [:]

  /// Reads the labels for sensitivity of the tumour's own type; a label on the class itself names no particular change.
  init(_ release: KnowledgeRelease, tumorType: TumorType) {
    for item in release.items
    where item.source == "approvals" && item.significance == .sensitivity
      && release.tumorTypes.relation(of: item.tumorTypes, to: tumorType).isSameTumor
    {
      let pattern = release.patterns[item.pattern].pattern
      guard !pattern.atoms.contains(where: \.kind.isClassOfMutations) else { continue }
      let drugs = release.therapies.drugs(of: item.therapies)
      scopes[drugs, default: Scope()].genes.formUnion(pattern.genes)
      if scopes[drugs]?.label.isEmpty == true { scopes[drugs]?.label = item.key }
    }
  }

  /// Takes a label into account that the tumour meets.
  mutating func add(findings: [FindingID], drugSets: [[String]]) {
    for drugs in drugSets { scopes[drugs]?.met.formUnion(findings) }
  }

  /// Why the item stays below tier I; `nil` where the rule does not speak.
  func limits(
    _ item: EvidenceItem, pattern: AlterationPattern, findings: [FindingID], drugSets: [[String]]
  ) -> Message? {
    guard item.kind == .therapeutic, item.significance == .sensitivity, item.source != "approvals",
      !pattern.atoms.isEmpty, pattern.atoms.allSatisfy(\.kind.isClassOfMutations)
    else { return nil }
    let outside = drugSets.compactMap { scopes[$0] }.first {
      !$0.genes.isDisjoint(with: pattern.genes) && $0.met.isDisjoint(with: findings)
    }
    return outside.map { Message(KnowledgeMessage.labelNamesOtherChanges, ["label": $0.label]) }
  }
}
