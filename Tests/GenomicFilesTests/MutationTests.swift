import Foundation
import GenomicFiles
import OncologyCore
import TestSupport
import Testing

/// Damages good files at random, always in the same way, and asks only that reading ends with contents or an
/// `InputError`. A crash ends the whole test run.
@Suite struct MutationTests {
  /// A small generator with a fixed seed (SplitMix64, Steele, Lea and Flood 2014).
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let pieces: [[UInt8]] = [
    "\t", "\n", ":", ",", ";", "|", "/", "-1", "nan", "99999999999999999999", "<", "=", ".",
  ]
  .map { Array($0.utf8) }

  private func damaged(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0..<4, using: &dice) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &dice)
      switch Int.random(in: 0..<5, using: &dice) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: Self.pieces.randomElement(using: &dice)!, at: place)
      case 3: bytes.removeSubrange(place..<min(place + Int.random(in: 1..<30, using: &dice), bytes.count))
      default: bytes = Array(bytes[..<place])
      }
    }
    return bytes
  }

  /// As many files as fit into the time, at least `fewest` and at most `most`; each is read in full. Both ends must be
  /// met, files that are still read and files that are refused: else the damage is not of the kind that tests a reader.
  private func attack(
    _ seeds: [[UInt8]], seconds: Double, fewest: Int = 1_000, most: Int, _ read: (String) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    var dice = Dice(state: 20_261_124)
    let end = Date().addingTimeInterval(seconds)
    var isRead = 0, isRefused = 0
    for count in 0..<most {
      if count >= fewest, count % 64 == 0, Date() > end { break }
      let path = try folder.file("a", damaged(seeds[count % seeds.count], &dice))
      do {
        try read(path)
        isRead += 1
      } catch is InputError { isRefused += 1 }
    }
    #expect(isRead + isRefused >= fewest)
    #expect(isRead >= fewest / 100 && isRefused >= fewest / 20, "\(isRead) read, \(isRefused) refused")
  }

  private var richVCF: [UInt8] {
    VCFBuilder(samples: ["NORMAL", "TUMOR"])
      .meta("##INFO=<ID=CSQ,Number=.,Type=String,Description=\"VEP. Format: Allele|Consequence|SYMBOL|HGVSp\">")
      .meta("##INFO=<ID=ANN,Number=.,Type=String,Description=\"SnpEff\">")
      .record(
        "7", 5, "A", "T,G,<DEL>", info: "CSQ=T|missense_variant&x|B|p.V1%3D;TAL=a,b", "0/0:1,0,0,0:1", "1|2:5,2,2,0:9"
      )
      .record(
        "X", 6, "CGA", "C,CGATT", info: "ANN=C|stop_gained|H|B|B|transcript|T|p|1/2|c.1|p.1|||||", "./.:.",
        "0/1:5,4,1:10"
      )
      .record("7", 7, "C", "G]1:5]", format: "DP:AU:CU:GU:TU:FREQ", "5:1,1:2,2:3,3:4,4:5%", "5:1,1:2,2:3,3:4,4:25%")
      .bytes
  }

  private let maf = Array(
    """
    #version 2.4
    Hugo_Symbol\tNCBI_Build\tChromosome\tStart_Position\tEnd_Position\tReference_Allele\tTumor_Seq_Allele1\t\
    Tumor_Seq_Allele2\tHGVSc\tVariant_Classification\tt_depth\tt_alt_count
    BRAF\tGRCh38\t7\t5\t6\t-\t-\tACG\tc.5+1_6-2del\tSplice_Site\t9\t4
    TP53\tGRCh38\t17\t9\t10\tGC\tGC\t-\t\tFrame_Shift_Del\t9\t4

    """.utf8)

  @Test func damagedVariantFilesNeverCrash() throws {
    let seeds = [richVCF, maf, GzipWriter.bgzip(richVCF, blockSize: 300), GzipWriter.gzip(maf)]
    try attack(seeds, seconds: 2, most: 100_000) { path in
      _ = try VariantFile(path: path).read(VariantFileOptions(origin: .somatic))
    }
  }

  @Test(.enabled(if: Tool.path("bcftools") != nil, "needs bcftools to make a BCF"))
  func damagedBCFsNeverCrash() throws {
    let folder = try TemporaryFolder()
    let vcf = try folder.file("a.vcf", VCFBuilder().record().record("7", 9, "C", "G,T", "1/2:1,2,3:6").text)
    let seeds = try ["-Ob", "-Ou"].map { Array(try Tool.run("bcftools", ["view", $0, vcf])) }
    try attack(seeds, seconds: 1, most: 50_000) { path in
      _ = try VariantFile(path: path).read(VariantFileOptions(origin: .somatic))
    }
  }

  @Test func damagedTablesNeverCrash() throws {
    let seeds = [
      "Chromosome\tStart\tEnd\tnMajor\tnMinor\n1\t5\t9\t1\t0\n",
      "ID\tchrom\tloc.start\tloc.end\tnum.mark\tseg.mean\nS\t1\t1\t9\t5\t-8e-04\n",
      "FusionGene\tLeftBreakpoint\tRightBreakpoint\tSplitReads\nA--B\t1:5\t2:9:+\t7\n", "gene\tTPM\nA\t1.5\nA\t2\n",
      "chr1\t0\t10\nchr1\t5\t20\n",
      "#gene1\tgene2\tbreakpoint1\tbreakpoint2\tretained_protein_domains\nA\tB\t1:5\t2:6\tx(1%)|y\n",
    ].map { Array($0.utf8) }
    try attack(seeds, seconds: 1, most: 50_000) { path in
      let reads: [() throws -> Void] = [
        { _ = try SegmentTable(path: path).read() }, { _ = try FusionTable(path: path).read() },
        { _ = try ExpressionTable(path: path).read() }, { _ = try CallableRegions(path: path).read() },
      ]
      var refusal: InputError?
      var isReadByOne = false
      for read in reads {
        do {
          try read()
          isReadByOne = true
        } catch let error as InputError { refusal = error }
      }
      if !isReadByOne, let refusal { throw refusal }
    }
  }
}
