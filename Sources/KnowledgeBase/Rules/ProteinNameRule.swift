import OncologyCore

/// An exact protein change is met by the same change, and by nothing else at the residue.
///
/// - The first and last residues and what becomes of them must agree.
/// - A frameshift without its new residue and stop (`W288fs`) is met by any frameshift that begins at the residue; one
///   with them only by a frameshift for which they agree, as far as both tell.
/// - A duplication and the insertion that makes the same protein are one change: `A767_V769dup` is
///   `V769_D770insASV` (HGVS nomenclature 21.0 prefers `dup`; sources use both).
/// - A loss of the stop is compared by its new residue only: the length of the extension is rarely told.
enum ProteinNameRule {
  static func matches(_ pattern: ProteinChange, _ found: ProteinChange) -> Bool {
    if isSameInsertion(pattern, found) || isSameInsertion(found, pattern) { return true }
    guard pattern.first == found.first, pattern.last == found.last else { return false }
    switch (pattern.kind, found.kind) {
    case (.frameshift(let asked, let askedStop), .frameshift(let seen, let seenStop)):
      return agrees(asked, seen) && agrees(askedStop, seenStop)
    case (.stopLost(let asked, _), .stopLost(let seen, _)): return agrees(asked, seen)
    case (.startLost, .startLost): return true
    default: return pattern.kind == found.kind
    }
  }

  private static func agrees<Value: Equatable>(_ asked: Value?, _ seen: Value?) -> Bool {
    guard let asked, let seen else { return true }
    return asked == seen
  }

  /// Whether `duplication` and `insertion` make the same protein, as far as their names tell.
  private static func isSameInsertion(_ duplication: ProteinChange, _ insertion: ProteinChange) -> Bool {
    guard case .duplication = duplication.kind, case .insertion(let inserted) = insertion.kind,
      inserted.count == duplication.residueRange.count, inserted.first == duplication.first.aminoAcid,
      inserted.last == duplication.last.aminoAcid
    else { return false }
    return insertion.first == duplication.last || insertion.last == duplication.first
  }
}

/// An atom that names one change by its protein, its coding sequence, or both.
struct NamedChangeRule {
  let context: GeneContext

  func outcome(protein: ProteinChange?, coding: CodingChange?) -> AtomOutcome {
    var findings: [(FindingID, String)] = []
    var notes: [Message] = []
    for variant in context.gene.variants {
      guard let note = match(variant, protein: protein, coding: coding) else { continue }
      findings.append((variant.id, variant.label))
      if let note = note, !notes.contains(note) { notes.append(note) }
    }
    if !findings.isEmpty { return .met(AtomOutcome.Met(findings: findings, notes: notes)) }
    return context.nearMiss(residues: protein?.residueRange ?? coding.flatMap(Self.residues))
  }

  /// `nil`: no match. `.some(nil)`: a match that needs no note.
  private func match(
    _ variant: TumorIndex.Variant, protein: ProteinChange?, coding: CodingChange?
  ) -> Message?? {
    if let coding, let name = variant.effect.hgvsCoding, CodingChange(name) == coding { return .some(nil) }
    guard let protein else {
      guard let coding,
        let other = variant.otherEffects.first(where: { $0.hgvsCoding.flatMap(CodingChange.init) == coding })
      else { return nil }
      return .some(Message(KnowledgeMessage.matchedOnOtherTranscript, ["transcript": other.transcript]))
    }
    guard let found = variant.proteinChanges.first(where: { ProteinNameRule.matches(protein, $0.change) }) else {
      return nil
    }
    if !found.isChosen {
      return .some(Message(KnowledgeMessage.matchedOnOtherTranscript, ["transcript": found.transcript]))
    }
    guard let coding else { return .some(nil) }
    return .some(Message(KnowledgeMessage.matchedByProteinName, ["coding": coding.description]))
  }

  private static func residues(_ coding: CodingChange) -> ClosedRange<Int>? {
    guard coding.start.anchor == .coding, coding.end.anchor == .coding, coding.start.base <= coding.end.base else {
      return nil
    }
    return ((coding.start.base - 1) / 3 + 1)...((coding.end.base - 1) / 3 + 1)
  }
}

/// A residue without a result (`V600`) is met by a change of exactly that residue: another amino acid, its deletion, or
/// others in its place. A stop or a frameshift there is another kind of change, and so is a stretch that only holds it.
struct ResidueRule {
  let context: GeneContext

  static func isChange(_ change: ProteinChange, of residue: ProteinChange.Residue) -> Bool {
    guard change.first == residue, change.last == residue, !change.isTruncating else { return false }
    switch change.kind {
    case .substitution, .deletion, .deletionInsertion: return true
    default: return false
    }
  }

  func outcome(of residue: ProteinChange.Residue) -> AtomOutcome {
    var found: [TumorIndex.Variant] = []
    var notes: [Message] = []
    for variant in context.gene.mutations {
      guard let hit = variant.proteinChanges.first(where: { Self.isChange($0.change, of: residue) }) else { continue }
      found.append(variant)
      if !hit.isChosen {
        notes.append(Message(KnowledgeMessage.matchedOnOtherTranscript, ["transcript": hit.transcript]))
      }
    }
    return context.met(by: found, notes: notes) ?? context.nearMiss(residues: residue.position...residue.position)
  }

  /// `Non-V600`: a mutation of the gene at a known other residue.
  func outcome(otherThan residue: ProteinChange.Residue) -> AtomOutcome {
    let others = context.gene.mutations.filter { variant in
      guard let place = variant.effect.protein?.residueRange ?? variant.effect.residue.map({ $0...$0 }) else {
        return false
      }
      return !place.contains(residue.position)
    }
    let rule = UncertainVariantRule(context: context)
    return rule.outcome(of: others) ?? context.nearMiss()
  }
}
