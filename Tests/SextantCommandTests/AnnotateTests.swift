import Foundation
import HaplotypeAnnotation
import TestSupport
import Testing

@testable import sextant

/// `sextant annotate`, from files to file.
struct AnnotateTests {
  private let folder: TemporaryFolder
  private let genes: String
  private let sequence: String

  /// Three genes of one coding exon each, at 101, 301 and 501: ATG AAA CCC GGG TAA.
  init() throws {
    folder = try TemporaryFolder()
    var bases = Array(repeating: "GATC", count: 200).joined()
    var rows = ["##gff-version 3"]
    for (number, start) in [101, 301, 501].enumerated() {
      let place = bases.index(bases.startIndex, offsetBy: start - 1)
      bases.replaceSubrange(place..<bases.index(place, offsetBy: 15), with: "ATGAAACCCGGGTAA")
      let tail = "\t\(start)\t\(start + 14)\t.\t+\t"
      rows.append("1\tt\tgene\(tail).\tID=gene:G\(number);Name=G\(number);biotype=protein_coding")
      rows.append("1\tt\tmRNA\(tail).\tID=transcript:T\(number);Parent=gene:G\(number);biotype=protein_coding")
      rows.append("1\tt\texon\(tail).\tParent=transcript:T\(number)")
      rows.append("1\tt\tCDS\(tail)0\tParent=transcript:T\(number)")
    }
    genes = try folder.file("genes.gff3", rows.joined(separator: "\n") + "\n")
    sequence = try folder.file("genome.fa", ">1\n\(bases)\n")
  }

  private static let meta = "##fileformat=VCFv4.2\n##contig=<ID=1,length=800>\n"
  private static let columns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO"

  private func annotate(_ vcf: String, _ extra: [String] = [], output: String = "out.vcf") throws
    -> (run: SextantProgram.Outcome, records: [[String]])
  {
    let input = try folder.file("in.vcf", vcf)
    let path = folder.path(output)
    let run = try SextantProgram.run(["annotate", input, "-g", genes, "-f", sequence, "-o", path] + extra)
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let records = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    return (run, records.map { $0.components(separatedBy: "\t") })
  }

  @Test func changesOfOneCodonAreToldTogetherAndOthersPassThrough() throws {
    let vcf =
      Self.meta + Self.columns + "\n1\t50\t.\tA\tC\t.\t.\t.\n1\t104\t.\tA\tC\t.\tPASS\tDP=3\n"
      + "1\t105\t.\tA\tC\t.\tPASS\t.\n"
    let (run, records) = try annotate(vcf)
    #expect(run.status == 0, "\(run.standardError)")
    #expect(
      records.map { $0[7] } == [".", "DP=3;BCSQ=missense|G0|T0|protein_coding|+|2K>2P|104A>C+105A>C", "BCSQ=@104"])
  }

  @Test func sampleColumnsGetTheirBits() throws {
    let vcf = Self.meta + Self.columns + "\tFORMAT\tA\tB\n1\t104\t.\tA\tC\t.\t.\t.\tGT:DP\t0|1:7\t1|1\n"
    let (run, records) = try annotate(vcf)
    #expect(run.status == 0, "\(run.standardError)")
    #expect(Array(records[0][8...]) == ["GT:DP:BCSQ", "0|1:7:2", "1|1:.:3"])
  }

  @Test func anEarlierAnnotationIsReplaced() throws {
    let header = Self.meta + "##INFO=<ID=BCSQ,Number=.,Type=String,Description=\"old\">\n" + Self.columns
    let (_, records) = try annotate(header + "\n1\t104\t.\tA\tT\t.\t.\tDP=1;BCSQ=old;AF=1\n")
    #expect(records[0][7] == "DP=1;AF=1;BCSQ=stop_gained|G0|T0|protein_coding|+|2K>2*|104A>T")
  }

  @Test(arguments: [("POS!=104", [false, true]), ("POS=104", [true, false])])
  func onlyChosenRecordsAreAnnotated(_ expression: String, _ expected: [Bool]) throws {
    let vcf = Self.meta + Self.columns + "\n1\t104\t.\tA\tC\t.\t.\t.\n1\t105\t.\tA\tC\t.\t.\t.\n"
    let (run, records) = try annotate(vcf, ["-i", expression])
    #expect(run.status == 0, "\(run.standardError)")
    #expect(records.map { $0[7].contains("BCSQ") } == expected)
  }

  @Test func contigNamesAreUnified() throws {
    let vcf = "##fileformat=VCFv4.2\n" + Self.columns + "\nchr1\t104\t.\tA\tT\t.\t.\t.\n"
    let refused = try annotate(vcf)
    #expect(refused.run.status == 1)
    #expect(refused.run.standardError.contains("chr1"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("out.vcf")))
    #expect(!FileManager.default.fileExists(atPath: folder.path("out.vcf.part")))
    let (run, records) = try annotate(vcf, ["--unify-chr-names", "chr,-,-"])
    #expect(run.status == 0, "\(run.standardError)")
    #expect(records[0][7].hasPrefix("BCSQ=stop_gained"))
  }

  @Test(arguments: [
    ("1\t104\t.\tC\tT\t.\t.\t.\n", "REF"), ("1\t105\t.\tA\tT\t.\t.\t.\n1\t104\t.\tA\tT\t.\t.\t.\n", "sorted"),
    ("1\tx\t.\tA\tT\t.\t.\t.\n", "position"), ("1\t104\t.\tA\n", "columns"),
  ])
  func whatCannotBeReadIsRefusedWithItsLine(_ records: String, _ word: String) throws {
    let (run, _) = try annotate(Self.meta + Self.columns + "\n" + records)
    #expect(run.status == 1)
    #expect(run.standardError.contains(word), "\(run.standardError)")
    #expect(run.standardError.contains("line \(records.contains("105") ? 5 : 4)"), "\(run.standardError)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("out.vcf")))
  }

  @Test func aGenotypeMustNameAnAlleleThatIsThere() throws {
    let columns = Self.columns + "\tFORMAT\tA"
    let (run, _) = try annotate(Self.meta + columns + "\n1\t104\t.\tA\tT\t.\t.\t.\tGT\t0|2\n")
    #expect(run.status == 1)
    #expect(run.standardError.contains("in.vcf, line 4"), "\(run.standardError)")
  }

  @Test func anUnphasedHeterozygoteIsRefusedUnlessItIsSaidHowToTakeIt() throws {
    let vcf = Self.meta + Self.columns + "\tFORMAT\tA\n1\t104\t.\tA\tT\t.\t.\t.\tGT\t0/1\n"
    let (run, _) = try annotate(vcf)
    #expect(run.status == 1)
    #expect(run.standardError.contains("--phase"))
    #expect(try annotate(vcf, ["-p", "a"]).records[0][9] == "0/1:2")
  }

  @Test func bgzipIsWrittenWhereTheNameSaysSo() throws {
    let vcf = Self.meta + Self.columns + "\n1\t104\t.\tA\tT\t.\t.\t.\n"
    let (run, _) = try annotate(vcf, output: "out.vcf.gz")
    #expect(run.status == 0, "\(run.standardError)")
    #expect(try system("gzip -dc '\(folder.path("out.vcf.gz"))' | grep -q 'BCSQ=stop_gained'") == 0)
  }

  /// Where the text is cut must not show: changes of one gene are told together however small the pieces are.
  @Test(arguments: [1, 40, 1 << 20])
  func pieceSizeDoesNotShow(_ size: Int) async throws {
    var rows = ""
    for start in [101, 301, 501] {
      for (offset, base) in [(3, "C"), (4, "C"), (7, "T")] {
        rows += "1\t\(start + offset)\t.\t\(offset == 7 ? "C" : "A")\t\(base)\t.\t.\t.\n"
      }
    }
    let input = try folder.file("in.vcf", Self.meta + Self.columns + "\n" + rows)
    var run = AnnotationRun(
      models: try AnnotateCommand.models(genes, false), sequences: try AnnotateCommand.sequences(sequence),
      naming: try ContigNaming("0"), options: HaplotypeOptions(), filter: nil, ignoresSamples: false, coreCount: 2)
    run.chunkSize = size
    let summary = try await run.run(from: input, to: folder.path("\(size).vcf"), isCompressed: false)
    #expect(summary.recordCount == 9)
    #expect(summary.annotatedCount == 9)
    let text = try String(contentsOfFile: folder.path("\(size).vcf"), encoding: .utf8)
    let told = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.components(separatedBy: "BCSQ=")[1] }
    let expected = [(0, 101), (1, 301), (2, 501)].flatMap { number, start in
      [
        "missense|G\(number)|T\(number)|protein_coding|+|2K>2P|\(start + 3)A>C+\(start + 4)A>C", "@\(start + 3)",
        "missense|G\(number)|T\(number)|protein_coding|+|3P>3L|\(start + 7)C>T",
      ]
    }
    #expect(told == expected)
  }
}
