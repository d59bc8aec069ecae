import ProcessTiming

/// The files of T001-COAD (github.com/sigven/pcgr, MIT) on GRCh38, and what is said of them on the command line and in a
/// manifest.
struct TumorFiles {
  private let folder: String
  /// The size of the exome that PCGR's own example states, in megabases.
  private static let callableMegabases = 34

  init(dataFolder: String) throws(FailedRun) {
    guard let folder = FileAccess.absolute("\(dataFolder)/vcf/pcgr") else {
      throw FailedRun(description: "the shared data folder has no vcf/pcgr: \(dataFolder)")
    }
    self.folder = folder
  }

  private var variants: String { "\(folder)/T001-COAD.grch38.vcf.gz" }
  private var copyNumber: String { "\(folder)/T001-COAD.grch38.cna.tsv" }
  private var fusions: String { "\(folder)/T001-COAD.grch38.fusions.tsv" }
  private var expression: String { "\(folder)/T001-COAD.gene_expression.tsv.gz" }

  var arguments: [String] {
    [
      "--assembly", "GRCh38", "--tumor-type", "COAD", "--variants", variants, "--depth-tag", "TDP",
      "--allele-fraction-tag", "TVAF", "--copy-number", copyNumber, "--fusions", fusions, "--expression", expression,
      "--callable-mb", "\(Self.callableMegabases)", "--report-date", "2026-11-24",
    ]
  }

  /// The same in a manifest, under another name.
  func manifest(caseID: String) -> String {
    """
    {
      "schema": "sextant.case-manifest",
      "schemaVersion": "1.0",
      "caseID": \(quoted(caseID)),
      "assembly": "GRCh38",
      "tumorType": "COAD",
      "variants": \(quoted(variants)),
      "depthTag": "TDP",
      "alleleFractionTag": "TVAF",
      "copyNumber": \(quoted(copyNumber)),
      "fusions": \(quoted(fusions)),
      "expression": \(quoted(expression)),
      "callableMb": \(Self.callableMegabases),
      "reportDate": "2026-11-24"
    }

    """
  }

  private func quoted(_ text: String) -> String {
    let escaped = text.flatMap { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }
    return "\"\(String(escaped))\""
  }
}
