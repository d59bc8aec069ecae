import OncologyCore

/// Compares what a file says of an effect with what is computed, and notes where the two cannot both be true.
///
/// On one transcript another protein change or kind of consequence is a contradiction. On another transcript of the gene
/// residues may be counted otherwise, so that a difference is told as such.
struct AnnotationComparison {
  private let provided: ProvidedAnnotation
  private let own: TranscriptEffect
  private let isSameTranscript: Bool

  init(_ provided: ProvidedAnnotation, _ own: TranscriptEffect, isSameTranscript: Bool) {
    self.provided = provided
    self.own = own
    self.isSameTranscript = isSameTranscript
  }

  /// Notes differences on the file's effect; whether there was none.
  func note(on effect: inout TranscriptEffect) -> Bool {
    var agrees = true
    if let stated = effect.protein, let computed = own.protein, !Self.agree(stated, computed) {
      let key: AnnotationMessage = isSameTranscript ? .contradictoryProtein : .proteinOnOtherTranscript
      effect.notes.append(Message(key, facts(stated: stated.short, computed: computed.short)))
      agrees = false
    }
    if let stated = ConsequenceClass(effect.consequences), let computed = ConsequenceClass(own.consequences),
      !stated.agrees(with: computed)
    {
      let words = (effect.consequences.first?.rawValue ?? "", own.consequences.first?.rawValue ?? "")
      effect.notes.append(
        Message(AnnotationMessage.contradictoryConsequence, facts(stated: words.0, computed: words.1)))
      agrees = false
    }
    return agrees
  }

  private func facts(stated: String, computed: String) -> [String: String] {
    [
      "source": provided.source.rawValue, "stated": stated, "statedTranscript": provided.transcript ?? own.transcript,
      "computed": computed, "transcript": own.transcript,
    ]
  }

  /// Names agree where they say the same; one that leaves a new residue or a distance open agrees with one that tells it.
  private static func agree(_ left: ProteinChange, _ right: ProteinChange) -> Bool {
    if left == right { return true }
    guard left.first == right.first else { return false }
    let agrees = { (one: AminoAcid?, other: AminoAcid?) in one == nil || other == nil || one == other }
    let isSame = { (one: Int?, other: Int?) in one == nil || other == nil || one == other }
    switch (left.kind, right.kind) {
    case (.frameshift(let one, let stop), .frameshift(let other, let otherStop)):
      return agrees(one, other) && isSame(stop, otherStop)
    case (.stopLost(let one, let length), .stopLost(let other, let otherLength)):
      return agrees(one, other) && isSame(length, otherLength)
    case (.unknownResult, _), (_, .unknownResult), (.synonymous, .synonymous): return true
    default: return false
    }
  }
}
