package import OncologyCore

/// Tab-separated text with one header line, as Sextant's releases and most tables of the field are written.
///
/// Rows are views into the bytes: nothing is copied until a field is asked for as text. Lines end with LF or CR LF.
/// An empty file is refused; a header without rows is an empty table.
package struct TabularText: Sendable {
  package var file: String { content.file }
  package var columns: [String] { content.columns }
  private let content: TableContent
  private let firstRow: Int
  private let firstRowLine: Int
  private let columnNumbers: [String: Int]
  private let separator: UInt8

  /// - Parameters:
  ///   - comment: lines before the header that begin so are passed over (`#` in many tables; a MAF's `#version`).
  ///   - separator: a tab unless told.
  package init(_ bytes: [UInt8], file: String, comment: UInt8? = nil, separator: UInt8 = 9) throws(InputError) {
    self.separator = separator
    var cursor = LineCursor(bytes, at: Self.startAfterMark(bytes), line: 1)
    var header: Range<Int>?
    while let line = cursor.next() {
      if let comment, !line.isEmpty, bytes[line.lowerBound] == comment { continue }
      if line.isEmpty { continue }
      header = line
      break
    }
    guard let header else {
      throw InputError(
        .empty, "the table has no header line.", at: SourceLocation(file: file),
        fix: "A table begins with its columns' names.")
    }
    let columns = Self.split(bytes, header, separator).map { Self.text(bytes, $0) }
    content = TableContent(bytes: bytes, file: file, columns: columns, header: header)
    columnNumbers = try Self.numbered(columns, at: SourceLocation(file: file, line: cursor.line - 1))
    firstRow = cursor.position
    firstRowLine = cursor.line
  }

  /// Columns by name. One that stands twice is refused: which of them is meant cannot be told. Names may be left empty.
  private static func numbered(_ columns: [String], at location: SourceLocation) throws(InputError) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for (number, name) in columns.enumerated() where !name.isEmpty {
      guard numbers.updateValue(number, forKey: name) == nil else {
        throw InputError(
          .malformed, "the column “\(name.prefix(60))” stands twice in the header.", at: location,
          fix: "Keep the one that is meant.")
      }
    }
    return numbers
  }

  /// The number of a column by the first of these names that the table has, 0-based.
  package func column(_ names: String...) -> Int? { names.lazy.compactMap { columnNumbers[$0] }.first }

  /// The number of a column that the table must have.
  package func requiredColumn(_ names: String...) throws(InputError) -> Int {
    for name in names { if let found = columnNumbers[name] { return found } }
    throw InputError(
      .missingColumn, "the column \(names.joined(separator: " or ")) is missing.",
      at: SourceLocation(file: file, line: firstRowLine - 1), fix: "The table has: \(columns.joined(separator: ", ")).")
  }

  /// Visits each row in order; blank lines are passed over. A row with another number of fields is refused, and so is the
  /// header where it stands again.
  package func forEachRow(_ body: (Row) throws -> Void) throws {
    var cursor = LineCursor(content.bytes, at: firstRow, line: firstRowLine)
    var fields: [Range<Int>] = []
    let columnCount = columns.count
    fields.reserveCapacity(columnCount)
    while let line = cursor.next() {
      if line.isEmpty { continue }
      if isHeader(line) {
        throw InputError(
          .malformed, "the header stands here again.", at: SourceLocation(file: file, line: cursor.line - 1),
          fix: "Two tables were joined: hand in one table with one header.")
      }
      Self.split(content.bytes, line, separator, into: &fields)
      guard fields.count == columnCount else {
        throw InputError(
          .wrongColumnCount, "\(fields.count) columns, and the header has \(columnCount).",
          at: SourceLocation(file: file, line: cursor.line - 1))
      }
      try body(Row(content: content, fields: fields, line: cursor.line - 1))
    }
  }

  /// Whether the line's bytes are those of the header.
  private func isHeader(_ line: Range<Int>) -> Bool {
    guard columns.count > 1, line.count == content.header.count else { return false }
    return content.bytes[line] == content.bytes[content.header]
  }

  /// One row: fields by number.
  package struct Row {
    fileprivate let content: TableContent
    fileprivate let fields: [Range<Int>]
    package let line: Int
    package var file: String { content.file }

    package subscript(_ column: Int) -> String { TabularText.text(content.bytes, fields[column]) }

    /// The field, or `nil` where it is empty, `.`, or where the table has no such column.
    package func text(_ column: Int?) -> String? {
      guard let column else { return nil }
      let field = fields[column]
      if field.isEmpty || (field.count == 1 && content.bytes[field.lowerBound] == UInt8(ascii: ".")) { return nil }
      return TabularText.text(content.bytes, field)
    }

    /// The field's parts between `|`; none where it is empty.
    package func list(_ column: Int?, separator: Character = "|") -> [String] {
      guard let column, !fields[column].isEmpty else { return [] }
      return self[column].split(separator: separator).map(String.init)
    }

    package func location(_ column: Int? = nil) -> SourceLocation {
      SourceLocation(file: file, line: line, column: column.map { content.columns[$0] })
    }

    /// A whole number; anything else is refused with its place.
    package func integer(_ column: Int) throws(InputError) -> Int {
      let bytes = content.bytes
      guard let value = bytes.span.integer(fields[column]) else {
        throw InputError(.invalidValue, "“\(self[column])” is not a whole number.", at: location(column))
      }
      return value
    }

    /// A whole number of the range; anything else is refused with its place.
    package func integer(_ column: Int, in range: ClosedRange<Int>) throws(InputError) -> Int {
      let value = try integer(column)
      guard range.contains(value) else {
        throw InputError(
          .invalidValue, "\(value) is not a whole number from \(range.lowerBound) to \(range.upperBound).",
          at: location(column))
      }
      return value
    }

    /// A number of reads or the like, within `WholeNumber.counts`; anything else is refused with its place.
    package func count(_ column: Int) throws(InputError) -> Int {
      let text = self[column]
      guard let value = WholeNumber.read(text, in: WholeNumber.counts) else {
        let shown = text.utf8.count > 40 ? "\(text.prefix(40))…" : text
        throw InputError(
          .invalidValue,
          "“\(shown)” is not a count: a whole number from 0 to \(WholeNumber.counts.upperBound) is expected.",
          at: location(column))
      }
      return value
    }

    /// A finite number; anything else is refused with its place.
    package func number(_ column: Int) throws(InputError) -> Double {
      let bytes = content.bytes
      guard let value = bytes.span.number(fields[column]) else {
        throw InputError(.invalidValue, "“\(self[column])” is not a finite number.", at: location(column))
      }
      return value
    }
  }

  private static func startAfterMark(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private static func split(_ bytes: [UInt8], _ line: Range<Int>, _ separator: UInt8) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    split(bytes, line, separator, into: &fields)
    return fields
  }

  private static func split(_ bytes: [UInt8], _ line: Range<Int>, _ separator: UInt8, into fields: inout [Range<Int>]) {
    fields.removeAll(keepingCapacity: true)
    var start = line.lowerBound
    bytes.withUnsafeBufferPointer { buffer in
      for index in line where buffer[index] == separator {
        fields.append(start..<index)
        start = index + 1
      }
    }
    fields.append(start..<line.upperBound)
  }
}

/// What every row of a table shares, behind one reference.
private final class TableContent: Sendable {
  let bytes: [UInt8]
  let file: String
  let columns: [String]
  /// Where the header line stands in the bytes.
  let header: Range<Int>

  init(bytes: [UInt8], file: String, columns: [String], header: Range<Int>) {
    self.bytes = bytes
    self.file = file
    self.columns = columns
    self.header = header
  }
}

/// Walks over lines without copying; `line` is the number of the next one, 1-based.
private struct LineCursor {
  private let bytes: [UInt8]
  private(set) var position: Int
  private(set) var line: Int

  init(_ bytes: [UInt8], at position: Int, line: Int) {
    self.bytes = bytes
    self.position = position
    self.line = line
  }

  /// The next line's bytes without its end; `nil` after the last.
  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    let end = bytes.withUnsafeBufferPointer { buffer in
      var index = start
      while index < buffer.count, buffer[index] != 10 { index += 1 }
      return index
    }
    position = end + 1
    line += 1
    return start..<(end > start && bytes[end - 1] == 13 ? end - 1 : end)
  }
}
