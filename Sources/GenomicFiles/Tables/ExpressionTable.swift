package import InputFiles
package import OncologyCore
import TabularText

/// Expression of genes in transcripts per million (`Documentation/Formats/expression.md`).
package struct ExpressionTable: Sendable {
  package struct Contents: Sendable {
    package var expression: GeneExpression
    package var format: String
    package var records: Int
    package var diagnostics: [Diagnostic]
  }

  package let input: InputPath
  package init(path: String) { input = InputPath(path) }

  private static let geneNames = [
    "targetid", "gene", "gene_name", "gene_symbol", "genename", "hugo_symbol", "symbol", "gene_id", "name",
  ]

  /// A gene that stands more than once keeps its greatest value, and that is told: values of one gene's transcripts do
  /// not say which of them is the gene's.
  package func read() throws -> Contents {
    let table = try TabularText(DecompressedText.read(input), file: input.path, comment: UInt8(ascii: "#"))
    guard let gene = try table.anyColumn(Self.geneNames), let tpm = try table.anyColumn(["tpm"]) else {
      throw InputError(
        .missingColumn, "the header is not that of a table of expression.", at: input.location(line: 1),
        fix: "Expected are a gene column (gene, gene_name, TargetID) and TPM. "
          + "The table has: \(table.columns.joined(separator: ", ")).")
    }
    var tally = DiagnosticTally()
    var collected = CollectedExpression()
    var records = 0
    try table.forEachRow { row in
      records += 1
      let name = row[gene]
      guard !name.isEmpty else {
        throw InputError(.invalidValue, "the gene's name is missing.", at: row.location(gene))
      }
      let value = try row.number(tpm)
      guard value >= 0 else {
        throw InputError(.invalidValue, "“\(row[tpm])” is negative: TPM are not logarithms.", at: row.location(tpm))
      }
      if name.hasPrefix("ENST") { tally.add(.warning, .expressionTranscripts, line: row.line) }
      if !collected.add(name, value) { tally.add(.warning, .expressionDuplicate, line: row.line) }
    }
    return Contents(
      expression: GeneExpression(genes: collected.genes, tpm: collected.tpm),
      format: table.column("TargetID") != nil ? "PCGR expression" : "gene expression", records: records,
      diagnostics: tally.diagnostics(in: input))
  }
}

/// Genes in the order in which each was first met.
private struct CollectedExpression {
  private(set) var genes: [String] = []
  private(set) var tpm: [Double] = []
  private var places: [String: Int] = [:]

  /// Room for the genes of a human transcriptome, so that the table of places does not grow over and over.
  init() { places.reserveCapacity(24_000) }

  /// `false` where the gene was there already; the greater value is kept.
  mutating func add(_ gene: String, _ value: Double) -> Bool {
    let next = genes.count
    let place = places[gene, default: -1]
    guard place < 0 else {
      tpm[place] = max(tpm[place], value)
      return false
    }
    places[gene] = next
    genes.append(gene)
    tpm.append(value)
    return true
  }
}
