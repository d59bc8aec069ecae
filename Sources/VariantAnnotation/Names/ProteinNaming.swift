import OncologyCore

/// Names of in-frame changes of a protein (HGVS nomenclature 21.0, "Protein").
///
/// A change is described at its most C-terminal place (3′ rule), a duplication before an insertion; what stands before
/// and after an early stop is told up to that stop.
struct ProteinNaming {
  private let coding: EditedCoding
  init(_ coding: EditedCoding) { self.coding = coding }

  /// `p.Leu54=`, or the range of codons that a change leaves as they are.
  func unchanged(_ codons: Range<Int>) -> ProteinChange? {
    let first = min(codons.lowerBound, coding.stopCodon)
    let last = min(max(first, codons.upperBound - 1), coding.stopCodon)
    return ProteinChange(first: residue(first), last: residue(last), kind: .synonymous)
  }

  /// A stop within the changed codons: nonsense where it is the first difference, else told with what precedes it.
  func nonsense(before: [UInt8], after: [UInt8]) -> ProteinChange? {
    let shared = zip(before, after).prefix { $0 == $1 }.count
    let place = coding.firstCodon + shared
    let inserted = after[shared...].map(AminoAcid.init(byte:))
    if inserted.count == 1 {
      return ProteinChange(first: residue(place), kind: .substitution(alternate: .stop))
    }
    if shared == before.count {
      return ProteinChange(first: residue(place - 1), last: residue(place), kind: .insertion(inserted))
    }
    let last = residue(coding.firstCodon + before.count - 1)
    return ProteinChange(first: residue(place), last: last, kind: .deletionInsertion(inserted))
  }

  /// The stop is gone; how far the protein now reads is not known without the sequence behind it.
  func lostStop(before: [UInt8], after: [UInt8]) -> ProteinChange? {
    let shared = zip(before, after).prefix { $0 == $1 }.count
    guard before[shared] == .stopResidue else { return nil }
    let alternate = shared < after.count ? AminoAcid(byte: after[shared]) : nil
    return ProteinChange(
      first: residue(coding.stopCodon), kind: .stopLost(alternate: alternate, extensionLength: nil))
  }

  /// Residues by others, fewer or more, without a stop among them.
  func inFrame(before: [UInt8], after: [UInt8]) -> ProteinChange? {
    let prefix = zip(before, after).prefix { $0 == $1 }.count
    let restBefore = before[prefix...], restAfter = after[prefix...]
    let suffix = zip(restBefore.reversed(), restAfter.reversed()).prefix { $0 == $1 }.count
    let removed = restBefore.dropLast(suffix), inserted = Array(restAfter.dropLast(suffix))
    let place = coding.firstCodon + prefix
    if removed.isEmpty, inserted.isEmpty { return unchanged(place..<(place + 1)) }
    if removed.isEmpty { return insertion(of: inserted, at: place) }
    if inserted.isEmpty { return deletion(place..<(place + removed.count)) }
    let acids = inserted.map(AminoAcid.init(byte:))
    if removed.count == 1, acids.count == 1 {
      return ProteinChange(first: residue(place), kind: .substitution(alternate: acids[0]))
    }
    return ProteinChange(
      first: residue(place), last: residue(place + removed.count - 1), kind: .deletionInsertion(acids))
  }

  private func deletion(_ codons: Range<Int>) -> ProteinChange {
    var first = codons.lowerBound, next = codons.upperBound
    while next < coding.stopCodon, coding.residue(first) == coding.residue(next) {
      first += 1
      next += 1
    }
    return ProteinChange(first: residue(first), last: residue(next - 1), kind: .deletion)
  }

  private func insertion(of residues: [UInt8], at codon: Int) -> ProteinChange {
    var place = codon, rotated = 0
    while place < coding.stopCodon, coding.residue(place) == residues[rotated % residues.count] {
      place += 1
      rotated += 1
    }
    let turn = rotated % residues.count
    let inserted = Array(residues[turn...] + residues[..<turn])
    if place == coding.stopCodon {
      // residues before the stop lengthen the protein: an extension, which HGVS puts before an insertion
      let alternate = AminoAcid(byte: inserted[0])
      return ProteinChange(
        first: residue(place), kind: .stopLost(alternate: alternate, extensionLength: inserted.count))
    }
    let start = place - inserted.count
    if start >= 0, (start..<place).map(coding.residue) == inserted {
      return ProteinChange(first: residue(start), last: residue(place - 1), kind: .duplication)
    }
    return ProteinChange(
      first: residue(place - 1), last: residue(place), kind: .insertion(inserted.map(AminoAcid.init(byte:))))
  }

  private func residue(_ number: Int) -> ProteinChange.Residue {
    ProteinChange.Residue(AminoAcid(byte: coding.residue(number)), number + 1)
  }
}

extension AminoAcid {
  /// From a one-letter byte that translation gives; anything else is `X`.
  init(byte: UInt8) { self = Self.byByte[Int(byte & 127)] }

  private static let byByte: [AminoAcid] = (0..<128).map { byte in
    AminoAcid(letter: Character(UnicodeScalar(UInt8(byte)))) ?? AminoAcid(letter: "X")!
  }
}
