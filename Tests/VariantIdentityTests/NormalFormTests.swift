import Foundation
import TestSupport
import Testing

@testable import VariantIdentity

/// Left-aligned, most 3′ and fully justified forms.
@Suite struct NormalFormTests {
  /// A random change of a random sequence of few letters, where much is ambiguous.
  private static func randomEdit(_ numbers: inout SeededNumbers) -> (sequence: [UInt8], edit: SequenceEdit) {
    let letters = Array((Bool.random(using: &numbers) ? "AC" : "ACGT").utf8)
    func some(_ count: Int) -> [UInt8] { (0..<count).map { _ in letters.randomElement(using: &numbers)! } }
    let sequence = some(Int.random(in: 1...120, using: &numbers))
    let start = Int.random(in: 0...sequence.count, using: &numbers)
    let end = min(sequence.count, start + [0, 0, 1, 1, 2, 3, 6].randomElement(using: &numbers)!)
    let inserted = some([0, 0, 1, 1, 2, 4, 9].randomElement(using: &numbers)!)
    return (sequence, SequenceEdit(start: start, removed: Array(sequence[start..<end]), inserted: inserted))
  }

  private static func applied(_ edit: SequenceEdit, to sequence: [UInt8]) -> [UInt8] {
    #expect(Array(sequence[edit.range]) == edit.removed)
    return sequence[..<edit.start] + edit.inserted + sequence[edit.end...]
  }

  /// Every edit of the same size that makes the same sequence, found by trying all places.
  private static func equivalents(of edit: SequenceEdit, in sequence: [UInt8]) -> [SequenceEdit] {
    let result = applied(edit, to: sequence)
    let grown = edit.inserted.count - edit.removed.count
    return (0...(sequence.count - edit.removed.count)).compactMap { start in
      let removed = Array(sequence[start..<(start + edit.removed.count)])
      let end = start + edit.removed.count + grown
      guard start <= end, end <= result.count else { return nil }
      let other = SequenceEdit(start: start, removed: removed, inserted: Array(result[start..<end]))
      return applied(other, to: sequence) == result ? other : nil
    }
  }

  @Test func shiftedFormsHaveOneIdentity() throws {
    var numbers = SeededNumbers(1)
    let accession = try VRS.RefgetAccession(Grch38Windows.chromosome1)
    var shifted = 0
    for _ in 0..<3_000 {
      let (letters, edit) = Self.randomEdit(&numbers)
      guard !edit.isUnchanged else { continue }
      let sequence = KnownSequences.single(letters)
      let ambiguity = try Ambiguity(of: edit, in: sequence)
      let allele = VRS.Allele(of: ambiguity, accession)
      let trimmed = edit.trimmed
      let others = Self.equivalents(of: trimmed, in: letters)
      #expect(others.contains(trimmed))
      if trimmed.isPureInsertion || trimmed.isPureDeletion {
        shifted += others.count > 1 ? 1 : 0
        #expect(ambiguity.leftmost == others.first && ambiguity.rightmost == others.last)
        #expect(ambiguity.leftward + ambiguity.rightward + 1 == others.count)
      }
      for other in others where trimmed.isPureInsertion || trimmed.isPureDeletion || other == trimmed {
        #expect(try VRS.Allele(of: other, in: sequence, accession) == allele)
      }
    }
    #expect(shifted > 500)
  }

  @Test func everyFormMakesTheSameSequenceAndIsItsOwnNormalForm() throws {
    var numbers = SeededNumbers(2)
    for _ in 0..<3_000 {
      let (letters, edit) = Self.randomEdit(&numbers)
      let sequence = KnownSequences.single(letters)
      let ambiguity = try Ambiguity(of: edit, in: sequence)
      let result = Self.applied(edit, to: letters)
      for form in [ambiguity.leftmost, ambiguity.rightmost, ambiguity.fullyJustified] {
        #expect(Self.applied(form, to: letters) == result)
        let again = try Ambiguity(of: form, in: sequence)
        guard !form.isUnchanged else { continue }
        #expect(again.leftmost == ambiguity.leftmost && again.rightmost == ambiguity.rightmost)
        #expect(again.fullyJustified == ambiguity.fullyJustified)
      }
    }
  }

  @Test func aLongRepeatIsPassedPieceByPiece() throws {
    let repeated = Array(repeating: Array("CAG".utf8), count: 20_000).flatMap { $0 }
    let sequence = KnownSequences.single(Array("T".utf8) + repeated + Array("T".utf8))
    let middle = SequenceEdit(start: 30_001, removed: [], inserted: Array("CAG".utf8))
    let ambiguity = try Ambiguity(of: middle, in: sequence)
    #expect(ambiguity.leftmost.start == 1 && ambiguity.rightmost.start == 60_001)
    #expect(try HGVS.Variant(naming: middle, on: sequence).text() == "s:g.59999_60001dup")
  }

  @Test func anEditThatIsNotOfTheSequenceIsRefused() {
    let sequence = KnownSequences.single("ACGT".utf8)
    let edits = [
      (SequenceEdit(start: 1, removed: Array("G".utf8), inserted: []), NormalizationFailure.referenceDiffers),
      (SequenceEdit(start: 3, removed: Array("TA".utf8), inserted: []), .beyondSequence),
      (SequenceEdit(start: -1, removed: [], inserted: Array("A".utf8)), .beyondSequence),
      (SequenceEdit(start: 5, removed: [], inserted: Array("A".utf8)), .beyondSequence),
    ]
    for (edit, failure) in edits {
      #expect(throws: failure) { try Ambiguity(of: edit, in: sequence) }
    }
  }

  /// 3′ rule and order of preference; the sequence is AATGCATGCAACGTTTT.
  @Test(arguments: [
    (0, "A", "G", "s:g.1A>G"),
    (2, "TG", "TG", "s:g.3_4="),
    (0, "A", "", "s:g.2del"),
    (2, "TGCA", "", "s:g.7_10del"),
    (2, "", "TGCA", "s:g.7_10dup"),
    (13, "", "T", "s:g.17dup"),
    (11, "", "AA", "s:g.10_11dup"),
    (11, "", "TG", "s:g.11_12insTG"),
    (3, "GC", "CG", "s:g.4_5delinsCG"),
    (10, "AC", "GT", "s:g.11_12inv"),
    (3, "G", "CTA", "s:g.4delinsCTA"),
  ])
  func changesAreNamedByTheThreePrimeRule(start: Int, removed: String, inserted: String, name: String) throws {
    let sequence = KnownSequences.single("AATGCATGCAACGTTTT".utf8)
    let edit = SequenceEdit(start: start, removed: Array(removed.utf8), inserted: Array(inserted.utf8))
    #expect(try HGVS.Variant(naming: edit, on: sequence).text() == name)
  }
}

/// REF and ALT as bcftools makes them.
@Suite struct VariantAllelesTests {
  /// bcftools' own answer for records on a sequence, by the number of the first of them.
  private static func bcftoolsNorm(
    _ records: [VariantAlleles], on sequence: [UInt8], _ options: [String]
  ) throws -> [Int: [VariantAlleles]] {
    let folder = try TemporaryFolder()
    let fasta = try folder.file("ref.fa", ">s\n" + String(decoding: sequence, as: UTF8.self) + "\n")
    var text = "##fileformat=VCFv4.2\n##contig=<ID=s,length=\(sequence.count)>\n"
    text += "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n"
    for (number, record) in records.enumerated().sorted(by: { $0.element.position < $1.element.position }) {
      let alternates = record.alternates.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",")
      text +=
        "s\t\(record.position)\t\(number)\t\(String(decoding: record.reference, as: UTF8.self))\t\(alternates)\t.\t.\t.\n"
    }
    let output = try CommandLineTool.run(
      "bcftools", ["norm"] + options.map { $0 == "REF" ? fasta : $0 } + [try folder.file("in.vcf", text)])
    var found: [Int: [VariantAlleles]] = [:]
    for line in output.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      let record = VariantAlleles(
        position: try #require(Int(fields[1])), reference: Array(fields[3].utf8),
        alternates: fields[4].split(separator: ",").map { Array($0.utf8) })
      let number = try #require(fields[2].split(separator: ";").first.flatMap { Int($0) })
      found[number, default: []].append(record)
    }
    return found
  }

  private static func randomRecords(_ numbers: inout SeededNumbers, on sequence: [UInt8], count: Int)
    -> [VariantAlleles]
  {
    (0..<count).compactMap { _ in
      let start = Int.random(in: 0..<sequence.count, using: &numbers)
      let reference = Array(sequence[start..<min(sequence.count, start + Int.random(in: 1...5, using: &numbers))])
      var alternates: [[UInt8]] = []
      for _ in 0..<Int.random(in: 1...3, using: &numbers) {
        var alternate = reference
        let place = Int.random(in: 0..<alternate.count, using: &numbers)
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: alternate[place] = Array("ACGT".utf8).randomElement(using: &numbers)!
        case 1: alternate.insert(contentsOf: sequence[start..<min(sequence.count, start + 2)], at: place + 1)
        default: alternate.removeSubrange(place..<min(alternate.count, place + 2))
        }
        if !alternate.isEmpty, alternate != reference, !alternates.contains(alternate) { alternates.append(alternate) }
      }
      return alternates.isEmpty
        ? nil : VariantAlleles(position: start + 1, reference: reference, alternates: alternates)
    }
  }

  private static func repetitive(_ numbers: inout SeededNumbers) -> [UInt8] {
    var sequence: [UInt8] = []
    while sequence.count < 3_000 {
      let unit = (0..<Int.random(in: 1...4, using: &numbers)).map { _ in
        Array("ACGT".utf8).randomElement(using: &numbers)!
      }
      for _ in 0..<Int.random(in: 1...30, using: &numbers) { sequence += unit }
    }
    return sequence
  }

  @Test(.enabled(if: CommandLineTool.path("bcftools") != nil, "needs bcftools to compare with"), arguments: [3, 4, 5])
  func normalizedAllelesAreThoseOfBcftools(seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let letters = Self.repetitive(&numbers)
    let records = Self.randomRecords(&numbers, on: letters, count: 3_000)
    let sequence = KnownSequences.single(letters)
    let expected = try Self.bcftoolsNorm(records, on: letters, ["-f", "REF"])
    #expect(expected.count == records.count)
    for (number, record) in records.enumerated() {
      let normalized = try record.normalized(in: sequence)
      #expect(expected[number].map { $0.map(VariantAlleles.Normalized.alleles) } == [normalized], "\(record)")
      guard case .alleles(let alleles) = normalized else { continue }
      #expect(try alleles.normalized(in: sequence) == normalized)
    }
  }

  @Test(.enabled(if: CommandLineTool.path("bcftools") != nil, "needs bcftools to compare with"))
  func splitAllelesAreThoseOfBcftools() throws {
    var numbers = SeededNumbers(6)
    let letters = Self.repetitive(&numbers)
    let records = Self.randomRecords(&numbers, on: letters, count: 1_000)
    let expected = try Self.bcftoolsNorm(records, on: letters, ["-m", "-any"])
    for (number, record) in records.enumerated() { #expect(expected[number] == record.split) }
  }

  @Test(.enabled(if: CommandLineTool.path("bcftools") != nil, "needs bcftools to compare with"))
  func joinedAllelesAreThoseOfBcftools() throws {
    var numbers = SeededNumbers(8)
    let letters = Self.repetitive(&numbers)
    for _ in 0..<40 {
      let start = Int.random(in: 0..<letters.count, using: &numbers)
      let records = (0..<3).compactMap { _ in
        let piece = Array(letters[start..<min(letters.count, start + Int.random(in: 1...5, using: &numbers))])
        let inserted = piece + piece
        return VariantAlleles(
          position: start + 1, reference: piece,
          alternates: [piece.count > 1 && Bool.random(using: &numbers) ? Array(piece.prefix(1)) : inserted])
      }
      let joined = try VariantAlleles.joined(records)
      let expected = try Self.bcftoolsNorm(records, on: letters, ["-m", "+any"]).values.flatMap { $0 }
      #expect(expected == [joined.alleles], "\(records)")
      for (record, places) in zip(records, joined.indices) {
        #expect(places.first == 0 && places.count == record.alternates.count + 1)
      }
    }
  }

  @Test func whatHasNoBasesToMoveIsLeftWithItsReason() throws {
    let sequence = KnownSequences.single("ACGTACGT".utf8)
    let cases: [(String, [String], VariantAlleles.Untouched)] = [
      ("A", ["<DEL>"], .symbolic), ("A", ["*"], .symbolic), ("A", ["G]17:198982]"], .symbolic), ("A", ["."], .symbolic),
      ("A", ["ARG"], .otherLetters), ("A", [""], .otherLetters), ("A", [], .noChange), ("A", ["A"], .noChange),
    ]
    for (reference, alternates, reason) in cases {
      let record = VariantAlleles(
        position: 1, reference: Array(reference.utf8), alternates: alternates.map { Array($0.utf8) })
      #expect(try record.normalized(in: sequence) == .untouched(reason), "\(alternates)")
    }
  }

  @Test func aWrongReferenceIsRefused() {
    let sequence = KnownSequences.single("ACGT".utf8)
    for (position, failure) in [(1, NormalizationFailure.referenceDiffers), (5, .beyondSequence), (0, .beyondSequence)]
    {
      let record = VariantAlleles(position: position, reference: Array("C".utf8), alternates: [Array("T".utf8)])
      #expect(throws: failure) { try record.normalized(in: sequence) }
    }
  }

  @Test func whatCannotBeJoinedIsRefused() {
    func record(_ position: Int, _ reference: String, _ alternate: String) -> VariantAlleles {
      VariantAlleles(position: position, reference: Array(reference.utf8), alternates: [Array(alternate.utf8)])
    }
    #expect(throws: VariantAlleles.JoinFailure.noRecords) { try VariantAlleles.joined([]) }
    #expect(throws: VariantAlleles.JoinFailure.differentPositions) {
      try VariantAlleles.joined([record(1, "A", "C"), record(2, "A", "C")])
    }
    #expect(throws: VariantAlleles.JoinFailure.referencesDiffer) {
      try VariantAlleles.joined([record(1, "AC", "A"), record(1, "AG", "A")])
    }
    #expect(throws: VariantAlleles.JoinFailure.symbolic) {
      try VariantAlleles.joined([record(1, "AC", "A"), record(1, "A", "<INS>")])
    }
  }
}
