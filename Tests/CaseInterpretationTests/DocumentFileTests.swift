import CaseInterpretation
import OncologyCore
import Testing

/// A stage's JSON that was edited by hand: refused with the file and the member, and never with the value.
@Suite struct DocumentFileTests {
  private let patient = PatientCase(
    caseID: "C1", assembly: .grch38, tumorType: TumorType(code: "COAD"),
    variants: [
      SmallVariantCall(
        allele: GenomicAllele(contig: Contig("7"), position: 140_753_336, reference: "A", alternate: "T"),
        origin: .somatic, line: 3)
    ],
    copyNumber: [
      CopyNumberSegment(
        interval: GenomicInterval(contig: Contig("1"), start: 11, end: 99), majorCopies: 1, minorCopies: 1, line: 2)
    ])

  private func text() throws -> String { String(decoding: try CanonicalJSON.encode(patient), as: UTF8.self) }

  @Test(
    arguments: [
      ("140753336", "9223372036854775807", "variants[0].allele.position"),
      ("140753336", "-9223372036854775808", "variants[0].allele.position"),
      ("99", "0", "copyNumber[0].interval.end"), ("99", "10", "copyNumber[0].interval.end"),
      ("11", "3000000000", "copyNumber[0].interval.start"),
    ])
  func aPlaceThatCannotBeIsRefusedWithItsMember(_ value: String, _ edited: String, _ member: String) throws {
    let written = try text()
    #expect(try DocumentFile.parse(PatientCase.self, Array(written.utf8), name: "case.json") == patient)
    let changed = written.replacing(":\(value)", with: ":\(edited)")
    try #require(changed != written)
    let error = try #require(throws: InputError.self) {
      try DocumentFile.parse(PatientCase.self, Array(changed.utf8), name: "case.json")
    }
    #expect(error.code == .malformed && error.location?.file == "case.json")
    let place = "at \(member): "
    #expect(error.problem.hasPrefix(place) && !error.problem.dropFirst(place.count).contains(edited), "\(error)")
  }
}
