internal import VariantAnnotation

/// Edits of one haplotype that must be read together: they share a codon, or the frame is off between them.
struct HaplotypeBlock {
  /// In the transcript's direction.
  let edits: Range<Int>
  /// Bases gained by the haplotype before the block.
  let shift: Int
  /// Bases gained within the block.
  let lengthDifference: Int
  let hasIndel: Bool

  /// Splits a haplotype's edits, in the transcript's direction, into blocks.
  static func split(_ edits: [CodingEdit], from start: Int, into blocks: inout [HaplotypeBlock]) {
    blocks.removeAll(keepingCapacity: true)
    var first = start, shiftBefore = 0, difference = 0, hasIndel = false
    for index in start..<edits.count {
      difference += edits[index].lengthDifference
      if edits[index].lengthDifference != 0 { hasIndel = true }
      if index + 1 < edits.count, belongTogether(edits[index], edits[index + 1], shiftBefore + difference, difference) {
        continue
      }
      blocks.append(
        HaplotypeBlock(
          edits: first..<index + 1, shift: shiftBefore, lengthDifference: difference, hasIndel: hasIndel))
      shiftBefore += difference
      (first, difference, hasIndel) = (index + 1, 0, false)
    }
  }

  /// `shift`: bases gained up to and with `edit`; `difference`: those of the block that is open.
  private static func belongTogether(
    _ edit: CodingEdit, _ next: CodingEdit, _ shift: Int, _ difference: Int
  ) -> Bool {
    if difference % 3 != 0 { return true }
    // The last base of the edit in the altered sequence, and the first of the next one.
    let last = edit.start + shift - edit.lengthDifference + max(edit.inserted.count, 1) - 1
    return last / 3 == (next.start + shift) / 3
  }
}

/// Residues of a block, of the reference and of the haplotype, each up to its first stop.
struct BlockTranslation {
  let code: GeneticCode
  private(set) var reference: [UInt8] = []
  private(set) var altered: [UInt8] = []
  private var codon: (UInt8, UInt8, UInt8) = (0, 0, 0)
  private var codonFill = 0

  init(code: GeneticCode) { self.code = code }

  /// Whether the first codon of the reference and of the haplotype may begin a protein.
  private(set) var keepsStart = false

  mutating func translate(
    _ block: HaplotypeBlock, of edits: [CodingEdit], _ bases: [UInt8], _ reader: inout CodingReader
  ) {
    reference.removeAll(keepingCapacity: true)
    altered.removeAll(keepingCapacity: true)
    codonFill = 0
    keepsStart = false
    let start = edits[block.edits.lowerBound].start, end = edits[block.edits.upperBound - 1].end
    let isShifted = block.lengthDifference % 3 != 0
    translateReference(from: start / 3 * 3, to: isShifted ? reader.count : (end + 2) / 3 * 3, &reader)
    translateAltered(block.edits, of: edits, bases, &reader, fills: isShifted)
  }

  private mutating func translateReference(from start: Int, to end: Int, _ reader: inout CodingReader) {
    var place = start
    while place < end {
      let residue = code.residue(reader.base(at: place), reader.base(at: place + 1), reader.base(at: place + 2))
      reference.append(residue)
      if residue == .stopResidue { return }
      place += 3
    }
  }

  private mutating func translateAltered(
    _ range: Range<Int>, of edits: [CodingEdit], _ bases: [UInt8], _ reader: inout CodingReader, fills: Bool
  ) {
    let start = edits[range.lowerBound].start
    var place = start / 3 * 3
    for index in range {
      while place < edits[index].start {
        if add(reader.base(at: place)) { return }
        place += 1
      }
      for base in edits[index].inserted where add(bases[base]) { return }
      place = edits[index].end
    }
    while codonFill > 0 {
      if add(reader.base(at: place)) { return }
      place += 1
    }
    while fills, place + 3 <= reader.count {
      for _ in 0..<3 {
        if add(reader.base(at: place)) { return }
        place += 1
      }
    }
  }

  /// Adds a base; whether a stop codon is complete.
  private mutating func add(_ base: UInt8) -> Bool {
    switch codonFill {
    case 0: codon.0 = base
    case 1: codon.1 = base
    default: codon.2 = base
    }
    codonFill += 1
    guard codonFill == 3 else { return false }
    codonFill = 0
    let residue = code.residue(codon.0, codon.1, codon.2)
    if altered.isEmpty { keepsStart = code.isStart(codon.0, codon.1, codon.2) }
    altered.append(residue)
    return residue == .stopResidue
  }
}
