import Foundation
import TestSupport
import Testing

/// Every document that the program writes or reads, against its committed schema, by the reference validator in Python.
@Suite(.enabled(if: Python.path != nil, "needs python3 with jsonschema (Debian python3-jsonschema)"))
struct SchemaDocumentTests {
  let command: CommandFolder

  init() throws { command = try CommandFolder() }

  private static let script = SharedData.repository.appendingPathComponent("Scripts/validate-schemas.py").path

  /// What the validator says of the JSON files in a folder, or of one file.
  private func validate(_ path: String) throws -> (status: Int32, text: String) {
    let output = command.folder.path("validation")
    let python = try #require(Python.path)
    let status = try system("'\(python)' '\(Self.script)' '\(path)' > '\(output)' 2>&1")
    return (status, try String(contentsOfFile: output, encoding: .utf8))
  }

  private func expectValid(_ path: String, documents: Int, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let (status, text) = try validate(path)
    #expect(status == 0, "\(text)", sourceLocation: sourceLocation)
    #expect(
      text.split(separator: "\n").count { $0.hasSuffix("no errors") } == documents, "\(text)",
      sourceLocation: sourceLocation)
  }

  @Test func theExampleTumor() throws {
    let run = try SextantProgram.run(["report", "--manifest", CommandFolder.example, "--output", command.output])
    try #require(run.status == 0, "\(run.standardError)")
    try expectValid(command.output, documents: 4)
    // Its own manifest and record are documents too.
    try expectValid(URL(fileURLWithPath: CommandFolder.example).deletingLastPathComponent().path, documents: 2)
  }

  @Test func aTumorWithoutVariants() throws {
    let run = try command.report(variants: try command.folder.file("none.vcf", VCFBuilder().bytes))
    try #require(run.status == 0, "\(run.standardError)")
    try expectValid(command.output, documents: 4)
  }

  @Test(
    .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)), arguments: ["GRCh37", "GRCh38"])
  func aRealTumor(assembly: String) throws {
    let stem = SharedData.file("vcf/pcgr/T001-COAD").path
    let build = "\(stem).\(assembly.lowercased())"
    let run = try command.report(
      variants: build + ".vcf.gz", assembly: assembly,
      [
        "--depth-tag", "TDP", "--allele-fraction-tag", "TVAF", "--copy-number", build + ".cna.tsv", "--fusions",
        build + ".fusions.tsv", "--expression", stem + ".gene_expression.tsv.gz", "--callable-mb", "34",
        "--report-date", "2026-11-24",
      ])
    try #require(run.status == 0, "\(run.standardError)")
    try expectValid(command.output, documents: 4)
  }

  @Test func releaseManifests() throws {
    let starter = SharedData.repository.appendingPathComponent("Sources/StarterReleases/Starter").path
    try expectValid(starter, documents: 3)
  }

  @Test func overridesAndTheExampleRecord() throws {
    let formats = SharedData.repository.appendingPathComponent("Documentation/Formats")
    try expectValid(formats.appendingPathComponent("patient-record.example.json").path, documents: 1)
    // The document that the format's page shows.
    let page = try String(contentsOf: formats.appendingPathComponent("overrides.md"), encoding: .utf8)
    let shown = try #require(page.components(separatedBy: "```json\n").dropFirst().first)
    let text = try #require(shown.components(separatedBy: "```").first)
    try expectValid(try command.folder.file("overrides.json", text), documents: 1)
  }

  @Test(arguments: [
    #"{"schema":"sextant.patient-record","schemaVersion":"1.0","age":131}"#,
    #"{"schema":"sextant.patient-record","schemaVersion":"2.0"}"#,
    #"{"schema":"sextant.case-manifest","schemaVersion":"1.0","assembly":"GRCh38","tumorType":"COAD"}"#,
    #"{"schema":"sextant.overrides","schemaVersion":"1.0","overrides":[{"finding":"a","value":"harmless"}]}"#,
    #"{"schema":"sextant.release-manifest","schemaVersion":"1.0","kind":"knowledge"}"#,
  ])
  func whatIsNotTheirsIsRefused(document: String) throws {
    #expect(try validate(try command.folder.file("wrong.json", document)).status == 1)
  }
}

/// A Python that can validate.
private enum Python {
  /// The first that has jsonschema: a distribution's package belongs to the distribution's Python only.
  static let path: String? = ["/usr/bin/python3", "python3", "/opt/homebrew/bin/python3"].first {
    (try? system("'\($0)' -c 'from jsonschema import Draft202012Validator'")) == 0
  }
}
