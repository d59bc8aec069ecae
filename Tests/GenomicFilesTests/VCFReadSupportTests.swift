import GenomicFiles
import OncologyCore
import TestSupport
import Testing

/// Depth and allele fraction, by each caller's fields and by tags that the person names.
@Suite struct VCFReadSupportTests {
  private func call(
    _ format: String, _ values: String, reference: String = "A", alternate: String = "T", info: String = ".",
    _ options: VariantFileOptions = VariantFileOptions(origin: .somatic)
  ) throws -> SmallVariantCall {
    let builder = VCFBuilder().record("7", 5, reference, alternate, info: info, format: format, values)
    return try #require(try readVariants(builder, options).calls.first)
  }

  /// The examples are by hand from each caller's documentation of its fields.
  @Test func eachCallersFieldsAreRead() throws {
    // GATK and Mutect2: AD of all alleles, AF as estimated.
    let mutect = try call("GT:AD:AF:DP", "0/1:70,30:0.305:102")
    #expect(mutect.depth == 102 && mutect.alternateDepth == 30 && mutect.alleleFraction == 0.305)
    // AD alone: depth is their sum, the fraction their share.
    let depths = try call("AD", "75,25")
    #expect(depths.depth == 100 && depths.alternateDepth == 25 && depths.alleleFraction == 0.25)
    // VarScan 2: RD and AD of one value, FREQ in per cent.
    let varscan = try call("GT:GQ:DP:RD:AD:FREQ:DP4", "0/1:.:40:30:10:25%:20,10,5,5")
    #expect(varscan.depth == 40 && varscan.alternateDepth == 10 && varscan.alleleFraction == 0.25)
    // freebayes: RO and AO.
    let freebayes = try call("GT:DP:RO:AO", "0/1:50:30:20")
    #expect(freebayes.depth == 50 && freebayes.alternateDepth == 20 && freebayes.alleleFraction == 0.4)
    // DeepVariant: VAF.
    let deepVariant = try call("GT:DP:AD:VAF", "0/1:20:10,10:0.5")
    #expect(deepVariant.alleleFraction == 0.5)
    // MuTect 1: FA.
    #expect(try call("GT:AD:FA", "0/1:60,40:0.4").alleleFraction == 0.4)
  }

  /// Strelka's user guide: tier-1 counts, alt / (alt + ref).
  @Test func strelkasTiersAreRead() throws {
    let substitution = try call("DP:AU:CU:GU:TU", "60:30,31:0,0:0,1:10,12")
    #expect(substitution.depth == 60 && substitution.alternateDepth == 10 && substitution.alleleFraction == 0.25)
    let indel = try call("DP:TAR:TIR:TOR", "50:30,30:10,11:2,2", reference: "AC", alternate: "A")
    #expect(indel.depth == 50 && indel.alternateDepth == 10 && indel.alleleFraction == 0.25)
  }

  @Test func missingValuesAreMissing() throws {
    for (format, values) in [("GT:AD:DP", "0/1:.:."), ("GT:AD:DP", "0/1"), ("GT:AD:AF", "0/1:.,.:."), ("GT", "0/1")] {
      let call = try call(format, values)
      #expect(call.depth == nil && call.alternateDepth == nil && call.alleleFraction == nil)
    }
    let partly = try call("GT:AD:DP", "0/1:.,4:10")
    #expect(partly.alternateDepth == 4 && partly.alleleFraction == 0.4)
  }

  @Test func depthOfZeroGivesNoFraction() throws {
    let call = try call("GT:AD:DP", "0/1:0,0:0")
    #expect(call.depth == 0 && call.alleleFraction == nil)
  }

  @Test(arguments: [
    ("DP", "-5", "DP"), ("DP", "1.5", "DP"), ("DP", "nan", "DP"), ("DP", "1,2", "DP"), ("AF", "1.2", "AF"),
    ("AF", "-0.1", "AF"), ("AF", "nan", "AF"), ("AF", "inf", "AF"), ("AF", "-inf", "AF"), ("AF", "1e999", "AF"),
    ("AF", "0x1p-2", "AF"), ("AD", "5,-1", "AD"), ("AD", "5,x", "AD"), ("FREQ", "101%", "FREQ"), ("FREQ", "25", "FREQ"),
    ("FREQ", "%", "FREQ"), ("VAF", "2", "VAF"), ("RO:AO", "1:x", "AO"),
  ])
  func valuesOutOfRangeAreRefusedWithTheirPlace(_ format: String, _ values: String, _ column: String) throws {
    let builder = VCFBuilder().record(format: format, values)
    let error = try refusal { _ = try readVariants(builder) }
    #expect(error.code == .invalidValue && error.location?.column == column)
    #expect(error.location?.line == builder.headerLineCount + 1)
  }

  @Test func moreValuesThanFormatNamesIsRefused() throws {
    let error = try refusal { _ = try readVariants(VCFBuilder().record(format: "GT:DP", "0/1:5:6")) }
    #expect(error.code == .wrongColumnCount)
  }

  @Test func namedTagsAreLookedUpInFormatThenInfo() throws {
    let named = VariantFileOptions(origin: .somatic, depthTag: "TDP", alleleFractionTag: "TVAF")
    let fromInfo = try call("GT", "0/1", info: "TVAF=0.25;TDP=28", named)
    #expect(fromInfo.depth == 28 && fromInfo.alleleFraction == 0.25)
    let fromFormat = try call("GT:TVAF:TDP", "0/1:0.5:10", info: "TVAF=0.25;TDP=28", named)
    #expect(fromFormat.depth == 10 && fromFormat.alleleFraction == 0.5)
  }

  @Test func namedTagsStandInsteadOfTheRules() throws {
    let named = VariantFileOptions(origin: .somatic, depthTag: "TDP", alleleFractionTag: "TVAF")
    let builder = VCFBuilder().record(format: "GT:AD:DP:AF", "0/1:5,5:10:0.5")
    let contents = try readVariants(builder, named)
    let call = try #require(contents.calls.first)
    #expect(call.depth == nil && call.alleleFraction == nil && call.alternateDepth == 5)
    #expect(contents.count(of: "files.reads.namedTagMissing") == 2)
  }

  @Test func namedFractionOfSeveralAlternativesIsTheRightOne() throws {
    let named = VariantFileOptions(origin: .somatic, alleleFractionTag: "TVAF")
    let builder = VCFBuilder(samples: []).record("7", 5, "A", "T,G", info: "TVAF=0.1,0.2")
    #expect(try readVariants(builder, named).calls.map(\.alleleFraction) == [0.1, 0.2])
    let withReference = VCFBuilder(samples: []).record("7", 5, "A", "T,G", info: "TVAF=0.7,0.1,0.2")
    #expect(try readVariants(withReference, named).calls.map(\.alleleFraction) == [0.1, 0.2])
    let unfit = VCFBuilder(samples: []).record("7", 5, "A", "T,G", info: "TVAF=0.1")
    #expect(try refusal { _ = try readVariants(unfit, named) }.code == .invalidValue)
    let percent = VCFBuilder(samples: []).record("7", 5, "A", "T", info: "TVAF=12.5%")
    #expect(try readVariants(percent, named).calls.first?.alleleFraction == 0.125)
  }

  @Test func tagThatNobodyKnowsIsRefusedWithTheNearest() throws {
    let options = VariantFileOptions(origin: .somatic, alleleFractionTag: "TVAFF")
    let error = try refusal { _ = try readVariants(VCFBuilder().record(), options) }
    #expect(error.code == .missingColumn && error.description.contains("Did you mean “TVAF”"))
    let depth = VariantFileOptions(origin: .somatic, depthTag: "TDPP")
    #expect(try refusal { _ = try readVariants(VCFBuilder().record(), depth) }.description.contains("“TDP”"))
  }

  @Test func tagThatIsThereThoughNotDeclaredIsRead() throws {
    let options = VariantFileOptions(origin: .somatic, depthTag: "XDP", alleleFractionTag: "XAF")
    let builder = VCFBuilder().record("7", 1, info: "XAF=0.5;XDP=7").record("7", 2)
    let contents = try readVariants(builder, options)
    #expect(contents.calls.map(\.depth) == [7, nil])
    #expect(contents.count(of: "files.reads.namedTagMissing") == 2)
  }

  @Test func declaredTagThatIsMissingIsCounted() throws {
    let options = VariantFileOptions(origin: .somatic, depthTag: "TDP")
    let contents = try readVariants(VCFBuilder().record().record("7", 2, info: "TDP=5"), options)
    #expect(contents.calls.map(\.depth) == [nil, 5])
    #expect(contents.count(of: "files.reads.namedTagMissing") == 1)
  }

  @Test func fractionsThatContradictTheReadsAreCountedOnce() throws {
    let contents = try readVariants(
      VCFBuilder().record("7", 1, format: "AD:AF", "70,30:0.6").record("7", 2, format: "AD:AF", "70,30:0.1")
        .record("7", 3, format: "AD:AF", "70,30:0.3").record("7", 4, format: "AD:AF", "70,30:0.31"))
    let told = contents.diagnostics.filter { $0.message.key == "files.reads.fractionContradictsReads" }
    #expect(told.count == 1 && told.first?.count == 2)
    #expect(contents.calls.first?.alleleFraction == 0.6)
  }

  /// Mutect2 states (a + 1)/(n + 2) over fragments: 3/29 from the 2 fragments of 27 that its 3 of 39 reads make (a record
  /// of GATK 4.2.5 with AD 36,3, AF 0.103 and FAD 25,2), 250/251 from 249 of 249.
  @Test(arguments: ["36,3:0.103", "0,249:0.996", "10,2:0.214", "160,6:0.021"])
  func mutectsEstimateIsNoContradiction(_ values: String) throws {
    let contents = try readVariants(VCFBuilder().record(format: "AD:AF", values))
    #expect(contents.count(of: "files.reads.fractionContradictsReads") == 0)
  }

  /// GATK 3.7's MuTect2 could state 1.00 for 21 of 34 reads.
  @Test func fractionFarFromItsReadsIsAContradiction() throws {
    let contents = try readVariants(VCFBuilder().record(format: "AD:AF", "13,21:1.00"))
    #expect(contents.count(of: "files.reads.fractionContradictsReads") == 1)
  }

  @Test func readsThatDoNotFitTheAllelesAreNotUsed() throws {
    let contents = try readVariants(VCFBuilder().record("7", 5, "A", "T", format: "AD:AF", "70,10,20:0.1,0.2,0.3"))
    #expect(contents.calls.first?.alternateDepth == nil && contents.calls.first?.alleleFraction == nil)
    #expect(contents.count(of: "files.reads.valuesDoNotFitAlleles") == 1)
  }

  @Test func moreReadsThanDepthIsTold() throws {
    let contents = try readVariants(VCFBuilder().record(format: "AD:DP", "0,30:20"))
    #expect(contents.count(of: "files.reads.alternateExceedsDepth") == 1)
    #expect(contents.calls.first?.alleleFraction == 1)
  }

  @Test func orderOfFormatMayChangeFromRecordToRecord() throws {
    let contents = try readVariants(
      VCFBuilder().record("7", 1, format: "GT:AD:DP", "0/1:5,5:10").record("7", 2, format: "DP:GT:AD", "20:0/1:10,10")
        .record("7", 3, format: "GT", "0/1"))
    #expect(contents.calls.map(\.depth) == [10, 20, nil])
  }
}
