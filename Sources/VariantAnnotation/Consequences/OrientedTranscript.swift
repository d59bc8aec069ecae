/// A transcript read from its 5′ end: oriented positions ascend along it on either strand.
///
/// On the forward strand an oriented position is the genomic one, on the reverse strand its negative. Exons, introns and
/// coding parts are numbered from 0 in the transcript's order. A class, so that handing it on costs one count and not one
/// for each table that the transcript looks into.
final class OrientedTranscript {
  let transcript: Transcript
  let exonCount: Int
  let first: Int
  let last: Int

  init(_ transcript: Transcript) {
    self.transcript = transcript
    exonCount = transcript.exons.count
    let start = transcript.exons[0].lowerBound, end = transcript.exons[exonCount - 1].upperBound
    first = transcript.isForward ? start : -end
    last = transcript.isForward ? end : -start
  }

  func exon(_ number: Int) -> ClosedRange<Int> { Self.interval(number, of: transcript.exons, transcript.isForward) }
  func codingPart(_ number: Int) -> ClosedRange<Int> {
    Self.interval(number, of: transcript.codingParts, transcript.isForward)
  }
  /// The intron after this exon.
  func intron(_ number: Int) -> ClosedRange<Int>? {
    let start = exon(number).upperBound + 1, end = exon(number + 1).lowerBound - 1
    return start <= end ? start...end : nil
  }

  /// The exon that holds the position, or the one before it where it lies in an intron; `nil` before the first.
  func exonBeginning(atOrBefore position: Int) -> Int? {
    Self.beginning(atOrBefore: position, in: transcript.exons, transcript.isForward)
  }

  /// 0-based place of an exonic position in the spliced transcript.
  func transcriptOffset(_ position: Int) -> Int? {
    Self.offset(position, in: transcript.exons, transcript.isForward)?.offset
  }

  /// 0-based place of a coding position in the coding sequence, and its coding part.
  func codingOffset(_ position: Int) -> (offset: Int, part: Int)? {
    Self.offset(position, in: transcript.codingParts, transcript.isForward)
  }

  /// 0-based place in the coding sequence at which a coding part begins.
  func codingPartOffsets(_ number: Int) -> Range<Int> {
    let part = codingPart(number)
    let start = Self.start(number, of: transcript.codingParts, transcript.isForward)
    return start..<(start + part.count)
  }

  var codingFirst: Int { codingPart(0).lowerBound }
  var codingLast: Int { codingPart(transcript.codingParts.count - 1).upperBound }

  /// The splice junction at 0-based places of the spliced transcript: the last base before the last intron.
  var lastJunction: Int? {
    guard exonCount > 1 else { return nil }
    return transcriptOffset(exon(exonCount - 2).upperBound)
  }

  private static func interval(_ number: Int, of list: IntervalList, _ isForward: Bool) -> ClosedRange<Int> {
    if isForward { return list[number] }
    let interval = list[list.count - 1 - number]
    return -interval.upperBound ... -interval.lowerBound
  }

  private static func start(_ number: Int, of list: IntervalList, _ isForward: Bool) -> Int {
    if isForward { return list.offset(number) }
    let index = list.count - 1 - number
    return list.length - list.offset(index) - list[index].count
  }

  private static func beginning(atOrBefore position: Int, in list: IntervalList, _ isForward: Bool) -> Int? {
    if isForward { return list.lastBeginning(atOrBefore: position) }
    // on the reverse strand: the last interval (from 5′) whose genomic end is at or after the position
    guard let index = list.lastBeginning(atOrBefore: -position) else { return list.count - 1 }
    let number = list[index].upperBound >= -position ? list.count - 1 - index : list.count - 2 - index
    return number < 0 ? nil : number
  }

  private static func offset(
    _ position: Int, in list: IntervalList, _ isForward: Bool
  ) -> (offset: Int, part: Int)? {
    let genomic = isForward ? position : -position
    guard let index = list.lastBeginning(atOrBefore: genomic), list[index].contains(genomic) else { return nil }
    let forward = list.offset(index) + genomic - list[index].lowerBound
    return isForward ? (forward, index) : (list.length - 1 - forward, list.count - 1 - index)
  }
}

/// A change on the transcript's strand, in oriented positions: `removed` from `start` on is replaced by `inserted`.
struct OrientedEdit {
  let start: Int
  let end: Int
  let removed: [UInt8]
  let inserted: [UInt8]

  init(_ edit: GenomicEdit, on transcript: Transcript) {
    if transcript.isForward {
      start = edit.start
      end = edit.end
      removed = edit.removed
      inserted = edit.inserted
    } else {
      start = -edit.end
      end = -edit.start
      removed = edit.removed.reverseComplement
      inserted = edit.inserted.reverseComplement
    }
  }

  init(start: Int, end: Int, removed: [UInt8], inserted: [UInt8]) {
    self.start = start
    self.end = end
    self.removed = removed
    self.inserted = inserted
  }

  var isInsertion: Bool { removed.isEmpty }
  var lengthChange: Int { inserted.count - removed.count }

  /// The stretches that differ: of a replacement of equal length each run of bases that are not the same.
  ///
  /// An insertion's stretch is empty, `end` being `start - 1`.
  var differingRuns: [(start: Int, end: Int)] {
    guard removed.count == inserted.count, removed.count > 2 else { return [(start, end)] }
    var runs: [(start: Int, end: Int)] = []
    for index in removed.indices where removed[index] != inserted[index] {
      if let last = runs.last, last.end == start + index - 1 {
        runs[runs.count - 1].end += 1
      } else {
        runs.append((start + index, start + index))
      }
    }
    return runs
  }
}
