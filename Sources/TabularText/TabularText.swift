package import OncologyCore

/// Tab-separated text with one header line, as Sextant's releases and most tables of the field are written.
///
/// Rows are views into the bytes: nothing is copied until a field is asked for as text. Lines end with LF or CR LF.
/// An empty file is refused; a header without rows is an empty table.
package struct TabularText: Sendable {
  package let file: String
  package let columns: [String]
  private let bytes: [UInt8]
  private let firstRow: Int
  private let firstRowLine: Int
  private let columnNumbers: [String: Int]
  private let separator: UInt8

  /// - Parameters:
  ///   - comment: lines before the header that begin so are passed over (`#` in many tables; a MAF's `#version`).
  ///   - separator: a tab unless told.
  package init(_ bytes: [UInt8], file: String, comment: UInt8? = nil, separator: UInt8 = 9) throws(InputError) {
    self.bytes = bytes
    self.file = file
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
    columns = Self.split(bytes, header, separator).map { Self.text(bytes, $0) }
    var numbers: [String: Int] = [:]
    for (number, name) in columns.enumerated() where numbers[name] == nil { numbers[name] = number }
    columnNumbers = numbers
    firstRow = cursor.position
    firstRowLine = cursor.line
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

  /// Visits each row in order; blank lines are passed over. A row with another number of fields is refused.
  package func forEachRow(_ body: (Row) throws -> Void) throws {
    var cursor = LineCursor(bytes, at: firstRow, line: firstRowLine)
    var fields: [Range<Int>] = []
    fields.reserveCapacity(columns.count)
    while let line = cursor.next() {
      if line.isEmpty { continue }
      Self.split(bytes, line, separator, into: &fields)
      guard fields.count == columns.count else {
        throw InputError(
          .wrongColumnCount, "\(fields.count) columns, and the header has \(columns.count).",
          at: SourceLocation(file: file, line: cursor.line - 1))
      }
      try body(Row(bytes: bytes, fields: fields, line: cursor.line - 1, file: file, columns: columns))
    }
  }

  /// One row: fields by number.
  package struct Row {
    fileprivate let bytes: [UInt8]
    fileprivate let fields: [Range<Int>]
    package let line: Int
    package let file: String
    fileprivate let columns: [String]

    package subscript(_ column: Int) -> String { TabularText.text(bytes, fields[column]) }

    /// The field, or `nil` where it is empty, `.`, or where the table has no such column.
    package func text(_ column: Int?) -> String? {
      guard let column else { return nil }
      let field = fields[column]
      if field.isEmpty || (field.count == 1 && bytes[field.lowerBound] == UInt8(ascii: ".")) { return nil }
      return TabularText.text(bytes, field)
    }

    /// The field's parts between `|`; none where it is empty.
    package func list(_ column: Int?, separator: Character = "|") -> [String] {
      guard let column, !fields[column].isEmpty else { return [] }
      return self[column].split(separator: separator).map(String.init)
    }

    package func location(_ column: Int? = nil) -> SourceLocation {
      SourceLocation(file: file, line: line, column: column.map { columns[$0] })
    }

    /// A whole number; anything else is refused with its place.
    package func integer(_ column: Int) throws(InputError) -> Int {
      guard let value = Int(self[column]) else {
        throw InputError(.invalidValue, "“\(self[column])” is not a whole number.", at: location(column))
      }
      return value
    }

    /// A finite number; anything else is refused with its place.
    package func number(_ column: Int) throws(InputError) -> Double {
      guard let value = Double(self[column]), value.isFinite else {
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
