/// Where the bases or residues of sequences are read: a reference release, a transcript, a test's own.
package protocol SequenceSource: Sendable {
  /// How long the sequence is; `nil` where it is not at hand.
  func length(of accession: String) -> Int?
  /// Upper-case letters of a range, 0-based and half-open; `nil` where not all of it is at hand.
  func letters(of accession: String, in range: Range<Int>) -> [UInt8]?
}

/// One sequence of a source, and where it ends.
package struct SourceSequence<Source: SequenceSource>: Sendable {
  package let source: Source
  package let accession: String
  package let length: Int

  /// `nil` where the source has no such sequence.
  package init?(_ accession: String, in source: Source) {
    guard let length = source.length(of: accession) else { return nil }
    self.source = source
    self.accession = accession
    self.length = length
  }

  /// `nil` beyond the sequence's ends, and where the source lacks a part.
  package func letters(_ range: Range<Int>) -> [UInt8]? {
    guard range.lowerBound >= 0, range.upperBound <= length else { return nil }
    return range.isEmpty ? [] : source.letters(of: accession, in: range)
  }
}
