import OncologyCore

/// Fusions are 5′::3′. `v` is any known partner, `?` an unknown one; partners are never swapped: the reciprocal order is
/// its own statement, to confirm by RNA. Exons that meet cannot be compared without the transcripts that number them.
struct FusionRule {
  let context: GeneContext

  /// Whether a caller named the partner: a gene, not a gap between genes.
  static func isKnownPartner(_ name: String) -> Bool {
    !name.isEmpty && !["?", ".", "NA", "UNKNOWN"].contains(name.uppercased()) && !name.contains("(")
  }

  func outcome(of pattern: FusionPattern, canonical: (String) -> String) -> AtomOutcome {
    let fusions = context.gene.fusions
    let found = fusions.filter { matches(pattern, $0.call.fivePrimeGene, $0.call.threePrimeGene, canonical) }
    if !found.isEmpty {
      guard pattern.junction == nil else {
        return .notAssessed(
          .junctionNotTold, ["asked": context.atom.text, "found": Self.labels(found)], found.map(\.id))
      }
      return Self.met(found)
    }
    let reversed = fusions.filter { matches(pattern, $0.call.threePrimeGene, $0.call.fivePrimeGene, canonical) }
    if !reversed.isEmpty {
      return .nearMiss(
        .partnerOrderReversed, ["asked": context.atom.text, "found": Self.labels(reversed)], reversed.map(\.id))
    }
    if !fusions.isEmpty {
      return .nearMiss(
        .partnerDiffers, ["asked": context.atom.text, "found": Self.labels(fusions)], fusions.map(\.id))
    }
    guard context.coverage.hasFusions else {
      return .notAssessed(.needsFusions, ["asked": context.atom.text], context.gene.findings)
    }
    return context.nearMissOfOtherKind()
  }

  /// The gene on either side.
  func rearrangement(intron: Int?) -> AtomOutcome {
    let fusions = context.gene.fusions
    guard !fusions.isEmpty else {
      guard context.coverage.hasFusions else {
        return .notAssessed(.needsFusions, ["asked": context.atom.text], context.gene.findings)
      }
      return context.nearMissOfOtherKind()
    }
    guard intron == nil else {
      return .notAssessed(
        .junctionNotTold, ["asked": context.atom.text, "found": Self.labels(fusions)], fusions.map(\.id))
    }
    return Self.met(fusions)
  }

  private func matches(_ pattern: FusionPattern, _ five: String, _ three: String, _ canonical: (String) -> String)
    -> Bool
  {
    Self.matches(pattern.fivePrime, five, canonical) && Self.matches(pattern.threePrime, three, canonical)
  }

  private static func matches(
    _ partner: FusionPattern.Partner, _ name: String, _ canonical: (String) -> String
  ) -> Bool {
    switch partner {
    case .gene(let gene): return canonical(gene) == canonical(name)
    case .anyKnown: return isKnownPartner(name)
    case .unknown: return !isKnownPartner(name)
    }
  }

  private static func met(_ fusions: [FusionFinding]) -> AtomOutcome {
    // One call in order is enough: doubts of the others do not withhold its tier.
    let isSound = { (fusion: FusionFinding) in fusion.doubts.isEmpty && fusion.call.isInFrame != false }
    let sound = together(fusions.filter(isSound)), other = together(fusions.filter { !isSound($0) })
    return AtomOutcome.Met.either(sound, other).map(AtomOutcome.met) ?? .notMet(nil)
  }

  private static func together(_ fusions: [FusionFinding]) -> AtomOutcome.Met? {
    guard !fusions.isEmpty else { return nil }
    var notes: [Message] = [], withheld: [Message] = []
    for fusion in fusions {
      let name = ["fusion": fusion.call.name]
      if !fusion.doubts.isEmpty { withheld.append(Message(KnowledgeMessage.withheldFusionDoubted, name)) }
      if fusion.call.isInFrame == false { withheld.append(Message(KnowledgeMessage.withheldOutOfFrame, name)) }
      if fusion.call.isInFrame == nil { notes.append(Message(KnowledgeMessage.frameNotShown, name)) }
      if fusion.isTargetDomainRetained == nil { notes.append(Message(KnowledgeMessage.domainNotShown, name)) }
    }
    return AtomOutcome.Met(findings: fusions.map { ($0.id, $0.call.name) }, notes: notes, withheld: withheld)
  }

  private static func labels(_ fusions: [FusionFinding]) -> String {
    GeneContext.list(fusions.map { $0.call.name })
  }
}
