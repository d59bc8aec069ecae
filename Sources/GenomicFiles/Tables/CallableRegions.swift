package import InputFiles
package import OncologyCore
import TabularText

/// The regions in which variants could be called, from a BED file (`Documentation/Formats/callable.md`).
///
/// BED is 0-based and half-open (https://samtools.github.io/hts-specs/BEDv1.pdf); what is given is 1-based, inclusive.
package struct CallableRegions: Sendable {
  package struct Contents: Sendable {
    /// In order of contig and start, none touching another.
    package var intervals: [GenomicInterval]
    package var records: Int
    package var diagnostics: [Diagnostic]
    package var format: String { "BED" }
    /// Bases within the regions, each counted once.
    package var bases: Int { intervals.reduce(0) { $0 + $1.length } }
  }

  package let input: InputPath
  package init(path: String) { input = InputPath(path) }

  package func read() throws -> Contents {
    var lines = try LineSource(path: input.path)
    var tally = DiagnosticTally()
    var regions: [GenomicInterval] = []
    var records = 0
    var fields: [Range<Int>] = []
    try lines.forEachLine { line, number in
      if line.isEmpty || line[0] == UInt8(ascii: "#") || line.starts(with: "track") || line.starts(with: "browser") {
        return
      }
      records += 1
      line.split(0..<line.count, by: 9, into: &fields)
      if let region = try region(line, fields, number) {
        regions.append(region)
      } else {
        tally.add(.note, .callableEmptyRegion, line: number)
      }
    }
    let merged = Self.merged(regions)
    if merged.count < regions.count {
      tally.add(
        .note, .callableMerged, ["regions": "\(regions.count)", "merged": "\(merged.count)"], line: nil)
    }
    return Contents(intervals: merged, records: records, diagnostics: tally.diagnostics(in: input))
  }

  private func region(_ line: Span<UInt8>, _ fields: [Range<Int>], _ number: Int) throws(InputError) -> GenomicInterval?
  {
    guard fields.count >= 3 else {
      throw InputError(
        .wrongColumnCount, "\(fields.count) column(s), and a BED has at least 3, with tabs between.",
        at: input.location(line: number))
    }
    guard !fields[0].isEmpty, let start = line.integer(fields[1]), let end = line.integer(fields[2]),
      start >= 0, end <= WholeNumber.positions.upperBound
    else {
      throw InputError(
        .invalidValue,
        "“\(line.shortText(fields[0].lowerBound..<fields[2].upperBound))” is not a chromosome, a start "
          + "from 0 and an end.", at: input.location(line: number))
    }
    guard end >= start else {
      throw InputError(.invalidValue, "the region's end lies before its start.", at: input.location(line: number))
    }
    guard end > start else { return nil }
    return GenomicInterval(contig: Contig(line.text(fields[0])), start: start + 1, end: end)
  }

  /// Sorted, with regions that overlap or touch made one.
  static func merged(_ regions: [GenomicInterval]) -> [GenomicInterval] {
    var merged: [GenomicInterval] = []
    for region in regions.sorted(by: { ($0.contig, $0.start) < ($1.contig, $1.start) }) {
      if let last = merged.last, last.contig == region.contig, region.start <= last.end + 1 {
        merged[merged.count - 1] = GenomicInterval(
          contig: last.contig, start: last.start, end: max(last.end, region.end))
      } else {
        merged.append(region)
      }
    }
    return merged
  }
}
