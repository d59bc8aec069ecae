import Testing

@testable import VariantIdentity

/// Positions of a transcript and of its coding part.
@Suite struct CodingPartTests {
  /// The transcript NM_999999.1 of biocommons' sanity_cp.tsv: coding from 9 to 39 of 42 bases.
  private static let transcript = "AAAATCAAAATGAAAGCGAAAGCGTTTCGCGCGAAATAGGGG"
  private static let coding = HGVS.CodingPart(9..<39)

  @Test(arguments: [
    ("NM_999999.1:c.1A>G", "NM_999999.1:n.10A>G"),
    ("NM_999999.1:c.30G>T", "NM_999999.1:n.39G>T"),
    ("NM_999999.1:c.-1_1insC", "NM_999999.1:n.9_10insC"),
    ("NM_999999.1:c.-9del", "NM_999999.1:n.1del"),
    ("NM_999999.1:c.-10del", "NM_999999.1:n.-1del"),
    ("NM_999999.1:c.28_*3del", "NM_999999.1:n.37_42del"),
    ("NM_999999.1:c.12+1G>A", "NM_999999.1:n.21+1G>A"),
    ("NM_999999.1:c.(4_6)_(9_?)del", "NM_999999.1:n.(13_15)_(18_?)del"),
    ("NM_999999.1:c.6_7ins[T;1_3inv]", "NM_999999.1:n.15_16ins[T;10_12inv]"),
    ("NM_999999.1:c.[1A>G;4del];[=]", "NM_999999.1:n.[10A>G;13del];[=]"),
    ("NM_999999.1:c.1A>G(;)*1del", "NM_999999.1:n.10A>G(;)40del"),
  ])
  func namesAreRecountedThereAndBack(coding: String, transcript: String) throws {
    let there = try HGVS.Variant(parsing: coding).recounted(by: Self.coding)
    #expect(there.text() == transcript)
    #expect(try there.recounted(by: Self.coding).text() == coding)
  }

  @Test func everyPositionReturns() throws {
    for place in -20...60 where place != 0 {
      let position =
        place < 0 ? HGVS.NucleotidePosition(-place, origin: .beforeStart) : HGVS.NucleotidePosition(place)
      let counted = try #require(Self.coding.codingPosition(of: position))
      #expect(Self.coding.transcriptPosition(of: counted) == position)
    }
  }

  @Test(arguments: [
    ("NM_999999.1:c.31A>G", NameFailure.beyondSequence),
    ("NM_999999.1:c.[1A>G;31del]", .beyondSequence),
    ("NM_999999.1:c.6_7ins29_31", .beyondSequence),
    ("NM_999999.1:c.(?_31)del", .beyondSequence),
    ("NC_000001.11:g.1A>G", .notOnSequence),
    ("NP_000001.1:p.Val600Glu", .notOnSequence),
  ])
  func whatHasNoPlaceIsRefused(name: String, failure: NameFailure) {
    #expect(throws: failure) { try HGVS.Variant(parsing: name).recounted(by: Self.coding) }
  }

  /// A coding name carried out on the transcript's sequence; the bases are those of the suite's own names.
  @Test(arguments: ["c.6A>G", "c.6A>T", "c.1A>G", "c.30G>T", "c.*3G>A", "c.-2A>G"])
  func codingNamesMeetTheTranscriptsBases(name: String) throws {
    let source = KnownSequences(["NM_999999.1": Self.transcript])
    let counted = try HGVS.Variant(parsing: "NM_999999.1:\(name)").recounted(by: Self.coding)
    let edit = try SequenceEdit(counted, in: source)
    #expect(edit.removed.count == 1 && edit.inserted.count == 1)
  }
}
