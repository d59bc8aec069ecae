import GenomicFiles
import HaplotypeAnnotation
import OncologyCore

/// Annotates one chunk and writes its lines.
struct ChunkAnnotation: Sendable {
  /// The input, for errors.
  let file: String
  let sampleCount: Int
  let filter: RecordFilter?
  /// Whether INFO may hold a BCSQ of an earlier annotation, which is replaced.
  let replacesEarlier: Bool

  struct Result: Sendable {
    var text: [UInt8]
    var tally: HaplotypeTally
    var annotatedCount: Int
  }

  func annotate(_ chunk: VCFChunk, with annotator: HaplotypeAnnotator?) throws -> Result {
    guard let annotator else { return Result(text: chunk.bytes, tally: HaplotypeTally(), annotatedCount: 0) }
    let batch = try batch(of: chunk)
    do {
      let told = try annotator.annotate(batch)
      return write(chunk, told)
    } catch {
      throw inputError(error, chunk)
    }
  }

  private func inputError(_ error: HaplotypeError, _ chunk: VCFChunk) -> InputError {
    let line = SourceLocation(file: file, line: chunk.firstLine + error.record)
    switch error.code {
    case .referenceMismatch:
      return InputError(
        .wrongAssembly, "REF is not what the reference sequence holds.", at: line,
        fix: "Check that variants and sequence are of one assembly, or use --force to leave such records out.")
    case .unphased:
      return InputError(
        .invalidValue, "a heterozygous genotype has no phase.", at: line, fix: "Say with --phase how it is taken.")
    case .unknownGeneticCode:
      return InputError(.invalidValue, "there is no such genetic code.", fix: "Use one of NCBI's numbers, or 0.")
    }
  }

  // MARK: Reading

  private func batch(of chunk: VCFChunk) throws(InputError) -> VariantBatch {
    var batch = VariantBatch(contig: chunk.contig, sampleCount: sampleCount, text: chunk.bytes)
    batch.reserve(chunk.records.count)
    let bytes = chunk.bytes.span
    var genotypes: [GenotypeAllele] = []
    for (index, record) in chunk.records.enumerated() {
      batch.appendAllele(record.reference)
      addAlternates(record.alternates, bytes, &batch)
      var ploidy = 0
      if sampleCount > 0 {
        ploidy = try SampleGenotypes.read(
          bytes, record, sampleCount: sampleCount, file: file,
          line: chunk.firstLine + index, into: &genotypes)
        try requireAlleles(genotypes, record, bytes, line: chunk.firstLine + index)
      }
      let isSymbolic = bytes[record.alternates.lowerBound] == UInt8(ascii: "<")
      batch.endRecord(
        position: record.position, symbolicEnd: isSymbolic ? Self.end(record, bytes) : nil,
        isSelected: filter?.selects(record, in: bytes) ?? true, ploidy: ploidy, genotypes: genotypes)
    }
    return batch
  }

  /// A genotype may only name alleles that the record has.
  private func requireAlleles(
    _ genotypes: [GenotypeAllele], _ record: VCFRecordPlaces, _ bytes: Span<UInt8>, line: Int
  ) throws(InputError) {
    var alternates = record.alternates.isEmpty || bytes[record.alternates.lowerBound] == UInt8(ascii: ".") ? 0 : 1
    for index in record.alternates where bytes[index] == UInt8(ascii: ",") { alternates += 1 }
    guard genotypes.contains(where: { ($0.allele ?? 0) > alternates }) else { return }
    throw InputError(
      .invalidValue, "a genotype names an allele that the record does not have.",
      at: SourceLocation(file: file, line: line, column: "GT"))
  }

  private func addAlternates(_ range: Range<Int>, _ bytes: Span<UInt8>, _ batch: inout VariantBatch) {
    if range.count == 1, bytes[range.lowerBound] == UInt8(ascii: ".") { return }
    var start = range.lowerBound
    for index in range where bytes[index] == UInt8(ascii: ",") {
      batch.appendAllele(start..<index)
      start = index + 1
    }
    batch.appendAllele(start..<range.upperBound)
  }

  /// END of INFO as a 0-based position.
  private static func end(_ record: VCFRecordPlaces, _ bytes: Span<UInt8>) -> Int? {
    guard let value = InfoField.value("END=", record.info, bytes) else { return nil }
    var number = 0
    for index in value {
      let digit = bytes[index] &- 48
      guard digit < 10, number < 1 << 40 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number - 1
  }

  // MARK: Writing

  private func write(_ chunk: VCFChunk, _ told: BatchConsequences) -> Result {
    var text: [UInt8] = []
    text.reserveCapacity(chunk.bytes.count + chunk.records.count * 96)
    var annotated = 0
    let bytes = chunk.bytes
    for (index, record) in chunk.records.enumerated() {
      guard told.hasConsequence(index) else {
        text.append(bytes, record.start..<record.end)
        text.append(10)
        continue
      }
      annotated += 1
      text.append(bytes, record.start..<record.info.lowerBound)
      appendInfo(record, bytes, &text)
      text.append(word: "BCSQ=")
      told.appendText(of: index, to: &text)
      if sampleCount > 0, let words = told.sampleWords(of: index) {
        SampleGenotypes.append(words, bytes, record, sampleCount, to: &text)
      } else {
        text.append(bytes, record.info.upperBound..<record.end)
      }
      text.append(10)
    }
    return Result(text: text, tally: told.tally, annotatedCount: annotated)
  }

  /// INFO without an earlier BCSQ, and the separator.
  private func appendInfo(_ record: VCFRecordPlaces, _ bytes: [UInt8], _ text: inout [UInt8]) {
    let info = record.info
    if info.isEmpty || (info.count == 1 && bytes[info.lowerBound] == UInt8(ascii: ".")) { return }
    if replacesEarlier, let value = InfoField.value("BCSQ=", info, bytes.span) {
      let before = bytes[info.lowerBound..<max(value.lowerBound - 6, info.lowerBound)]
      let after = bytes[min(value.upperBound + 1, info.upperBound)..<info.upperBound]
      text.append(contentsOf: before)
      if !before.isEmpty { text.append(UInt8(ascii: ";")) }
      text.append(contentsOf: after)
      if !after.isEmpty { text.append(UInt8(ascii: ";")) }
      return
    }
    text.append(bytes, info)
    text.append(UInt8(ascii: ";"))
  }
}

/// One field of INFO.
enum InfoField {
  /// Where the value of a key (with its `=`) stands.
  static func value(_ key: StaticString, _ info: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int>? {
    let count = key.utf8CodeUnitCount
    var start = info.lowerBound
    while start < info.upperBound {
      var end = start
      while end < info.upperBound, bytes[end] != UInt8(ascii: ";") { end += 1 }
      if end - start >= count,
        key.withUTF8Buffer({ letters in letters.indices.allSatisfy { bytes[start + $0] == letters[$0] } })
      {
        return start + count..<end
      }
      start = end + 1
    }
    return nil
  }
}
