import OncologyCore

/// `Mutation` is a change of the protein or of an essential splice site; synonymous and untranslated changes never meet
/// it, and a gene's gain or fusion does not either. The narrower classes ask for the consequence that they name.
struct MutationRule {
  let context: GeneContext

  func outcome() -> AtomOutcome { outcome(where: \.isMutation) }

  func outcome(withConsequence wanted: Set<SequenceOntologyTerm>) -> AtomOutcome {
    outcome { variant in variant.effect.consequences.contains(where: wanted.contains) }
  }

  /// A stop or a shift of the frame.
  func truncating() -> AtomOutcome {
    outcome { variant in
      variant.effect.protein?.isTruncating == true
        || variant.effect.consequences.contains { $0 == .stopGained || $0 == .frameshiftVariant }
    }
  }

  private func outcome(where isWanted: (TumorIndex.Variant) -> Bool) -> AtomOutcome {
    let found = context.gene.variants.filter(isWanted)
    if let outcome = UncertainVariantRule(context: context).outcome(of: found) { return outcome }
    let unknown = context.gene.variants.filter { variant in
      !variant.isMutation && variant.effect.consequences.contains(.codingSequenceVariant)
    }
    if !unknown.isEmpty {
      return .notAssessed(
        .noSequence, ["asked": context.atom.text, "found": context.labels(unknown)], unknown.map(\.id))
    }
    return context.nearMiss()
  }
}

/// Patterns of an exon. The place is told by residues where the gene's exons are known (`ExonResidues`), else by the
/// exon's number in the variant's transcript.
///
/// - mutation: a `Mutation` (not of a splice site alone) in the exon;
/// - deletion: an in-frame deletion, or a replacement by fewer residues, that takes residues of the exon;
/// - insertion: an in-frame insertion, duplication, or replacement by more residues, in the exon;
/// - frameshift: one that begins in the exon;
/// - skipping: a change of the exon's essential splice sites or of its last base. That the exon is skipped is expected,
///   not seen: to confirm by RNA.
struct ExonRule {
  let context: GeneContext
  let exons: ClosedRange<Int>

  func outcome(of event: AlterationKind.ExonEvent) -> AtomOutcome {
    if event == .skipping { return skipping() }
    let found = context.gene.mutations.filter { isInExons($0) && isEvent($0, event) }
    let rule = UncertainVariantRule(context: context)
    if let outcome = event == .mutation ? rule.outcome(of: found) : context.met(by: found) { return outcome }
    let placeless = context.gene.variants.filter { variant in
      variant.isMutation
        ? place(variant) == nil && variant.effect.exon == nil && variant.effect.intron == nil
        : variant.isOfUnknownEffect && isInExons(variant)
    }
    if !placeless.isEmpty {
      return .notAssessed(
        .noSequence, ["asked": context.atom.text, "found": context.labels(placeless)], placeless.map(\.id))
    }
    return context.nearMiss()
  }

  private func place(_ variant: TumorIndex.Variant) -> ClosedRange<Int>? {
    variant.effect.protein?.residueRange ?? variant.effect.residue.map { $0...$0 }
  }

  private func isInExons(_ variant: TumorIndex.Variant) -> Bool {
    if let residues = ExonResidues.range(gene: context.symbol, exons: exons), let place = place(variant) {
      return residues.overlaps(place)
    }
    return variant.effect.exon.map(exons.contains) ?? false
  }

  private func isEvent(_ variant: TumorIndex.Variant, _ event: AlterationKind.ExonEvent) -> Bool {
    let consequences = variant.effect.consequences
    switch event {
    case .mutation: return consequences.contains { $0.isCoding && $0.altersProductOrEssentialSplice }
    case .frameshift: return variant.effect.protein?.isFrameshift ?? consequences.contains(.frameshiftVariant)
    case .deletion: return netResidues(variant).map { $0 < 0 } ?? consequences.contains(.inframeDeletion)
    case .insertion: return netResidues(variant).map { $0 > 0 } ?? consequences.contains(.inframeInsertion)
    case .skipping: return false
    }
  }

  /// Residues gained or lost by an in-frame change; `nil` where the protein's change is not known.
  private func netResidues(_ variant: TumorIndex.Variant) -> Int? {
    guard let change = variant.effect.protein else { return nil }
    guard change.isInFrameIndel else { return 0 }
    switch change.kind {
    case .deletion: return -change.residueRange.count
    case .duplication: return change.residueRange.count
    case .insertion(let inserted): return inserted.count
    case .deletionInsertion(let inserted): return inserted.count - change.residueRange.count
    default: return 0
    }
  }

  private func skipping() -> AtomOutcome {
    let found = context.gene.variants.filter { variant in
      if let exon = variant.effect.mayDisruptSplicingOfExon { return exons.contains(exon) }
      guard let intron = variant.effect.intron else { return false }
      return (variant.effect.consequences.contains(.spliceDonorVariant) && exons.contains(intron))
        || (variant.effect.consequences.contains(.spliceAcceptorVariant) && exons.contains(intron + 1))
    }
    return context.met(by: found, notes: [Message(KnowledgeMessage.splicingExpected)]) ?? context.nearMiss()
  }
}

/// Patterns of splicing: an essential splice site, or a place named on the coding sequence.
struct SpliceRule {
  let context: GeneContext

  func site() -> AtomOutcome {
    let found = context.gene.variants.filter {
      $0.effect.consequences.contains { $0 == .spliceDonorVariant || $0 == .spliceAcceptorVariant }
    }
    return UncertainVariantRule(context: context).outcome(of: found) ?? context.nearMiss()
  }
}
