import Foundation
import GenomicFiles
import HaplotypeAnnotation
import OncologyCore

/// Annotates a VCF from end to end: chunks on all cores, lines in the order of the input.
struct AnnotationRun {
  let models: TranscriptModels
  let sequences: [String: ContigSequence]
  let naming: ContigNaming
  let options: HaplotypeOptions
  let filter: RecordFilter?
  let ignoresSamples: Bool
  let coreCount: Int
  /// Bytes of records that are worked on together, at least.
  var chunkSize = 1 << 20

  struct Summary: Sendable {
    var recordCount = 0
    var annotatedCount = 0
    var tally = HaplotypeTally()
    /// Contigs without models or sequence, whose records passed through (`--force`).
    var contigsLeftOut: [String] = []
  }

  func run(from input: String, to output: String, isCompressed: Bool) async throws -> Summary {
    var source = try VCFChunkSource(path: input)
    var writer = try TextFileWriter(path: output, isCompressed: isCompressed, threads: coreCount)
    let header = AnnotatedHeader(source.header, hasSamples: !ignoresSamples && !source.samples.isEmpty, options)
    try writer.write(header.text)
    let work = ChunkAnnotation(
      file: input, sampleCount: ignoresSamples ? 0 : source.samples.count, filter: filter,
      replacesEarlier: header.replacesEarlier)
    var summary = Summary()
    var annotators: [String: HaplotypeAnnotator?] = [:]
    var cut = ChunkCut()
    try await withThrowingTaskGroup(of: (Int, ChunkAnnotation.Result).self) { group in
      var waiting: [Int: ChunkAnnotation.Result] = [:]
      var given = 0, written = 0, isDone = false
      while !isDone || written < given {
        while !isDone, given - written < (coreCount == 1 ? 1 : coreCount * 3) {
          guard let chunk = try nextChunk(&source, &cut, &annotators, &summary) else {
            isDone = true
            break
          }
          let annotator = annotators[chunk.contig] ?? nil, number = given
          given += 1
          summary.recordCount += chunk.records.count
          group.addTask { (number, try work.annotate(chunk, with: annotator)) }
        }
        guard let (number, result) = try await group.next() else { break }
        waiting[number] = result
        while let result = waiting.removeValue(forKey: written) {
          try writer.write(result.text)
          summary.annotatedCount += result.annotatedCount
          summary.tally.add(result.tally)
          written += 1
        }
      }
    }
    try writer.finish()
    return summary
  }

  private func nextChunk(
    _ source: inout VCFChunkSource, _ cut: inout ChunkCut, _ annotators: inout [String: HaplotypeAnnotator?],
    _ summary: inout Summary
  ) throws -> VCFChunk? {
    let chunk = try source.next(size: chunkSize) { contig, first, last, isFirst in
      if isFirst { cut.begin(models(of: contig)) }
      return cut.mayEnd(first, last)
    }
    if let chunk, annotators[chunk.contig] == nil {
      let annotator = try annotator(of: chunk.contig)
      if annotator == nil { summary.contigsLeftOut.append(chunk.contig) }
      annotators.updateValue(annotator, forKey: chunk.contig)
    }
    return chunk
  }

  private func models(of contig: String) -> ContigModels? {
    (try? naming.names(of: contig)).flatMap { models.contigs[$0.models] }
  }

  private func annotator(of contig: String) throws -> HaplotypeAnnotator? {
    let names = try naming.names(of: contig)
    guard let models = models.contigs[names.models], let sequence = sequences[names.sequence] else {
      guard options.isForced else {
        let isModel = models.contigs[names.models] == nil
        throw InputError(
          .unknownContig,
          "the contig “\(isModel ? names.models : names.sequence)” is not in the \(isModel ? "gene models" : "sequences").",
          fix: "See --unify-chr-names, or use --force to let such contigs pass through.")
      }
      return nil
    }
    return try HaplotypeAnnotator(models, sequence, options: options)
  }
}

/// Where a chunk may end: where no coding transcript that a record of it touches goes on.
struct ChunkCut {
  private var stretches: [ClosedRange<Int>] = []
  private var current = 0
  private var keptUntil = -1

  mutating func begin(_ models: ContigModels?) {
    stretches = models?.codingStretches ?? []
    current = 0
    keptUntil = -1
  }

  /// Takes a record's reach in, and says whether a chunk may end before it.
  mutating func mayEnd(_ first: Int, _ last: Int) -> Bool {
    let may = first > keptUntil
    while current < stretches.count, stretches[current].upperBound < first { current += 1 }
    var touched = current
    while touched < stretches.count, stretches[touched].lowerBound <= last {
      keptUntil = max(keptUntil, stretches[touched].upperBound)
      touched += 1
    }
    return may
  }
}

/// The header with BCSQ's lines.
struct AnnotatedHeader {
  private(set) var text: [UInt8] = []
  private(set) var replacesEarlier = false

  init(_ header: [UInt8], hasSamples: Bool, _ options: HaplotypeOptions) {
    for line in String(decoding: header, as: UTF8.self).split(separator: "\n") {
      let line = line.hasSuffix("\r") ? line.dropLast() : line
      if line.hasPrefix("##INFO=<ID=BCSQ,") || line.hasPrefix("##FORMAT=<ID=BCSQ,") {
        replacesEarlier = true
        continue
      }
      if line.hasPrefix("#CHROM") { text.append(contentsOf: Self.lines(hasSamples: hasSamples, options).utf8) }
      text.append(contentsOf: line.utf8)
      text.append(10)
    }
  }

  private static func lines(hasSamples: Bool, _ options: HaplotypeOptions) -> String {
    let kind = options.isLocal ? "each allele on its own" : "haplotypes taken together"
    var text = """
      ##INFO=<ID=BCSQ,Number=.,Type=String,Description="Consequences, \(kind), by sextant annotate. Format: \
      Consequence|gene|transcript|biotype|strand|amino_acid_change|dna_change">

      """
    if hasSamples {
      text += """
        ##FORMAT=<ID=BCSQ,Number=.,Type=Integer,Description="Bits of the consequences in INFO/BCSQ, the two haplotypes \
        of each next to each other, 30 in each integer">

        """
    }
    return text
  }
}
