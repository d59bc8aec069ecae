package import InputFiles
package import OncologyCore

/// The lines of a text file, one after another, in one buffer that grows only as far as the longest line.
///
/// Lines end with LF or CR LF; a byte order mark is passed over. A line longer than the limit, a NUL byte, a CR that
/// stands alone and a file without any byte are refused: with CR for a line's end all rows would be part of one line.
package struct LineSource: ~Copyable {
  package let input: InputPath
  /// Number of the line last given, 1-based.
  package private(set) var line = 0
  private var source: ByteSource
  private var buffer: [UInt8]
  private var start = 0
  private var end = 0
  /// The last byte that was read is a CR.
  private var isAfterReturn = false
  private let longestLine: Int

  /// 64 MiB: more than any line of a variant file that was seen, and small enough to refuse.
  package static let defaultLongestLine = 64 << 20
  private static let chunk = 256 << 10

  package init(_ source: consuming ByteSource, longestLine: Int = defaultLongestLine) throws(InputError) {
    input = source.input
    self.source = source
    self.longestLine = longestLine
    buffer = [UInt8](repeating: 0, count: min(Self.chunk, max(longestLine, 16)))
    try fill()
    if end == 0 { throw InputError(.empty, "the file is empty.", at: input.location()) }
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
  }

  package init(path: String, longestLine: Int = defaultLongestLine) throws(InputError) {
    try self.init(ByteSource(InputPath(path)), longestLine: longestLine)
  }

  /// The first bytes of the text, before any line was taken: to see what kind of file it is.
  package var beginning: ArraySlice<UInt8> { buffer[start..<end] }

  /// Hands over each line without its end, with its number.
  package mutating func forEachLine(_ body: (Span<UInt8>, Int) throws -> Void) throws {
    while let range = try nextLine() { try body(buffer.span.extracting(range), line) }
  }

  /// All that was not taken yet, for tables that are held whole; more than `limit` bytes are refused.
  package mutating func rest(limit: Int = 1 << 30) throws(InputError) -> [UInt8] {
    var text = Array(buffer[start..<end])
    var lineStart = text.lastIndex(of: 10).map { $0 + 1 } ?? 0
    line += buffer.span.count(of: 10, in: start..<end)
    while true {
      start = end
      let count = try fill()
      if count == 0 { return text }
      text.append(contentsOf: buffer[start..<end])
      if let lineEnd = buffer.span.lastIndex(of: 10, in: start..<end) { lineStart = text.count - (end - lineEnd) + 1 }
      if text.count - lineStart > longestLine { throw tooLong() }
      line += buffer.span.count(of: 10, in: start..<end)
      if text.count > limit {
        throw InputError(.tooLarge, "the table is larger than \(limit >> 20) MiB.", at: input.location())
      }
    }
  }

  /// Where the next line stands in the buffer; `nil` after the last.
  private mutating func nextLine() throws(InputError) -> Range<Int>? {
    var searched = start
    while true {
      if let lineEnd = buffer.span.firstIndex(of: 10, in: searched..<end) { return take(upTo: lineEnd) }
      searched = end
      if end - start > longestLine { throw tooLong() }
      let before = end - start
      if try fill() == 0 {
        return start < end ? take(upTo: end) : nil
      }
      searched = start + before
    }
  }

  private mutating func take(upTo lineEnd: Int) -> Range<Int> {
    let first = start
    start = min(lineEnd + 1, end)
    line += 1
    return first..<(lineEnd > first && buffer[lineEnd - 1] == 13 ? lineEnd - 1 : lineEnd)
  }

  /// Moves what is left to the front, makes room and reads on.
  @discardableResult private mutating func fill() throws(InputError) -> Int {
    if start > 0 {
      let left = end - start
      buffer.replaceSubrange(0..<left, with: buffer[start..<end])
      start = 0
      end = left
    }
    if end == buffer.count {
      let larger = min(buffer.count * 2, longestLine + Self.chunk)
      buffer.append(contentsOf: repeatElement(0, count: max(larger - buffer.count, 1)))
    }
    let count: Int
    do { count = try source.read(into: &buffer, from: end) } catch { throw error.after(line: line) }
    if let nul = buffer.span.firstIndex(of: 0, in: end..<end + count) { throw nulByte(at: nul) }
    try requireLineEnds(count)
    end += count
    return count
  }

  /// Each CR of the `count` bytes just read is followed by LF; one at their end is judged with the bytes that come next.
  private mutating func requireLineEnds(_ count: Int) throws(InputError) {
    let read = end..<end + count
    if isAfterReturn, count == 0 || buffer[end] != 10 { throw loneReturn(before: end, read) }
    isAfterReturn = false
    var searched = end
    while let found = buffer.span.firstIndex(of: 13, in: searched..<read.upperBound) {
      searched = found + 1
      if searched == read.upperBound {
        isAfterReturn = true
      } else if buffer[searched] != 10 {
        throw loneReturn(before: searched, read)
      }
    }
  }

  private func tooLong() -> InputError {
    InputError(
      .tooLarge, "the line is longer than \(longestLine >> 20) MiB.", at: input.location(line: line + 1),
      fix: "A text file with one record a line is expected.")
  }

  private func loneReturn(before index: Int, _ read: Range<Int>) -> InputError {
    let ends = buffer.span.count(of: 10, in: start..<index)
    let hasNoOtherEnd =
      line == 0 && buffer.span.firstIndex(of: 10, in: start..<read.upperBound) == nil
      && buffer.span.count(of: 13, in: start..<read.upperBound) > 1
    return InputError(
      .malformed,
      hasNoOtherEnd
        ? "the lines end with a carriage return alone, as old Macintosh programs wrote them."
        : "a carriage return stands alone, without a line feed after it.", at: input.location(line: line + 1 + ends),
      fix: "Save the file with line ends LF or CR LF.")
  }

  private func nulByte(at index: Int) -> InputError {
    let ends = buffer.span.count(of: 10, in: start..<index)
    return InputError(
      .malformed, "a NUL byte stands in the text.", at: input.location(line: line + 1 + ends),
      fix: "The file is binary, damaged, or written in UTF-16: save it as plain UTF-8 text.")
  }
}

extension InputError {
  /// The same error with the line after which it was met.
  fileprivate func after(line: Int) -> InputError {
    guard line > 0, let location, location.line == nil else { return self }
    return InputError(
      code, problem, at: SourceLocation(file: location.file, line: line), fix: fix, sensitiveValue: sensitiveValue,
      cause: cause)
  }
}
