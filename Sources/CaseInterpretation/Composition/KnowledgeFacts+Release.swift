import KnowledgeBase
import OncologyCore

extension KnowledgeFacts {
  /// Gathers the facts of one tumour from a release; `matches` say what was found of the markers.
  init(release: KnowledgeRelease, gaps: KnowledgeGaps, profile: TumorProfile, matches: [EvidenceMatch]) {
    unreadPatterns = gaps.unreadPatterns
    unmappedDiseases = gaps.unmappedDiseases
    itemsOnUnmappedDiseases = gaps.itemsOnUnmappedDiseases
    germlineGenes = gaps.germlineGenes
    askedMarkers = AskedMarkers(release: release, profile: profile, matches: matches).list()
    phaseQuestions = PhaseQuestions(release: release, profile: profile, matches: matches).open()
    let matched = Set(matches.flatMap(\.findings))
    let relevance = FusionRelevance(knowledge: release)
    fusionsThatMatter = Set(
      profile.fusions.filter { relevance.matters($0, hasEvidence: matched.contains($0.id)) }.map(\.id))
  }
}

/// What a knowledge release cannot say: counted once a release, since no case changes it.
package struct KnowledgeGaps: Sendable {
  package let unreadPatterns: [String]
  package let unmappedDiseases: [String]
  package let itemsOnUnmappedDiseases: Int
  let germlineGenes: Set<String>

  init(_ release: KnowledgeRelease) {
    unreadPatterns = release.patterns.filter { !$0.pattern.unreadableParts.isEmpty }.map(\.text).sorted()
    unmappedDiseases = release.diseases.unmapped
    itemsOnUnmappedDiseases = release.items.count { $0.tumorTypes == .unmapped }
    var genes: Set<String> = []
    for item in release.items where item.kind == .predisposing || item.origin.contains("Germline") {
      genes.formUnion(release.patterns[item.pattern].pattern.genes)
    }
    germlineGenes = genes
  }
}
