import Foundation
import TestSupport
import Testing

/// What the documentation tells a person to type does what it says, and its counts are the releases'.
///
/// `make demo` and `make test`, the README's other commands, are the build itself: CI runs the second, and
/// `WorkedExampleTests` runs the report that the first makes.
@Suite struct DocumentationTests {
  let command: CommandFolder

  init() throws { command = try CommandFolder() }

  private static func page(_ path: String) throws -> String {
    try String(contentsOf: SharedData.repository.appendingPathComponent(path), encoding: .utf8)
  }

  /// The README's report, word for word, over the example tumour's files under the names that stand there.
  @Test func theReportOfTheReadme() throws {
    let shown = try #require(
      try Self.page("README.md").components(separatedBy: "```").first { $0.contains("sextant report ") })
    let words = shown.replacingOccurrences(of: "\\\n", with: " ").split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(words.first == ".build/release/sextant")
    let example = SharedData.repository.appendingPathComponent("Examples/colorectal").path
    for (file, name) in [
      ("tumor.vcf", "tumor.vcf.gz"), ("copy-number.tsv", "cna.tsv"), ("fusions.tsv", "fusions.tsv"),
      ("expression.tsv", "expression.tsv.gz"), ("normal.vcf", "normal.vcf.gz"), ("patient.json", "patient.json"),
    ] {
      #expect(words.contains(name))
      let tool = name.hasSuffix(".gz") ? "gzip -c" : "cat"
      try #require(try system("\(tool) '\(example)/\(file)' > '\(command.folder.path(name))'") == 0)
    }
    let run = try SextantProgram.run(Array(words.dropFirst()), in: command.folder.url.path)
    #expect(run.status == 0, "\(run.standardError)")
    #expect(run.standardOutput.contains("BRAF V600E"))
    #expect(Set(CommandFolder.contents(command.output).keys) == CommandFolder.documents)
  }

  /// Every verb, and every option in the same words or in a table of options, is one that the program knows.
  @Test func everyCommandThatIsNamedIsKnown() throws {
    let known = try [["report"], ["interpret"], ["annotate"], ["knowledge", "import"], ["reference", "import"]].reduce(
      into: Set()
    ) {
      $0.formUnion(try Self.optionsInHelp(of: $1))
    }
    var verbs: Set<[String]> = [], options = 0
    for path in try Self.pages() {
      for span in try Self.page(path).components(separatedBy: "`").filter({ !$0.contains("\n") }) {
        let words = span.split(separator: " ").map(String.init)
        if words.count > 1, words[0] == "sextant" || words[0] == ".build/release/sextant" {
          verbs.insert(Array(words.dropFirst().prefix(["knowledge", "reference"].contains(words[1]) ? 2 : 1)))
        }
        for option in words where option.hasPrefix("--") && option.count > 3 && !path.contains("Schemas") {
          guard !Self.ofOtherTools.contains(option) else { continue }
          options += 1
          #expect(known.contains(option), "\(path): \(option)")
        }
      }
    }
    #expect(verbs.count > 5 && options > 20)
    for verb in verbs where verb != ["help"] {
      #expect(try SextantProgram.run(verb + ["--help"]).status == 0, "\(verb)")
    }
  }

  /// Ensembl VEP's, and the benchmark's script's.
  private static let ofOtherTools: Set = ["--shift_3prime", "--only", "--multiallelics"]

  private static func optionsInHelp(of verb: [String]) throws -> Set<String> {
    let text = try SextantProgram.run(verb + ["--help"]).standardOutput
    return Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init).filter { $0.hasPrefix("--") })
  }

  private static func pages() throws -> [String] {
    let folder = SharedData.repository.appendingPathComponent("Documentation").path
    let found = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") }
    return ["README.md", "CONTRIBUTING.md", "SECURITY.md"] + found.sorted().map { "Documentation/\($0)" }
  }

  /// How many genes the starter references hold, as the README says and as their manifests count.
  @Test func theReadmeCountsWhatTheReleasesHold() throws {
    let readme = try Self.page("README.md").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let starter = SharedData.repository.appendingPathComponent("Sources/StarterReleases/Starter")
    for assembly in ["GRCh38", "GRCh37"] {
      let name = try #require(
        try FileManager.default.contentsOfDirectory(atPath: starter.path).first {
          $0.hasPrefix("reference-\(assembly)-")
        })
      let file = starter.appendingPathComponent(name).appendingPathComponent("manifest.json")
      let manifest = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: file))
      for (count, words) in [
        ("genes with models", "genes have a model on \(assembly)"),
        ("genes with coding sequence", "of them with coding sequence"),
      ] {
        let value = try #require(manifest.values(at: "counts.\(count)").first?.text)
        let grouped = value.count > 3 ? "\(value.dropLast(3)),\(value.suffix(3))" : value
        #expect(readme.contains("\(grouped) \(words)"), "\(grouped) \(words)")
      }
    }
  }
}
