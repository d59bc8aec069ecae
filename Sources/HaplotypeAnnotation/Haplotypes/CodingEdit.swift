internal import VariantAnnotation

/// One change placed on a transcript's coding sequence, in the transcript's direction.
///
/// An insertion or deletion takes one unchanged base along: the one before it on the genome or, where that lies outside
/// the part, the one after it; so the residues that are told are those around the change.
struct CodingEdit {
  let record: Int
  let allele: Int
  /// Index of the coding part in `ContigModels.codingParts`.
  let part: Int
  /// Replaced bases on the genome, 0-based, inclusive.
  let first: Int
  let last: Int
  /// 0-based coding position of the first replaced base.
  let start: Int
  let replacedCount: Int
  /// The new bases in `HaplotypeTree.bases`.
  let inserted: Range<Int>
  /// By how much the whole allele is longer than REF.
  let lengthDifference: Int
  /// What its place alone says.
  let terms: ConsequenceTerms

  var end: Int { start + replacedCount }
}

/// Where an edit falls on a coding part, before its bases are written down.
struct EditPlacement {
  let first: Int
  let last: Int
  /// An unchanged base that is written before (after) the new ones.
  var baseBefore: UInt8?
  var baseAfter: UInt8?

  init?(
    _ change: AlleleChange, _ effect: EdgeEffect, on part: ContigModels.CodingPart, _ sequence: ContigSequence
  ) {
    switch change.kind {
    case .unchanged: return nil
    case .substitution, .complex: (first, last) = (change.first, change.last)
    case .insertion:
      guard change.last < change.first else {
        (first, last) = (change.first, change.last)
        break
      }
      if change.first - 1 >= part.first, change.first > change.position {
        (first, last) = (change.first - 1, change.first - 1)
        baseBefore = sequence.base(at: first)
      } else {
        (first, last) = (change.first, change.first)
        baseAfter = sequence.base(at: first)
      }
    case .deletion:
      guard change.inserted.isEmpty else {
        (first, last) = (change.first, change.last)
        break
      }
      if !effect.isShifted, change.first - 1 >= part.first {
        (first, last) = (change.first - 1, change.last)
        baseBefore = sequence.base(at: first)
      } else {
        (first, last) = (effect.first, effect.first + change.last - change.first + 1)
        baseAfter = sequence.base(at: last)
      }
    }
  }
}
