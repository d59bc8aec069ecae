/// What a label or guideline asks of the patient (line, stage, earlier therapy, age), beside what the record says.
public struct LabelAssessment: Hashable, Sendable, Codable {
  /// Whether the patient fits, as far as the record tells.
  public enum Fit: String, Sendable, Codable, CaseIterable, Comparable {
    /// The record meets something that is asked for, and nothing that could be read is open or against it.
    case met
    /// Something that is asked for is not in the record, or nothing is asked for that a record could answer.
    case unknown
    /// The record denies something that is asked for.
    case contradicted

    private var rank: Int { Self.allCases.firstIndex(of: self)! }
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
  }

  /// The item's name across sources: `approvals:APR-0032`.
  public var item: String
  public var fit: Fit
  /// What is asked for, in the label's words, by what the record says of it.
  public var met: [String]
  public var unknown: [String]
  public var contradicted: [String]

  public init(
    item: String, fit: Fit, met: [String] = [], unknown: [String] = [], contradicted: [String] = []
  ) {
    self.item = item
    self.fit = fit
    self.met = met
    self.unknown = unknown
    self.contradicted = contradicted
  }
}

/// What the record says of earlier courses of an option's drugs.
public enum PriorUse: String, Sendable, Codable, CaseIterable {
  /// All its drugs were given before, and the tumour progressed on them.
  case progressed
  /// None of its drugs is new: each was given with progression, or is of the class of one that was.
  case classProgressed
  /// Holds a drug on which the tumour progressed beside one that is new, and no label asks for earlier therapy with it.
  case partProgressed
  /// All its drugs were given before or are being given, none of them with progression so far as the record tells.
  case given
}

/// A label or guideline on sensitivity that would apply if something were confirmed that the data do not tell.
public struct PendingLabel: Hashable, Sendable, Codable {
  /// The item's name across sources: `approvals:APR-0094`.
  public var item: String
  public var findings: [FindingID]
  /// States that the record does not tell (`ER positive`).
  public var states: [StateRequirement]
  /// It is on inherited variants, and the origin of what was found is unknown.
  public var needsGermlineOrigin: Bool
  /// A part of its alteration pattern that was not assessed.
  public var missing: String?
  public var fit: LabelAssessment.Fit

  public init(
    item: String, findings: [FindingID], states: [StateRequirement] = [], needsGermlineOrigin: Bool = false,
    missing: String? = nil, fit: LabelAssessment.Fit = .unknown
  ) {
    self.item = item
    self.findings = findings
    self.states = states
    self.needsGermlineOrigin = needsGermlineOrigin
    self.missing = missing
    self.fit = fit
  }
}
