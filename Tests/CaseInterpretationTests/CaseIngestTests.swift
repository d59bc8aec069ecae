import CaseInterpretation
import OncologyCore
import TestSupport
import Testing

@Suite struct CaseIngestTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func read(_ segments: [String], tumorSample: String?) throws -> PatientCase {
    let vcf = VCFBuilder(samples: ["A", "B"]).meta("##tumor_sample=B")
      .record("7", 140_753_336, "A", "T", "0/0:9,0:9", "0/1:5,4:9")
    let header = "ID\tchrom\tloc.start\tloc.end\tnum.mark\tseg.mean"
    return try CaseIngest.read(
      CaseSources(
        caseID: "C1", assembly: .grch38, tumorType: TumorType(code: "COAD"),
        variants: try folder.file("tumor.vcf", vcf.text),
        files: [.copyNumber: try folder.file("cna.seg", ([header] + segments).joined(separator: "\n") + "\n")],
        options: CaseOptions(tumorSample: tumorSample)))
  }

  /// The sample that the person names is read from the variants and from the segments.
  @Test func theNamedSampleIsReadFromEveryTable() throws {
    let patient = try read(["A\t1\t1\t9\t5\t0.1", "B\t1\t1\t9\t5\t0.2"], tumorSample: "B")
    #expect(patient.copyNumber?.map(\.log2Ratio) == [0.2])
    #expect(patient.options.tumorSample == "B")
    let other = try read(["A\t1\t1\t9\t5\t0.1", "B\t1\t1\t9\t5\t0.2"], tumorSample: "A")
    #expect(other.copyNumber?.map(\.log2Ratio) == [0.1])
  }

  /// What the variant file calls its tumour says nothing of another caller's table.
  @Test func segmentsOfSeveralSamplesWithoutANameAreRefused() throws {
    let error = #expect(throws: InputError.self) {
      try read(["A\t1\t1\t9\t5\t0.1", "B\t1\t1\t9\t5\t0.2"], tumorSample: nil)
    }
    #expect(error?.code == .unknownSample)
    #expect(error?.location?.file.hasSuffix("cna.seg") == true)
  }
}
