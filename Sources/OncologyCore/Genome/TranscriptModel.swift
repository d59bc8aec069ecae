/// A transcript's place on the genome, 1-based inclusive, exons and coding parts ascending in genomic order.
///
/// A class, because a reference's thousands are handed on and none is ever changed.
public final class TranscriptModel: Hashable, Sendable {
  public enum Strand: String, Sendable, Codable { case forward = "+", reverse = "-" }

  public let gene: String
  public let transcript: String
  public let isMANESelect: Bool
  public let contig: Contig
  public let strand: Strand
  /// Where only coding parts are known (`areExonsKnown` is false) these equal `codingParts`.
  public let exons: [ClosedRange<Int>]
  public let codingParts: [ClosedRange<Int>]
  public let areExonsKnown: Bool
  /// Residues without the stop; `nil` for a transcript that is not coding.
  public let proteinLength: Int?
  public let hasSequence: Bool
  /// From the first exon's first base to the last one's last.
  public let interval: GenomicInterval

  public init(
    gene: String, transcript: String, isMANESelect: Bool, contig: Contig, strand: Strand, exons: [ClosedRange<Int>],
    codingParts: [ClosedRange<Int>], areExonsKnown: Bool, proteinLength: Int?, hasSequence: Bool
  ) {
    self.gene = gene
    self.transcript = transcript
    self.isMANESelect = isMANESelect
    self.contig = contig
    self.strand = strand
    self.exons = exons
    self.codingParts = codingParts
    self.areExonsKnown = areExonsKnown
    self.proteinLength = proteinLength
    self.hasSequence = hasSequence
    interval = GenomicInterval(contig: contig, start: exons.first?.lowerBound ?? 0, end: exons.last?.upperBound ?? 0)
  }

  public static func == (left: TranscriptModel, right: TranscriptModel) -> Bool {
    left === right
      || (left.gene == right.gene && left.transcript == right.transcript && left.isMANESelect == right.isMANESelect
        && left.contig == right.contig && left.strand == right.strand && left.exons == right.exons
        && left.codingParts == right.codingParts && left.areExonsKnown == right.areExonsKnown
        && left.proteinLength == right.proteinLength && left.hasSequence == right.hasSequence)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(gene)
    hasher.combine(transcript)
  }

}

/// A table of known changes of one build, asked for by exact allele.
public protocol KnownAlleles: Sendable {
  /// Whether this exact allele stands in a table of known changes of this build.
  func isKnownAllele(_ allele: GenomicAllele) -> Bool
}

/// What engines ask of a reference release's gene models, whatever holds them.
public protocol GeneModels: KnownAlleles {
  var assembly: Assembly { get }
  var geneCount: Int { get }
  var genesWithSequenceCount: Int { get }
  /// The gene's first-choice transcript (MANE Select first), by symbol or alias.
  func model(ofGene symbol: String) -> TranscriptModel?
  /// First-choice transcripts that overlap the interval, in genomic order.
  func models(overlapping interval: GenomicInterval) -> [TranscriptModel]
  /// Length of a contig of the primary assembly.
  func length(of contig: Contig) -> Int?
  /// Whether REF agrees with the sequence at hand; `nil` where there is none to compare with.
  func referenceAgrees(_ allele: GenomicAllele) -> Bool?
}
