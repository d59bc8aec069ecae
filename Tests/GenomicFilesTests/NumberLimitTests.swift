import GenomicFiles
import OncologyCore
import TestSupport
import Testing

/// Numbers that no genome or sequencer gives are refused with their line and column, whatever reads them.
@Suite struct NumberLimitTests {
  private static let huge = ["9223372036854775807", "9223372036854775808", "2147483648", "+5", "-1", "1e3", "5 "]

  private func maf(_ column: String, _ value: String, _ more: [(String, String)] = []) throws -> VariantFileContents {
    let columns =
      [
        ("Hugo_Symbol", "BRAF"), ("Chromosome", "7"), ("Start_Position", "140753336"), ("Reference_Allele", "A"),
        ("Tumor_Seq_Allele2", "T"),
      ].filter { $0.0 != column } + [(column, value)] + more
    let text = columns.map(\.0).joined(separator: "\t") + "\n" + columns.map(\.1).joined(separator: "\t") + "\n"
    return try readVariants(Array(text.utf8), name: "x.maf")
  }

  @Test(arguments: [
    "t_depth", "t_ref_count", "t_alt_count", "n_depth", "n_alt_count", "Start_Position", "End_Position",
  ])
  func aNumberOfAMAFIsRefusedWithItsPlace(_ column: String) throws {
    for value in Self.huge {
      let error = try refusal { _ = try maf(column, value) }
      #expect(error.code == .invalidValue, "\(value)")
      #expect(error.location?.line == 2 && error.location?.column == column, "\(value)")
    }
  }

  /// 2^31 − 1 reads of each: their sum is beyond 32 bits and is kept.
  @Test func theLargestCountsAreAdded() throws {
    let call = try #require(
      try maf("t_alt_count", "2147483647", [("t_ref_count", "2147483647")]).calls.first)
    #expect(call.depth == 4_294_967_294 && call.alternateDepth == 2_147_483_647 && call.alleleFraction == 0.5)
  }

  @Test(arguments: huge)
  func aNumberOfAVCFIsRefused(_ value: String) throws {
    let depths = try refusal {
      _ = try readVariants(VCFBuilder().record("7", 5, "A", "T", "0/1:5,\(value):9"))
    }
    #expect(depths.location?.column == "AD" && depths.location?.line == VCFBuilder().headerLineCount + 1)
    let depth = try refusal { _ = try readVariants(VCFBuilder().record("7", 5, "A", "T", "0/1:5,4:\(value)")) }
    #expect(depth.location?.column == "DP")
    let line = "7\t\(value)\t.\tA\tT\t.\tPASS\t.\tGT\t0/1"
    #expect(try refusal { _ = try readVariants(VCFBuilder().line(line)) }.location?.column == "POS")
    let contig = VCFBuilder().meta("##contig=<ID=8,length=\(value)>").record()
    #expect(try refusal { _ = try readVariants(contig) }.code == .invalidValue)
  }

  private func table(_ lines: [String]) throws -> String {
    lines.map { $0.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "\t") + "\n" }.joined()
  }

  @Test(arguments: ["9223372036854775807", "2147483648", "+5", "0", "0x10", "1e10", "1.5"])
  func aSegmentsPositionIsRefused(_ value: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "cna.tsv", try table(["Chromosome Start End nMajor nMinor", "1 \(value) 3000000000 1 1"]))
    let error = try refusal { _ = try SegmentTable(path: path).read() }
    #expect(error.location?.line == 2 && error.location?.column == "Start")
  }

  @Test(arguments: ["9223372036854775807", "2147483648", "-1", "+5"])
  func aFusionsNumbersAreRefused(_ value: String) throws {
    let folder = try TemporaryFolder()
    let header = "FusionGene LeftBreakpoint RightBreakpoint SplitReads"
    let reads = try folder.file("a.tsv", try table([header, "EML4--ALK chr2:42522694 chr2:29446394 \(value)"]))
    #expect(try refusal { _ = try FusionTable(path: reads).read() }.location?.column == "SplitReads")
    let place = try folder.file("b.tsv", try table([header, "EML4--ALK chr2:\(value) chr2:29446394 4"]))
    #expect(try refusal { _ = try FusionTable(path: place).read() }.location?.column == "LeftBreakpoint")
  }

  @Test(
    arguments: [
      ("10001 1 . .", "total"), ("2000000 . . .", "total"), ("1e300 . . .", "total"), (". 10001 0 .", "major"),
      (". 6000 5000 .", "minor"), (". . . 13.1", "log2"), (". . . -100.1", "log2"), (". . . 1e308", "log2"),
      ("-1 . . .", "total"),
    ])
  func copiesBeyondTheCeilingAreRefusedWithTheirLine(_ values: String, _ column: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("cna.tsv", try table(["chrom start end total major minor log2", "1 1 9 \(values)"]))
    let error = try refusal { _ = try SegmentTable(path: path).read() }
    #expect(error.code == .invalidValue && error.location?.line == 2 && error.location?.column == column)
  }

  @Test func copiesAtTheCeilingAreRead() throws {
    let folder = try TemporaryFolder()
    let lines = ["chrom start end total log2", "1 1 9 10000 .", "1 20 29 0 .", "1 40 49 . 13", "1 60 69 . -100"]
    let read = try SegmentTable(path: try folder.file("cna.tsv", try table(lines))).read()
    #expect(read.segments.map(\.totalCopies) == [10_000, 0, nil, nil])
    #expect(read.segments.map(\.log2Ratio) == [nil, nil, 13, -100])
  }
}

/// Alleles with more bases than are read are left out, counted and named by their place.
@Suite struct LongAlleleTests {
  private let limit = GenomicAllele.mostBases

  private func bases(_ count: Int) -> String { String(repeating: "AC", count: count / 2 + 1).prefix(count).description }

  @Test func anAlleleAtTheLimitIsReadAndALongerOneIsTold() throws {
    let builder = VCFBuilder()
      .record("7", 5, "A", bases(limit)).record("7", 6, "A", bases(limit + 1)).record("7", 7, bases(limit + 1), "A")
      .record("7", 8, "A", "T," + bases(limit + 1), "0/1:70,30,5:105")
    let contents = try readVariants(builder)
    #expect(contents.calls.map(\.allele.position) == [5, 8] && contents.records == 4)
    let told = contents.diagnostics.filter { $0.message.key == "files.variants.alleleTooLong" }
    #expect(told.map(\.message.arguments["place"]) == ["7:6", "7:7", "7:8"])
    #expect(told.allSatisfy { $0.severity == .warning && $0.message.arguments["bases"] == "10,001" })
    #expect(told.first?.location?.line == builder.headerLineCount + 2)
  }

  /// The base before an insertion or deletion, which a MAF does not write, counts.
  @Test func anAlleleOfAMAFCountsWithItsAnchor() throws {
    let header = "Hugo_Symbol\tChromosome\tStart_Position\tReference_Allele\tTumor_Seq_Allele2\n"
    let rows = [
      "A\t7\t5\t-\t\(bases(limit - 1))", "A\t7\t6\t-\t\(bases(limit))", "A\t7\t7\t\(bases(limit))\t-",
      "A\t7\t8\tG\t\(bases(limit))",
    ]
    let contents = try readVariants(Array((header + rows.joined(separator: "\n") + "\n").utf8), name: "x.maf")
    #expect(contents.calls.map(\.allele.position) == [5, 8])
    let told = contents.diagnostics.filter { $0.message.key == "files.variants.alleleTooLong" }
    #expect(told.map(\.message.arguments["place"]) == ["7:6", "7:7"])
  }
}
