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

  /// The members, as they are written in documents.
  public struct Content: Hashable, Sendable, Codable {
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
  }

  /// Behind a reference and never written while shared, as those of `VariantFinding`.
  @usableFromInline final class Storage: @unchecked Sendable {
    @usableFromInline var content: Content
    @usableFromInline init(_ content: Content) { self.content = content }
  }

  @usableFromInline var storage: Storage

  public init(
    gene: String, transcript: String, isMANESelect: Bool, basis: Basis, consequences: [SequenceOntologyTerm],
    exon: Int? = nil, intron: Int? = nil, exonCount: Int? = nil, hgvsCoding: String? = nil,
    protein: ProteinChange? = nil, residue: Int? = nil, proteinLength: Int? = nil, decay: Decay? = nil,
    mayDisruptSplicingOfExon: Int? = nil, proteinOnOtherIsoforms: [ProteinChange]? = nil, notes: [Message] = []
  ) {
    storage = Storage(
      Content(
        gene: gene, transcript: transcript, isMANESelect: isMANESelect, basis: basis, consequences: consequences,
        exon: exon, intron: intron, exonCount: exonCount, hgvsCoding: hgvsCoding, protein: protein,
        proteinOnOtherIsoforms: proteinOnOtherIsoforms, residue: residue, proteinLength: proteinLength, decay: decay,
        mayDisruptSplicingOfExon: mayDisruptSplicingOfExon, notes: notes))
  }

  public init(from decoder: any Decoder) throws { storage = Storage(try Content(from: decoder)) }
  public func encode(to encoder: any Encoder) throws { try storage.content.encode(to: encoder) }

  public static func == (left: TranscriptEffect, right: TranscriptEffect) -> Bool {
    left.storage === right.storage || left.storage.content == right.storage.content
  }
  public func hash(into hasher: inout Hasher) { storage.content.hash(into: &hasher) }

  @usableFromInline mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.content) }
  }

  @inlinable public var gene: String {
    _read { yield storage.content.gene }
    _modify {
      makeUnique()
      yield &storage.content.gene
    }
  }
  @inlinable public var transcript: String {
    _read { yield storage.content.transcript }
    _modify {
      makeUnique()
      yield &storage.content.transcript
    }
  }
  @inlinable public var isMANESelect: Bool {
    _read { yield storage.content.isMANESelect }
    _modify {
      makeUnique()
      yield &storage.content.isMANESelect
    }
  }
  @inlinable public var basis: Basis {
    _read { yield storage.content.basis }
    _modify {
      makeUnique()
      yield &storage.content.basis
    }
  }
  @inlinable public var consequences: [SequenceOntologyTerm] {
    _read { yield storage.content.consequences }
    _modify {
      makeUnique()
      yield &storage.content.consequences
    }
  }
  @inlinable public var exon: Int? {
    _read { yield storage.content.exon }
    _modify {
      makeUnique()
      yield &storage.content.exon
    }
  }
  @inlinable public var intron: Int? {
    _read { yield storage.content.intron }
    _modify {
      makeUnique()
      yield &storage.content.intron
    }
  }
  @inlinable public var exonCount: Int? {
    _read { yield storage.content.exonCount }
    _modify {
      makeUnique()
      yield &storage.content.exonCount
    }
  }
  @inlinable public var hgvsCoding: String? {
    _read { yield storage.content.hgvsCoding }
    _modify {
      makeUnique()
      yield &storage.content.hgvsCoding
    }
  }
  @inlinable public var protein: ProteinChange? {
    _read { yield storage.content.protein }
    _modify {
      makeUnique()
      yield &storage.content.protein
    }
  }
  @inlinable public var proteinOnOtherIsoforms: [ProteinChange]? {
    _read { yield storage.content.proteinOnOtherIsoforms }
    _modify {
      makeUnique()
      yield &storage.content.proteinOnOtherIsoforms
    }
  }
  @inlinable public var residue: Int? {
    _read { yield storage.content.residue }
    _modify {
      makeUnique()
      yield &storage.content.residue
    }
  }
  @inlinable public var proteinLength: Int? {
    _read { yield storage.content.proteinLength }
    _modify {
      makeUnique()
      yield &storage.content.proteinLength
    }
  }
  @inlinable public var decay: Decay? {
    _read { yield storage.content.decay }
    _modify {
      makeUnique()
      yield &storage.content.decay
    }
  }
  @inlinable public var mayDisruptSplicingOfExon: Int? {
    _read { yield storage.content.mayDisruptSplicingOfExon }
    _modify {
      makeUnique()
      yield &storage.content.mayDisruptSplicingOfExon
    }
  }
  @inlinable public var notes: [Message] {
    _read { yield storage.content.notes }
    _modify {
      makeUnique()
      yield &storage.content.notes
    }
  }

  public var mostSevere: SequenceOntologyTerm? { consequences.first }
}

extension TranscriptEffect.Content {
  /// Decoding refuses numbers that no transcript has.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    gene = try container.decode(String.self, forKey: .gene)
    transcript = try container.decode(String.self, forKey: .transcript)
    isMANESelect = try container.decode(Bool.self, forKey: .isMANESelect)
    basis = try container.decode(TranscriptEffect.Basis.self, forKey: .basis)
    consequences = try container.decode([SequenceOntologyTerm].self, forKey: .consequences)
    exon = try container.decodeIfPresent(.exon, in: WholeNumber.counts)
    intron = try container.decodeIfPresent(.intron, in: WholeNumber.counts)
    exonCount = try container.decodeIfPresent(.exonCount, in: WholeNumber.counts)
    hgvsCoding = try container.decodeIfPresent(String.self, forKey: .hgvsCoding)
    protein = try container.decodeIfPresent(ProteinChange.self, forKey: .protein)
    proteinOnOtherIsoforms = try container.decodeIfPresent([ProteinChange].self, forKey: .proteinOnOtherIsoforms)
    residue = try container.decodeIfPresent(.residue, in: WholeNumber.counts)
    proteinLength = try container.decodeIfPresent(.proteinLength, in: WholeNumber.counts)
    decay = try container.decodeIfPresent(TranscriptEffect.Decay.self, forKey: .decay)
    mayDisruptSplicingOfExon = try container.decodeIfPresent(.mayDisruptSplicingOfExon, in: WholeNumber.counts)
    notes = try container.decode([Message].self, forKey: .notes)
  }

  enum CodingKeys: String, CodingKey {
    case gene, transcript, isMANESelect, basis, consequences, exon, intron, exonCount, hgvsCoding, protein
    case proteinOnOtherIsoforms, residue, proteinLength, decay, mayDisruptSplicingOfExon, notes
  }
}
