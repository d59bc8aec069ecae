import Foundation
import TestSupport
import Testing

/// Several cases: one bad case does not stop the others, and nothing is left half written.
@Suite struct BatchTests {
  let command: CommandFolder
  let cases: String

  init() throws {
    command = try CommandFolder()
    cases = command.folder.path("cases")
    try FileManager.default.createDirectory(atPath: cases + "/files", withIntermediateDirectories: true)
    try Data(CommandFolder.tumor.bytes).write(to: URL(fileURLWithPath: cases + "/files/tumor.vcf"))
  }

  private func manifest(_ name: String, caseID: String? = nil, variants: String = "files/tumor.vcf") throws {
    let named = caseID.map { #","caseID":"\#($0)""# } ?? ""
    let text =
      #"{"schema":"sextant.case-manifest","schemaVersion":"1.0","assembly":"GRCh38","tumorType":"COAD","#
      + #""variants":"\#(variants)"\#(named)}"#
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(cases)/\(name).json"))
  }

  private func run() throws -> SextantProgram.Outcome {
    try SextantProgram.run(["report", "--manifest", cases, "--output", command.output])
  }

  @Test func pathsAreRelativeToTheManifest() throws {
    try manifest("one")
    try manifest("two", caseID: "second")
    let run = try run()
    #expect(run.status == 0, "\(run.standardError)")
    #expect(run.standardOutput.contains("2 of 2"))
    let found = CommandFolder.contents(command.output)
    for id in ["one", "second"] {
      for document in CommandFolder.documents { #expect(found["\(id)/\(document)"]?.isEmpty == false) }
    }
  }

  @Test func oneBadCaseEndsWith3AndAList() throws {
    try manifest("good")
    try manifest("bad", variants: "files/nowhere.vcf")
    try manifest("worse", caseID: "../out-of-here")
    let run = try run()
    #expect(run.status == 3, "\(run.standardError)")
    #expect(run.standardOutput.contains("1 of 3"))
    #expect(run.standardOutput.contains("bad.json") && run.standardOutput.contains("nowhere.vcf"))
    #expect(run.standardOutput.contains("worse.json") && run.standardOutput.contains("caseID"))
    let folders = try FileManager.default.contentsOfDirectory(atPath: command.output)
    #expect(folders == ["good"], "a case that failed leaves no folder")
  }

  @Test func jsonIsAListOfTheCases() throws {
    try manifest("good", caseID: "first")
    try manifest("bad", variants: "files/nowhere.vcf")
    let run = try SextantProgram.run(["report", "--manifest", cases, "--json", "--output", command.output])
    #expect(run.status == 3)
    let document = try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8)) as? [String: Any]
    #expect(document?["schema"] as? String == "sextant.batch")
    let done = try #require(document?["done"] as? [[String: String]])
    #expect(
      done == [["manifest": "\(cases)/good.json", "caseID": "first", "folder": "\(command.output)/first"]])
    let failed = try #require(document?["notDone"] as? [[String: String]])
    #expect(failed.map { $0["manifest"] } == ["\(cases)/bad.json"])
    #expect(failed.first?["reason"]?.contains("nowhere.vcf") == true)
  }

  /// An error of one case among many must say which member of which file is meant.
  @Test func anUnknownTumorTypeNamesTheMember() throws {
    let text = #"{"schema":"sextant.case-manifest","schemaVersion":"1.0","assembly":"GRCh38","#
    let file = try command.folder.file(
      "type.json", text + "\n" + #""tumorType":"COADX","variants":"cases/files/tumor.vcf"}"#)
    let run = try SextantProgram.run(["report", "--manifest", file, "--output", command.output])
    #expect(run.status == 1)
    #expect(run.standardError.contains("\(file), line 2, column tumorType"), "\(run.standardError)")
  }

  /// The build is judged after reading, where only the file's name is kept.
  @Test func aBuildRefusalNamesThePathAsGiven() throws {
    let vcf = VCFBuilder().record("7", 140_453_136, "A", "T")
    let file = try command.folder.file("other.vcf", vcf.bytes)
    let run = try command.report(variants: file)
    #expect(run.status == 1)
    #expect(run.standardError.contains(file), "\(run.standardError)")
  }

  @Test func twoCasesMayNotHaveOneName() throws {
    try manifest("one", caseID: "same")
    try manifest("two", caseID: "same")
    let run = try run()
    #expect(run.status == 3)
    #expect(run.standardOutput.contains("caseID"))
    #expect(run.standardOutput.contains("one.json") && run.standardOutput.contains("two.json"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: command.output) == ["same"])
  }

  @Test func aManifestWithAnUnknownMemberIsRefused() throws {
    let file = try command.folder.file(
      "case.json",
      #"{"schema":"sextant.case-manifest","schemaVersion":"1.0","assembly":"GRCh38","tumourType":"COAD","variants":"a"}"#
    )
    let run = try SextantProgram.run(["report", "--manifest", file, "--output", command.output])
    #expect(run.status == 1)
    #expect(run.standardError.contains("case.json") && run.standardError.contains("tumourType"), "\(run.standardError)")
    #expect(run.standardError.contains("tumorType"))
  }

  @Test func aFolderWithoutManifestsIsAnError() throws {
    let run = try SextantProgram.run(["report", "--manifest", cases + "/files", "--output", command.output])
    #expect(run.status == 1)
    #expect(run.standardError.contains("manifest"))
  }
}
