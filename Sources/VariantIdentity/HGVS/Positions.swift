package import OncologyCore

extension HGVS {
  /// A nucleotide's position: on the sequence, or in an intron or beyond a transcript's end by an offset from it.
  package struct NucleotidePosition: Hashable, Sendable {
    /// From where `base` counts.
    package enum Origin: Hashable, Sendable {
      /// The sequence's first base; in `c.` the start codon's first.
      case start
      /// Back from the base before the start codon: `-14`; in `n.`, which HGVS does not allow but databases have, from
      /// the base before the transcript.
      case beforeStart
      /// On from the base behind the stop codon: `*46`.
      case behindStop
    }

    package enum Offset: Hashable, Sendable {
      /// Positive towards 3′, never zero.
      case bases(Int)
      /// `+?`
      case unknownDownstream
      /// `-?`
      case unknownUpstream
    }

    package let origin: Origin
    /// 1 or greater; without the sign that `origin` stands for.
    package let base: Int
    package let offset: Offset?

    package init(_ base: Int, origin: Origin = .start, offset: Offset? = nil) {
      self.base = base
      self.origin = origin
      self.offset = offset
    }
  }

  /// A residue as a protein name states it: `Val600`.
  package struct Residue: Hashable, Sendable {
    package let aminoAcid: AminoAcid
    package let position: Int
    package init(_ aminoAcid: AminoAcid, _ position: Int) {
      self.aminoAcid = aminoAcid
      self.position = position
    }
  }

  /// One end of a location ("Uncertain").
  package enum Boundary<Position: Hashable & Sendable>: Hashable, Sendable {
    case exact(Position)
    /// `?`
    case unknown
    /// `(4_6)`: somewhere between two positions, each of which may be unknown (`nil`, written `?`).
    case within(Position?, Position?)
  }

  /// A position or a range. `(4_6)` alone is one place of unknown position.
  package struct Location<Position: Hashable & Sendable>: Hashable, Sendable {
    package let start: Boundary<Position>
    /// `nil` for a single position.
    package let end: Boundary<Position>?

    package init(_ start: Boundary<Position>, _ end: Boundary<Position>? = nil) {
      self.start = start
      self.end = end
    }

    package init(exactly start: Position, _ end: Position? = nil) {
      self.init(.exact(start), end.map { .exact($0) })
    }
  }
}

extension HGVS.Location where Position == HGVS.NucleotidePosition {
  /// How many bases the location holds, where its ends alone tell: both exact, from one origin, without offset, or by
  /// offsets from one base. Counts across the start codon know that there is no position 0.
  package var length: Int? {
    guard case .exact(let first) = start else { return nil }
    guard let end else { return 1 }
    guard case .exact(let last) = end else { return nil }
    if first.base == last.base, first.origin == last.origin {
      guard let from = first.knownOffset, let to = last.knownOffset else { return nil }
      let span = to - from + 1
      return span > 0 ? span : nil
    }
    guard first.offset == nil, last.offset == nil, let from = first.ordinal, let to = last.ordinal else { return nil }
    let span = to.subtractingReportingOverflow(from).partialValue
    return span >= 0 ? span + 1 : nil
  }
}

extension HGVS.NucleotidePosition {
  fileprivate var knownOffset: Int? {
    switch offset {
    case nil: return 0
    case .bases(let count): return count
    case .unknownUpstream, .unknownDownstream: return nil
    }
  }

  /// A place on one line of whole numbers: the base before the start codon is 0. Behind the stop codon nothing is known.
  fileprivate var ordinal: Int? {
    switch origin {
    case .start: return base
    case .beforeStart: return 1 - base
    case .behindStop: return nil
    }
  }
}
