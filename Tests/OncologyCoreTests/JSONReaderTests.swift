import OncologyCore
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws -> JSONNode { try JSONReader.read(Array(text.utf8), file: "a.json") }

  @Test func readsEveryKindOfValue() throws {
    var members = try JSONMembers(
      read(#"{"t": "a\"\\\/\b\f\n\r\té😀é", "n": -1.5e2, "i": 7, "b": true, "z": null, "l": ["x"], "o": {}}"#),
      file: "a.json")
    #expect(try members.text("t") == "a\"\\/\u{8}\u{C}\n\r\té😀é")
    #expect(try members.number("n", in: -200...0) == -150)
    #expect(try members.integer("i", in: 0...9) == 7)
    #expect(try members.bool("b") == true)
    #expect(try members.text("z") == nil)
    #expect(try members.texts("l") == ["x"])
    #expect(try members.object("o") != nil)
    #expect(members.unknown.isEmpty)
  }

  @Test(arguments: [
    "", " ", "{", "[", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1,]", "01", "1.", "1e", "-", "+1", "tru", "nul", "\"a",
    "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\n\"", "1 2", "{\"a\":1,\"a\":2}", "NaN", "{1:2}",
    "'a'", "{\"a\":1 \"b\":2}",
  ])
  func refusesWhatIsNoJSON(_ text: String) {
    #expect(throws: InputError.self) { try self.read(text) }
  }

  @Test func refusesDeepNesting() {
    #expect(throws: InputError.self) { try self.read(String(repeating: "[", count: 100_000)) }
  }

  @Test func refusesBytesThatAreNoText() {
    #expect(throws: InputError.self) { try JSONReader.read([0x22, 0xFF, 0x22], file: "a.json") }
  }

  @Test func errorsNameLineAndPath() throws {
    let node = try read("{\n \"specimen\": {\n  \"tumorContent\": 3}}")
    var whole = try JSONMembers(node, file: "a.json")
    var specimen = try #require(try whole.object("specimen"))
    let error = #expect(throws: InputError.self) { try specimen.number("tumorContent", in: 0...1) }
    #expect(error?.location == SourceLocation(file: "a.json", line: 3, column: "specimen.tumorContent"))
    #expect(error?.description.contains("3}") == false)
  }

  @Test func membersNotAskedForAreTold() throws {
    var members = try JSONMembers(read("{\"a\": 1,\n\"b\": 2}"), file: "a.json")
    _ = try members.integer("a", in: 0...9)
    #expect(members.unknown.map(\.path) == ["b"])
    #expect(members.unknown.first?.location.line == 2)
  }

  @Test func newerMajorVersionIsRefused() throws {
    var newer = try JSONMembers(read(#"{"schema": "s", "schemaVersion": "2.0"}"#), file: "a.json")
    let error = #expect(throws: InputError.self) { try newer.requireSchema("s", SchemaVersion(1, 3)) }
    #expect(error?.code == .unsupportedVersion)
    var older = try JSONMembers(read(#"{"schema": "s", "schemaVersion": "1.9"}"#), file: "a.json")
    try older.requireSchema("s", SchemaVersion(1, 3))
  }
}
