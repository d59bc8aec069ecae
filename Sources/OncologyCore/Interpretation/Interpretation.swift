/// A tumour profile read against named knowledge. `interpretation.json`.
public struct Interpretation: VersionedDocument, Hashable {
  public static let schema = "sextant.interpretation"
  public static let schemaVersion = SchemaVersion(2, 0)

  public var summary: TumorSummary
  public var tumorTypeName: String
  /// From the patient's type up to the root of OncoTree.
  public var tumorTypeLineage: [TumorType]
  public var knowledge: ReleaseReference
  /// The answer in sentences, most important first, then the warnings that stand beside it.
  public var headline: [Message]
  public var warnings: [Message]
  public var options: [TreatmentOption]
  /// Findings that matter, in order; then every other protein-changing variant.
  public var findings: [InterpretedFinding]
  public var otherVariants: [OtherVariant]
  public var matches: [EvidenceMatch]
  public var excluded: [ExcludedEvidence]
  public var pertinentNegatives: [PertinentNegative]
  public var nextTests: [Message]
  public var germlineReferrals: [Message]
  public var leftOut: [LeftOut]
  public var overrides: [Override]

  public init(
    summary: TumorSummary, tumorTypeName: String, tumorTypeLineage: [TumorType], knowledge: ReleaseReference,
    headline: [Message] = [], warnings: [Message] = [], options: [TreatmentOption] = [],
    findings: [InterpretedFinding] = [], otherVariants: [OtherVariant] = [], matches: [EvidenceMatch] = [],
    excluded: [ExcludedEvidence] = [], pertinentNegatives: [PertinentNegative] = [], nextTests: [Message] = [],
    germlineReferrals: [Message] = [], leftOut: [LeftOut] = [], overrides: [Override] = []
  ) {
    self.summary = summary
    self.tumorTypeName = tumorTypeName
    self.tumorTypeLineage = tumorTypeLineage
    self.knowledge = knowledge
    self.headline = headline
    self.warnings = warnings
    self.options = options
    self.findings = findings
    self.otherVariants = otherVariants
    self.matches = matches
    self.excluded = excluded
    self.pertinentNegatives = pertinentNegatives
    self.nextTests = nextTests
    self.germlineReferrals = germlineReferrals
    self.leftOut = leftOut
    self.overrides = overrides
  }
}

/// A protein-changing variant that nothing more is known of, in short.
public struct OtherVariant: Hashable, Sendable, Codable {
  public var id: FindingID
  public var gene: String
  public var change: String
  public var consequence: SequenceOntologyTerm
  public var alleleFraction: Double?
  public var points: Int?
  public init(
    id: FindingID, gene: String, change: String, consequence: SequenceOntologyTerm, alleleFraction: Double?,
    points: Int?
  ) {
    self.id = id
    self.gene = gene
    self.change = change
    self.consequence = consequence
    self.alleleFraction = alleleFraction
    self.points = points
  }
}

/// A gene or marker that one asks for in this tumour type and that was not found altered, or was not assessed.
public struct PertinentNegative: Hashable, Sendable, Codable {
  public enum Status: String, Sendable, Codable, CaseIterable {
    /// The gene's callable regions were given and no alteration was found.
    case notFoundCovered
    /// No alteration among the calls; coverage was not told.
    case notFoundCoverageUnknown
    case notAssessed
    /// Called, and something in the input speaks against it.
    case toConfirm
    /// Altered: listed among the findings.
    case found
  }
  /// As the source writes it: `v::ALK Fusion OR ?::ALK Fusion`.
  public var name: String
  /// The same in words; `nil` in documents of interpretation 1.0.
  public var marker: Message?
  public var status: Status
  public var reason: Message
  public init(name: String, marker: Message? = nil, status: Status, reason: Message) {
    self.name = name
    self.marker = marker
    self.status = status
    self.reason = reason
  }
}

/// Something that the report leaves out, how often, and why.
public struct LeftOut: Hashable, Sendable, Codable {
  public var message: Message
  public var count: Int
  public var examples: [String]
  public init(_ message: Message, count: Int, examples: [String] = []) {
    self.message = message
    self.count = count
    self.examples = examples
  }
}
