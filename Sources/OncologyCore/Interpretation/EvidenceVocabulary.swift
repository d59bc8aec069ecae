/// AMP/ASCO/CAP 2017 levels of evidence (PMC5707196, table 3), strongest first.
public enum AMPLevel: String, Sendable, Codable, CaseIterable, Comparable {
  case a = "A", b = "B", c = "C", d = "D"
  public static func < (left: AMPLevel, right: AMPLevel) -> Bool { left.rawValue < right.rawValue }
  /// A and B make tier I, C and D tier II.
  public var tier: AMPTier { self <= .b ? .one : .two }
}

/// AMP/ASCO/CAP 2017 tiers: strong, potential, unknown, benign or likely benign.
public enum AMPTier: String, Sendable, Codable, CaseIterable, Comparable {
  case one = "I", two = "II", three = "III", four = "IV"
  private var rank: Int { Self.allCases.firstIndex(of: self)! }
  public static func < (left: AMPTier, right: AMPTier) -> Bool { left.rank < right.rank }
}

/// What an item speaks of.
public enum EvidenceKind: String, Sendable, Codable, CaseIterable {
  case therapeutic, diagnostic, prognostic, predisposing, functional, oncogenic
}

/// `doesNotSupport` means refuted or inconclusive: it is never turned into the opposite.
public enum EvidenceDirection: String, Sendable, Codable, CaseIterable { case supports, doesNotSupport, notStated }

/// What an item says of its kind.
public enum EvidenceSignificance: String, Sendable, Codable, CaseIterable {
  case sensitivity, resistance, reducedSensitivity, adverseResponse
  /// A label or guideline says that the therapy is not to be used with the alteration.
  case notRecommended
  case positive, negative
  case betterOutcome, poorOutcome
  case predisposition, protectiveness
  case gainOfFunction, lossOfFunction, alteredFunction, neomorphic, dominantNegative, unalteredFunction
  case oncogenicity
  case notApplicable, unknown
}

/// How the tumour type of an item relates to the patient's.
public enum TumorTypeRelation: String, Sendable, Codable, CaseIterable {
  case same
  /// The item is on a parent of the patient's type: it applies downward.
  case parent
  /// The item is on a subtype of the patient's type: it never applies upward.
  case child
  case sibling, other
  /// The item is on any cancer, or any solid tumour and the patient's is one.
  case any
  case unmapped

  /// Whether the item speaks of the patient's own tumour.
  public var isSameTumor: Bool { self == .same || self == .parent || self == .any }
}

/// ESMO Scale for Clinical Actionability of molecular Targets (PMC9755882, table 1); only from a table with a citation.
public enum ESCATTier: String, Sendable, Codable, CaseIterable {
  case oneA = "I-A", oneB = "I-B", oneC = "I-C", twoA = "II-A", twoB = "II-B", threeA = "III-A", threeB = "III-B"
  case fourA = "IV-A", fourB = "IV-B", five = "V", none = "X"
}
