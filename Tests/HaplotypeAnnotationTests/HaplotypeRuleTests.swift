import HaplotypeAnnotation
import OncologyCore
import Testing

/// Each rule of `Documentation/Methods/haplotype-consequences.md` on a gene small enough to check by hand.
///
/// Codons of the forward gene: 21 ATG M1, 24 AAA K2, 27 CCC P3, 30 GGG G4, 33 TTT F5, 36 GAT D6, 39 CAT H7, 42 ATT I8,
/// 45 CTC L9, 48 GCC A10; 91 GTT V11, 94 AGC S12, 97 TAT Y13, 100 TGG W14, 103 CAA Q15, 106 GAA E16, 109 AAT N17,
/// 112 ACC T18, 115 CGT R19, 118 TAA stop.
struct HaplotypeRuleTests {
  private static let coding = "ATGAAACCCGGGTTTGATCATATTCTCGCC" + "GTTAGCTATTGGCAAGAAAATACCCGTTAA"
  private let gene: ToyGene
  private let reverse: ToyGene

  init() throws {
    gene = try ToyGene(coding: Self.coding)
    reverse = try ToyGene(coding: Self.coding, isReverse: true)
  }

  private typealias Gene = ToyGene
  private let tail = "|TOY|T|protein_coding"

  private func models() throws -> ContigModels {
    var builder = GeneModelBuilder()
    for feature in ToyGene.features(isReverse: false) { builder.add(feature) }
    return try #require(try builder.build().contigs["1"])
  }

  // MARK: Codons

  @Test func twoChangesOfOneCodonAreReadTogether() throws {
    // AAA>CCA is P; alone they are AAA>CAA Q and AAA>ACA T.
    let told = try gene.told(Gene.change(24, "C"), Gene.change(25, "C"))
    #expect(told == ["missense\(tail)|+|2K>2P|24A>C+25A>C", "@24"])
    var options = HaplotypeOptions()
    options.isLocal = true
    let alone = try gene.told(Gene.change(24, "C"), Gene.change(25, "C"), options: options)
    #expect(alone == ["missense\(tail)|+|2K>2Q|24A>C", "missense\(tail)|+|2K>2T|25A>C"])
  }

  @Test func onTheReverseStrandTheFirstCodonIsTheHighest() throws {
    // Codon 2, AAA, stands at 115–117 as TTT; T>G there is A>C in the transcript.
    let told = try reverse.told(Gene.change(116, "G"), Gene.change(117, "G"))
    #expect(told == ["@117", "missense\(tail)|-|2K>2P|116T>G+117T>G"])
  }

  @Test func aSecondIndelRestoresTheFrame() throws {
    // A base less after C29, one more after T35: CCC GGG TTT GAT > CCC GGT TTA GAT.
    let told = try gene.told(Gene.change(29, removing: 2, "C"), Gene.change(35, "TA"))
    #expect(told == ["missense&inframe_altering\(tail)|+|3PGF>3PGL|29CG>C+35T>TA", "@29"])
  }

  @Test func afterAStopTheRestIsMarked() throws {
    // AAA>TAA stops; CCC>CTC is told with a star.
    let told = try gene.told(Gene.change(24, "T"), Gene.change(28, "T"))
    #expect(told == ["stop_gained\(tail)|+|2K>2*|24A>T", "*missense\(tail)|+|3P>3L|28C>T"])
  }

  @Test func aSubstitutionOfSeveralBasesSharesACodonByItsLastBase() throws {
    // 26–27 AC>GG ends in codon 3, whose second base is changed too: AAG GTC.
    let told = try gene.told(Gene.change(26, removing: 2, "GG"), Gene.change(28, "T"))
    #expect(told == ["missense\(tail)|+|2KP>2KV|26AC>GG+28C>T", "@26"])
  }

  // MARK: Start and stop

  @Test func startAndStopCodons() throws {
    #expect(try gene.told(Gene.change(21, "T")) == ["start_lost\(tail)|+|1M>1L|21A>T"])
    #expect(try gene.told(Gene.change(118, "C")) == ["stop_lost\(tail)|+|20*>20Q|118T>C"])
    #expect(try gene.told(Gene.change(120, "G")) == ["stop_retained\(tail)|+|20*|120A>G"])
    #expect(try reverse.told(Gene.change(120, "A")) == ["start_lost\(tail)|-|1M>1L|120T>A"])
  }

  @Test func anInsertionThatLosesTheStartStandsAlone() throws {
    // What follows is read in the reference's frame, and nothing is lost from the report.
    let told = try gene.told(Gene.change(21, "AC"), Gene.change(28, "T"))
    #expect(told == ["start_lost\(tail)|+", "missense\(tail)|+|3P>3L|28C>T"])
  }

  @Test func aDeletionBesideTheStartMayKeepIt() throws {
    // …TCA|ATG: whichever of the two A is deleted, …TC|ATG is left.
    let shifted = try ToyGene(coding: Self.coding, filler: "GATCA")
    #expect(shifted.contig[19] == UInt8(ascii: "A"))
    let told = try shifted.told(Gene.change(20, removing: 2, "A"))
    #expect(told[0].contains("start_retained\(tail)|+"))
    #expect(!told[0].contains("start_lost"))
  }

  // MARK: Splice sites

  @Test(arguments: [
    (51, "splice_donor"), (52, "splice_donor"), (53, "splice_region"), (58, "splice_region"), (59, "intron"),
    (82, "intron"), (83, "splice_region"), (88, "splice_region"), (89, "splice_acceptor"), (90, "splice_acceptor"),
  ])
  func substitutionsInTheIntron(_ position: Int, _ term: String) throws {
    let base = gene.contig[position - 1] == UInt8(ascii: "C") ? "A" : "C"
    let transcript = term == "intron" ? "" : "T"
    #expect(try gene.told(Gene.change(position, base)) == ["\(term)|TOY|\(transcript)|protein_coding"])
    let mirrored = ["splice_donor": "splice_acceptor", "splice_acceptor": "splice_donor"][term] ?? term
    #expect(try reverse.told(Gene.change(position, base)) == ["\(mirrored)|TOY|\(transcript)|protein_coding"])
  }

  @Test func theExonsLastThreeBasesAreOfTheSpliceRegion() throws {
    #expect(try gene.told(Gene.change(48, "T"))[0].contains("splice_region"))
    #expect(try !gene.told(Gene.change(47, "T"))[0].contains("splice_region"))
  }

  @Test func aDeletionOfAPartsLastBaseIsToldByItsLength() throws {
    // C47 stays; 48–50 are the part's last codon, 51 the intron's first base.
    let other = try ToyGene(coding: Self.coding, filler: "GATCA")
    #expect(try other.told(Gene.change(47, removing: 5, "C")) == ["inframe_deletion&splice_donor\(tail)"])
    #expect(try other.told(Gene.change(45, removing: 7, "C")) == ["frameshift&splice_donor\(tail)"])
  }

  // MARK: Untranslated parts and other places

  @Test func anInsertionBetweenUntranslatedAndCodingIsUntranslated() throws {
    #expect(try gene.told(Gene.change(20, "CAA")) == ["5_prime_utr\(tail)"])
    #expect(try reverse.told(Gene.change(15, "A")) == ["3_prime_utr\(tail)"])
  }

  @Test func outsideNothingIsTold() throws {
    #expect(try gene.told(Gene.change(5, "T"), Gene.change(140, "T")) == ["", ""])
  }

  @Test func aSymbolicDeletionReachesToItsEnd() throws {
    var batch = VariantBatch(contig: "1", sampleCount: 0)
    batch.append(
      position: 4, alleles: [[gene.contig[4]], Array("<DEL>".utf8)], symbolicEnd: 59)
    let models = try models()
    let result = try HaplotypeAnnotator(models, ContigSequence(gene.contig), options: HaplotypeOptions())
      .annotate(batch)
    let text = ToyGene.text(result, 0)
    for term in ["coding_sequence", "5_prime_utr", "splice_donor", "feature_truncation"] {
      #expect(text.contains(term))
    }
  }

  // MARK: What is refused or counted

  @Test func anotherReferenceIsRefusedOrCounted() throws {
    var batch = VariantBatch(contig: "1", sampleCount: 0)
    batch.append(position: 23, alleles: [Array("C".utf8), Array("T".utf8)])
    let models = try models()
    var options = HaplotypeOptions()
    let error = #expect(throws: HaplotypeError.self) {
      try HaplotypeAnnotator(models, ContigSequence(gene.contig), options: options).annotate(batch)
    }
    #expect(error?.code == .referenceMismatch)
    options.isForced = true
    let forced = try HaplotypeAnnotator(models, ContigSequence(gene.contig), options: options).annotate(batch)
    #expect(forced.tally.referenceMismatches == 1)
  }

  @Test(arguments: ["A]1:5]", "[1:5[A", "A.", "<DUP>", "<*>"])
  func whatIsNoSequenceIsCountedAndNotTold(_ allele: String) throws {
    let result = try gene.result([Gene.Variant(position: 25, removing: 1, alternates: [allele, "C"])])
    #expect(result.tally.untoldAlleles > 0)
    #expect(!ToyGene.text(result, 0).contains("frameshift"))
    #expect(!ToyGene.text(result, 0).contains("inframe"))
  }

  @Test func anOverlappingChangeIsCounted() throws {
    let result = try gene.result([Gene.change(27, removing: 4, "C"), Gene.change(29, "T")])
    #expect(result.tally.overlapping == 1)
    #expect(ToyGene.text(result, 1) == "")
  }
}
