extension ProteinChange {
  /// Reads a protein change in one- or three-letter code, with or without `p.` and parentheses.
  ///
  /// `V600E`, `p.(Val600Glu)`, `E746_A750del`, `K706Ffs*19`, `p.Arg1450Ter`, `A502_Y503dup`, `D770_N771insSVD`,
  /// `Q96_P97delinsH`, `M1?`, `*394Gext*12`, `V600` (result not told), `R465=`. What it cannot read is `nil`.
  public init?(hgvs text: some StringProtocol) {
    var reader = ResidueReader(Self.stripped(text))
    guard let first = reader.residue() else { return nil }
    var last = first
    if reader.take("_") {
      guard let end = reader.residue(), end.position >= first.position else { return nil }
      last = end
    }
    guard let kind = Self.kind(after: first, last: last, &reader), reader.isAtEnd else { return nil }
    self.init(first: first, last: last, kind: kind)
  }

  private static func stripped(_ text: some StringProtocol) -> Substring {
    var rest = Substring(text.trimmingSpaces)
    if let colon = rest.lastIndex(of: ":") { rest = rest[rest.index(after: colon)...] }
    if rest.hasPrefix("p.") { rest = rest.dropFirst(2) }
    if rest.hasPrefix("("), rest.hasSuffix(")") { rest = rest.dropFirst().dropLast() }
    return rest
  }

  private static func kind(after first: Residue, last: Residue, _ reader: inout ResidueReader) -> Kind? {
    if reader.isAtEnd { return .unknownResult }
    if reader.take("=") { return .synonymous }
    if reader.takeIgnoringCase("fs") { return frameshift(alternate: nil, &reader) }
    if reader.takeIgnoringCase("delins") { return reader.residues().map(Kind.deletionInsertion) }
    if reader.takeIgnoringCase("del") {
      if reader.takeIgnoringCase("ins") { return reader.residues().map(Kind.deletionInsertion) }
      _ = reader.residues()  // `del` may repeat what is deleted
      return .deletion
    }
    if reader.takeIgnoringCase("dup") {
      _ = reader.residues()
      return .duplication
    }
    if reader.takeIgnoringCase("ins") { return reader.residues().map(Kind.insertion) }
    if reader.take("?") { return first.position == 1 ? .startLost : .unknownResult }
    if reader.takeIgnoringCase("ext") { return stopExtension(alternate: nil, &reader) }
    if last != first {  // `VV600_601delinsEK` is also written `V600_K601>E`
      guard reader.take(">") else { return nil }
      return reader.residues().map(Kind.deletionInsertion)
    }
    guard let alternate = reader.aminoAcid() else { return nil }
    if reader.takeIgnoringCase("fs") { return frameshift(alternate: alternate, &reader) }
    if reader.takeIgnoringCase("ext") { return stopExtension(alternate: alternate, &reader) }
    if !reader.isAtEnd { return nil }
    if alternate == first.aminoAcid { return .synonymous }
    if first.position == 1, first.aminoAcid == .methionine { return .startLost }
    return first.aminoAcid.isStop
      ? .stopLost(alternate: alternate, extensionLength: nil) : .substitution(alternate: alternate)
  }

  private static func frameshift(alternate: AminoAcid?, _ reader: inout ResidueReader) -> Kind? {
    if reader.isAtEnd { return .frameshift(alternate: alternate, newStopAt: nil) }
    guard reader.takeStopSign() else { return nil }
    if reader.take("?") { return .frameshift(alternate: alternate, newStopAt: nil) }
    return .frameshift(alternate: alternate, newStopAt: reader.number())
  }

  private static func stopExtension(alternate: AminoAcid?, _ reader: inout ResidueReader) -> Kind? {
    guard reader.isAtEnd || reader.takeStopSign() else { return nil }
    if reader.take("?") { return .stopLost(alternate: alternate, extensionLength: nil) }
    return .stopLost(alternate: alternate, extensionLength: reader.number())
  }
}

/// Reads residues, letters and numbers off a protein change's text.
private struct ResidueReader {
  private var rest: Substring
  init(_ text: Substring) { rest = text }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  mutating func takeIgnoringCase(_ word: String) -> Bool {
    guard rest.prefix(word.count).lowercased() == word else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }

  mutating func number() -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let value = Int(digits) else { return nil }
    rest = rest.dropFirst(digits.count)
    return value
  }

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

extension StringProtocol {
  /// Without spaces, tabs and line ends around it.
  package var trimmingSpaces: SubSequence {
    guard let start = firstIndex(where: { !$0.isWhitespace }) else { return self[endIndex...] }
    let end = lastIndex(where: { !$0.isWhitespace })!
    return self[start...end]
  }
}
