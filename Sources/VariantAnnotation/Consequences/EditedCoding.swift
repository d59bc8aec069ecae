/// A coding sequence with one stretch replaced, read residue by residue before and after the change.
///
/// Offsets are 0-based along the coding sequence; residues are one-letter bytes, numbered from 0.
struct EditedCoding {
  let reference: ArraySlice<UInt8>
  let at: Int
  let removedCount: Int
  let inserted: [UInt8]
  private let code: GeneticCode
  private let start: Int

  init(
    _ reference: ArraySlice<UInt8>, at: Int, removing removedCount: Int, inserting inserted: [UInt8], code: GeneticCode
  ) {
    self.reference = reference
    self.at = at
    self.removedCount = removedCount
    self.inserted = inserted
    self.code = code
    start = reference.startIndex
  }

  var lengthChange: Int { inserted.count - removedCount }
  var keepsFrame: Bool { lengthChange % 3 == 0 }
  /// The stop codon's number among the residues.
  var stopCodon: Int { reference.count / 3 - 1 }
  var editedLength: Int { reference.count + lengthChange }

  /// The first codon that the change touches, and the codons of the reference that it touches; of an insertion between
  /// two codons there are none.
  var firstCodon: Int { at / 3 }
  var referenceWindow: Range<Int> {
    if removedCount > 0 { return firstCodon..<((at + removedCount - 1) / 3 + 1) }
    return firstCodon..<(at % 3 == 0 ? firstCodon : firstCodon + 1)
  }
  /// The codons that stand in their place; only where the frame is kept.
  var editedWindow: Range<Int> {
    let window = referenceWindow
    return window.lowerBound..<(window.upperBound + lengthChange / 3)
  }

  /// The residue of the protein as it is: the first is methionine whatever codon starts it, and a stop codon before the
  /// last codon is selenocysteine where it is TGA.
  func residue(_ number: Int) -> UInt8 {
    if number == 0 { return .methionine }
    let place = start + 3 * number
    let found = code.residue(reference[place], reference[place + 1], reference[place + 2])
    let isTGA = reference[place] == UInt8(ascii: "T") && reference[place + 1] == UInt8(ascii: "G")
    return found == .stopResidue && isTGA && number < stopCodon ? .selenocysteine : found
  }

  /// The residue after the change; `nil` past the last whole codon.
  func editedResidue(_ number: Int) -> UInt8? {
    let place = 3 * number
    guard place + 2 < editedLength else { return nil }
    let found = code.residue(base(place), base(place + 1), base(place + 2))
    if number == 0, hasStartCodon { return .methionine }
    if found == .stopResidue, lengthChange == 0, number < stopCodon, residue(number) == .selenocysteine,
      base(place) == UInt8(ascii: "T"), base(place + 1) == UInt8(ascii: "G")
    {
      return .selenocysteine
    }
    return found
  }

  /// Whether the changed sequence begins with ATG, or with the codon that started it before.
  var hasStartCodon: Bool {
    guard editedLength >= 3 else { return false }
    let codon = [base(0), base(1), base(2)]
    return codon == Array("ATG".utf8) || reference.prefix(3).elementsEqual(codon)
  }

  var insertsUnknownBases: Bool {
    inserted.contains { code.residue($0, $0, $0) == .unknownResidue }
  }

  private func base(_ place: Int) -> UInt8 {
    if place < at { return reference[start + place] }
    if place < at + inserted.count { return inserted[place - at] }
    return reference[start + place - lengthChange]
  }

  /// The place in the unchanged coding sequence of an offset in the changed one.
  func referenceOffset(_ edited: Int) -> Int {
    if edited < at { return edited }
    return max(at, edited - lengthChange)
  }
}
