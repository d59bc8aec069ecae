/// Which parts of a coding transcript's exons a change touches.
struct CodingPlace {
  let touchesCoding: Bool
  let touchesFivePrimeUTR: Bool
  let touchesThreePrimeUTR: Bool
  /// 0-based offset of the first coding base touched; of an insertion, of the base after it.
  let firstOffset: Int?
  /// The offset where the change lies in the coding sequence with both ends, else `nil`.
  let wholeOffset: Int?
  /// Coding bases taken out.
  let removedCount: Int
  /// An insertion between an exon and its intron: whether it is spliced in is not known.
  let isBesideIntron: Bool
  /// A deletion that takes an intron with it.
  let spansIntron: Bool

  init(_ edit: OrientedEdit, on transcript: OrientedTranscript) {
    self = edit.isInsertion ? Self(insertion: edit, transcript) : Self(replacement: edit, transcript)
  }

  private init(
    coding: Bool, fivePrime: Bool, threePrime: Bool, first: Int? = nil, whole: Int? = nil, removed: Int = 0,
    isBesideIntron: Bool = false, spansIntron: Bool = false
  ) {
    touchesCoding = coding
    touchesFivePrimeUTR = fivePrime
    touchesThreePrimeUTR = threePrime
    firstOffset = first
    wholeOffset = whole
    removedCount = removed
    self.isBesideIntron = isBesideIntron
    self.spansIntron = spansIntron
  }

  /// Before the first and after the last coding base an insertion is of the untranslated region.
  private init(insertion edit: OrientedEdit, _ transcript: OrientedTranscript) {
    let before = edit.end, after = edit.start
    let beforeExonic = transcript.transcriptOffset(before) != nil,
      afterExonic = transcript.transcriptOffset(after) != nil
    guard beforeExonic || afterExonic else {
      self.init(coding: false, fivePrime: false, threePrime: false)
      return
    }
    if after <= transcript.codingFirst || before >= transcript.codingLast {
      self.init(
        coding: false, fivePrime: after <= transcript.codingFirst, threePrime: before >= transcript.codingLast)
      return
    }
    let offset = transcript.codingOffset(after)?.offset ?? (transcript.codingOffset(before)?.offset).map { $0 + 1 }
    self.init(
      coding: offset != nil, fivePrime: false, threePrime: false, first: offset, whole: offset,
      isBesideIntron: !(beforeExonic && afterExonic))
  }

  private init(replacement edit: OrientedEdit, _ transcript: OrientedTranscript) {
    var coding = 0, firstOffset: Int?, fivePrime = false, threePrime = false
    var number = transcript.exonBeginning(atOrBefore: edit.start) ?? 0
    while number < transcript.exonCount {
      let exon = transcript.exon(number)
      number += 1
      if exon.lowerBound > edit.end { break }
      let low = max(exon.lowerBound, edit.start), high = min(exon.upperBound, edit.end)
      if low > high { continue }
      fivePrime = fivePrime || low < transcript.codingFirst
      threePrime = threePrime || high > transcript.codingLast
      let codingLow = max(low, transcript.codingFirst), codingHigh = min(high, transcript.codingLast)
      if codingLow > codingHigh { continue }
      coding += codingHigh - codingLow + 1
      if firstOffset == nil { firstOffset = transcript.codingOffset(codingLow)?.offset }
    }
    let start = transcript.codingOffset(edit.start), end = transcript.codingOffset(edit.end)
    self.init(
      coding: coding > 0, fivePrime: fivePrime, threePrime: threePrime, first: firstOffset,
      whole: start != nil && end != nil ? start?.offset : nil, removed: coding,
      spansIntron: coding > 0 && coding < edit.removed.count && start != nil && end != nil)
  }
}
