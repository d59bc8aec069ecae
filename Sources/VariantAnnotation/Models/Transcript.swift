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
  /// The same transcript's names in other catalogues (RefSeq, LRG), `|` between them.
  package let otherNames: String
  /// Coding DNA on the transcript's strand, upper case, stop codon included; `nil` where there is none at hand.
  package let codingSequence: ArraySlice<UInt8>?

  package init(
    gene: String, name: String, isMANESelect: Bool, isFirstChoice: Bool, contig: Contig,
    strand: TranscriptModel.Strand, exons: IntervalList, codingParts: IntervalList, areExonsKnown: Bool,
    proteinLength: Int?, otherNames: String = "", codingSequence: ArraySlice<UInt8>?
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
    self.otherNames = otherNames
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
  /// The change as the table writes it, counted on our transcript where the table says how.
  package let text: String
  /// The change as the table's source counts it, where it counts on another isoform.
  package let textOnOtherIsoform: String?
  package let source: String
  /// The transcript on which the change was counted, where the table tells.
  package let transcript: String?

  package init(
    gene: String, text: String, textOnOtherIsoform: String? = nil, source: String, transcript: String? = nil
  ) {
    self.gene = gene
    self.text = text
    self.textOnOtherIsoform = textOnOtherIsoform
    self.source = source
    self.transcript = transcript
  }

  /// `nil` where the table names a change that is not one of a protein (a splice site).
  package var protein: ProteinChange? { ProteinChange(hgvs: text) }
}

/// Where transcripts and known alleles come from, whatever holds them: tables in memory today, a mapped file later.
package protocol TranscriptSource: Sendable {
  var assembly: Assembly { get }
  /// Every transcript (first choices and alternatives) that shares a base with the stretch, in genomic order.
  func transcripts(overlapping stretch: ClosedRange<Int>, on contig: Contig) -> [Transcript]
  /// What tables of known changes say of this exact change.
  func knownChanges(_ edit: GenomicEdit, on contig: Contig) -> [KnownChange]
}
