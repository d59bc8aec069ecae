import OncologyCore

/// Expression of the genes that a report asks for, with their rank within the sample.
struct ExpressionLookup: Sendable {
  private var values: [String: Double] = [:]
  private let sorted: [Double]

  init(_ expression: GeneExpression, genes: Set<String>) {
    sorted = expression.tpm.sorted()
    for (gene, value) in zip(expression.genes, expression.tpm) where genes.contains(gene) { values[gene] = value }
  }

  func tpm(of gene: String) -> Double? { values[gene] }

  /// Findings of the asked genes that the table has, by name.
  func findings(specimen: String) -> [ExpressionFinding] {
    values.sorted { $0.key < $1.key }.map { gene, value in
      ExpressionFinding(
        id: .expression(gene: gene, specimen: specimen), gene: gene, tpm: value,
        percentileWithinSample: shareBelow(value))
    }
  }

  private func shareBelow(_ value: Double) -> Double {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return sorted.isEmpty ? 0 : Double(low) / Double(sorted.count)
  }
}
