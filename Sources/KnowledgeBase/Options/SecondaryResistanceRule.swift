import OncologyCore

/// An option whose sensitivity rests on one alteration is discouraged where another alteration of the same tumour makes
/// it resistant (EGFR exon 19 deletion with T790M: first- and second-generation inhibitors; with C797S: osimertinib).
///
/// A finding answers for an option where an item of sensitivity names it and is stronger than the resistance; items on a
/// gene's mutations as a class do not name a finding. A finding that is not answered for decides
/// - in a gene of the sensitising alteration, where the item names the change itself: a second change of the drug's
///   target. Any level counts, in any tumour, for it is the target that resists (BCR::ABL1 with T315I: nilotinib). One
///   preclinical publication alone does not undo a label of this tumour (KIT V654A beside exon 11: imatinib);
/// - otherwise where the resistance was seen in patients (source level A to C) with this tumour, and lies in a gene of the
///   sensitising alteration or is at least as strong as the option's evidence.
///
/// Resistance to a class of drugs decides only where no item of sensitivity names the finding for the drug itself. An item
/// on a gene's mutations as a class is outranked by one of sensitivity, at least as strong, that names a change of that
/// gene (KIT V654A and sunitinib beside "any exon 11 mutation").
struct SecondaryResistanceRule {
  let knowledge: OptionKnowledge

  struct Verdict {
    /// What makes the option discouraged.
    var decisive: [EvidenceMatch] = []
    /// Told, and of no weight against the item that names the very alteration.
    var outranked: [EvidenceMatch] = []
    /// Second changes of the drug's target that decide.
    var secondChanges: Set<FindingID> = []
  }

  func verdict(
    supporting: [EvidenceMatch], opposing: [EvidenceMatch], ofClass classOpposing: [EvidenceMatch]
  ) -> Verdict {
    var sensitising = Sensitising()
    for match in supporting { sensitising.add(match, knowledge.pattern(match.pattern)) }
    let all = opposing + classOpposing
    var verdict = Verdict()
    for (index, match) in all.enumerated() {
      if isOutranked(match, sensitising) {
        verdict.outranked.append(match)
      } else if decides(match, among: all, sensitising, isOfClass: index >= opposing.count) {
        verdict.decisive.append(match)
        verdict.secondChanges.formUnion(secondChanges(match, sensitising))
      }
    }
    return verdict
  }

  /// What the option's sensitivity rests on.
  private struct Sensitising {
    var genes: Set<String> = []
    /// The strongest level of an item that names a finding, and of one that names a change of a gene.
    var named: [FindingID: AMPLevel] = [:]
    var namedInGene: [String: AMPLevel] = [:]
    var best = AMPLevel.d
    var hasLabel = false

    mutating func add(_ match: EvidenceMatch, _ pattern: OptionKnowledge.PatternFacts) {
      genes.formUnion(pattern.genes)
      guard let level = match.ampLevel else { return }
      best = min(best, level)
      hasLabel = hasLabel || (match.approval != nil && match.tumorTypeRelation.isSameTumor)
      guard !pattern.isClass else { return }
      for finding in match.findings { named[finding] = min(named[finding] ?? level, level) }
      guard pattern.namesAChange else { return }
      for gene in pattern.genes { namedInGene[gene] = min(namedInGene[gene] ?? level, level) }
    }
  }

  private func secondChanges(_ match: EvidenceMatch, _ sensitising: Sensitising) -> [FindingID] {
    let pattern = knowledge.pattern(match.pattern)
    guard pattern.namesAChange, !pattern.genes.isDisjoint(with: sensitising.genes) else { return [] }
    return match.findings.filter { sensitising.named[$0] == nil }
  }

  private func isOutranked(_ match: EvidenceMatch, _ sensitising: Sensitising) -> Bool {
    let pattern = knowledge.pattern(match.pattern)
    guard pattern.isClass, let level = match.ampLevel else { return false }
    return pattern.genes.contains { gene in sensitising.namedInGene[gene].map { $0 <= level } == true }
  }

  private func decides(
    _ match: EvidenceMatch, among all: [EvidenceMatch], _ sensitising: Sensitising, isOfClass: Bool
  ) -> Bool {
    guard let level = match.ampLevel else { return false }
    let pattern = knowledge.pattern(match.pattern)
    let isSameGene = !pattern.genes.isDisjoint(with: sensitising.genes)
    let isInPatients = Self.isSeenInPatients(match)
    let isSeenHere = match.tumorTypeRelation.isSameTumor && isInPatients
    return match.findings.contains { finding in
      if let support = sensitising.named[finding] { return !isOfClass && isSeenHere && level <= support }
      if isSameGene, pattern.namesAChange {
        return isInPatients || !sensitising.hasLabel || Self.publications(on: finding, in: all) > 1
      }
      return isSeenHere && (isSameGene || level <= sensitising.best)
    }
  }

  private static func publications(on finding: FindingID, in matches: [EvidenceMatch]) -> Int {
    Set(matches.filter { $0.findings.contains(finding) }.flatMap(\.citations)).count
  }

  private static func isSeenInPatients(_ match: EvidenceMatch) -> Bool {
    switch AMPLevelRule.strength(source: match.source, level: match.sourceLevel) {
    case .approval, .validated, .clinical, .caseStudy: return true
    case .preclinical, .inferential, nil: return false
    }
  }
}
