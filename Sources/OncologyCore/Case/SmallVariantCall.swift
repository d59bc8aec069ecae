/// Where a variant is thought to come from. A tumour-only call is of unknown origin: said, never assumed.
public enum VariantOrigin: String, Sendable, Codable, CaseIterable { case somatic, germline, unknown }

public enum Zygosity: String, Sendable, Codable, CaseIterable { case heterozygous, homozygous, hemizygous }

/// One alternative allele as a caller reported it, that passed the caller's filters.
public struct SmallVariantCall: Hashable, Sendable, Codable {
  public var allele: GenomicAllele
  public var origin: VariantOrigin
  /// Line of the record in its file, 1-based (a BCF's record number), and which of its alternatives, 1-based.
  public var line: Int
  public var alternateIndex: Int
  public var depth: Int?
  public var alternateDepth: Int?
  /// 0…1.
  public var alleleFraction: Double?
  public var normalDepth: Int?
  public var normalAlternateDepth: Int?
  public var zygosity: Zygosity?
  /// Phase set and haplotype (0 or 1) where the genotype is phased.
  public var phaseSet: Int?
  public var haplotype: Int?
  public var identifiers: [String]
  /// Callers that reported it, where the file says so.
  public var callers: [String]
  /// What the file itself says of the variant's effect, one entry a transcript.
  public var providedAnnotations: [ProvidedAnnotation]

  public init(
    allele: GenomicAllele, origin: VariantOrigin, line: Int, alternateIndex: Int = 1, depth: Int? = nil,
    alternateDepth: Int? = nil, alleleFraction: Double? = nil, normalDepth: Int? = nil,
    normalAlternateDepth: Int? = nil, zygosity: Zygosity? = nil, phaseSet: Int? = nil, haplotype: Int? = nil,
    identifiers: [String] = [], callers: [String] = [], providedAnnotations: [ProvidedAnnotation] = []
  ) {
    self.allele = allele
    self.origin = origin
    self.line = line
    self.alternateIndex = alternateIndex
    self.depth = depth
    self.alternateDepth = alternateDepth
    self.alleleFraction = alleleFraction
    self.normalDepth = normalDepth
    self.normalAlternateDepth = normalAlternateDepth
    self.zygosity = zygosity
    self.phaseSet = phaseSet
    self.haplotype = haplotype
    self.identifiers = identifiers
    self.callers = callers
    self.providedAnnotations = providedAnnotations
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    allele = try container.decode(GenomicAllele.self, forKey: .allele)
    origin = try container.decode(VariantOrigin.self, forKey: .origin)
    line = try container.decode(.line, in: WholeNumber.counts)
    alternateIndex = try container.decode(.alternateIndex, in: WholeNumber.counts)
    depth = try container.decodeIfPresent(.depth, in: WholeNumber.counts)
    alternateDepth = try container.decodeIfPresent(.alternateDepth, in: WholeNumber.counts)
    alleleFraction = try container.decodeIfPresent(.alleleFraction, in: 0...1)
    normalDepth = try container.decodeIfPresent(.normalDepth, in: WholeNumber.counts)
    normalAlternateDepth = try container.decodeIfPresent(.normalAlternateDepth, in: WholeNumber.counts)
    zygosity = try container.decodeIfPresent(Zygosity.self, forKey: .zygosity)
    phaseSet = try container.decodeIfPresent(Int.self, forKey: .phaseSet)
    haplotype = try container.decodeIfPresent(.haplotype, in: 0...1)
    identifiers = try container.decode([String].self, forKey: .identifiers)
    callers = try container.decode([String].self, forKey: .callers)
    providedAnnotations = try container.decode([ProvidedAnnotation].self, forKey: .providedAnnotations)
  }

  private enum CodingKeys: String, CodingKey {
    case allele, origin, line, alternateIndex, depth, alternateDepth, alleleFraction, normalDepth, normalAlternateDepth
    case zygosity, phaseSet, haplotype, identifiers, callers, providedAnnotations
  }
}

/// An effect on one transcript as the input file gives it (VEP `CSQ`, SnpEff `ANN`, MAF columns).
public struct ProvidedAnnotation: Hashable, Sendable, Codable {
  public enum Source: String, Sendable, Codable { case vep = "VEP", snpEff = "SnpEff", maf = "MAF" }
  public var source: Source
  public var gene: String?
  public var geneID: String?
  public var transcript: String?
  public var isMANESelect: Bool
  public var isCanonical: Bool
  /// Sequence Ontology terms; MAF's `Variant_Classification` is translated by a documented table.
  public var consequences: [SequenceOntologyTerm]
  /// Terms or classifications that could not be translated, verbatim.
  public var unreadTerms: [String]
  /// For example `15/18`.
  public var exon: String?
  public var hgvsCoding: String?
  public var hgvsProtein: String?

  public init(
    source: Source, gene: String? = nil, geneID: String? = nil, transcript: String? = nil, isMANESelect: Bool = false,
    isCanonical: Bool = false, consequences: [SequenceOntologyTerm] = [], unreadTerms: [String] = [],
    exon: String? = nil, hgvsCoding: String? = nil, hgvsProtein: String? = nil
  ) {
    self.source = source
    self.gene = gene
    self.geneID = geneID
    self.transcript = transcript
    self.isMANESelect = isMANESelect
    self.isCanonical = isCanonical
    self.consequences = consequences
    self.unreadTerms = unreadTerms
    self.exon = exon
    self.hgvsCoding = hgvsCoding
    self.hgvsProtein = hgvsProtein
  }
}
