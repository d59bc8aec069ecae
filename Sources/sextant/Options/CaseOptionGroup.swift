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

  var isEmpty: Bool {
    variants == nil && assembly == nil && tumorType == nil && germline == nil && copyNumber == nil && fusions == nil
      && expression == nil && record == nil && overrides == nil && callable == nil && callableMb == nil && !tumorOnly
      && tumorSample == nil && normalSample == nil && depthTag == nil && alleleFractionTag == nil && purity == nil
      && ploidy == nil && reportDate == nil && caseID == nil
  }

  func validate() throws {
    try Self.check(purity, "--purity", CaseOptions.purityRange)
    try Self.check(ploidy, "--ploidy", CaseOptions.ploidyRange)
    try Self.check(callableMb, "--callable-mb", CaseOptions.callableMegabasesRange)
    if let reportDate, PartialDate(reportDate) == nil {
      throw ValidationError("“\(reportDate)” is not a date: YYYY-MM-DD.")
    }
    if callable != nil, callableMb != nil {
      throw ValidationError("--callable and --callable-mb say the same thing: give one.")
    }
    if let caseID, !CaseName.isUsable(caseID) { throw ValidationError("--case-id: \(CaseName.rule)") }
    if tumorOnly, normalSample != nil { throw ValidationError("--tumor-only has no --normal-sample.") }
  }

  private static func check(_ value: Double?, _ option: String, _ range: ClosedRange<Double>) throws {
    guard let value, !range.contains(value) else { return }
    throw ValidationError("\(option) is between \(range.lowerBound) and \(range.upperBound).")
  }

  /// The case that the options name. Where no name is given it is the variant file's: the output's place must not change
  /// what is written.
  func sources() throws -> CaseSources {
    guard let variants, let assembly, let tumorType else {
      let missing = [
        variants == nil ? "--variants" : nil, assembly == nil ? "--assembly" : nil,
        tumorType == nil ? "--tumor-type" : nil,
      ].compactMap { $0 }
      throw ValidationError("Missing: \(missing.joined(separator: ", ")) (or --manifest).")
    }
    return CaseSources(
      caseID: caseID ?? CaseName.ofFile(variants), assembly: assembly, tumorType: TumorType(code: tumorType),
      reportDate: reportDate.flatMap { PartialDate($0) }, variants: variants, germline: germline,
      copyNumber: copyNumber, fusions: fusions, expression: expression, callable: callable, record: record,
      overrides: overrides,
      options: CaseOptions(
        isTumorOnly: tumorOnly, tumorSample: tumorSample, normalSample: normalSample, depthTag: depthTag,
        alleleFractionTag: alleleFractionTag, purity: purity, ploidy: ploidy, callableMegabases: callableMb))
  }
}
