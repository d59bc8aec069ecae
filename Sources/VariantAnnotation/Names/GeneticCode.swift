import OncologyCore

/// Codons to residues by NCBI's translation tables, as one-letter bytes, and the codons that may begin a protein.
///
/// A codon with a base that is not A, C, G or T is `X`.
package struct GeneticCode: Sendable {
  private let residues: [UInt8]
  private let starts: [Bool]

  static let standard = GeneticCode(TranslationTable.standard)
  static let mitochondrial = GeneticCode(TranslationTable.vertebrateMitochondrial)

  static func of(_ contig: Contig) -> GeneticCode { contig.name == "MT" ? mitochondrial : standard }

  /// NCBI's table of that number; 0 is table 1 with ATG as its only start. `nil` for a number that is not given out.
  package init?(number: Int) {
    guard let table = TranslationTable.all.first(where: { $0.number == number }) else { return nil }
    self.init(table)
  }

  private init(_ table: TranslationTable) {
    residues = table.residues.withUTF8Buffer { Array($0) }
    starts = table.starts.withUTF8Buffer { $0.map { $0 == UInt8.methionine } }
  }

  package func residue(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt8 {
    Self.index(first, second, third).map { residues[$0] } ?? .unknownResidue
  }

  /// Whether a protein may begin with this codon.
  package func isStart(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    Self.index(first, second, third).map { starts[$0] } ?? false
  }

  private static func index(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int? {
    let one = rank(first), two = rank(second), three = rank(third)
    guard one | two | three < 4 else { return nil }
    return Int(one << 4 | two << 2 | three)
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
  package static let stopResidue = UInt8(ascii: "*")
  package static let anyBase = UInt8(ascii: "N")
  static let unknownResidue = UInt8(ascii: "X")
  static let selenocysteine = UInt8(ascii: "U")
  package static let methionine = UInt8(ascii: "M")

  /// The base on the other strand; anything else than A, C, G, T stays what it is.
  package var complement: UInt8 {
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
  package var reverseComplement: [UInt8] { reversed().map(\.complement) }
}
