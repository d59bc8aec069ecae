import ArgumentParser
import CaseInterpretation
import Foundation
import OncologyCore

/// The files of one case and how to read them.
struct CaseFileOptions: ParsableArguments {
  @Option(help: "The tumour's variants: VCF, BCF or MAF, plain, gzip or bgzip.")
  var variants: String?

  @Option(help: "GRCh37 (hg19) or GRCh38 (hg38).", transform: AssemblyArgument.read)
  var assembly: Assembly?

  @Option(help: "The tumour type, an OncoTree code such as COAD or LUAD.")
  var tumorType: String?

  @Option(help: "Germline variants of the patient (VCF or BCF): a list of its own.")
  var germline: String?

  @Option(help: "Copy-number segments: major and minor copies, total copies, or log2 ratios.")
  var copyNumber: String?

  @Option(help: "Fusions: the table of PCGR, Arriba or STAR-Fusion.")
  var fusions: String?

  @Option(help: "Expression: gene and TPM.")
  var expression: String?

  @Option(help: "The patient's record (JSON, see Documentation/Formats/patient-record.md).")
  var record: String?

  @Option(help: "Regions in which variants could be called (BED).")
  var callable: String?

  @Option(help: "Megabases in which variants could be called; the burden needs it or --callable.")
  var callableMb: Double?

  @Option(help: "A person's reclassifications (JSON, see Documentation/Formats/overrides.md).")
  var overrides: String?

  @Flag(help: "The variants were called without a normal: their origin is unknown.")
  var tumorOnly = false

  @Option(help: "The tumour's sample in a file of several.")
  var tumorSample: String?

  @Option(help: "The normal's sample in a file of several.")
  var normalSample: String?

  @Option(help: "The INFO or FORMAT tag that holds the depth.")
  var depthTag: String?

  @Option(help: "The INFO or FORMAT tag that holds the allele fraction.")
  var alleleFractionTag: String?

  @Option(help: "Share of tumour cells, 0 to 1.")
  var purity: Double?

  @Option(help: "Mean copies a cell.")
  var ploidy: Double?

  @Option(help: "The date on the report (YYYY-MM-DD); no date is shown unless it is given.")
  var reportDate: String?

  @Option(help: "The case's name on the report; the variant file's name unless it is given.")
  var caseID: String?

  /// What the options say of the case. Those that were checked by `validate` and are no value say nothing.
  var caseDescription: CaseDescription {
    var said = CaseDescription()
    said.caseID = caseID
    said.assembly = assembly
    said.tumorType = tumorType.map { TumorType(code: $0) }
    said.reportDate = reportDate.flatMap { PartialDate($0) }
    let files: [InputFile.Role: String?] = [
      .variants: variants, .germline: germline, .copyNumber: copyNumber, .fusions: fusions, .expression: expression,
      .record: record, .callable: callable, .overrides: overrides,
    ]
    said.files = files.compactMapValues { $0 }
    said.options = CaseOptions(
      isTumorOnly: tumorOnly, tumorSample: tumorSample, normalSample: normalSample, depthTag: depthTag,
      alleleFractionTag: alleleFractionTag, purity: purity, ploidy: ploidy, callableMegabases: callableMb)
    return said
  }

  func validate() throws {
    try Self.check(purity, "--purity", CaseOptions.purityRange)
    try Self.check(ploidy, "--ploidy", CaseOptions.ploidyRange)
    try Self.check(callableMb, "--callable-mb", CaseOptions.callableMegabasesRange)
    if let reportDate, PartialDate(reportDate) == nil {
      throw ValidationError("“\(reportDate)” is not a date: YYYY-MM-DD.")
    }
    switch caseDescription.conflict {
    case .callableTwice: throw ValidationError("--callable and --callable-mb say the same thing: give one.")
    case .normalOfTumorOnly: throw ValidationError("--tumor-only has no --normal-sample.")
    case nil: break
    }
    if let caseID, !CaseName.isUsable(caseID) { throw ValidationError("--case-id: \(CaseName.rule)") }
  }

  private static func check(_ value: Double?, _ option: String, _ range: ClosedRange<Double>) throws {
    guard let value, !range.contains(value) else { return }
    throw ValidationError("\(option) is between \(range.lowerBound) and \(range.upperBound).")
  }

  /// The case that the options name. Where no name is given it is the variant file's: the output's place must not change
  /// what is written.
  func sources() throws -> CaseSources {
    let said = caseDescription
    if let sources = said.sources(named: CaseName.ofFile(variants ?? "")) { return sources }
    let names = said.missing.map { part in
      switch part {
      case .variants: "--variants"
      case .assembly: "--assembly"
      case .tumorType: "--tumor-type"
      }
    }
    throw ValidationError("Missing: \(names.joined(separator: ", ")) (or --manifest).")
  }
}
