import OncologyCore

/// Consequences in a set that keeps Ensembl VEP's order of severity: one bit per term.
struct ConsequenceSet: OptionSet, Sendable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }
  init(_ term: SequenceOntologyTerm) { rawValue = 1 << UInt32(Self.order.firstIndex(of: term)!) }

  private static let order = SequenceOntologyTerm.allCases

  static let transcriptAblation = ConsequenceSet(.transcriptAblation)
  static let spliceAcceptor = ConsequenceSet(.spliceAcceptorVariant)
  static let spliceDonor = ConsequenceSet(.spliceDonorVariant)
  static let stopGained = ConsequenceSet(.stopGained)
  static let frameshift = ConsequenceSet(.frameshiftVariant)
  static let stopLost = ConsequenceSet(.stopLost)
  static let startLost = ConsequenceSet(.startLost)
  static let inframeInsertion = ConsequenceSet(.inframeInsertion)
  static let inframeDeletion = ConsequenceSet(.inframeDeletion)
  static let missense = ConsequenceSet(.missenseVariant)
  static let proteinAltering = ConsequenceSet(.proteinAlteringVariant)
  static let donorFifthBase = ConsequenceSet(.spliceDonorFifthBaseVariant)
  static let spliceRegion = ConsequenceSet(.spliceRegionVariant)
  static let donorRegion = ConsequenceSet(.spliceDonorRegionVariant)
  static let polypyrimidineTract = ConsequenceSet(.splicePolypyrimidineTractVariant)
  static let startRetained = ConsequenceSet(.startRetainedVariant)
  static let stopRetained = ConsequenceSet(.stopRetainedVariant)
  static let synonymous = ConsequenceSet(.synonymousVariant)
  static let codingSequence = ConsequenceSet(.codingSequenceVariant)
  static let fivePrimeUTR = ConsequenceSet(.fivePrimeUTRVariant)
  static let threePrimeUTR = ConsequenceSet(.threePrimeUTRVariant)
  static let exon = ConsequenceSet(.exonVariant)
  static let nonCodingExon = ConsequenceSet(.nonCodingTranscriptExonVariant)
  static let intron = ConsequenceSet(.intronVariant)
  static let nonCodingTranscript = ConsequenceSet(.nonCodingTranscriptVariant)

  static let essentialSplice: ConsequenceSet = [.spliceAcceptor, .spliceDonor]

  /// Most severe first.
  var terms: [SequenceOntologyTerm] {
    var found: [SequenceOntologyTerm] = [], rest = rawValue
    while rest != 0 {
      found.append(Self.order[rest.trailingZeroBitCount])
      rest &= rest - 1
    }
    return found
  }
}
