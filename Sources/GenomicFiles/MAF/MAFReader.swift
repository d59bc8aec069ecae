import InputFiles
import OncologyCore
import TabularText

/// Reads a MAF (GDC's and cBioPortal's columns, in any order; comment lines before the header).
///
/// https://docs.gdc.cancer.gov/Data/File_Formats/MAF_Format/ and
/// https://docs.cbioportal.org/file-formats/#mutation-data
struct MAFReader {
  let input: InputPath
  let options: VariantFileOptions
  private var tally = DiagnosticTally()
  private var filters: [String: Int] = [:]
  private var builds: [String: Int] = [:]
  private var records = 0
  private var calls = 0
  private var callsWithoutDepth = 0

  init(_ input: InputPath, _ options: VariantFileOptions) {
    self.input = input
    self.options = options
  }

  func read(_ bytes: [UInt8], _ body: (SmallVariantCall) throws -> Void) throws -> VariantFileContents {
    var reader = self
    return try reader.readRows(bytes, body)
  }

  private mutating func readRows(
    _ bytes: [UInt8], _ body: (SmallVariantCall) throws -> Void
  ) throws -> VariantFileContents {
    if options.depthTag != nil || options.alleleFractionTag != nil {
      throw InputError(
        .conflictingOptions, "a MAF has no INFO or FORMAT tags to take depth or allele fraction from.",
        at: input.location(), fix: "Its columns t_depth, t_ref_count and t_alt_count are read by themselves.")
    }
    let table = try TabularText(bytes, file: input.path, comment: UInt8(ascii: "#"))
    let columns = try MAFColumns(table)
    let sample = try MAFSample(table, columns, options, input)
    try table.forEachRow { row in
      guard sample.isChosen(row) else { return }
      records += 1
      try takeRow(row, columns, body)
    }
    return contents(sample)
  }

  private mutating func takeRow(
    _ row: TabularText.Row, _ columns: MAFColumns, _ body: (SmallVariantCall) throws -> Void
  ) throws {
    try checkBuild(row, columns)
    if let filter = row.text(columns.filter), filter != "PASS" {
      filters[filter, default: 0] += 1
      return
    }
    let change = try MAFChange(row, columns, input, &tally)
    if change.alternates.isEmpty { tally.add(.note, .noAlternative, line: row.line) }
    for (number, alternate) in change.alternates.enumerated() {
      guard change.bases(alternate) <= GenomicAllele.mostBases else {
        tally.addTooLong(change.bases(alternate), at: change.contig, change.start, line: row.line)
        continue
      }
      let call = try call(row, columns, change, alternate, number: number)
      calls += 1
      if call.depth == nil { callsWithoutDepth += 1 }
      if call.allele.contig.primaryRank == nil {
        tally.add(.note, .unknownContig, ["contig": call.allele.contig.name], line: row.line)
      }
      try body(call)
    }
  }

  private mutating func checkBuild(_ row: TabularText.Row, _ columns: MAFColumns) throws(InputError) {
    guard let build = row.text(columns.build) else { return }
    builds[build, default: 0] += 1
    guard builds.count > 1 else { return }
    let assemblies = Set(builds.keys.map { Assembly(statedAs: $0) })
    if assemblies.count > 1 || assemblies.contains(nil) {
      throw InputError(
        .wrongAssembly, "the file mixes genome builds: \(builds.keys.sorted().joined(separator: " and ")).",
        at: row.location(columns.build), fix: "Give one file of one build.")
    }
  }

  private mutating func call(
    _ row: TabularText.Row, _ columns: MAFColumns, _ change: MAFChange, _ alternate: String, number: Int
  ) throws(InputError) -> SmallVariantCall {
    let reads = try MAFReads(row, columns)
    let isFirst = number == 0
    var call = SmallVariantCall(
      allele: change.allele(alternate), origin: origin(row, columns), line: row.line, alternateIndex: number + 1,
      depth: reads.depth, alternateDepth: isFirst ? reads.alternate : nil,
      alleleFraction: isFirst ? reads.fraction : nil, normalDepth: reads.normalDepth,
      normalAlternateDepth: isFirst ? reads.normalAlternate : nil)
    if isFirst, reads.alternateExceedsDepth { tally.add(.warning, .alternateExceedsDepth, line: row.line) }
    if isFirst, reads.hasDepthOfZero { tally.add(.note, .mafDepthOfZero, line: row.line) }
    if options.role == .germline { call.zygosity = change.zygosity(alternate) }
    call.identifiers = columns.identifiers(row)
    call.callers = columns.callers(row)
    call.providedAnnotations = MAFAnnotation.annotations(row, columns)
    return call
  }

  /// What a row says of its own origin stands above the option only where it is less than somatic: a row marked
  /// `Germline` in a somatic list is a germline call, and one of unclear status is of unknown origin.
  private mutating func origin(_ row: TabularText.Row, _ columns: MAFColumns) -> VariantOrigin {
    guard options.origin == .somatic, let status = row.text(columns.status) else { return options.origin }
    switch status.lowercased() {
    case "somatic": return .somatic
    case "germline", "loh":
      tally.add(.warning, .mafGermlineRow, ["status": status], line: row.line)
      return .germline
    default:
      tally.add(.warning, .mafStatusUnclear, ["status": status], line: row.line)
      return .unknown
    }
  }

  private mutating func contents(_ sample: MAFSample) -> VariantFileContents {
    let numbers = ["missing": "\(callsWithoutDepth)", "calls": "\(calls)"]
    if callsWithoutDepth > 0 { tally.add(.warning, .depthNotTold, numbers, line: nil) }
    var contents = VariantFileContents()
    contents.format = "MAF"
    contents.records = records
    contents.filterCounts = filters.sorted { $0.key < $1.key }.map {
      FilterCount(role: options.role, filter: $0.key, count: $0.value)
    }
    contents.diagnostics = tally.diagnostics(in: input)
    contents.statedReference = builds.keys.min()
    contents.statedAssembly = contents.statedReference.flatMap(Assembly.init(statedAs:))
    contents.tumorSample = sample.name
    contents.tumorSampleRule = sample.rule
    contents.normalSample = sample.normalName
    return contents
  }
}
