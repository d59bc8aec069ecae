import OncologyCore

/// An option whose sensitivity rests on one alteration is discouraged where another alteration of the same tumour makes
/// it resistant (EGFR exon 19 deletion with T790M: first- and second-generation inhibitors; with C797S: osimertinib).
///
/// - The resistance was seen in this tumour type and in patients (source level A to C).
/// - One of its findings is not named by an item of sensitivity that is stronger than it. Items on a gene's mutations as
///   a class do not name a finding.
/// - Where no item of sensitivity names the finding, it lies in a gene of the sensitising alteration, or its level is at
///   least as strong as the option's.
/// - Resistance to a class of drugs decides only where no item names the finding for the drug itself.
struct SecondaryResistanceRule {
  private var patterns: [String: (genes: Set<String>, isClass: Bool)] = [:]

  mutating func decisive(
    supporting: [EvidenceMatch], opposing: [EvidenceMatch], ofClass classOpposing: [EvidenceMatch]
  ) -> [EvidenceMatch] {
    var named: [FindingID: AMPLevel] = [:], genes: Set<String> = []
    for match in supporting {
      let pattern = read(match.pattern)
      genes.formUnion(pattern.genes)
      guard let level = match.ampLevel, !pattern.isClass else { continue }
      for finding in match.findings { named[finding] = min(named[finding] ?? level, level) }
    }
    let best = supporting.compactMap(\.ampLevel).min() ?? .d
    let decides = { (match: EvidenceMatch, pattern: (genes: Set<String>, isClass: Bool), isOfClass: Bool) in
      guard match.tumorTypeRelation.isSameTumor, Self.isSeenInPatients(match), let level = match.ampLevel else {
        return false
      }
      return match.findings.contains { finding in
        if let support = named[finding] { return !isOfClass && level <= support }
        return !pattern.genes.isDisjoint(with: genes) || level <= best
      }
    }
    return opposing.filter { decides($0, read($0.pattern), false) }
      + classOpposing.filter { decides($0, read($0.pattern), true) }
  }

  private static func isSeenInPatients(_ match: EvidenceMatch) -> Bool {
    switch AMPLevelRule.strength(source: match.source, level: match.sourceLevel) {
    case .approval, .validated, .clinical, .caseStudy: return true
    case .preclinical, .inferential, nil: return false
    }
  }

  private mutating func read(_ text: String) -> (genes: Set<String>, isClass: Bool) {
    if let known = patterns[text] { return known }
    let pattern = PatternParser().parse(text)
    let found = (genes: Set(pattern.genes), isClass: pattern.atoms.allSatisfy(\.kind.isClassOfMutations))
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
}
