/// One alternative allele on the forward strand, as in VCF 4.3: 1-based position of the first reference base.
///
/// `reference` and `alternate` are upper-case A, C, G, T or N; an indel keeps its anchoring base.
public struct GenomicAllele: Hashable, Sendable, Codable, CustomStringConvertible {
  public let contig: Contig
  public let position: Int
  public let reference: String
  public let alternate: String

  public init(contig: Contig, position: Int, reference: String, alternate: String) {
    self.contig = contig
    self.position = position
    self.reference = reference
    self.alternate = alternate
  }

  /// So many bases of one allele are read; a longer change is no small variant, and comparing it costs much.
  public static let mostBases = 10_000

  /// Decoding refuses what no reader of files makes: a position outside the limits, other letters, no bases or too many.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    contig = try container.decode(Contig.self, forKey: .contig)
    position = try container.decode(.position, in: WholeNumber.positions)
    reference = try Self.bases(container, .reference)
    alternate = try Self.bases(container, .alternate)
  }

  private static func bases(_ container: KeyedDecodingContainer<CodingKeys>, _ key: CodingKeys) throws -> String {
    let text = try container.decode(String.self, forKey: key)
    guard (1...mostBases).contains(text.utf8.count), text.utf8.allSatisfy(letters.contains) else {
      throw container.invalid("1 to \(mostBases) bases A, C, G, T or N are expected.", at: key)
    }
    return text
  }

  private static let letters = Set("ACGTN".utf8)
  private enum CodingKeys: String, CodingKey { case contig, position, reference, alternate }

  public var description: String { "\(contig):\(position):\(reference):\(alternate)" }
  public var end: Int { position + reference.utf8.count - 1 }
  public var interval: GenomicInterval { GenomicInterval(contig: contig, start: position, end: end) }
  public var isSubstitution: Bool { reference.utf8.count == 1 && alternate.utf8.count == 1 }
  public var isIndel: Bool { reference.utf8.count != alternate.utf8.count }

  /// The same change with shared bases trimmed: suffix first, then prefix, always leaving one base on each side.
  ///
  /// This is the parsimonious form of Tan et al. 2015 (doi:10.1093/bioinformatics/btv112) without left alignment,
  /// which needs a reference sequence.
  public var parsimonious: GenomicAllele {
    var ref = Substring(reference), alt = Substring(alternate)
    while ref.utf8.count > 1, alt.utf8.count > 1, ref.last == alt.last {
      ref.removeLast()
      alt.removeLast()
    }
    var shift = 0
    while ref.utf8.count > 1, alt.utf8.count > 1, ref.first == alt.first {
      ref.removeFirst()
      alt.removeFirst()
      shift += 1
    }
    return GenomicAllele(contig: contig, position: position + shift, reference: String(ref), alternate: String(alt))
  }
}
