import OncologyCore

// MARK: Positions and locations

extension HGVS.Parser {
  /// A known nucleotide position in the form that a coordinate type allows.
  mutating func position(_ type: HGVS.CoordinateType) -> HGVS.NucleotidePosition? {
    attempt { parser in
      var origin = HGVS.NucleotidePosition.Origin.start
      if type.allowsDownstream, parser.take("*") {
        origin = .behindStop
      } else if type.allowsUpstream, parser.take("-") {
        origin = .beforeStart
      }
      guard parser.next?.isDigit == true else { return parser.fail(.position) }
      guard let base = parser.positiveNumber() else { return nil }
      guard type.allowsOffset, parser.next == UInt8(ascii: "+") || parser.next == UInt8(ascii: "-") else {
        return HGVS.NucleotidePosition(base, origin: origin)
      }
      return parser.offset().map { HGVS.NucleotidePosition(base, origin: origin, offset: $0) }
    }
  }

  private mutating func offset() -> HGVS.NucleotidePosition.Offset? {
    guard let isDownstream = sign() else { return nil }
    if take("?") { return isDownstream ? .unknownDownstream : .unknownUpstream }
    return positiveNumber().map { .bases(isDownstream ? $0 : -$0) }
  }

  /// A residue and its position. Codes for two residues (`Glx`) are no residue of a sequence.
  mutating func residue() -> HGVS.Residue? {
    attempt { parser in
      guard let aminoAcid = parser.stop() ?? parser.aminoAcid() else { return nil }
      guard aminoAcid.letter != "B", aminoAcid.letter != "Z" else { return parser.fail(.position) }
      return parser.positiveNumber().map { HGVS.Residue(aminoAcid, $0) }
    }
  }

  /// A position, `?`, or `(a_b)`.
  mutating func boundary<Position>(
    _ position: (inout Self) -> Position?
  ) -> HGVS.Boundary<Position>? {
    if take("?") { return .unknown }
    guard next == UInt8(ascii: "(") else { return position(&self).map { .exact($0) } }
    return attempt { parser in
      _ = parser.take("(")
      guard let from = parser.limit(position), parser.take("_", else: .underscore), let to = parser.limit(position),
        parser.take(")", else: .closingParenthesis)
      else { return nil }
      return .within(from.position, to.position)
    }
  }

  private struct Limit<Position> { let position: Position? }

  private mutating func limit<Position>(_ position: (inout Self) -> Position?) -> Limit<Position>? {
    if take("?") { return Limit(position: nil) }
    return position(&self).map { Limit(position: $0) }
  }

  /// A position or a range.
  mutating func location<Position>(_ position: (inout Self) -> Position?) -> HGVS.Location<Position>? {
    range { $0.boundary(position) }
  }

  mutating func location(_ type: HGVS.CoordinateType) -> HGVS.Location<HGVS.NucleotidePosition>? {
    range { $0.boundary(type) }
  }

  private mutating func range<Position>(
    _ boundary: (inout Self) -> HGVS.Boundary<Position>?
  ) -> HGVS.Location<Position>? {
    attempt { parser in
      guard let start = boundary(&parser) else { return nil }
      guard parser.take("_") else { return HGVS.Location(start) }
      return boundary(&parser).map { HGVS.Location(start, $0) }
    }
  }

  /// On a sequence without introns, `10-?` and `20+?` are how older names say `(?_10)` and `(20_?)`.
  private mutating func boundary(_ type: HGVS.CoordinateType) -> HGVS.Boundary<HGVS.NucleotidePosition>? {
    guard let found = boundary({ $0.position(type) }) else { return nil }
    guard !type.allowsOffset, case .exact(let position) = found else { return found }
    if take("-?") { return .within(nil, position) }
    return take("+?") ? .within(position, nil) : found
  }
}

// MARK: References

extension HGVS.Parser {
  /// Letters and digits, with single `-` or `_` between them, and a version: what biocommons' grammar takes.
  mutating func accession() -> HGVS.Accession? {
    attempt { parser in
      let start = parser.at
      guard parser.word() else { return parser.fail(.accession) }
      let end = parser.at
      if parser.take("."), parser.skip(while: \.isDigit) == 0 { parser.at = end }
      return HGVS.Accession(parser.text(from: start))
    }
  }

  /// A gene symbol, or the transcript that is meant.
  mutating func selector() -> String? {
    attempt { parser in
      let start = parser.at
      guard parser.word(), parser.at - start > 1 else { return parser.fail(.gene) }
      let end = parser.at
      if parser.take("."), parser.skip(while: \.isDigit) == 0 { parser.at = end }
      return parser.text(from: start)
    }
  }

  /// A selector in its brackets.
  mutating func bracketedSelector() -> String? {
    attempt { parser in
      guard parser.take("("), let selector = parser.selector(), parser.take(")", else: .closingParenthesis) else {
        return nil
      }
      return selector
    }
  }

  private mutating func word() -> Bool {
    guard next?.isLetter == true else { return false }
    while true {
      _ = skip(while: \.isLetterOrDigit)
      let end = at
      guard take("-") || take("_") else { return true }
      guard next?.isLetterOrDigit == true else {
        at = end
        return true
      }
    }
  }

  /// What stands before the colon.
  mutating func reference() -> HGVS.Reference? {
    attempt { parser in
      guard let accession = parser.accession() else { return nil }
      let selector = parser.bracketedSelector()
      guard parser.take(":", else: .colon) else { return nil }
      return HGVS.Reference(accession, selector: selector)
    }
  }

  /// `g.`, `c.` …
  mutating func coordinateType() -> HGVS.CoordinateType? {
    attempt { parser in
      guard let letter = parser.next, let type = HGVS.CoordinateType(rawValue: letter) else {
        return parser.fail(.coordinateType)
      }
      _ = parser.take(letter)
      return parser.take(".", else: .coordinateType) ? type : nil
    }
  }

  /// A range on a sequence that is named with it: `NM_004006.1:c.15_355`.
  mutating func foreignRange() -> HGVS.SequenceRange? {
    attempt { parser in
      guard let reference = parser.reference(), let type = parser.coordinateType(),
        let location = parser.location(type)
      else { return nil }
      return HGVS.SequenceRange(
        source: HGVS.SequenceRange.Source(reference, type), location: location, isInverted: parser.take("inv"))
    }
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool { isLetter || isDigit }
}
