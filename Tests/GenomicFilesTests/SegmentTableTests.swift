import Foundation
import GenomicFiles
import OncologyCore
import TestSupport
import Testing

@Suite struct SegmentTableTests {
  private func read(_ lines: [String], tumor: String? = nil) throws -> SegmentTable.Contents {
    let folder = try TemporaryFolder()
    let text =
      lines.map { $0.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "\t") }
      .joined(separator: "\n") + "\n"
    return try SegmentTable(path: try folder.file("cna.tsv", text)).read(tumorSample: tumor)
  }

  private func count(_ contents: SegmentTable.Contents, _ key: String) -> Int {
    contents.diagnostics.filter { $0.message.key == key }.reduce(0) { $0 + $1.count }
  }

  @Test func pcgr() throws {
    let contents = try read(["Chromosome Start End nMajor nMinor", "chr2 1 100 2 1", "1 5 9 1 0"])
    #expect(contents.format == "PCGR segments" && contents.records == 2)
    #expect(
      contents.segments == [
        CopyNumberSegment(
          interval: GenomicInterval(contig: Contig("1"), start: 5, end: 9), majorCopies: 1, minorCopies: 0, line: 3),
        CopyNumberSegment(
          interval: GenomicInterval(contig: Contig("2"), start: 1, end: 100), majorCopies: 2, minorCopies: 1, line: 2),
      ])
    #expect(contents.segments.map(\.totalCopies) == [1, 3])
  }

  @Test func seg() throws {
    let contents = try read(["ID chrom loc.start loc.end num.mark seg.mean", "S 1 1 1e+05 5 -8e-04", "S 23 5 9 3 -1.5"])
    #expect(contents.format == "SEG" && contents.sample == "S")
    #expect(contents.segments.map(\.log2Ratio) == [-0.0008, -1.5])
    #expect(contents.segments.map(\.interval.end) == [100_000, 9])
    #expect(contents.segments.last?.interval.contig == Contig("X"))
    #expect(contents.segments.allSatisfy { $0.totalCopies == nil })
    #expect(count(contents, "files.segments.contigNumber") == 1)
  }

  @Test func severalSamplesNeedAName() throws {
    let lines = ["ID chrom loc.start loc.end num.mark seg.mean", "A 1 1 9 5 0.1", "B 1 1 9 5 0.2"]
    #expect(try refusal { _ = try read(lines) }.code == .unknownSample)
    let contents = try read(lines, tumor: "B")
    #expect(contents.segments.map(\.log2Ratio) == [0.2] && contents.records == 1)
    #expect(try refusal { _ = try read(lines, tumor: "C") }.description.contains("A, B"))
    #expect(try read(Array(lines.prefix(2)), tumor: "C").sample == "A")
  }

  @Test func facets() throws {
    let contents = try read([
      "chrom seg num.mark nhet cnlr.median mafR segclust cnlr.median.clust mafR.clust start end cf.em tcn.em lcn.em",
      "1 1 100 10 0.1 0.2 1 0.1 0.2 100 200 0.5 4 1", "1 2 100 10 0.1 0.2 1 0.1 0.2 300 400 0.5 2 NA",
    ])
    #expect(contents.format == "FACETS segments")
    #expect(contents.segments.map(\.totalCopies) == [4, 2])
    #expect(contents.segments.map(\.minorCopies) == [1, nil])
    #expect(contents.segments.map(\.majorCopies) == [3, nil])
  }

  @Test func ascat() throws {
    let contents = try read(["sample chr startpos endpos nMajor nMinor", "S 1 10 20 3 0"])
    #expect(contents.format == "ASCAT segments" && contents.segments.first?.totalCopies == 3)
    let gdc = try read([
      "GDC_Aliquot Chromosome Start End Copy_Number Major_Copy_Number Minor_Copy_Number", "S chr1 10 20 5 3 2",
    ])
    #expect(gdc.format == "ASCAT segments" && gdc.segments.first?.majorCopies == 3)
  }

  @Test func gatkWithItsHeader() throws {
    let contents = try read([
      "@HD VN:1.6", "@SQ SN:chr1 LN:248956422", "CONTIG START END NUM_POINTS_COPY_RATIO MEAN_LOG2_COPY_RATIO CALL",
      "chr1 10 20 5 -0.7 -",
    ])
    #expect(contents.format == "GATK segments" && contents.segments.first?.log2Ratio == -0.7)
    #expect(contents.segments.first?.line == 4)
  }

  /// CNVkit's tables are 0-based and half-open.
  @Test func cnvkit() throws {
    let contents = try read([
      "chromosome start end gene log2 cn cn1 cn2 depth probes weight", "chr1 0 100 A 0.5 3 1 2 9 9 9",
    ])
    #expect(contents.format == "CNVkit segments")
    #expect(contents.segments.first?.interval == GenomicInterval(contig: Contig("1"), start: 1, end: 100))
    #expect(contents.segments.first?.majorCopies == 2 && contents.segments.first?.minorCopies == 1)
  }

  @Test func generic() throws {
    let contents = try read(["chr start end total log2", "1 1 9 4 ."])
    #expect(contents.segments.first?.totalCopies == 4 && contents.segments.first?.log2Ratio == nil)
  }

  @Test func headerWithoutRowsIsEmpty() throws {
    #expect(try read(["Chromosome Start End nMajor nMinor"]).segments.isEmpty)
    #expect(try read(["ID chrom loc.start loc.end num.mark seg.mean"], tumor: "S").segments.isEmpty)
  }

  @Test func unknownHeaderIsRefusedWithWhatIsExpected() throws {
    for header in ["a b c", "Chromosome Start End", "Chromosome Start End nMajor"] {
      let error = try refusal { _ = try read([header, "1 2 3"]) }
      #expect(error.code == .missingColumn && error.description.contains("nMajor with nMinor"))
      #expect(error.description.contains(header.split(separator: " ").joined(separator: ", ")))
    }
  }

  @Test(arguments: [
    "1 9 5 1 1", "1 0 5 1 1", "1 -1 5 1 1", "1 x 5 1 1", "1 1 5 nan 1", "1 1 5 inf 1", "1 1 5 -1 0", "1 1 5 1 2",
    "1 1.5 5 1 1", ". 1 5 1 1", "1 1 99999999999 1 1",
  ])
  func rowThatCannotBeIsRefusedWithItsLine(_ row: String) throws {
    let error = try refusal { _ = try read(["Chromosome Start End nMajor nMinor", "1 1 5 1 1", row]) }
    #expect(error.code == .invalidValue && error.location?.line == 3)
  }

  @Test func totalThatContradictsItsPartsIsRefused() throws {
    let header = "Chromosome Start End Copy_Number Major_Copy_Number Minor_Copy_Number"
    #expect(try refusal { _ = try read([header, "1 1 5 4 2 1"]) }.code == .invalidValue)
  }

  @Test func overlapsAndMissingValuesAreTold() throws {
    let contents = try read(["Chromosome Start End nMajor nMinor", "1 1 10 1 1", "1 10 20 2 1", "1 30 40 NA NA"])
    #expect(contents.segments.count == 2 && contents.records == 3)
    #expect(count(contents, "files.segments.overlap") == 1 && count(contents, "files.segments.withoutValue") == 1)
  }

  @Test func wrongColumnCountIsRefused() throws {
    #expect(try refusal { _ = try read(["Chromosome Start End nMajor nMinor", "1 1 5 1"]) }.code == .wrongColumnCount)
  }
}

@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
struct RealSegmentTests {
  /// Counts by `wc -l`, less the header.
  @Test(arguments: [("grch37", 252), ("grch38", 260)])
  func colorectalExample(_ build: String, _ rows: Int) throws {
    let contents = try SegmentTable(path: SharedData.file("vcf/pcgr/T001-COAD.\(build).cna.tsv").path).read()
    #expect(contents.format == "PCGR segments" && contents.records == rows && contents.segments.count == rows)
    #expect(contents.segments.allSatisfy { $0.majorCopies != nil && $0.minorCopies != nil })
  }

  @Test func cohortSegments() throws {
    let contents = try SegmentTable(path: SharedData.file("cohorts/study_es_0/data_cna_hg19.seg").path).read()
    #expect(contents.format == "SEG" && contents.records == 9 && contents.sample == "TCGA-A2-A04P-01")
    #expect(contents.segments.first?.log2Ratio == 0.0055)
  }
}
