import OncologyCore
import TabularText

extension TabularText {
  /// The first of these columns that the table has, in any case; one that stands there in two spellings is refused.
  func anyColumn(_ names: [String]) throws(InputError) -> Int? {
    for name in names {
      let found = columns.indices.filter { columns[$0].lowercased() == name }
      if found.count > 1 {
        throw InputError(
          .malformed, "the columns \(found.map { "“\(columns[$0])”" }.joined(separator: " and ")) say the same thing.",
          at: SourceLocation(file: file), fix: "Keep the one that is meant.")
      }
      if let only = found.first { return only }
    }
    return nil
  }
}

extension TabularText.Row {
  /// A position, 1-based; R writes `1e+05` for 100000.
  func position(_ column: Int, leastAllowed: Int = 1) throws(InputError) -> Int {
    let text = self[column]
    let limits = leastAllowed...WholeNumber.positions.upperBound
    let value = WholeNumber.read(text, in: limits) ?? roundPosition(text)
    guard let value, limits.contains(value) else {
      throw InputError(
        .invalidValue,
        "“\(text)” is not a position: a whole number from \(leastAllowed) to \(limits.upperBound) is expected.",
        at: location(column))
    }
    return value
  }

  /// `1e+05`, which R makes of 100000: digits, and an exponent whose sign may stand.
  private func roundPosition(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, (0x30...0x39).contains(first) else { return nil }
    return bytes.span.number(0..<bytes.count).flatMap { Int(exactly: $0) }
  }

  /// A number within the range, or `nil` where the table says that it is not known.
  func knownNumber(_ column: Int?, in range: ClosedRange<Double>) throws(InputError) -> Double? {
    guard let column, known(column) != nil else { return nil }
    let value = try number(column)
    guard range.contains(value) else {
      throw InputError(
        .invalidValue,
        "“\(self[column])” lies outside \(NumberText.short(range.lowerBound)) to \(NumberText.short(range.upperBound)).",
        at: location(column))
    }
    return value
  }

  func knownCount(_ column: Int?) throws(InputError) -> Int? {
    guard let column, known(column) != nil else { return nil }
    return try count(column)
  }

  func contig(_ column: Int) throws(InputError) -> Contig {
    guard let name = known(column) else {
      throw InputError(.invalidValue, "the chromosome is missing.", at: location(column))
    }
    return Contig(name)
  }
}
