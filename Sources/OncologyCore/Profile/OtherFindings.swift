/// The copy number of a gene, called by a stated rule.
public struct CopyNumberFinding: Hashable, Sendable, Codable {
  public enum Call: String, Sendable, Codable, CaseIterable {
    case amplification, gain, loss, deepDeletion, copyNeutralLossOfHeterozygosity
  }
  public var id: FindingID
  public var gene: String
  public var call: Call
  public var totalCopies: Double?
  public var minorCopies: Double?
  public var log2Ratio: Double?
  /// The segment (or the segments' hull) that the call rests on.
  public var segment: GenomicInterval
  /// 0…1 of the gene covered by that copy number; a gene cut by a breakpoint is named.
  public var share: Double
  public var rule: Message

  public init(
    id: FindingID, gene: String, call: Call, totalCopies: Double? = nil, minorCopies: Double? = nil,
    log2Ratio: Double? = nil, segment: GenomicInterval, share: Double, rule: Message
  ) {
    self.id = id
    self.gene = gene
    self.call = call
    self.totalCopies = totalCopies
    self.minorCopies = minorCopies
    self.log2Ratio = log2Ratio
    self.segment = segment
    self.share = share
    self.rule = rule
  }
}

/// A fusion with what could be checked of it. 5′ and 3′ are as called: never swapped.
public struct FusionFinding: Hashable, Sendable, Codable {
  public var id: FindingID
  public var call: FusionCall
  /// What speaks against it, or needs confirmation.
  public var doubts: [Message]
  /// Whether the 3′ (or 5′) drug target's domain is kept; `nil` is "not shown".
  public var isTargetDomainRetained: Bool?
  public var fivePrimeTPM: Double?
  public var threePrimeTPM: Double?

  public init(
    id: FindingID, call: FusionCall, doubts: [Message] = [], isTargetDomainRetained: Bool? = nil,
    fivePrimeTPM: Double? = nil, threePrimeTPM: Double? = nil
  ) {
    self.id = id
    self.call = call
    self.doubts = doubts
    self.isTargetDomainRetained = isTargetDomainRetained
    self.fivePrimeTPM = fivePrimeTPM
    self.threePrimeTPM = threePrimeTPM
  }
}

/// A gene's expression, in TPM: it never stands for over-expression or loss by immunohistochemistry.
public struct ExpressionFinding: Hashable, Sendable, Codable {
  public var id: FindingID
  public var gene: String
  public var tpm: Double
  /// Share of the sample's genes with a lower value, 0…1.
  public var percentileWithinSample: Double
  public init(id: FindingID, gene: String, tpm: Double, percentileWithinSample: Double) {
    self.id = id
    self.gene = gene
    self.tpm = tpm
    self.percentileWithinSample = percentileWithinSample
  }
}

/// Tumour mutational burden under a stated counting rule, or why there is none.
public struct MutationalBurden: Hashable, Sendable, Codable {
  public var mutationsPerMegabase: Double?
  /// Exact Poisson 95 % limits (Garwood 1936).
  public var lowerLimit: Double?
  public var upperLimit: Double?
  public var counted: Int
  public var callableMegabases: Double?
  public var rule: Message
  /// Why it is not computable, or what the number is not equivalent to.
  public var caveats: [Message]
  /// `true` and `false` only where the rule is that of the threshold; `nil` otherwise.
  public var isHigh: Bool?
  public init(
    mutationsPerMegabase: Double? = nil, lowerLimit: Double? = nil, upperLimit: Double? = nil, counted: Int,
    callableMegabases: Double? = nil, rule: Message, caveats: [Message] = [], isHigh: Bool? = nil
  ) {
    self.mutationsPerMegabase = mutationsPerMegabase
    self.lowerLimit = lowerLimit
    self.upperLimit = upperLimit
    self.counted = counted
    self.callableMegabases = callableMegabases
    self.rule = rule
    self.caveats = caveats
    self.isHigh = isHigh
  }
}

/// Microsatellite status: only from a validated source (the record's PCR, IHC or NGS result), else not assessed.
public struct MicrosatelliteAssessment: Hashable, Sendable, Codable {
  public enum Status: String, Sendable, Codable, CaseIterable { case high, stable, notAssessed }
  public var status: Status
  public var basis: Message
  /// Observations that make a test urgent (share of indels, MMR genes, POLE), none of which is a call.
  public var hints: [Message]
  public var indelShare: Double?
  public init(status: Status, basis: Message, hints: [Message] = [], indelShare: Double? = nil) {
    self.status = status
    self.basis = basis
    self.hints = hints
    self.indelShare = indelShare
  }
}
