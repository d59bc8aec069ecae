import Foundation
import TestSupport
import Testing

/// Exit codes, help, and what goes to which stream.
@Suite struct UsageTests {
  let command: CommandFolder

  init() throws { command = try CommandFolder() }

  @Test(arguments: [
    ["report"], ["report", "--bogus"], ["report", "--output", "x"], ["nothing"],
    ["report", "--variants", "a.vcf", "--assembly", "GRCh99", "--tumor-type", "COAD", "--output", "x"],
    [
      "report", "--variants", "a.vcf", "--assembly", "GRCh38", "--tumor-type", "COAD", "--output", "x", "--purity", "2",
    ],
    [
      "report", "--variants", "a.vcf", "--assembly", "GRCh38", "--tumor-type", "COAD", "--output", "x", "--ploidy", "0",
    ],
    [
      "report", "--variants", "a.vcf", "--assembly", "GRCh38", "--tumor-type", "COAD", "--output", "x", "--callable-mb",
      "nan",
    ],
    [
      "report", "--variants", "a.vcf", "--assembly", "GRCh38", "--tumor-type", "COAD", "--output", "x", "--report-date",
      "24.11.2026",
    ],
    [
      "report", "--variants", "a.vcf", "--assembly", "GRCh38", "--tumor-type", "COAD", "--output", "x", "--case-id",
      "../up",
    ],
    ["interpret", "--output", "x"], ["render"], ["knowledge", "import", "--version", "1", "--date", "2026-11-24"],
    ["knowledge", "fetch", "elsewhere"], ["reference", "show"],
    ["knowledge", "import", "tables", "--version", "1", "--date", "2026-01-01", "--name", "../evil"],
    ["knowledge", "import", "tables", "--version", "../../x", "--date", "2026-01-01"],
    ["knowledge", "import", "tables", "--version", "1"], ["knowledge", "fetch", "civic", "--version", "a/b"],
    ["reference", "import", "tables", "--assembly", "GRCh38", "--version", "a b", "--date", "2026-01-01"],
    ["report", "--version"],
  ])
  func wrongUsageEndsWith2(arguments: [String]) throws {
    let run = try SextantProgram.run(arguments, in: command.folder.url.path)
    #expect(run.status == 2, "\(run.standardError)")
    #expect(run.standardError.contains("Usage: sextant"), "\(run.standardError)")
    #expect(run.standardOutput.isEmpty)
    #expect(CommandFolder.contents(command.folder.url.path).isEmpty)
  }

  @Test func theVersionIsTold() throws {
    let run = try SextantProgram.run(["--version"])
    #expect(run.status == 0)
    #expect(run.standardOutput.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
  }

  @Test(arguments: [
    ["--variants", "a.vcf", "--variants", "b.vcf"], ["--purity", "0.4", "--purity=0.6"], ["-o", "a", "--output", "b"],
  ])
  func anOptionThatIsGivenTwiceIsRefused(options: [String]) throws {
    let run = try SextantProgram.run(["report"] + options, in: command.folder.url.path)
    #expect(run.status == 2)
    #expect(run.standardError.contains("is given twice"), "\(run.standardError)")
  }

  /// Each by itself: one that was forgotten would be left out in silence.
  @Test(arguments: [
    ["--variants", "a.vcf"], ["--assembly", "GRCh38"], ["--tumor-type", "COAD"], ["--germline", "a.vcf"],
    ["--copy-number", "a.tsv"], ["--fusions", "a.tsv"], ["--expression", "a.tsv"], ["--record", "a.json"],
    ["--callable", "a.bed"], ["--callable-mb", "34"], ["--overrides", "a.json"], ["--tumor-only"],
    ["--tumor-sample", "T"], ["--normal-sample", "N"], ["--depth-tag", "TDP"], ["--allele-fraction-tag", "TVAF"],
    ["--purity", "0.5"], ["--ploidy", "2"], ["--report-date", "2026-11-24"], ["--case-id", "C1"],
  ])
  func aManifestAndACasesOptionExcludeEachOther(option: [String]) throws {
    let run = try SextantProgram.run(
      ["report", "--manifest", "case.json", "--output", "x"] + option, in: command.folder.url.path)
    #expect(run.status == 2, "\(run.standardError)")
    #expect(run.standardError.contains("--manifest names the case's files itself"), "\(run.standardError)")
  }

  @Test(arguments: [
    [], ["report"], ["profile"], ["interpret"], ["render"], ["reference"], ["reference", "import"],
    ["reference", "list"], ["reference", "show"], ["reference", "verify"], ["knowledge"], ["knowledge", "import"],
    ["knowledge", "fetch"], ["knowledge", "list"], ["knowledge", "show"], ["knowledge", "verify"],
  ])
  func everyVerbHasHelp(verb: [String]) throws {
    let run = try SextantProgram.run(verb + ["--help"])
    #expect(run.status == 0)
    #expect(run.standardError.isEmpty)
    #expect(run.standardOutput.contains("OVERVIEW:"))
    #expect(run.standardOutput.contains((["sextant"] + verb).joined(separator: " ")))
  }

  @Test func jsonIsOneDocumentAndNothingElse() throws {
    let run = try command.report(["--json"])
    #expect(run.status == 0, "\(run.standardError)")
    let document = try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8)) as? [String: Any]
    #expect(document?["schema"] as? String == "sextant.report")
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: command.output + "/report.json")) == Data(run.standardOutput.utf8))
  }

  @Test(arguments: ["reference", "knowledge"]) func releasesAreListedAsJSON(noun: String) throws {
    let run = try SextantProgram.run([noun, "list", "--json", "--releases", command.folder.url.path])
    #expect(run.status == 0, "\(run.standardError)")
    let document = try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8)) as? [String: Any]
    #expect(document?["schema"] as? String == "sextant.release-list")
    let releases = try #require(document?["releases"] as? [[String: Any]])
    #expect(releases.count == (noun == "reference" ? 2 : 1))
    #expect(releases.allSatisfy { ($0["digest"] as? String)?.hasPrefix("sha256:") == true })
  }

  @Test func theSummaryIsOneScreen() throws {
    let run = try SextantProgram.run(["report", "--manifest", CommandFolder.example, "--output", command.output])
    #expect(run.status == 0, "\(run.standardError)")
    let lines = run.standardOutput.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count < 80)
    #expect(lines.allSatisfy { $0.count <= 100 || $0.hasPrefix("Report: ") })
    #expect(run.standardOutput.contains("Draft: not yet signed"))
    #expect(run.standardError.isEmpty, "progress is for terminals only")
  }
}
