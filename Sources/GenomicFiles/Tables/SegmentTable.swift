package import InputFiles
package import OncologyCore
import TabularText

/// Copy-number segments of one sample, as callers and PCGR write them (`Documentation/Formats/copy-number.md`).
package struct SegmentTable: Sendable {
  package struct Contents: Sendable {
    /// In order of contig and start.
    package var segments: [CopyNumberSegment]
    /// `PCGR segments`, `SEG`, …
    package var format: String
    package var records: Int
    package var diagnostics: [Diagnostic]
    package var sample: String?
  }

  package let input: InputPath
  package init(path: String) { input = InputPath(path) }

  /// - Parameter tumorSample: which sample of a table of several is read; of a table of one it is that one, whatever its
  ///   name, since callers name samples by their own identifiers.
  package func read(tumorSample: String? = nil) throws -> Contents {
    let bytes = try DecompressedText.read(input)
    // GATK puts a SAM header, whose lines begin with @, before the table.
    let comment = UInt8(ascii: bytes.first == UInt8(ascii: "@") ? "@" : "#")
    let table = try TabularText(bytes, file: input.path, comment: comment)
    let layout = try SegmentLayout(table, input)
    let chosen = try chooseSample(table, layout, tumorSample)
    var tally = DiagnosticTally()
    var segments: [CopyNumberSegment] = []
    var records = 0
    try table.forEachRow { row in
      if let column = layout.sample, let chosen, row[column] != chosen { return }
      records += 1
      if let segment = try layout.segment(row, &tally) { segments.append(segment) }
    }
    segments.sort { ($0.interval.contig, $0.interval.start) < ($1.interval.contig, $1.interval.start) }
    for (before, after) in zip(segments, segments.dropFirst()) where before.interval.overlaps(after.interval) {
      tally.add(.warning, .segmentsOverlap, line: after.line)
    }
    return Contents(
      segments: segments, format: layout.format, records: records, diagnostics: tally.diagnostics(in: input),
      sample: chosen)
  }

  private func chooseSample(_ table: TabularText, _ layout: SegmentLayout, _ tumorSample: String?) throws -> String? {
    guard let column = layout.sample else { return nil }
    var samples: [String] = []
    var seen: Set<String> = []
    try table.forEachRow { row in
      if seen.insert(row[column]).inserted { samples.append(row[column]) }
    }
    if samples.count <= 1 { return samples.first }
    if let tumorSample, samples.contains(tumorSample) { return tumorSample }
    throw InputError(
      .unknownSample, "the table has segments of \(samples.count) samples, and nothing says which are the tumour's.",
      at: input.location(column: table.columns[column]),
      fix: "Name the tumour's sample as the table does. " + SampleChoice.listing(samples))
  }
}
