/// Places of a document as its reader takes them. Readers of tables refuse what no genome has; a document that was
/// written by another hand is held to the same.
extension KeyedDecodingContainer {
  /// A 1-based position of at most 2^31 - 1, as VCF and BCF have it.
  func position(forKey key: Key) throws -> Int {
    let value = try decode(Int.self, forKey: key)
    guard (1...Int(Int32.max)).contains(value) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "a position is a whole number from 1 to \(Int32.max)")
    }
    return value
  }

  /// One or more of A, C, G, T and N.
  func bases(forKey key: Key) throws -> String {
    let text = try decode(String.self, forKey: key)
    guard !text.isEmpty, text.utf8.allSatisfy("ACGTN".utf8.contains) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "an allele is made of A, C, G, T and N")
    }
    return text
  }
}

extension GenomicAllele {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      contig: try container.decode(Contig.self, forKey: .contig), position: try container.position(forKey: .position),
      reference: try container.bases(forKey: .reference), alternate: try container.bases(forKey: .alternate))
  }
}

extension GenomicInterval {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let start = try container.position(forKey: .start), end = try container.position(forKey: .end)
    guard start <= end else {
      throw DecodingError.dataCorruptedError(
        forKey: .end, in: container, debugDescription: "an interval ends where it starts or later")
    }
    self.init(contig: try container.decode(Contig.self, forKey: .contig), start: start, end: end)
  }
}

extension FusionCall.Breakpoint {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      contig: try container.decode(Contig.self, forKey: .contig), position: try container.position(forKey: .position))
  }
}
