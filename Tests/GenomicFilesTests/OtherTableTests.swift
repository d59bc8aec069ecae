import Foundation
import GenomicFiles
import OncologyCore
import TestSupport
import Testing

@Suite struct ExpressionTableTests {
  private func read(_ text: String) throws -> ExpressionTable.Contents {
    let folder = try TemporaryFolder()
    return try ExpressionTable(path: try folder.file("expression.tsv", text)).read()
  }

  @Test func pcgr() throws {
    let contents = try read("TargetID\tTPM\nTSPAN6\t101.2123\nTNMD\t0\n")
    #expect(contents.expression == GeneExpression(genes: ["TSPAN6", "TNMD"], tpm: [101.2123, 0]))
    #expect(contents.format == "PCGR expression" && contents.records == 2 && contents.diagnostics.isEmpty)
  }

  @Test func otherColumnsAreLeftAlone() throws {
    let contents = try read("gene_id\tlength\tTPM\tFPKM\nENSG1\t5\t2.5\t9\n")
    #expect(contents.expression.genes == ["ENSG1"] && contents.expression.tpm == [2.5])
  }

  @Test func geneThatStandsTwiceKeepsItsGreatestValueAndIsTold() throws {
    let contents = try read("gene\tTPM\nA\t1\nB\t5\nA\t3\nA\t2\n")
    #expect(contents.expression == GeneExpression(genes: ["A", "B"], tpm: [3, 5]))
    #expect(contents.records == 4)
    #expect(contents.diagnostics.map(\.count) == [2] && contents.diagnostics.first?.location?.line == 4)
  }

  @Test func transcriptsAreTold() throws {
    #expect(try read("TargetID\tTPM\nENST0001\t1\n").diagnostics.map(\.message.key) == ["files.expression.transcripts"])
  }

  @Test func headerWithoutRowsIsEmpty() throws {
    #expect(try read("gene\tTPM\n").expression.genes.isEmpty)
  }

  @Test func unknownHeaderIsRefused() throws {
    #expect(try refusal { _ = try read("gene\tcounts\nA\t1\n") }.code == .missingColumn)
  }

  @Test(arguments: ["nan", "inf", "-inf", "-1", "x", ""])
  func valueThatIsNoneIsRefusedWithItsPlace(_ value: String) throws {
    let error = try refusal { _ = try read("gene\tTPM\nB\t1\nA\t\(value)\n") }
    #expect(error.code == .invalidValue && error.location?.line == 3 && error.location?.column == "TPM")
  }

  @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
  func colorectalExample() throws {
    let contents = try ExpressionTable(path: SharedData.file("vcf/pcgr/T001-COAD.gene_expression.tsv.gz").path).read()
    // `zcat … | wc -l` → 19308 with the header, no gene twice by `cut -f1 | sort | uniq -d`.
    #expect(contents.records == 19_307 && contents.expression.genes.count == 19_307)
    #expect(contents.expression.genes.first == "TSPAN6" && contents.expression.tpm.first == 101.2123)
    #expect(contents.diagnostics.isEmpty)
  }
}

@Suite struct CallableRegionsTests {
  private func read(_ text: String) throws -> CallableRegions.Contents {
    let folder = try TemporaryFolder()
    return try CallableRegions(path: try folder.file("callable.bed", text)).read()
  }

  @Test func regionsAreOneBasedSortedAndMerged() throws {
    let contents = try read(
      "track name=x\n#c\nchr2\t0\t10\nchr1\t100\t200\tname\nchr1\t150\t250\nchr1\t250\t260\nchr1\t300\t301\n")
    #expect(contents.intervals.map(\.description) == ["1:101-260", "1:301-301", "2:1-10"])
    #expect(contents.records == 5 && contents.bases == 171)
    #expect(contents.diagnostics.map(\.message.key) == ["files.callable.merged"])
  }

  @Test func fileWithoutRegionsIsEmpty() throws {
    #expect(try read("#none\n").intervals.isEmpty)
  }

  @Test func regionOfNoLengthIsTold() throws {
    let contents = try read("1\t5\t5\n")
    #expect(contents.intervals.isEmpty && contents.diagnostics.map(\.message.key) == ["files.callable.emptyRegion"])
  }

  @Test(arguments: [
    "1\t9\t5", "1\t-1\t5", "1\tx\t5", "1\t1", "1 1 5", "\t1\t5", "1\t1\t99999999999", "1\tnan\t5", "1\t1.5\t5",
  ])
  func lineThatCannotBeIsRefused(_ line: String) throws {
    let error = try refusal { _ = try read("1\t1\t5\n\(line)\n") }
    #expect([.invalidValue, .wrongColumnCount].contains(error.code) && error.location?.line == 2)
  }
}
