import OncologyCore

/// An option whose sensitivity rests on one alteration is discouraged where another alteration of the same tumour makes
/// it resistant (EGFR exon 19 deletion with T790M: first- and second-generation inhibitors; with C797S: osimertinib).
///
/// A finding answers for an option where an item of sensitivity names it and is stronger than the resistance; items on a
/// gene's mutations as a class do not name a finding. A finding that is not answered for decides
/// - in a gene of the sensitising alteration, where the item names the change itself: a second change of the drug's
///   target. Any level counts, in any tumour, for it is the target that resists (BCR::ABL1 with T315I: nilotinib);
/// - otherwise where the resistance was seen in patients (source level A to C) with this tumour, and lies in a gene of the
///   sensitising alteration or is at least as strong as the option's evidence.
///
/// Resistance to a class of drugs decides only where no item of sensitivity names the finding for the drug itself.
struct SecondaryResistanceRule {
  private struct ReadPattern {
    let genes: Set<String>
    let isClass: Bool
    let namesAChange: Bool
  }

  private var patterns: [String: ReadPattern] = [:]

  mutating func decisive(
    supporting: [EvidenceMatch], opposing: [EvidenceMatch], ofClass classOpposing: [EvidenceMatch]
  ) -> [EvidenceMatch] {
    var sensitising = Sensitising()
    for match in supporting { sensitising.add(match, read(match.pattern)) }
    return opposing.filter { decides($0, read($0.pattern), sensitising, isOfClass: false) }
      + classOpposing.filter { decides($0, read($0.pattern), sensitising, isOfClass: true) }
  }

  /// What the option's sensitivity rests on.
  private struct Sensitising {
    var genes: Set<String> = []
    /// The strongest level of an item that names a finding.
    var named: [FindingID: AMPLevel] = [:]
    var best = AMPLevel.d

    mutating func add(_ match: EvidenceMatch, _ pattern: ReadPattern) {
      genes.formUnion(pattern.genes)
      guard let level = match.ampLevel else { return }
      best = min(best, level)
      guard !pattern.isClass else { return }
      for finding in match.findings { named[finding] = min(named[finding] ?? level, level) }
    }
  }

  private func decides(
    _ match: EvidenceMatch, _ pattern: ReadPattern, _ sensitising: Sensitising, isOfClass: Bool
  ) -> Bool {
    guard let level = match.ampLevel else { return false }
    let isSameGene = !pattern.genes.isDisjoint(with: sensitising.genes)
    let isSeenHere = match.tumorTypeRelation.isSameTumor && Self.isSeenInPatients(match)
    return match.findings.contains { finding in
      if let support = sensitising.named[finding] { return !isOfClass && isSeenHere && level <= support }
      if isSameGene, pattern.namesAChange { return true }
      return isSeenHere && (isSameGene || level <= sensitising.best)
    }
  }

  private static func isSeenInPatients(_ match: EvidenceMatch) -> Bool {
    switch AMPLevelRule.strength(source: match.source, level: match.sourceLevel) {
    case .approval, .validated, .clinical, .caseStudy: return true
    case .preclinical, .inferential, nil: return false
    }
  }

  private mutating func read(_ text: String) -> ReadPattern {
    if let known = patterns[text] { return known }
    let pattern = PatternParser().parse(text)
    let found = ReadPattern(
      genes: Set(pattern.genes), isClass: pattern.atoms.allSatisfy(\.kind.isClassOfMutations),
      namesAChange: pattern.atoms.contains(where: \.kind.namesAChange))
    patterns[text] = found
    return found
  }
}

extension AlterationKind {
  /// Speaks of a gene's mutations as a class, not of one.
  var isClassOfMutations: Bool {
    switch self {
    case .mutation, .missense, .nonsense, .frameshift, .truncating, .spliceSite, .otherThanResidue, .lossOfFunction,
      .gainOfFunction, .deleterious, .domain, .rare:
      return true
    case .exons(let event, _): return event == .mutation
    default: return false
    }
  }

  /// Names one change of the gene's sequence, or of one residue.
  var namesAChange: Bool {
    switch self {
    case .protein, .coding, .proteinOrCoding, .residue: return true
    default: return false
    }
  }
}
