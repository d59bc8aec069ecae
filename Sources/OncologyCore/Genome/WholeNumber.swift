/// Whole numbers as files and documents give them, within limits that no sum, difference or length of them can leave.
public enum WholeNumber {
  /// Positions on a contig, 1-based. No contig of the human genome is as long as 2^31 bases, and BCF stores 32 bits.
  public static let positions = 1...Int(Int32.max)
  /// Numbers of reads, residues, exons and records.
  public static let counts = 0...Int(Int32.max)

  /// Digits alone, without sign or space, of a number in the range; `nil` for anything else.
  public static func read(_ text: some StringProtocol, in range: ClosedRange<Int>) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let value = Int(text),
      range.contains(value)
    else { return nil }
    return value
  }
}

extension KeyedDecodingContainer {
  /// A whole number within the limits that its meaning sets; refused with its member where it lies outside.
  func decode(_ key: Key, in range: ClosedRange<Int>) throws -> Int {
    let value = try decode(Int.self, forKey: key)
    guard range.contains(value) else { throw outside("\(range.lowerBound)", "\(range.upperBound)", key) }
    return value
  }

  func decodeIfPresent(_ key: Key, in range: ClosedRange<Int>) throws -> Int? {
    guard let value = try decodeIfPresent(Int.self, forKey: key) else { return nil }
    guard range.contains(value) else { throw outside("\(range.lowerBound)", "\(range.upperBound)", key) }
    return value
  }

  func decodeIfPresent(_ key: Key, in range: ClosedRange<Double>) throws -> Double? {
    guard let value = try decodeIfPresent(Double.self, forKey: key) else { return nil }
    guard range.contains(value) else { throw outside("\(range.lowerBound)", "\(range.upperBound)", key) }
    return value
  }

  private func outside(_ least: String, _ greatest: String, _ key: Key) -> DecodingError {
    invalid("a number from \(least) to \(greatest) is expected.", at: key)
  }

  /// A member whose value has the right type and cannot be meant; `problem` is one sentence without the value.
  func invalid(_ problem: String, at key: Key) -> DecodingError {
    DecodingError.dataCorrupted(
      DecodingError.Context(
        codingPath: codingPath + [key], debugDescription: problem, underlyingError: InputError(.invalidValue, problem)))
  }
}
