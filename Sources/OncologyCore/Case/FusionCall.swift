/// A fusion transcript as a caller reported it: 5′ partner, then 3′ partner.
public struct FusionCall: Hashable, Sendable, Codable {
  public struct Breakpoint: Hashable, Sendable, Codable {
    public var contig: Contig
    public var position: Int

    public init(contig: Contig, position: Int) {
      self.contig = contig
      self.position = position
    }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      contig = try container.decode(Contig.self, forKey: .contig)
      position = try container.decode(.position, in: WholeNumber.positions)
    }

    private enum CodingKeys: String, CodingKey { case contig, position }
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

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    fivePrimeGene = try container.decode(String.self, forKey: .fivePrimeGene)
    threePrimeGene = try container.decode(String.self, forKey: .threePrimeGene)
    fivePrimeBreakpoint = try container.decodeIfPresent(Breakpoint.self, forKey: .fivePrimeBreakpoint)
    threePrimeBreakpoint = try container.decodeIfPresent(Breakpoint.self, forKey: .threePrimeBreakpoint)
    splitReads = try container.decodeIfPresent(.splitReads, in: WholeNumber.counts)
    spanningReads = try container.decodeIfPresent(.spanningReads, in: WholeNumber.counts)
    isInFrame = try container.decodeIfPresent(Bool.self, forKey: .isInFrame)
    retainedDomains = try container.decodeIfPresent([String].self, forKey: .retainedDomains)
    confidence = try container.decodeIfPresent(String.self, forKey: .confidence)
    caller = try container.decodeIfPresent(String.self, forKey: .caller)
    line = try container.decode(.line, in: WholeNumber.counts)
  }

  private enum CodingKeys: String, CodingKey {
    case fivePrimeGene, threePrimeGene, fivePrimeBreakpoint, threePrimeBreakpoint, splitReads, spanningReads
    case isInFrame, retainedDomains, confidence, caller, line
  }

  public var name: String { "\(fivePrimeGene)::\(threePrimeGene)" }
}

/// One side of a fusion, read from what the caller wrote in the gene's place.
public enum FusionPartner: Hashable, Sendable {
  case gene(String)
  /// The breakpoint lies between genes; the nearest ones, upstream and downstream, with their distance in bases.
  case intergenic([NearestGene])
  case unknown

  public struct NearestGene: Hashable, Sendable {
    public var gene: String
    public var distance: Int
    public init(gene: String, distance: Int) {
      self.gene = gene
      self.distance = distance
    }
  }

  /// `PTEN`; `ENSG00000200891(21548),MED6P1(31892)` as Arriba writes an intergenic breakpoint
  /// (https://arriba.readthedocs.io/en/latest/output-files/, columns gene1 and gene2); `?`, `v` or nothing where the
  /// caller names none.
  public init(_ text: String) {
    guard !text.isEmpty, text != "?", text != "v", text != "." else {
      self = .unknown
      return
    }
    let nearest = text.split(separator: ",").map(Self.nearest)
    self = nearest.contains { $0 == nil } ? .gene(text) : .intergenic(nearest.compactMap { $0 })
  }

  private static func nearest(_ text: Substring) -> NearestGene? {
    guard text.last == ")", let open = text.lastIndex(of: "("), open > text.startIndex,
      let distance = Int(text[text.index(after: open)...].dropLast())
    else { return nil }
    return NearestGene(gene: String(text[..<open]), distance: distance)
  }

  /// The gene that the breakpoint lies in.
  public var gene: String? {
    if case .gene(let name) = self { return name }
    return nil
  }
}

extension FusionCall {
  public var fivePrimePartner: FusionPartner { FusionPartner(fivePrimeGene) }
  public var threePrimePartner: FusionPartner { FusionPartner(threePrimeGene) }
  /// The genes that the breakpoints lie in, 5′ first.
  public var genes: [String] { [fivePrimePartner.gene, threePrimePartner.gene].compactMap { $0 } }
}
