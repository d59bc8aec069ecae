import OncologyCore

/// What may concern the patient's germline, and whether the patient wants to know.
struct GermlineReferrals {
  let profile: TumorProfile
  let matches: [EvidenceMatch]
  let facts: KnowledgeFacts

  func sentences() -> [Message] {
    var sentences: [Message] = []
    for variant in profile.variants where isCandidate(variant) {
      sentences.append(
        Message(
          CompositionMessage.germlineEvidence,
          ["alteration": variant.label, "gene": variant.effect?.gene ?? "", "origin": variant.call.origin.rawValue]))
    }
    guard !sentences.isEmpty else { return [] }
    switch profile.summary.record?.germlineConsent {
    case true: break
    case false: sentences.append(Message(CompositionMessage.germlineNoConsent))
    case nil: sentences.append(Message(CompositionMessage.germlineConsentUnknown))
    case .some: break
    }
    return sentences
  }

  /// A null variant of a gene with germline evidence that is germline, or may be.
  private func isCandidate(_ variant: VariantFinding) -> Bool {
    guard variant.call.origin != .somatic, let effect = variant.effect, facts.germlineGenes.contains(effect.gene) else {
      return false
    }
    return effect.consequences.contains(where: \.isNull)
      || (variant.call.origin == .germline && effect.consequences.contains(where: \.altersProductOrEssentialSplice))
  }
}
