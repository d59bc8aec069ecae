import Foundation
import TestSupport
import Testing

@testable import VariantIdentity

/// biocommons' suites for readers of HGVS (tests/data of github.com/biocommons/hgvs, Apache-2.0).
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
struct ConformanceTests {
  /// One text of a line of the grammar suite.
  private struct SuiteCase {
    let rule: String
    let text: String
    let isValid: Bool
    let expected: String
    let line: Int
  }

  private static func lines(_ name: String) throws -> [String] {
    let file = SharedData.file("genes/hgvs_conformance/\(name)")
    return try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
  }

  /// As the suite's own runner splits a line: by `|`, by letter, or not; an empty expectation means the text itself,
  /// and expectations beyond the texts are not used.
  private static func grammarCases() throws -> [SuiteCase] {
    try lines("grammar_test.tsv").enumerated().dropFirst().flatMap { number, line -> [SuiteCase] in
      let fields = line.components(separatedBy: "\t")
      guard fields.count >= 4, !line.hasPrefix("#") else { return [] }
      let texts = split(fields[1], fields[3])
      let listed = fields.count > 4 && !fields[4].isEmpty ? split(fields[4], fields[3]) : texts
      return zip(texts, listed).map { text, expected in
        SuiteCase(
          rule: fields[0], text: text, isValid: fields[2].lowercased() == "true",
          expected: asValueSaysIt(expected), line: number + 1)
      }
    }
  }

  private static func split(_ text: String, _ kind: String) -> [String] {
    switch kind {
    case "list": return text.components(separatedBy: "|")
    case "string": return text.map(String.init)
    default: return [text]
    }
  }

  /// Python's older mark of a string is dropped; a stop in a pair is `Ter`, however it was written.
  private static func asValueSaysIt(_ expected: String) -> String {
    guard expected.hasPrefix("(u'") else { return expected }
    return expected.replacingOccurrences(of: "u'", with: "'").replacingOccurrences(of: "'*'", with: "'Ter'")
      .replacingOccurrences(of: "'X'", with: "'Ter'")
  }

  @Test func everyRuleOfTheGrammarReadsAndWritesAsTheSuiteSays() throws {
    let cases = try Self.grammarCases()
    #expect(cases.count > 500)
    for one in cases {
      let rule = try #require(GrammarRules.all[one.rule], "line \(one.line): no entry point for \(one.rule)")
      let answer = try? rule(one.text)
      if one.isValid {
        #expect(answer == one.expected, "line \(one.line): \(one.rule) of “\(one.text)”")
      } else {
        #expect(answer == nil, "line \(one.line): \(one.rule) took “\(one.text)”")
      }
    }
  }

  @Test func everyMappedRuleIsOneOfTheSuite() throws {
    let named = Set(try Self.grammarCases().map(\.rule))
    #expect(Set(GrammarRules.all.keys).subtracting(named).subtracting(Self.rulesWithoutCases).isEmpty)
  }

  /// Rules that the grammar has and its suite does not try.
  private static let rulesWithoutCases: Set<String> = [
    "m_pos", "r_hgvs_position", "uncertain_m_interval", "uncertain_r_interval",
  ]

  @Test func theGauntletIsRead() throws {
    let names = try Self.lines("gauntlet").filter { !$0.isEmpty && !$0.hasPrefix("#") }
    #expect(names.count == 31)
    for name in names {
      let variant = try HGVS.Variant(parsing: name)
      #expect(try HGVS.Variant(parsing: variant.text(.complete)) == variant, "\(name)")
    }
  }

  /// What biocommons does not read and marks so; each is a name of HGVS or was one.
  @Test func whatTheGauntletMarksUnsupportedIsReadToo() throws {
    let mark = "#!unsupported: "
    let names = try Self.lines("gauntlet").filter { $0.hasPrefix(mark) }
      .map { $0.dropFirst(mark.count).trimmingCharacters(in: .whitespaces) }
    #expect(names.count >= 20)
    for name in names {
      let variant = try HGVS.Variant(parsing: name)
      #expect(try HGVS.Variant(parsing: variant.text(.complete)) == variant, "\(name)")
    }
  }

  @Test func theGauntletsNegativeExamplesAreRefused() throws {
    let names = try Self.lines("gauntlet").filter { $0.hasPrefix("#- ") }.map { $0.dropFirst(3) }
    #expect(!names.isEmpty)
    for name in names { #expect(throws: HGVS.SyntaxError.self, "\(name)") { try HGVS.Variant(parsing: name) } }
  }

  @Test func whatTheRejectListNamesIsRefused() throws {
    let names = try Self.lines("reject").filter { $0.contains(":") }
      .map { $0.components(separatedBy: "\t")[0].replacingOccurrences(of: "#", with: "") }
    #expect(!names.isEmpty)
    for name in names { #expect(throws: HGVS.SyntaxError.self, "\(name)") { try HGVS.Variant(parsing: name) } }
  }

  /// Names from ClinVar and dbSNP in the suite's projection lists: all are read, and names of nucleotides are written
  /// again as they were. Refused are `dupN` and `n.*1`, as by the suite's own lists, and a position with a plus.
  @Test(arguments: [
    "gcp/real.tsv", "gcp/noncoding.tsv", "gcp/DNAH11-dbSNP.tsv", "garcia.tsv", "ext.tsv", "clinvar.gz",
    "random-vars.gz",
  ])
  func namesFromDatabasesAreReadAndWrittenAgain(file: String) throws {
    var count = 0
    let step = file == "random-vars.gz" ? 10 : 1  // of its 105,450 lines every tenth
    for (number, line) in try Self.unpackedLines(file).enumerated() where !line.hasPrefix("#") && number % step == 0 {
      let fields = line.split { $0 == "\t" || $0 == "|" || $0 == " " }
      for field in fields where field.split(separator: ":").last.map(Self.isTyped) == true {
        count += 1
        if Self.isRefused(field) {
          #expect(throws: HGVS.SyntaxError.self) { try HGVS.Variant(parsing: field) }
          continue
        }
        let variant = try HGVS.Variant(parsing: field)
        #expect(try HGVS.Variant(parsing: variant.text(.complete)) == variant, "\(field)")
        if !field.contains("p.") && !field.contains("-?") { #expect(variant.text(.complete) == field) }
      }
    }
    #expect(count > 0)
  }

  /// `c.`, `g.` …
  private static func isTyped(_ description: Substring) -> Bool {
    description.count > 2 && "cgmnrp".contains(description.first!) && description.dropFirst().first == "."
  }

  private static func isRefused(_ name: Substring) -> Bool {
    name.contains(".+") || name.contains("n.*") || name.contains("dup") && name.last!.isNumber
  }

  private static func unpackedLines(_ name: String) throws -> [String] {
    guard name.hasSuffix(".gz") else { return try lines(name) }
    return try CommandLineTool.run("gzip", ["-dc", SharedData.file("genes/hgvs_conformance/\(name)").path])
      .components(separatedBy: "\n")
  }
}
