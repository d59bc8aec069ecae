package import OncologyCore

/// A transcript as annotation needs it: a view into whatever holds the models.
package struct Transcript: Sendable {
  package let gene: String
  package let name: String
  package let isMANESelect: Bool
  /// The gene's first row in the release; the others are alternatives.
  package let isFirstChoice: Bool
  package let contig: Contig
  package let strand: TranscriptModel.Strand
  package let exons: IntervalList
  package let codingParts: IntervalList
  package let areExonsKnown: Bool
  /// Residues without the stop; `nil` where the transcript is not coding.
  package let proteinLength: Int?
  /// Coding DNA on the transcript's strand, upper case, stop codon included; `nil` where there is none at hand.
  package let codingSequence: ArraySlice<UInt8>?

  package init(
    gene: String, name: String, isMANESelect: Bool, isFirstChoice: Bool, contig: Contig,
    strand: TranscriptModel.Strand, exons: IntervalList, codingParts: IntervalList, areExonsKnown: Bool,
    proteinLength: Int?, codingSequence: ArraySlice<UInt8>?
  ) {
    self.gene = gene
    self.name = name
    self.isMANESelect = isMANESelect
    self.isFirstChoice = isFirstChoice
    self.contig = contig
    self.strand = strand
    self.exons = exons
    self.codingParts = codingParts
    self.areExonsKnown = areExonsKnown
    self.proteinLength = proteinLength
    self.codingSequence = codingSequence
  }

  package var isForward: Bool { strand == .forward }
  package var isCoding: Bool { !codingParts.isEmpty }
  package var model: TranscriptModel {
    TranscriptModel(
      gene: gene, transcript: name, isMANESelect: isMANESelect, contig: contig, strand: strand, exons: Array(exons),
      codingParts: Array(codingParts), areExonsKnown: areExonsKnown, proteinLength: proteinLength,
      hasSequence: codingSequence != nil)
  }
}

/// What a known-allele table says of one exact allele.
package struct KnownChange: Hashable, Sendable {
  package let gene: String
  /// `nil` where the table names a change that is not one of a protein (a splice site).
  package let protein: ProteinChange?
  /// The change as the table writes it.
  package let text: String
  package let source: String

  package init(gene: String, protein: ProteinChange?, text: String, source: String) {
    self.gene = gene
    self.protein = protein
    self.text = text
    self.source = source
  }
}

/// Where transcripts and known alleles come from, whatever holds them: tables in memory today, a mapped file later.
package protocol TranscriptSource: Sendable {
  var assembly: Assembly { get }
  /// Every transcript (first choices and alternatives) that shares a base with the stretch, in genomic order.
  func transcripts(overlapping stretch: ClosedRange<Int>, on contig: Contig) -> [Transcript]
  /// What tables of known changes say of this exact change.
  func knownChanges(_ edit: GenomicEdit, on contig: Contig) -> [KnownChange]
}
