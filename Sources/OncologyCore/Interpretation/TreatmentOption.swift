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
  public var findings: [FindingID]
  public var level: AMPLevel?
  public var tier: AMPTier?
  public var escat: ESCATTier?
  /// Keys of matches (`civic:1409`) for it, against it, and flagged or without a tier.
  public var supporting: [String]
  public var opposing: [String]
  public var withoutTier: [String]
  /// Line, stage, region, companion test, state of what must be confirmed first.
  public var conditions: [Message]
  public var cautions: [Message]
  /// Why it stands where it stands.
  public var reasons: [Message]

  public init(
    id: String, therapies: [String], interaction: TherapyInteraction? = nil, stance: Stance, findings: [FindingID],
    level: AMPLevel? = nil, escat: ESCATTier? = nil, supporting: [String] = [], opposing: [String] = [],
    withoutTier: [String] = [], conditions: [Message] = [], cautions: [Message] = [], reasons: [Message] = []
  ) {
    self.id = id
    self.therapies = therapies
    self.interaction = interaction
    self.stance = stance
    self.findings = findings
    self.level = level
    self.tier = level?.tier
    self.escat = escat
    self.supporting = supporting
    self.opposing = opposing
    self.withoutTier = withoutTier
    self.conditions = conditions
    self.cautions = cautions
    self.reasons = reasons
  }
}
