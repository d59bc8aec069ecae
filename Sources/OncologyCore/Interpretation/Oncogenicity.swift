/// Oncogenicity of a small variant in points (ClinGen/CGC/VICC 2022, PMC9081216, tables 2 and 3).
public struct Oncogenicity: Hashable, Sendable, Codable {
  public enum Classification: String, Sendable, Codable, CaseIterable {
    case oncogenic, likelyOncogenic, uncertain, likelyBenign, benign

    /// Oncogenic 10 or more, likely 6–9, uncertain 0–5, likely benign −1…−6, benign −7 or less.
    public init(points: Int) {
      switch points {
      case 10...: self = .oncogenic
      case 6...9: self = .likelyOncogenic
      case 0...5: self = .uncertain
      case -6 ... -1: self = .likelyBenign
      default: self = .benign
      }
    }
  }

  /// A criterion that was met. `description` says which, since sources number OM3 and OM4 differently.
  public struct Criterion: Hashable, Sendable, Codable {
    public var code: String
    public var points: Int
    public var reason: Message
    public init(code: String, points: Int, reason: Message) {
      self.code = code
      self.points = points
      self.reason = reason
    }
  }

  public var classification: Classification
  public var points: Int
  public var met: [Criterion]
  /// Criteria that these data do not allow to judge, each with the reason.
  public var notJudged: [Criterion]
  /// The class is only what could be judged: evidence of oncogenicity is met, the points stay in the range of uncertain
  /// significance, and criteria lack their data. A report then says that the class is not assignable.
  public var isClassOpen: Bool
  public init(met: [Criterion], notJudged: [Criterion]) {
    self.met = met
    self.notJudged = notJudged
    points = met.reduce(0) { $0 + $1.points }
    classification = Classification(points: points)
    isClassOpen = Self.isOpen(classification, met: met, notJudged: notJudged)
  }

  private static func isOpen(_ classification: Classification, met: [Criterion], notJudged: [Criterion]) -> Bool {
    classification == .uncertain && met.contains { $0.points > 0 } && !notJudged.isEmpty
  }
}

/// A gene's part in cancer as a named source states it.
public struct GeneRole: Hashable, Sendable, Codable {
  public enum Role: String, Sendable, Codable, CaseIterable { case tumorSuppressor, oncogene, both }
  public var gene: String
  public var role: Role
  public var source: String
  public init(gene: String, role: Role, source: String) {
    self.gene = gene
    self.role = role
    self.source = source
  }
  public var isTumorSuppressor: Bool { role != .oncogene }
  public var isOncogene: Bool { role != .tumorSuppressor }
}

/// A residue (or range, for in-frame indels) that is mutated more often than by chance.
public struct Hotspot: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable { case residue, indel, splice }
  public var gene: String
  public var start: Int
  public var end: Int
  public var kind: Kind
  /// Samples with any change at the residue.
  public var samples: Int
  /// Samples by change: one-letter alternative for residues, the change's text for indels.
  public var changes: [String: Int]
  public var source: String
  public init(gene: String, start: Int, end: Int, kind: Kind, samples: Int, changes: [String: Int], source: String) {
    self.gene = gene
    self.start = start
    self.end = end
    self.kind = kind
    self.samples = samples
    self.changes = changes
    self.source = source
  }
}

/// A critical and well-established part of a functional domain (an active site, a binding loop), as a named source states
/// it; residues are 1-based, both ends inclusive.
public struct CriticalRegion: Hashable, Sendable, Codable {
  public var gene: String
  public var start: Int
  public var end: Int
  public var name: String
  public var source: String
  public init(gene: String, start: Int, end: Int, name: String, source: String) {
    self.gene = gene
    self.start = start
    self.end = end
    self.name = name
    self.source = source
  }
}

/// What the oncogenicity rules ask of a knowledge release.
public protocol OncogenicityKnowledge: Sendable {
  func role(of gene: String) -> GeneRole?
  /// Hotspots that hold this residue.
  func hotspots(in gene: String, at residue: Int) -> [Hotspot]
  /// All hotspots of a gene, for figures.
  func hotspots(in gene: String) -> [Hotspot]
  /// Critical regions that hold this residue; `nil` where the release has no table of them.
  func criticalRegions(in gene: String, at residue: Int) -> [CriticalRegion]?
}

extension OncogenicityKnowledge {
  public func criticalRegions(in gene: String, at residue: Int) -> [CriticalRegion]? { nil }
}
