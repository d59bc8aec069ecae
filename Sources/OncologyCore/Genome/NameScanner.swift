/// Takes words, numbers and amino acids off the front of a name, as the readers of HGVS's names need them.
package struct NameScanner {
  /// What was not taken yet.
  package private(set) var rest: Substring

  package init(_ text: Substring) { rest = text }

  package var isAtEnd: Bool { rest.isEmpty }

  /// Takes the word where the rest begins with it, letter by letter: an accent after it makes it another word.
  package mutating func take(_ word: String) -> Bool {
    guard rest.prefix(word.count) == word else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }

  /// The same in upper or lower case; `word` is given in lower case.
  package mutating func takeIgnoringCase(_ word: String) -> Bool {
    guard rest.prefix(word.count).lowercased() == word else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }

  /// The characters up to the first that does not belong.
  package mutating func take(while belongs: (Character) -> Bool) -> Substring {
    let found = rest.prefix(while: belongs)
    rest = rest[found.endIndex...]
    return found
  }

  /// A number of at most nine digits; a longer one is not taken. No sequence has so many places, and sums and lengths of
  /// such numbers fit an `Int`.
  package mutating func number() -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard digits.utf8.count <= 9, let value = Int(digits) else { return nil }
    rest = rest[digits.endIndex...]
    return value
  }
}

/// Amino acids and residues.
extension NameScanner {
  /// Three letters where they are a code in HGVS's own case (`Val`), else one letter.
  mutating func aminoAcid() -> AminoAcid? {
    let three = rest.prefix(3)
    if three.count == 3, three.dropFirst().allSatisfy(\.isLowercase), let found = AminoAcid(code: three) {
      rest = rest.dropFirst(3)
      return found
    }
    guard let letter = rest.first, let found = AminoAcid(letter: letter) else { return nil }
    rest.removeFirst()
    return found
  }

  /// A stop before a distance: `*`, `Ter`, or the `X` of older names (`fsX19`).
  mutating func takeStopSign() -> Bool {
    guard let sign = aminoAcid() else { return false }
    return sign.isStop || sign.letter == "X"
  }

  mutating func residue() -> ProteinChange.Residue? {
    guard let aminoAcid = aminoAcid(), let position = number(), position > 0 else { return nil }
    return ProteinChange.Residue(aminoAcid, position)
  }

  /// One or more amino acids up to the end; `nil` where there is none or something else follows.
  mutating func residues() -> [AminoAcid]? {
    var found: [AminoAcid] = []
    while !isAtEnd {
      guard let next = aminoAcid() else { return nil }
      found.append(next)
    }
    return found.isEmpty ? nil : found
  }
}
