/// Names on the transcript (HGVS nomenclature 21.0, "DNA"): `c.` for coding transcripts, `n.` for others.
///
/// Positions are counted from the start codon; `-` before it, `*` after the stop codon, `+` and `-` into an intron from
/// the nearer exon. Deletions and insertions are described at their most 3′ place as far as the sequence is at hand.
struct CodingNaming {
  private let transcript: OrientedTranscript
  private let codingStart: Int
  private let codingEnd: Int

  init(_ transcript: OrientedTranscript) {
    self.transcript = transcript
    guard transcript.transcript.isCoding else {
      codingStart = 0
      codingEnd = transcript.transcript.exons.length
      return
    }
    codingStart = transcript.transcriptOffset(transcript.codingFirst) ?? 0
    codingEnd = transcript.transcriptOffset(transcript.codingLast) ?? 0
  }

  /// The name, and whether the most 3′ place could not be looked for, for want of sequence.
  func name(of edit: OrientedEdit) -> (text: String, isUnshifted: Bool)? {
    let (placed, isShifted) = ThreePrimePlacement(transcript).mostThreePrime(edit)
    guard let first = position(min(placed.start, placed.end)), let last = position(max(placed.start, placed.end)) else {
      return nil
    }
    let prefix = transcript.transcript.isCoding ? "c." : "n."
    let isUnshifted = !isShifted && (edit.removed.isEmpty != edit.inserted.isEmpty)
    if placed.removed.isEmpty {
      if isShifted, let copied = duplicatedStretch(placed) { return (prefix + copied + "dup", false) }
      return (prefix + "\(first)_\(last)ins" + text(placed.inserted), isUnshifted)
    }
    if placed.removed.count == 1, placed.inserted.count == 1 {
      return (prefix + first + text(placed.removed) + ">" + text(placed.inserted), false)
    }
    let range = placed.removed.count == 1 ? first : "\(first)_\(last)"
    if placed.inserted.isEmpty { return (prefix + range + "del", isUnshifted) }
    if placed.removed.count == placed.inserted.count, placed.removed.reverseComplement == placed.inserted {
      return (prefix + range + "inv", false)
    }
    return (prefix + range + "delins" + text(placed.inserted), false)
  }

  /// A position as HGVS writes it, without `c.`; `nil` outside the transcript.
  func position(_ oriented: Int) -> String? {
    guard oriented >= transcript.first, oriented <= transcript.last,
      let exon = transcript.exonBeginning(atOrBefore: oriented)
    else { return nil }
    let before = transcript.exon(exon)
    if oriented <= before.upperBound { return exonic(oriented) }
    let after = transcript.exon(exon + 1)
    let fromBefore = oriented - before.upperBound, fromAfter = after.lowerBound - oriented
    return fromBefore <= fromAfter
      ? exonic(before.upperBound) + "+\(fromBefore)" : exonic(after.lowerBound) + "-\(fromAfter)"
  }

  private func exonic(_ oriented: Int) -> String {
    if transcript.transcript.isCoding, let coding = transcript.codingOffset(oriented) { return "\(coding.offset + 1)" }
    let offset = transcript.transcriptOffset(oriented) ?? 0
    if !transcript.transcript.isCoding { return "\(offset + 1)" }
    return offset < codingStart ? "-\(codingStart - offset)" : "*\(offset - codingEnd)"
  }

  private func text(_ bases: [UInt8]) -> String { String(decoding: bases, as: UTF8.self) }

  /// The stretch just before an insertion that it repeats, within the same coding part.
  private func duplicatedStretch(_ edit: OrientedEdit) -> String? {
    guard let sequence = transcript.transcript.codingSequence, let before = transcript.codingOffset(edit.end) else {
      return nil
    }
    let end = before.offset + 1, start = end - edit.inserted.count
    guard start >= transcript.codingPartOffsets(before.part).lowerBound,
      sequence[(sequence.startIndex + start)..<(sequence.startIndex + end)].elementsEqual(edit.inserted)
    else { return nil }
    return edit.inserted.count == 1 ? "\(end)" : "\(start + 1)_\(end)"
  }
}
