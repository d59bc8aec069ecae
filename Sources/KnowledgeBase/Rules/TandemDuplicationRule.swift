import OncologyCore

/// An internal tandem duplication is an in-frame duplication or insertion in the stretch of the gene where items mean it
/// (`InternalTandemDuplications`). Long ones escape most small-variant callers: their absence is not told by silence.
struct TandemDuplicationRule {
  let context: GeneContext

  func outcome() -> AtomOutcome {
    let residues = InternalTandemDuplications.residues(of: context.symbol)
    let exon = InternalTandemDuplications.lastExon(of: context.symbol)
    guard residues != nil || exon != nil else {
      return .notAssessed(.needsStructuralVariants, ["asked": context.atom.text], context.gene.findings)
    }
    let inserted = context.gene.mutations.filter { variant in
      guard let change = variant.effect.protein else { return variant.effect.consequences.contains(.inframeInsertion) }
      switch change.kind {
      case .duplication, .insertion: return !change.isNonsense
      case .deletionInsertion(let residues): return !change.isNonsense && residues.count > change.residueRange.count
      default: return false
      }
    }
    let found = inserted.filter { variant in
      guard let residues else { return variant.effect.exon == exon }
      guard let place = variant.effect.protein?.residueRange ?? variant.effect.residue.map({ $0...$0 }) else {
        return false
      }
      return residues.overlaps(place)
    }
    return context.met(by: found) ?? context.nearMiss()
  }
}
