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

  /// bcftools' words, by bit.
  static let words: [StaticString] = [
    "synonymous", "missense", "stop_lost", "stop_gained", "inframe_deletion", "inframe_insertion", "frameshift",
    "splice_acceptor", "splice_donor", "start_lost", "splice_region", "stop_retained", "5_prime_utr", "3_prime_utr",
    "non_coding", "intron", "inframe_altering", "coding_sequence", "feature_elongation", "feature_truncation",
    "start_retained",
  ]

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
