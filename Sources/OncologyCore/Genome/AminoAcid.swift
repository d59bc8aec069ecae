/// An amino acid, the stop (`*`), or any (`X`), by its one-letter code (IUPAC-IUB; selenocysteine is `U`).
public struct AminoAcid: Hashable, Sendable, CustomStringConvertible {
  public let letter: Character

  /// Reads a one-letter code, upper case; `nil` for what is none.
  public init?(letter: Character) {
    guard Self.threeLetter[letter] != nil else { return nil }
    self.letter = letter
  }

  /// Reads a three-letter code (`Val`, any case) or `Ter`; `nil` for what is none.
  public init?(code: some StringProtocol) {
    guard let letter = Self.oneLetter[code.uppercased()] else { return nil }
    self.letter = letter
  }

  public static let stop = AminoAcid(letter: "*")!
  public static let methionine = AminoAcid(letter: "M")!

  /// Three letters as HGVS recommends (`Val`, `Ter` for stop, `Xaa` for any).
  public var code: String { Self.threeLetter[letter]! }
  public var description: String { String(letter) }
  public var isStop: Bool { letter == "*" }

  private static let threeLetter: [Character: String] = [
    "A": "Ala", "R": "Arg", "N": "Asn", "D": "Asp", "C": "Cys", "Q": "Gln", "E": "Glu", "G": "Gly", "H": "His",
    "I": "Ile", "L": "Leu", "K": "Lys", "M": "Met", "F": "Phe", "P": "Pro", "S": "Ser", "T": "Thr", "W": "Trp",
    "Y": "Tyr", "V": "Val", "U": "Sec", "O": "Pyl", "B": "Asx", "Z": "Glx", "J": "Xle", "X": "Xaa", "*": "Ter",
  ]
  private static let oneLetter = Dictionary(uniqueKeysWithValues: threeLetter.map { ($1.uppercased(), $0) })
}
