import OncologyCore

extension HGVS {
  /// What makes a name that can be read say nothing that can be so, or not what HGVS lets it say.
  package enum Contradiction: String, Hashable, Sendable, CaseIterable {
    /// A range whose end stands before its start, or is its start ("Recommendations": from first to last).
    case endNotBehindStart
    /// `10_12A>C`: a substitution is of one base.
    case substitutionOfRange
    /// `A>A`, `Val600Val`: written `=`.
    case nothingSubstituted
    /// An insertion stands between two neighbours.
    case insertionNotBetweenNeighbours
    /// `10_12delA`: as many bases restated as the location does not hold.
    case restatedLengthDiffers
    /// One base inverted is a substitution.
    case inversionOfOneBase
    /// A frameshift or an extension starts at one residue.
    case shiftOfRange
    /// An extension is of the first residue or of the stop.
    case extensionInside
  }
}

extension HGVS.Variant {
  /// What its changes contradict in themselves, without a look at a sequence; in their order.
  package var contradictions: [HGVS.Contradiction] {
    switch body {
    case .nucleotide(_, let description): return description.changes.flatMap(\.contradictions)
    case .protein(let description): return description.changes.flatMap(\.contradictions)
    }
  }
}

extension HGVS.Description {
  /// All changes, in the order in which they are written.
  package var changes: [Change] {
    switch self {
    case .single(let change): return [change]
    case .unphased(let changes): return changes
    case .alleles(let alleles): return alleles.flatMap(\.changes)
    }
  }
}

extension HGVS.NucleotideChange {
  fileprivate var contradictions: [HGVS.Contradiction] {
    guard case .located(let location, let edit, _) = self else { return [] }
    var found: [HGVS.Contradiction] = []
    if !location.isInOrder { found.append(.endNotBehindStart) }
    switch edit {
    case .substitution(let reference, let alternate):
      if location.end != nil { found.append(.substitutionOfRange) }
      if reference == alternate { found.append(.nothingSubstituted) }
    case .insertion:
      if !location.isBetweenNeighbours { found.append(.insertionNotBetweenNeighbours) }
    case .deletion(let restated), .deletionInsertion(let restated, _):
      if location.contradicts(restated?.count) { found.append(.restatedLengthDiffers) }
    case .inversion(let restated):
      if location.contradicts(restated?.count) { found.append(.restatedLengthDiffers) }
      if location.length == 1 { found.append(.inversionOfOneBase) }
    case .duplication(let bases), .unchanged(let bases):
      if location.contradicts(bases?.count) { found.append(.restatedLengthDiffers) }
    case .repeats, .conversion, .copies, .unknown: break
    }
    return found
  }
}

extension HGVS.Location where Position == HGVS.NucleotidePosition {
  fileprivate func contradicts(_ count: Int?) -> Bool {
    guard let count, let length else { return false }
    return count != length
  }

  fileprivate var ends: (first: HGVS.NucleotidePosition, last: HGVS.NucleotidePosition)? {
    guard case .exact(let first) = start, case .exact(let last)? = end else { return nil }
    return (first, last)
  }

  /// `true` too where an end is not exact.
  fileprivate var isInOrder: Bool { ends.flatMap { $0.first.precedes($0.last) } ?? true }

  /// Uncertain ends and ends at either side of an exon's border may be neighbours; a single position never is two.
  fileprivate var isBetweenNeighbours: Bool {
    guard end != nil else {
      if case .within = start { return true }
      return false
    }
    guard let ends else { return true }
    if let length { return length == 2 }
    // `*1` follows the last base of the stop codon, whose number is not known here
    return ends.first.offset != nil || ends.last.offset != nil || ends.first.origin != ends.last.origin
  }
}

extension HGVS.NucleotidePosition {
  /// Whether it stands before another; `nil` where an offset is not known.
  fileprivate func precedes(_ other: HGVS.NucleotidePosition) -> Bool? {
    guard let mine = order, let others = other.order else { return nil }
    return mine.lexicographicallyPrecedes(others)
  }

  private var order: [Int]? {
    let offset: Int
    switch self.offset {
    case nil: offset = 0
    case .bases(let count)?: offset = count
    case .unknownUpstream?, .unknownDownstream?: return nil
    }
    switch origin {
    case .beforeStart: return [0, -base, offset]
    case .start: return [1, base, offset]
    case .behindStop: return [2, base, offset]
    }
  }
}

extension HGVS.ProteinChange {
  fileprivate var contradictions: [HGVS.Contradiction] {
    guard case .located(let location, let edit, _) = self, case .exact(let first) = location.start else { return [] }
    var found: [HGVS.Contradiction] = []
    if case .exact(let last)? = location.end {
      if last.position <= first.position { found.append(.endNotBehindStart) }
      if case .insertion = edit, last.position != first.position + 1 { found.append(.insertionNotBetweenNeighbours) }
    }
    switch edit {
    case .substitution(let alternate):
      if location.end != nil { found.append(.substitutionOfRange) }
      if alternate == first.aminoAcid, !alternate.isAny { found.append(.nothingSubstituted) }
    case .insertion: if location.end == nil { found.append(.insertionNotBetweenNeighbours) }
    case .frameshift: if location.end != nil { found.append(.shiftOfRange) }
    case .extension:
      if location.end != nil { found.append(.shiftOfRange) }
      if !first.aminoAcid.isStop, first.position != 1 { found.append(.extensionInside) }
    case .unchanged, .deletion, .duplication, .deletionInsertion, .repeats, .unknown: break
    }
    return found
  }
}

extension AminoAcid {
  fileprivate var isAny: Bool { letter == "X" }
}
