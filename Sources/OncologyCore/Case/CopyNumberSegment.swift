/// A stretch of one copy number. What the caller did not give is `nil`.
public struct CopyNumberSegment: Hashable, Sendable, Codable {
  public var interval: GenomicInterval
  public var majorCopies: Double?
  public var minorCopies: Double?
  public var totalCopies: Double?
  /// log2 of tumour over normal depth.
  public var log2Ratio: Double?
  public var line: Int

  /// Copies that a segment may state. The strongest amplifications are of some hundred copies; beyond the limit a number
  /// is another measure or a mistake.
  public static let copiesRange = 0.0...10_000.0
  /// log2 ratios that a segment may state: above 13 a pure tumour would have over 16,000 copies, and callers write
  /// segments without any read as about −20 to −30.
  public static let log2Range = -100.0...13.0

  public init(
    interval: GenomicInterval, majorCopies: Double? = nil, minorCopies: Double? = nil, totalCopies: Double? = nil,
    log2Ratio: Double? = nil, line: Int
  ) {
    self.interval = interval
    self.majorCopies = majorCopies
    self.minorCopies = minorCopies
    self.totalCopies = totalCopies ?? majorCopies.flatMap { major in minorCopies.map { major + $0 } }
    self.log2Ratio = log2Ratio
    self.line = line
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    interval = try container.decode(GenomicInterval.self, forKey: .interval)
    majorCopies = try container.decodeIfPresent(.majorCopies, in: Self.copiesRange)
    minorCopies = try container.decodeIfPresent(.minorCopies, in: Self.copiesRange)
    totalCopies = try container.decodeIfPresent(.totalCopies, in: Self.copiesRange)
    log2Ratio = try container.decodeIfPresent(.log2Ratio, in: Self.log2Range)
    line = try container.decode(.line, in: WholeNumber.counts)
  }

  private enum CodingKeys: String, CodingKey {
    case interval, majorCopies, minorCopies, totalCopies, log2Ratio, line
  }
}
