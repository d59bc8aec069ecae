import Foundation
import TestSupport
import Testing

/// The worked examples of `Documentation/Methods`: each value of their tables is where the page says, in what the program
/// writes of the tumours in `Examples`. The expected values are the pages', whose text says how they come about.
@Suite struct WorkedExampleTests {
  let command: CommandFolder

  init() throws { command = try CommandFolder() }

  @Test func everyValueStandsWhereThePageSays() throws {
    let rows = try WorkedExamples.rows()
    #expect(rows.count > 130)
    let index = try WorkedExamples.page("README.md")
    for (manifest, folder) in [("colorectal/case.json", "colorectal"), ("small", "small")] {
      #expect(index.contains("sextant report --manifest Examples/\(manifest) --output out/\(folder)\n"))
      let file = SharedData.repository.appendingPathComponent("Examples/\(manifest)").path
      let run = try SextantProgram.run(["report", "--manifest", file, "--output", "\(command.output)/\(folder)"])
      try #require(run.status == 0, "\(run.standardError)")
    }
    var documents: [String: JSONValue] = [:]
    for row in rows {
      let path = "\(command.output)/\(row.folder)/\(row.document)"
      let document =
        try documents[path] ?? JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
      documents[path] = document
      let found = document.values(at: row.path)
      #expect(row.isMet(by: found), "\(row.page): \(row.path) is \(found.map(\.text)), not \(row.value ?? "nothing")")
    }
  }

  /// A row is met by what it says and by nothing else.
  @Test func aWrongValueIsSeen() throws {
    let text = #"{"a": [{"b": "x", "c": 0.126, "d": [{"e": "p"}, {"e": "q"}]}, {"b": "y"}], "f": true}"#
    let document = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    let isMet = { (path: String, value: String?) in
      WorkedExamples.Row(page: "", folder: "", document: "", path: path, value: value)
        .isMet(by: document.values(at: path))
    }
    #expect(isMet("a[b=x].c", "0.13") && !isMet("a[b=x].c", "0.12") && !isMet("a[b=x].c", nil))
    #expect(isMet("a[b=y].c", nil) && !isMet("a[b=y].c", "0.13"))
    #expect(isMet("a[b=x].d.e", "p, q") && !isMet("a[b=x].d.e", "p"))
    #expect(isMet("a[b=x].d.count", "2") && isMet("a.count", "2") && !isMet("a.count", "1"))
    #expect(isMet("f", "true") && !isMet("f", "1"))
  }
}

/// What the tables of the pages say: `| In `out/colorectal` | Value | Is |`, and below it a document, a path in it, a value.
enum WorkedExamples {
  struct Row {
    let page: String
    let folder: String
    let document: String
    let path: String
    /// `nil`: nothing stands there.
    let value: String?

    /// All values are the stated one, or all of them in order, with commas between, are.
    func isMet(by found: [JSONValue]) -> Bool {
      guard let value else { return found.isEmpty }
      guard !found.isEmpty else { return false }
      return found.allSatisfy { $0.agrees(with: value) } || found.map(\.text).joined(separator: ", ") == value
    }
  }

  private static let folder = SharedData.repository.appendingPathComponent("Documentation/Methods")

  static func page(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  static func rows() throws -> [Row] {
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }
    return try pages.sorted().flatMap { try rows($0, page($0)) }
  }

  private static func rows(_ page: String, _ text: String) throws -> [Row] {
    var folder: String?
    var rows: [Row] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("| ") else {
        folder = nil
        continue
      }
      let cells = line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
      if cells[0].hasPrefix("In `out/") {
        folder = String(cells[0].dropFirst(8).dropLast())
      } else if let folder, cells[0] != "---" {
        try #require(cells.count == 3, "\(page): \(line)")
        let bare = { (cell: String) in cell.trimmingCharacters(in: ["`"]) }
        rows.append(
          Row(
            page: page, folder: folder, document: bare(cells[0]), path: bare(cells[1]),
            value: cells[2] == "nothing" ? nil : bare(cells[2])))
      }
    }
    return rows
  }
}

/// JSON, walked by paths such as `findings[label=BRAF V600E].oncogenicity.points`.
indirect enum JSONValue: Decodable {
  case object([String: JSONValue])
  case list([JSONValue])
  case bool(Bool)
  case number(Double)
  case string(String)
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode([String: JSONValue].self) {
      self = .object(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .list(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else {
      self = .null
    }
  }

  /// Lists are walked through; `count` at the end of a path counts, where no member has that name.
  func values(at path: String) -> [JSONValue] {
    var found = [self]
    let steps = Self.steps(path)
    for (index, step) in steps.enumerated() {
      if step == "count", index == steps.count - 1, !found.flatMap(\.elements).contains(where: { $0[step] != nil }) {
        return found.map { .number(Double($0.elements.count)) }
      }
      let parts = step.split(separator: "[").map { $0.last == "]" ? $0.dropLast() : $0 }
      found = found.flatMap(\.elements).compactMap { $0[String(parts[0])] }
      for condition in parts.dropFirst() {
        let equation = condition.split(separator: "=", maxSplits: 1).map(String.init)
        found = found.flatMap(\.elements).filter { element in
          element.values(at: equation[0]).contains { $0.text == equation[1] }
        }
      }
    }
    return found.flatMap(\.elements)
  }

  /// At the points that stand outside brackets.
  private static func steps(_ path: String) -> [String] {
    var steps = [""]
    var depth = 0
    for character in path {
      depth += character == "[" ? 1 : character == "]" ? -1 : 0
      if character == ".", depth == 0 { steps.append("") } else { steps[steps.count - 1].append(character) }
    }
    return steps
  }

  private var elements: [JSONValue] {
    if case .list(let values) = self { return values }
    return [self]
  }

  private subscript(_ name: String) -> JSONValue? {
    if case .object(let members) = self { return members[name] }
    return nil
  }

  var text: String {
    switch self {
    case .string(let value): return value
    case .bool(let value): return "\(value)"
    case .number(let value): return value == value.rounded() ? "\(Int(value))" : "\(value)"
    case .object: return "{…}"
    case .list: return "[…]"
    case .null: return "null"
    }
  }

  /// Numbers agree when they are the same at the decimals that are written.
  func agrees(with written: String) -> Bool {
    guard case .number(let value) = self, let other = Double(written) else { return text == written }
    let places = written.split(separator: ".").dropFirst().first?.count ?? 0
    return abs(value - other) <= (places == 0 ? 0 : 0.5 / pow(10, Double(places)) + 1e-12)
  }
}
