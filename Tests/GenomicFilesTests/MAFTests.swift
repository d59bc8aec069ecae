import GenomicFiles
import OncologyCore
import TestSupport
import Testing

/// Makes the text of a MAF from rows of named values.
private struct MAFBuilder {
  var columns = [
    "Hugo_Symbol", "NCBI_Build", "Chromosome", "Start_Position", "End_Position", "Reference_Allele",
    "Tumor_Seq_Allele1",
    "Tumor_Seq_Allele2", "Tumor_Sample_Barcode",
  ]
  var comments: [String] = ["#version 2.4"]
  private var rows: [[String: String]] = []
  private static let usual = [
    "Hugo_Symbol": "BRAF", "NCBI_Build": "GRCh38", "Chromosome": "chr7", "Start_Position": "140753336",
    "Reference_Allele": "A", "Tumor_Seq_Allele1": "A", "Tumor_Seq_Allele2": "T", "Tumor_Sample_Barcode": "T1",
  ]

  func row(_ values: [String: String] = [:]) -> MAFBuilder {
    var copy = self
    var row = Self.usual.merging(values) { $1 }
    if row["End_Position"] == nil, let start = row["Start_Position"].flatMap(Int.init) {
      let reference = row["Reference_Allele"]!
      row["End_Position"] = reference == "-" ? "\(start + 1)" : "\(start + reference.utf8.count - 1)"
    }
    copy.columns += values.keys.filter { !columns.contains($0) }.sorted()
    copy.rows.append(row)
    return copy
  }

  var text: String {
    let lines = rows.map { row in columns.map { row[$0] ?? "" }.joined(separator: "\t") }
    return (comments + [columns.joined(separator: "\t")] + lines).joined(separator: "\n") + "\n"
  }
}

@Suite struct MAFTests {
  private func read(
    _ builder: MAFBuilder, _ options: VariantFileOptions = VariantFileOptions(origin: .somatic)
  ) throws -> VariantFileContents {
    try readVariants(Array(builder.text.utf8), name: "a.maf", options)
  }

  @Test func substitutionIsRead() throws {
    let contents = try read(MAFBuilder().row())
    #expect(contents.format == "MAF" && contents.records == 1)
    #expect(contents.calls.first?.allele.description == "7:140753336:A:T")
    #expect(contents.calls.first?.line == 3)
    #expect(contents.statedReference == "GRCh38" && contents.statedAssembly == .grch38)
    #expect(contents.tumorSample == "T1" && contents.tumorSampleRule == .onlySample)
  }

  @Test func columnsMayStandInAnyOrder() throws {
    var builder = MAFBuilder().row()
    builder.columns.reverse()
    builder.comments = ["#version 2.4", "#annotated by something", ""]
    #expect(try read(builder).calls.first?.allele.description == "7:140753336:A:T")
  }

  @Test(arguments: ["Hugo_Symbol", "Chromosome", "Start_Position", "Reference_Allele", "Tumor_Seq_Allele2"])
  func missingColumnIsRefusedWithWhatIsThere(_ column: String) throws {
    var builder = MAFBuilder().row()
    builder.columns.removeAll { $0 == column }
    let error = try refusal { _ = try read(builder) }
    #expect(error.code == .missingColumn && error.description.contains(column))
    #expect(error.description.contains("Tumor_Sample_Barcode"))
  }

  /// The bases before an insertion and a deletion are not in the file: `N` stands for them.
  @Test func insertionsAndDeletionsGetAnAnchor() throws {
    let contents = try read(
      MAFBuilder()
        .row(["Start_Position": "100", "Reference_Allele": "-", "Tumor_Seq_Allele1": "-", "Tumor_Seq_Allele2": "AC"])
        .row(["Start_Position": "200", "Reference_Allele": "GT", "Tumor_Seq_Allele1": "GT", "Tumor_Seq_Allele2": "-"])
        .row(["Start_Position": "300", "Reference_Allele": "GTC", "Tumor_Seq_Allele1": "GTC", "Tumor_Seq_Allele2": "A"])
        .row(["Start_Position": "400", "Reference_Allele": "GT", "Tumor_Seq_Allele1": "GT", "Tumor_Seq_Allele2": "G"])
        .row(["Start_Position": "1", "Reference_Allele": "GT", "Tumor_Seq_Allele1": "GT", "Tumor_Seq_Allele2": "-"]))
    #expect(
      contents.calls.map(\.allele.description) == [
        "7:100:N:NAC", "7:199:NGT:N", "7:300:GTC:A", "7:400:GT:G", "7:1:GTN:N",
      ])
    #expect(contents.count(of: "files.maf.anchorUnknown") == 3)
    #expect(contents.count(of: "files.maf.endDisagrees") == 0)
  }

  @Test func alternativeIsTheAlleleThatIsNotTheReference() throws {
    let contents = try read(
      MAFBuilder().row(["Start_Position": "1", "Tumor_Seq_Allele1": "T", "Tumor_Seq_Allele2": "A"])
        .row(["Start_Position": "2", "Tumor_Seq_Allele1": "T", "Tumor_Seq_Allele2": "T"])
        .row(["Start_Position": "3", "Tumor_Seq_Allele1": "", "Tumor_Seq_Allele2": "T"])
        .row(["Start_Position": "4", "Tumor_Seq_Allele1": "A", "Tumor_Seq_Allele2": "A"])
        .row(["Start_Position": "5", "Tumor_Seq_Allele1": "C", "Tumor_Seq_Allele2": "G"]))
    #expect(contents.calls.map(\.allele.description) == ["7:1:A:T", "7:2:A:T", "7:3:A:T", "7:5:A:G", "7:5:A:C"])
    #expect(contents.count(of: "files.variants.noAlternative") == 1)
    #expect(contents.count(of: "files.maf.twoAlternatives") == 1)
  }

  @Test func readsAreTaken() throws {
    let contents = try read(
      MAFBuilder().row([
        "Start_Position": "1", "t_depth": "100", "t_ref_count": "70", "t_alt_count": "30", "n_depth": "50",
        "n_alt_count": "0",
      ]).row(["Start_Position": "2", "t_ref_count": "5", "t_alt_count": "15"])
        .row(["Start_Position": "3", "t_depth": "."]))
    #expect(contents.calls.map(\.depth) == [100, 20, nil])
    #expect(contents.calls.map(\.alternateDepth) == [30, 15, nil])
    #expect(contents.calls.map(\.alleleFraction) == [0.3, 0.75, nil])
    #expect(contents.calls[0].normalDepth == 50 && contents.calls[0].normalAlternateDepth == 0)
    #expect(contents.count(of: "files.reads.depthNotTold") == 1)
  }

  @Test func depthOfZeroIsNotTold() throws {
    let contents = try read(MAFBuilder().row(["t_depth": "0"]))
    #expect(contents.calls.first?.depth == nil && contents.count(of: "files.maf.depthOfZero") == 1)
  }

  @Test(arguments: ["-1", "x", "1.5", "nan", "inf"])
  func readCountThatIsNoneIsRefused(_ count: String) throws {
    let error = try refusal { _ = try read(MAFBuilder().row(["t_depth": count])) }
    #expect(error.code == .invalidValue && error.location?.column == "t_depth" && error.location?.line == 3)
  }

  @Test(arguments: ["", "Q", "A/T", "NA", "<DEL>"])
  func alleleThatIsNoneIsRefused(_ allele: String) throws {
    let error = try refusal { _ = try read(MAFBuilder().row(["Tumor_Seq_Allele2": allele])) }
    #expect(error.code == .invalidValue && error.location?.column == "Tumor_Seq_Allele2")
  }

  @Test(arguments: ["0", "-1", "x", "1.5"])
  func positionThatIsNoneIsRefused(_ position: String) throws {
    #expect(try refusal { _ = try read(MAFBuilder().row(["Start_Position": position])) }.code == .invalidValue)
  }

  @Test func endThatDoesNotFitIsTold() throws {
    #expect(try read(MAFBuilder().row(["End_Position": "140753339"])).count(of: "files.maf.endDisagrees") == 1)
    #expect(try refusal { _ = try read(MAFBuilder().row(["End_Position": "5"])) }.code == .invalidValue)
  }

  @Test func severalSamplesNeedAName() throws {
    var builder = MAFBuilder()
    for number in 1...12 {
      builder = builder.row(["Tumor_Sample_Barcode": "T\(number)", "Start_Position": "\(number)"])
    }
    let error = try refusal { _ = try read(builder) }
    #expect(error.code == .unknownSample && error.description.contains("T10 and 2 more"))
    let contents = try read(builder, VariantFileOptions(origin: .somatic, tumorSample: "T3"))
    #expect(contents.calls.map(\.allele.position) == [3])
    #expect(contents.records == 1 && contents.tumorSampleRule == .named)
    let unknown = try refusal { _ = try read(builder, VariantFileOptions(origin: .somatic, tumorSample: "X")) }
    #expect(unknown.code == .unknownSample)
  }

  @Test func filtersAreRespected() throws {
    let contents = try read(
      MAFBuilder().row(["Start_Position": "1", "FILTER": "PASS"]).row(["Start_Position": "2", "FILTER": ""])
        .row(["Start_Position": "3", "FILTER": "common_variant"]).row(["Start_Position": "4", "FILTER": "."]))
    #expect(contents.calls.map(\.allele.position) == [1, 2, 4])
    #expect(contents.filterCounts == [FilterCount(role: .variants, filter: "common_variant", count: 1)])
  }

  @Test func mixedBuildsAreRefused() throws {
    let builder = MAFBuilder().row().row(["NCBI_Build": "GRCh37", "Start_Position": "5"])
    #expect(try refusal { _ = try read(builder) }.code == .wrongAssembly)
    let spelled = MAFBuilder().row(["NCBI_Build": "37"]).row(["NCBI_Build": "hg19", "Start_Position": "5"])
    #expect(try read(spelled).statedAssembly == .grch37)
  }

  @Test func originIsNeverMoreThanTheRowSays() throws {
    let builder = MAFBuilder().row(["Start_Position": "1", "Mutation_Status": "Somatic"])
      .row(["Start_Position": "2", "Mutation_Status": "Germline"]).row(["Start_Position": "3", "Mutation_Status": ""])
      .row(["Start_Position": "4", "Mutation_Status": "None"])
    let contents = try read(builder)
    #expect(contents.calls.map(\.origin) == [.somatic, .germline, .somatic, .unknown])
    #expect(contents.count(of: "files.maf.germlineRow") == 1 && contents.count(of: "files.maf.statusUnclear") == 1)
    let tumorOnly = try read(builder, VariantFileOptions(origin: .unknown))
    #expect(tumorOnly.calls.allSatisfy { $0.origin == .unknown })
  }

  @Test func tagsAreNoOptionOfAMAF() throws {
    let error = try refusal { _ = try read(MAFBuilder().row(), VariantFileOptions(origin: .somatic, depthTag: "DP")) }
    #expect(error.code == .conflictingOptions)
  }

  @Test func rowOfAnotherLengthIsRefusedWithItsLine() throws {
    let error = try refusal {
      _ = try readVariants(Array((MAFBuilder().row().text + "BRAF\tGRCh38\n").utf8), name: "a.maf")
    }
    #expect(error.code == .wrongColumnCount && error.location?.line == 4)
  }

  @Test func headerWithoutRowsIsEmpty() throws {
    let contents = try read(MAFBuilder())
    #expect(contents.calls.isEmpty && contents.records == 0 && contents.tumorSampleRule == .noSamples)
  }

  @Test func annotationIsKeptAsGiven() throws {
    let contents = try read(
      MAFBuilder().row([
        "Variant_Classification": "Missense_Mutation", "HGVSp_Short": "p.V600E", "HGVSc": "c.1799T>A",
        "Transcript_ID": "ENST00000646891", "Exon_Number": "15/18", "Gene": "ENSG00000157764",
        "dbSNP_RS": "rs113488022",
        "callers": "muse;mutect2",
      ]))
    let call = try #require(contents.calls.first)
    let annotation = try #require(call.providedAnnotations.first)
    #expect(annotation.source == .maf && annotation.gene == "BRAF" && annotation.transcript == "ENST00000646891")
    #expect(annotation.consequences == [.missenseVariant] && annotation.exon == "15/18")
    #expect(annotation.hgvsProtein == "p.V600E" && annotation.hgvsCoding == "c.1799T>A")
    #expect(call.identifiers == ["rs113488022"] && call.callers == ["muse", "mutect2"])
  }

  @Test(arguments: [
    ("Nonsense_Mutation", "", [SequenceOntologyTerm.stopGained], [String]()),
    ("Frame_Shift_Ins", "", [.frameshiftVariant], []),
    ("In_Frame_Del", "", [.inframeDeletion], []), ("Silent", "", [.synonymousVariant], []),
    ("Splice_Site", "c.1905+1G>A", [.spliceDonorVariant], []),
    ("Splice_Site", "c.151-2A>G", [.spliceAcceptorVariant], []),
    ("Splice_Site", "", [], ["Splice_Site"]), ("Splice_Site", "c.100_101+5del", [], ["Splice_Site"]),
    ("Targeted_Region", "", [], ["Targeted_Region"]), ("RNA", "", [], ["RNA"]),
  ])
  func classificationsAreTranslatedWhereTheyNameOneTerm(
    _ classification: String, _ coding: String, _ terms: [SequenceOntologyTerm], _ unread: [String]
  ) throws {
    let contents = try read(MAFBuilder().row(["Variant_Classification": classification, "HGVSc": coding]))
    let annotation = try #require(contents.calls.first?.providedAnnotations.first)
    #expect(annotation.consequences == terms && annotation.unreadTerms == unread)
  }

  @Test func termsOfTheRowStandAboveItsClassification() throws {
    let row = ["Variant_Classification": "Splice_Site", "Consequence": "splice_acceptor_variant,intron_variant"]
    let annotation = try #require(try read(MAFBuilder().row(row)).calls.first?.providedAnnotations.first)
    #expect(annotation.consequences == [.spliceAcceptorVariant, .intronVariant])
  }
}
