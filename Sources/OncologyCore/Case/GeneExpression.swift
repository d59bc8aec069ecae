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
}
