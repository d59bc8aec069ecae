import Foundation
import GenomicFiles
import OncologyCore
import TestSupport
import Testing

@Suite struct FusionTableTests {
  private func read(_ lines: [String]) throws -> FusionTable.Contents {
    let folder = try TemporaryFolder()
    let text =
      lines.map { $0.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "\t") }
      .joined(separator: "\n") + "\n"
    return try FusionTable(path: try folder.file("fusions.tsv", text)).read()
  }

  @Test func pcgr() throws {
    let contents = try read([
      "FusionGene LeftBreakpoint RightBreakpoint SplitReads", "EML4--ALK 2:42295554 chr2:29223528 100",
      "TMPRSS2::ERG 21:1 21:2 5",
    ])
    #expect(contents.format == "PCGR fusions" && contents.records == 2)
    #expect(
      contents.fusions.first
        == FusionCall(
          fivePrimeGene: "EML4", threePrimeGene: "ALK",
          fivePrimeBreakpoint: .init(contig: Contig("2"), position: 42_295_554),
          threePrimeBreakpoint: .init(contig: Contig("2"), position: 29_223_528), splitReads: 100, line: 2))
    #expect(contents.fusions.last?.name == "TMPRSS2::ERG")
  }

  /// A gene's name may hold dashes: partners stand between two of them.
  @Test func dashesInNamesAreNoSeparators() throws {
    let contents = try read([
      "FusionGene LeftBreakpoint RightBreakpoint", "HLA-A--RET 6:1 10:2", "IGH::NKX2-1 14:1 14:2",
    ])
    #expect(contents.fusions.map(\.name) == ["HLA-A::RET", "IGH::NKX2-1"])
  }

  @Test func starFusion() throws {
    let contents = try read([
      "#FusionName JunctionReadCount SpanningFragCount SpliceType LeftGene LeftBreakpoint RightGene RightBreakpoint "
        + "PROT_FUSION_TYPE",
      "BCR--ABL1 30 12 ONLY_REF_SPLICE BCR^ENSG00000186716 chr22:23290413:+ ABL1^ENSG00000097007 chr9:130854064:+ INFRAME",
      "A--B 1 0 x A chr1:5:- B chr1:9:- FRAMESHIFT", "C--D 1 0 x C chr1:5:- D chr1:9:- .",
    ])
    #expect(contents.format == "STAR-Fusion")
    let first = try #require(contents.fusions.first)
    #expect(first.name == "BCR::ABL1" && first.splitReads == 30 && first.spanningReads == 12)
    #expect(first.threePrimeBreakpoint == .init(contig: Contig("9"), position: 130_854_064))
    #expect(contents.fusions.map(\.isInFrame) == [true, false, nil])
  }

  @Test func arriba() throws {
    let header =
      "#gene1 gene2 strand1(gene/fusion) strand2(gene/fusion) breakpoint1 breakpoint2 split_reads1 split_reads2 "
      + "discordant_mates confidence reading_frame retained_protein_domains"
    let contents = try read([
      header,
      "EIF3K CYP39A1 +/+ -/- chr19:38632678 chr6:46639668 71 95 2 high in-frame A_domain(100%)|Cytochrome_P450(97%)",
      "A B(16893),C(6536) -/. ./- chr2:5 chr2:9 1 0 0 low stop-codon .", "A B +/+ +/+ chr2:5 chr2:9 1 0 0 low . |",
    ])
    #expect(contents.format == "Arriba")
    let first = try #require(contents.fusions.first)
    #expect(first.splitReads == 166 && first.spanningReads == 2 && first.isInFrame == true)
    #expect(first.confidence == "high" && first.caller == "Arriba")
    #expect(first.retainedDomains == ["EIF3K: A domain (100%)", "CYP39A1: Cytochrome P450 (97%)"])
    #expect(contents.fusions.map(\.isInFrame) == [true, false, nil])
    #expect(contents.fusions.map(\.retainedDomains) == [first.retainedDomains, nil, []])
    #expect(contents.fusions[1].threePrimeGene == "B(16893),C(6536)")
    #expect(
      contents.diagnostics.map(\.message.key).sorted() == ["files.fusions.intergenic", "files.fusions.orderUnknown"])
  }

  @Test func partnerThatIsMissingIsUnknown() throws {
    let contents = try read(["FusionGene LeftBreakpoint RightBreakpoint", "--ALK . 2:29223528"])
    #expect(contents.fusions.first?.name == "?::ALK" && contents.fusions.first?.fivePrimeBreakpoint == nil)
    #expect(contents.diagnostics.map(\.message.key) == ["files.fusions.partnerMissing"])
  }

  @Test func headerWithoutRowsIsEmpty() throws {
    #expect(try read(["FusionGene LeftBreakpoint RightBreakpoint SplitReads"]).fusions.isEmpty)
  }

  @Test func unknownHeaderIsRefusedWithWhatIsExpected() throws {
    let error = try refusal { _ = try read(["geneA geneB", "A B"]) }
    #expect(error.code == .missingColumn && error.description.contains("STAR-Fusion"))
    #expect(try refusal { _ = try read(["FusionGene LeftBreakpoint", "A--B 1:2"]) }.code == .missingColumn)
  }

  @Test(arguments: [
    "EML4-ALK 2:1 2:2 5", "EML4 2:1 2:2 5", "-- 2:1 2:2 5", "A--B--C 2:1 2:2 5", "A--B 2-1 2:2 5", "A--B 2:x 2:2 5",
    "A--B 2:2147483648 2:2 5",
    "A--B 2:0 2:2 5", "A--B :5 2:2 5", "A--B 2:1:2:3 2:2 5", "A--B 2:1 2:2 -5", "A--B 2:1 2:2 nan", "A--B 2:1 2:2 1.5",
  ])
  func rowThatCannotBeIsRefusedWithItsLine(_ row: String) throws {
    let error = try refusal { _ = try read(["FusionGene LeftBreakpoint RightBreakpoint SplitReads", row]) }
    #expect(error.code == .invalidValue && error.location?.line == 2)
  }
}

@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
struct RealFusionTests {
  /// Rows by `wc -l` less the header; names by reading the file.
  @Test func colorectalExample() throws {
    let contents = try FusionTable(path: SharedData.file("vcf/pcgr/T001-COAD.grch38.fusions.tsv").path).read()
    #expect(contents.fusions.count == 9)
    #expect(contents.fusions.first?.name == "NTRK1::TPM3")
    #expect(contents.fusions.first?.fivePrimeBreakpoint?.position == 156_875_154)
  }

  /// 181 rows; in-frame by `awk -F'\t' '$16=="in-frame"' | wc -l` → 18, out-of-frame 75, stop-codon 7.
  @Test func arribaExample() throws {
    let contents = try FusionTable(path: SharedData.file("vcf/fusions_splice/arriba_fusions.tsv").path).read()
    #expect(contents.format == "Arriba" && contents.fusions.count == 181)
    #expect(contents.fusions.count { $0.isInFrame == true } == 18)
    #expect(contents.fusions.count { $0.isInFrame == false } == 82)
    #expect(contents.fusions.allSatisfy { $0.fivePrimeBreakpoint != nil && $0.threePrimeBreakpoint != nil })
  }
}
