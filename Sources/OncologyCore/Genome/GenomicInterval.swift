/// A stretch of a contig, 1-based, both ends inclusive.
public struct GenomicInterval: Hashable, Sendable, Codable, CustomStringConvertible {
  public let contig: Contig
  public let start: Int
  public let end: Int

  public init(contig: Contig, start: Int, end: Int) {
    self.contig = contig
    self.start = start
    self.end = end
  }

  /// Decoding refuses a stretch that is none: ends within `WholeNumber.positions`, the end not before the start.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    contig = try container.decode(Contig.self, forKey: .contig)
    start = try container.decode(.start, in: WholeNumber.positions)
    end = try container.decode(.end, in: WholeNumber.positions)
    guard end >= start else { throw container.invalid("the end lies before the start.", at: .end) }
  }

  private enum CodingKeys: String, CodingKey { case contig, start, end }

  public var length: Int { end - start + 1 }
  public var description: String { "\(contig):\(start)-\(end)" }

  public func contains(_ position: Int, on contig: Contig) -> Bool {
    contig == self.contig && start <= position && position <= end
  }

  public func overlaps(_ other: GenomicInterval) -> Bool {
    contig == other.contig && start <= other.end && other.start <= end
  }
}
