/// Which known words a mistyped one was likely meant to be: for the “Did you mean” of an `InputError`'s fix.
public enum Suggestions {
  /// The nearest words by optimal string alignment distance (insert, delete, replace, swap neighbours), any case.
  ///
  /// A word counts as near when at most a third of the longer word's letters differ (one for short words), or when
  /// one begins with the other and three letters or more agree. Nearest first, then in alphabetical order; no word
  /// twice.
  public static func nearest(to word: String, in candidates: some Sequence<String>, limit: Int = 3) -> [String] {
    let wanted = Array(word.lowercased().utf8)
    guard !wanted.isEmpty, wanted.count <= longestWord, limit > 0 else { return [] }
    var found: [(distance: Int, word: String)] = []
    for candidate in Set(candidates) {
      let letters = Array(candidate.lowercased().utf8)
      guard letters.count <= longestWord else { continue }
      let allowed = max(1, max(wanted.count, letters.count) / 3)
      if letters.count >= 3, wanted.count >= 3, letters.starts(with: wanted) || wanted.starts(with: letters) {
        found.append((min(allowed, abs(letters.count - wanted.count)), candidate))
      } else if let distance = distance(wanted, letters, within: allowed), distance < letters.count {
        found.append((distance, candidate))
      }
    }
    return found.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }.prefix(limit).map(\.word)
  }

  /// `Did you mean “A” or “B”?`, or `nil` where nothing is near.
  public static func question(for word: String, in candidates: some Sequence<String>, limit: Int = 3) -> String? {
    let near = nearest(to: word, in: candidates, limit: limit).map { "“\($0)”" }
    guard let last = near.last else { return nil }
    return near.count == 1
      ? "Did you mean \(last)?" : "Did you mean \(near.dropLast().joined(separator: ", ")) or \(last)?"
  }

  /// Longer words are no names: comparing them would cost the square of their length.
  private static let longestWord = 128

  /// Optimal string alignment distance, or `nil` where it is greater than `limit`.
  static func distance(_ left: [UInt8], _ right: [UInt8], within limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in 0..<right.count {
        let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      if current.min()! > limit { return nil }
      beforeLast = last
      last = current
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
