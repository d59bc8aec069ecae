import OncologyCore

/// Reads `transcripts.tsv` in a single pass over its bytes.
struct TranscriptTableReader {
  let file: String
  private(set) var rows: [TranscriptTable.Row] = []
  private(set) var contigs: [Contig] = []
  private(set) var exons = TranscriptTable.FlatIntervals()
  private(set) var codingParts = TranscriptTable.FlatIntervals()
  /// The name of the row before: rows are sorted, so it is seldom new.
  private var lastContig: (name: Range<Int>, number: UInt16)?
  private var contigNumbers: [Contig: UInt16] = [:]
  private var contigsByName: [String: UInt16] = [:]
  private var line = 1
  private var seenGenes = NameTable(expecting: 0)

  private enum Column: String, CaseIterable {
    case gene, transcript, contig, strand, transcriptClass = "class", exons, codingParts = "cds"
    case proteinLength = "protein_length", sequence, aliases, areExonsKnown = "exons_known", otherNames = "other_names"

    static let needed = allCases.filter { $0 != .otherNames }
  }

  init(file: String) { self.file = file }

  mutating func read(_ bytes: [UInt8]) throws(InputError) {
    rows.reserveCapacity(bytes.count / 350)
    exons.bounds.reserveCapacity(bytes.count / 18)
    codingParts.bounds.reserveCapacity(bytes.count / 20)
    seenGenes = NameTable(expecting: bytes.count / 350)
    var failure: InputError?
    bytes.withUnsafeBufferPointer { text in
      do throws(InputError) { try readLines(text) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  private mutating func readLines(_ text: UnsafeBufferPointer<UInt8>) throws(InputError) {
    var place = 0
    let columns = try readHeader(text, &place)
    while place < text.count {
      line += 1
      if text[place] == 10 {
        place += 1
        continue
      }
      try readRow(text, columns, &place)
    }
  }

  private func readHeader(
    _ text: UnsafeBufferPointer<UInt8>, _ place: inout Int
  ) throws(InputError) -> [Column?] {
    let end = text.firstIndex(of: 10) ?? text.count
    let names = String(decoding: text[..<end], as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
    let columns = names.map { Column(rawValue: String($0)) }
    for needed in Column.needed where !columns.contains(needed) {
      throw InputError(
        .missingColumn, "the column \(needed.rawValue) is missing.", at: SourceLocation(file: file, line: 1),
        fix: "The table has: \(names.joined(separator: ", ")).")
    }
    place = end + 1
    return columns
  }

  private mutating func readRow(
    _ text: UnsafeBufferPointer<UInt8>, _ columns: [Column?], _ place: inout Int
  ) throws(InputError) {
    var row = TranscriptTable.Row()
    for (number, column) in columns.enumerated() {
      let start = place
      switch column {
      case .exons: row.exons = try Self.intervals(text, &place, into: &exons, refuse(.exons))
      case .codingParts: row.codingParts = try Self.intervals(text, &place, into: &codingParts, refuse(.codingParts))
      default:
        while place < text.count, text[place] != 9, text[place] != 10 { place += 1 }
        if let column { try set(column, start..<place, text, &row) }
      }
      let isLast = number == columns.count - 1
      guard isLast ? (place == text.count || text[place] == 10) : (place < text.count && text[place] == 9) else {
        throw InputError(
          .wrongColumnCount, "the row does not have \(columns.count) columns as the header has.",
          at: SourceLocation(file: file, line: line))
      }
      place += 1
    }
    try finish(&row, text)
  }

  private mutating func set(
    _ column: Column, _ field: Range<Int>, _ text: UnsafeBufferPointer<UInt8>, _ row: inout TranscriptTable.Row
  ) throws(InputError) {
    let place = Int32(field.lowerBound)..<Int32(field.upperBound)
    switch column {
    case .gene: row.gene = place
    case .transcript: row.name = place
    case .aliases: row.aliases = place
    case .otherNames: row.otherNames = place
    case .contig: row.contig = try contigNumber(field, text)
    case .strand:
      guard field.count == 1, text[field.lowerBound] == UInt8(ascii: "+") || text[field.lowerBound] == UInt8(ascii: "-")
      else { throw refuse(.strand)("the strand is + or -.") }
      row.isForward = text[field.lowerBound] == UInt8(ascii: "+")
    case .transcriptClass: row.isMANESelect = text[field].elementsEqual("mane_select".utf8)
    case .sequence: row.expectsSequence = try choice("full", "none", field, text, column)
    case .areExonsKnown: row.areExonsKnown = try choice("yes", "no", field, text, column)
    case .proteinLength:
      if field.isEmpty { break }
      guard let length = Int32(String(decoding: text[field], as: UTF8.self)), length >= 0 else {
        throw refuse(.proteinLength)("the length of a protein is a whole number.")
      }
      row.proteinLength = length
    case .exons, .codingParts: break
    }
  }

  private func choice(
    _ yes: StaticString, _ no: StaticString, _ field: Range<Int>, _ text: UnsafeBufferPointer<UInt8>, _ column: Column
  ) throws(InputError) -> Bool {
    let matches = { (word: StaticString) in word.withUTF8Buffer { $0.elementsEqual(text[field]) } }
    if matches(yes) { return true }
    if matches(no) { return false }
    throw refuse(column)("the value is \(yes) or \(no).")
  }

  private mutating func contigNumber(
    _ field: Range<Int>, _ text: UnsafeBufferPointer<UInt8>
  ) throws(InputError) -> UInt16 {
    if let lastContig, text[lastContig.name].elementsEqual(text[field]) { return lastContig.number }
    let number = try newContigNumber(String(decoding: text[field], as: UTF8.self))
    lastContig = (field, number)
    return number
  }

  private mutating func newContigNumber(_ name: String) throws(InputError) -> UInt16 {
    if let number = contigsByName[name] { return number }
    let contig = Contig(name)
    guard contigNumbers[contig] == nil else { throw refuse(.contig)("the contig stands under two names.") }
    guard contigs.count < UInt16.max else { throw refuse(.contig)("the table has more than \(UInt16.max) contigs.") }
    let number = UInt16(contigs.count)
    contigNumbers[contig] = number
    contigsByName[name] = number
    contigs.append(contig)
    return number
  }

  private mutating func finish(
    _ row: inout TranscriptTable.Row, _ text: UnsafeBufferPointer<UInt8>
  ) throws(InputError) {
    guard !row.exons.isEmpty else { throw refuse(.exons)("a transcript has at least one exon.") }
    row.start = exons.bounds[2 * Int(row.exons.lowerBound)]
    row.end = exons.bounds[2 * Int(row.exons.upperBound) - 1]
    guard codingPartsFillExons(row) else {
      throw refuse(.codingParts)("a coding part lies outside the exons, or leaves a gap between coding bases.")
    }
    let gene = Int(row.gene.lowerBound)..<Int(row.gene.upperBound)
    row.isFirstChoice = !seenGenes.contains(gene, of: text)
    if row.isFirstChoice { seenGenes.insert(gene, of: text, row: rows.count, whenRepeated: .keepFirst) }
    rows.append(row)
  }

  /// Between the first and the last coding base every exon is coding from end to end: consequences count on it.
  private func codingPartsFillExons(_ row: TranscriptTable.Row) -> Bool {
    var exon = Int(row.exons.lowerBound)
    for part in row.codingParts {
      let start = codingParts.bounds[2 * Int(part)], end = codingParts.bounds[2 * Int(part) + 1]
      let isFirst = part == row.codingParts.lowerBound, isLast = part == row.codingParts.upperBound - 1
      while isFirst, exon < row.exons.upperBound, exons.bounds[2 * exon + 1] < start { exon += 1 }
      guard exon < row.exons.upperBound else { return false }
      let exonStart = exons.bounds[2 * exon], exonEnd = exons.bounds[2 * exon + 1]
      guard isFirst ? exonStart <= start : exonStart == start, isLast ? end <= exonEnd : end == exonEnd else {
        return false
      }
      exon += 1
    }
    return true
  }

  private func refuse(_ column: Column) -> (String) -> InputError {
    { [file, line] problem in
      InputError(.invalidValue, problem, at: SourceLocation(file: file, line: line, column: column.rawValue))
    }
  }

  /// Reads `a-b,c-d` up to a tab or line end; ascending and not overlapping, or refused.
  private static func intervals(
    _ text: UnsafeBufferPointer<UInt8>, _ place: inout Int, into flat: inout TranscriptTable.FlatIntervals,
    _ refuse: (String) -> InputError
  ) throws(InputError) -> Range<Int32> {
    let first = Int32(flat.offsets.count)
    var offset: Int32 = 0, previous: Int32 = 0
    while place < text.count, text[place] != 9, text[place] != 10 {
      let start = number(text, &place)
      guard place < text.count, text[place] == UInt8(ascii: "-") else { throw refuse("intervals are written a-b,c-d.") }
      place += 1
      let end = number(text, &place)
      guard previous < start, start <= end, end < Int32.max else {
        throw refuse("intervals ascend and do not overlap.")
      }
      flat.bounds.append(start)
      flat.bounds.append(end)
      flat.offsets.append(offset)
      offset += end - start + 1
      previous = end
      if place < text.count, text[place] == UInt8(ascii: ",") { place += 1 }
    }
    return first..<Int32(flat.offsets.count)
  }

  /// Digits as a number; no digit gives 0, more than fit give the largest, and both are refused as intervals.
  @inline(__always)
  private static func number(_ text: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Int32 {
    var value: Int = 0
    while place < text.count {
      let digit = text[place] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ Int(digit)
      if value > Int(Int32.max) { value = Int(Int32.max) }
      place += 1
    }
    return Int32(value)
  }
}
