/// A small variant with its effect on the chosen transcript.
public struct VariantFinding: Hashable, Sendable, Codable {
  public var id: FindingID
  public var call: SmallVariantCall
  /// The effect by which the variant is reported; `nil` where it touches no gene that the reference knows.
  public var effect: TranscriptEffect?
  /// Effects on other genes or transcripts.
  public var otherEffects: [TranscriptEffect]
  /// Copies of the tumour at this place, from segments.
  public var localCopies: LocalCopies?
  public var alleleStatus: AlleleStatus?
  /// What else is said of the call itself: possible germline origin, clonal haematopoiesis, a REF that disagrees.
  public var notes: [Message]

  public init(
    id: FindingID, call: SmallVariantCall, effect: TranscriptEffect? = nil, otherEffects: [TranscriptEffect] = [],
    localCopies: LocalCopies? = nil, alleleStatus: AlleleStatus? = nil, notes: [Message] = []
  ) {
    self.id = id
    self.call = call
    self.effect = effect
    self.otherEffects = otherEffects
    self.localCopies = localCopies
    self.alleleStatus = alleleStatus
    self.notes = notes
  }

  public struct LocalCopies: Hashable, Sendable, Codable {
    public var total: Double?
    public var minor: Double?
    public init(total: Double?, minor: Double?) {
      self.total = total
      self.minor = minor
    }
    /// One parent's allele is gone; `nil` where minor copies are not known.
    public var isLossOfHeterozygosity: Bool? { minor.map { $0 < 0.5 } }
  }
}

/// What a variant does to one transcript.
public struct TranscriptEffect: Hashable, Sendable, Codable {
  /// Where the effect was taken from.
  public enum Basis: String, Sendable, Codable, CaseIterable {
    /// Computed from gene models and sequence.
    case computed
    /// Computed from gene models without sequence: no amino acids.
    case computedWithoutSequence
    /// The exact genomic allele stands in a table of known changes.
    case knownAlleleTable
    /// As the input file states it.
    case inputFile
  }

  /// Whether the changed message is expected to be broken down (nonsense-mediated decay, 50-nucleotide rule).
  public enum Decay: String, Sendable, Codable { case expected, escapes, unknown }

  public var gene: String
  public var transcript: String
  public var isMANESelect: Bool
  public var basis: Basis
  /// Most severe first.
  public var consequences: [SequenceOntologyTerm]
  /// 1-based number of the exon, or of the intron, in which the variant begins, and how many the transcript has.
  public var exon: Int?
  public var intron: Int?
  public var exonCount: Int?
  /// Without the transcript: `c.1799T>A`.
  public var hgvsCoding: String?
  /// The protein's change; `hgvs` gives `p.Val600Glu`. Always a prediction from DNA.
  public var protein: ProteinChange?
  /// The same change as named sources count it on other isoforms (MYD88 L252P is the `L265P` of the literature).
  public var proteinOnOtherIsoforms: [ProteinChange]?
  /// First residue touched, where the change itself is not known.
  public var residue: Int?
  public var proteinLength: Int?
  public var decay: Decay?
  /// 1-based number of the exon whose essential splice site or last base is changed: it may be skipped, or read on.
  public var mayDisruptSplicingOfExon: Int?
  /// What else is said of it (contradictions between file and computation, table sources).
  public var notes: [Message]

  public init(
    gene: String, transcript: String, isMANESelect: Bool, basis: Basis, consequences: [SequenceOntologyTerm],
    exon: Int? = nil, intron: Int? = nil, exonCount: Int? = nil, hgvsCoding: String? = nil,
    protein: ProteinChange? = nil, residue: Int? = nil, proteinLength: Int? = nil, decay: Decay? = nil,
    mayDisruptSplicingOfExon: Int? = nil, proteinOnOtherIsoforms: [ProteinChange]? = nil, notes: [Message] = []
  ) {
    self.gene = gene
    self.transcript = transcript
    self.isMANESelect = isMANESelect
    self.basis = basis
    self.consequences = consequences
    self.exon = exon
    self.intron = intron
    self.exonCount = exonCount
    self.hgvsCoding = hgvsCoding
    self.protein = protein
    self.residue = residue
    self.proteinLength = proteinLength
    self.decay = decay
    self.mayDisruptSplicingOfExon = mayDisruptSplicingOfExon
    self.proteinOnOtherIsoforms = proteinOnOtherIsoforms
    self.notes = notes
  }

  /// Decoding refuses numbers that no transcript has.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      gene: try container.decode(String.self, forKey: .gene),
      transcript: try container.decode(String.self, forKey: .transcript),
      isMANESelect: try container.decode(Bool.self, forKey: .isMANESelect),
      basis: try container.decode(Basis.self, forKey: .basis),
      consequences: try container.decode([SequenceOntologyTerm].self, forKey: .consequences))
    exon = try container.decodeIfPresent(.exon, in: WholeNumber.counts)
    intron = try container.decodeIfPresent(.intron, in: WholeNumber.counts)
    exonCount = try container.decodeIfPresent(.exonCount, in: WholeNumber.counts)
    hgvsCoding = try container.decodeIfPresent(String.self, forKey: .hgvsCoding)
    protein = try container.decodeIfPresent(ProteinChange.self, forKey: .protein)
    proteinOnOtherIsoforms = try container.decodeIfPresent([ProteinChange].self, forKey: .proteinOnOtherIsoforms)
    residue = try container.decodeIfPresent(.residue, in: WholeNumber.counts)
    proteinLength = try container.decodeIfPresent(.proteinLength, in: WholeNumber.counts)
    decay = try container.decodeIfPresent(Decay.self, forKey: .decay)
    mayDisruptSplicingOfExon = try container.decodeIfPresent(.mayDisruptSplicingOfExon, in: WholeNumber.counts)
    notes = try container.decode([Message].self, forKey: .notes)
  }

  private enum CodingKeys: String, CodingKey {
    case gene, transcript, isMANESelect, basis, consequences, exon, intron, exonCount, hgvsCoding, protein
    case proteinOnOtherIsoforms, residue, proteinLength, decay, mayDisruptSplicingOfExon, notes
  }

  public var mostSevere: SequenceOntologyTerm? { consequences.first }
}

/// Whether both copies of the gene are hit, and by what rule that is said.
public struct AlleleStatus: Hashable, Sendable, Codable {
  public enum Value: String, Sendable, Codable, CaseIterable {
    case biallelic, heterozygous, possiblyBiallelic, unknown
  }
  public var value: Value
  public var reason: Message
  public init(_ value: Value, because reason: Message) {
    self.value = value
    self.reason = reason
  }
}
