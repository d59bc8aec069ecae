import Crypto
import Foundation
import TestSupport
import Testing

@testable import VariantIdentity

/// Alleles of changes: their place, state and identifier.
@Suite struct VRSAlleleTests {
  private static func allele(
    _ accession: String, _ start: Int, _ removed: String, _ inserted: String
  ) throws -> VRS.Allele {
    let sequence = try #require(SourceSequence(accession, in: Grch38Windows()))
    return try VRS.Allele(
      of: SequenceEdit(start: start, removed: Array(removed.utf8), inserted: Array(inserted.utf8)), in: sequence,
      VRS.RefgetAccession(accession))
  }

  struct Case: Sendable {
    let name: String
    let accession: String
    let start: Int
    let removed: String
    let inserted: String
    let range: Range<Int>
    /// `nil` where the state is literal.
    let length: Int?
    let unit: Int?
    let literal: String?
  }

  private static func repeated(
    _ name: String, _ accession: String, _ start: Int, _ removed: String, _ inserted: String, _ range: Range<Int>,
    length: Int, unit: Int
  ) -> Case {
    Case(
      name: name, accession: accession, start: start, removed: removed, inserted: inserted, range: range,
      length: length,
      unit: unit, literal: nil)
  }

  private static func literal(
    _ name: String, _ accession: String, _ start: Int, _ removed: String, _ inserted: String, _ range: Range<Int>,
    _ text: String
  ) -> Case {
    Case(
      name: name, accession: accession, start: start, removed: removed, inserted: inserted, range: range, length: nil,
      unit: nil, literal: text)
  }

  private static let one = Grch38Windows.chromosome1

  /// vrs-python's cases (tests/test_vrs_normalize.py, Apache-2.0).
  static let cases = [
    repeated(
      "GT twice", Grch38Windows.chromosomeX, 155_980_373, "GT", "GTGT", 155_980_373..<155_980_375, length: 4, unit: 2),
    repeated(
      "TA deleted", Grch38Windows.chromosomeX, 155_980_375, "TA", "", 155_980_375..<155_980_377, length: 0, unit: 2),
    repeated(
      "CAGCAG in a partial repeat", Grch38Windows.chromosome19, 289_464, "", "CAGCAG", 289_464..<289_469, length: 11,
      unit: 3),
    repeated("no change", one, 100_210_777, "AA", "AA", 100_210_777..<100_210_779, length: 2, unit: 2),
    literal("two bases for two", one, 939_145, "GA", "TT", 939_145..<939_147, "TT"),
    literal("CGT in a run of A", one, 236_900_413, "", "CGT", 236_900_413..<236_900_413, "CGT"),
    repeated("one base", one, 66_926, "G", "", 66_926..<66_927, length: 0, unit: 1),
    repeated("AATA of two", one, 766_400, "ATAA", "", 766_399..<766_407, length: 4, unit: 4),
    repeated("CCT into its repeat", one, 1_752_908, "", "CCT", 1_752_908..<1_752_936, length: 31, unit: 3),
    repeated("CT in the middle", one, 1_752_915, "", "CT", 1_752_915..<1_752_918, length: 5, unit: 2),
    repeated("CCTC in the middle", one, 1_752_915, "", "CCTC", 1_752_911..<1_752_916, length: 9, unit: 4),
    literal("CT at the tail", one, 1_752_934, "", "CT", 1_752_934..<1_752_934, "CT"),
    literal("CCTC at the tail", one, 1_752_934, "", "CCTC", 1_752_933..<1_752_934, "CCCTC"),
    repeated("CTCC over a boundary", one, 1_752_912, "CTCC", "", 1_752_911..<1_752_916, length: 1, unit: 4),
  ]

  @Test(arguments: cases)
  func changesAreFullyJustifiedAsVrsPythonMakesThem(_ case: Case) throws {
    let allele = try Self.allele(`case`.accession, `case`.start, `case`.removed, `case`.inserted)
    #expect(
      allele.location
        == (try VRS.SequenceLocation(sequence: VRS.RefgetAccession(`case`.accession), range: `case`.range)))
    if let literal = `case`.literal {
      #expect(allele.state == .literal(try VRS.SequenceString(literal)))
    } else {
      let length = try #require(`case`.length), unit = try #require(`case`.unit)
      #expect(allele.state == .referenceLength(length: .exactly(length), repeatSubunitLength: unit, sequence: nil))
    }
  }

  /// The records that vrs-python annotated, reference allele and all, against what it wrote.
  @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
  func everyAlleleOfTheAnnotatedFileHasItsIdentifier() throws {
    let file = SharedData.file("clinical/ga4gh_vrs_vcf/test_vcf_expected_output.vcf")
    var identified = 0, withoutBases = 0, refused = 0
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      let position = try #require(Int(fields[1]))
      let information = fields[7].split(separator: ";").reduce(into: [Substring: [Substring]]()) { found, entry in
        let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        found[parts[0]] = parts.count == 2 ? parts[1].split(separator: ",", omittingEmptySubsequences: false) : []
      }
      let alleles = [fields[3]] + fields[4].split(separator: ",")
      for (index, alternate) in alleles.enumerated() where alternate.allSatisfy("ACGT".contains) {
        guard information["VRS_Error"] == nil else {
          refused += 1
          #expect(throws: NormalizationFailure.referenceDiffers) {
            try Self.allele(Grch38Windows.chromosome19, position - 1, String(fields[3]), String(alternate))
          }
          continue
        }
        identified += 1
        let allele = try Self.allele(Grch38Windows.chromosome19, position - 1, String(fields[3]), String(alternate))
        #expect(allele.identifier == information["VRS_Allele_IDs"]?[index] ?? "", "\(line)")
        let start = try #require(information["VRS_Starts"]?[index]), end = try #require(information["VRS_Ends"]?[index])
        #expect(allele.location.start == Int(start).map { .exactly($0) })
        #expect(allele.location.end == Int(end).map { .exactly($0) })
      }
      // `*` and, in one record, a letter that is no base
      withoutBases += alleles.filter { !$0.allSatisfy("ACGT".contains) }.count
    }
    #expect(identified == 14)
    #expect(withoutBases == 2)
    #expect(refused == 2)
  }

  @Test func soundValuesAreAskedFor() throws {
    let accession = try VRS.RefgetAccession(Self.one)
    #expect(throws: VRS.InvalidValue.refgetAccession) { try VRS.RefgetAccession("SQ.short") }
    #expect(throws: VRS.InvalidValue.refgetAccession) {
      try VRS.RefgetAccession("SQ." + String(repeating: "+", count: 32))
    }
    #expect(throws: VRS.InvalidValue.negativeNumber) {
      try VRS.SequenceLocation(sequence: accession, start: .exactly(-1), end: .exactly(1))
    }
    #expect(throws: VRS.InvalidValue.emptyRange) {
      try VRS.SequenceLocation(sequence: accession, start: .between(nil, nil), end: nil)
    }
    #expect(throws: VRS.InvalidValue.reversedRange) {
      try VRS.SequenceLocation(sequence: accession, start: .between(5, 4), end: nil)
    }
    #expect(throws: VRS.InvalidValue.endBeforeStart) {
      try VRS.SequenceLocation(sequence: accession, start: .exactly(5), end: .exactly(4))
    }
    #expect(throws: VRS.InvalidValue.sequenceLetters) { try VRS.SequenceString("acgt") }
    let location = try VRS.SequenceLocation(sequence: accession, range: 4..<5)
    #expect(throws: VRS.InvalidValue.adjoinedSequences) { try VRS.Adjacency(location, location) }
    let allele = VRS.Allele(location: location, state: .literal(try VRS.SequenceString("T")))
    #expect(throws: VRS.InvalidValue.tooFewMembers) { try VRS.CisPhasedBlock(members: [allele]) }
    #expect(throws: VRS.InvalidValue.tooFewMembers) { try VRS.DerivativeMolecule(components: [.allele(allele)]) }
  }
}

/// SHA-512 and its text.
@Suite struct DigestTests {
  @Test func digestsAreThoseOfACheckedLibrary() {
    var numbers = SeededNumbers(12)
    for length in 0..<600 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &numbers) }
      let expected = Data(Crypto.SHA512.hash(data: bytes)).prefix(24).base64EncodedString()
        .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      #expect(VRS.Digest(of: bytes).description == expected)
    }
  }

  /// The vector of refget 2.0, which is also VRS's (validation/functions.yaml).
  @Test func aSequenceHasItsRefgetAccession() {
    #expect(VRS.RefgetAccession(of: Array("ACGT".utf8).span).text == "SQ.aKF498dAxcJAqme6QYQ7EZ07-fiw8Kw2")
  }

  @Test func digestsSortAsTheirTexts() {
    let digests = (0..<200).map { VRS.Digest(of: [UInt8($0)]) }
    #expect(
      digests.sorted().map(\.description)
        == digests.map(\.description).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func stringsAreEscapedAsInCanonicalJSON() {
    var text = VRS.CanonicalText()
    text.string("a\"\\\u{8}\t\n\u{c}\r\u{1}\u{1f}é")
    #expect(String(decoding: text.bytes, as: UTF8.self) == #""a\"\\\b\t\n\f\r\u0001\u001fé""#)
  }
}
