internal import VariantAnnotation

/// A transcript's coding bases in its own direction, read from the contig without a copy.
struct CodingReader {
  private let parts: ArraySlice<ContigModels.CodingPart>
  private let sequence: ContigSequence
  let isReverse: Bool
  /// Coding bases, a multiple of three.
  let count: Int
  private var current: Int

  init(_ transcript: ContigModels.Transcript, _ models: ContigModels, _ sequence: ContigSequence) {
    parts = models.codingParts[transcript.codingParts]
    self.sequence = sequence
    isReverse = transcript.isReverse
    count = transcript.codingLength
    current = parts.startIndex
  }

  /// The base at a 0-based coding position. Beyond the end the bases that follow on the genome are given.
  mutating func base(at place: Int) -> UInt8 {
    if place < parts[current].codingOffset || place >= parts[current].codingOffset + parts[current].count {
      current = part(holding: place)
    }
    let part = parts[current], offset = place - part.codingOffset
    return isReverse
      ? sequence.base(at: part.last - offset).complement : sequence.base(at: part.first + offset)
  }

  /// The part with the largest offset that is not beyond the place.
  private func part(holding place: Int) -> Int {
    var found = isReverse ? parts.endIndex - 1 : parts.startIndex
    if isReverse {
      while found > parts.startIndex, parts[found - 1].codingOffset <= place { found -= 1 }
    } else {
      while found < parts.endIndex - 1, parts[found + 1].codingOffset <= place { found += 1 }
    }
    return found
  }
}
