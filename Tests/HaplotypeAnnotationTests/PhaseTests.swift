import HaplotypeAnnotation
import Testing

/// Which haplotypes a genotype makes, by `--phase`, and which bits of FORMAT/BCSQ say so.
struct PhaseTests {
  private let gene: ToyGene

  init() throws {
    gene = try ToyGene(coding: "ATGAAACCCGGGTTTGATCATATTCTCGCC" + "GTTAGCTATTGGCAAGAAAATACCCGTTAA")
  }

  /// A change of the second and one of the third base of codon 2, the genotypes as given.
  private func result(_ one: (Int, Int), _ two: (Int, Int), isPhased: Bool, _ phase: PhaseRule) throws
    -> BatchConsequences
  {
    let genotype = { (pair: (Int, Int)) in
      [pair.0, pair.1].map { GenotypeAllele(number: $0, isPhased: isPhased) }
    }
    var options = HaplotypeOptions()
    options.phase = phase
    var first = ToyGene.change(24, "C"), second = ToyGene.change(25, "C")
    first.genotypes = genotype(one)
    second.genotypes = genotype(two)
    return try gene.result([first, second], options, samples: 1)
  }

  private func texts(_ result: BatchConsequences, _ record: Int) -> [[String]] {
    [0, 1].map { result.texts(of: record, sample: 0, copy: $0).map { String(decoding: $0, as: UTF8.self) } }
  }

  private let joint = "missense|TOY|T|protein_coding|+|2K>2P|24A>C+25A>C"
  private let first = "missense|TOY|T|protein_coding|+|2K>2Q|24A>C"
  private let second = "missense|TOY|T|protein_coding|+|2K>2T|25A>C"

  @Test func onOneHaplotypeTheyAreReadTogether() throws {
    let result = try result((1, 0), (1, 0), isPhased: true, .require)
    #expect(texts(result, 0) == [[joint], []])
    #expect(texts(result, 1) == [["@24"], []])
    #expect(result.sampleWords(of: 0)?.words == [0b01])
  }

  @Test func onTwoHaplotypesTheyStandAlone() throws {
    let result = try result((1, 0), (0, 1), isPhased: true, .require)
    #expect(texts(result, 0) == [[first], []])
    #expect(texts(result, 1) == [[], [second]])
    #expect(result.sampleWords(of: 1)?.words == [0b10])
  }

  @Test func unphasedHeterozygotesAreRefusedUnlessTold() throws {
    let error = #expect(throws: HaplotypeError.self) { try result((0, 1), (0, 1), isPhased: false, .require) }
    #expect(error?.code == .unphased)
    #expect(error?.sample == 0)
  }

  @Test func homozygotesNeedNoPhase() throws {
    let result = try result((1, 1), (1, 1), isPhased: false, .require)
    #expect(texts(result, 0) == [[joint], [joint]])
  }

  @Test func theRulesForUnphasedGenotypes() throws {
    #expect(texts(try result((0, 1), (1, 0), isPhased: false, .asIs), 0) == [[], [first]])
    #expect(texts(try result((0, 1), (0, 1), isPhased: false, .skip), 0) == [[], []])
    #expect(texts(try result((0, 1), (0, 1), isPhased: false, .nonReference), 0) == [[joint], [joint]])
    #expect(texts(try result((0, 1), (0, 1), isPhased: false, .merge), 0) == [[joint], [joint]])
  }

  @Test func whatHasNoRoomIsCounted() throws {
    var options = HaplotypeOptions()
    options.consequenceLimit = 1
    var change = ToyGene.change(48, "T")
    change.genotypes = [GenotypeAllele(number: 1, isPhased: true), GenotypeAllele(number: 1, isPhased: true)]
    let result = try gene.result([change], options, samples: 1)
    #expect(result.sampleWords(of: 0)?.words == [0b11])
    #expect(result.tally.beyondLimit > 0)
  }
}
