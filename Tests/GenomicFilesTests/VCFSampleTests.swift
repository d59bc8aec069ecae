import GenomicFiles
import OncologyCore
import TestSupport
import Testing

/// Which sample is read, and what its genotype says.
@Suite struct VCFSampleTests {
  private func options(
    tumor: String? = nil, normal: String? = nil, role: InputFile.Role = .variants
  ) -> VariantFileOptions {
    VariantFileOptions(
      role: role, origin: role == .germline ? .germline : .somatic, tumorSample: tumor, normalSample: normal)
  }

  @Test func onlySampleIsTaken() throws {
    let contents = try readVariants(VCFBuilder(samples: ["P1"]).record())
    #expect(contents.tumorSample == "P1" && contents.tumorSampleRule == .onlySample && contents.normalSample == nil)
  }

  @Test func namedSampleIsTaken() throws {
    let builder = VCFBuilder(samples: ["A", "B"]).record("7", 5, "A", "T", "0/0:9,1:10", "0/1:5,15:20")
    let contents = try readVariants(builder, options(tumor: "B", normal: "A"))
    #expect(contents.tumorSample == "B" && contents.tumorSampleRule == .named && contents.normalSample == "A")
    let call = try #require(contents.calls.first)
    #expect(call.depth == 20 && call.alternateDepth == 15)
    #expect(call.normalDepth == 10 && call.normalAlternateDepth == 1)
  }

  @Test func unknownNameIsRefusedWithTheList() throws {
    let builder = VCFBuilder(samples: ["Tumor01", "Normal01"]).record()
    let error = try refusal { _ = try readVariants(builder, options(tumor: "Tumor02")) }
    #expect(error.code == .unknownSample)
    #expect(error.description.contains("Did you mean “Tumor01”") && error.description.contains("Normal01"))
    let single = try refusal { _ = try readVariants(VCFBuilder(samples: ["A"]).record(), options(tumor: "B")) }
    #expect(single.code == .unknownSample)
  }

  @Test func headerNamesTheSamplesAsMutectDoes() throws {
    let builder = VCFBuilder(samples: ["N7", "T7"]).meta("##normal_sample=N7").meta("##tumor_sample=T7")
      .record("7", 5, "A", "T", "0/0:30,0:30", "0/1:10,10:20")
    let contents = try readVariants(builder)
    #expect(contents.tumorSample == "T7" && contents.tumorSampleRule == .statedInHeader)
    #expect(contents.normalSample == "N7" && contents.calls.first?.normalDepth == 30)
    #expect(contents.calls.first?.depth == 20)
  }

  @Test func headerThatNamesAnAbsentSampleIsRefused() throws {
    let builder = VCFBuilder(samples: ["A"]).meta("##tumor_sample=B").record()
    #expect(try refusal { _ = try readVariants(builder) }.code == .unknownSample)
  }

  @Test(arguments: [["NORMAL", "TUMOR"], ["Tumour", "normal"]])
  func columnsCalledTumorAndNormalAreThose(_ samples: [String]) throws {
    let values = samples.map { $0.lowercased() == "normal" ? "0/0:40,0:40" : "0/1:10,10:20" }
    let builder = VCFBuilder(samples: samples).record("7", 5, "A", "T", values[0], values[1])
    let contents = try readVariants(builder)
    #expect(contents.tumorSampleRule == .columnName)
    #expect(contents.calls.first?.depth == 20 && contents.calls.first?.normalDepth == 40)
  }

  @Test func severalSamplesWithoutARuleAreRefusedWithTheList() throws {
    let error = try refusal { _ = try readVariants(VCFBuilder(samples: ["A", "B"]).record()) }
    #expect(error.code == .unknownSample && error.description.contains("A, B"))
  }

  @Test func anotherColumnIsNotTakenForTheNormal() throws {
    let contents = try readVariants(VCFBuilder(samples: ["A", "B"]).record(), options(tumor: "A"))
    #expect(contents.normalSample == nil && contents.calls.first?.normalDepth == nil)
  }

  /// The name may be meant for the germline file: it is told, and the tumour's calls stand.
  @Test func namedNormalThatIsNoColumnIsTold() throws {
    let contents = try readVariants(VCFBuilder(samples: ["A"]).record(), options(normal: "N"))
    #expect(contents.calls.count == 1 && contents.normalSample == nil)
    #expect(contents.count(of: "files.sample.normalMissing") == 1)
  }

  @Test func twoColumnsThatMayBeTheTumorAreNotChosenFrom() throws {
    #expect(
      try refusal { _ = try readVariants(VCFBuilder(samples: ["TUMOR", "tumour"]).record()) }.code == .unknownSample)
  }

  @Test func longListsAreCutAtTen() throws {
    let samples = (1...30).map { "S\($0)" }
    let error = try refusal { _ = try readVariants(VCFBuilder(samples: samples).record()) }
    #expect(error.description.contains("S10 and 20 more") && !error.description.contains("S11"))
  }

  @Test func twoSamplesOfOneNameAreRefused() throws {
    #expect(try refusal { _ = try readVariants(VCFBuilder(samples: ["A", "A"]).record()) }.code == .malformed)
  }

  @Test func withoutSampleColumnsRecordsAreTakenAsTheyAre() throws {
    let contents = try readVariants(VCFBuilder(samples: []).record())
    #expect(contents.tumorSampleRule == .noSamples && contents.tumorSample == nil)
    #expect(contents.calls.count == 1 && contents.calls[0].depth == nil)
    #expect(contents.count(of: "files.reads.depthNotTold") == 1)
  }

  @Test func germlineTakesTheNormal() throws {
    let builder = VCFBuilder(samples: ["NORMAL", "TUMOR"]).record("7", 5, "A", "T", "0/1:10,10:20", "1/1:0,40:40")
    let contents = try readVariants(builder, options(role: .germline))
    let call = try #require(contents.calls.first)
    #expect(call.depth == 20 && call.zygosity == .heterozygous && call.origin == .germline)
    #expect(contents.normalSample == nil)
  }

  @Test(arguments: [
    ("0/1", Zygosity.heterozygous), ("1/1", .homozygous), ("1", .hemizygous), ("1|0", .heterozygous),
    ("1/2", .heterozygous),
  ])
  func genotypesTellZygosityOfGermlineCalls(_ genotype: String, _ zygosity: Zygosity) throws {
    let builder = VCFBuilder(samples: ["P"]).record("7", 5, "A", "T,G", format: "GT", genotype)
    let call = try #require(try readVariants(builder, options(role: .germline)).calls.first)
    #expect(call.zygosity == zygosity)
    #expect(try readVariants(builder).calls.first?.zygosity == nil)
  }

  @Test func halfCalledGenotypeTellsNoZygosity() throws {
    let builder = VCFBuilder(samples: ["P"]).record(format: "GT", "./1")
    let contents = try readVariants(builder, options(role: .germline))
    #expect(contents.calls.count == 1 && contents.calls[0].zygosity == nil)
  }

  @Test func multiAllelicRecordsAreSplitWithTheirOwnReads() throws {
    let builder = VCFBuilder(samples: ["T"]).record(
      "7", 5, "A", "T,G,C", format: "GT:AD:AF:DP", "1/3:50,20,0,30:0.2,0,0.3:100")
    let contents = try readVariants(builder)
    #expect(contents.calls.map(\.allele.alternate) == ["T", "C"])
    #expect(contents.calls.map(\.alternateDepth) == [20, 30])
    #expect(contents.calls.map(\.alleleFraction) == [0.2, 0.3])
    #expect(contents.calls.map(\.alternateIndex) == [1, 3])
    #expect(contents.count(of: "files.variants.genotypeWithoutAlternative") == 1)
  }

  @Test func genotypeWithoutTheAlternativeIsLeftOutAndCounted() throws {
    let contents = try readVariants(
      VCFBuilder().record("7", 1, "A", "T", "0/0:30,0:30").record("7", 2, "A", "T", "0/0:25,5:30")
        .record("7", 3, "A", "T", "0|0:30,0:30"))
    #expect(contents.calls.isEmpty)
    #expect(contents.count(of: "files.variants.genotypeWithoutAlternative") == 2)
    #expect(contents.count(of: "files.variants.genotypeWithoutAlternativeButReads") == 1)
  }

  @Test func genotypeThatIsNotCalledLeavesItToTheReads() throws {
    let contents = try readVariants(
      VCFBuilder().record("7", 1, "A", "T", "./.:25,5:30").record("7", 2, "A", "T", "./.:30,0:30")
        .record("7", 3, "A", "T", "./."))
    #expect(contents.calls.map(\.allele.position) == [1])
    #expect(contents.count(of: "files.variants.genotypeMissingButReads") == 1)
    #expect(contents.count(of: "files.variants.genotypeMissing") == 2)
  }

  @Test(arguments: ["0/2", "x", "0/", "/", "1//1", "-1/1", "0/1/99"])
  func genotypeThatIsNoneIsRefused(_ genotype: String) throws {
    let error = try refusal { _ = try readVariants(VCFBuilder().record(format: "GT", genotype)) }
    #expect(error.code == .invalidValue && error.location?.column == "GT")
  }

  @Test func phaseIsKept() throws {
    let contents = try readVariants(
      VCFBuilder().record("7", 1, format: "GT:PS", "1|0:77").record("7", 2, format: "GT:PS", "0|1:77")
        .record("7", 3, format: "GT:PS", "0/1:77").record("7", 4, format: "GT", "0|1")
        .record("7", 5, format: "GT:PS", "0|1:x").record("7", 6, format: "GT", "1|1"))
    #expect(contents.calls.map(\.haplotype) == [0, 1, nil, 1, 1, nil])
    #expect(contents.calls.map(\.phaseSet) == [77, 77, nil, nil, nil, nil])
    #expect(contents.count(of: "files.reads.phaseSetUnreadable") == 1)
  }

  // MARK: One sample that would be read as the other

  private var pair: VCFBuilder {
    VCFBuilder(samples: ["N7", "T7"]).meta("##normal_sample=N7").meta("##tumor_sample=T7")
      .record("7", 5, "A", "T", "0/0:30,0:30", "0/1:10,10:20")
  }

  @Test func theHeadersNormalIsNotReadAsTheTumour() throws {
    let error = try refusal { _ = try readVariants(pair, options(tumor: "N7")) }
    #expect(error.code == .conflictingOptions && error.problem.contains("“N7”") && error.fix?.contains("T7") == true)
    #expect(try readVariants(pair, options(tumor: "T7")).calls.count == 1)
    let germline = try refusal { _ = try readVariants(pair, options(normal: "T7", role: .germline)) }
    #expect(germline.code == .conflictingOptions)
  }

  @Test func theNamedNormalIsNotReadAsTheTumour() throws {
    #expect(try refusal { _ = try readVariants(pair, options(tumor: "T7", normal: "T7")) }.code == .conflictingOptions)
    #expect(try refusal { _ = try readVariants(pair, options(normal: "T7")) }.code == .conflictingOptions)
    let single = VCFBuilder(samples: ["P1"]).record()
    #expect(try refusal { _ = try readVariants(single, options(normal: "P1")) }.code == .conflictingOptions)
  }

  @Test func theColumnCalledNormalIsNotReadAsTheTumour() throws {
    let builder = VCFBuilder(samples: ["NORMAL", "TUMOR"]).record("7", 5, "A", "T", "0/0:9,0:9", "0/1:5,5:10")
    #expect(try refusal { _ = try readVariants(builder, options(tumor: "NORMAL")) }.code == .conflictingOptions)
    let alone = VCFBuilder(samples: ["Normal"]).record()
    #expect(try readVariants(alone, options(tumor: "Normal")).tumorSample == "Normal")
  }

  @Test func twoTumoursInTheHeaderAreRefusedUnlessOneIsNamed() throws {
    let builder = pair.meta("##tumor_sample=N7")
    let error = try refusal { _ = try readVariants(builder) }
    #expect(error.code == .unknownSample && error.description.contains("T7, N7"))
    let two = VCFBuilder(samples: ["A", "B"]).meta("##tumor_sample=A").meta("##tumor_sample=B")
      .record("7", 5, "A", "T", "0/1:9,9:18", "0/1:5,5:10")
    #expect(try readVariants(two, options(tumor: "B")).calls.first?.depth == 10)
    #expect(try readVariants(pair.meta("##tumor_sample=T7")).tumorSample == "T7")
  }

  /// Mutect2 writes one line for each of several normals.
  @Test func twoNormalsInTheHeaderAreRefusedUnlessOneIsNamed() throws {
    let builder = VCFBuilder(samples: ["N7", "N8", "T7"]).meta("##normal_sample=N7").meta("##normal_sample=N8")
      .meta("##tumor_sample=T7").record("7", 5, "A", "T", "0/0:30,0:30", "0/0:40,0:40", "0/1:10,10:20")
    #expect(try refusal { _ = try readVariants(builder) }.description.contains("N7, N8"))
    #expect(try readVariants(builder, options(normal: "N8")).calls.first?.normalDepth == 40)
  }

  @Test func aMAFsSampleIsNotItsOwnNormal() throws {
    let text =
      "Hugo_Symbol\tChromosome\tStart_Position\tReference_Allele\tTumor_Seq_Allele2\tTumor_Sample_Barcode\n"
      + "BRAF\t7\t140753336\tA\tT\tS1\n"
    let error = try refusal { _ = try readVariants(Array(text.utf8), name: "x.maf", options(normal: "S1")) }
    #expect(error.code == .conflictingOptions)
  }
}
