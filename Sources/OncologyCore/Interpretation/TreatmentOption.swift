/// A therapy that evidence speaks for or against in this tumour.
public struct TreatmentOption: Hashable, Sendable, Codable {
  public enum Stance: String, Sendable, Codable, CaseIterable {
    /// Evidence of sensitivity.
    case favoured
    /// Evidence of resistance, or a label that says not to use it.
    case discouraged
    /// A label excludes this tumour, which overrides what else speaks for it.
    case excludedByLabel
    /// Only items that cannot give a tier.
    case withoutTier
  }

  /// Made from the therapies and their interaction: `option:Cetuximab+Encorafenib`.
  public var id: String
  public var therapies: [String]
  public var interaction: TherapyInteraction?
  public var stance: Stance
  /// What its stance rests on: the findings that speak for it; against it, where it is discouraged.
  public var findings: [FindingID]
  /// The findings of what speaks against it, whatever its stance.
  public var opposingFindings: [FindingID]
  public var level: AMPLevel?
  public var tier: AMPTier?
  public var escat: ESCATTier?
  /// Keys of matches (`civic:1409`) for it, against it, and flagged or without a tier.
  public var supporting: [String]
  public var opposing: [String]
  public var withoutTier: [String]
  /// Labels and guidelines of this tumour on it, beside what the record says of the patient; those that ask for a state
  /// that the record denies among them.
  public var labels: [LabelAssessment]
  /// Labels and guidelines that would apply if something were confirmed.
  public var pendingLabels: [PendingLabel]
  /// What the record says of earlier courses with progression; `nil` where none bears on it.
  public var priorUse: PriorUse?
  /// Place by the stated rules, from 1; options that the rules do not tell apart share it.
  public var place: Int?
  /// Line, stage, region, companion test, state of what must be confirmed first.
  public var conditions: [Message]
  public var cautions: [Message]
  /// Why it stands where it stands.
  public var reasons: [Message]

  public init(
    id: String, therapies: [String], interaction: TherapyInteraction? = nil, stance: Stance, findings: [FindingID],
    opposingFindings: [FindingID] = [], level: AMPLevel? = nil, escat: ESCATTier? = nil, supporting: [String] = [],
    opposing: [String] = [],
    withoutTier: [String] = [], labels: [LabelAssessment] = [],
    pendingLabels: [PendingLabel] = [], priorUse: PriorUse? = nil, place: Int? = nil, conditions: [Message] = [],
    cautions: [Message] = [],
    reasons: [Message] = []
  ) {
    self.id = id
    self.therapies = therapies
    self.interaction = interaction
    self.stance = stance
    self.findings = findings
    self.opposingFindings = opposingFindings
    self.level = level
    self.tier = level?.tier
    self.escat = escat
    self.supporting = supporting
    self.opposing = opposing
    self.withoutTier = withoutTier
    self.labels = labels
    self.pendingLabels = pendingLabels
    self.priorUse = priorUse
    self.place = place
    self.conditions = conditions
    self.cautions = cautions
    self.reasons = reasons
  }

  /// How well the best of its labels fits, one that waits for a fact being open at best; `nil` where no label of this
  /// tumour names it.
  public var labelFit: LabelAssessment.Fit? {
    (labels.map(\.fit) + pendingLabels.map { $0.fit == .contradicted ? .contradicted : .unknown }).min()
  }

  /// A label of this tumour names it and is not denied by the record.
  public var isNamedByLabel: Bool { labels.contains { $0.fit != .contradicted } }
}
