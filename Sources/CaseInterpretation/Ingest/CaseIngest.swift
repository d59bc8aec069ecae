import ClinicalRecords
import GenomicFiles
import InputFiles
package import OncologyCore
import Releases

/// Reads a case's files into one value: the only place where files become a case.
package enum CaseIngest {
  package static func read(_ sources: CaseSources) throws -> PatientCase {
    var patient = PatientCase(
      caseID: sources.caseID, assembly: sources.assembly, tumorType: sources.tumorType, reportDate: sources.reportDate,
      options: sources.options)
    try addVariants(sources, to: &patient)
    if let path = sources.files[.germline] { try addGermline(path, sources, to: &patient) }
    if let path = sources.files[.copyNumber] {
      let read = try SegmentTable(path: path).read(tumorSample: sources.options.tumorSample)
      patient.copyNumber = read.segments
      try note(.copyNumber, path, read.format, read.records, read.diagnostics, in: &patient)
    }
    if let path = sources.files[.fusions] {
      let read = try FusionTable(path: path).read()
      patient.fusions = read.fusions
      try note(.fusions, path, read.format, read.records, read.diagnostics, in: &patient)
    }
    if let path = sources.files[.expression] {
      let read = try ExpressionTable(path: path).read()
      patient.expression = read.expression
      try note(.expression, path, read.format, read.records, read.diagnostics, in: &patient)
    }
    if let path = sources.files[.callable] {
      let read = try CallableRegions(path: path).read()
      patient.callable = read.intervals
      try note(.callable, path, read.format, read.records, read.diagnostics, in: &patient)
    }
    if let path = sources.files[.record] {
      let read = try PatientRecordFile.read(path: path)
      patient.record = read.record
      try note(.record, path, "Sextant patient record", 1, read.diagnostics, in: &patient)
    }
    return patient
  }

  private static func addVariants(_ sources: CaseSources, to patient: inout PatientCase) throws {
    let options = sources.options
    let read = try VariantFile(path: sources.variants).read(
      VariantFileOptions(
        role: .variants, origin: options.isTumorOnly ? .unknown : .somatic, tumorSample: options.tumorSample,
        normalSample: options.normalSample, depthTag: options.depthTag, alleleFractionTag: options.alleleFractionTag))
    try checkAssembly(read, sources.variants, sources.assembly)
    try checkContigs(read.calls, sources.variants)
    patient.variants = read.calls
    patient.options.tumorSample = read.tumorSample ?? options.tumorSample
    patient.options.tumorSampleRule = read.tumorSampleRule.map { Message($0) }
    patient.options.normalSample = read.normalSample ?? options.normalSample
    patient.statedContigs = read.statedContigs
    patient.statedReference = read.statedReference
    patient.filterCounts = read.filterCounts
    try note(.variants, sources.variants, read.format, read.records, read.diagnostics, in: &patient)
  }

  private static func addGermline(_ path: String, _ sources: CaseSources, to patient: inout PatientCase) throws {
    let read = try VariantFile(path: path).read(
      VariantFileOptions(role: .germline, origin: .germline, normalSample: sources.options.normalSample))
    try checkAssembly(read, path, sources.assembly)
    try checkContigs(read.calls, path)
    patient.variants += read.calls
    patient.filterCounts += read.filterCounts
    patient.statedContigs.merge(read.statedContigs) { first, _ in first }
    try note(.germline, path, read.format, read.records, read.diagnostics, in: &patient)
  }

  /// A file that names another build is refused before anything is read into it.
  private static func checkAssembly(_ read: VariantFileContents, _ path: String, _ assembly: Assembly) throws {
    guard let stated = read.statedAssembly, stated != assembly else { return }
    throw InputError(
      .wrongAssembly,
      "the file says that it is of \(stated.rawValue) (“\(read.statedReference ?? "")”), and the case is of \(assembly.rawValue).",
      at: SourceLocation(file: path), fix: "Give --assembly \(stated.rawValue), or the file of the other build.")
  }

  /// Some variants on contigs outside the chromosomes are noted; a file that has no others is not this genome's.
  private static func checkContigs(_ calls: [SmallVariantCall], _ path: String) throws {
    guard let first = calls.first, calls.allSatisfy({ $0.allele.contig.primaryRank == nil }) else { return }
    throw InputError(
      .unknownContig,
      "none of the \(calls.count) variants lies on a chromosome that is known; the first is on “\(first.allele.contig)”.",
      at: SourceLocation(file: path, line: first.line), fix: "Known are 1 to 22, X, Y and MT, with or without “chr”.")
  }

  private static func note(
    _ role: InputFile.Role, _ path: String, _ format: String, _ records: Int, _ diagnostics: [Diagnostic],
    in patient: inout PatientCase
  ) throws {
    let (digest, bytes) = try Digest.sha256(ofFile: path)
    patient.inputs.append(
      InputFile(
        role: role, name: InputPath(path).name, digest: "sha256:" + digest, bytes: bytes, format: format,
        records: records))
    patient.diagnostics += diagnostics
  }
}
