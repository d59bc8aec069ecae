import OncologyCore

/// Codons to residues by NCBI translation tables 1 (standard) and 2 (vertebrate mitochondrial), as one-letter bytes.
///
/// A codon with a base that is not A, C, G or T is `X`.
struct GeneticCode: Sendable {
  private let residues: [UInt8]

  /// In the order of NCBI's tables: first, second, third base through T, C, A, G.
  static let standard = GeneticCode("FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG")
  static let mitochondrial = GeneticCode("FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNKKSS**VVVVAAAADDEEGGGG")

  static func of(_ contig: Contig) -> GeneticCode { contig.name == "MT" ? mitochondrial : standard }

  private init(_ letters: StaticString) {
    residues = letters.withUTF8Buffer { Array($0) }
  }

  func residue(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt8 {
    let one = Self.rank(first), two = Self.rank(second), three = Self.rank(third)
    guard one | two | three < 4 else { return UInt8(ascii: "X") }
    return residues[Int(one << 4 | two << 2 | three)]
  }

  private static func rank(_ base: UInt8) -> UInt8 {
    switch base {
    case UInt8(ascii: "T"): return 0
    case UInt8(ascii: "C"): return 1
    case UInt8(ascii: "A"): return 2
    case UInt8(ascii: "G"): return 3
    default: return 4
    }
  }
}

extension UInt8 {
  static let stopResidue = UInt8(ascii: "*")
  static let anyBase = UInt8(ascii: "N")
  static let unknownResidue = UInt8(ascii: "X")
  static let selenocysteine = UInt8(ascii: "U")
  static let methionine = UInt8(ascii: "M")

  /// The base on the other strand; anything else than A, C, G, T stays what it is.
  var complement: UInt8 {
    switch self {
    case UInt8(ascii: "A"): return UInt8(ascii: "T")
    case UInt8(ascii: "C"): return UInt8(ascii: "G")
    case UInt8(ascii: "G"): return UInt8(ascii: "C")
    case UInt8(ascii: "T"): return UInt8(ascii: "A")
    default: return self
    }
  }
}

extension Collection<UInt8> {
  var reverseComplement: [UInt8] { reversed().map(\.complement) }
}
