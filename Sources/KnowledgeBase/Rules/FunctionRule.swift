import OncologyCore

/// Patterns that speak of function, which a variant list does not measure.
///
/// - Loss of function (also "inactivating"): a stop, a frameshift, an essential splice site or the start codon, unless
///   the message is expected to escape decay; a deep deletion of the gene; or any variant of a tumour suppressor that is
///   classified oncogenic or likely oncogenic.
/// - Gain of function (also "activating"): a missense or in-frame change of an oncogene that is classified oncogenic or
///   likely oncogenic, or at a hotspot.
/// - Deleterious: as loss of function; or classified oncogenic or likely oncogenic.
/// - Biallelic inactivation: a loss of function with the other allele lost, two of them shown to lie on both copies, or
///   a deep deletion. Two without phase may lie on one copy: not shown.
struct FunctionRule {
  let context: GeneContext

  func lossOfFunction() -> AtomOutcome {
    let found = context.gene.variants.filter(isLoss)
    let deleted = context.gene.copyNumber.filter { $0.call == .deepDeletion }
    if !found.isEmpty || !deleted.isEmpty {
      return .met(
        AtomOutcome.Met(
          findings: found.map { ($0.id, $0.label) } + deleted.map { ($0.id, $0.label) }))
    }
    return notShown(.lossOfFunctionNotShown)
  }

  func gainOfFunction() -> AtomOutcome {
    let found = context.gene.mutations.filter(isGain)
    return context.met(by: found) ?? notShown(.gainOfFunctionNotShown)
  }

  func deleterious() -> AtomOutcome {
    let found = context.gene.mutations.filter { isLoss($0) || isClassifiedOncogenic($0) }
    return context.met(by: found) ?? notShown(.significanceNotShown)
  }

  func biallelicInactivation() -> AtomOutcome {
    let deleted = context.gene.copyNumber.filter { $0.call == .deepDeletion }
    let losses = context.gene.variants.filter(isLoss)
    let both = losses.filter { $0.finding.alleleStatus?.value == .biallelic || $0.finding.call.zygosity == .homozygous }
    let shown = Self.lieOnBothCopies(losses) ? losses : both
    if !deleted.isEmpty || !shown.isEmpty {
      return .met(
        AtomOutcome.Met(findings: deleted.map { ($0.id, $0.label) } + shown.map { ($0.id, $0.label) }))
    }
    guard !losses.isEmpty else { return notShown(.lossOfFunctionNotShown) }
    return .notAssessed(
      .bothCopiesNotShown, ["asked": context.atom.text, "found": context.labels(losses)], losses.map(\.id))
  }

  /// Two of the variants are phased to different haplotypes of one phase set.
  private static func lieOnBothCopies(_ variants: [TumorIndex.Variant]) -> Bool {
    let phased = variants.compactMap { variant in
      variant.finding.call.phaseSet.flatMap { set in variant.finding.call.haplotype.map { (set, $0) } }
    }
    return phased.contains { left in phased.contains { $0.0 == left.0 && $0.1 != left.1 } }
  }

  func isLoss(_ variant: TumorIndex.Variant) -> Bool {
    if UncertainVariantRule.isBenign(variant) { return false }
    if variant.effect.consequences.contains(where: \.isNull), variant.effect.decay != .escapes { return true }
    return isClassifiedOncogenic(variant) && context.knowledge.role(of: context.symbol)?.isTumorSuppressor == true
  }

  private func isGain(_ variant: TumorIndex.Variant) -> Bool {
    guard !variant.effect.consequences.contains(where: \.isNull), !UncertainVariantRule.isBenign(variant),
      context.knowledge.role(of: context.symbol)?.isOncogene == true
    else { return false }
    return isClassifiedOncogenic(variant)
      || UncertainVariantRule.isHotspot(variant, symbol: context.symbol, knowledge: context.knowledge)
  }

  private func isClassifiedOncogenic(_ variant: TumorIndex.Variant) -> Bool {
    variant.classification == .oncogenic || variant.classification == .likelyOncogenic
  }

  private func notShown(_ key: ExcludedEvidence.Cause) -> AtomOutcome {
    let mutations = context.gene.mutations
    guard !mutations.isEmpty else { return context.nearMiss() }
    return .nearMiss(key, ["asked": context.atom.text, "found": context.labels(mutations)], mutations.map(\.id))
  }
}
