import OncologyCore
import TumorProfiling

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
    for variant in profile.variants where PossibleGermline.isNoted(variant) {
      sentences.append(Message(CompositionMessage.germlinePossible, ["alteration": variant.label]))
    }
    guard !sentences.isEmpty else { return [] }
    let consent = profile.summary.record?.germlineConsent
    if consent == nil { sentences.append(Message(CompositionMessage.germlineConsentUnknown)) }
    if consent == false { sentences.append(Message(CompositionMessage.germlineNoConsent)) }
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

/// Calls in the tumour's list that profiling notes as possibly inherited.
enum PossibleGermline {
  private static let pharmacogene = ProfilingMessage.possibleGermlinePharmacogene.rawValue
  private static let keys: Set = [pharmacogene, ProfilingMessage.possibleGermline.rawValue]

  static func isNoted(_ variant: VariantFinding) -> Bool { variant.notes.contains { keys.contains($0.key) } }
  static func isPharmacogene(_ variant: VariantFinding) -> Bool { variant.notes.contains { $0.key == pharmacogene } }
}
