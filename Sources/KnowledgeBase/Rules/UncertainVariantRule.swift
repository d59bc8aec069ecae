import OncologyCore

/// Items that speak of a gene's mutations as a class (`Mutation`, `Exon 11 Mutation`, `Truncating Mutation`) were
/// learned from mutations that matter. A variant that is classified benign does not meet them. One whose significance is
/// uncertain meets them, but takes no tier from them: a variant of unknown significance is tier III (AMP/ASCO/CAP 2017).
/// Beside a significant one it is a match of its own without a tier: its evidence does not depend on its company.
struct UncertainVariantRule {
  let context: GeneContext

  /// What speaks for the variant's significance: its classification, a hotspot, or the loss of a tumour suppressor.
  static func isSignificant(_ variant: TumorIndex.Variant, symbol: String, knowledge: KnowledgeRelease) -> Bool {
    switch variant.classification {
    case .oncogenic, .likelyOncogenic: return true
    case .likelyBenign, .benign: return false
    case .uncertain, nil: break
    }
    if isNullInTumorSuppressor(variant, symbol: symbol, knowledge: knowledge) { return true }
    return isHotspot(variant, symbol: symbol, knowledge: knowledge)
  }

  static func isBenign(_ variant: TumorIndex.Variant) -> Bool {
    variant.classification == .benign || variant.classification == .likelyBenign
  }

  static func isNullInTumorSuppressor(
    _ variant: TumorIndex.Variant, symbol: String, knowledge: KnowledgeRelease
  ) -> Bool {
    variant.effect.consequences.contains(where: \.isNull) && variant.effect.decay != .escapes
      && knowledge.role(of: symbol)?.isTumorSuppressor == true
  }

  /// A substitution at a recurrent residue, or an in-frame change within a recurrent stretch.
  static func isHotspot(_ variant: TumorIndex.Variant, symbol: String, knowledge: KnowledgeRelease) -> Bool {
    guard let change = variant.effect.protein else { return false }
    return knowledge.hotspots(in: symbol).contains { hotspot in
      switch (hotspot.kind, change.kind) {
      case (.residue, .substitution): return hotspot.start == change.first.position
      case (.indel, _) where change.isInFrameIndel:
        return hotspot.start <= change.residueRange.upperBound && change.residueRange.lowerBound <= hotspot.end
      default: return false
      }
    }
  }

  /// The outcome of a class pattern that these variants meet; `nil` where there is none.
  func outcome(of variants: [TumorIndex.Variant], notes: [Message] = []) -> AtomOutcome? {
    guard !variants.isEmpty else { return nil }
    let kept = variants.filter { !Self.isBenign($0) }
    guard !kept.isEmpty else {
      return .nearMiss(
        .classifiedBenign, ["asked": context.atom.text, "found": context.labels(variants)], variants.map(\.id))
    }
    let significant = kept.filter {
      Self.isSignificant($0, symbol: context.symbol, knowledge: context.knowledge)
    }
    let uncertain = kept.filter { variant in !significant.contains { $0 === variant } }
    let withheld = Message(KnowledgeMessage.withheldUncertainVariant, ["found": context.labels(uncertain)])
    let sound = context.met(by: significant, notes: notes)?.met
    let other = context.met(by: uncertain, notes: notes, withheld: [withheld])?.met
    return AtomOutcome.Met.either(sound, other).map(AtomOutcome.met)
  }
}
