import OncologyCore

/// What a rule looks at: one atom, and what the tumour shows in its gene within the item's origin.
struct GeneContext {
  let atom: AlterationAtom
  let symbol: String
  let gene: TumorIndex.Gene
  let tumor: TumorIndex
  let knowledge: KnowledgeRelease

  var summary: TumorSummary { tumor.profile.summary }
  var coverage: DataCoverage { tumor.profile.summary.coverage }

  typealias Variant = TumorIndex.Variant

  /// Met by these variants, all of them; `nil` where there is none.
  func met(by variants: [Variant], notes: [Message] = [], withheld: [Message] = []) -> AtomOutcome? {
    guard !variants.isEmpty else { return nil }
    return .met(
      AtomOutcome.Met(findings: variants.map { ($0.id, $0.label) }, notes: notes, withheld: withheld))
  }

  /// The near miss of an atom that asks for a change of the gene's sequence.
  func nearMiss(residues: ClosedRange<Int>? = nil) -> AtomOutcome {
    let mutations = gene.variants.filter { $0.isMutation || $0.isOfUnknownEffect }
    if mutations.isEmpty, let silent = gene.variants.first(where: \.isSilentCodingChange) {
      return .nearMiss(.silentOnly, ["asked": atom.text, "found": silent.label], [silent.id])
    }
    guard !mutations.isEmpty else { return nearMissOfOtherKind() }
    if let residues {
      let unknown = mutations.filter { $0.isProteinUnknown && ($0.effect.residue.map(residues.contains) ?? true) }
      if !unknown.isEmpty {
        return .notAssessed(.noSequence, ["asked": atom.text, "found": labels(unknown)], unknown.map(\.id))
      }
      let near = mutations.filter { $0.effect.protein.map { $0.residueRange.overlaps(residues) } ?? false }
      if !near.isEmpty {
        return .nearMiss(.sameResidueOtherChange, ["asked": atom.text, "found": labels(near)], near.map(\.id))
      }
    }
    return .nearMiss(.differentAlteration, ["asked": atom.text, "found": labels(mutations)], mutations.map(\.id))
  }

  /// The gene has copies or fusions, and the item asks for something else (or the reverse).
  func nearMissOfOtherKind() -> AtomOutcome {
    guard gene.isAltered else { return .notMet(nil) }
    var found = gene.mutations.map(\.label)
    found += gene.copyNumber.map(\.label)
    found += gene.fusions.map(\.label)
    if found.isEmpty { found = gene.variants.filter(\.isSilentCodingChange).map(\.label) }
    return .nearMiss(.otherKindOfAlteration, ["asked": atom.text, "found": Self.list(found)], gene.findings)
  }

  func labels(_ variants: [Variant]) -> String { Self.list(variants.map(\.label)) }

  /// Up to three names, then how many more.
  static func list(_ names: [String]) -> String {
    names.count <= 3
      ? names.joined(separator: ", ") : "\(names.prefix(3).joined(separator: ", ")) (+\(names.count - 3))"
  }
}
