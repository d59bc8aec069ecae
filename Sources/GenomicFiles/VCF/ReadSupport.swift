import InputFiles
import OncologyCore
import TabularText

/// How many reads of a sample show an alternative, by the rules of `Documentation/Formats/vcf.md`.
struct ReadSupport {
  var depth: Int?
  var alternate: Int?
  /// Reads of the reference, or of all alleles, that the alternative's reads are a share of.
  var comparable: Int?
  var fraction: Double?
  /// The values do not fit the record's alleles and were not used.
  var hasUnfitValues = false
  /// The stated fraction cannot come from the stated reads.
  var isContradictory = false
  var alternateExceedsDepth = false
}

/// Reads `ReadSupport` for one alternative of one record.
struct ReadSupportRule {
  let input: InputPath
  let line: Int
  /// 1-based, and how many alternatives the record has.
  let alternate: Int
  let count: Int
  /// Upper case, for Strelka's counts by base.
  let reference: String
  let bases: String

  /// - Parameters:
  ///   - named: whether tags that the person named hold depth and fraction instead of the rule's own fields.
  func support(
    _ bytes: Span<UInt8>, _ values: SampleValues, namedDepth: Range<Int>?, namedFraction: Range<Int>?,
    named: (depth: Bool, fraction: Bool)
  ) throws(InputError) -> ReadSupport {
    var support = ReadSupport()
    try readAlleles(bytes, values, &support)
    if named.depth {
      if let namedDepth { support.depth = try depth(bytes, namedDepth, "the depth tag") }
    } else if let place = values[.depth] {
      support.depth = try depth(bytes, place, "DP")
    } else {
      support.depth = support.comparable
    }
    if named.fraction {
      if let namedFraction { support.fraction = try namedFractionValue(bytes, namedFraction) }
    } else {
      try readFraction(bytes, values, &support)
    }
    settle(&support, isFractionNamed: named.fraction)
    return support
  }

  /// Counts by allele: AD of all alleles, VarScan's RD and AD, freebayes' RO and AO, Strelka's tiers.
  private func readAlleles(_ bytes: Span<UInt8>, _ values: SampleValues, _ support: inout ReadSupport)
    throws(InputError)
  {
    if let depths = values[.alleleDepths] {
      try readAlleleDepths(bytes, depths, values, &support)
    } else if let observations = values[.alternateObservations] {
      guard let place = element(bytes, observations, alternate - 1, of: count) else {
        support.hasUnfitValues = true
        return
      }
      support.alternate = try whole(bytes, place, "AO")
      guard let other = values[.referenceObservations], let reference = try whole(bytes, other, "RO") else { return }
      support.comparable = try sum(bytes, observations, "AO").map { $0 + reference }
    } else if reference.utf8.count == 1, bases.utf8.count == 1 {
      support.alternate = try tier(bytes, values, Self.field(of: bases))
      let reference = try tier(bytes, values, Self.field(of: reference))
      support.comparable = support.alternate.flatMap { count in reference.map { $0 + count } }
    } else {
      support.alternate = try tier(bytes, values, .indelTier)
      let reference = try tier(bytes, values, .referenceTier)
      support.comparable = support.alternate.flatMap { count in reference.map { $0 + count } }
    }
  }

  private func readAlleleDepths(
    _ bytes: Span<UInt8>, _ depths: Range<Int>, _ values: SampleValues, _ support: inout ReadSupport
  ) throws(InputError) {
    if let place = element(bytes, depths, alternate, of: count + 1) {
      support.alternate = try whole(bytes, place, "AD")
      support.comparable = try sum(bytes, depths, "AD")
    } else if count == 1, let place = element(bytes, depths, 0, of: 1), let reference = values[.referenceDepth] {
      support.alternate = try whole(bytes, place, "AD")
      let other = try whole(bytes, reference, "RD")
      support.comparable = support.alternate.flatMap { count in other.map { $0 + count } }
    } else {
      support.hasUnfitValues = true
    }
  }

  /// Strelka's SNV fields `AU`, `CU`, `GU`, `TU` by base.
  private static func field(of base: String) -> SampleField? {
    switch base {
    case "A": return .baseA
    case "C": return .baseC
    case "G": return .baseG
    case "T": return .baseT
    default: return nil
    }
  }

  /// Strelka states counts of tier 1 and tier 2; its guide computes fractions from tier 1.
  private func tier(_ bytes: Span<UInt8>, _ values: SampleValues, _ field: SampleField?) throws(InputError) -> Int? {
    guard let field, let value = values[field] else { return nil }
    let end = bytes.firstIndex(of: UInt8(ascii: ","), in: value) ?? value.upperBound
    return try whole(bytes, value.lowerBound..<end, "\(field)")
  }

  private func readFraction(_ bytes: Span<UInt8>, _ values: SampleValues, _ support: inout ReadSupport)
    throws(InputError)
  {
    let fields: [(SampleField, String)] = [(.fraction, "AF"), (.variantFraction, "VAF"), (.mutectFraction, "FA")]
    for (field, name) in fields {
      guard let value = values[field] else { continue }
      guard let place = perAlternate(bytes, value) else {
        support.hasUnfitValues = true
        continue
      }
      support.fraction = try fraction(bytes, place, name)
      if support.fraction != nil { return }
    }
    if let value = values[.frequency] {
      support.fraction = try percentage(bytes, value)
    }
  }

  /// Takes the fraction from the reads where it is not stated (never for a tag that the person named: sources are not
  /// mixed), and compares them where both are there.
  private func settle(_ support: inout ReadSupport, isFractionNamed: Bool) {
    guard let alternate = support.alternate else { return }
    if let depth = support.depth, alternate > depth { support.alternateExceedsDepth = true }
    let reads = support.comparable ?? support.depth
    guard let reads, reads > 0, alternate <= reads else { return }
    let ratio = Double(alternate) / Double(reads)
    guard let stated = support.fraction else {
      if !isFractionNamed { support.fraction = ratio }
      return
    }
    // Rounding to two decimals is half a hundredth. Mutect2 states (a + 1)/(n + 2), counted over fragments, of which there
    // may be half as many as reads: that lies up to 2/(n + 4) from the reads' share.
    support.isContradictory = abs(stated - ratio) > 0.02 + 2 / Double(reads + 4)
  }
}

extension ReadSupportRule {
  /// The value for this alternative: one for each alternative, or one for each allele with the reference first.
  private func perAlternate(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Range<Int>? {
    element(bytes, value, alternate - 1, of: count) ?? element(bytes, value, alternate, of: count + 1)
  }

  /// The n-th of the values between commas, where there are exactly so many.
  private func element(_ bytes: Span<UInt8>, _ value: Range<Int>, _ wanted: Int, of expected: Int) -> Range<Int>? {
    var number = 0
    var start = value.lowerBound
    var found: Range<Int>?
    while true {
      let end = bytes.firstIndex(of: UInt8(ascii: ","), in: start..<value.upperBound) ?? value.upperBound
      if number == wanted { found = start..<end }
      number += 1
      guard end < value.upperBound else { break }
      start = end + 1
    }
    return number == expected ? found : nil
  }

  private func sum(_ bytes: Span<UInt8>, _ value: Range<Int>, _ column: String) throws(InputError) -> Int? {
    var total = 0
    var start = value.lowerBound
    while true {
      let end = bytes.firstIndex(of: UInt8(ascii: ","), in: start..<value.upperBound) ?? value.upperBound
      guard let part = try whole(bytes, start..<end, column) else { return nil }
      total += part
      guard end < value.upperBound else { return total }
      start = end + 1
    }
  }

  /// A count of reads; `nil` where it is missing.
  private func whole(_ bytes: Span<UInt8>, _ place: Range<Int>, _ column: String) throws(InputError) -> Int? {
    if bytes.isMissing(place) { return nil }
    guard let value = bytes.integer(place), WholeNumber.counts.contains(value) else {
      throw InputError(
        .invalidValue, "“\(bytes.shortText(place))” is not a number of reads.",
        at: input.location(line: line, column: column))
    }
    return value
  }

  private func depth(_ bytes: Span<UInt8>, _ place: Range<Int>, _ column: String) throws(InputError) -> Int? {
    if element(bytes, place, 0, of: 1) == nil {
      throw InputError(
        .invalidValue, "“\(bytes.shortText(place))” is several values, and a depth is one.",
        at: input.location(line: line, column: column))
    }
    return try whole(bytes, place, column)
  }

  private func namedFractionValue(_ bytes: Span<UInt8>, _ value: Range<Int>) throws(InputError) -> Double? {
    guard let place = perAlternate(bytes, value) else {
      throw InputError(
        .invalidValue,
        "“\(bytes.shortText(value))” has not one value for each alternative (the record has \(count)).",
        at: input.location(line: line, column: "the allele-fraction tag"))
    }
    if place.last.map({ bytes[$0] }) == UInt8(ascii: "%") { return try percentage(bytes, place) }
    return try fraction(bytes, place, "the allele-fraction tag")
  }

  private func percentage(_ bytes: Span<UInt8>, _ place: Range<Int>) throws(InputError) -> Double? {
    if bytes.isMissing(place) { return nil }
    guard bytes[place.upperBound - 1] == UInt8(ascii: "%"), let value = bytes.number(place.dropLast()),
      (0...100).contains(value)
    else { throw noFraction(bytes, place, "FREQ") }
    return value / 100
  }

  private func fraction(_ bytes: Span<UInt8>, _ place: Range<Int>, _ column: String) throws(InputError) -> Double? {
    if bytes.isMissing(place) { return nil }
    guard let value = bytes.number(place), (0...1).contains(value) else { throw noFraction(bytes, place, column) }
    return value
  }

  private func noFraction(_ bytes: Span<UInt8>, _ place: Range<Int>, _ column: String) -> InputError {
    InputError(
      .invalidValue, "“\(bytes.shortText(place))” is not an allele fraction: a finite number from 0 to 1 is expected.",
      at: input.location(line: line, column: column))
  }
}
