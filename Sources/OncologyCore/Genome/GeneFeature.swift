/// One line of a gene annotation (GFF3, GTF): a gene, a transcript, or a part of one.
package struct GeneFeature: Hashable, Sendable {
  /// A `stopCodon` is the part of the coding sequence that GTF leaves out of its coding parts.
  package enum Kind: Sendable { case gene, transcript, exon, codingPart, stopCodon, fivePrimeUTR, threePrimeUTR }

  package let kind: Kind
  /// The contig as the file names it.
  package let contig: String
  /// 1-based inclusive; where a file was cut out of a longer one this may begin before 1.
  package let start: Int
  package let end: Int
  /// `nil` where the file does not say.
  package let strand: TranscriptModel.Strand?
  /// Bases to pass over, at the part's beginning in the transcript's direction, before the next codon begins (0, 1, 2).
  package let phase: Int?
  package let id: String?
  package let parents: [String]
  package let name: String?
  package let biotype: String?
  /// The file's third column, which for transcripts may tell the biotype.
  package let type: String

  package init(
    kind: Kind, contig: String, start: Int, end: Int, strand: TranscriptModel.Strand?, phase: Int? = nil,
    id: String? = nil, parents: [String] = [], name: String? = nil, biotype: String? = nil, type: String = ""
  ) {
    self.kind = kind
    self.contig = contig
    self.start = start
    self.end = end
    self.strand = strand
    self.phase = phase
    self.id = id
    self.parents = parents
    self.name = name
    self.biotype = biotype
    self.type = type
  }
}
