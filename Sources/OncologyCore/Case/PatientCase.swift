/// A case after ingest: validated, harmonised, nothing interpreted. `patient-case.json`.
public struct PatientCase: VersionedDocument, Hashable {
  public static let schema = "sextant.patient-case"
  public static let schemaVersion = SchemaVersion(1, 0)

  public var caseID: String
  public var assembly: Assembly
  public var tumorType: TumorType
  public var reportDate: PartialDate?
  public var options: CaseOptions
  public var inputs: [InputFile]
  public var variants: [SmallVariantCall]
  /// `nil` where no such file was given: "not assessed" is not "none".
  public var copyNumber: [CopyNumberSegment]?
  public var fusions: [FusionCall]?
  public var expression: GeneExpression?
  /// Merged, sorted intervals in which variants could be called; `nil` where not told.
  public var callable: [GenomicInterval]?
  /// Lengths of contigs as the variant files' headers state them.
  public var statedContigs: [String: Int]
  public var statedReference: String?
  public var record: PatientRecord?
  public var filterCounts: [FilterCount]
  public var diagnostics: [Diagnostic]

  public init(
    caseID: String, assembly: Assembly, tumorType: TumorType, reportDate: PartialDate? = nil,
    options: CaseOptions = CaseOptions(), inputs: [InputFile] = [], variants: [SmallVariantCall] = [],
    copyNumber: [CopyNumberSegment]? = nil, fusions: [FusionCall]? = nil, expression: GeneExpression? = nil,
    callable: [GenomicInterval]? = nil, statedContigs: [String: Int] = [:], statedReference: String? = nil,
    record: PatientRecord? = nil, filterCounts: [FilterCount] = [], diagnostics: [Diagnostic] = []
  ) {
    self.caseID = caseID
    self.assembly = assembly
    self.tumorType = tumorType
    self.reportDate = reportDate
    self.options = options
    self.inputs = inputs
    self.variants = variants
    self.copyNumber = copyNumber
    self.fusions = fusions
    self.expression = expression
    self.callable = callable
    self.statedContigs = statedContigs
    self.statedReference = statedReference
    self.record = record
    self.filterCounts = filterCounts
    self.diagnostics = diagnostics
  }
}

/// An input by its name (no folder), size and digest; what was read of it.
public struct InputFile: Hashable, Sendable, Codable {
  public enum Role: String, Sendable, Codable, CaseIterable {
    case variants, germline, copyNumber, fusions, expression, record, callable, overrides
  }
  public var role: Role
  public var name: String
  /// `sha256:` and 64 hexadecimal digits of the file's bytes as stored.
  public var digest: String
  public var bytes: Int
  /// `VCF 4.2`, `BCF`, `MAF`, `PCGR fusions`, …
  public var format: String
  public var records: Int
  public init(role: Role, name: String, digest: String, bytes: Int, format: String, records: Int) {
    self.role = role
    self.name = name
    self.digest = digest
    self.bytes = bytes
    self.format = format
    self.records = records
  }
}

/// How many records a caller's filter left out, by the filter's name.
public struct FilterCount: Hashable, Sendable, Codable {
  public var role: InputFile.Role
  public var filter: String
  public var count: Int
  public init(role: InputFile.Role, filter: String, count: Int) {
    self.role = role
    self.filter = filter
    self.count = count
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    role = try container.decode(InputFile.Role.self, forKey: .role)
    filter = try container.decode(String.self, forKey: .filter)
    count = try container.decode(.count, in: WholeNumber.counts)
  }

  private enum CodingKeys: String, CodingKey { case role, filter, count }
}

/// What the person said about how to read and judge the case; each is shown on the report.
public struct CaseOptions: Hashable, Sendable, Codable {
  public var isTumorOnly: Bool
  public var tumorSample: String?
  /// The rule by which the tumour's sample was chosen, for the report.
  public var tumorSampleRule: Message?
  public var normalSample: String?
  public var depthTag: String?
  public var alleleFractionTag: String?
  /// Share of tumour cells, 0…1, and mean copies a cell.
  public var purity: Double?
  public var ploidy: Double?
  public var callableMegabases: Double?

  /// What the numbers may be, on the command line and in a manifest alike.
  public static let purityRange = 0.01...1.0
  public static let ploidyRange = 0.5...20.0
  /// The whole genome is about 3,100 megabases.
  public static let callableMegabasesRange = 0.01...3300.0

  public init(
    isTumorOnly: Bool = false, tumorSample: String? = nil, tumorSampleRule: Message? = nil, normalSample: String? = nil,
    depthTag: String? = nil, alleleFractionTag: String? = nil, purity: Double? = nil, ploidy: Double? = nil,
    callableMegabases: Double? = nil
  ) {
    self.isTumorOnly = isTumorOnly
    self.tumorSample = tumorSample
    self.tumorSampleRule = tumorSampleRule
    self.normalSample = normalSample
    self.depthTag = depthTag
    self.alleleFractionTag = alleleFractionTag
    self.purity = purity
    self.ploidy = ploidy
    self.callableMegabases = callableMegabases
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    isTumorOnly = try container.decode(Bool.self, forKey: .isTumorOnly)
    tumorSample = try container.decodeIfPresent(String.self, forKey: .tumorSample)
    tumorSampleRule = try container.decodeIfPresent(Message.self, forKey: .tumorSampleRule)
    normalSample = try container.decodeIfPresent(String.self, forKey: .normalSample)
    depthTag = try container.decodeIfPresent(String.self, forKey: .depthTag)
    alleleFractionTag = try container.decodeIfPresent(String.self, forKey: .alleleFractionTag)
    purity = try container.decodeIfPresent(.purity, in: Self.purityRange)
    ploidy = try container.decodeIfPresent(.ploidy, in: Self.ploidyRange)
    callableMegabases = try container.decodeIfPresent(.callableMegabases, in: Self.callableMegabasesRange)
  }

  private enum CodingKeys: String, CodingKey {
    case isTumorOnly, tumorSample, tumorSampleRule, normalSample, depthTag, alleleFractionTag, purity, ploidy
    case callableMegabases
  }
}
