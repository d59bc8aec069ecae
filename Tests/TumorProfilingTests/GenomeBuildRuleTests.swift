import OncologyCore
import Testing

@testable import TumorProfiling

@Suite struct GenomeBuildRuleTests {
  /// Chromosome 1 is all A from 1000 to 9999, in three genes; chromosome 2 has a model without sequence.
  private let models = ToyModels(statedGeneCount: 19_022)
    .gene("ONE", "1", 1000...1999).gene("TWO", "1", 3000...3999).gene("THREE", "1", 5000...5999)
    .gene("FOUR", "2", 1000...1999)
    .length("1", 248_956_422).length("2", 242_193_529)
    .sequence("1", 1000...9999, "A")

  private func check(
    _ variants: [VariantFinding], models: ToyModels? = nil, other: (any KnownAlleles)? = nil,
    contigs: [String: Int] = [:], reference: String? = nil
  ) throws -> GenomeBuildRule.Outcome {
    let rule = GenomeBuildRule(models: models ?? self.models, otherBuild: other)
    return try rule.check(variants, of: Make.patient(variants: variants, contigs: contigs, reference: reference))
  }

  private func refusal(
    _ variants: [VariantFinding], models: ToyModels? = nil, other: (any KnownAlleles)? = nil,
    contigs: [String: Int] = [:], reference: String? = nil
  ) -> InputError? {
    do {
      _ = try check(variants, models: models, other: other, contigs: contigs, reference: reference)
      return nil
    } catch { return error as? InputError }
  }

  private func matching(_ count: Int) -> [VariantFinding] {
    (0..<count).map { Make.variant("1:\(1000 + $0):A:C", line: $0 + 1) }
  }

  @Test func aSingleVariantWhoseREFDisagreesIsRefusedWithItsLine() throws {
    let error = try #require(refusal([Make.variant("1:1500:G:T", line: 41)]))
    #expect(error.code == .wrongAssembly)
    #expect(error.location?.file == "tumor.vcf")
    #expect(error.location?.line == 41)
    #expect(error.problem.contains("1 of the 1 variants"))
  }

  @Test func threeFifthsAgreeingIsRefused() {
    let variants = matching(4) + (0..<3).map { Make.variant("1:\(2000 + $0):G:T") }
    #expect(refusal(variants)?.code == .wrongAssembly)
  }

  /// binom.sf(0, 5, .002) = 0.00996, binom.sf(0, 6, .002) = 0.01194 (SciPy): the sixth comparison makes one tolerable.
  @Test func oneMismatchIsRefusedAmongFiveAndToldAmongSix() throws {
    let wrong = Make.variant("1:9000:G:T", line: 99)
    #expect(refusal(matching(4) + [wrong]) != nil)
    let outcome = try check(matching(5) + [wrong])
    #expect(outcome.mismatches.map(\.id) == [wrong.id])
    #expect(outcome.check.referenceBasesCompared == 6)
    #expect(outcome.check.referenceBasesAgreeing == 5)
    #expect(outcome.check.verdict == .verified)
  }

  /// binom.sf(2, 200, .002) = 0.0079, binom.sf(1, 200, .002) = 0.0615 (SciPy).
  @Test func threeMismatchesInTwoHundredAreRefusedAndTwoAreTold() throws {
    let wrong = (0..<3).map { Make.variant("1:\(9000 + $0):G:T") }
    #expect(refusal(matching(197) + wrong)?.code == .wrongAssembly)
    #expect(try check(matching(198) + wrong.prefix(2)).mismatches.count == 2)
  }

  @Test func fiveAgreementsVerifyAndFourDoNot() throws {
    #expect(try check(matching(5)).check.verdict == .verified)
    // Four agreeing variants in one gene: neither REF nor the coding share is enough.
    let four = try check(matching(4)).check
    #expect(four.verdict == .notVerified)
    #expect(four.referenceBasesAgreeing == 4)
  }

  @Test func noVariantsIsNotVerified() throws {
    let check = try check([]).check
    #expect(check.verdict == .notVerified)
    #expect(check.reason.key == ProfilingMessage.buildNotVerifiedNoVariants.rawValue)
  }

  @Test func contigLengthsOfTheOtherBuildAreRefused() throws {
    let error = try #require(refusal([], contigs: ["chr1": 249_250_621]))
    #expect(error.code == .wrongAssembly)
    #expect(error.problem.contains("248956422"))
    let agreeing = try check([], contigs: ["chr1": 248_956_422, "chrM": 16571, "GL000192.1": 547_496]).check
    #expect(agreeing.contigLengthsCompared == 1)
    #expect(agreeing.contigLengthsAgreeing == 1)
    #expect(agreeing.verdict == .verified)
  }

  @Test func aPositionBeyondTheChromosomesEndIsRefused() throws {
    let error = try #require(refusal([Make.variant("2:242500000:C:T", line: 7)]))
    #expect(error.code == .wrongAssembly)
    #expect(error.location?.line == 7)
  }

  @Test func hotspotAllelesOfTheOtherBuildAreRefused() {
    let hotspot = Make.allele("7:140453136:A:T")
    let variants = [Make.variant("7:140453136:A:T"), Make.variant("9:1000:C:T")]
    let other = ToyKnownAlleles(alleles: [hotspot])
    #expect(refusal(variants, other: other)?.code == .wrongAssembly)
    // Known in both builds: says nothing.
    #expect(refusal(variants, models: models.knowing(hotspot), other: other) == nil)
  }

  @Test func aHotspotAlleleOfThisBuildVerifies() throws {
    let models = models.knowing(Make.allele("7:140753336:A:T"))
    let check = try check(
      [Make.variant("7:140753336:A:T")], models: models, other: ToyKnownAlleles(alleles: [])
    ).check
    #expect(check.verdict == .verified)
    #expect(check.hotspotAllelesInStatedBuild == 1)
    #expect(check.hotspotAllelesInOtherBuild == 0)
  }

  @Test func hotspotsOfBothBuildsInOneFileAreMixed() {
    let models = models.knowing(Make.allele("7:140753336:A:T"))
    let variants = [Make.variant("7:140753336:A:T"), Make.variant("12:25398284:C:T")]
    let other = ToyKnownAlleles(alleles: [Make.allele("12:25398284:C:T")])
    #expect(refusal(variants, models: models, other: other)?.code == .wrongAssembly)
  }

  @Test func variantsInCodingModelsOfSeveralGenesVerifyWithoutSequence() throws {
    var models = models
    models.bases = [:]
    let variants = ["1:1100:C:T", "1:1200:C:T", "1:3100:G:A", "1:5100:G:A"].map { Make.variant($0) }
    let verified = try check(variants, models: models).check
    #expect(verified.inCodingModels == 4)
    #expect(verified.verdict == .verified)
    // The same share with one gene only, as a panel shifted into one exon would give.
    let oneGene = (0..<4).map { Make.variant("1:\(1100 + $0):C:T") }
    #expect(try check(oneGene, models: models).check.verdict == .notVerified)
    // Few of many in coding models: what chance gives.
    let mostlyOutside = variants + (0..<60).map { Make.variant("1:\(20_000 + $0):C:T") }
    #expect(try check(mostlyOutside, models: models).check.verdict == .notVerified)
  }

  @Test func theFilesOwnAnnotationIsNoWitness() throws {
    var models = models
    models.bases = [:]
    let variants = (0..<10).map {
      Make.variant(
        "1:\(20_000 + $0):C:T", Make.effect("G\($0)", "V10E", .missenseVariant, basis: .inputFile))
    }
    let check = try check(variants, models: models).check
    #expect(check.inCodingModels == 0)
    #expect(check.verdict == .notVerified)
  }

  /// binom.sf(1, 2, .02) = 0.0004, binom.sf(0, 1, .02) = 0.02, binom.sf(1, 10, .02) = 0.0162 (SciPy).
  @Test func variantsOutsideTheGeneThatTheFileNamesAreRefused() throws {
    var models = models
    models.bases = [:]
    let named = { (gene: String, position: Int) in
      Make.variant("1:\(position):A:C", annotations: [ProvidedAnnotation(source: .maf, gene: gene)])
    }
    #expect(refusal([named("ONE", 900_000), named("TWO", 950_000)], models: models)?.code == .wrongAssembly)
    #expect(refusal([named("ONE", 900_000)], models: models) == nil)
    // Within 5 kb of the gene, and a gene that the reference does not have.
    #expect(refusal([named("ONE", 6_900), named("NOWHERE", 900_000), named("TWO", 3500)], models: models) == nil)
    let mostlyInside = (0..<8).map { named("ONE", 1000 + $0) } + [named("ONE", 900_000), named("TWO", 950_000)]
    #expect(refusal(mostlyInside, models: models) == nil)
  }

  @Test(arguments: [
    ("file:///ref/hg19.fa", true), ("GRCh37", true), ("37", true), ("hs37d5.fa.gz", true), ("GRCh38", false),
    ("hg19ToHg38.over.chain", false), ("some.fa", false),
  ])
  func aReferenceThatNamesTheOtherBuildIsRefused(text: String, isRefused: Bool) {
    #expect((refusal(matching(4), reference: text) != nil) == isRefused)
  }

  @Test func theRefusalTellsAllCounts() throws {
    let error = try #require(
      refusal([Make.variant("1:1500:G:T")], other: ToyKnownAlleles(alleles: []), contigs: ["1": 248_956_422]))
    #expect(error.problem.contains("REF was compared for 1 of 1 variants and agreed for 0"))
    #expect(error.problem.contains("1 of 1 variants on primary chromosomes lie in coding models"))
    #expect(error.problem.contains("1 of 1 contig lengths in the header agree"))
    #expect(error.fix != nil)
  }

  @Test func mitochondrialAndUnplacedVariantsAreLeftOut() throws {
    let check = try check([Make.variant("MT:100:A:G"), Make.variant("GL000192.1:5:A:G")]).check
    #expect(check.onPrimaryContigs == 0)
    #expect(check.verdict == .notVerified)
  }

  // MARK: Other files beyond the ends of chromosomes

  /// The ends of T001's segments on hg19: 2:243052120 and 6:170915126 lie beyond GRCh38's 242,193,529 and 170,805,979.
  private func refusal(
    segments: [CopyNumberSegment] = [], fusions: [FusionCall] = [], callable: [GenomicInterval]? = nil
  ) -> InputError? {
    var patient = Make.patient(segments: segments, fusions: fusions, callable: callable)
    for (role, name) in [(InputFile.Role.copyNumber, "cna.tsv"), (.fusions, "fusions.tsv"), (.callable, "a.bed")] {
      patient.inputs.append(InputFile(role: role, name: name, digest: "sha256:0", bytes: 1, format: "", records: 1))
    }
    do {
      _ = try GenomeBuildRule(models: models.length("6", 170_805_979)).check([], of: patient)
      return nil
    } catch { return error }
  }

  private let beyondTwo = Make.segment("2", 5...243_052_120, major: 1, minor: 1)
  private let beyondSix = Make.segment("6", 5...170_915_126, major: 1, minor: 1)

  @Test func placesBeyondTheEndsOfTwoChromosomesAreRefused() throws {
    let error = try #require(refusal(segments: [beyondTwo, beyondSix]))
    #expect(error.code == .wrongAssembly)
    #expect(error.location?.file == "cna.tsv" && error.location?.line == 2)
    #expect(error.problem.contains("line 2: 2:243052120, of 242193529 bases; line 2: 6:170915126, of 170805979 bases."))
    let fusion = FusionCall(
      fivePrimeGene: "A", threePrimeGene: "B",
      threePrimeBreakpoint: FusionCall.Breakpoint(contig: Contig("1"), position: 249_000_000), line: 7)
    #expect(refusal(segments: [beyondTwo], fusions: [fusion])?.code == .wrongAssembly)
    let region = GenomicInterval(contig: Contig("1"), start: 1, end: 248_956_423)
    #expect(refusal(segments: [beyondTwo], callable: [region])?.code == .wrongAssembly)
    #expect(refusal(fusions: [fusion]) == nil)
  }

  @Test func onePlaceIsRefusedOnlyWhereNoBinReaches() {
    #expect(refusal(segments: [Make.segment("1", 1...400_000_000, major: 1, minor: 1)])?.location?.file == "cna.tsv")
    #expect(refusal(segments: [Make.segment("1", 1...249_956_423, total: 2)])?.code == .wrongAssembly)
    #expect(refusal(segments: [Make.segment("1", 1...249_956_422, total: 2)]) == nil)
    #expect(refusal(segments: [beyondTwo, beyondTwo]) == nil)
    #expect(
      refusal(segments: [Make.segment("1", 1...248_956_422, total: 2), Make.segment("X", 1...999, total: 2)]) == nil)
  }
}
