import InputFiles
import OncologyCore
import TabularText

/// Which columns of a segment table hold what, by their names.
struct SegmentLayout {
  let format: String
  let sample: Int?
  private let contig: Int
  private let start: Int
  private let end: Int
  private let major: Int?
  private let minor: Int?
  private let total: Int?
  private let log2: Int?
  /// CNVkit's tables are 0-based and half-open, as BED; all others are 1-based and inclusive.
  private var isZeroBased: Bool { format == "CNVkit segments" }

  private static let contigNames = ["chromosome", "chrom", "chr", "contig", "seqnames"]
  private static let startNames = ["start", "startpos", "loc.start", "start.pos", "start_position"]
  private static let endNames = ["end", "endpos", "loc.end", "end.pos", "end_position"]
  private static let majorNames = ["nmajor", "major_copy_number", "majorallelecopynumber", "major", "cn1"]
  private static let minorNames = [
    "nminor", "minor_copy_number", "minorallelecopynumber", "minor", "lcn.em", "lcn", "cn2",
  ]
  private static let totalNames = ["total", "copy_number", "copynumber", "tcn.em", "tcn", "cn", "cnt"]
  private static let log2Names = [
    "log2", "seg.mean", "segment_mean", "mean_log2_copy_ratio", "log2_copy_ratio_posterior_50", "cnlr.median",
    "log2ratio", "log2_ratio",
  ]
  private static let sampleNames = ["id", "sample", "sampleid", "sample_id", "gdc_aliquot"]

  init(_ table: TabularText, _ input: InputPath) throws(InputError) {
    major = try table.anyColumn(Self.majorNames)
    minor = try table.anyColumn(Self.minorNames)
    total = try table.anyColumn(Self.totalNames)
    log2 = try table.anyColumn(Self.log2Names)
    sample = try table.anyColumn(Self.sampleNames)
    format = Self.format(Set(table.columns.map { $0.lowercased() }))
    guard let contig = try table.anyColumn(Self.contigNames), let start = try table.anyColumn(Self.startNames),
      let end = try table.anyColumn(Self.endNames), total != nil || log2 != nil || (major != nil && minor != nil)
    else {
      throw InputError(
        .missingColumn, "the header is not that of a table of copy-number segments.", at: input.location(line: 1),
        fix: "Expected are Chromosome, Start, End and nMajor with nMinor, or total, or log2 (also the columns of SEG, "
          + "ASCAT, FACETS, GATK and CNVkit). The table has: \(table.columns.joined(separator: ", ")).")
    }
    self.contig = contig
    self.start = start
    self.end = end
  }

  private static func format(_ columns: Set<String>) -> String {
    if columns.contains("tcn.em") { return "FACETS segments" }
    if columns.contains("mean_log2_copy_ratio") || columns.contains("log2_copy_ratio_posterior_50") {
      return "GATK segments"
    }
    if columns.isSuperset(of: ["chromosome", "start", "end", "gene", "log2"]) { return "CNVkit segments" }
    if columns.contains("seg.mean") || columns.contains("segment_mean") { return "SEG" }
    if columns.isSuperset(of: ["startpos", "nmajor"]) || columns.contains("major_copy_number") {
      return "ASCAT segments"
    }
    if columns.isSuperset(of: ["chromosome", "start", "end", "nmajor", "nminor"]) { return "PCGR segments" }
    return "copy-number segments"
  }

  /// One row's segment; `nil` where it states no copy number (counted).
  func segment(_ row: TabularText.Row, _ tally: inout DiagnosticTally) throws(InputError) -> CopyNumberSegment? {
    let interval = try interval(row, &tally)
    let copies = try copies(row)
    let log2 = try row.knownNumber(log2, in: CopyNumberSegment.log2Range)
    guard copies.total != nil || log2 != nil else {
      tally.add(.warning, .segmentWithoutValue, line: row.line)
      return nil
    }
    return CopyNumberSegment(
      interval: interval, majorCopies: copies.major, minorCopies: copies.minor, totalCopies: copies.total,
      log2Ratio: log2, line: row.line)
  }

  private func interval(_ row: TabularText.Row, _ tally: inout DiagnosticTally) throws(InputError) -> GenomicInterval {
    let first = isZeroBased ? try row.position(start, leastAllowed: 0) + 1 : try row.position(start)
    let last = try row.position(end)
    guard last >= first else {
      throw InputError(.invalidValue, "the segment's end lies before its start.", at: row.location(end))
    }
    var contig = try row.contig(contig)
    // DNAcopy and FACETS number the sex chromosomes.
    if contig.name == "23" || contig.name == "24" {
      tally.add(.note, .segmentContigNumber, line: row.line)
      contig = Contig(contig.name == "23" ? "X" : "Y")
    }
    if contig.primaryRank == nil { tally.add(.note, .segmentUnknownContig, ["contig": contig.name], line: row.line) }
    return GenomicInterval(contig: contig, start: first, end: last)
  }

  private func copies(
    _ row: TabularText.Row
  ) throws(InputError) -> (major: Double?, minor: Double?, total: Double?) {
    var major = try row.knownNumber(self.major, in: CopyNumberSegment.copiesRange)
    var minor = try row.knownNumber(self.minor, in: CopyNumberSegment.copiesRange)
    let stated = try row.knownNumber(total, in: CopyNumberSegment.copiesRange)
    if format == "CNVkit segments", let first = major, let second = minor {
      major = max(first, second)
      minor = min(first, second)
    }
    if let stated, let known = minor, major == nil {
      guard known <= stated else { throw contradiction("the minor copies exceed the total.", row) }
      major = stated - known
    }
    if let major, let minor {
      guard minor <= major else { throw contradiction("the minor copies exceed the major.", row) }
      if let stated, abs(stated - major - minor) > 0.5 {
        throw contradiction("major and minor copies do not add up to the total.", row)
      }
    }
    let sum = stated ?? major.flatMap { known in minor.map { known + $0 } }
    if let sum, !CopyNumberSegment.copiesRange.contains(sum) {
      throw contradiction(
        "major and minor copies are together more than \(NumberText.short(CopyNumberSegment.copiesRange.upperBound)).",
        row)
    }
    return (major, minor, sum)
  }

  private func contradiction(_ problem: String, _ row: TabularText.Row) -> InputError {
    InputError(.invalidValue, problem, at: row.location(minor))
  }
}
