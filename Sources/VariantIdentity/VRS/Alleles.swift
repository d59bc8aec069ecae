extension VRS {
  /// Letters of a sequence: bases, residues, `*` and `-`.
  package struct SequenceString: Hashable, Sendable {
    package let text: String

    package init(_ text: String) throws(InvalidValue) {
      guard
        text.utf8.allSatisfy({
          $0.isLetter && $0 & 0x20 == 0 || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "-")
        })
      else { throw .sequenceLetters }
      self.text = text
    }

    package init(_ letters: [UInt8]) throws(InvalidValue) { try self.init(String(decoding: letters, as: UTF8.self)) }
  }

  /// What stands at a location.
  package enum SequenceExpression: Hashable, Sendable {
    case literal(SequenceString)
    /// Letters that follow from the reference: its repeat unit again and again. The letters are not part of identity.
    case referenceLength(length: Quantity, repeatSubunitLength: Int, sequence: SequenceString?)
    case length(Quantity?)

    /// What counts for identity: the letters of `referenceLength` follow from the rest.
    package static func == (left: SequenceExpression, right: SequenceExpression) -> Bool {
      left.identity == right.identity
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(identity) }

    private enum Identity: Hashable {
      case literal(SequenceString)
      case referenceLength(Quantity, Int)
      case length(Quantity?)
    }

    private var identity: Identity {
      switch self {
      case .literal(let sequence): return .literal(sequence)
      case .referenceLength(let length, let unit, sequence: _): return .referenceLength(length, unit)
      case .length(let length): return .length(length)
      }
    }

    func write(to text: inout CanonicalText) {
      switch self {
      case .literal(let sequence):
        text.raw("{\"sequence\":")
        text.string(sequence.text)
        text.raw(",\"type\":\"LiteralSequenceExpression\"}")
      case .referenceLength(let length, let unit, sequence: _):
        text.raw("{\"length\":")
        text.quantity(length)
        text.raw(",\"repeatSubunitLength\":")
        text.number(unit)
        text.raw(",\"type\":\"ReferenceLengthExpression\"}")
      case .length(let length):
        text.raw("{\"length\":")
        text.quantity(length)
        text.raw(",\"type\":\"LengthExpression\"}")
      }
    }

    package var serialized: [UInt8] {
      var text = CanonicalText()
      write(to: &text)
      return text.bytes
    }
  }

  /// The state of a molecule at a location.
  package struct Allele: Identifiable {
    package static let prefix = "VA"
    package let location: SequenceLocation
    package let state: SequenceExpression

    package init(location: SequenceLocation, state: SequenceExpression) {
      self.location = location
      self.state = state
    }

    package func write(to text: inout CanonicalText) {
      text.raw("{\"location\":")
      text.digest(location.digest)
      text.raw(",\"state\":")
      state.write(to: &text)
      text.raw(",\"type\":\"Allele\"}")
    }
  }

  /// Alleles on one molecule: a haplotype. Their order does not count.
  package struct CisPhasedBlock: Identifiable {
    package static let prefix = "CPB"
    package let members: [Allele]
    /// The sequence that members stand on which name none themselves. By VRS's suite it is no part of identity: blocks of
    /// such members on two sequences have one identifier, so let each member name its own.
    package let sequence: RefgetAccession?

    package init(members: [Allele], sequence: RefgetAccession? = nil) throws(InvalidValue) {
      guard members.count >= 2 else { throw .tooFewMembers }
      self.members = members
      self.sequence = sequence
    }

    package func write(to text: inout CanonicalText) {
      text.raw("{\"members\":")
      text.list(members.map(\.digest).sorted()) { $0.digest($1) }
      text.raw(",\"type\":\"CisPhasedBlock\"}")
    }
  }
}
