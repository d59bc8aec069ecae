/// Why a name cannot be carried out on a sequence.
package enum NameFailure: Error, Hashable, Sendable {
  /// Positions that are not counted along the sequence itself: `c.`, `r.`, `p.`, an offset, before its start.
  case notOnSequence
  /// More than one change, or none of a location.
  case notOneChange
  /// An end, a count or what happened is not known.
  case uncertain
  /// The name contradicts itself.
  case contradiction(HGVS.Contradiction)
  /// The name says how many bases come in but not which.
  case basesNotTold
  /// A repeat without its unit, whose extent HGVS does not define; `con` and `copy`.
  case notDefined
  /// The sequence that the name is of, or takes bases from, is not at hand.
  case noSequence
  /// The location is not on the sequence.
  case beyondSequence
  /// The sequence has other letters there than the name says.
  case referenceDiffers
}

extension SequenceEdit {
  /// The edit that a name of a genomic, mitochondrial, circular or non-coding sequence describes, as it is written: checked
  /// against the sequence, not moved.
  package init(_ variant: HGVS.Variant, in source: some SequenceSource) throws(NameFailure) {
    guard let reference = variant.reference, reference.selector == nil,
      let sequence = SourceSequence(reference.accession.text, in: source)
    else { throw .noSequence }
    guard case .nucleotide(let type, let description) = variant.body, type != .coding, type != .rna else {
      throw .notOnSequence
    }
    guard case .single(.located(let location, let edit, let certainty)) = description else { throw .notOneChange }
    guard certainty == .stated else { throw .uncertain }
    if let contradiction = variant.contradictions.first { throw .contradiction(contradiction) }
    let named = try NamedEdit(location, of: sequence)
    self = try named.carriedOut(edit)
  }
}

/// A location on a sequence, and what edits of it come to.
private struct NamedEdit<Source: SequenceSource> {
  private let sequence: SourceSequence<Source>
  private let range: Range<Int>
  private let present: [UInt8]

  init(
    _ location: HGVS.Location<HGVS.NucleotidePosition>, of sequence: SourceSequence<Source>
  ) throws(NameFailure) {
    range = try Self.range(of: location)
    guard let present = sequence.letters(range) else { throw .beyondSequence }
    self.present = present
    self.sequence = sequence
  }

  private static func range(of location: HGVS.Location<HGVS.NucleotidePosition>) throws(NameFailure) -> Range<Int> {
    let first = try place(location.start)
    guard let end = location.end else { return first..<(first + 1) }
    let last = try place(end)
    guard last >= first else { throw .contradiction(.endNotBehindStart) }
    return first..<(last + 1)
  }

  private static func place(_ boundary: HGVS.Boundary<HGVS.NucleotidePosition>) throws(NameFailure) -> Int {
    guard case .exact(let position) = boundary else { throw .uncertain }
    guard position.origin == .start, position.offset == nil else { throw .notOnSequence }
    return position.base - 1
  }

  func carriedOut(_ edit: HGVS.NucleotideEdit) throws(NameFailure) -> SequenceEdit {
    switch edit {
    case .unchanged(let bases):
      try check(bases.map { .bases($0) })
      return replaced(by: present)
    case .substitution(let reference, let alternate):
      try check(.bases(reference))
      return replaced(by: alternate.letters)
    case .deletion(let restated):
      try check(restated)
      return replaced(by: [])
    case .duplication(let bases):
      try check(bases.map { .bases($0) })
      return SequenceEdit(start: range.upperBound, removed: [], inserted: present)
    case .insertion(let parts):
      return SequenceEdit(start: range.lowerBound + 1, removed: [], inserted: try letters(parts))
    case .deletionInsertion(let restated, let parts):
      try check(restated)
      return replaced(by: try letters(parts))
    case .inversion(let restated):
      try check(restated)
      return replaced(by: present.reverseComplement)
    case .repeats(let units): return try repeated(units)
    case .unknown: throw .uncertain
    case .conversion, .copies: throw .notDefined
    }
  }

  private func replaced(by letters: [UInt8]) -> SequenceEdit {
    SequenceEdit(start: range.lowerBound, removed: present, inserted: letters)
  }

  private func check(_ restated: HGVS.Restated?) throws(NameFailure) {
    switch restated {
    case nil: return
    case .length(let length)?: if length != present.count { throw .contradiction(.restatedLengthDiffers) }
    case .bases(let bases)?: if bases.letters != present { throw .referenceDiffers }
    case .repeated?: throw .uncertain
    }
  }

  private func letters(_ parts: [HGVS.InsertedPart]) throws(NameFailure) -> [UInt8] {
    var letters: [UInt8] = []
    for part in parts {
      switch part {
      case .bases(let bases): letters += bases.letters
      case .repeated(let bases, .exactly(let count)):
        try Self.checkLength(bases.count, count)
        for _ in 0..<count { letters += bases.letters }
      case .repeated: throw .uncertain
      case .length: throw .basesNotTold
      case .range(let range): letters += try self.letters(range)
      }
    }
    return letters
  }

  /// Bases found elsewhere on this sequence, or on another that is at hand.
  private func letters(_ range: HGVS.SequenceRange) throws(NameFailure) -> [UInt8] {
    var home = sequence
    if let source = range.source {
      guard source.coordinates != .coding, source.coordinates != .rna else { throw .notOnSequence }
      guard source.reference.selector == nil,
        let other = SourceSequence(source.reference.accession.text, in: sequence.source)
      else { throw .noSequence }
      home = other
    }
    guard let letters = home.letters(try Self.range(of: range.location)) else { throw .beyondSequence }
    return range.isInverted ? letters.reverseComplement : letters
  }

  /// A range is a tract of the units from end to end; a position is the tract's first base, and the tract goes on as long
  /// as the (only) unit repeats ("Repeated sequences").
  private func repeated(_ units: [HGVS.RepeatUnit]) throws(NameFailure) -> SequenceEdit {
    var made: [UInt8] = []
    for unit in units {
      guard let bases = unit.unit, bases.count > 0 else { throw .notDefined }
      guard case .exactly(let count) = unit.count else { throw .uncertain }
      try Self.checkLength(bases.count, count)
      for _ in 0..<count { made += bases.letters }
    }
    guard range.count == 1 else {
      guard isTract(units) else { throw .referenceDiffers }
      return replaced(by: made)
    }
    guard units.count == 1, let unit = units.first?.unit else { throw .notDefined }
    var end = range.lowerBound
    while let next = sequence.letters(end..<(end + unit.count)), next == unit.letters { end += unit.count }
    guard end > range.lowerBound, let tract = sequence.letters(range.lowerBound..<end) else { throw .referenceDiffers }
    return SequenceEdit(start: range.lowerBound, removed: tract, inserted: made)
  }

  /// Whether the location holds the units, each at least once, and nothing else.
  private func isTract(_ units: [HGVS.RepeatUnit]) -> Bool {
    var place = 0
    for unit in units {
      let letters = unit.unit?.letters ?? []
      let start = place
      while !letters.isEmpty, present[place...].starts(with: letters) { place += letters.count }
      if place == start { return false }
    }
    return place == present.count
  }

  /// What a name makes of a count is held to what a text could hold.
  private static func checkLength(_ unit: Int, _ count: Int) throws(NameFailure) {
    let (length, overflow) = unit.multipliedReportingOverflow(by: count)
    if overflow || length > HGVS.Parser.longestText { throw .basesNotTold }
  }
}

extension HGVS.Bases {
  var letters: [UInt8] { Array(text.utf8) }
}
