/// Neighbouring genes that share one copy-number call: how `profile.json` writes findings, since one segment may hold a
/// thousand genes. Identifiers follow from gene, assembly and specimen.
package struct CopyNumberRun: Codable {
  package var call: CopyNumberFinding.Call
  package var totalCopies: Double?
  package var minorCopies: Double?
  package var log2Ratio: Double?
  package var segment: GenomicInterval
  package var rule: Message
  /// In genomic order.
  package var genes: [String]
  /// 0…1, of genes that the call does not cover wholly.
  package var shares: [String: Double]?

  private init(_ finding: CopyNumberFinding) {
    call = finding.call
    totalCopies = finding.totalCopies
    minorCopies = finding.minorCopies
    log2Ratio = finding.log2Ratio
    segment = finding.segment
    rule = finding.rule
    genes = []
  }

  private func holds(_ finding: CopyNumberFinding) -> Bool {
    segment == finding.segment && call == finding.call && totalCopies == finding.totalCopies
      && minorCopies == finding.minorCopies && log2Ratio == finding.log2Ratio && rule == finding.rule
      && genes.last != finding.gene
  }

  static func runs(of findings: [CopyNumberFinding]) -> [CopyNumberRun] {
    var runs: [CopyNumberRun] = []
    for finding in findings {
      if runs.last?.holds(finding) != true { runs.append(CopyNumberRun(finding)) }
      runs[runs.count - 1].genes.append(finding.gene)
      if finding.share < 1 {
        runs[runs.count - 1].shares = (runs[runs.count - 1].shares ?? [:]).merging([finding.gene: finding.share]) { $1 }
      }
    }
    return runs
  }

  func findings(_ assembly: Assembly, specimen: String) -> [CopyNumberFinding] {
    genes.map { gene in
      CopyNumberFinding(
        id: .copyNumber(gene: gene, assembly, specimen: specimen), gene: gene, call: call, totalCopies: totalCopies,
        minorCopies: minorCopies, log2Ratio: log2Ratio, segment: segment, share: shares?[gene] ?? 1, rule: rule)
    }
  }
}

extension TumorProfile {
  private enum CodingKeys: String, CodingKey { case summary, variants, copyNumber, fusions, expression }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let summary = try container.decode(TumorSummary.self, forKey: .summary)
    self.init(
      summary: summary, variants: try container.decode([VariantFinding].self, forKey: .variants),
      copyNumber: try container.decode([CopyNumberRun].self, forKey: .copyNumber).flatMap {
        $0.findings(summary.assembly, specimen: summary.specimen)
      },
      fusions: try container.decode([FusionFinding].self, forKey: .fusions),
      expression: try container.decode([ExpressionFinding].self, forKey: .expression))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(summary, forKey: .summary)
    try container.encode(variants, forKey: .variants)
    try container.encode(CopyNumberRun.runs(of: copyNumber), forKey: .copyNumber)
    try container.encode(fusions, forKey: .fusions)
    try container.encode(expression, forKey: .expression)
  }
}
