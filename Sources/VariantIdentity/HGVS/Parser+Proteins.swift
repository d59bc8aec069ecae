import OncologyCore

// MARK: Amino acids

extension HGVS.Parser {
  /// The stop: `Ter`, `*`, or the `X` of older names.
  mutating func stop() -> AminoAcid? {
    if take("Ter") || take("*") { return .stop }
    return attempt { parser in
      guard parser.take("X"), parser.next != UInt8(ascii: "a") else { return parser.fail(.stop) }
      return .stop
    }
  }

  /// `Ter` alone.
  mutating func threeLetterStop() -> AminoAcid? { take("Ter") ? .stop : fail(.stop) }

  /// `*`, or the `X` of older names.
  mutating func oneLetterStop() -> AminoAcid? { take("*") || take("X") ? .stop : fail(.stop) }

  /// In HGVS's own case: `Val`. Pyrrolysine and codes of three or more residues are not among HGVS's.
  mutating func threeLetterAminoAcid() -> AminoAcid? {
    attempt { parser in
      let start = parser.at
      guard let first = parser.next, first.isUpperCase, parser.take(first),
        parser.skip(limit: 2, while: \.isLowerCase) == 2, let found = AminoAcid(code: parser.text(from: start)),
        found.isNamedByHGVS
      else {
        parser.at = start
        return parser.fail(.aminoAcid)
      }
      return found
    }
  }

  mutating func oneLetterAminoAcid() -> AminoAcid? {
    guard let letter = next, letter.isUpperCase,
      let found = AminoAcid(letter: Character(UnicodeScalar(letter))), found.isNamedByHGVS
    else { return fail(.aminoAcid) }
    _ = take(letter)
    return found
  }

  /// Not the stop.
  mutating func aminoAcid() -> AminoAcid? { threeLetterAminoAcid() ?? oneLetterAminoAcid() }

  /// One residue or the stop.
  mutating func residueOrStop() -> AminoAcid? {
    threeLetterStop() ?? threeLetterAminoAcid() ?? oneLetterStop() ?? oneLetterAminoAcid()
  }

  /// One or more in three letters, a stop only at the end.
  mutating func threeLetterSequence(allowsStop: Bool = true) -> [AminoAcid]? {
    var found: [AminoAcid] = []
    while let next = threeLetterAminoAcid() { found.append(next) }
    if allowsStop, let stop = threeLetterStop() { found.append(stop) }
    return found.isEmpty ? nil : found
  }

  /// One or more in one letter, a stop only at the end; an `X` there is the stop, elsewhere any residue.
  mutating func oneLetterSequence(allowsStop: Bool = true) -> [AminoAcid]? {
    var found: [AminoAcid] = []
    while let next = oneLetterAminoAcid() { found.append(next) }
    guard allowsStop else { return found.isEmpty ? nil : found }
    if found.last?.letter == "X" {
      found[found.count - 1] = .stop
    } else if take("*") {
      found.append(.stop)
    }
    return found.isEmpty ? fail(.aminoAcid) : found
  }

  mutating func aminoAcids() -> [AminoAcid]? { threeLetterSequence() ?? oneLetterSequence() }

  private mutating func skip(limit: Int, while condition: (UInt8) -> Bool) -> Int {
    var count = 0
    while count < limit, let letter = next, condition(letter), take(letter) { count += 1 }
    return count
  }
}

extension AminoAcid {
  fileprivate var isNamedByHGVS: Bool { !isStop && letter != "O" && letter != "J" }
}

extension UInt8 {
  fileprivate var isUpperCase: Bool { isLetter && self & 0x20 == 0 }
  fileprivate var isLowerCase: Bool { isLetter && self & 0x20 != 0 }
}

// MARK: Edits of proteins

extension HGVS.Parser {
  mutating func proteinEdit() -> HGVS.ProteinEdit? {
    if let longer = proteinFrameshift() ?? proteinExtension() { return longer }
    if let inserted = proteinDeletionInsertion() ?? proteinInsertion() { return inserted }
    if let told = proteinWord() ?? proteinSubstitution() { return told }
    return bracketedCount().map { .repeats($0) } ?? fail(.edit)
  }

  /// An edit, or one in brackets.
  mutating func maybeUncertainProteinEdit() -> (edit: HGVS.ProteinEdit, isUncertain: Bool)? {
    if let edit = proteinEdit() { return (edit, false) }
    return attempt { parser in
      guard parser.take("("), let edit = parser.proteinEdit(), parser.take(")", else: .closingParenthesis) else {
        return nil
      }
      return (edit, true)
    }
  }

  mutating func proteinSubstitution() -> HGVS.ProteinEdit? {
    if take("?") { return .unknown }
    return residueOrStop().map { .substitution($0) }
  }

  mutating func proteinFrameshift() -> HGVS.ProteinEdit? {
    attempt { parser in
      let residue = parser.next == UInt8(ascii: "f") ? nil : parser.residueOrStop()
      guard let stop = parser.frameshiftStop() else { return nil }
      return .frameshift(residue, stop: stop.distance)
    }
  }

  struct Stop: Hashable { let distance: HGVS.Distance? }

  /// `fs` and how far on the new stop stands.
  mutating func frameshiftStop() -> Stop? {
    take("fs", else: .edit) ? newStop() ?? Stop(distance: nil) : nil
  }

  /// The sign of a stop and how far on it stands.
  mutating func newStop() -> Stop? { stop() == nil ? nil : Stop(distance: distance()) }

  mutating func distance() -> HGVS.Distance? {
    if take("?") { return .unknown }
    return number().map { .residues($0) }
  }

  mutating func proteinExtension() -> HGVS.ProteinEdit? {
    attempt { parser in
      let residue = parser.next == UInt8(ascii: "e") ? nil : parser.residueOrStop()
      return parser.extensionEnd().map { .extension(residue, $0) }
    }
  }

  /// `ext`, and where the protein goes on to.
  mutating func extensionEnd() -> HGVS.Extension? {
    take("ext", else: .edit) ? extensionPlace() ?? .untold : nil
  }

  /// Where a longer protein goes on to: to a new stop, or from a new start.
  mutating func extensionPlace() -> HGVS.Extension? {
    if let stop = newStop() { return .behindStop(stop.distance) }
    return attempt { parser in
      let residue = parser.aminoAcid()
      return parser.negativeNumber().map { .beforeStart(residue, residues: -$0) }
    }
  }

  mutating func proteinDeletionInsertion() -> HGVS.ProteinEdit? {
    attempt { parser in
      parser.take("delins", else: .edit) ? parser.aminoAcids().map { .deletionInsertion($0) } : nil
    }
  }

  mutating func proteinInsertion() -> HGVS.ProteinEdit? {
    attempt { parser in
      parser.take("ins", else: .edit) ? parser.aminoAcids().map { .insertion($0) } : nil
    }
  }

  /// `del`, `dup`, `=`
  mutating func proteinWord() -> HGVS.ProteinEdit? {
    if take("del") { return .deletion }
    if take("dup") { return .duplication }
    return take("=") ? .unchanged : fail(.edit)
  }
}
