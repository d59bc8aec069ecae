import GenomicFiles
import OncologyCore
import TabularText

/// Tables that come with a tumour, and the table parser itself.
enum TableTargets {
  static func segments(_ bytes: [UInt8], _ judge: inout Judge) throws {
    let file = InputFile(bytes)
    let contents = try SegmentTable(path: file.path).read()
    judge.expect(contents.segments.count <= contents.records, "a record is one segment at most")
    for segment in contents.segments {
      let interval = segment.interval
      judge.expect(1 <= interval.start && interval.start <= interval.end, "a segment is not empty: \(interval)")
      for copies in [segment.majorCopies, segment.minorCopies, segment.totalCopies] {
        judge.expect(copies ?? 0 >= 0, "copies are not negative: \(segment)")
      }
    }
    for (before, after) in zip(contents.segments, contents.segments.dropFirst()) {
      let isOrdered = (before.interval.contig, before.interval.start) <= (after.interval.contig, after.interval.start)
      judge.expect(isOrdered, "segments are in order: \(before.interval) \(after.interval)")
    }
    judge.expectDocument(contents.segments, "segments")
    judge.expectDocument(contents.diagnostics, "diagnostics")
  }

  static func fusions(_ bytes: [UInt8], _ judge: inout Judge) throws {
    let file = InputFile(bytes)
    let contents = try FusionTable(path: file.path).read()
    judge.expect(contents.fusions.count == contents.records, "no fusion is dropped")
    for fusion in contents.fusions {
      judge.expect(!fusion.fivePrimeGene.isEmpty && !fusion.threePrimeGene.isEmpty, "partners have names: \(fusion)")
      for breakpoint in [fusion.fivePrimeBreakpoint, fusion.threePrimeBreakpoint] {
        judge.expect(breakpoint?.position ?? 1 >= 1, "positions are 1-based: \(fusion)")
      }
      judge.expect(fusion.splitReads ?? 0 >= 0 && fusion.spanningReads ?? 0 >= 0, "reads are counted: \(fusion)")
    }
    judge.expectDocument(contents.fusions, "fusions")
    judge.expectDocument(contents.diagnostics, "diagnostics")
  }

  static func expression(_ bytes: [UInt8], _ judge: inout Judge) throws {
    let file = InputFile(bytes)
    let contents = try ExpressionTable(path: file.path).read()
    let expression = contents.expression
    judge.expect(expression.genes.count == expression.tpm.count, "one value a gene")
    judge.expect(Set(expression.genes).count == expression.genes.count, "a gene stands once")
    judge.expect(expression.tpm.allSatisfy { $0 >= 0 && $0.isFinite }, "TPM are finite and not negative")
    judge.expectDocument(contents.diagnostics, "diagnostics")
  }

  static func regions(_ bytes: [UInt8], _ judge: inout Judge) throws {
    let file = InputFile(bytes)
    let contents = try CallableRegions(path: file.path).read()
    judge.expect(contents.bases >= contents.intervals.count, "a region has at least one base")
    for (before, after) in zip(contents.intervals, contents.intervals.dropFirst()) {
      let isApart = before.contig < after.contig || (before.contig == after.contig && before.end + 1 < after.start)
      judge.expect(isApart, "regions are in order and do not touch: \(before) \(after)")
    }
  }

  static func anyTable(_ bytes: [UInt8], _ judge: inout Judge) throws {
    let table = try TabularText(bytes, file: "table.tsv", comment: UInt8(ascii: "#"))
    let columnCount = table.columns.count
    judge.expect(columnCount >= 1, "a header has a column")
    var lastLine = 0
    try table.forEachRow { row in
      judge.expect(row.line > lastLine, "lines ascend")
      lastLine = row.line
      for column in 0..<columnCount {
        let text = row[column]
        judge.expect(!text.contains("\t") && !text.contains("\n"), "a field holds no tab and no line end")
        judge.expect(row.text(column) == nil || row.text(column) == text, "a field has one text")
        _ = row.list(column)
        for part in [try? Double(row.integer(column)), try? row.number(column)] {
          judge.expect(part?.isFinite ?? true, "numbers are finite")
        }
      }
    }
  }
}
