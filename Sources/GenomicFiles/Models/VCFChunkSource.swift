import InputFiles
package import OncologyCore

/// Lines of a VCF in large pieces, each with the places of its records' columns, for work on all cores.
///
/// A piece holds records of one contig, ascending. Where it may end is told by the one who asks for it.
package struct VCFChunkSource: ~Copyable {
  /// The meta lines and the column line, as they are in the file, with their line ends.
  package private(set) var header: [UInt8] = []
  package private(set) var samples: [String] = []
  private var source: ByteSource
  /// Read and not handed over yet.
  private var buffer: [UInt8] = []
  private var isAtEnd = false
  private var line = 0
  private var lastContig: [UInt8] = []
  private var finishedContigs: Set<[UInt8]> = []
  private var lastPosition = 0
  private static let block = 1 << 20

  package init(path: String) throws(InputError) {
    try self.init(ByteSource(InputPath(path)))
  }

  private init(_ source: consuming ByteSource) throws(InputError) {
    self.source = source
    try readHeader()
  }

  private var input: InputPath { source.input }

  // MARK: Header

  private mutating func readHeader() throws(InputError) {
    var start = 0
    while true {
      guard let end = try lineEnd(from: start) else {
        throw InputError(
          .missingHeader, "the line that begins with #CHROM is missing.", at: input.location(),
          fix: "A VCF file is expected.")
      }
      line += 1
      let text = buffer.span.text(start..<end)
      guard text.hasPrefix("#") else {
        throw InputError(
          .missingHeader, "a record comes before the line that begins with #CHROM.", at: input.location(line: line),
          fix: "A VCF file is expected.")
      }
      start = end + 1
      if text.hasPrefix("#CHROM") {
        let columns = text.split(separator: "\t", omittingEmptySubsequences: false)
        guard columns.count >= 8 else {
          throw InputError(
            .wrongColumnCount, "the column line has \(columns.count) columns, and at least eight are expected.",
            at: input.location(line: line))
        }
        samples = columns.dropFirst(9).map { String($0.trimmingSuffix { $0 == "\r" }) }
        break
      }
    }
    header = Array(buffer[..<start])
    buffer.removeSubrange(..<start)
  }

  /// The end of the line that begins at `start`, reading on as far as needed; the last line may lack its end.
  private mutating func lineEnd(from start: Int) throws(InputError) -> Int? {
    var searched = start
    while true {
      if let end = buffer.span.firstIndex(of: 10, in: searched..<buffer.count) { return end }
      searched = buffer.count
      if try fill() == 0 {
        guard start < buffer.count else { return nil }
        buffer.append(10)
        return buffer.count - 1
      }
    }
  }

  private mutating func fill() throws(InputError) -> Int {
    if isAtEnd { return 0 }
    let before = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: Self.block))
    let count = try source.read(into: &buffer, from: before)
    buffer.removeLast(Self.block - count)
    if count == 0 { isAtEnd = true }
    if buffer.count > LineSource.defaultLongestLine * 4 {
      throw InputError(
        .tooLarge, "more than \(LineSource.defaultLongestLine >> 18) MiB of records belong together.",
        at: input.location(line: line))
    }
    return count
  }

  // MARK: Records

  /// The next records; `nil` after the last. At least `size` bytes are taken where there are as many of one contig, and
  /// then up to the first record before which `mayEnd` says that the piece may end. It is asked for each record, in
  /// order, with the record's first and last base, 0-based; `isFirst` tells the first one of a piece.
  package mutating func next(
    size: Int, mayEnd: (_ contig: String, _ first: Int, _ last: Int, _ isFirst: Bool) -> Bool
  ) throws(InputError) -> VCFChunk? {
    var records: [VCFRecordPlaces] = []
    records.reserveCapacity(size / 48)
    var start = 0, contig = ""
    let firstLine = line + 1
    while let end = try lineEnd(from: start) {
      if end == start || (end == start + 1 && buffer[start] == 13) {
        throw InputError(.malformed, "the line is empty.", at: input.location(line: line + 1))
      }
      let record = try places(start, end, after: records.last)
      if records.isEmpty {
        contig = buffer.span.text(start..<record.contigEnd)
        _ = mayEnd(contig, record.position, record.position + record.referenceCount, true)
      } else {
        let isOther = !buffer.span.equals(start..<record.contigEnd, 0..<records[0].contigEnd)
        if isOther { break }
        let may = mayEnd(contig, record.position, record.position + record.referenceCount, false)
        if may, start >= size { break }
      }
      records.append(record)
      line += 1
      start = end + 1
    }
    guard !records.isEmpty else { return nil }
    try remember(records)
    // The piece keeps the buffer with what follows, which is copied to a new one: less than the other way round.
    var rest: [UInt8] = []
    rest.reserveCapacity(size + 2 * Self.block)
    rest.append(contentsOf: buffer[start...])
    swap(&buffer, &rest)
    return VCFChunk(bytes: rest, records: records, contig: contig, firstLine: firstLine)
  }

  /// Contigs must not come back, and positions must not go down.
  private mutating func remember(_ records: [VCFRecordPlaces]) throws(InputError) {
    let name = Array(buffer[..<records[0].contigEnd])
    if name != lastContig {
      finishedContigs.insert(lastContig)
      lastContig = name
      if finishedContigs.contains(name) { throw unsorted(line) }
    } else if records[0].position < lastPosition {
      throw unsorted(line - records.count + 1)
    }
    lastPosition = records[records.count - 1].position
  }

  private func unsorted(_ line: Int) -> InputError {
    InputError(
      .invalidValue, "the records are not sorted by contig and position.", at: input.location(line: line),
      fix: "Sort the file, for instance with bcftools sort.")
  }

  private func places(
    _ start: Int, _ end: Int, after previous: VCFRecordPlaces?
  ) throws(InputError) -> VCFRecordPlaces {
    let bytes = buffer.span
    var tabs = InlineArray<8, Int>(repeating: 0), found = 0, index = start
    while index < end, found < 8 {
      if bytes[index] == 9 {
        tabs[found] = index
        found += 1
      }
      index += 1
    }
    let last = bytes[end - 1] == 13 ? end - 1 : end
    guard found >= 7 else {
      throw InputError(
        .wrongColumnCount, "the record has \(found + 1) columns, and at least eight are expected.",
        at: input.location(line: line + 1))
    }
    var position = 0
    for place in tabs[0] + 1..<tabs[1] {
      let digit = bytes[place] &- 48
      guard digit < 10, position < 1 << 40 else { throw notAPosition() }
      position = position * 10 + Int(digit)
    }
    guard tabs[1] > tabs[0] + 1 else { throw notAPosition() }
    if let previous, previous.position > position - 1,
      bytes.equals(start..<tabs[0], previous.start..<previous.contigEnd)
    {
      throw unsorted(line + 1)
    }
    return VCFRecordPlaces(
      start: start, contigEnd: tabs[0], position: position - 1, reference: tabs[2] + 1..<tabs[3],
      alternates: tabs[3] + 1..<tabs[4], filter: tabs[5] + 1..<tabs[6],
      info: tabs[6] + 1..<(found == 8 ? tabs[7] : last), end: last)
  }

  private func notAPosition() -> InputError {
    InputError(
      .invalidValue, "the position is not a whole number.", at: input.location(line: line + 1, column: "POS"))
  }
}

/// Records of one contig with the bytes in which they stand.
package struct VCFChunk: Sendable {
  package let bytes: [UInt8]
  package let records: [VCFRecordPlaces]
  package let contig: String
  /// 1-based line of the first record.
  package let firstLine: Int
}

/// Where a record's columns stand in its chunk.
package struct VCFRecordPlaces: Sendable {
  package let start: Int
  package let contigEnd: Int
  /// 0-based.
  package let position: Int
  package let reference: Range<Int>
  package let alternates: Range<Int>
  package let filter: Range<Int>
  package let info: Range<Int>
  /// The line's end, without its line break.
  package let end: Int

  package var referenceCount: Int { reference.count }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
    return self[..<end]
  }
}
