import OncologyCore

/// Where there is no sequence, a protein change may be taken from a table that names it for this exact allele.
///
/// The effect says so (`knownAlleleTable`) and names the table. Where the table's source counts residues on another
/// isoform, or the name's residue is not the one we count, that is noted. Tables that disagree name nothing. A gene of
/// which the assembly has no model is told from the table alone.
enum KnownAlleleRule {
  static func apply(_ known: [KnownChange], to effects: inout [TranscriptEffect], of edit: GenomicEdit) {
    if known.isEmpty { return }
    for index in effects.indices {
      let own = known.filter { $0.gene == effects[index].gene }
      if own.isEmpty { continue }
      if effects[index].basis == .computedWithoutSequence { name(own, &effects[index]) }
      addOtherIsoforms(own, &effects[index])
    }
    let modelled = Set(effects.map(\.gene))
    var seen: Set<String> = []
    for entry in known where !modelled.contains(entry.gene) && seen.insert(entry.gene).inserted {
      effects.append(effect(from: known.filter { $0.gene == entry.gene }, edit))
    }
  }

  // MARK: A transcript without sequence

  private static func name(_ own: [KnownChange], _ effect: inout TranscriptEffect) {
    guard let (first, protein) = agreedChange(own, &effect) else { return }
    effect.basis = .knownAlleleTable
    effect.protein = protein
    effect.notes.removeAll { $0.key == AnnotationMessage.noSequence.rawValue }
    effect.notes.append(Message(AnnotationMessage.knownAlleleTable, ["table": first.source]))
    if let counted = effect.residue, counted != protein.first.position, first.textOnOtherIsoform == nil,
      !protein.isInFrameIndel, !protein.isFrameshift
    {
      effect.notes.append(
        Message(
          AnnotationMessage.knownAlleleNumbering,
          ["change": protein.short, "residue": "\(counted)", "transcript": effect.transcript]))
    }
    effect.residue = protein.first.position
    guard let index = effect.consequences.firstIndex(of: .codingSequenceVariant),
      let term = term(of: protein, isSameLength: true)
    else { return }
    effect.consequences[index] = term
    if protein.isNonsense { effect.decay = .unknown }
    effect.consequences.sort { $0.severity < $1.severity }
  }

  /// The change that all tables name; where they do not agree, or name none of a protein, that is noted.
  private static func agreedChange(
    _ own: [KnownChange], _ effect: inout TranscriptEffect
  ) -> (KnownChange, ProteinChange)? {
    guard let first = own.first(where: { $0.protein != nil }), let protein = first.protein else {
      effect.notes.append(
        Message(AnnotationMessage.knownAlleleNotProtein, ["table": own[0].source, "change": own[0].text]))
      return nil
    }
    guard let other = own.first(where: { $0.protein != nil && $0.protein != protein }) else { return (first, protein) }
    effect.notes.append(
      Message(
        AnnotationMessage.knownAllelesDisagree,
        ["first": "\(first.text) (\(first.source))", "second": "\(other.text) (\(other.source))"]))
    return nil
  }

  /// The change's name as a source counts it on another isoform, beside ours.
  private static func addOtherIsoforms(_ own: [KnownChange], _ effect: inout TranscriptEffect) {
    for entry in own where entry.protein == effect.protein {
      guard let stated = entry.textOnOtherIsoform, let change = ProteinChange(hgvs: stated) else { continue }
      if effect.proteinOnOtherIsoforms?.contains(change) != true {
        effect.proteinOnOtherIsoforms = (effect.proteinOnOtherIsoforms ?? []) + [change]
      }
      effect.notes.append(
        Message(
          AnnotationMessage.knownAlleleRenumbered,
          ["table": entry.source, "stated": stated, "change": entry.text, "transcript": effect.transcript]))
    }
  }

  // MARK: A gene without a model

  private static func effect(from own: [KnownChange], _ edit: GenomicEdit) -> TranscriptEffect {
    var effect = TranscriptEffect(
      gene: own[0].gene, transcript: own[0].transcript ?? "", isMANESelect: false, basis: .knownAlleleTable,
      consequences: [])
    if let (first, protein) = agreedChange(own, &effect) {
      effect.protein = protein
      effect.residue = protein.first.position
      effect.consequences =
        term(of: protein, isSameLength: edit.removed.count == edit.inserted.count).map { [$0] } ?? []
      effect.notes.append(
        Message(AnnotationMessage.knownAlleleWithoutModel, ["gene": own[0].gene, "table": first.source]))
      addOtherIsoforms(own, &effect)
    }
    if effect.consequences.isEmpty { effect.consequences = [.codingSequenceVariant] }
    return effect
  }

  private static func term(of protein: ProteinChange, isSameLength: Bool) -> SequenceOntologyTerm? {
    if protein.isNonsense { return .stopGained }
    switch protein.kind {
    case .substitution: return .missenseVariant
    case .synonymous: return .synonymousVariant
    case .frameshift: return .frameshiftVariant
    case .stopLost: return .stopLost
    case .startLost: return .startLost
    case .deletion: return .inframeDeletion
    case .duplication, .insertion: return .inframeInsertion
    case .deletionInsertion: return isSameLength ? .missenseVariant : .proteinAlteringVariant
    case .unknownResult: return nil
    }
  }
}
