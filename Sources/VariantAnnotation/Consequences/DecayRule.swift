import OncologyCore

/// Whether a message with an early stop is expected to be broken down: the 50-nucleotide rule.
///
/// A stop more than 55 nucleotides before the last exon–exon junction is expected to lead to decay; one 50 or fewer
/// before it, behind it, or in a transcript of one exon escapes; between is not told, since the boundary is given as
/// 50–55 (Nagy & Maquat 1998, doi:10.1016/S0968-0004(98)01208-0).
struct DecayRule {
  private let transcript: OrientedTranscript
  init(_ transcript: OrientedTranscript) { self.transcript = transcript }

  /// - Parameter newStop: 0-based offset of the new stop codon's first base in the unchanged coding sequence.
  func decay(newStop: Int?) -> TranscriptEffect.Decay {
    guard let newStop else { return .unknown }
    guard let junction = transcript.lastJunction, let start = transcript.transcriptOffset(transcript.codingFirst) else {
      return transcript.transcript.areExonsKnown ? .escapes : .unknown
    }
    // nucleotides between the stop codon's last base and the junction
    let distance = junction - (start + newStop + 2)
    if distance > 55 { return .expected }
    if distance > 50 { return .unknown }
    return transcript.transcript.areExonsKnown ? .escapes : .unknown
  }
}
