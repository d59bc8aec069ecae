extension HGVS {
  /// How a name is written.
  package struct Style: Hashable, Sendable {
    /// One or three letters an amino acid.
    package enum AminoAcids: Hashable, Sendable { case threeLetters, oneLetter }

    package var aminoAcids: AminoAcids
    /// Whether what HGVS advises to leave out (`delACT`) is written all the same.
    package var keepsRestated: Bool
    /// RNA in upper case, as older names have it.
    package var upperCaseRNA: Bool
    /// `fsTer` where the distance to the new stop is not told, as older names have it; HGVS writes `fs`.
    package var stopWithoutDistance: Bool

    package init(
      aminoAcids: AminoAcids = .threeLetters, keepsRestated: Bool = false, upperCaseRNA: Bool = false,
      stopWithoutDistance: Bool = false
    ) {
      self.aminoAcids = aminoAcids
      self.keepsRestated = keepsRestated
      self.upperCaseRNA = upperCaseRNA
      self.stopWithoutDistance = stopWithoutDistance
    }

    /// As HGVS recommends: three letters, `Ter`, RNA in lower case, nothing restated that the location tells
    /// ("Standards"; "Deletion"; "Frame shift").
    package static let recommended = Style()
    /// Everything that the value holds.
    package static let complete = Style(keepsRestated: true)
  }
}

extension HGVS.Variant: CustomStringConvertible {
  package var description: String { text() }

  package func text(_ style: HGVS.Style = .recommended) -> String {
    let name: String
    switch body {
    case .nucleotide(let type, let description):
      name = "\(type.letter)." + description.text { $0.text(type, style) }
    case .protein(let description):
      name = "p." + description.text { $0.text(style) }
    }
    return reference.map { "\($0):" + name } ?? name
  }
}

extension HGVS.Description {
  func text(_ text: (Change) -> String) -> String {
    switch self {
    case .single(let change): return text(change)
    case .unphased(let changes): return changes.map(text).joined(separator: "(;)")
    case .alleles(let alleles):
      return alleles.map { allele in
        "[" + text(allele.first) + allele.others.map { $0.joint.rawValue + text($0.change) }.joined() + "]"
      }.joined(separator: ";")
    }
  }
}

extension HGVS.Location {
  func text(_ text: (Position) -> String) -> String {
    start.text(text) + (end.map { "_" + $0.text(text) } ?? "")
  }
}

extension HGVS.Boundary {
  func text(_ text: (Position) -> String) -> String {
    switch self {
    case .exact(let position): return text(position)
    case .unknown: return "?"
    case .within(let from, let to): return "(" + (from.map(text) ?? "?") + "_" + (to.map(text) ?? "?") + ")"
    }
  }
}

extension HGVS.NucleotidePosition: CustomStringConvertible {
  package var description: String {
    let sign: String
    switch origin {
    case .start: sign = ""
    case .beforeStart: sign = "-"
    case .behindStop: sign = "*"
    }
    let behind: String
    switch offset {
    case nil: behind = ""
    case .bases(let count)?: behind = count < 0 ? String(count) : "+\(count)"
    case .unknownDownstream?: behind = "+?"
    case .unknownUpstream?: behind = "-?"
    }
    return sign + String(base) + behind
  }
}

extension HGVS.SequenceRange {
  var text: String {
    let before = source.map { "\($0.reference):\($0.coordinates.letter)." } ?? ""
    return before + location.text(\.description) + (isInverted ? "inv" : "")
  }
}
