import Foundation
import TestSupport
import Testing

/// A reclassification can take a treatment option away: what is not exactly one is refused, with its line.
@Suite struct OverrideTests {
  let command: CommandFolder

  init() throws { command = try CommandFolder() }

  private static let head = #"{"schema":"sextant.overrides","schemaVersion":"1.0","overrides":["#
  private static func item(
    value: String = "benign", reason: String = "Artefact", author: String = "Reviewer", more: String = ""
  ) -> String {
    #"\n{"finding":"variant:GRCh38:7:140753336:A:T:tumor","value":"\#(value)","reason":"\#(reason)","#
      + #""author":"\#(author)"\#(more)}"#
  }

  static let wrong: [(text: String, words: [String])] = [
    (head + item(reason: "") + "]}", ["line 2", "overrides[0].reason", "empty"]),
    (head + item(author: "  ") + "]}", ["line 2", "overrides[0].author", "empty"]),
    (head + item(more: #","daet":"2026-11-24""#) + "]}", ["line 2", "overrides[0].daet", "Did you mean “date”"]),
    (head + item(more: #","reason":"Other""#) + "]}", ["line 2", "reason"]),
    (head + item() + "]," + #""overrides":[]}"#, ["line 2", "overrides"]),
    (head + item(value: "beningn") + "]}", ["line 2", "Did you mean “benign”", "likelyOncogenic"]),
    (head + item() + "," + item() + "]}", ["line 3", "overrides[1].finding", "two overrides"]),
    (head + item().replacingOccurrences(of: "140753336", with: "1") + "]}", ["line 2", "does not have"]),
    (head + #"{"value":"benign","reason":"a","author":"b"}]}"#, ["line 1", "finding", "missing"]),
    (#"{"schema":"sextant.overrides","schemaVersion":"1.0"}"#, ["overrides", "missing"]),
    (#"{"schema":"sextant.profile","schemaVersion":"1.0","overrides":[]}"#, ["sextant.overrides"]),
  ].map { ($0.0.replacingOccurrences(of: "\\n", with: "\n"), $0.1) }

  @Test(arguments: wrong.indices) func whatIsNotExactlyAListIsRefused(index: Int) throws {
    let file = try command.folder.file("decided.json", Self.wrong[index].text)
    let run = try command.report(["--overrides", file])
    #expect(run.status == 1)
    #expect(run.standardError.contains(file), "the path as given: \(run.standardError)")
    for word in Self.wrong[index].words { #expect(run.standardError.contains(word), "\(word): \(run.standardError)") }
    #expect(CommandFolder.contents(command.output).isEmpty)
  }

  @Test func aListTooLargeIsRefusedUnread() throws {
    let file = try command.folder.file("large.json", "")
    try #require(truncate(file, 17 << 20) == 0)
    let run = try command.report(["--overrides", file])
    #expect(run.status == 1)
    #expect(run.standardError.contains("larger than 16 MiB"), "\(run.standardError)")
  }
}
