/// An evidence item whose alteration pattern the tumour matches.
public struct EvidenceMatch: Hashable, Sendable, Codable {
  /// `civic`, `moalmanac`, `approvals`, …
  public var source: String
  /// The source's own identifier, for example CIViC's evidence number.
  public var id: String
  /// The finding that matched; the first where the pattern joins several.
  public var finding: FindingID
  public var findings: [FindingID]
  /// The tumour's alteration as shown, and the item's pattern verbatim.
  public var alteration: String
  public var pattern: String
  public var kind: EvidenceKind
  public var direction: EvidenceDirection
  public var significance: EvidenceSignificance
  /// All given as the `interaction` says.
  public var therapies: [String]
  public var interaction: TherapyInteraction?
  /// The tumour type in the source's words, and its OncoTree codes.
  public var disease: String
  public var tumorTypes: [TumorType]
  public var tumorTypeRelation: TumorTypeRelation
  /// Facts that the record must state (`HER2=positive`), and whether it does.
  public var requiredStates: [StateRequirement]
  public var sourceLevel: String
  public var rating: Int?
  public var ampLevel: AMPLevel?
  public var ampTier: AMPTier?
  public var escat: ESCATTier?
  public var escatCitation: String?
  /// Flagged by its source: never a tier, always visible.
  public var flagged: Bool
  /// What the item says of the alteration's origin, verbatim.
  public var origin: String
  public var citations: [String]
  public var trials: [String]
  public var reviewed: String?
  public var url: String?
  /// For approvals: line, population, region, companion test and date.
  public var approval: ApprovalDetails?
  /// Items of other sources that say the same of the same alteration, joined to this one (`moalmanac:123`).
  public var joined: [String]
  /// The rules that gave the level, or withheld it.
  public var reasons: [Message]

  public init(
    source: String, id: String, finding: FindingID, findings: [FindingID]? = nil, alteration: String, pattern: String,
    kind: EvidenceKind, direction: EvidenceDirection, significance: EvidenceSignificance, therapies: [String] = [],
    interaction: TherapyInteraction? = nil, disease: String, tumorTypes: [TumorType] = [],
    tumorTypeRelation: TumorTypeRelation, requiredStates: [StateRequirement] = [], sourceLevel: String,
    rating: Int? = nil, ampLevel: AMPLevel? = nil, ampTier: AMPTier? = nil, escat: ESCATTier? = nil,
    escatCitation: String? = nil, flagged: Bool = false, origin: String = "", citations: [String] = [],
    trials: [String] = [], reviewed: String? = nil, url: String? = nil, approval: ApprovalDetails? = nil,
    joined: [String] = [], reasons: [Message] = []
  ) {
    self.source = source
    self.id = id
    self.finding = finding
    self.findings = findings ?? [finding]
    self.alteration = alteration
    self.pattern = pattern
    self.kind = kind
    self.direction = direction
    self.significance = significance
    self.therapies = therapies
    self.interaction = interaction
    self.disease = disease
    self.tumorTypes = tumorTypes
    self.tumorTypeRelation = tumorTypeRelation
    self.requiredStates = requiredStates
    self.sourceLevel = sourceLevel
    self.rating = rating
    self.ampLevel = ampLevel
    self.ampTier = ampTier
    self.escat = escat
    self.escatCitation = escatCitation
    self.flagged = flagged
    self.origin = origin
    self.citations = citations
    self.trials = trials
    self.reviewed = reviewed
    self.url = url
    self.approval = approval
    self.joined = joined
    self.reasons = reasons
  }

  /// `civic:1409`: the item's name across sources.
  public var key: String { "\(source):\(id)" }
}

/// How the therapies of an item are given.
public enum TherapyInteraction: String, Sendable, Codable, CaseIterable {
  /// Together.
  case combination
  /// One after the other, in the order given.
  case sequential
  /// Either of them.
  case substitutes
}

public struct StateRequirement: Hashable, Sendable, Codable {
  public enum Status: String, Sendable, Codable, CaseIterable { case met, notMet, unknown }
  public var biomarker: String
  public var state: String
  public var status: Status
  public init(biomarker: String, state: String, status: Status) {
    self.biomarker = biomarker
    self.state = state
    self.status = status
  }
}

/// What a label or guideline says besides therapy and alteration.
public struct ApprovalDetails: Hashable, Sendable, Codable {
  public var basis: String
  public var region: String
  public var line: String
  public var population: String
  public var companionTest: String
  public var firstApproved: String
  public var asOf: String
  public var excludedTumorTypes: [TumorType]
  public init(
    basis: String, region: String, line: String, population: String, companionTest: String, firstApproved: String,
    asOf: String, excludedTumorTypes: [TumorType]
  ) {
    self.basis = basis
    self.region = region
    self.line = line
    self.population = population
    self.companionTest = companionTest
    self.firstApproved = firstApproved
    self.asOf = asOf
    self.excludedTumorTypes = excludedTumorTypes
  }
}
