import GenomicFiles
import HaplotypeAnnotation
import OncologyCore

/// GT of a record's samples, and FORMAT/BCSQ after it.
enum SampleGenotypes {
  /// Two alleles for each sample; gives the largest number of copies, 0 where the record has no GT.
  static func read(
    _ bytes: Span<UInt8>, _ record: VCFRecordPlaces, sampleCount: Int, file: String, line: Int,
    into genotypes: inout [GenotypeAllele]
  ) throws(InputError) -> Int {
    genotypes.removeAll(keepingCapacity: true)
    guard let format = column(after: record.info.upperBound, bytes, record.end) else { return 0 }
    let hasGenotype =
      format.count >= 2 && bytes[format.lowerBound] == UInt8(ascii: "G")
      && bytes[format.lowerBound + 1] == UInt8(ascii: "T")
      && (format.count == 2 || bytes[format.lowerBound + 2] == UInt8(ascii: ":"))
    guard hasGenotype else { return 0 }
    var place = format.upperBound, ploidy = 0
    for _ in 0..<sampleCount {
      guard let sample = column(after: place, bytes, record.end) else {
        throw InputError(
          .wrongColumnCount, "the record has fewer sample columns than the header names.",
          at: SourceLocation(file: file, line: line))
      }
      place = sample.upperBound
      ploidy = max(ploidy, addGenotype(bytes, sample, &genotypes))
    }
    return ploidy
  }

  /// The column that begins after a tab at `place`.
  private static func column(after place: Int, _ bytes: Span<UInt8>, _ end: Int) -> Range<Int>? {
    guard place < end, bytes[place] == 9 else { return nil }
    var index = place + 1
    while index < end, bytes[index] != 9 { index += 1 }
    return place + 1..<index
  }

  private static func addGenotype(
    _ bytes: Span<UInt8>, _ sample: Range<Int>, _ genotypes: inout [GenotypeAllele]
  ) -> Int {
    var copies = 0, number = 0, isMissing = false, isPhased = false
    for index in sample where bytes[index] == UInt8(ascii: "|") { isPhased = true }
    var index = sample.lowerBound
    while true {
      let byte = index < sample.upperBound ? bytes[index] : UInt8(ascii: ":")
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = min(number * 10 + Int(byte - 48), 32_000)
      case UInt8(ascii: "."): isMissing = true
      case UInt8(ascii: "|"), UInt8(ascii: "/"), UInt8(ascii: ":"):
        copies += 1
        if copies <= 2 { genotypes.append(isMissing ? .missing : GenotypeAllele(number: number, isPhased: isPhased)) }
        (number, isMissing) = (0, false)
      default: isMissing = true
      }
      if byte == UInt8(ascii: ":") { break }
      index += 1
    }
    if copies == 1 { genotypes.append(.absent) }
    return copies
  }

  /// Writes the sample columns with BCSQ's integers after each.
  static func append(
    _ words: (words: [UInt32], perSample: Int), _ bytes: [UInt8], _ record: VCFRecordPlaces, _ sampleCount: Int,
    to text: inout [UInt8]
  ) {
    guard let format = column(after: record.info.upperBound, bytes.span, record.end) else { return }
    text.append(9)
    text.append(contentsOf: bytes[format])
    text.append(contentsOf: ":BCSQ".utf8)
    var place = format.upperBound
    for sample in 0..<sampleCount {
      guard let column = column(after: place, bytes.span, record.end) else { return }
      place = column.upperBound
      text.append(9)
      text.append(contentsOf: bytes[column])
      // Fields that a sample leaves out at its end must be written before one can follow.
      let missing = bytes[format].count { $0 == UInt8(ascii: ":") } - bytes[column].count { $0 == UInt8(ascii: ":") }
      for _ in 0..<max(missing, 0) { text.append(contentsOf: ":.".utf8) }
      for word in 0..<words.perSample {
        text.append(word == 0 ? UInt8(ascii: ":") : UInt8(ascii: ","))
        text.append(contentsOf: String(words.words[sample * words.perSample + word]).utf8)
      }
    }
  }
}
