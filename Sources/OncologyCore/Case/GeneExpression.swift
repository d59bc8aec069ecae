/// Expression of genes in transcripts per million, one row a gene, columns of equal length.
public struct GeneExpression: Hashable, Sendable, Codable {
  /// Gene symbols as the file gives them.
  public var genes: [String]
  /// Transcripts per million, finite and not negative.
  public var tpm: [Double]

  public init(genes: [String], tpm: [Double]) {
    precondition(genes.count == tpm.count, "one value a gene")
    self.genes = genes
    self.tpm = tpm
  }

  /// Decoding refuses columns of unequal length and values that are no TPM.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    genes = try container.decode([String].self, forKey: .genes)
    tpm = try container.decode([Double].self, forKey: .tpm)
    guard genes.count == tpm.count else { throw container.invalid("one value a gene is expected.", at: .tpm) }
    guard tpm.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      throw container.invalid("finite numbers that are not negative are expected.", at: .tpm)
    }
  }

  private enum CodingKeys: String, CodingKey { case genes, tpm }
}
