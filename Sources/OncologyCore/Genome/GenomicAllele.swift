/// One alternative allele on the forward strand, as in VCF 4.3: 1-based position of the first reference base.
///
/// `reference` and `alternate` are upper-case A, C, G, T or N; an indel keeps its anchoring base.
public struct GenomicAllele: Hashable, Sendable, Codable, CustomStringConvertible {
  public let contig: Contig
  public let position: Int
  public let reference: String
  public let alternate: String

  enum CodingKeys: String, CodingKey { case contig, position, reference, alternate }

  public init(contig: Contig, position: Int, reference: String, alternate: String) {
    self.contig = contig
    self.position = position
    self.reference = reference
    self.alternate = alternate
  }

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
