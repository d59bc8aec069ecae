/// The 3′ rule of HGVS as far as the sequence at hand reaches: the coding part of one exon.
///
/// A deletion or insertion is moved towards 3′ as long as the changed sequence stays the same. It may be moved out of an
/// intron into the coding part behind it, never over that part's end, since the sequence beyond is not at hand.
struct ThreePrimePlacement {
  private let transcript: OrientedTranscript
  init(_ transcript: OrientedTranscript) { self.transcript = transcript }

  /// The change at its most 3′ place, and whether that could be looked for.
  func mostThreePrime(_ edit: OrientedEdit) -> (edit: OrientedEdit, isShifted: Bool) {
    guard edit.removed.isEmpty != edit.inserted.isEmpty, let sequence = transcript.transcript.codingSequence,
      let next = offsetAfter(edit)
    else { return (edit, false) }
    let moved = edit.isInsertion ? edit.inserted : edit.removed
    var shift = 0
    while next.lowerBound + shift < next.upperBound,
      sequence[sequence.startIndex + next.lowerBound + shift] == moved[shift % moved.count]
    { shift += 1 }
    return (edit.shifted(by: shift), true)
  }

  /// The change where its consequence is read: where the file puts it, but for a change at an intron's end that stands
  /// equally well in the coding part behind it. Its acceptor site is what it was before, so that only the latter is so.
  func placeOfConsequence(_ edit: OrientedEdit) -> OrientedEdit {
    let start = edit.isInsertion ? edit.end : edit.start
    guard transcript.transcript.codingSequence != nil, transcript.codingOffset(start) == nil,
      transcript.transcriptOffset(start) == nil
    else { return edit }
    let placed = mostThreePrime(edit).edit
    return transcript.codingOffset(placed.isInsertion ? placed.end : placed.start) != nil ? placed : edit
  }

  /// The coding offsets from the base behind the change to its coding part's end.
  private func offsetAfter(_ edit: OrientedEdit) -> Range<Int>? {
    if let (offset, part) = transcript.codingOffset(edit.end + 1) {
      return offset..<transcript.codingPartOffsets(part).upperBound
    }
    // at the end of a coding part nothing follows, and the place is the most 3′ one that is known
    guard let (offset, _) = transcript.codingOffset(edit.end) else { return nil }
    return (offset + 1)..<(offset + 1)
  }
}

extension OrientedEdit {
  /// The change moved along a repeat: its bases rotate.
  func shifted(by shift: Int) -> OrientedEdit {
    if shift == 0 { return self }
    let rotate = { (bases: [UInt8]) -> [UInt8] in
      bases.isEmpty ? [] : Array(bases[(shift % bases.count)...] + bases[..<(shift % bases.count)])
    }
    return OrientedEdit(
      start: start + shift, end: end + shift, removed: rotate(removed), inserted: rotate(inserted))
  }
}
