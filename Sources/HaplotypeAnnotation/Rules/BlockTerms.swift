internal import VariantAnnotation

/// What a block of edits does to the protein.
struct BlockTerms {
  private(set) var terms: ConsequenceTerms
  /// The start codon is lost together with the frame: no residues can be told.
  private(set) var isWithoutResidues = false

  init(placed: ConsequenceTerms, _ block: HaplotypeBlock, _ translation: BlockTranslation, isAfterStop: Bool) {
    terms = placed.intersection(.translated)
    if block.lengthDifference == 0, block.hasIndel { terms.insert(.inframeAltering) }
    let gainsMissingStop = judgeStop(translation)
    if terms.contains(.startLost), translation.keepsStart {
      terms.remove(.startLost)
      terms.insert(.startRetained)
    }
    if block.lengthDifference != 0 { judgeLength(block, translation) } else { compare(translation) }
    if gainsMissingStop { terms.remove(.stopGained) }
    judgeRestoredFrame(block, translation)
    if terms.isSuperset(of: [.frameshift, .startLost]) {
      terms.remove(.frameshift)
      isWithoutResidues = true
    }
    if isAfterStop { terms.insert(.afterStop) }
  }

  /// A change of the last codon is a stop lost only where the reference has a stop there and the haplotype has none.
  ///
  /// Whether the reference lacks its stop and the haplotype has one there: its stop is retained rather than gained.
  private mutating func judgeStop(_ translation: BlockTranslation) -> Bool {
    guard terms.contains(.stopLost) else { return false }
    let referenceStops = translation.reference.last == .stopResidue
    let alteredStops = translation.altered.last == .stopResidue
    if referenceStops, alteredStops {
      terms.remove(.stopLost)
      terms.insert(.stopRetained)
    } else if !referenceStops {
      terms.insert(alteredStops ? .stopRetained : .incompleteCoding)
      return alteredStops
    }
    return false
  }

  private mutating func judgeLength(_ block: HaplotypeBlock, _ translation: BlockTranslation) {
    if block.lengthDifference % 3 != 0 {
      terms.insert(.frameshift)
    } else {
      terms.insert(block.lengthDifference < 0 ? .inframeDeletion : .inframeInsertion)
    }
    if translation.reference.last != .stopResidue, translation.altered.last == .stopResidue {
      terms.insert(.stopGained)
    }
  }

  private mutating func compare(_ translation: BlockTranslation) {
    var differs = false
    for (index, residue) in translation.reference.enumerated() {
      let other = index < translation.altered.count ? translation.altered[index] : nil
      if residue == other { continue }
      differs = true
      if residue == .stopResidue {
        terms.insert(.stopLost)
      } else if other == .stopResidue {
        terms.insert(.stopGained)
      } else {
        terms.insert(.missense)
      }
    }
    if !differs { terms.insert(.synonymous) }
  }

  /// Several indels that restore the frame do so only where no stop comes before.
  private mutating func judgeRestoredFrame(_ block: HaplotypeBlock, _ translation: BlockTranslation) {
    let inframe: ConsequenceTerms = [.inframeDeletion, .inframeInsertion, .inframeAltering]
    guard block.edits.count > 1, !terms.isDisjoint(with: inframe), translation.altered.last == .stopResidue
    else { return }
    terms.subtract(inframe)
    terms.formUnion([.frameshift, .stopGained])
  }
}
