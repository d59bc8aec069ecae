import InputFiles
import OncologyCore
import TabularText

/// The FORMAT fields that are read of a sample.
enum SampleField: Int, CaseIterable {
  case genotype, phaseSet, depth, alleleDepths, referenceDepth, fraction
  /// DeepVariant's `VAF`, VarScan's `FREQ`, MuTect 1's `FA`.
  case variantFraction, frequency, mutectFraction
  /// freebayes.
  case referenceObservations, alternateObservations
  /// Strelka: counts of each base, and of indels, by tier.
  case baseA, baseC, baseG, baseT, indelTier, referenceTier
  case namedDepth, namedFraction

  init?(_ line: Span<UInt8>, _ key: Range<Int>) {
    switch key.count {
    case 2:
      switch (line[key.lowerBound], line[key.lowerBound + 1]) {
      case (0x47, 0x54): self = .genotype  // GT
      case (0x50, 0x53): self = .phaseSet  // PS
      case (0x44, 0x50): self = .depth  // DP
      case (0x41, 0x44): self = .alleleDepths  // AD
      case (0x52, 0x44): self = .referenceDepth  // RD
      case (0x41, 0x46): self = .fraction  // AF
      case (0x46, 0x41): self = .mutectFraction  // FA
      case (0x52, 0x4F): self = .referenceObservations  // RO
      case (0x41, 0x4F): self = .alternateObservations  // AO
      case (0x41, 0x55): self = .baseA  // AU
      case (0x43, 0x55): self = .baseC  // CU
      case (0x47, 0x55): self = .baseG  // GU
      case (0x54, 0x55): self = .baseT  // TU
      default: return nil
      }
    case 3:
      if line.equals(key, "VAF") {
        self = .variantFraction
      } else if line.equals(key, "TIR") {
        self = .indelTier
      } else if line.equals(key, "TAR") {
        self = .referenceTier
      } else {
        return nil
      }
    default:
      guard line.equals(key, "FREQ") else { return nil }
      self = .frequency
    }
  }
}

/// One sample's values in one record, as places in the line. FORMAT is parsed anew only where it differs from the
/// record before.
struct SampleValues {
  private var format: [UInt8] = []
  /// For each `SampleField` its place in FORMAT, or -1.
  private var places = [Int](repeating: -1, count: SampleField.allCases.count)
  private var keyCount = 0
  private var parts: [Range<Int>] = []
  private var keys: [Range<Int>] = []
  /// `.` fields are as missing as those that a sample leaves off at its end.
  private var isMissing: [Bool] = []

  subscript(_ field: SampleField) -> Range<Int>? {
    let place = places[field.rawValue]
    return place >= 0 && place < parts.count && !isMissing[place] ? parts[place] : nil
  }

  func has(_ field: SampleField) -> Bool { places[field.rawValue] >= 0 }

  mutating func read(
    _ line: Span<UInt8>, format column: Range<Int>, column sample: Range<Int>, _ number: Int, _ input: InputPath,
    _ plan: VCFPlan
  ) throws(InputError) {
    if !line.equals(column, format) { try readFormat(line, column, number, input, plan) }
    line.split(sample, by: UInt8(ascii: ":"), into: &parts)
    guard parts.count <= keyCount else {
      throw InputError(
        .wrongColumnCount, "the sample has \(parts.count) values, and FORMAT names \(keyCount).",
        at: input.location(line: number, column: "FORMAT"))
    }
    isMissing.removeAll(keepingCapacity: true)
    for part in parts { isMissing.append(line.isMissing(part)) }
  }

  private mutating func readFormat(
    _ line: Span<UInt8>, _ column: Range<Int>, _ number: Int, _ input: InputPath, _ plan: VCFPlan
  ) throws(InputError) {
    format = column.map { line[$0] }
    for index in places.indices { places[index] = -1 }
    line.split(column, by: UInt8(ascii: ":"), into: &keys)
    keyCount = keys.count
    var seen: Set<String> = []
    if let twice = keys.first(where: { !seen.insert(line.text($0)).inserted }) {
      throw InputError(
        .malformed, "FORMAT names “\(line.shortText(twice))” twice.", at: input.location(line: number, column: "FORMAT")
      )
    }
    for (place, key) in keys.enumerated() {
      if let field = SampleField(line, key) { places[field.rawValue] = place }
      if let tag = plan.depthTag, line.equals(key, tag) { places[SampleField.namedDepth.rawValue] = place }
      if let tag = plan.fractionTag, line.equals(key, tag) { places[SampleField.namedFraction.rawValue] = place }
    }
  }
}

/// A genotype as one alternative sees it.
struct Genotype {
  /// How many alleles the genotype has, how many are this alternative, how many are not called.
  private(set) var alleles = 0
  private(set) var alternates = 0
  private(set) var missing = 0
  private(set) var isPhased = false
  /// Which of the alleles is this alternative, 0-based (the last of several).
  private(set) var haplotype = 0

  var isMissing: Bool { missing == alleles }
  var zygosity: Zygosity? {
    if alternates == 0 || missing > 0 { return nil }
    if alternates == alleles { return alleles == 1 ? .hemizygous : .homozygous }
    return .heterozygous
  }

  /// Reads `0/1`, `1|0`, `1`, `./.`; `nil` for what is no genotype of a record with so many alternatives.
  init?(_ line: Span<UInt8>, _ range: Range<Int>, alternate: Int, of count: Int) {
    var index = range.lowerBound
    // VCF 4.4 allows a phasing mark before the first allele.
    if index < range.upperBound, line[index] == UInt8(ascii: "|") || line[index] == UInt8(ascii: "/") { index += 1 }
    while true {
      var end = index
      while end < range.upperBound, line[end] != UInt8(ascii: "/"), line[end] != UInt8(ascii: "|") { end += 1 }
      if line.isMissing(index..<end) {
        guard end > index else { return nil }
        missing += 1
      } else {
        guard let allele = line.integer(index..<end), (0...count).contains(allele) else { return nil }
        if allele == alternate {
          alternates += 1
          haplotype = alleles
        }
      }
      alleles += 1
      guard end < range.upperBound else { break }
      if line[end] == UInt8(ascii: "|") { isPhased = true }
      index = end + 1
    }
  }
}
