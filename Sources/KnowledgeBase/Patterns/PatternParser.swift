import OncologyCore

/// Reads alteration patterns in the grammar of CIViC's molecular profile names.
///
/// The words `AND`, `OR`, `NOT`, `(` and `)` are operators where they stand alone; everything between them is one atom.
/// `AND` and `OR` side by side need parentheses. What cannot be read becomes `.unreadable` in its place: a pattern is
/// never dropped, and never guessed.
package struct PatternParser: Sendable {
  package init() {}

  package func parse(_ text: String) -> AlterationPattern {
    var reader = TokenReader(text)
    guard let pattern = reader.expression(), reader.isAtEnd else {
      return .unreadable(text: text, reason: text.trimmingSpaces.isEmpty ? .empty : .ambiguousOperators)
    }
    return pattern
  }
}

/// A recursive descent over the tokens of one pattern.
private struct TokenReader {
  private let tokens: [Substring]
  private var position = 0
  private var depth = 0
  private static let deepest = 64

  init(_ text: String) { tokens = text.split(separator: " ") }

  var isAtEnd: Bool { position == tokens.count }
  private var next: Substring? { position < tokens.count ? tokens[position] : nil }

  private mutating func take(_ word: String) -> Bool {
    guard next == word[...] else { return false }
    position += 1
    return true
  }

  /// Terms joined by one kind of operator; `nil` where operators are mixed, parentheses do not fit or are too deep.
  mutating func expression() -> AlterationPattern? {
    guard let first = term() else { return nil }
    var parts = [first]
    var joinedByAnd: Bool?
    while let word = next, word == "AND" || word == "OR" {
      let isAnd = word == "AND"
      if let joinedByAnd, joinedByAnd != isAnd { return nil }
      joinedByAnd = isAnd
      position += 1
      guard let part = term() else { return nil }
      parts.append(part)
    }
    guard let joinedByAnd else { return first }
    return joinedByAnd ? .all(parts) : .any(parts)
  }

  private mutating func term() -> AlterationPattern? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { return nil }
    if take("NOT") { return term().map(AlterationPattern.not) }
    if take("(") {
      guard let inner = expression(), take(")") else { return nil }
      return inner
    }
    var words: [Substring] = []
    while let word = next, !["AND", "OR", "NOT", "(", ")"].contains(word) {
      words.append(word)
      position += 1
    }
    return words.isEmpty ? nil : AtomParser(words).pattern
  }
}
