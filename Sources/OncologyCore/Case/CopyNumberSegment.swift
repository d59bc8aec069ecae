/// A stretch of one copy number. What the caller did not give is `nil`.
public struct CopyNumberSegment: Hashable, Sendable, Codable {
  public var interval: GenomicInterval
  public var majorCopies: Double?
  public var minorCopies: Double?
  public var totalCopies: Double?
  /// log2 of tumour over normal depth.
  public var log2Ratio: Double?
  public var line: Int

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
}
