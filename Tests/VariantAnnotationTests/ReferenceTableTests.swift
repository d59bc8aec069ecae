import OncologyCore
import Testing

@testable import VariantAnnotation

/// Release tables that are not as they should be are refused with file, line and column.
@Suite struct ReferenceTableTests {
  private func files(_ rows: [String], sequences: [String: String] = [:]) -> [String: [UInt8]] {
    [
      "transcripts.tsv": Array(([ReleaseTables.header] + rows).joined(separator: "\n").utf8),
      "coding-sequences.tsv": ReleaseTables.sequences(sequences),
      "contigs.tsv": Array("contig\tlength\n1\t248956422\n".utf8),
    ]
  }

  private func refusal(_ files: [String: [UInt8]]) -> InputError? {
    do {
      _ = try ReferenceModels(assembly: .grch38, files: files)
      return nil
    } catch { return error as? InputError }
  }

  private let good = "G\t\tT1\t1\t+\tmane_select\t10-30,50-90\t22-30,50-61\t6\tnone\t\tyes"

  @Test func wellFormedTableIsRead() throws {
    let models = try ReferenceModels(assembly: .grch38, files: files([good]))
    let model = try #require(models.model(ofGene: "G"))
    #expect(model.exons == [10...30, 50...90])
    #expect(model.codingParts == [22...30, 50...61])
    #expect(model.isMANESelect)
    #expect(!model.hasSequence)
  }

  @Test(arguments: [
    ("G\t\tT1\t1\t+\tmane_select\t10-30\t22-30\t6\tnone\t", "wrong-column-count", ""),
    ("G\t\tT1\t1\t?\tmane_select\t10-30\t22-30\t6\tnone\t\tyes", "invalid-value", "strand"),
    ("G\t\tT1\t1\t+\tmane_select\t30-10\t\t\tnone\t\tyes", "invalid-value", "exons"),
    ("G\t\tT1\t1\t+\tmane_select\t10-30,25-40\t\t\tnone\t\tyes", "invalid-value", "exons"),
    ("G\t\tT1\t1\t+\tmane_select\t10-x\t\t\tnone\t\tyes", "invalid-value", "exons"),
    ("G\t\tT1\t1\t+\tmane_select\t10-99999999999999999999\t\t\tnone\t\tyes", "invalid-value", "exons"),
    ("G\t\tT1\t1\t+\tmane_select\t\t\t\tnone\t\tyes", "invalid-value", "exons"),
    ("G\t\tT1\t1\t+\tmane_select\t10-30\t25-35\t\tnone\t\tyes", "invalid-value", "cds"),
    ("G\t\tT1\t1\t+\tmane_select\t10-30\t\tmany\tnone\t\tyes", "invalid-value", "protein_length"),
    ("G\t\tT1\t1\t+\tmane_select\t10-30\t\t\tmaybe\t\tyes", "invalid-value", "sequence"),
    ("G\t\tT1\t1\t+\tmane_select\t10-30\t\t\tnone\t\tyes\r", "invalid-value", "exons_known"),
  ]) func malformedRowIsRefusedWithItsPlace(row: String, code: String, column: String) throws {
    let error = try #require(refusal(files([good, row])))
    #expect(error.code.rawValue == code)
    #expect(error.location?.file == "transcripts.tsv")
    #expect(error.location?.line == 3)
    #expect((error.location?.column ?? "") == column)
  }

  @Test func missingColumnAndFileAreNamed() throws {
    var broken = files([good])
    broken["transcripts.tsv"] = Array("gene\ttranscript\n".utf8)
    #expect(refusal(broken)?.code == .missingColumn)
    broken = files([good])
    broken["contigs.tsv"] = nil
    #expect(refusal(broken)?.problem.contains("contigs.tsv") == true)
  }

  @Test func sequenceMustBeThereAndFit() throws {
    let row = good.replacing("none", with: "full")
    #expect(refusal(files([row]))?.location?.file == "coding-sequences.tsv")
    #expect(refusal(files([row], sequences: ["T1": "ATGTAA"]))?.code == .invalidValue)
    #expect(refusal(files([row], sequences: ["T1": "ATGAAACCCGGGTTTGGCTAA"])) == nil)
    #expect(refusal(files([row], sequences: ["T1": "atgAAACCCGGGTTTGGCTAA"]))?.location?.column == "cds")
  }

  @Test(arguments: ["-5", "0", "2147483648", "x", ""]) func aLengthThatNoContigHasIsRefused(length: String) throws {
    var broken = files([good])
    broken["contigs.tsv"] = Array("contig\tlength\n2\t5\n1\t\(length)\n".utf8)
    let error = try #require(refusal(broken))
    #expect(error.code == .invalidValue)
    #expect(error.location?.line == 3 && error.location?.column == "length")
  }

  @Test func aContigThatStandsTwiceIsRefused() throws {
    var broken = files([good])
    broken["contigs.tsv"] = Array("contig\tlength\n1\t5\nchr1\t6\n".utf8)
    #expect(refusal(broken)?.location?.line == 3)
  }

  @Test(arguments: ["-1", "0", "2147483647", "999999999999999999"]) func aPlaceThatNoContigHasIsRefused(
    position: String
  ) throws {
    var broken = files([good])
    broken["known-alleles.tsv"] = Array(
      "contig\tposition\treference\talternate\tgene\tchange\tsource\n1\t\(position)\t-\tA\tG\tV1X\ts\n".utf8)
    #expect(refusal(broken)?.location?.column == "position")
  }

  /// A row on each of as many contigs as there are in assemblies with all their scaffolds, and more than are taken. In
  /// quadratic time either would take minutes.
  @Test(.timeLimit(.minutes(1))) func manyContigsAreReadOneByOne() throws {
    let rows = (0..<70_000).map { "G\($0)\t\tT\($0)\tscaffold_\($0)\t+\tmane_select\t10-30\t\t\tnone\t\tyes" }
    let models = try ReferenceModels(assembly: .grch38, files: files(Array(rows.prefix(65_535))))
    #expect(models.geneCount == 65_535)
    #expect(models.model(ofGene: "G65000")?.contig == Contig("scaffold_65000"))
    let error = try #require(refusal(files(rows)))
    #expect(error.problem.contains("65535") && error.location?.line == 65_537)
  }

  @Test func rowsOutOfOrderAreFoundAllTheSame() throws {
    let rows = (0..<200).map { number in
      "G\(number)\t\tT\(number)\t1\t+\tmane_select\t\(1000 * (200 - number))-\(1000 * (200 - number) + 1500)\t\t\tnone\t\tyes"
    }
    let models = try ReferenceModels(assembly: .grch38, files: files(rows))
    #expect(models.geneCount == 200)
    for number in stride(from: 0, to: 200, by: 7) {
      let start = 1000 * (200 - number)
      let found = models.models(overlapping: GenomicInterval(contig: Contig("1"), start: start, end: start))
      #expect(Set(found.map(\.gene)) == Set(["G\(number)"] + (number < 199 ? ["G\(number + 1)"] : [])))
      #expect(models.model(ofGene: "G\(number)")?.exons.first?.lowerBound == start)
    }
  }
}
