extension VRS {
  /// What a VRS value must not hold.
  package enum InvalidValue: String, Error, Hashable, Sendable, CaseIterable {
    case refgetAccession
    case negativeNumber
    case emptyRange
    case reversedRange
    case sequenceLetters
    case endBeforeStart
    case tooFewMembers
    case adjoinedSequences
  }

  /// A refget accession: `SQ.` and the digest of the sequence's letters (GA4GH refget 2.0).
  package struct RefgetAccession: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) throws(InvalidValue) {
      let letters = text.utf8
      guard letters.count == 3 + Digest.length, text.hasPrefix("SQ."),
        letters.dropFirst(3).allSatisfy({
          $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        })
      else { throw .refgetAccession }
      self.text = text
    }

    /// Of a sequence's upper-case letters.
    package init(of letters: Span<UInt8>) { text = "SQ.\(Digest(of: letters))" }

    package var description: String { text }

    func write(to text: inout CanonicalText) {
      text.raw("{\"refgetAccession\":")
      text.string(self.text)
      text.raw(",\"type\":\"SequenceReference\"}")
    }
  }

  /// A number, or the bounds that are known of it.
  package enum Quantity: Hashable, Sendable {
    case exactly(Int)
    /// Inclusive; `nil` where there is no bound.
    case between(Int?, Int?)

    /// Numbers of places, letters or copies: none is negative, and a range has a bound.
    func validate() throws(InvalidValue) {
      switch self {
      case .exactly(let value): if value < 0 { throw .negativeNumber }
      case .between(nil, nil): throw .emptyRange
      case .between(let lower, let upper):
        if (lower ?? 0) < 0 || (upper ?? 0) < 0 { throw .negativeNumber }
        if let lower, let upper, lower > upper { throw .reversedRange }
      }
    }
  }

  /// A stretch of a sequence, 0-based between residues; one end alone is a place that something is joined to.
  package struct SequenceLocation: Identifiable {
    package static let prefix = "SL"
    package let sequence: RefgetAccession?
    package let start: Quantity?
    package let end: Quantity?

    /// On a circular sequence the end may stand before the start.
    package init(
      sequence: RefgetAccession?, start: Quantity?, end: Quantity?, isCircular: Bool = false
    ) throws(InvalidValue) {
      if let start { try start.validate() }
      if let end { try end.validate() }
      if !isCircular, case .exactly(let first)? = start, case .exactly(let last)? = end, last < first {
        throw .endBeforeStart
      }
      self.sequence = sequence
      self.start = start
      self.end = end
    }

    package init(sequence: RefgetAccession, range: Range<Int>) throws(InvalidValue) {
      try self.init(sequence: sequence, start: .exactly(range.lowerBound), end: .exactly(range.upperBound))
    }

    package func write(to text: inout CanonicalText) {
      text.raw("{\"end\":")
      text.quantity(end)
      text.raw(",\"sequenceReference\":")
      if let sequence { sequence.write(to: &text) } else { text.raw("null") }
      text.raw(",\"start\":")
      text.quantity(start)
      text.raw(",\"type\":\"SequenceLocation\"}")
    }

    /// Of ends that are known to be sound.
    init(checked sequence: RefgetAccession, _ range: Range<Int>) {
      self.sequence = sequence
      start = .exactly(range.lowerBound)
      end = .exactly(range.upperBound)
    }
  }
}
