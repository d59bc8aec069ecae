import OncologyCore
import Testing

@testable import VariantAnnotation

/// Every small change of a three-exon gene, on both strands, against an oracle that edits, splices and translates anew.
@Suite struct ToyGeneTests {
  // Runs and repeats are deliberate: they make the 3′ rule and duplications matter.
  static let exons = [
    ("GCAGACCGTAGC", "ATGGCCGCCAAATGGCTGAT", ""),
    ("", "TGAAGAAAACGTGCATGTTTATGCAGCAGTC", ""),
    ("", "GGTGGTTACTCCTTGACCGAACGGTGGTAA", "AACTGCATCGTTGAC"),
  ]
  static let introns = [
    "GTAAGTCCTAGCATCGATTTCGGATATTACTTTTTCTTTCTTTCAG", "GTGAGCATTTGACAGTAGCCATTGATCCCTTTCTCTCTTGCAG",
  ]

  static func gene(_ isForward: Bool, hasSequence: Bool = true) -> ToyGene {
    ToyGene(exons: exons, introns: introns, isForward: isForward, hasSequence: hasSequence)
  }

  private struct Judge {
    let gene: ToyGene
    let oracle: SlowOracle
    let annotator: VariantAnnotator
    init(_ isForward: Bool) throws {
      gene = ToyGeneTests.gene(isForward)
      oracle = SlowOracle(gene)
      annotator = VariantAnnotator(models: try ToyGeneTests.placed(gene))
    }

    /// What differs from the oracle; empty where nothing does.
    func differences(replacing range: Range<Int>, by inserted: String) -> [String] {
      let allele = gene.allele(replacing: range, by: inserted)
      let effects = annotator.effects(of: allele)
      guard let effect = effects.first else { return ["\(allele): no effect"] }
      var expected = oracle.expect(replacing: range, by: inserted)
      var found: [String] = []
      if expected.terms.isSuperset(of: [.inframeInsertion, .proteinAlteringVariant]) {
        // which of the two depends on whether whole residues were put in; either is one
        let either = effect.consequences.filter { $0 == .inframeInsertion || $0 == .proteinAlteringVariant }
        if either.count != 1 {
          if !(effect.consequences.contains(.stopGained) && either.isEmpty) { found.append("neither in-frame term") }
        }
        expected.terms.subtract([.inframeInsertion, .proteinAlteringVariant])
        expected.terms.formUnion(either)
      }
      if Set(effect.consequences) != expected.terms {
        found.append("terms \(effect.consequences.map(\.rawValue)) expected \(expected.terms.map(\.rawValue).sorted())")
      }
      if effect.consequences != effect.consequences.sorted(by: { $0.severity < $1.severity }) {
        found.append("terms are not in order of severity")
      }
      if let name = oracle.codingName(replacing: range, by: inserted), effect.hgvsCoding != name {
        found.append("name \(effect.hgvsCoding ?? "none") expected \(name)")
      }
      if expected.isWhollyCoding, !effect.consequences.contains(.startLost) {
        found += ProteinJudge.differences(
          effect.protein, from: oracle.referenceProtein, to: expected.newProtein!, hasStop: expected.hasStop)
      }
      return found.map { "\(allele) \(effect.hgvsCoding ?? "") \(effect.protein?.hgvs ?? "-"): \($0)" }
    }
  }

  /// Each base's offsets in the spliced transcript and in the coding sequence against counting along the gene's bases.
  static func misplaced(_ gene: ToyGene, _ models: ReferenceModels) throws -> [String] {
    let all = ToyGene.start...(ToyGene.start + gene.bases.count - 1)
    let oriented = OrientedTranscript(try #require(models.transcripts(overlapping: all, on: ToyGene.contig).first))
    var spliced = 0, coding = 0, found: [String] = []
    for (index, base) in gene.bases.enumerated() {
      let isExonic = base.fromDonor == 0, isCoding = base.part == .coding, place = oriented.first + index
      let told = (oriented.transcriptOffset(place), oriented.codingOffset(place)?.offset)
      let expected = (isExonic ? spliced : nil, isCoding ? coding : nil)
      if told != expected { found.append("c.\(base.position): \(told) expected \(expected)") }
      spliced += isExonic ? 1 : 0
      coding += isCoding ? 1 : 0
    }
    #expect(spliced > coding && coding == 81)
    return found
  }

  /// The gene's models, whose places are right: a wrong one, asked of the sequence, would stop the run without a name.
  static func placed(_ gene: ToyGene) throws -> ReferenceModels {
    let models = try ReferenceModels(assembly: .grch38, files: gene.files)
    let misplaced = try misplaced(gene, models)
    try #require(misplaced.isEmpty, "\(misplaced.count): \(misplaced.prefix(5).joined(separator: "; "))")
    return models
  }

  @Test(arguments: [true, false]) func everyBaseHasItsOffsets(isForward: Bool) throws {
    _ = try Self.placed(Self.gene(isForward))
  }

  private func check(_ isForward: Bool, _ edits: (ToyGene) -> [(Range<Int>, String)]) throws {
    let judge = try Judge(isForward)
    var all: [String] = [], count = 0
    for (range, inserted) in edits(judge.gene) {
      count += 1
      all += judge.differences(replacing: range, by: inserted)
    }
    #expect(count > 100)
    #expect(all.isEmpty, "\(all.count) of \(count): \(all.prefix(12).joined(separator: "\n"))")
  }

  @Test(arguments: [true, false]) func substitutions(isForward: Bool) throws {
    try check(isForward) { gene in
      gene.bases.indices.flatMap { index in
        "ACGT".filter { $0 != gene.bases[index].letter }.map { (index..<(index + 1), String($0)) }
      }
    }
  }

  @Test(arguments: [true, false]) func deletionsOfOneToSix(isForward: Bool) throws {
    try check(isForward) { gene in
      (1...6).flatMap { length in
        (1..<(gene.bases.count - length)).map { ($0..<($0 + length), "") }
      }
    }
  }

  @Test(arguments: [true, false]) func insertionsOfOneToThree(isForward: Bool) throws {
    let all = "ACGT".map(String.init)
    let pairs = all.flatMap { one in all.map { one + $0 } }
    let threes = ["TAA", "TGA", "TAG", "ATG", "GCC", "AAA", "CAG", "GTG", "TTC", "GGT", "CTA", "ACT", "TTGACC"]
    try check(isForward) { gene in
      (1..<gene.bases.count).flatMap { place in (all + pairs + threes).map { (place..<place, $0) } }
    }
  }

  @Test(arguments: [true, false]) func replacementsOfTwoByTwo(isForward: Bool) throws {
    try check(isForward) { gene in
      (0..<(gene.bases.count - 1)).flatMap { place in
        "ACGT".flatMap { one in
          "ACGT".filter { $0 != gene.bases[place + 1].letter && one != gene.bases[place].letter }
            .map { (place..<(place + 2), "\(one)\($0)") }
        }
      }
    }
  }

  @Test(arguments: [true, false]) func replacementsOfOtherLength(isForward: Bool) throws {
    try check(isForward) { gene in
      (1..<(gene.bases.count - 5)).flatMap { place in
        [(2, "A"), (1, "CT"), (3, "GA"), (4, "T"), (2, "GCTAA"), (5, "TG"), (1, "TTAC")].compactMap { length, text in
          // only replacements that share no base at their ends are what they are written as
          let removed = gene.bases[place..<(place + length)].map(\.letter)
          guard removed.first != text.first, removed.last != text.last else { return nil }
          return (place..<(place + length), text)
        }
      }
    }
  }

  /// Long changes over any edge: each has consequences and a name, and none stops the program.
  @Test(arguments: [true, false], [true, false]) func longChangesAreAllTold(isForward: Bool, hasSequence: Bool) throws {
    let gene = Self.gene(isForward, hasSequence: hasSequence)
    let annotator = VariantAnnotator(models: try Self.placed(gene))
    for start in stride(from: 1, to: gene.bases.count - 2, by: 5) {
      for length in stride(from: 0, to: gene.bases.count - start - 1, by: 4) {
        for inserted in ["", "A", "NN", "ACGTACGTACG", "TAATAA"] where length > 0 || !inserted.isEmpty {
          let effect = annotator.effects(of: gene.allele(replacing: start..<(start + length), by: inserted)).first
          #expect(effect?.consequences.isEmpty == false && effect?.hgvsCoding != nil)
        }
      }
    }
  }

  @Test func changesBeyondTheGeneAreNotNamed() throws {
    let gene = Self.gene(true)
    let annotator = VariantAnnotator(models: try ReferenceModels(assembly: .grch38, files: gene.files))
    let effects = { (position: Int, reference: String, alternate: String) in
      annotator.effects(
        of: GenomicAllele(contig: ToyGene.contig, position: position, reference: reference, alternate: alternate))
    }
    #expect(effects(1000, "A", "C").isEmpty)
    #expect(effects(1000, "A", "AC").isEmpty)  // an insertion before the first base
    let overEdge = try #require(effects(999, "AAGC", "A").first)
    #expect(overEdge.hgvsCoding == nil)
    #expect(overEdge.consequences == [.fivePrimeUTRVariant])
    #expect(overEdge.notes.map(\.key) == [AnnotationMessage.beyondTranscript.rawValue])
    let whole = try #require(effects(1000, "A" + String(repeating: "N", count: gene.bases.count + 5), "A").first)
    #expect(whole.consequences == [.transcriptAblation])
    for position in [0, -5, Int.max] {
      #expect(effects(position, "A", "C").isEmpty)
      #expect(effects(position, "", "").isEmpty)
    }
    #expect(effects(1013, "", "").isEmpty)
    #expect(effects(1013, "A", "A").isEmpty)
  }
}
