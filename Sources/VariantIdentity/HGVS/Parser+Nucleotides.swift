// MARK: Edits of nucleotides

extension HGVS.Parser {
  mutating func nucleotideEdit(_ type: HGVS.CoordinateType) -> HGVS.NucleotideEdit? {
    if take("?") { return .unknown }
    if let removed = deletionInsertion(type) ?? deletion(type) ?? duplication(type.alphabet) { return removed }
    if let other = insertion(type) ?? inversion(type.alphabet) ?? conversion() ?? copies() { return other }
    if let told = unchanged(type.alphabet) ?? substitution(type.alphabet) { return told }
    return repeats(type.alphabet) ?? fail(.edit)
  }

  /// An edit, or one in brackets.
  mutating func maybeUncertainEdit(
    _ type: HGVS.CoordinateType
  ) -> (edit: HGVS.NucleotideEdit, isUncertain: Bool)? {
    if let edit = nucleotideEdit(type) { return (edit, false) }
    return attempt { parser in
      guard parser.take("("), let edit = parser.nucleotideEdit(type), parser.take(")", else: .closingParenthesis)
      else { return nil }
      return (edit, true)
    }
  }

  mutating func unchanged(_ alphabet: HGVS.Alphabet) -> HGVS.NucleotideEdit? {
    attempt { parser in
      let bases = parser.bases(alphabet)
      return parser.take("=", else: .edit) ? .unchanged(bases) : nil
    }
  }

  mutating func substitution(_ alphabet: HGVS.Alphabet) -> HGVS.NucleotideEdit? {
    attempt { parser in
      guard let reference = parser.base(alphabet), parser.take(">", else: .edit), let alternate = parser.base(alphabet)
      else { return nil }
      return .substitution(reference: reference, alternate: alternate)
    }
  }

  mutating func deletion(_ type: HGVS.CoordinateType) -> HGVS.NucleotideEdit? {
    attempt { parser in
      guard parser.take("del", else: .edit) else { return nil }
      return .deletion(parser.restated(type.alphabet))
    }
  }

  mutating func deletionInsertion(_ type: HGVS.CoordinateType) -> HGVS.NucleotideEdit? {
    attempt { parser in
      guard parser.take("del", else: .edit) else { return nil }
      let removed = parser.restated(type.alphabet)
      guard parser.take("ins"), let parts = parser.inserted(type) else { return nil }
      return .deletionInsertion(removed, parts)
    }
  }

  mutating func duplication(_ alphabet: HGVS.Alphabet) -> HGVS.NucleotideEdit? {
    take("dup", else: .edit) ? .duplication(bases(alphabet)) : nil
  }

  mutating func insertion(_ type: HGVS.CoordinateType) -> HGVS.NucleotideEdit? {
    attempt { parser in
      guard parser.take("ins", else: .edit) else { return nil }
      return parser.inserted(type).map { .insertion($0) }
    }
  }

  mutating func inversion(_ alphabet: HGVS.Alphabet) -> HGVS.NucleotideEdit? {
    take("inv", else: .edit) ? .inversion(restated(alphabet)) : nil
  }

  mutating func conversion() -> HGVS.NucleotideEdit? {
    attempt { parser in
      parser.take("con", else: .edit) ? parser.foreignRange().map { .conversion($0) } : nil
    }
  }

  mutating func copies() -> HGVS.NucleotideEdit? {
    attempt { parser in
      parser.take("copy", else: .edit) ? parser.number().map { .copies($0) } : nil
    }
  }

  mutating func restated(_ alphabet: HGVS.Alphabet) -> HGVS.Restated? {
    if let length = positiveNumber() { return .length(length) }
    guard let bases = bases(alphabet) else { return nil }
    return bracketedCount().map { .repeated(bases, $0) } ?? .bases(bases)
  }
}

// MARK: What is inserted, and how often

extension HGVS.Parser {
  mutating func inserted(_ type: HGVS.CoordinateType) -> [HGVS.InsertedPart]? {
    guard next == UInt8(ascii: "[") else { return insertedPart(type).map { [$0] } }
    return attempt { parser in
      _ = parser.take("[")
      guard let first = parser.insertedPart(type) else { return nil }
      var parts = [first]
      while parser.take(";") {
        guard let part = parser.insertedPart(type) else { return nil }
        parts.append(part)
      }
      return parser.take("]", else: .closingBracket) ? parts : nil
    }
  }

  private mutating func insertedPart(_ type: HGVS.CoordinateType) -> HGVS.InsertedPart? {
    if let range = foreignRange() { return .range(range) }
    if let range = ownRange(type) { return .range(range) }
    if let length = positiveNumber() { return .length(length) }
    guard let bases = bases(type.alphabet) else { return fail(.inserted) }
    if let count = bracketedCount() { return .repeated(bases, count) }
    return .bases(bases)
  }

  /// A range (not a position, which would read like a length) of the sequence that the name is of.
  private mutating func ownRange(_ type: HGVS.CoordinateType) -> HGVS.SequenceRange? {
    attempt { parser in
      guard let location = parser.location(type), location.end != nil else { return nil }
      return HGVS.SequenceRange(location: location, isInverted: parser.take("inv"))
    }
  }

  /// `[4]`, `CAG[19]CAA[4]`; older names write a count in round brackets, `TG(3_6)`.
  mutating func repeats(_ alphabet: HGVS.Alphabet) -> HGVS.NucleotideEdit? {
    attempt { parser in
      var units: [HGVS.RepeatUnit] = []
      while true {
        let start = parser.at
        let unit = parser.bases(alphabet)
        guard let count = parser.bracketedCount() ?? parser.roundBracketedCount() else {
          parser.at = start
          break
        }
        units.append(HGVS.RepeatUnit(unit, count))
        if unit == nil { break }
      }
      return units.isEmpty ? nil : .repeats(units)
    }
  }

  /// `[21]`, `[(5_10)]`, `[?]`
  mutating func bracketedCount() -> HGVS.Count? {
    attempt { parser in
      guard parser.take("[", else: .openingBracket) else { return nil }
      let count = parser.plainCount() ?? parser.roundBracketedCount()
      return parser.take("]", else: .closingBracket) ? count : nil
    }
  }

  private mutating func plainCount() -> HGVS.Count? {
    if take("?") { return .unknown }
    return number().map { .exactly($0) }
  }

  /// `(5_10)`, `(?_10)`, and `(3)` for a plain number.
  private mutating func roundBracketedCount() -> HGVS.Count? {
    attempt { parser in
      guard parser.take("(") else { return nil }
      let isUnknown = parser.take("?")
      let lower = isUnknown ? nil : parser.number()
      guard isUnknown || lower != nil else { return nil }
      guard parser.take("_", else: .underscore) else {
        guard let lower, parser.take(")", else: .closingParenthesis) else { return nil }
        return .exactly(lower)
      }
      if parser.take("?") { return parser.take(")") ? .between(lower, nil) : nil }
      guard let upper = parser.number(), parser.take(")", else: .closingParenthesis) else { return nil }
      return .between(lower, upper)
    }
  }
}

extension HGVS.CoordinateType {
  /// The letters of its bases.
  package var alphabet: HGVS.Alphabet { self == .rna ? .rna : .dna }
}
