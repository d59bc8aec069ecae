import Testing

@testable import VariantIdentity

/// Names held against a sequence, and against themselves.
@Suite struct NameOnSequenceTests {
  private static let source = KnownSequences(["s": "AATGCATGCAACGTTTT", "t": "GGGCCC"])

  private static func edit(_ name: String) throws -> SequenceEdit {
    try SequenceEdit(try HGVS.Variant(parsing: name), in: source)
  }

  @Test(arguments: [
    ("s:g.1A>G", 0, "A", "G"),
    ("s:g.3_4=", 2, "TG", "TG"),
    ("s:g.3_4del", 2, "TG", ""),
    ("s:g.3_4delTG", 2, "TG", ""),
    ("s:g.3_4dup", 4, "", "TG"),
    ("s:g.3_4insCC", 3, "", "CC"),
    ("s:g.3_4delinsA", 2, "TG", "A"),
    ("s:g.11_12inv", 10, "AC", "GT"),
    ("s:n.3_4insN[3]", 3, "", "NNN"),
    ("s:g.3_4ins[A;10_12inv]", 3, "", "AGTT"),
    ("s:g.3_4ins[t:g.3_4]", 3, "", "GC"),
    ("s:g.2ATGC[3]", 1, "ATGCATGC", "ATGCATGCATGC"),
    ("s:g.2_9ATGC[1]", 1, "ATGCATGC", "ATGC"),
    ("s:g.14_17T[2]", 13, "TTTT", "TT"),
    ("s:g.14T[2]", 13, "TTTT", "TT"),
    ("s:g.3T[2]", 2, "T", "TT"),
    ("s:g.10_12A[3]C[1]", 9, "AAC", "AAAC"),
  ])
  func namesAreCarriedOut(name: String, start: Int, removed: String, inserted: String) throws {
    let expected = SequenceEdit(start: start, removed: Array(removed.utf8), inserted: Array(inserted.utf8))
    #expect(try Self.edit(name) == expected)
  }

  @Test(arguments: [
    ("s:g.1C>G", NameFailure.referenceDiffers),
    ("s:g.3_4delTT", .referenceDiffers),
    ("s:g.2_9ATG[1]", .referenceDiffers),
    ("s:g.1TG[4]", .referenceDiffers),
    ("s:g.18A>G", .beyondSequence),
    ("u:g.1A>G", .noSequence),
    ("s(GENE):g.1A>G", .noSequence),
    ("s:g.3_4ins[u:g.3_4]", .noSequence),
    ("s:c.1A>G", .notOnSequence),
    ("s:n.1+3A>G", .notOnSequence),
    ("s:g.3_4ins[t:c.3_4]", .notOnSequence),
    ("s:p.Val600Glu", .notOnSequence),
    ("s:g.[1A>G;3del]", .notOneChange),
    ("s:g.(1_3)del", .uncertain),
    ("s:g.1?", .uncertain),
    ("s:g.1(A>G)", .uncertain),
    ("s:g.3_4insN[(2_5)]", .uncertain),
    ("s:g.3_4ins10", .basesNotTold),
    ("s:g.3_4insN[900000000000000]", .basesNotTold),
    ("s:g.3_4[4]", .notDefined),
    ("s:g.3_4copy2", .notDefined),
    ("s:g.10A[3]C[1]", .notDefined),
    ("s:g.3_4delTGC", .contradiction(.restatedLengthDiffers)),
    ("s:g.4_3del", .contradiction(.endNotBehindStart)),
    ("s:g.3_5insA", .contradiction(.insertionNotBetweenNeighbours)),
  ])
  func whatCannotBeCarriedOutIsRefusedWithItsReason(name: String, failure: NameFailure) {
    #expect(throws: failure) { try Self.edit(name) }
  }

  /// Named by the 3′ rule and carried out again, a change makes the sequence that it made.
  @Test func namingAndCarryingOutReturnsTheSameChange() throws {
    var numbers = SeededNumbers(31)
    var count = 0
    for _ in 0..<3_000 {
      let letters = (0..<Int.random(in: 2...60, using: &numbers)).map { _ in
        Array("ACG".utf8).randomElement(using: &numbers)!
      }
      let sequence = KnownSequences.single(letters)
      let start = Int.random(in: 1..<letters.count, using: &numbers)
      let end = min(letters.count, start + Int.random(in: 0...4, using: &numbers))
      let inserted = (0..<Int.random(in: 0...4, using: &numbers)).map { _ in
        Array("ACG".utf8).randomElement(using: &numbers)!
      }
      let edit = SequenceEdit(start: start, removed: Array(letters[start..<end]), inserted: inserted)
      let ambiguity = try Ambiguity(of: edit, in: sequence)
      // at the very end an insertion has no name
      if edit.removed.isEmpty && inserted.isEmpty { continue }
      guard let name = try? HGVS.Variant(naming: edit, on: sequence) else {
        #expect(ambiguity.rightmost.isPureInsertion && ambiguity.rightmost.start == letters.count)
        continue
      }
      count += 1
      #expect(name.contradictions.isEmpty, "\(name)")
      let again = try SequenceEdit(try HGVS.Variant(parsing: name.text()), in: sequence.source)
      #expect(try Ambiguity(of: again, in: sequence).fullyJustified == ambiguity.fullyJustified, "\(name)")
    }
    #expect(count > 2_500)
  }

  @Test(arguments: [
    ("c.76_78A>C", [HGVS.Contradiction.substitutionOfRange]),
    ("c.76A>A", [.nothingSubstituted]),
    ("c.78_76del", [.endNotBehindStart]),
    ("c.76_76del", [.endNotBehindStart]),
    ("c.89-1_88+1del", [.endNotBehindStart]),
    ("c.*3_-4del", [.endNotBehindStart]),
    ("c.76insA", [.insertionNotBetweenNeighbours]),
    ("c.76_78insA", [.insertionNotBetweenNeighbours]),
    ("c.76_78delAC", [.restatedLengthDiffers]),
    ("c.76inv", [.inversionOfOneBase]),
    ("c.[76A>A;78_76del]", [.nothingSubstituted, .endNotBehindStart]),
    ("p.Val600Val", [.nothingSubstituted]),
    ("p.Ala3_Phe4Gly", [.substitutionOfRange]),
    ("p.Ala3insGly", [.insertionNotBetweenNeighbours]),
    ("p.Ala3_Phe5insGly", [.insertionNotBetweenNeighbours]),
    ("p.Ala5_Phe3del", [.endNotBehindStart]),
    ("p.Ala3_Phe4fs", [.shiftOfRange]),
    ("p.Ala3GlyextTer5", [.extensionInside]),
    ("c.-1_1insA", []), ("c.76+1_76+2insA", []), ("c.76_76+1insA", []), ("c.(76_80)insA", []), ("c.88+?_89-?del", []),
    ("c.300_*1insA", []), ("p.Met1ext-5", []), ("p.Ter110GlnextTer17", []), ("p.Xaa5Xaa", []),
  ])
  func aNameIsHeldAgainstItself(name: String, expected: [HGVS.Contradiction]) throws {
    #expect(try HGVS.Variant(parsing: name).contradictions == expected)
  }
}
