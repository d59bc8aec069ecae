/// Consequences of one allele, or one haplotype, for one transcript. The order of the bits is the order of the words in
/// BCSQ.
package struct ConsequenceTerms: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  private init(bit: UInt32) { rawValue = 1 << bit }

  package static let synonymous = Self(bit: 0)
  package static let missense = Self(bit: 1)
  package static let stopLost = Self(bit: 2)
  package static let stopGained = Self(bit: 3)
  package static let inframeDeletion = Self(bit: 4)
  package static let inframeInsertion = Self(bit: 5)
  package static let frameshift = Self(bit: 6)
  package static let spliceAcceptor = Self(bit: 7)
  package static let spliceDonor = Self(bit: 8)
  package static let startLost = Self(bit: 9)
  package static let spliceRegion = Self(bit: 10)
  package static let stopRetained = Self(bit: 11)
  package static let fivePrimeUTR = Self(bit: 12)
  package static let threePrimeUTR = Self(bit: 13)
  package static let nonCoding = Self(bit: 14)
  package static let intron = Self(bit: 15)
  package static let inframeAltering = Self(bit: 16)
  package static let codingSequence = Self(bit: 17)
  package static let featureElongation = Self(bit: 18)
  package static let featureTruncation = Self(bit: 19)
  package static let startRetained = Self(bit: 20)
  /// A stop codon upstream on the same haplotype: told by `*` before the words.
  package static let afterStop = Self(bit: 30)
  /// The annotation lacks the transcript's end, so that start and stop cannot be told.
  package static let incompleteCoding = Self(bit: 31)

  /// What is read off the translated sequence.
  static let translated: Self = [
    .synonymous, .missense, .stopLost, .stopGained, .inframeDeletion, .inframeInsertion, .frameshift, .startLost,
    .stopRetained, .inframeAltering, .featureElongation, .featureTruncation, .startRetained, .afterStop,
    .incompleteCoding,
  ]
  /// What place alone tells of a start codon that is lost with the frame.
  static let placedStart: Self = [.startLost, .spliceRegion, .featureElongation, .featureTruncation]
  static let startOrStop: Self = [.stopLost, .stopGained, .stopRetained, .startLost, .startRetained]
  /// Told of a gene and a biotype rather than of a transcript.
  static let unplaced: Self = [.intron, .nonCoding]
  static let withoutStrand: Self = [
    .spliceAcceptor, .spliceDonor, .spliceRegion, .featureElongation, .featureTruncation,
  ]

  /// bcftools' words, by bit, and the Sequence Ontology's terms.
  static let words: [(word: StaticString, ontology: String)] = [
    ("synonymous", "SO:0001819"), ("missense", "SO:0001583"), ("stop_lost", "SO:0001578"),
    ("stop_gained", "SO:0001587"), ("inframe_deletion", "SO:0001822"), ("inframe_insertion", "SO:0001821"),
    ("frameshift", "SO:0001589"), ("splice_acceptor", "SO:0001574"), ("splice_donor", "SO:0001575"),
    ("start_lost", "SO:0002012"), ("splice_region", "SO:0001630"), ("stop_retained", "SO:0001567"),
    ("5_prime_utr", "SO:0001623"), ("3_prime_utr", "SO:0001624"), ("non_coding", "SO:0001619"),
    ("intron", "SO:0001627"), ("inframe_altering", "SO:0001650"), ("coding_sequence", "SO:0001580"),
    ("feature_elongation", "SO:0001907"), ("feature_truncation", "SO:0001906"), ("start_retained", "SO:0002019"),
  ]

  /// The Sequence Ontology's accessions, in the order of the words.
  package var ontologyTerms: [String] {
    Self.words.indices.filter { rawValue & 1 << UInt32($0) != 0 }.map { Self.words[$0].ontology }
  }

  /// What is told: start and stop only where the annotation is complete, no missense beside start or stop, no in-frame
  /// change beside an elongation or truncation of which it is a part, no splice region beside an essential splice site.
  var told: Self {
    var told = self
    if told.contains(.incompleteCoding),
      !told.subtracting([.incompleteCoding, .afterStop]).isSubset(of: Self.startOrStop)
    {
      told.subtract(Self.startOrStop.union(.incompleteCoding))
    }
    if !told.isDisjoint(with: Self.startOrStop) { told.remove(.missense) }
    return told
  }

  /// The same, before terms of several changes are joined.
  var withoutParts: Self {
    var kept = self
    if contains(.featureElongation) { kept.remove(.inframeInsertion) }
    if contains(.featureTruncation) { kept.remove(.inframeDeletion) }
    if !isDisjoint(with: [.spliceDonor, .spliceAcceptor]) { kept.remove(.spliceRegion) }
    return kept
  }
}
