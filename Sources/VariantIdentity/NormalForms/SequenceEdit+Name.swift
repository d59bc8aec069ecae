extension HGVS.Variant {
  /// The name of a change of a genomic, mitochondrial or circular sequence, by the 3′ rule: `=`, substitution, deletion,
  /// duplication, insertion, inversion or deletion-insertion, in HGVS's order of preference ("General").
  ///
  /// A sequence's repeats are not looked for: a repeated unit is named as a duplication, insertion or deletion.
  package init(
    naming edit: SequenceEdit, on sequence: SourceSequence<some SequenceSource>, type: HGVS.CoordinateType = .genomic
  ) throws(NormalizationFailure) {
    let placed = try Ambiguity(of: edit, in: sequence).rightmost
    let place: HGVS.Location<HGVS.NucleotidePosition>
    let change: HGVS.NucleotideEdit
    if placed.isPureInsertion {
      let before = sequence.letters((placed.start - placed.inserted.count)..<placed.start)
      if before == placed.inserted {
        place = Self.location(placed.start - placed.inserted.count, placed.start)
        change = .duplication(nil)
      } else if placed.start == 0 || placed.start == sequence.length {
        throw .beyondSequence
      } else {
        place = Self.location(placed.start - 1, placed.start + 1)
        change = .insertion([.bases(HGVS.Bases(placed.inserted))])
      }
    } else {
      guard !placed.removed.isEmpty else { throw .beyondSequence }
      place = Self.location(placed.start, placed.end)
      change = Self.edit(placed)
    }
    self.init(
      reference: HGVS.Reference(HGVS.Accession(sequence.accession)),
      .nucleotide(type, .single(.located(place, change, .stated))))
  }

  /// A location by 0-based, half-open ends.
  private static func location(_ start: Int, _ end: Int) -> HGVS.Location<HGVS.NucleotidePosition> {
    let first = HGVS.NucleotidePosition(start + 1)
    return HGVS.Location(exactly: first, end - start == 1 ? nil : HGVS.NucleotidePosition(end))
  }

  private static func edit(_ placed: SequenceEdit) -> HGVS.NucleotideEdit {
    if placed.isUnchanged { return .unchanged(nil) }
    if placed.inserted.isEmpty { return .deletion(nil) }
    if placed.removed.count == 1, placed.inserted.count == 1 {
      return .substitution(reference: HGVS.Bases(placed.removed), alternate: HGVS.Bases(placed.inserted))
    }
    if placed.inserted.count > 1, placed.inserted == placed.removed.reverseComplement { return .inversion(nil) }
    return .deletionInsertion(nil, [.bases(HGVS.Bases(placed.inserted))])
  }
}

extension HGVS.Bases {
  init(_ letters: [UInt8]) { self.init(String(decoding: letters, as: UTF8.self)) }
}

extension [UInt8] {
  /// The other strand, read in its own direction. Letters but A, C, G and T stay.
  package var reverseComplement: [UInt8] {
    reversed().map { letter in
      switch letter {
      case UInt8(ascii: "A"): return UInt8(ascii: "T")
      case UInt8(ascii: "C"): return UInt8(ascii: "G")
      case UInt8(ascii: "G"): return UInt8(ascii: "C")
      case UInt8(ascii: "T"): return UInt8(ascii: "A")
      default: return letter
      }
    }
  }
}
