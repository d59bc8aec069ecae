/// Names of variants after the HGVS nomenclature, version 21 (hgvs-nomenclature.org): values, a parser and a printer.
///
/// A value holds what a name says, not that the name is true of a sequence. Positions are 1-based, ranges inclusive.
package enum HGVS {
  /// A sequence's accession as written: `NM_004006.2`, `NC_000023.11`, `LRG_199t1`, `ENST00000269305.4`.
  package struct Accession: Hashable, Sendable, CustomStringConvertible {
    package let text: String
    package init(_ text: String) { self.text = text }

    package var description: String { text }
    /// The number behind the point; `nil` where none is written, and the name says less than it should.
    package var version: Int? {
      guard let point = text.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
      return Int(text[text.index(after: point)...])
    }
  }

  /// What a name's positions count on: the accession, and in brackets the gene or the transcript meant.
  package struct Reference: Hashable, Sendable, CustomStringConvertible {
    package let accession: Accession
    /// A gene's symbol, or the transcript whose positions are used on a genomic sequence
    /// (`NC_000023.11(NM_004006.2):c.357+1G>A`; "Reference Sequences").
    package let selector: String?

    package init(_ accession: Accession, selector: String? = nil) {
      self.accession = accession
      self.selector = selector
    }

    package var description: String { selector.map { "\(accession)(\($0))" } ?? accession.text }
  }

  /// The kind of nucleotide sequence that positions count on ("Reference Sequence Types").
  package enum CoordinateType: UInt8, Hashable, Sendable, CaseIterable {
    case genomic = 0x67  // g
    case mitochondrial = 0x6D  // m
    case circular = 0x6F  // o
    case coding = 0x63  // c
    case nonCoding = 0x6E  // n
    case rna = 0x72  // r

    package var letter: Character { Character(UnicodeScalar(rawValue)) }
    /// Whether a position may lie in an intron (`88+1`) of the sequence counted on.
    package var allowsOffset: Bool { self == .coding || self == .nonCoding || self == .rna }
    /// Whether positions may be counted back from the start (`-14`).
    package var allowsUpstream: Bool { allowsOffset }
    /// Whether positions may be counted on from the stop codon (`*46`).
    package var allowsDownstream: Bool { self == .coding || self == .rna }
  }

  /// A place on a sequence and nothing of what is there: `NM_01234.5:c.22+6`. Names do not stand like this alone; an
  /// insertion and a conversion name the sequence they bring so.
  package struct SequenceRange: Hashable, Sendable {
    /// `nil` for the sequence that the name itself is of.
    package let source: Source?
    package let location: Location<NucleotidePosition>
    package let isInverted: Bool

    package struct Source: Hashable, Sendable {
      package let reference: Reference
      package let coordinates: CoordinateType
      package init(_ reference: Reference, _ coordinates: CoordinateType) {
        self.reference = reference
        self.coordinates = coordinates
      }
    }

    package init(source: Source? = nil, location: Location<NucleotidePosition>, isInverted: Bool = false) {
      self.source = source
      self.location = location
      self.isInverted = isInverted
    }
  }

  /// One change, or changes with their phase ("Alleles").
  package enum Description<Change: Hashable & Sendable>: Hashable, Sendable {
    case single(Change)
    /// Two or more whose phase is not known: `76A>C(;)283G>C`.
    case unphased([Change])
    /// One or more molecules: `[76A>C;77G>T];[=]`.
    case alleles([Allele<Change>])
  }

  /// What stands between two changes in one pair of brackets.
  package enum Joint: String, Hashable, Sendable, CaseIterable {
    case cis = ";"
    case unknownPhase = "(;)"
    case mosaic = "/"
    case chimeric = "//"
    /// Several products of one allele.
    case products = ","
  }

  /// What stands in one pair of brackets.
  package struct Allele<Change: Hashable & Sendable>: Hashable, Sendable {
    package let first: Change
    package let others: [Other]

    package struct Other: Hashable, Sendable {
      package let joint: Joint
      package let change: Change
      package init(_ joint: Joint, _ change: Change) {
        self.joint = joint
        self.change = change
      }
    }

    package init(_ first: Change, _ others: [Other] = []) {
      self.first = first
      self.others = others
    }

    package var changes: [Change] { [first] + others.map(\.change) }
  }

  /// A whole name.
  package struct Variant: Hashable, Sendable {
    package enum Body: Hashable, Sendable {
      case nucleotide(CoordinateType, Description<NucleotideChange>)
      case protein(Description<ProteinChange>)
    }
    /// `nil` for a name that was written without: `c.76A>C`.
    package let reference: Reference?
    package let body: Body

    package init(reference: Reference? = nil, _ body: Body) {
      self.reference = reference
      self.body = body
    }
  }
}
