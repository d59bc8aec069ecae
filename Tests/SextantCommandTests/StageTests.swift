import Foundation
import TestSupport
import Testing

/// Stages started again from their JSON, and the same bytes for the same input.
@Suite struct StageTests {
  let command: CommandFolder

  init() throws { command = try CommandFolder() }

  private func run(_ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let run = try SextantProgram.run(arguments)
    #expect(run.status == 0, "\(run.standardError)", sourceLocation: sourceLocation)
  }

  @Test func stagesStartedAgainGiveTheSameBytes() throws {
    try run(["report", "--manifest", CommandFolder.example, "--output", command.output])
    let whole = CommandFolder.contents(command.output)
    #expect(Set(whole.keys) == CommandFolder.documents)
    let again = command.folder.path("again")
    try run(["profile", command.output + "/patient-case.json", "--output", again])
    try run(["interpret", again + "/profile.json", "--output", again])
    try run(["render", again + "/interpretation.json", "--output", again])
    for (name, bytes) in CommandFolder.contents(again) { #expect(bytes == whole[name], "\(name)") }
    #expect(Set(CommandFolder.contents(again).keys).union(["patient-case.json"]) == CommandFolder.documents)
  }

  @Test func noClockPathOrLocaleLeaksIn() throws {
    let first = try command.report(["--report-date", "2026-11-24"])
    #expect(first.status == 0, "\(first.standardError)")
    let before = CommandFolder.contents(command.output)
    let other = try CommandFolder()
    let elsewhere = try TemporaryFolder()
    _ = try elsewhere.file("tumor.vcf", CommandFolder.tumor.bytes)
    let environment = [
      "TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8", "LC_ALL": "de_DE.UTF-8", "HOME": elsewhere.url.path,
    ]
    let second = try SextantProgram.run(
      [
        "report", "--variants", "tumor.vcf", "--assembly", "hg38", "--tumor-type", "COAD", "--report-date",
        "2026-11-24", "--output", other.output + "/deeper/elsewhere",
      ], environment: environment, in: elsewhere.url.path)
    #expect(second.status == 0, "\(second.standardError)")
    let after = CommandFolder.contents(other.output + "/deeper/elsewhere")
    #expect(Set(after.keys) == CommandFolder.documents)
    for (name, bytes) in after { #expect(bytes == before[name], "\(name)") }
  }

  /// Without `--report-date` no date of the day may stand in any file.
  @Test func noDateUnlessItIsGiven() throws {
    #expect(try command.report().status == 0)
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    let two = { (number: Int?) in (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    let today = "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
    let document = try Data(contentsOf: URL(fileURLWithPath: command.output + "/patient-case.json"))
    #expect(!String(decoding: document, as: UTF8.self).contains(today))
    #expect(!String(decoding: document, as: UTF8.self).contains("reportDate"))
  }

  @Test(arguments: [
    ("profile", "patient-case.json"), ("interpret", "profile.json"), ("render", "interpretation.json"),
  ])
  func aNewerMajorVersionIsRefused(verb: String, document: String) throws {
    try #require(try command.report().status == 0)
    let text = try String(contentsOfFile: "\(command.output)/\(document)", encoding: .utf8)
    let newer = text.replacing(/"schemaVersion": ?"\d+\./, with: "\"schemaVersion\":\"9.")
    try #require(newer != text)
    let file = try command.folder.file("newer.json", newer)
    let target = command.folder.path("target")
    let run = try SextantProgram.run([verb, file, "--output", target])
    #expect(run.status == 1)
    #expect(run.standardError.contains("newer.json") && run.standardError.contains("9."), "\(run.standardError)")
    #expect(CommandFolder.contents(target).isEmpty)
  }

  @Test(arguments: [
    ("profile", "profile.json"), ("interpret", "interpretation.json"), ("render", "patient-case.json"),
  ])
  func aDocumentOfAnotherKindIsRefused(verb: String, document: String) throws {
    try #require(try command.report().status == 0)
    let run = try SextantProgram.run([
      verb, "\(command.output)/\(document)", "--output", command.folder.path("target"),
    ])
    #expect(run.status == 1)
    #expect(run.standardError.contains(document), "\(run.standardError)")
  }

  @Test func anErrorInADocumentNamesFileAndLine() throws {
    let place = command.folder.path("case.json")
    let cases: [(text: String, words: [String])] = [
      ("{\n\"schema\": \"sextant.tumor-profile\",\n", ["line 3", "a member's name"]),
      ("{\n\"schema\": \"sextant.tumor-profile\",\n\"schemaVersion\": 7}", ["line 3", "schemaVersion"]),
      ("{\n\"schema\": \"sextant.tumor-profile\",\n\"schemaVersion\": \"1.0\"}", ["missing", "line 1"]),
      ("{\n\n\"schema\": \"sextant.report\"}", ["line 3", "another kind of document"]),
    ]
    for (text, words) in cases {
      try Data(text.utf8).write(to: URL(fileURLWithPath: place))
      let run = try SextantProgram.run(["interpret", place, "--output", command.output])
      #expect(run.status == 1)
      for word in words + [place] {
        #expect(run.standardError.contains(word), "\(word): \(run.standardError)")
      }
    }
    try Data([0x1F, 0x8B, 8, 0]).write(to: URL(fileURLWithPath: place))
    let run = try SextantProgram.run(["interpret", place, "--output", command.output])
    #expect(run.status == 1)
    #expect(run.standardError.contains("\(place): the file is compressed"), "\(run.standardError)")
  }

  // MARK: Overrides

  static let finding = "variant:GRCh38:7:140753336:A:T:tumor"

  private func overrides(_ finding: String, value: String = "benign") throws -> String {
    try command.folder.file(
      "overrides.json",
      """
      {"schema":"sextant.overrides","schemaVersion":"1.0","overrides":[{"finding":"\(finding)","value":"\(value)",
      "reason":"Sequencing artefact in our validation","author":"Reviewer One","date":"2026-11-24"}]}
      """)
  }

  @Test func aPersonsReclassificationStaysVisible() throws {
    let run = try command.report(["--overrides", try overrides(Self.finding)])
    #expect(run.status == 0, "\(run.standardError)")
    let html = try String(contentsOfFile: command.output + "/report.html", encoding: .utf8)
    let data = try Data(contentsOf: URL(fileURLWithPath: command.output + "/interpretation.json"))
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect((document["overrides"] as? [[String: Any]])?.first?["author"] as? String == "Reviewer One")
    for word in ["Reviewer One", "Sequencing artefact in our validation"] { #expect(html.contains(word), "\(word)") }
    let options = try #require(document["options"] as? [[String: Any]])
    let leading = options.filter { $0["stance"] as? String == "favoured" }
    #expect(leading.isEmpty, "what a person calls benign supports no therapy")
    #expect(!run.standardOutput.contains("BRAF V600E: "))
  }

  @Test func interpretTakesTheSameOverrides() throws {
    let list = try overrides(Self.finding)
    try #require(try command.report(["--overrides", list]).status == 0)
    let again = command.folder.path("again")
    try run(["interpret", command.output + "/profile.json", "--overrides", list, "--output", again])
    let name = "interpretation.json"
    #expect(CommandFolder.contents(again)[name] == CommandFolder.contents(command.output)[name])
  }

  @Test(arguments: [
    ("variant:GRCh38:7:1:A:T:tumor", "benign"), (StageTests.finding, "harmless"),
  ])
  func overridesThatDoNotFitAreRefused(finding: String, value: String) throws {
    let run = try command.report(["--overrides", try overrides(finding, value: value)])
    #expect(run.status == 1)
    let isKnown = finding == Self.finding
    #expect(run.standardError.contains(isKnown ? "overrides" : finding), "\(run.standardError)")
    #expect(CommandFolder.contents(command.output).isEmpty)
  }
}
