/// A stretch of a contig, 1-based, both ends inclusive.
public struct GenomicInterval: Hashable, Sendable, Codable, CustomStringConvertible {
  public let contig: Contig
  public let start: Int
  public let end: Int

  enum CodingKeys: String, CodingKey { case contig, start, end }

  public init(contig: Contig, start: Int, end: Int) {
    self.contig = contig
    self.start = start
    self.end = end
  }

  public var length: Int { end - start + 1 }
  public var description: String { "\(contig):\(start)-\(end)" }

  public func contains(_ position: Int, on contig: Contig) -> Bool {
    contig == self.contig && start <= position && position <= end
  }

  public func overlaps(_ other: GenomicInterval) -> Bool {
    contig == other.contig && start <= other.end && other.start <= end
  }
}
