import OncologyCore

/// What a change within the coding sequence does to the protein, read from the sequence itself.
///
/// Terms follow Ensembl VEP's definitions (ensembl-variation 115) with three deviations, because a term must not hide
/// what the protein's name says: an immediate stop by a frameshift is `stop_gained` as well, a changed residue beside a
/// retained stop stays `missense_variant`, and a lost start is told for in-frame deletions too.
struct CodingConsequence {
  private(set) var consequences: ConsequenceSet = []
  private(set) var protein: ProteinChange?
  /// 1-based; the first residue whose codon is touched, or the first that differs.
  private(set) var residue: Int
  /// Where the new stop codon begins, as a 0-based offset of the unchanged coding sequence.
  private(set) var newStop: Int?

  init(_ coding: EditedCoding) {
    residue = coding.firstCodon + 1
    let touchesStart = coding.referenceWindow.contains(0)
    if touchesStart, !coding.hasStartCodon {
      loseStart(coding)
    } else if coding.insertsUnknownBases {
      consequences = coding.keepsFrame ? .codingSequence : .frameshift
    } else if coding.keepsFrame {
      readInFrame(coding)
    } else {
      readShifted(coding)
    }
    if touchesStart, !consequences.contains(.startLost) {
      consequences.remove(.synonymous)
      consequences.insert(.startRetained)
    }
  }

  private mutating func loseStart(_ coding: EditedCoding) {
    consequences = .startLost
    if !coding.keepsFrame {
      consequences.insert(.frameshift)
    } else if coding.lengthChange != 0 {
      consequences.insert(coding.lengthChange > 0 ? .inframeInsertion : .inframeDeletion)
    }
    protein = ProteinChange(first: ProteinChange.Residue(.methionine, 1), kind: .startLost)
  }

  // MARK: The frame is kept

  private mutating func readInFrame(_ coding: EditedCoding) {
    let before = coding.referenceWindow.map(coding.residue)
    let after = coding.editedWindow.map { coding.editedResidue($0) ?? .unknownResidue }
    let stopBefore = before.firstIndex(of: .stopResidue), stopAfter = after.firstIndex(of: .stopResidue)
    let isBeforeStop = before.isEmpty && coding.firstCodon == coding.stopCodon
    if before == after || (isBeforeStop && stopAfter == 0) {
      consequences = stopBefore != nil || isBeforeStop ? .stopRetained : .synonymous
      protein = ProteinNaming(coding).unchanged(coding.referenceWindow)
      return
    }
    switch (stopBefore, stopAfter) {
    case (let old, let stop?) where old == nil || stop < old!:
      consequences.insert(.stopGained)
      consequences.formUnion(lengthTerms(coding, before, Array(after[...stop])))
      newStop = coding.referenceOffset(3 * (coding.firstCodon + stop))
      protein = ProteinNaming(coding).nonsense(before: before, after: Array(after[...stop]))
    case (_?, nil):
      consequences.insert(.stopLost)
      consequences.formUnion(lengthTerms(coding, before, after))
      protein = ProteinNaming(coding).lostStop(before: before, after: after)
    case (let old?, let new?):  // behind the same or more residues
      consequences.insert(.stopRetained)
      let bodyBefore = Array(before[..<old]), bodyAfter = Array(after[..<new])
      consequences.formUnion(bodyTerms(coding, bodyBefore, bodyAfter))
      protein = ProteinNaming(coding).inFrame(before: bodyBefore, after: bodyAfter)
    default:
      consequences = bodyTerms(coding, before, after)
      protein = ProteinNaming(coding).inFrame(before: before, after: after)
    }
    if let protein { residue = protein.first.position }
  }

  private func bodyTerms(_ coding: EditedCoding, _ before: [UInt8], _ after: [UInt8]) -> ConsequenceSet {
    before == after ? [] : before.count == after.count ? .missense : lengthTerms(coding, before, after)
  }

  /// Terms for a change of the protein's length; none for one of equal length.
  private func lengthTerms(_ coding: EditedCoding, _ before: [UInt8], _ after: [UInt8]) -> ConsequenceSet {
    if coding.lengthChange == 0 { return [] }
    if coding.lengthChange < 0, coding.inserted.isEmpty { return .inframeDeletion }
    if coding.lengthChange > 0, after.starts(with: before) || after.reversed().starts(with: before.reversed()) {
      return .inframeInsertion
    }
    let startsWithStop = before.first == .stopResidue || after.first == .stopResidue
    return startsWithStop ? [] : .proteinAltering
  }

  // MARK: The frame is shifted

  private mutating func readShifted(_ coding: EditedCoding) {
    consequences = .frameshift
    var number = coding.firstCodon
    while number <= coding.stopCodon {
      let before = coding.residue(number), after = coding.editedResidue(number)
      if before == after {
        if before == .stopResidue { return keepStop(coding) }
        number += 1
        continue
      }
      residue = number + 1
      nameShift(coding, at: number, before: before, after: after)
      return
    }
  }

  private mutating func keepStop(_ coding: EditedCoding) {
    consequences = .stopRetained
    protein = ProteinNaming(coding).unchanged(coding.stopCodon..<(coding.stopCodon + 1))
  }

  private mutating func nameShift(_ coding: EditedCoding, at number: Int, before: UInt8, after: UInt8?) {
    let first = ProteinChange.Residue(AminoAcid(byte: before), number + 1)
    let alternate = after.map(AminoAcid.init(byte:))
    if before == .stopResidue {
      consequences.insert(.stopLost)
      protein = ProteinChange(first: first, kind: .stopLost(alternate: alternate, extensionLength: nil))
      return
    }
    if coding.referenceWindow.contains(coding.stopCodon) { consequences.insert(.stopLost) }
    guard let after, let alternate else {
      protein = ProteinChange(first: first, kind: .frameshift(alternate: nil, newStopAt: nil))
      return
    }
    if after == .stopResidue {
      consequences.insert(.stopGained)
      newStop = coding.referenceOffset(3 * number)
      protein = ProteinChange(first: first, kind: .substitution(alternate: .stop))
      return
    }
    var stop = number + 1
    while let next = coding.editedResidue(stop), next != .stopResidue { stop += 1 }
    let isFound = coding.editedResidue(stop) == .stopResidue
    if isFound { newStop = coding.referenceOffset(3 * stop) }
    protein = ProteinChange(
      first: first, kind: .frameshift(alternate: alternate, newStopAt: isFound ? stop - number + 1 : nil))
  }
}
