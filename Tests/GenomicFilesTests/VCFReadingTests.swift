import GenomicFiles
import OncologyCore
import TestSupport
import Testing

/// Header, columns, alleles and filters.
@Suite struct VCFReadingTests {
  private func lineOf(_ builder: VCFBuilder, record: Int = 1) -> Int { builder.headerLineCount + record }

  @Test func oneRecordIsOneCall() throws {
    let builder = VCFBuilder().record("chr7", 140_753_336, "a", "t", id: "rs113488022;COSV1")
    let contents = try readVariants(builder)
    let call = try #require(contents.calls.first)
    #expect(contents.format == "VCF 4.2" && contents.records == 1 && contents.calls.count == 1)
    #expect(call.allele == GenomicAllele(contig: Contig("7"), position: 140_753_336, reference: "A", alternate: "T"))
    #expect(call.origin == .somatic && call.line == lineOf(builder) && call.alternateIndex == 1)
    #expect(call.depth == 100 && call.alternateDepth == 30 && call.alleleFraction == 0.3)
    #expect(call.identifiers == ["rs113488022", "COSV1"])
    #expect(contents.statedContigs == ["7": 159_345_973])
    #expect(contents.diagnostics.isEmpty)
  }

  @Test func headerStatesTheReferenceWithoutItsFolder() throws {
    let contents = try readVariants(
      VCFBuilder().meta("##reference=file:///home/someone/ref/GRCh38.p13.fa").record())
    #expect(contents.statedReference == "GRCh38.p13.fa")
    #expect(contents.statedAssembly == .grch38)
  }

  @Test(arguments: [
    ("hs37d5.fa.gz", Assembly.grch37), ("GRCh37-lite", .grch37), ("37", .grch37), ("hg38", .grch38),
    ("GCA_000001405.15_GRCh38_no_alt", .grch38),
  ])
  func referenceNamesTellTheAssembly(_ name: String, _ assembly: Assembly) throws {
    #expect(try readVariants(VCFBuilder().meta("##reference=\(name)").record()).statedAssembly == assembly)
  }

  @Test func referenceThatNamesNoAssemblyTellsNone() throws {
    #expect(try readVariants(VCFBuilder().meta("##reference=genome.fa").record()).statedAssembly == nil)
  }

  @Test func headerWithoutRecordsIsEmpty() throws {
    let contents = try readVariants(VCFBuilder())
    #expect(contents.calls.isEmpty && contents.records == 0 && contents.diagnostics.isEmpty)
  }

  @Test func headerlessVCFIsRefused() throws {
    let error = try refusal { _ = try readVariants(Array("7\t140753336\t.\tA\tT\t.\tPASS\t.\n".utf8)) }
    #expect(error.code == .missingHeader)
    let columnsOnly = VCFBuilder().record().text.split(separator: "\n").filter { !$0.hasPrefix("##") }
    let other = try refusal { _ = try readVariants(Array(columnsOnly.joined(separator: "\n").utf8)) }
    #expect(other.code == .missingHeader)
  }

  @Test func recordBeforeTheColumnLineIsRefused() throws {
    let text = "##fileformat=VCFv4.2\n7\t1\t.\tA\tT\t.\tPASS\t.\n"
    let error = try refusal { _ = try readVariants(Array(text.utf8)) }
    #expect(error.code == .missingHeader && error.location?.line == 2)
  }

  @Test func headerThatEndsEarlyIsRefused() throws {
    #expect(try refusal { _ = try readVariants(Array("##fileformat=VCFv4.2\n##a=b\n".utf8)) }.code == .missingHeader)
  }

  @Test func oldVersionIsRefused() throws {
    var builder = VCFBuilder().record()
    builder.version = "VCFv3.3"
    #expect(try refusal { _ = try readVariants(builder) }.code == .unsupportedVersion)
  }

  @Test func columnLineWithSpacesIsRefused() throws {
    let text = VCFBuilder().record().text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("#CHROM") ? $0.split(separator: "\t").joined(separator: " ") : String($0) }
    #expect(try refusal { _ = try readVariants(Array(text.joined(separator: "\n").utf8)) }.code == .missingHeader)
  }

  @Test func wrongColumnCountIsRefusedWithItsLine() throws {
    let builder = VCFBuilder().record().line("7\t140753337\t.\tA\tT\t.\tPASS\t.")
    let error = try refusal { _ = try readVariants(builder) }
    #expect(error.code == .wrongColumnCount && error.location?.line == lineOf(builder, record: 2))
  }

  @Test(arguments: ["0", "-5", "x", "", "1.5", "99999999999", "999999999999999999999"])
  func positionThatIsNoneIsRefused(_ position: String) throws {
    let builder = VCFBuilder(samples: []).line("7\t\(position)\t.\tA\tT\t.\tPASS\t.")
    let error = try refusal { _ = try readVariants(builder) }
    #expect(error.code == .invalidValue && error.location?.column == "POS")
    #expect(error.location?.line == lineOf(builder))
  }

  @Test(arguments: ["", ".", "R", "A T", "<DEL>", "AC-", "1"])
  func referenceThatIsNoBasesIsRefused(_ reference: String) throws {
    let builder = VCFBuilder(samples: []).line("7\t5\t.\t\(reference)\tT\t.\tPASS\t.")
    let error = try refusal { _ = try readVariants(builder) }
    #expect(error.code == .invalidValue && error.location?.column == "REF")
  }

  @Test(arguments: ["", "Q", "A C", "A,", "<DEL", "5"])
  func alternativeThatIsNoneIsRefused(_ alternate: String) throws {
    let builder = VCFBuilder(samples: []).line("7\t5\t.\tA\t\(alternate)\t.\tPASS\t.")
    if alternate.isEmpty || alternate.hasSuffix(",") {
      // An empty alternative is as missing as a dot: no call, and told.
      #expect(try readVariants(builder).count(of: "files.variants.noAlternative") == 1)
    } else {
      let error = try refusal { _ = try readVariants(builder) }
      #expect(error.code == .invalidValue && error.location?.column == "ALT")
    }
  }

  @Test func whatIsNoSmallVariantIsCountedByItsKind() throws {
    let alternates = [
      "<DEL>", "<DEL>", "<DUP:TANDEM>", "G]17:198982]", "]13:1]A", ".A", "*", ".", "<*>", "<NON_REF>", "A",
    ]
    var builder = VCFBuilder(samples: [])
    for (offset, alternate) in alternates.enumerated() { builder = builder.record("7", 100 + offset, "A", alternate) }
    let contents = try readVariants(builder)
    #expect(contents.calls.isEmpty && contents.records == alternates.count)
    let deletion = contents.diagnostics.first { $0.message.arguments["allele"] == "<DEL>" }
    #expect(deletion?.count == 2 && deletion?.location?.line == lineOf(builder))
    #expect(contents.count(of: "files.variants.symbolicAllele") == 3)
    #expect(contents.count(of: "files.variants.breakend") == 3)
    #expect(contents.count(of: "files.variants.spanningDeletion") == 1)
    #expect(contents.count(of: "files.variants.noAlternative") == 3)
    #expect(contents.count(of: "files.variants.alternativeIsReference") == 1)
  }

  @Test func filtersLeaveOutAndAreCountedByTheirNames() throws {
    let builder = VCFBuilder().record(filter: "PASS").record("7", 2, filter: ".").record("7", 3, filter: "q10")
      .record("7", 4, filter: "q10").record("7", 5, filter: "q10;germline")
    let contents = try readVariants(builder)
    #expect(contents.calls.map(\.allele.position).sorted() == [2, 140_753_336])
    #expect(
      contents.filterCounts == [
        FilterCount(role: .variants, filter: "q10", count: 2),
        FilterCount(role: .variants, filter: "q10;germline", count: 1),
      ])
    #expect(contents.calls.count + contents.filterCounts.reduce(0) { $0 + $1.count } == contents.records)
  }

  @Test func sharedBasesAreTrimmedAndMultiNucleotideChangesKept() throws {
    let contents = try readVariants(
      VCFBuilder(samples: []).record("7", 100, "CAGT", "CAGA").record("7", 200, "AC", "GT").record(
        "7", 300, "CTT", "CT"
      )
      .record("7", 400, "C", "CAA"))
    #expect(contents.calls.map(\.allele.description) == ["7:103:T:A", "7:200:AC:GT", "7:300:CT:C", "7:400:C:CAA"])
    #expect(contents.count(of: "files.variants.trimmed") == 2)
  }

  @Test func alleleThatStandsTwiceIsKeptOnce() throws {
    let contents = try readVariants(
      VCFBuilder().record("chr7", 100, "A", "T").record("7", 100, "A", "T").record("7", 99, "CA", "CT")
        .record("7", 100, "A", "G"))
    #expect(contents.calls.map(\.allele.description) == ["7:100:A:T", "7:100:A:G"])
    #expect(contents.count(of: "files.variants.duplicate") == 2)
  }

  @Test func unknownContigsAreKeptAndTold() throws {
    let contents = try readVariants(
      VCFBuilder().record("GL000220.1", 5).record("GL000220.1", 6).record("chrUn_x", 7).record("chrM", 8))
    #expect(contents.calls.count == 4)
    #expect(contents.count(of: "files.variants.unknownContig") == 3)
    #expect(contents.calls.last?.allele.contig.name == "MT")
  }

  @Test func thousandsOfContigsMakeFewDiagnostics() throws {
    var builder = VCFBuilder(samples: [])
    for number in 0..<1000 { builder = builder.record("scaffold\(number)", 5) }
    let contents = try readVariants(builder)
    #expect(contents.diagnostics.count < 40)
    #expect(contents.count(of: "files.variants.unknownContig") == 1000)
  }

  @Test func callersAreTaken() throws {
    let contents = try readVariants(
      VCFBuilder().record("7", 1, info: "TAL=muse,mutect2").record("7", 2, info: "X=1;CALLERS=strelka|varscan")
        .record("7", 3, info: "set=mutect-varscan").record("7", 4, info: "set=Intersection").record("7", 5))
    #expect(
      contents.calls.map(\.callers) == [["muse", "mutect2"], ["strelka", "varscan"], ["mutect", "varscan"], [], []])
  }

  @Test func streamHandsOverTheSameCalls() throws {
    let folder = try TemporaryFolder()
    let file = VariantFile(
      path: try folder.file("a.vcf", VCFBuilder().record().record("7", 5, "C", "G,T", "0/1:5,5,0:10").bytes))
    var streamed: [SmallVariantCall] = []
    let contents = try file.forEachCall(VariantFileOptions(origin: .unknown)) { streamed.append($0) }
    #expect(contents.calls.isEmpty && contents.records == 2)
    #expect(try file.read(VariantFileOptions(origin: .unknown)).calls == streamed)
    #expect(streamed.allSatisfy { $0.origin == .unknown })
  }

  @Test func recordWithTooManyAlternativesIsRefused() throws {
    let alternates = (1...1001).map { String(repeating: "A", count: $0 + 1) }.joined(separator: ",")
    #expect(
      try refusal { _ = try readVariants(VCFBuilder(samples: []).record("7", 5, "A", alternates)) }.code == .tooLarge)
  }

  @Test func neitherKindIsRefusedWithWhatIsExpected() throws {
    for text in ["hello\n", "a\tb\tc\n1\t2\t3\n", "{\"a\": 1}", "#only a comment\n"] {
      #expect(try refusal { _ = try readVariants(Array(text.utf8)) }.code == .malformed)
    }
  }

  @Test func formatIsSeenByContentNotByName() throws {
    #expect(try readVariants(VCFBuilder().record().bytes, name: "a.maf").format == "VCF 4.2")
    #expect(try readVariants(GzipWriter.bgzip(VCFBuilder().record().bytes), name: "a.txt").calls.count == 1)
  }
}
