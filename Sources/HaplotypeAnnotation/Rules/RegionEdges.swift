/// A stretch of a transcript (coding part, exon, untranslated part, the whole) with what its edges mean.
///
/// Lower and upper are the genome's directions. All positions are 0-based and inclusive.
struct RegionEdges {
  let first: Int
  let last: Int
  var isReverse = false
  /// Whether a splice site is next to the edge.
  var hasIntronBelow = false
  var hasIntronAbove = false
  /// What a change of the three outermost bases loses: a start codon, a stop codon or nothing.
  var lowerCodon: ConsequenceTerms = []
  var upperCodon: ConsequenceTerms = []
  /// Whether the stretch is translated, so that a deletion over its edge is told as a change of coding sequence.
  var isCoding = false

  var siteBelow: ConsequenceTerms { isReverse ? .spliceDonor : .spliceAcceptor }
  var siteAbove: ConsequenceTerms { isReverse ? .spliceAcceptor : .spliceDonor }
}

/// Where a change lies with regard to a stretch, and what it does at the stretch's edges.
struct EdgeEffect {
  enum Placement {
    case outside
    /// It can be placed on the stretch's sequence.
    case inside
    /// It hits the stretch but cannot be placed on its sequence alone.
    case straddling
  }

  var placement: Placement
  var terms: ConsequenceTerms = []
  /// The replaced bases within the stretch.
  var first: Int
  var last: Int
  /// A deletion over the lower edge that was shifted up, so that only the base after it can hold it.
  var isShifted = false
}

/// Splice sites, start and stop codons at a stretch's edges.
///
/// Essential splice site: the intron's two outermost bases. Splice region: bases 3–8 of the intron, 1–3 of the exon. An
/// insertion lies between two bases and belongs to the site that both are in or border on.
struct EdgeRules {
  static let essentialSite = 2
  static let regionInExon = 3
  static let regionInIntron = 8

  let text: [UInt8]
  /// `nil` where splice sites are judged by place alone.
  let sequence: ContigSequence?

  func effect(of change: AlleleChange, on edges: RegionEdges) -> EdgeEffect {
    switch change.kind {
    case .unchanged: return EdgeEffect(placement: .outside, first: change.first, last: change.last)
    case .insertion: return insertion(change, edges)
    case .deletion: return deletion(change, edges)
    case .substitution: return substitution(change, edges, [])
    case .complex:
      return substitution(change, edges, change.lengthDifference < 0 ? .featureTruncation : .featureElongation)
    }
  }

  // MARK: Substitutions

  private func substitution(_ change: AlleleChange, _ edges: RegionEdges, _ terms: ConsequenceTerms) -> EdgeEffect {
    var effect = EdgeEffect(placement: .inside, terms: terms, first: change.first, last: change.last)
    if effect.first < edges.first {
      effect.terms.formUnion(siteBelow(change, edges, comparing: false))
      if effect.last >= edges.first {
        effect.first = edges.first
        effect.placement = .straddling
      }
    }
    if effect.last > edges.last {
      effect.terms.formUnion(siteAbove(change, edges, comparing: false))
      if effect.first <= edges.last {
        effect.last = edges.last
        effect.placement = .straddling
      }
    }
    guard effect.last >= edges.first, effect.first <= edges.last else {
      effect.placement = .outside
      return effect
    }
    effect.terms.formUnion(outermostBases(effect.first, effect.last, edges))
    return effect
  }

  // MARK: Deletions

  private func deletion(_ change: AlleleChange, _ edges: RegionEdges) -> EdgeEffect {
    var effect = EdgeEffect(placement: .inside, first: change.first, last: change.last)
    if effect.first < edges.first {
      effect.terms.formUnion(siteBelow(change, edges, comparing: true))
      if effect.last >= edges.first {
        if edges.isCoding {
          guard let shift = shiftInto(edges, change) else {
            effect.terms.insert(.codingSequence)
            effect.placement = .straddling
            return effect
          }
          effect.isShifted = true
          effect.last += shift
        }
        effect.first = edges.first
      }
    }
    if effect.last > edges.last {
      effect.terms.formUnion(siteAbove(change, edges, comparing: true))
      if effect.first <= edges.last { effect.last = edges.last }
    }
    guard effect.last >= edges.first, effect.first <= edges.last else {
      effect.placement = .outside
      return effect
    }
    effect.terms.formUnion(outermostBases(effect.first, effect.last, edges))
    if edges.isCoding, effect.last >= edges.last, effect.first < edges.last {
      // It takes the part's last base, so that nothing of the part follows it: told by the count of coding bases.
      let lost = effect.last - effect.first + 1 - change.inserted.count
      effect.terms.insert(lost % 3 == 0 ? .inframeDeletion : .frameshift)
      effect.placement = .straddling
    }
    return effect
  }

  /// How far a deletion over the lower edge can be moved up until it lies within; `nil` where it cannot.
  private func shiftInto(_ edges: RegionEdges, _ change: AlleleChange) -> Int? {
    guard let sequence, change.inserted.isEmpty else { return nil }
    let shift = edges.first - change.first
    for step in 0..<shift
    where sequence.base(at: change.first + step) != sequence.base(at: change.last + 1 + step) { return nil }
    return shift
  }

  // MARK: Insertions

  private func insertion(_ change: AlleleChange, _ edges: RegionEdges) -> EdgeEffect {
    let before = change.first - 1, after = change.last + 1
    var effect = EdgeEffect(placement: .outside, first: change.first, last: change.last)
    if before >= edges.last {
      guard edges.hasIntronAbove else { return effect }
      if before < edges.last + Self.regionInIntron, after > edges.last + Self.essentialSite {
        effect.terms.formUnion(compared(.spliceRegion, edges.last + 1, Self.regionInIntron, change))
      }
      if before < edges.last + Self.essentialSite {
        effect.terms.formUnion(compared(edges.siteAbove, edges.last + 1, Self.essentialSite, change))
      }
      return effect
    }
    if after < edges.first || (after == edges.first && !edges.hasIntronBelow) {
      guard edges.hasIntronBelow else { return effect }
      if after > edges.first - Self.regionInIntron, before < edges.first - Self.essentialSite {
        effect.terms.formUnion(
          compared(.spliceRegion, edges.first - Self.regionInIntron, Self.regionInIntron, change))
      }
      if after > edges.first - Self.essentialSite {
        effect.terms.formUnion(compared(edges.siteBelow, edges.first - Self.essentialSite, Self.essentialSite, change))
      }
      return effect
    }
    effect.placement = .inside
    if before <= edges.first + 2 {
      if edges.hasIntronBelow { effect.terms.insert(.spliceRegion) }
      effect.terms.formUnion(edges.lowerCodon)
    }
    if after > edges.last - 2 {
      if edges.hasIntronAbove { effect.terms.insert(.spliceRegion) }
      effect.terms.formUnion(edges.upperCodon)
    }
    return effect
  }

  // MARK: Sites

  private func siteBelow(_ change: AlleleChange, _ edges: RegionEdges, comparing: Bool) -> ConsequenceTerms {
    guard edges.hasIntronBelow else { return [] }
    var terms: ConsequenceTerms = []
    let site = edges.first - Self.essentialSite, region = edges.first - Self.regionInIntron
    if change.last >= region, change.first < site {
      terms.formUnion(compared(.spliceRegion, region, Self.regionInIntron, comparing ? change : nil))
    }
    if change.last >= site {
      terms.formUnion(compared(edges.siteBelow, site, Self.essentialSite, comparing ? change : nil))
    }
    return terms
  }

  private func siteAbove(_ change: AlleleChange, _ edges: RegionEdges, comparing: Bool) -> ConsequenceTerms {
    guard edges.hasIntronAbove else { return [] }
    var terms: ConsequenceTerms = []
    if change.first <= edges.last + Self.regionInIntron, change.last > edges.last + Self.essentialSite {
      terms.formUnion(compared(.spliceRegion, edges.last + 1, Self.regionInIntron, comparing ? change : nil))
    }
    if change.first <= edges.last + Self.essentialSite {
      terms.formUnion(compared(edges.siteAbove, edges.last + 1, Self.essentialSite, comparing ? change : nil))
    }
    return terms
  }

  /// The term, with `synonymous` beside it where the bases of the site are the same after the change.
  private func compared(
    _ term: ConsequenceTerms, _ start: Int, _ count: Int, _ change: AlleleChange?
  ) -> ConsequenceTerms {
    guard let change, let sequence, !change.alternate.isEmpty, change.keeps(start, count: count, in: text, sequence)
    else { return term }
    return term.union(.synonymous)
  }

  private func outermostBases(_ first: Int, _ last: Int, _ edges: RegionEdges) -> ConsequenceTerms {
    var terms: ConsequenceTerms = []
    if first < edges.first + Self.regionInExon {
      if edges.hasIntronBelow { terms.insert(.spliceRegion) }
      terms.formUnion(edges.lowerCodon)
    }
    if last > edges.last - Self.regionInExon {
      if edges.hasIntronAbove { terms.insert(.spliceRegion) }
      terms.formUnion(edges.upperCodon)
    }
    return terms
  }
}
