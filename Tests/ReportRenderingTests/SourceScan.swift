import Foundation
import TestSupport

/// What the Swift sources say of message keys: their raw values, and the arguments that are given with them.
struct SourceScan {
  /// A message as a source makes it, with the names of the arguments that are written beside it.
  struct Use {
    var file: String
    var key: String
    var arguments: Set<String>
  }

  private(set) var rawValues: [String: String] = [:]
  private(set) var uses: [Use] = []
  private(set) var fileCount = 0

  init() throws {
    let folder = SharedData.repository.appendingPathComponent("Sources")
    let paths = (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? [])
      .filter { $0.hasSuffix(".swift") }.sorted()
    var sources: [(String, String)] = []
    for path in paths {
      sources.append((path, try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)))
    }
    fileCount = sources.count
    for (_, text) in sources { readEnumerations(of: text) }
    for (path, text) in sources { readUses(of: text, in: path) }
  }

  /// `enum X: String, MessageKey { case a = "x.a", b = "x.b" }` gives `X.a` → `x.a`.
  private mutating func readEnumerations(of text: String) {
    for match in text.matches(of: /enum\s+(\w+)\s*:\s*String\s*,[^{]*MessageKey[^{]*\{/) {
      let body = Self.balanced(text[match.range.upperBound...], opening: "{", closing: "}")
      for item in body.matches(of: /(\w+|`\w+`)\s*=\s*"([^"]+)"/) {
        rawValues["\(match.1).\(item.1.filter { $0 != "`" })"] = String(item.2)
      }
    }
  }

  /// `XMessage.a, ["n": …]` gives the use of `x.a` with `n`.
  private mutating func readUses(of text: String, in file: String) {
    for match in text.matches(of: /(\w+)\.(\w+)\s*,\s*\[/) {
      guard let key = rawValues["\(match.1).\(match.2)"] else { continue }
      add(key, text[match.range.upperBound...], file)
    }
    // `say(.a, [` on a page is of `PageMessage`.
    guard file.contains("ReportRendering/Page/") else { return }
    for match in text.matches(of: /say\(\s*\.(\w+)\s*,\s*\[/) {
      guard let key = rawValues["PageMessage.\(match.1)"] else { continue }
      add(key, text[match.range.upperBound...], file)
    }
  }

  private mutating func add(_ key: String, _ rest: Substring, _ file: String) {
    let body = Self.balanced(rest, opening: "[", closing: "]")
    let names = body.matches(of: /"(\w+)"\s*:/).map { String($0.1) }
    if !names.isEmpty { uses.append(Use(file: file, key: key, arguments: Set(names))) }
  }

  /// The text up to the bracket that closes the one before it.
  private static func balanced(_ text: Substring, opening: Character, closing: Character) -> Substring {
    var depth = 1
    for index in text.indices {
      if text[index] == opening { depth += 1 }
      if text[index] == closing { depth -= 1 }
      if depth == 0 { return text[..<index] }
    }
    return text
  }
}
