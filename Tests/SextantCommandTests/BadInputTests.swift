import Foundation
import TestSupport
import Testing

/// Bad input, end to end: a clear message with file and line, exit code 1, and an output folder as it was before.
@Suite struct BadInputTests {
  let command: CommandFolder

  init() throws { command = try CommandFolder() }

  /// Runs over an output folder that holds something, and asks that nothing of it changed.
  private func expectRefusal(
    _ words: [String], variants: String? = nil, tumorType: String = "COAD", _ extra: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try FileManager.default.createDirectory(atPath: command.output, withIntermediateDirectories: true)
    try Data("a signed report".utf8).write(to: URL(fileURLWithPath: command.output + "/report.html"))
    let before = CommandFolder.contents(command.output)
    let run = try command.report(variants: variants, tumorType: tumorType, extra)
    #expect(run.status == 1, sourceLocation: sourceLocation)
    for word in words {
      #expect(run.standardError.contains(word), "\(run.standardError)", sourceLocation: sourceLocation)
    }
    #expect(run.standardOutput.isEmpty, "no summary of what was not written", sourceLocation: sourceLocation)
    #expect(CommandFolder.contents(command.output) == before, sourceLocation: sourceLocation)
  }

  // MARK: Variant files

  @Test func truncatedGzip() throws {
    let plain = try command.folder.file("tumor.vcf", CommandFolder.tumor.bytes)
    try #require(try system("gzip -k '\(plain)'") == 0)
    let whole = try Data(contentsOf: URL(fileURLWithPath: plain + ".gz"))
    let cut = try command.folder.file("cut.vcf.gz", whole.prefix(whole.count / 2))
    try expectRefusal(["cut.vcf.gz", "truncated"], variants: cut)
  }

  @Test func withoutHeader() throws {
    let file = try command.folder.file("bare.vcf", "7\t140753336\t.\tA\tT\t.\tPASS\t.\n")
    try expectRefusal(["bare.vcf, line 1", "header"], variants: file)
  }

  @Test(arguments: [-1, 1]) func wrongColumnCount(difference: Int) throws {
    let columns = ["7", "140753336", ".", "A", "T", ".", "PASS", ".", "GT:AD:DP", "0/1:70,30:100", "0/1:7,3:10"]
    let vcf = CommandFolder.tumor.line(columns.prefix(10 + difference).joined(separator: "\t"))
    let file = try command.folder.file("columns.vcf", vcf.bytes)
    try expectRefusal(
      ["columns.vcf, line \(vcf.headerLineCount + 2)", "\(10 + difference) columns", "10"], variants: file)
  }

  @Test func referenceThatDoesNotMatch() throws {
    let vcf = VCFBuilder().record("7", 140_753_336, "C", "T")
    let file = try command.folder.file("mismatch.vcf", vcf.bytes)
    try expectRefusal(
      ["mismatch.vcf, line \(vcf.headerLineCount + 1)", "GRCh38", "1 of the 1", "--assembly"], variants: file)
  }

  @Test func onlyUnknownContigs() throws {
    let vcf = VCFBuilder().record("chrQQ", 1000).record("scaffold_12", 20)
    let file = try command.folder.file("contigs.vcf", vcf.bytes)
    try expectRefusal(["contigs.vcf, line \(vcf.headerLineCount + 1)", "QQ", "none of the 2"], variants: file)
  }

  @Test func someUnknownContigsAreCountedAndShown() throws {
    let vcf = CommandFolder.tumor.record("chrQQ", 1000)
    let run = try command.report(variants: try command.folder.file("some.vcf", vcf.bytes))
    #expect(run.status == 0, "\(run.standardError)")
    let html = try String(contentsOfFile: command.output + "/report.html", encoding: .utf8)
    #expect(html.contains("QQ"), "a contig that is not known is named on the page")
  }

  @Test(arguments: ["nan", "inf", "-inf", "1e999"]) func numbersOfReadsThatAreNotFinite(number: String) throws {
    let vcf = VCFBuilder().record("7", 140_753_336, "A", "T", "0/1:70,\(number):100")
    let file = try command.folder.file("numbers.vcf", vcf.bytes)
    try expectRefusal(["numbers.vcf, line \(vcf.headerLineCount + 1)", "AD", number], variants: file)
  }

  @Test func allelesFractionsThatAreNotFinite() throws {
    let vcf = VCFBuilder().record("7", 140_753_336, "A", "T", info: "TVAF=nan;TDP=50")
    let file = try command.folder.file("fraction.vcf", vcf.bytes)
    try expectRefusal(
      ["fraction.vcf, line \(vcf.headerLineCount + 1)", "allele fraction"], variants: file,
      ["--depth-tag", "TDP", "--allele-fraction-tag", "TVAF"])
  }

  @Test func mutationTableWithoutItsColumns() throws {
    let file = try command.folder.file("columns.maf", "Hugo_Symbol\tChromosome\nBRAF\t7\n")
    try expectRefusal(["columns.maf, line 1", "Start_Position", "missing"], variants: file)
  }

  @Test func emptyFile() throws {
    try expectRefusal(["empty.vcf", "empty"], variants: try command.folder.file("empty.vcf", ""))
  }

  @Test func folderInsteadOfAFile() throws {
    try expectRefusal([command.folder.url.lastPathComponent, "folder"], variants: command.folder.url.path)
  }

  @Test func fileThatIsNotThere() throws {
    try expectRefusal(["nowhere.vcf", "does not exist"], variants: command.folder.path("nowhere.vcf"))
  }

  /// Root reads everything, so the path leads through a file.
  @Test func fileThatCannotBeReached() throws {
    let file = try command.folder.file("tumor.vcf", CommandFolder.tumor.bytes)
    try expectRefusal(["tumor.vcf/inside.vcf"], variants: file + "/inside.vcf")
  }

  @Test(.enabled(if: geteuid() != 0, "root may read every file"))
  func fileWithoutTheRightToRead() throws {
    let file = try command.folder.file("locked.vcf", CommandFolder.tumor.bytes)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
    try expectRefusal(["locked.vcf", "read"], variants: file)
  }

  // MARK: Options and other tables

  @Test func unknownTumorTypeNamesTheNearest() throws {
    try expectRefusal(["COAAD", "COAD", "Colon Adenocarcinoma"], tumorType: "COAAD")
  }

  @Test(arguments: [
    ("--copy-number", "Chromosome\tStart\tEnd\tnMajor\tnMinor\n7\t1\t1000000\tinf\t1\n", "nMajor"),
    ("--copy-number", "Chromosome\tStart\tEnd\tnMajor\tnMinor\n7\t1\t1000000\t2\n", "4 columns"),
    ("--expression", "TargetID\tTPM\nTP53\tNaN\n", "TPM"),
    ("--fusions", "FusionGene\tLeftBreakpoint\tRightBreakpoint\tSplitReads\nEML4--ALK\t2:x\t2:29446394\t1\n", "Left"),
  ])
  func tablesWithAWrongValue(option: String, text: String, word: String) throws {
    let file = try command.folder.file("table.tsv", text)
    try expectRefusal(["table.tsv, line 2", word], [option, file])
  }

  @Test(arguments: [
    ("--copy-number", "Chromosome\tStart\tEnd\tnMajor\tnMinor\n"), ("--expression", "TargetID\tTPM\n"),
    ("--fusions", "FusionGene\tLeftBreakpoint\tRightBreakpoint\tSplitReads\n"),
  ])
  func aTableWithoutRowsIsEmptyAndNoError(option: String, text: String) throws {
    let run = try command.report([option, try command.folder.file("table.tsv", text)])
    #expect(run.status == 0, "\(run.standardError)")
  }

  @Test func aVariantFileWithoutRowsIsEmptyAndNoError() throws {
    let run = try command.report(variants: try command.folder.file("none.vcf", VCFBuilder().bytes))
    #expect(run.status == 0, "\(run.standardError)")
    #expect(Set(CommandFolder.contents(command.output).keys) == CommandFolder.documents)
  }

  // MARK: What may identify a patient

  @Test(arguments: [
    #"{"schema":"sextant.patient-record","schemaVersion":"1.0","identifier":"MRN-7734291","age":"MRN-7734291"}"#,
    #"{"schema":"sextant.patient-record","schemaVersion":"1.0","identifier":"MRN-7734291","sex":"MRN-7734291"}"#,
    #"{"schema":"sextant.patient-record","schemaVersion":"1.0","identifier":"MRN-7734291","diagnosed":"MRN-7734291"}"#,
    #"{"schema":"sextant.patient-record","schemaVersion":"1.0","identifier":"MRN-7734291" "age":3}"#,
    #"{"schema":"sextant.patient-record","schemaVersion":"1.0","identifier":MRN-7734291}"#,
  ])
  func identifiersStayOutOfMessages(record: String) throws {
    let file = try command.folder.file("record.json", record)
    let run = try command.report(["--record", file])
    #expect(run.status == 1)
    #expect(run.standardError.contains("record.json"))
    #expect(!run.standardError.contains("7734291"), "\(run.standardError)")
  }
}
