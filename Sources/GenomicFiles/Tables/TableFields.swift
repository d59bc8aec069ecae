import OncologyCore
import TabularText

extension TabularText {
  /// The first of these columns that the table has, in any case.
  func anyColumn(_ names: [String]) -> Int? {
    names.lazy.compactMap { name in columns.firstIndex { $0.lowercased() == name } }.first
  }
}

extension TabularText.Row {
  /// A position, 1-based; R writes `1e+05` for 100000.
  func position(_ column: Int, leastAllowed: Int = 1) throws(InputError) -> Int {
    let text = self[column]
    let value = Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
    guard let value, (leastAllowed...Int(Int32.max)).contains(value) else {
      throw InputError(
        .invalidValue, "“\(text)” is not a position: a whole number from \(leastAllowed) is expected.",
        at: location(column))
    }
    return value
  }

  /// A finite number, or `nil` where the table says that it is not known.
  func knownNumber(_ column: Int?) throws(InputError) -> Double? {
    guard let column, known(column) != nil else { return nil }
    return try number(column)
  }

  /// A finite number that is not negative, or `nil` where it is not known.
  func knownAmount(_ column: Int?) throws(InputError) -> Double? {
    guard let column, let value = try knownNumber(column) else { return nil }
    guard value >= 0 else {
      throw InputError(.invalidValue, "“\(self[column])” is negative.", at: location(column))
    }
    return value
  }

  func knownCount(_ column: Int?) throws(InputError) -> Int? {
    guard let column, known(column) != nil else { return nil }
    let value = try integer(column)
    guard value >= 0 else {
      throw InputError(.invalidValue, "“\(self[column])” is negative.", at: location(column))
    }
    return value
  }

  func contig(_ column: Int) throws(InputError) -> Contig {
    guard let name = known(column) else {
      throw InputError(.invalidValue, "the chromosome is missing.", at: location(column))
    }
    return Contig(name)
  }
}
