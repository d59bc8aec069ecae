import KnowledgeBase
import OncologyCore

extension KnowledgeFacts {
  /// Gathers the facts of one tumour from a release; `matches` say what was found of the markers.
  init(release: KnowledgeRelease, gaps: KnowledgeGaps, profile: TumorProfile, matches: [EvidenceMatch]) {
    unreadPatterns = gaps.unreadPatterns
    unmappedDiseases = gaps.unmappedDiseases
    itemsOnUnmappedDiseases = gaps.itemsOnUnmappedDiseases
    germlineGenes = gaps.germlineGenes
    askedMarkers = Self.markers(release, profile.summary.tumorType, matches)
    let matched = Set(matches.flatMap(\.findings))
    let relevance = FusionRelevance(knowledge: release)
    fusionsThatMatter = Set(
      profile.fusions.filter { relevance.matters($0, hasEvidence: matched.contains($0.id)) }.map(\.id))
  }

  /// What the approvals of this tumour type (its parents and any tumour included) ask for, each marker once.
  private static func markers(
    _ release: KnowledgeRelease, _ type: TumorType, _ matches: [EvidenceMatch]
  ) -> [AskedMarker] {
    let found = Dictionary(grouping: matches.filter { $0.source == "approvals" }, by: \.id).mapValues {
      $0.flatMap(\.findings)
    }
    var markers: [String: AskedMarker] = [:]
    for item in release.items where item.source == "approvals" {
      guard release.tumorTypes.relation(of: item.tumorTypes, to: type).isSameTumor else { continue }
      let read = release.patterns[item.pattern]
      guard let requirement = requirement(read.pattern) else { continue }
      let name = MarkerName.text(read.pattern, original: read.text)
      let shown = found[item.id] ?? []
      let isFor = item.kind == .therapeutic && item.significance == .sensitivity
      markers[
        name, default: AskedMarker(name: name, genes: read.pattern.genes, requirement: requirement, foundIn: [])
      ].foundIn += shown
      if isFor { markers[name]?.therapies.append(TherapyText.name(item.therapies, item.interaction)) }
    }
    return markers.values.sorted { $0.name < $1.name }
  }

  /// The kind of data that the marker needs; patterns of absence (`KRAS Wildtype`) are told by their genes' own markers.
  private static func requirement(_ pattern: AlterationPattern) -> AskedMarker.Requirement? {
    if pattern.atoms.contains(where: { $0.kind == .wildtype }) || pattern.atoms.isEmpty { return nil }
    let needed = Set(pattern.atoms.map(\.requirement))
    if needed.contains(.microsatelliteTest) { return .microsatellites }
    if needed.contains(.mutationalBurden) || needed.contains(.bloodBurden) { return .burden }
    if needed.contains(.smallVariants) { return .smallVariants }
    if needed.contains(.copyNumber) { return .copyNumber }
    if needed.contains(.fusions) { return .fusions }
    return .assay
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

/// How a marker is named in a list: the label's own pattern, or its genes with a count where the pattern is long.
enum MarkerName {
  static func text(_ pattern: AlterationPattern, original: String) -> String {
    guard pattern.atoms.count > 3 else { return original }
    var counts: [(gene: String, count: Int)] = []
    for atom in pattern.atoms {
      let gene = atom.genes.joined(separator: "::")
      if let index = counts.firstIndex(where: { $0.gene == gene }) {
        counts[index].count += 1
      } else {
        counts.append((gene, 1))
      }
    }
    return counts.map { $0.count == 1 ? $0.gene : "\($0.gene) (\($0.count) changes named by the label)" }
      .joined(separator: ", ")
  }
}
