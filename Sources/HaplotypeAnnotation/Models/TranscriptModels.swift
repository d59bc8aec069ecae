/// Transcripts and their parts as flat arrays, one set for each contig. Coordinates are 0-based and inclusive.
package struct TranscriptModels: Sendable {
  /// Contigs by the name that the annotation gives them.
  package internal(set) var contigs: [String: ContigModels] = [:]
  /// The name of the annotation's first contig, to tell how it names contigs.
  package internal(set) var firstContigName: String?
  package internal(set) var report = GeneModelReport()

  package var transcriptCount: Int { contigs.values.reduce(0) { $0 + $1.transcripts.count } }
}

/// What was found while models were put together: nothing is left out without being counted here.
package struct GeneModelReport: Sendable, Equatable {
  /// Transcripts left out because their biotype is not known, by biotype.
  package var unknownBiotypes: [String: Int] = [:]
  /// Parts whose transcript is not in the annotation, or was left out.
  package var partsWithoutTranscript = 0
  /// Coding transcripts whose parts have no phase, so that their frame was taken on trust.
  package var transcriptsWithUnknownPhase: [String] = []
  /// Transcripts whose phases contradict the lengths of their parts; their coding parts were left out (`--force`).
  package var transcriptsWithContradictoryPhase: [String] = []
  /// Transcripts with coding parts that overlap, as in ribosomal slippage.
  package var transcriptsWithOverlappingParts: [String] = []
  /// Transcripts that end or begin within a codon; the spare bases are not translated.
  package var incompleteTranscriptCount = 0
  /// Transcripts with parts on no strand, or on both; their coding parts were left out.
  package var transcriptsWithoutStrand: [String] = []
}

/// The models of one contig.
package struct ContigModels: Sendable {
  /// Ascending by their start.
  var transcripts: [Transcript] = []
  /// `reach[i]` is the largest end among the transcripts up to and with `i`.
  var reach: [Int] = []
  /// Exons of all transcripts, each transcript's together and ascending.
  var exons: [ClosedInterval] = []
  var codingParts: [CodingPart] = []
  var untranslatedParts: [UntranslatedPart] = []
  /// `GENE|TRANSCRIPT|biotype` of all transcripts, as BCSQ prints it, and `GENE||biotype`.
  var labels: [UInt8] = []
  /// Numbers of genes with a biotype, by what BCSQ prints of them.
  var subjects: [String: Int32] = [:]
  /// Disjoint stretches of coding transcripts, ascending: variants in different ones cannot share a transcript.
  var islands: [ClosedInterval] = []

  /// A contig of which the annotation knows nothing.
  package static let none = ContigModels([])

  struct ClosedInterval: Sendable, Hashable {
    let first: Int
    let last: Int
  }

  struct CodingPart: Sendable {
    let first: Int
    let last: Int
    /// Coding bases of the transcript before this part, in the transcript's direction.
    let codingOffset: Int
    /// Whether an intron, rather than an untranslated part or nothing, is next to it, on the genome's lower side.
    let hasIntronBelow: Bool
    let hasIntronAbove: Bool
    /// The untranslated part right next to it.
    let untranslatedBelow: UntranslatedPart.Side?
    let untranslatedAbove: UntranslatedPart.Side?

    var count: Int { last - first + 1 }
  }

  struct UntranslatedPart: Sendable {
    enum Side: Sendable { case fivePrime, threePrime }
    let first: Int
    let last: Int
    let side: Side
  }

  struct Transcript: Sendable {
    let start: Int
    let end: Int
    let isReverse: Bool
    /// Whether coding parts are translated, and whether the transcript is broken down before translation.
    let isCoding: Bool
    let isDecayed: Bool
    /// Equal for transcripts of one gene and one biotype.
    let subject: Int32
    let exons: Range<Int>
    let codingParts: Range<Int>
    let untranslatedParts: Range<Int>
    /// Coding bases, a multiple of three.
    let codingLength: Int
    /// Whether the annotation says that the first (last) codon is missing.
    let isIncompleteAtStart: Bool
    let isIncompleteAtEnd: Bool
    /// Where `labels` holds its names.
    let label: Range<Int>
    let shortLabel: Range<Int>

    var isTranslated: Bool { isCoding && !codingParts.isEmpty }
  }

  /// The first transcript that may reach a position or beyond it.
  func firstTranscript(reaching position: Int) -> Int {
    var low = 0, high = reach.count
    while low < high {
      let middle = (low + high) / 2
      if reach[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Disjoint stretches of coding transcripts, ascending, 0-based inclusive: variants in different ones share none.
  package var codingStretches: [ClosedRange<Int>] { islands.map { $0.first...$0.last } }
}
