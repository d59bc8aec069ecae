import Algorithms
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
    if sorted.isEmpty { return 0 }
    return Double(sorted.partitioningIndex { $0 >= value }) / Double(sorted.count)
  }
}
