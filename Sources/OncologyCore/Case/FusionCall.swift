/// A fusion transcript as a caller reported it: 5′ partner, then 3′ partner.
public struct FusionCall: Hashable, Sendable, Codable {
  public struct Breakpoint: Hashable, Sendable, Codable {
    public var contig: Contig
    public var position: Int

    enum CodingKeys: String, CodingKey { case contig, position }

    public init(contig: Contig, position: Int) {
      self.contig = contig
      self.position = position
    }
  }

  public var fivePrimeGene: String
  public var threePrimeGene: String
  public var fivePrimeBreakpoint: Breakpoint?
  public var threePrimeBreakpoint: Breakpoint?
  public var splitReads: Int?
  public var spanningReads: Int?
  /// As the caller says: `true` in frame, `false` out of frame, `nil` not told.
  public var isInFrame: Bool?
  /// As the caller says (Arriba): domains kept of each partner; `nil` not told.
  public var retainedDomains: [String]?
  public var confidence: String?
  public var caller: String?
  public var line: Int

  public init(
    fivePrimeGene: String, threePrimeGene: String, fivePrimeBreakpoint: Breakpoint? = nil,
    threePrimeBreakpoint: Breakpoint? = nil, splitReads: Int? = nil, spanningReads: Int? = nil, isInFrame: Bool? = nil,
    retainedDomains: [String]? = nil, confidence: String? = nil, caller: String? = nil, line: Int
  ) {
    self.fivePrimeGene = fivePrimeGene
    self.threePrimeGene = threePrimeGene
    self.fivePrimeBreakpoint = fivePrimeBreakpoint
    self.threePrimeBreakpoint = threePrimeBreakpoint
    self.splitReads = splitReads
    self.spanningReads = spanningReads
    self.isInFrame = isInFrame
    self.retainedDomains = retainedDomains
    self.confidence = confidence
    self.caller = caller
    self.line = line
  }

  public var name: String { "\(fivePrimeGene)::\(threePrimeGene)" }
}
