/// What is known of the patient and the specimen besides the molecular files.
///
/// The JSON form is documented in `Documentation/Formats/patient-record.md`; every member may be missing, and a
/// missing member is "not stated", never a default.
public struct PatientRecord: Hashable, Sendable, Codable {
  public enum Sex: String, Sendable, Codable, CaseIterable { case female, male, other, unknown }

  public struct Therapy: Hashable, Sendable, Codable {
    /// A drug or regimen as recorded, for example `FOLFOX`.
    public var name: String
    public var line: Int?
    public var start: PartialDate?
    public var end: PartialDate?
    /// For example `progressive disease`, as recorded.
    public var outcome: String?
    public init(
      name: String, line: Int? = nil, start: PartialDate? = nil, end: PartialDate? = nil, outcome: String? = nil
    ) {
      self.name = name
      self.line = line
      self.start = start
      self.end = end
      self.outcome = outcome
    }
  }

  public struct Specimen: Hashable, Sendable, Codable {
    public var site: String?
    public var collected: PartialDate?
    /// `primary`, `metastasis`, `recurrence`, `blood` or as recorded.
    public var kind: String?
    /// Share of tumour cells by the pathologist, 0…1.
    public var tumorContent: Double?
    /// `fresh frozen`, `FFPE` or as recorded.
    public var preservation: String?
    public init(
      site: String? = nil, collected: PartialDate? = nil, kind: String? = nil, tumorContent: Double? = nil,
      preservation: String? = nil
    ) {
      self.site = site
      self.collected = collected
      self.kind = kind
      self.tumorContent = tumorContent
      self.preservation = preservation
    }
  }

  /// A state that evidence or a label may ask for, for example `HER2` = `positive`, `castration_resistant` = `positive`.
  public struct BiomarkerState: Hashable, Sendable, Codable {
    /// `HER2`, `ER`, `PR`, `triple_negative`, `castration_resistant`, `MSI`, `MMR`, `PD-L1`, … (see the format's page).
    public var biomarker: String
    /// `positive`, `negative`, `low`, `ultralow`, `high`, `stable`, `deficient`, `proficient`, `unknown`.
    public var state: String
    /// How it was measured (`IHC`, `ISH`, `PCR`, …) and the score as written (`3+`).
    public var method: String?
    public var value: String?
    public var date: PartialDate?
    public init(biomarker: String, state: String, method: String? = nil, value: String? = nil, date: PartialDate? = nil)
    {
      self.biomarker = biomarker
      self.state = state
      self.method = method
      self.value = value
      self.date = date
    }
  }

  public var identifier: String?
  public var age: Int?
  public var sex: Sex?
  public var diagnosis: String?
  public var diagnosed: PartialDate?
  public var stage: String?
  /// ECOG, 0…5.
  public var performanceStatus: Int?
  public var priorTherapies: [Therapy]?
  public var currentMedications: [String]?
  public var specimen: Specimen?
  public var biomarkers: [BiomarkerState]?
  /// Whether the patient wants to be told of germline findings; `nil` is "not stated".
  public var germlineConsent: Bool?
  /// The centre's policy on secondary findings, as written.
  public var secondaryFindingsPolicy: String?

  public init() {}

  /// The state of a biomarker as recorded (last entry wins); `nil` is unknown.
  public func state(of biomarker: String) -> BiomarkerState? {
    biomarkers?.last { $0.biomarker.lowercased() == biomarker.lowercased() }
  }
}
