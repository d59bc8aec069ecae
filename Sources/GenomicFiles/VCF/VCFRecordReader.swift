import InputFiles
import OncologyCore

/// Reads the records of a VCF whose header was read: the plan is settled before the first of them.
struct VCFRecordReader {
  let input: InputPath
  let options: VariantFileOptions
  let plan: VCFPlan
  private let columnCount: Int
  var tally = DiagnosticTally()
  private var filters: [String: Int] = [:]
  private var records = 0

  /// More than any caller writes; the values of each are looked up among those of all.
  private static let mostAlternates = 1000

  /// Reused for each record.
  var columns: [Range<Int>] = []
  var alternates: [Range<Int>] = []
  var values = SampleValues()
  var normalValues = SampleValues()
  var info = InfoValues()
  var entries: [Range<Int>] = []
  var parts: [Range<Int>] = []
  private var contig = CachedContig()
  private var seesDepth = false
  private var seesFraction = false
  private var calls = 0
  private var callsWithoutDepth = 0
  private var callsWithoutFraction = 0

  /// - Parameter line: the number of the `#CHROM` line, for errors.
  init(_ header: VCFHeader, _ options: VariantFileOptions, line: Int, input: InputPath) throws(InputError) {
    self.input = input
    self.options = options
    columnCount = header.columnCount
    plan = VCFPlan(header, options, sample: try SampleChoice(header, options, line: line, input: input))
    if plan.sample.isNamedNormalMissing { tally.add(.warning, .normalSampleMissing, line: line) }
    for source in plan.annotationsWithoutFormat {
      tally.add(.warning, .annotationWithoutFormat, ["source": source], line: nil)
    }
  }

  /// Takes the next record; a blank line is none.
  mutating func take(_ line: Span<UInt8>, _ number: Int, _ body: (SmallVariantCall) throws -> Void) throws {
    if line.isEmpty { return }
    records += 1
    try takeRecord(line, number, body)
  }

  private mutating func takeRecord(
    _ line: Span<UInt8>, _ number: Int, _ body: (SmallVariantCall) throws -> Void
  ) throws {
    line.split(0..<line.count, by: 9, into: &columns)
    guard columns.count == columnCount else {
      throw InputError(
        .wrongColumnCount, "\(columns.count) columns, and the header has \(columnCount).",
        at: input.location(line: number))
    }
    let record = try VCFRecord(line, columns, number, input, contig: &contig)
    guard passesFilters(line) else { return }
    line.split(columns[4], by: UInt8(ascii: ","), into: &alternates)
    guard alternates.count <= Self.mostAlternates else {
      throw InputError(
        .tooLarge, "the record has \(alternates.count) alternatives, and up to \(Self.mostAlternates) are read.",
        at: record.location("ALT"))
    }
    try readValues(line, number)
    for index in 1...alternates.count {
      guard let call = try call(line, record, index) else { continue }
      note(call, record)
      try body(call)
    }
  }

  private mutating func passesFilters(_ line: Span<UInt8>) -> Bool {
    let filter = columns[6]
    if line.isMissing(filter) || line.equals(filter, "PASS") { return true }
    filters[line.text(filter), default: 0] += 1
    return false
  }

  private mutating func readValues(_ line: Span<UInt8>, _ number: Int) throws(InputError) {
    info.read(line, columns[7], plan)
    if let index = plan.sample.index {
      try values.read(line, format: columns[8], column: columns[9 + index], number, input, plan)
    }
    if let index = plan.sample.normalIndex {
      try normalValues.read(line, format: columns[8], column: columns[9 + index], number, input, plan)
    }
    try requireNamedTags(number)
  }

  /// A tag that the person named and that neither the header nor the record knows is a mistake, not a missing value.
  private mutating func requireNamedTags(_ number: Int) throws(InputError) {
    if let tag = options.depthTag, !plan.isDepthTagDeclared {
      seesDepth = seesDepth || info.depth != nil || values[.namedDepth] != nil
      if !seesDepth { throw unknownTag(tag, number) }
    }
    if let tag = options.alleleFractionTag, !plan.isFractionTagDeclared {
      seesFraction = seesFraction || info.fraction != nil || values[.namedFraction] != nil
      if !seesFraction { throw unknownTag(tag, number) }
    }
  }

  private func unknownTag(_ tag: String, _ number: Int) -> InputError {
    let question = Suggestions.question(for: tag, in: plan.declaredTags).map { "\($0) " } ?? ""
    return InputError(
      .missingColumn, "the tag “\(tag)” is neither declared in the header nor present.",
      at: input.location(line: number),
      fix: question + "The header declares: \(plan.declaredTags.sorted().prefix(60).joined(separator: ", ")).")
  }

  private mutating func note(_ call: SmallVariantCall, _ record: VCFRecord) {
    calls += 1
    if call.depth == nil { callsWithoutDepth += 1 }
    if call.alleleFraction == nil { callsWithoutFraction += 1 }
    if contig.isUnknown { tally.add(.note, .unknownContig, ["contig": call.allele.contig.name], line: record.line) }
  }

  /// What was read of the records; format and header are the caller's.
  func contents() -> VariantFileContents {
    var contents = VariantFileContents()
    contents.records = records
    contents.filterCounts = filters.sorted { $0.key < $1.key }.map {
      FilterCount(role: options.role, filter: $0.key, count: $0.value)
    }
    var told = tally
    addMissingReads(to: &told)
    contents.diagnostics = told.diagnostics(in: input)
    contents.tumorSample = plan.sample.name
    contents.tumorSampleRule = plan.sample.rule
    contents.normalSample = plan.sample.normalName
    return contents
  }

  private func addMissingReads(to tally: inout DiagnosticTally) {
    let numbers = ["missing": "\(callsWithoutDepth)", "calls": "\(calls)"]
    if callsWithoutDepth > 0 { tally.add(.warning, .depthNotTold, numbers, line: nil) }
    guard callsWithoutFraction > 0 else { return }
    var arguments = ["missing": "\(callsWithoutFraction)", "calls": "\(calls)"]
    let candidates = plan.candidateTags
    if options.alleleFractionTag == nil, !candidates.isEmpty {
      arguments["tags"] = candidates.joined(separator: ", ")
      tally.add(.warning, .fractionNotToldWithCandidates, arguments, line: nil)
    } else {
      tally.add(.warning, .fractionNotTold, arguments, line: nil)
    }
  }
}

/// The contig of the record before: files are sorted, so the name is seldom new.
struct CachedContig {
  private var name: [UInt8] = []
  private var contig: Contig?
  private(set) var isUnknown = false

  mutating func contig(_ line: Span<UInt8>, _ range: Range<Int>) -> Contig {
    if let contig, line.equals(range, name) { return contig }
    let text = line.text(range)
    let found = Contig(text)
    name = Array(text.utf8)
    contig = found
    isUnknown = found.primaryRank == nil
    return found
  }
}
