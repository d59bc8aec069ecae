import OncologyCore

/// A change that the input file names and that the genome contradicts: the gene lies elsewhere, or the same residue is
/// changed to something else. The file's name is shown, and nothing that rests on it leads the report.
///
/// Another residue number alone is no contradiction: the file may number another isoform.
struct StatedEffectRule {
  let models: any GeneModels

  func contradictions(_ variants: [VariantFinding]) -> [Contradiction] {
    variants.compactMap { variant in
      guard let stated = variant.effect, stated.basis == .inputFile else { return nil }
      let arguments = ["variant": variant.label, "allele": "\(variant.call.allele)", "gene": stated.gene]
      if let place = placeElsewhere(stated, variant) {
        return Contradiction(
          Message(ProfilingMessage.statedGeneElsewhere, arguments.merging(["place": "\(place)"]) { $1 }),
          findings: [variant.id])
      }
      if let computed = otherChange(stated, variant.otherEffects) {
        return Contradiction(
          Message(ProfilingMessage.statedChangeDiffers, arguments.merging(["computed": computed]) { $1 }),
          findings: [variant.id])
      }
      return nil
    }
  }

  /// Promoters and other regulatory changes are named by their gene from this far.
  private static let nearby = 5_000

  private func placeElsewhere(_ stated: TranscriptEffect, _ variant: VariantFinding) -> GenomicInterval? {
    guard let place = models.model(ofGene: stated.gene)?.interval else { return nil }
    let around = GenomicInterval(
      contig: place.contig, start: place.start - Self.nearby, end: place.end + Self.nearby)
    return around.overlaps(variant.call.allele.interval) ? nil : place
  }

  /// The change computed from sequence, where it is of the same gene and residue, or transcript, and is another one.
  private func otherChange(_ stated: TranscriptEffect, _ others: [TranscriptEffect]) -> String? {
    guard let change = stated.protein, change.kind != .unknownResult else { return nil }
    for other in others where other.gene == stated.gene && other.basis == .computed {
      guard let computed = other.protein, computed != change, Self.isOneResidue(change), Self.isOneResidue(computed)
      else { continue }
      if computed.first.position == change.first.position || other.transcript == stated.transcript {
        return "\(other.gene) \(computed.short)"
      }
    }
    return nil
  }

  private static func isOneResidue(_ change: ProteinChange) -> Bool {
    switch change.kind {
    case .substitution, .synonymous: return true
    default: return false
    }
  }
}
