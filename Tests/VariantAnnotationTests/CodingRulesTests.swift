import OncologyCore
import Testing

@testable import VariantAnnotation

/// Names and consequences by hand, and against published conversions on small transcripts.
@Suite struct CodingRulesTests {
  /// The transcripts of biocommons/hgvs `tests/data/sanity_cp.tsv` (Apache-2.0), coding part only.
  static let transcripts = [
    "NM_999999.1": "ATGAAAGCGAAAGCGTTTCGCGCGAAATAG", "NM_999998.1": "ATGAAAGCGAAAGCGTTTCGCGCGAAATAG",
    "NM_999997.1": "ATGAAAGCGAAAGCGTTTCGCGTAGAATAG",
    "NM_999995.1": "ATGAAAAAATCGAAAGCGTTTCGCGCGAAATAG", "NM_999994.1": "ATGAAAAAAAAATCGAAAGCGTTTCGCGCGAAATAG",
    "NM_999993.1": "ATGGGGAGGGCCCGGCAGCCAGCTTTATAG",
  ]

  struct Conversion: CustomTestStringConvertible, Sendable {
    let transcript: String
    /// 1-based coding positions that are replaced; an insertion stands before the first.
    let first: Int
    let count: Int
    let inserted: String
    let protein: String
    var testDescription: String { "\(transcript) \(first) \(count) \(inserted) \(protein)" }
    init(_ transcript: String, _ first: Int, _ count: Int, _ inserted: String, _ protein: String) {
      self.transcript = transcript
      self.first = first
      self.count = count
      self.inserted = inserted
      self.protein = protein
    }
  }

  /// Expected names as that project's `test_hgvs_variantmapper_cp_sanity.py` states them, without parentheses; a new
  /// stop that lies beyond the coding part is `fs` here, since what follows is not at hand.
  static let conversions = [
    Conversion("NM_999999.1", 7, 0, "GGG", "p.Lys2_Ala3insGly"),
    Conversion("NM_999999.1", 23, 0, "T", "p.Ala8Valfs"),
    Conversion("NM_999999.1", 9, 0, "TT", "p.Lys4Ter"),
    Conversion("NM_999999.1", 10, 3, "", "p.Lys4del"),
    Conversion("NM_999999.1", 4, 12, "", "p.Lys2_Ala5del"),
    Conversion("NM_999995.1", 4, 3, "", "p.Lys3del"),
    Conversion("NM_999994.1", 4, 6, "", "p.Lys3_Lys4del"),
    Conversion("NM_999994.1", 20, 6, "", "p.Ala7_Arg9delinsGly"),
    Conversion("NM_999999.1", 5, 3, "", "p.Lys2_Ala3delinsThr"),
    Conversion("NM_999993.1", 13, 12, "", "p.Arg5_Ala8del"),
    Conversion("NM_999999.1", 11, 2, "", "p.Lys4Serfs"),
    Conversion("NM_999997.1", 7, 1, "", "p.Ala3ArgfsTer6"),
    Conversion("NM_999999.1", 11, 2, "TCCCA", "p.Lys4delinsIlePro"),
    Conversion("NM_999999.1", 11, 8, "TCCCA", "p.Lys4_Phe6delinsIlePro"),
    Conversion("NM_999999.1", 8, 1, "GG", "p.Ala3Glyfs"),
    Conversion("NM_999999.1", 13, 0, "AAA", "p.Lys4dup"),
    Conversion("NM_999999.1", 19, 0, "TTT", "p.Phe6dup"),
    Conversion("NM_999999.1", 22, 0, "TTTCGC", "p.Phe6_Arg7dup"),
    Conversion("NM_999995.1", 7, 0, "AAA", "p.Lys3dup"),
    Conversion("NM_999999.1", 25, 0, "TTTCGCGCG", "p.Phe6_Ala8dup"),
    Conversion("NM_999999.1", 14, 0, "AG", "p.Ala5Glufs"),
    Conversion("NM_999999.1", 1, 1, "G", "p.Met1?"),
  ]

  @Test(arguments: conversions) func convertsAsPublished(conversion: Conversion) throws {
    let sequence = Array(try #require(Self.transcripts[conversion.transcript]).utf8)
    let coding = EditedCoding(
      sequence[...], at: conversion.first - 1, removing: conversion.count, inserting: Array(conversion.inserted.utf8),
      code: .standard)
    #expect(CodingConsequence(coding).protein?.hgvs == conversion.protein)
  }

  private func consequence(_ sequence: String, _ first: Int, _ count: Int, _ inserted: String) -> CodingConsequence {
    CodingConsequence(
      EditedCoding(
        Array(sequence.utf8)[...], at: first - 1, removing: count, inserting: Array(inserted.utf8), code: .standard))
  }

  // M K A K A F R A K *
  private let toy = "ATGAAAGCGAAAGCGTTTCGCGCGAAATAG"

  @Test func stopWithinAnIndelIsToldUpToTheStop() {
    // HGVS 21.0, protein deletion-insertion and insertion: the stop is named, what follows it is not
    let inserted = consequence(toy, 10, 0, "GGTTAGGGT")
    #expect(inserted.protein?.hgvs == "p.Ala3_Lys4insGlyTer")
    #expect(inserted.consequences == [.stopGained, .inframeInsertion])
    let replaced = consequence(toy, 11, 4, "TTTAGGC")
    #expect(replaced.protein?.hgvs == "p.Lys4_Ala5delinsIleTer")
    // an immediate stop is nonsense, whatever the DNA change is
    #expect(consequence(toy, 10, 6, "TAG").protein?.hgvs == "p.Lys4Ter")
    #expect(consequence(toy, 10, 0, "TAG").protein?.hgvs == "p.Lys4Ter")
  }

  @Test func residuesBeforeTheStopAreAnExtension() {
    let result = consequence(toy, 28, 0, "GGTGGT")
    #expect(result.protein?.hgvs == "p.Ter10GlyextTer2")
    #expect(result.consequences == [.inframeInsertion])
    #expect(consequence(toy, 28, 1, "C").protein?.hgvs == "p.Ter10GlnextTer?")
    #expect(consequence(toy, 28, 1, "C").consequences == [.stopLost])
    #expect(consequence(toy, 29, 2, "GA").consequences == [.stopRetained])
  }

  @Test func startCodonIsLostOrKept() {
    #expect(consequence(toy, 2, 1, "C").consequences == [.startLost])
    #expect(consequence(toy, 2, 1, "").consequences == [.startLost, .frameshift])
    #expect(consequence(toy, 1, 3, "").consequences == [.startLost, .inframeDeletion])
    #expect(consequence(toy, 2, 0, "TGA").consequences == [.startRetained, .inframeInsertion])
    // WT1 begins with CTG: read as methionine, and a change to ATG keeps the start
    let other = "CTG" + toy.dropFirst(3)
    #expect(consequence(other, 1, 1, "A").consequences == [.startRetained])
    #expect(consequence(other, 1, 1, "G").protein?.hgvs == "p.Met1?")
  }

  @Test func selenocysteineIsAResidueUntilTheFrameShifts() {
    // M K U A *, as in TXNRD2 where TGA before the last codon is selenocysteine
    let seleno = "ATGAAATGAGCGTAA"
    #expect(consequence(seleno, 8, 1, "C").protein?.hgvs == "p.Sec3Ser")
    #expect(consequence(seleno, 8, 1, "A").protein?.hgvs == "p.Sec3Ter")
    #expect(consequence(seleno, 10, 1, "C").protein?.hgvs == "p.Ala4Pro")
    #expect(consequence("ATGAAAAGAGCGTAA", 7, 1, "T").protein?.hgvs == "p.Arg3Ter")
  }

  @Test func mitochondrialCodeReadsTGAAsTryptophan() {
    let coding = EditedCoding(
      Array("ATGATATGAAGATAA".utf8)[...], at: 0, removing: 0, inserting: [], code: .of(Contig("MT")))
    #expect(String(decoding: (0..<3).map(coding.residue), as: UTF8.self) == "MMW")
    #expect(coding.residue(3) == .stopResidue)  // AGA, NCBI translation table 2
  }

  @Test func unknownBaseNamesNoResidue() {
    let result = consequence(toy, 10, 1, "N")
    #expect(result.protein == nil)
    #expect(result.consequences == [.codingSequence])
    #expect(consequence(toy, 10, 0, "N").consequences == [.frameshift])
  }

  @Test func decayFollowsTheFiftyNucleotideRule() throws {
    // exons of 100, 200 and 100 coding bases: the last junction lies behind offset 299
    let exons = "1001-1100,2001-2200,3001-3100"
    let decay = { (areExonsKnown: Bool, stop: Int?) throws -> TranscriptEffect.Decay in
      let row = ReleaseTables.Row(
        gene: "G", transcript: "T", contig: "1", strand: "+", exons: exons, coding: exons, proteinLength: "132",
        areExonsKnown: areExonsKnown)
      let models = try ReferenceModels(
        assembly: .grch38,
        files: [
          "transcripts.tsv": ReleaseTables.transcripts([row]), "coding-sequences.tsv": ReleaseTables.sequences([:]),
          "contigs.tsv": Array("contig\tlength\n".utf8),
        ])
      let transcript = try #require(models.transcripts(overlapping: 1001...1001, on: Contig("1")).first)
      return DecayRule(OrientedTranscript(transcript)).decay(newStop: stop)
    }
    #expect(try decay(true, 300) == .escapes)
    // the stop codon's last base is 299 - distance
    #expect(try decay(true, 299 - 50 - 2) == .escapes)
    #expect(try decay(true, 299 - 51 - 2) == .unknown)
    #expect(try decay(true, 299 - 55 - 2) == .unknown)
    #expect(try decay(true, 299 - 56 - 2) == .expected)
    #expect(try decay(true, nil) == .unknown)
    #expect(try decay(false, 300) == .unknown)
    #expect(try decay(false, 100) == .expected)
  }
}
