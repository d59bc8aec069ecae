extension ProteinChange {
  /// Reads a protein change in one- or three-letter code, with or without `p.` and parentheses.
  ///
  /// `V600E`, `p.(Val600Glu)`, `E746_A750del`, `K706Ffs*19`, `p.Arg1450Ter`, `R1450X`, `A502_Y503dup`, `D770_N771insSVD`,
  /// `Q96_P97delinsH`, `M1?`, `*394Gext*12`, `V600` (result not told), `R465=`. What it cannot read is `nil`.
  public init?(hgvs text: some StringProtocol) {
    var reader = NameScanner(Self.stripped(text))
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

  private static func kind(after first: Residue, last: Residue, _ reader: inout NameScanner) -> Kind? {
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
    // older names write a new stop as `X`; a residue that may be any is written `Xaa`
    let isOldStop = reader.rest == "X"
    guard let read = reader.aminoAcid() else { return nil }
    let alternate = isOldStop ? AminoAcid.stop : read
    if reader.takeIgnoringCase("fs") { return frameshift(alternate: alternate, &reader) }
    if reader.takeIgnoringCase("ext") { return stopExtension(alternate: alternate, &reader) }
    if !reader.isAtEnd { return nil }
    if alternate == first.aminoAcid { return .synonymous }
    if first.position == 1, first.aminoAcid == .methionine { return .startLost }
    return first.aminoAcid.isStop
      ? .stopLost(alternate: alternate, extensionLength: nil) : .substitution(alternate: alternate)
  }

  private static func frameshift(alternate: AminoAcid?, _ reader: inout NameScanner) -> Kind? {
    if reader.isAtEnd { return .frameshift(alternate: alternate, newStopAt: nil) }
    guard reader.takeStopSign() else { return nil }
    if reader.take("?") { return .frameshift(alternate: alternate, newStopAt: nil) }
    return .frameshift(alternate: alternate, newStopAt: reader.number())
  }

  private static func stopExtension(alternate: AminoAcid?, _ reader: inout NameScanner) -> Kind? {
    guard reader.isAtEnd || reader.takeStopSign() else { return nil }
    if reader.take("?") { return .stopLost(alternate: alternate, extensionLength: nil) }
    return .stopLost(alternate: alternate, extensionLength: reader.number())
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
