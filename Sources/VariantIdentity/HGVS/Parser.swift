extension HGVS {
  /// Reads names byte by byte. Each rule consumes what it matches, or consumes nothing and answers `nil`; what was
  /// expected at the furthest byte reached is kept for the error.
  ///
  /// Every rule ends: a rule calls none that calls it, and a loop consumes at least one byte a turn.
  struct Parser {
    private let bytes: [UInt8]
    var at = 0
    private var furthest = 0
    private var expected: [Expectation] = []

    init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

    static let longestText = 1_000_000

    /// The whole text by a rule, or the reason why it is none.
    static func whole<Value>(
      _ text: some StringProtocol, _ rule: (inout Parser) -> Value?
    ) throws(SyntaxError) -> Value {
      guard text.utf8.count <= longestText else {
        throw SyntaxError(column: longestText + 1, expected: [.shorterText])
      }
      var parser = Parser(text)
      guard let value = rule(&parser) else { throw parser.error }
      guard parser.isAtEnd else {
        parser.note(.end)
        throw parser.error
      }
      return value
    }

    var isAtEnd: Bool { at == bytes.count }
    var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    func text(from start: Int) -> String { String(decoding: bytes[start..<at], as: UTF8.self) }

    private var error: SyntaxError { SyntaxError(column: furthest + 1, expected: expected) }

    /// Remembers what could have stood here.
    mutating func note(_ expectation: Expectation) {
      if at > furthest {
        furthest = at
        expected.removeAll(keepingCapacity: true)
      }
      if at == furthest, !expected.contains(expectation) { expected.append(expectation) }
    }

    mutating func fail<Value>(_ expectation: Expectation) -> Value? {
      note(expectation)
      return nil
    }

    /// The rule's value, or `nil` with nothing consumed.
    mutating func attempt<Value>(_ rule: (inout Parser) -> Value?) -> Value? {
      let start = at
      if let value = rule(&self) { return value }
      at = start
      return nil
    }

    /// One byte, where it is the one wanted.
    mutating func take(_ letter: UInt8) -> Bool {
      guard next == letter else { return false }
      at += 1
      return true
    }

    mutating func take(_ word: StaticString) -> Bool {
      let count = word.utf8CodeUnitCount
      guard bytes.count - at >= count else { return false }
      let matches = word.withUTF8Buffer { buffer in bytes[at..<(at + count)].elementsEqual(buffer) }
      if matches { at += count }
      return matches
    }

    mutating func take(_ word: StaticString, else expectation: Expectation) -> Bool {
      if take(word) { return true }
      note(expectation)
      return false
    }

    /// As many bytes as satisfy the condition.
    mutating func skip(while condition: (UInt8) -> Bool) -> Int {
      let start = at
      while at < bytes.count, condition(bytes[at]) { at += 1 }
      return at - start
    }
  }
}

// MARK: Numbers and letters

extension HGVS.Parser {
  /// Digits, at most 15 of them.
  mutating func number() -> Int? {
    attempt { parser in
      let start = parser.at
      let count = parser.skip(while: \.isDigit)
      guard count > 0, count <= 15 else {
        parser.at = start
        return parser.fail(.number)
      }
      return Int(parser.text(from: start))
    }
  }

  /// A number of 1 or more, written without leading zeros.
  mutating func positiveNumber() -> Int? {
    guard next != UInt8(ascii: "0") else { return fail(.position) }
    return number()
  }

  /// A number with a sign or without.
  mutating func signedNumber() -> Int? {
    attempt { parser in
      let isNegative = parser.take("-")
      if !isNegative { _ = parser.take("+") }
      return parser.number().map { isNegative ? -$0 : $0 }
    }
  }

  /// A number behind a minus.
  mutating func negativeNumber() -> Int? {
    attempt { parser in parser.take("-", else: .number) ? parser.number().map { -$0 } : nil }
  }

  mutating func sign() -> Bool? {
    if take("+") { return true }
    return take("-") ? false : nil
  }

  mutating func base(_ alphabet: HGVS.Alphabet) -> HGVS.Bases? {
    guard let letter = next, alphabet.contains(letter) else { return fail(.base) }
    let start = at
    _ = take(letter)
    return HGVS.Bases(text(from: start))
  }

  mutating func bases(_ alphabet: HGVS.Alphabet) -> HGVS.Bases? {
    let start = at
    guard skip(while: alphabet.contains) > 0 else { return fail(.base) }
    return HGVS.Bases(text(from: start))
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isLetter: Bool {
    let folded = self | 0x20
    return folded >= UInt8(ascii: "a") && folded <= UInt8(ascii: "z")
  }
}

extension HGVS {
  /// Which letters stand for bases (IUPAC; HGVS "Standards"), in either case.
  package enum Alphabet: Hashable, Sendable {
    case dna, rna

    func contains(_ letter: UInt8) -> Bool {
      letter.isLetter && (self == .dna ? Self.dnaLetters : Self.rnaLetters) >> UInt32(letter & 0x1F) & 1 == 1
    }

    private static let dnaLetters = mask("ACGTRYKMSWBDHVN")
    private static let rnaLetters = mask("ACGURYKMSWBDHVN")
    private static func mask(_ letters: String) -> UInt32 {
      letters.utf8.reduce(0) { $0 | 1 << UInt32($1 & 0x1F) }
    }
  }
}
