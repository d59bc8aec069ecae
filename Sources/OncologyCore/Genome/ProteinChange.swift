/// A change of a protein, as HGVS describes it (HGVS nomenclature 21.0, "Protein").
///
/// Residues are 1-based; ranges are inclusive. A value is what a name says, not that the name is true of a sequence.
public struct ProteinChange: Hashable, Sendable {
  /// One residue as a name states it.
  public struct Residue: Hashable, Sendable {
    public let aminoAcid: AminoAcid
    public let position: Int
    public init(_ aminoAcid: AminoAcid, _ position: Int) {
      self.aminoAcid = aminoAcid
      self.position = position
    }
  }

  public enum Kind: Hashable, Sendable {
    /// One residue by another; a stop as `alternate` is a nonsense change.
    case substitution(alternate: AminoAcid)
    case synonymous
    /// The first residue changed; new residue and distance to the new stop where they are told.
    case frameshift(alternate: AminoAcid?, newStopAt: Int?)
    case deletion
    case duplication
    /// Between two neighbouring residues.
    case insertion([AminoAcid])
    case deletionInsertion([AminoAcid])
    /// The start codon is changed: what becomes of the protein is not known.
    case startLost
    /// The stop is changed; new residue and distance to the next stop where known.
    case stopLost(alternate: AminoAcid?, extensionLength: Int?)
    /// A change of this residue whose result is not told (`p.Val600?`), or a bare residue (`V600`).
    case unknownResult
  }

  public let first: Residue
  /// The last residue of a range; equal to `first` where there is one residue only.
  public let last: Residue
  public let kind: Kind

  public init(first: Residue, last: Residue? = nil, kind: Kind) {
    self.first = first
    self.last = last ?? first
    self.kind = kind
  }

  public var isNonsense: Bool {
    switch kind {
    case .substitution(let alternate): return alternate.isStop && !first.aminoAcid.isStop
    case .deletionInsertion(let inserted), .insertion(let inserted): return inserted.contains(.stop)
    default: return false
    }
  }

  public var isFrameshift: Bool {
    if case .frameshift = kind { return true }
    return false
  }

  public var isTruncating: Bool { isNonsense || isFrameshift }

  /// One or more residues taken out, put in or both, without a shift of the frame or a stop.
  public var isInFrameIndel: Bool {
    switch kind {
    case .deletion, .duplication: return true
    case .insertion, .deletionInsertion: return !isNonsense
    default: return false
    }
  }

  public var residueRange: ClosedRange<Int> { first.position...max(first.position, last.position) }
}
