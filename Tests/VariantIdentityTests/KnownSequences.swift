@testable import VariantIdentity

/// Whole sequences by name.
struct KnownSequences: SequenceSource {
  private let sequences: [String: [UInt8]]
  init(_ sequences: [String: String]) { self.sequences = sequences.mapValues { Array($0.utf8) } }

  func length(of accession: String) -> Int? { sequences[accession]?.count }
  func letters(of accession: String, in range: Range<Int>) -> [UInt8]? {
    guard let sequence = sequences[accession], sequence.indices.contains(range.lowerBound),
      range.upperBound <= sequence.count
    else { return nil }
    return Array(sequence[range])
  }

  static func single(_ letters: some Sequence<UInt8>) -> SourceSequence<KnownSequences> {
    SourceSequence("s", in: KnownSequences(["s": String(decoding: Array(letters), as: UTF8.self)]))!
  }
}

/// Stretches of chromosomes of GRCh38, and `?`, which is no base, for all that lies between them: what moves up to
/// unknown letters stops there, and its place is then wrong, which the expected values would show.
///
/// The letters are those that vrs-python's tests were answered with (recorded under tests/cassettes and
/// tests/extras/cassettes of github.com/ga4gh/vrs-python, Apache-2.0); starts are 0-based.
struct Grch38Windows: SequenceSource {
  static let chromosome1 = "SQ.Ya6Rs7DHhDeg7YaOSg1EoNi3U_nQ9SvO"
  static let chromosome13 = "SQ._0wi-qoDrvram155UmcSC-zA5ZK4fpLT"
  static let chromosome19 = "SQ.IIB53T8CNeJJdUqzn9V_JnRtQadwWCbl"
  static let chromosomeX = "SQ.w0WZEvgJF0zf_P4yyTzjjv9oW1z61HHP"

  private static let lengths = [
    chromosome1: 248_956_422, chromosome13: 114_364_328, chromosome19: 58_617_616, chromosomeX: 156_040_895,
  ]

  private static let windows: [String: [(start: Int, letters: String)]] = [
    chromosome1: [
      (66_925, "AGA"), (766_398, "GAATAAATAC"), (939_145, "GA"), (1_752_907, "CCCTCCTCCTCCTCCTCCTCCTCCTCCTCG"),
      (2_228_954, "GGTGCCCGC"), (100_210_776, "TAAC"), (102_995_987, "CCTTTA"), (145_916_838, "TCTCCTG"),
      (236_900_408, "TAAAAAAAAAG"),
      (930_080, "AGCCCCACCTTCCTCTCCTCCTGCCCCACCTTCCTCTCCTCCTGCCCCACCTTCCTCTCCTCCTGCCCCACCA"),
    ],
    chromosome13: [
      (19_993_836, "AGTA"), (20_003_009, "AC"), (20_003_095, "ACA"), (32_316_465, "TAT"),
      (32_331_041, "GTTTAGTTGAACTACAGGTTTTTTTGTTGTTGTTGTTTTGATTTTTTTTTTTTG"),
    ],
    chromosome19: [
      (82_663, "C"), (284_349, "CAAAAAAAAAAAAAAAAT"), (289_463, "TCAGCAC"), (289_479, "CCGAGGCGGGCAGATCACGAGGT"),
      (490_413, "ACTG"), (28_946_399, "T"), (44_908_821, "C"), (54_220_023, "G"), (54_220_998, "T"), (54_221_653, "T"),
    ],
    chromosomeX: [(155_980_372, "GGTTAA")],
  ]

  func length(of accession: String) -> Int? { Self.lengths[accession] }

  func letters(of accession: String, in range: Range<Int>) -> [UInt8]? {
    var letters = [UInt8](repeating: UInt8(ascii: "?"), count: range.count)
    for (start, known) in Self.windows[accession] ?? [] {
      for (offset, letter) in known.utf8.enumerated() where range.contains(start + offset) {
        letters[start + offset - range.lowerBound] = letter
      }
    }
    return letters
  }
}
