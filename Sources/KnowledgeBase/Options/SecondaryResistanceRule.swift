import OncologyCore

/// An option whose sensitivity rests on one alteration is discouraged where another alteration of the same tumour makes
/// it resistant (EGFR exon 19 deletion with T790M: first-generation inhibitors; with C797S: osimertinib).
///
/// - The resistance was seen in this tumour type and in patients (source level A to C).
/// - It rests on a finding that no item of sensitivity names by itself; items on the gene's mutations as a class do not
///   name a finding.
/// - It lies in a gene of the sensitising alteration; or it is in another gene and its level is at least as strong.
struct SecondaryResistanceRule {
  private var genesOfPatterns: [String: (genes: Set<String>, isClass: Bool)] = [:]

  mutating func decisive(supporting: [EvidenceMatch], opposing: [EvidenceMatch]) -> [EvidenceMatch] {
    var named: Set<FindingID> = [], genes: Set<String> = []
    for match in supporting {
      let pattern = read(match.pattern)
      genes.formUnion(pattern.genes)
      if !pattern.isClass { named.formUnion(match.findings) }
    }
    let best = supporting.compactMap(\.ampLevel).min() ?? .d
    return opposing.filter { match in
      guard match.tumorTypeRelation.isSameTumor, Self.isSeenInPatients(match),
        !match.findings.allSatisfy(named.contains)
      else { return false }
      return !read(match.pattern).genes.isDisjoint(with: genes) || (match.ampLevel ?? .d) <= best
    }
  }

  private static func isSeenInPatients(_ match: EvidenceMatch) -> Bool {
    switch AMPLevelRule.strength(source: match.source, level: match.sourceLevel) {
    case .approval, .validated, .clinical, .caseStudy: return true
    case .preclinical, .inferential, nil: return false
    }
  }

  private mutating func read(_ text: String) -> (genes: Set<String>, isClass: Bool) {
    if let known = genesOfPatterns[text] { return known }
    let pattern = PatternParser().parse(text)
    let found = (genes: Set(pattern.genes), isClass: pattern.atoms.allSatisfy(\.kind.isClassOfMutations))
    genesOfPatterns[text] = found
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
