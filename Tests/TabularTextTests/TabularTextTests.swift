import OncologyCore
import TabularText
import Testing

@Suite struct TabularTextTests {
  private func table(_ text: String, comment: UInt8? = nil) throws -> TabularText {
    try TabularText(Array(text.utf8), file: "a.tsv", comment: comment)
  }

  private func rows(_ table: TabularText) throws -> [[String]] {
    var found: [[String]] = []
    try table.forEachRow { row in found.append(table.columns.indices.map { row[$0] }) }
    return found
  }

  @Test func rowsAreReadInOrder() throws {
    let table = try table("a\tb\n1\t2\n\n3\t\n")
    #expect(table.columns == ["a", "b"])
    #expect(try rows(table) == [["1", "2"], ["3", ""]])
  }

  @Test func lineEndsAndMarkAreNoText() throws {
    let table = try TabularText([0xEF, 0xBB, 0xBF] + Array("a\tb\r\n1\t2\r\n3\t4".utf8), file: "a.tsv")
    #expect(table.columns == ["a", "b"])
    #expect(try rows(table) == [["1", "2"], ["3", "4"]])
  }

  @Test func commentsBeforeTheHeaderArePassedOver() throws {
    let table = try table("#version 2.4\n\n#x\na\n#1\n", comment: UInt8(ascii: "#"))
    #expect(try rows(table) == [["#1"]])
  }

  @Test func aNumberOutsideItsRangeIsRefusedWithItsPlace() throws {
    var read: [Int] = []
    var places: [OncologyCore.SourceLocation?] = []
    try table("a\tb\nx\t0\nx\t5\nx\t6\n").forEachRow { row in
      do { read.append(try row.integer(1, in: 1...5)) } catch let error as InputError { places.append(error.location) }
    }
    #expect(read == [5])
    #expect(places == [2, 4].map { OncologyCore.SourceLocation(file: "a.tsv", line: $0, column: "b") })
  }

  @Test func linesAreCountedWithCommentsAndBlanks() throws {
    var lines: [Int] = []
    try table("#c\na\n\n1\n2\n", comment: UInt8(ascii: "#")).forEachRow { lines.append($0.line) }
    #expect(lines == [4, 5])
  }

  @Test func headerWithoutRowsIsEmptyAndNoHeaderIsRefused() throws {
    #expect(try rows(try table("a\tb")).isEmpty)
    for text in ["", "\n\n", "#c\n"] {
      let error = #expect(throws: InputError.self) { try self.table(text, comment: UInt8(ascii: "#")) }
      #expect(error?.code == .empty)
    }
  }

  @Test func wrongColumnCountIsRefusedWithItsLine() throws {
    for text in ["a\tb\n1\t2\n1\n", "a\tb\n1\t2\n1\t2\t3\n"] {
      let error = #expect(throws: InputError.self) { try self.rows(self.table(text)) }
      #expect(error?.code == .wrongColumnCount && error?.location?.line == 3)
    }
  }

  @Test func columnsAreFoundByAnyOfTheirNames() throws {
    let table = try table("a\tb\tc\n1\t2\t3\n")
    #expect(table.column("x", "b") == 1 && table.column("x") == nil)
    #expect(try table.requiredColumn("a") == 0)
    let error = #expect(throws: InputError.self) { try table.requiredColumn("x", "y") }
    #expect(error?.code == .missingColumn)
    #expect(error?.description.contains("x or y") == true && error?.description.contains("a, b") == true)
  }

  @Test func aColumnThatStandsTwiceIsRefusedAndEmptyNamesAreNot() throws {
    let twice = #expect(throws: InputError.self) {
      try self.table("#v\na\tb\ta\n1\t2\t3\n", comment: UInt8(ascii: "#"))
    }
    #expect(twice?.code == .malformed && twice?.location == SourceLocation(file: "a.tsv", line: 2))
    #expect(try rows(try table("a\t\t\n1\t2\t3\n")) == [["1", "2", "3"]])
  }

  @Test func aHeaderThatStandsAgainIsRefusedWithItsLine() throws {
    let error = #expect(throws: InputError.self) { try self.rows(self.table("a\tb\r\n1\t2\r\na\tb\r\n")) }
    #expect(error?.code == .malformed && error?.location?.line == 3)
    #expect(try rows(table("a\na\n")) == [["a"]])
  }

  @Test(arguments: ["0", "007", "2147483647"]) func counts(_ text: String) throws {
    try table("a\n\(text)\n").forEachRow { (row) throws in #expect(try row.count(0) == Int(text)) }
  }

  @Test(arguments: ["", "+1", "-1", "2147483648", "9223372036854775807", "99999999999999999999", "1.0", " 1", "٣"])
  func whatIsNoCountIsRefusedWithItsPlace(_ text: String) throws {
    let error = #expect(throws: InputError.self) {
      try self.table("b\ta\nx\t\(text)\n").forEachRow { _ = try $0.count(1) }
    }
    #expect(error?.code == .invalidValue)
    #expect(error?.location == SourceLocation(file: "a.tsv", line: 2, column: "a"))
  }

  @Test func missingFieldsAreNil() throws {
    try table("a\tb\tc\n.\t\tx|y||\n").forEachRow { row in
      #expect(row.text(0) == nil && row.text(1) == nil && row.text(nil) == nil && row.text(2) == "x|y||")
      #expect(row.list(2) == ["x", "y"] && row.list(1).isEmpty && row.list(nil).isEmpty)
    }
  }

  @Test(arguments: [("5", 5), ("-7", -7), ("007", 7), ("999999999999999999", 999_999_999_999_999_999)])
  func wholeNumbers(_ text: String, _ value: Int) throws {
    try table("a\n\(text)\n").forEachRow { (row) throws in #expect(try row.integer(0) == value) }
  }

  @Test(arguments: ["x", "+3", "1.0", "1e3", " 1", "1 ", "-", "9999999999999999999", "0x10", "٣"])
  func whatIsNoWholeNumberIsRefusedWithItsPlace(_ text: String) throws {
    let error = #expect(throws: InputError.self) { try self.table("a\n\(text)\n").forEachRow { _ = try $0.integer(0) } }
    #expect(error?.code == .invalidValue)
    #expect(error?.location == SourceLocation(file: "a.tsv", line: 2, column: "a"))
  }

  /// The same value as the standard library reads, bit for bit, for short and long spellings.
  @Test(arguments: [
    "0", "-0", "1", "-1.5", "0.1", "0.275862068966", "101.2123", "123456789012345", "0.000000000000001", "-8e-04",
    "1E5",
    "3.141592653589793238", "0.30000000000000004", ".5", "5.", "1e-300", "9007199254740993", "00000000000000000.5",
  ])
  func numbersAreThoseOfTheStandardLibrary(_ text: String) throws {
    let expected = try #require(Double(text))
    try table("a\n\(text)\n").forEachRow { (row) throws in
      #expect(try row.number(0).bitPattern == expected.bitPattern)
    }
  }

  @Test(arguments: [
    "nan", "inf", "-inf", "infinity", "1e999", "", ".", "-", "0x1p3", "1,5", "1.2.3", "e5", "--1", "1e", "1 ",
  ])
  func whatIsNoFiniteNumberIsRefused(_ text: String) throws {
    let error = #expect(throws: InputError.self) {
      try self.table("b\ta\nx\t\(text)\n").forEachRow { _ = try $0.number(1) }
    }
    #expect(error?.code == .invalidValue && error?.location?.column == "a")
  }

  /// Random decimals agree with the standard library.
  @Test func randomNumbersAgree() throws {
    var state: UInt64 = 42
    let next = { () -> UInt64 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    for _ in 0..<20_000 {
      let whole = next() % 1_000_000
      let fraction = (0..<Int(next() % 12)).map { _ in String(next() % 10) }.joined()
      let text = fraction.isEmpty ? "\(whole)" : "\(whole).\(fraction)"
      let bytes = Array(text.utf8)
      #expect(bytes.span.number(0..<bytes.count) == Double(text))
    }
  }
}
