/// A tumour's alterations and measures, before any knowledge is applied. `profile.json`.
public struct TumorProfile: VersionedDocument, Hashable {
  public static let schema = "sextant.tumor-profile"
  public static let schemaVersion = SchemaVersion(1, 0)

  public var summary: TumorSummary
  /// Every variant that passed, in order of contig, position, allele.
  public var variants: [VariantFinding]
  /// Genes whose copy number is not that of the tumour's ploidy, by the stated rule.
  public var copyNumber: [CopyNumberFinding]
  public var fusions: [FusionFinding]
  public var expression: [ExpressionFinding]

  public init(
    summary: TumorSummary, variants: [VariantFinding] = [], copyNumber: [CopyNumberFinding] = [],
    fusions: [FusionFinding] = [], expression: [ExpressionFinding] = []
  ) {
    self.summary = summary
    self.variants = variants
    self.copyNumber = copyNumber
    self.fusions = fusions
    self.expression = expression
  }
}

/// What every later stage and the page need of the tumour besides its findings.
public struct TumorSummary: Hashable, Sendable, Codable {
  public var caseID: String
  public var assembly: Assembly
  public var tumorType: TumorType
  public var reportDate: PartialDate?
  /// The label that findings' identifiers carry.
  public var specimen: String
  public var record: PatientRecord?
  public var options: CaseOptions
  public var inputs: [InputFile]
  public var softwareVersion: String
  public var reference: ReleaseReference
  public var buildCheck: BuildCheck
  public var burden: MutationalBurden
  public var microsatellites: MicrosatelliteAssessment
  public var contradictions: [Contradiction]
  public var coverage: DataCoverage
  public var counts: VariantCounts
  /// For figures: segments as read, and allele fractions of all somatic (or unknown) variants, ascending.
  public var segments: [CopyNumberSegment]
  public var alleleFractions: [Double]
  public var filterCounts: [FilterCount]
  public var diagnostics: [Diagnostic]

  public init(
    caseID: String, assembly: Assembly, tumorType: TumorType, reportDate: PartialDate? = nil, specimen: String,
    record: PatientRecord? = nil, options: CaseOptions, inputs: [InputFile], softwareVersion: String,
    reference: ReleaseReference, buildCheck: BuildCheck, burden: MutationalBurden,
    microsatellites: MicrosatelliteAssessment, contradictions: [Contradiction] = [], coverage: DataCoverage,
    counts: VariantCounts, segments: [CopyNumberSegment] = [], alleleFractions: [Double] = [],
    filterCounts: [FilterCount] = [], diagnostics: [Diagnostic] = []
  ) {
    self.caseID = caseID
    self.assembly = assembly
    self.tumorType = tumorType
    self.reportDate = reportDate
    self.specimen = specimen
    self.record = record
    self.options = options
    self.inputs = inputs
    self.softwareVersion = softwareVersion
    self.reference = reference
    self.buildCheck = buildCheck
    self.burden = burden
    self.microsatellites = microsatellites
    self.contradictions = contradictions
    self.coverage = coverage
    self.counts = counts
    self.segments = segments
    self.alleleFractions = alleleFractions
    self.filterCounts = filterCounts
    self.diagnostics = diagnostics
  }
}

/// What spoke for and against the stated genome build.
public struct BuildCheck: Hashable, Sendable, Codable {
  public enum Verdict: String, Sendable, Codable, CaseIterable { case verified, notVerified }
  public var verdict: Verdict
  /// Variants whose REF could be compared with a sequence at hand, and how many agreed.
  public var referenceBasesCompared: Int
  public var referenceBasesAgreeing: Int
  /// Variants inside coding models of the stated build, of the ones on primary contigs.
  public var inCodingModels: Int
  public var onPrimaryContigs: Int
  /// Variants that are a known hotspot allele, in the stated build and in the other.
  public var hotspotAllelesInStatedBuild: Int
  public var hotspotAllelesInOtherBuild: Int?
  public var contigLengthsAgreeing: Int
  public var contigLengthsCompared: Int
  public var reason: Message
  public init(
    verdict: Verdict, referenceBasesCompared: Int = 0, referenceBasesAgreeing: Int = 0, inCodingModels: Int = 0,
    onPrimaryContigs: Int = 0, hotspotAllelesInStatedBuild: Int = 0, hotspotAllelesInOtherBuild: Int? = nil,
    contigLengthsAgreeing: Int = 0, contigLengthsCompared: Int = 0, reason: Message
  ) {
    self.verdict = verdict
    self.referenceBasesCompared = referenceBasesCompared
    self.referenceBasesAgreeing = referenceBasesAgreeing
    self.inCodingModels = inCodingModels
    self.onPrimaryContigs = onPrimaryContigs
    self.hotspotAllelesInStatedBuild = hotspotAllelesInStatedBuild
    self.hotspotAllelesInOtherBuild = hotspotAllelesInOtherBuild
    self.contigLengthsAgreeing = contigLengthsAgreeing
    self.contigLengthsCompared = contigLengthsCompared
    self.reason = reason
  }
}

/// Two statements of the input that cannot both be true, or one that is implausible. Never in the headline.
public struct Contradiction: Hashable, Sendable, Codable {
  public var message: Message
  public var findings: [FindingID]
  public init(_ message: Message, findings: [FindingID] = []) {
    self.message = message
    self.findings = findings
  }
}

/// Which kinds of data were given, and which genes the reference can say what about.
public struct DataCoverage: Hashable, Sendable, Codable {
  public var hasGermline: Bool
  public var hasCopyNumber: Bool
  public var hasMinorCopies: Bool
  public var hasFusions: Bool
  public var hasExpression: Bool
  public var hasCallableRegions: Bool
  /// Genes of the reference with models, and those with coding sequence.
  public var genesWithModels: Int
  public var genesWithSequence: Int
  /// Genes in which a variant lies whose protein change could not be told for want of sequence.
  public var genesWithoutSequence: [String]
  /// Genes fully within the callable regions; `nil` where regions were not given.
  public var fullyCallableGenes: [String]?
  /// Of the genes that knowledge asks for: those with a model, and those that lie wholly in segments with a copy number.
  /// What is not here was not assessed.
  public var askedGenesWithModel: [String]
  public var askedGenesWithCopyNumber: [String]
  public init(
    hasGermline: Bool = false, hasCopyNumber: Bool = false, hasMinorCopies: Bool = false, hasFusions: Bool = false,
    hasExpression: Bool = false, hasCallableRegions: Bool = false, genesWithModels: Int = 0, genesWithSequence: Int = 0,
    genesWithoutSequence: [String] = [], fullyCallableGenes: [String]? = nil, askedGenesWithModel: [String] = [],
    askedGenesWithCopyNumber: [String] = []
  ) {
    self.hasGermline = hasGermline
    self.hasCopyNumber = hasCopyNumber
    self.hasMinorCopies = hasMinorCopies
    self.hasFusions = hasFusions
    self.hasExpression = hasExpression
    self.hasCallableRegions = hasCallableRegions
    self.genesWithModels = genesWithModels
    self.genesWithSequence = genesWithSequence
    self.genesWithoutSequence = genesWithoutSequence
    self.fullyCallableGenes = fullyCallableGenes
    self.askedGenesWithModel = askedGenesWithModel
    self.askedGenesWithCopyNumber = askedGenesWithCopyNumber
  }
}

/// How many variants there are of each kind; the sums are checked in tests.
public struct VariantCounts: Hashable, Sendable, Codable {
  public var total: Int
  public var germline: Int
  public var coding: Int
  public var nonSynonymous: Int
  public var withoutGene: Int
  public var withoutSequence: Int
  /// Coding variants of which it cannot be told whether they change the protein.
  public var codingUnclassified: Int
  public init(
    total: Int = 0, germline: Int = 0, coding: Int = 0, nonSynonymous: Int = 0, withoutGene: Int = 0,
    withoutSequence: Int = 0, codingUnclassified: Int = 0
  ) {
    self.total = total
    self.germline = germline
    self.coding = coding
    self.nonSynonymous = nonSynonymous
    self.withoutGene = withoutGene
    self.withoutSequence = withoutSequence
    self.codingUnclassified = codingUnclassified
  }
}
