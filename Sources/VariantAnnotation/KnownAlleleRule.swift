import OncologyCore

/// Where there is no sequence, a protein change may be taken from a table that names it for this exact allele.
///
/// The effect says so (`knownAlleleTable`) and names the table. Where the table's source counts residues on another
/// isoform, or the name's residue is not the one we count, that is noted. Tables that disagree name nothing.
enum KnownAlleleRule {
  static func apply(_ known: [KnownChange], to effect: inout TranscriptEffect) {
    let own = known.filter { $0.gene == effect.gene }
    guard let first = own.first(where: { $0.protein != nil }), let protein = first.protein else {
      if let entry = own.first {
        effect.notes.append(
          Message(AnnotationMessage.knownAlleleNotProtein, ["table": entry.source, "change": entry.text]))
      }
      return
    }
    if let other = own.first(where: { $0.protein != nil && $0.protein != protein }) {
      effect.notes.append(
        Message(
          AnnotationMessage.knownAllelesDisagree,
          ["first": "\(first.text) (\(first.source))", "second": "\(other.text) (\(other.source))"]))
      return
    }
    effect.basis = .knownAlleleTable
    effect.protein = protein
    effect.notes.removeAll { $0.key == AnnotationMessage.noSequence.rawValue }
    effect.notes.append(Message(AnnotationMessage.knownAlleleTable, ["table": first.source]))
    noteNumbering(first, protein, &effect)
    refineConsequence(by: protein, &effect)
  }

  private static func noteNumbering(_ known: KnownChange, _ protein: ProteinChange, _ effect: inout TranscriptEffect) {
    if let other = known.textOnOtherIsoform {
      effect.notes.append(
        Message(
          AnnotationMessage.knownAlleleRenumbered,
          ["table": known.source, "stated": other, "change": protein.short, "transcript": effect.transcript]))
    } else if let counted = effect.residue, counted != protein.first.position,
      !protein.isInFrameIndel, !protein.isFrameshift
    {
      effect.notes.append(
        Message(
          AnnotationMessage.knownAlleleNumbering,
          ["change": protein.short, "residue": "\(counted)", "transcript": effect.transcript]))
    }
    effect.residue = protein.first.position
  }

  /// The table's change says what `coding_sequence_variant` could not.
  private static func refineConsequence(by protein: ProteinChange, _ effect: inout TranscriptEffect) {
    guard let index = effect.consequences.firstIndex(of: .codingSequenceVariant) else { return }
    switch protein.kind {
    case .substitution: effect.consequences[index] = protein.isNonsense ? .stopGained : .missenseVariant
    case .deletionInsertion: effect.consequences[index] = protein.isNonsense ? .stopGained : .missenseVariant
    case .synonymous: effect.consequences[index] = .synonymousVariant
    case .stopLost: effect.consequences[index] = .stopLost
    default: return
    }
    if protein.isNonsense { effect.decay = .unknown }
    effect.consequences.sort { $0.severity < $1.severity }
  }
}
