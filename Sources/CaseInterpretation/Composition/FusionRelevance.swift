import OncologyCore
import TumorProfiling

/// Whether a fusion stands among the findings that matter (`Documentation/Methods/composition.md`).
///
/// It does where an item of evidence speaks of it; where it is called a known driver or the reciprocal of one; and where
/// a gene with a known part in cancer is cut or joined and the caller does not give the call a low confidence. A caller's
/// table also holds read-through transcripts, breaks between genes and artefacts, by the hundred.
struct FusionRelevance {
  let knowledge: any OncogenicityKnowledge

  private static let driverDoubts = Set(
    [ProfilingMessage.fusionReciprocal, .fusionTooManyDrivers].map(\.rawValue))

  func matters(_ finding: FusionFinding, hasEvidence: Bool) -> Bool {
    if hasEvidence || finding.doubts.contains(where: { Self.driverDoubts.contains($0.key) }) { return true }
    return !finding.call.isOfLowConfidence && finding.call.genes.contains { knowledge.role(of: $0) != nil }
  }
}
