/// A finding with what is known of it. Exactly one of the alterations is set, as `kind` says.
public struct InterpretedFinding: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case smallVariant, copyNumber, fusion, expression, biomarker
  }

  /// What the report says of its clinical significance, once.
  public enum Significance: String, Sendable, Codable, CaseIterable {
    case tierI, tierII
    /// Oncogenic, and no item gives it a tier: never "unknown significance".
    case oncogenicWithoutTier
    case unknownSignificance
    case likelyBenign
    /// Matched only by items that cannot give a tier (flagged, not supporting, level E).
    case evidenceWithoutTier
    /// Not a call of its own: a germline finding to confirm, a contradicted fusion.
    case toConfirm
  }

  public var id: FindingID
  public var kind: Kind
  /// As clinicians write it: `BRAF V600E`, `ERBB2 amplification`, `TPM3::NTRK1`.
  public var label: String
  public var gene: String?
  /// The gene's part in cancer, where the knowledge release states it: of small variants and copy numbers.
  public var geneRole: GeneRole.Role?
  public var variant: VariantFinding?
  public var copyNumber: CopyNumberFinding?
  public var fusion: FusionFinding?
  public var expression: ExpressionFinding?
  /// For biomarkers: `MSI`, `TMB`, or a state from the record, as shown.
  public var biomarker: String?
  public var oncogenicity: Oncogenicity?
  public var significance: Significance
  /// Best levels, apart by kind.
  public var therapeuticLevel: AMPLevel?
  public var diagnosticLevel: AMPLevel?
  public var prognosticLevel: AMPLevel?
  public var override: Override?
  public var notes: [Message]
  /// Hotspots of the gene, for the figure along the protein.
  public var hotspots: [Hotspot]

  public init(
    id: FindingID, kind: Kind, label: String, gene: String? = nil, geneRole: GeneRole.Role? = nil,
    variant: VariantFinding? = nil, copyNumber: CopyNumberFinding? = nil, fusion: FusionFinding? = nil,
    expression: ExpressionFinding? = nil,
    biomarker: String? = nil, oncogenicity: Oncogenicity? = nil, significance: Significance = .unknownSignificance,
    therapeuticLevel: AMPLevel? = nil, diagnosticLevel: AMPLevel? = nil, prognosticLevel: AMPLevel? = nil,
    override: Override? = nil, notes: [Message] = [], hotspots: [Hotspot] = []
  ) {
    self.id = id
    self.kind = kind
    self.label = label
    self.gene = gene
    self.geneRole = geneRole
    self.variant = variant
    self.copyNumber = copyNumber
    self.fusion = fusion
    self.expression = expression
    self.biomarker = biomarker
    self.oncogenicity = oncogenicity
    self.significance = significance
    self.therapeuticLevel = therapeuticLevel
    self.diagnosticLevel = diagnosticLevel
    self.prognosticLevel = prognosticLevel
    self.override = override
    self.notes = notes
    self.hotspots = hotspots
  }
}

/// A person's reclassification: it stays visible as such.
public struct Override: Hashable, Sendable, Codable {
  public var finding: FindingID
  public var value: Oncogenicity.Classification
  public var reason: String
  public var author: String
  public var date: PartialDate?
  /// What the rules had said.
  public var replaced: Oncogenicity.Classification?
  public init(
    finding: FindingID, value: Oncogenicity.Classification, reason: String, author: String, date: PartialDate? = nil,
    replaced: Oncogenicity.Classification? = nil
  ) {
    self.finding = finding
    self.value = value
    self.reason = reason
    self.author = author
    self.date = date
    self.replaced = replaced
  }
}
