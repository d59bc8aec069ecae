import CDigestLanes
import Testing

@testable import VariantIdentity

/// Eight at a time is what one by one is.
@Suite struct AlleleDigesterTests {
  private static let instructions: [DigestLanesInstructions] =
    [DigestLanesPlain, DigestLanesAVX2, DigestLanesAVX512].filter { $0.rawValue <= digest_lanes_best().rawValue }

  private static func state(_ numbers: inout SeededNumbers) -> VRS.PlacedState {
    let letters = (0..<[0, 1, 2, 9, 117, 118, 119, 120, 400].randomElement(using: &numbers)!).map { _ in
      Array("ACGT".utf8).randomElement(using: &numbers)!
    }
    let start = Int.random(in: 0...Int.random(in: 1...4_000_000_000, using: &numbers), using: &numbers)
    let end = start + Int.random(in: 0...300, using: &numbers)
    switch Int.random(in: 0..<3, using: &numbers) {
    case 0: return VRS.PlacedState(start: start, end: end, .letter(letters.first ?? UInt8(ascii: "N")))
    case 1: return VRS.PlacedState(start: start, end: end, .letters(letters))
    default:
      return VRS.PlacedState(start: start, end: end, .repeats(length: letters.count, unit: 1 + letters.count / 2))
    }
  }

  private static func allele(_ placed: VRS.PlacedState, on sequence: VRS.RefgetAccession) throws -> VRS.Allele {
    let state: VRS.SequenceExpression
    switch placed.state {
    case .letter(let letter): state = .literal(try VRS.SequenceString([letter]))
    case .letters(let letters): state = .literal(try VRS.SequenceString(letters))
    case .repeats(let length, let unit):
      state = .referenceLength(length: .exactly(length), repeatSubunitLength: unit, sequence: nil)
    }
    return VRS.Allele(
      location: try VRS.SequenceLocation(sequence: sequence, start: .exactly(placed.start), end: .exactly(placed.end)),
      state: state)
  }

  @Test(arguments: [0, 1, 7, 8, 9, 1_003])
  func digestsAreThoseOfTheValues(count: Int) throws {
    var numbers = SeededNumbers(UInt64(count))
    let sequence = try VRS.RefgetAccession(Grch38Windows.chromosome19)
    let placed = (0..<count).map { _ in Self.state(&numbers) }
    let expected = try placed.map { try Self.allele($0, on: sequence).digest }
    for instructions in Self.instructions {
      let digester = VRS.AlleleDigester(sequence, instructions: instructions)
      #expect(digester.digests(of: placed) == expected, "instructions \(instructions.rawValue)")
    }
  }

  @Test func aValueIsPlacedAsItIs() throws {
    var numbers = SeededNumbers(77)
    let sequence = try VRS.RefgetAccession(Grch38Windows.chromosome1)
    for _ in 0..<200 {
      let allele = try Self.allele(Self.state(&numbers), on: sequence)
      let placed = try #require(VRS.PlacedState(allele))
      #expect(VRS.AlleleDigester(sequence).digests(of: [placed]) == [allele.digest])
    }
    let open = VRS.Allele(
      location: try VRS.SequenceLocation(sequence: sequence, start: .between(nil, 4), end: .exactly(5)),
      state: .length(nil))
    #expect(VRS.PlacedState(open) == nil)
  }
}
