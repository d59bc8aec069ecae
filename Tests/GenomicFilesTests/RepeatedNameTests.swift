import GenomicFiles
import OncologyCore
import TestSupport
import Testing

/// A column, a key or a header that stands twice is refused: which of them is meant cannot be told.
@Suite struct RepeatedNameTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func file(_ lines: [String]) throws -> String {
    try folder.file("t.tsv", lines.map { $0.replacing(" ", with: "\t") + "\n" }.joined())
  }

  @Test func columnsOfTables() throws {
    let segments = try file(["Chromosome Start End nMajor nMinor nMinor", "1 1 9 1 1 7"])
    let error = try refusal { _ = try SegmentTable(path: segments).read() }
    #expect(error.code == .malformed && error.location?.line == 1 && error.problem.contains("nMinor"))
    let spellings = try file(["Chromosome Start End nMajor nMinor nminor", "1 1 9 1 1 7"])
    #expect(try refusal { _ = try SegmentTable(path: spellings).read() }.problem.contains("“nminor”"))
    let expression = try file(["gene TPM TPM", "BRAF 1 2"])
    #expect(try refusal { _ = try ExpressionTable(path: expression).read() }.code == .malformed)
    let maf = "Hugo_Symbol Chromosome Start_Position Reference_Allele Tumor_Seq_Allele2 Tumor_Seq_Allele2"
    let path = try file([maf, "BRAF 7 140753336 A T C"])
    let twice = try refusal { _ = try VariantFile(path: path).read(VariantFileOptions(origin: .somatic)) }
    #expect(twice.code == .malformed && twice.problem.contains("Tumor_Seq_Allele2"))
  }

  @Test func keysOfFORMAT() throws {
    let builder = VCFBuilder().record("7", 5, "A", "T", format: "GT:AD:AD", "0/1:5,4:1,9")
    let error = try refusal { _ = try readVariants(builder) }
    #expect(error.code == .malformed && error.problem.contains("“AD”"))
    #expect(error.location?.column == "FORMAT" && error.location?.line == builder.headerLineCount + 1)
  }

  @Test func theHeaderOfAMAF() throws {
    let header = "Hugo_Symbol Chromosome Start_Position Reference_Allele Tumor_Seq_Allele2 Tumor_Sample_Barcode"
    let path = try file([header, "BRAF 7 140753336 A T S1", header, "KRAS 12 25245350 C T S1"])
    let error = try refusal { _ = try VariantFile(path: path).read(VariantFileOptions(origin: .somatic)) }
    #expect(error.code == .malformed && error.location?.line == 3 && error.problem.contains("header"))
  }
}
