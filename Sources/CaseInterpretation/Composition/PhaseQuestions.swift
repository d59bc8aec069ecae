import KnowledgeBase
import OncologyCore

/// Changes of one gene of which a therapy's evidence speaks together (EGFR T790M and C797S), where it is not known whether
/// they lie on one allele (cis) or on two (trans).
///
/// Asked of items that match with two changes of a gene joined by AND, and of items that name two changes of this tumour
/// with a third that it does not have.
struct PhaseQuestions {
  let release: KnowledgeRelease
  let profile: TumorProfile
  let matches: [EvidenceMatch]

  struct Question {
    var alterations: [String] = []
    /// Keys of the items.
    var items: [String] = []
  }

  /// One question a gene.
  func open() -> [Question] {
    let patterns = release.patterns.indices.filter { !Self.genesNamedTwice(release.patterns[$0].pattern).isEmpty }
    let matched = Dictionary(matches.map { ($0.key, $0.findings) }, uniquingKeysWith: { $0 + $1 })
    let variants = Dictionary(profile.variants.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let itemsByPattern = Dictionary(
      grouping: release.items.filter { $0.kind == .therapeutic && Set(patterns).contains($0.pattern) }, by: \.pattern)
    var byGene: [String: Question] = [:]
    for index in patterns {
      let pattern = release.patterns[index].pattern
      let keys = (itemsByPattern[index] ?? []).map(\.key)
      let found = keys.flatMap { matched[$0] ?? [] }.distinct.compactMap { variants[$0] }
      let named = found.isEmpty ? profile.variants.filter { Self.names($0, in: pattern) } : found
      for (gene, pair) in Dictionary(grouping: named, by: { $0.effect?.gene ?? "" })
      where Self.genesNamedTwice(pattern).contains(gene) && pair.count > 1 && !Self.isPhased(pair) {
        byGene[gene, default: Question()].alterations += pair.map(\.label)
        byGene[gene]?.items += keys
      }
    }
    return byGene.sorted { $0.key < $1.key }.map(\.value).filter { !$0.items.isEmpty }.map {
      Question(alterations: $0.alterations.distinct, items: $0.items.distinct.sorted())
    }
  }

  /// The pattern holds this very change of the protein.
  private static func names(_ variant: VariantFinding, in pattern: AlterationPattern) -> Bool {
    guard let effect = variant.effect, let change = effect.protein else { return false }
    return pattern.atoms.contains { $0.gene == effect.gene && $0.kind == .protein(change) }
  }

  /// Genes of which a pattern asks for two changes together: a pattern on any change of a gene meets two findings as well,
  /// and says nothing of them together.
  private static func genesNamedTwice(_ pattern: AlterationPattern) -> Set<String> {
    guard case .all(let parts) = pattern else { return [] }
    var counts: [String: Int] = [:]
    for part in parts { for gene in Set(part.genes) { counts[gene, default: 0] += 1 } }
    return Set(counts.filter { $0.value > 1 }.keys)
  }

  /// The caller phased them all together.
  private static func isPhased(_ variants: [VariantFinding]) -> Bool {
    guard let set = variants[0].call.phaseSet else { return false }
    return variants.allSatisfy { $0.call.phaseSet == set && $0.call.haplotype != nil }
  }
}

extension PhaseQuestions.Question {
  private static let mostNamed = 3

  var warning: Message {
    Message(
      CompositionMessage.phaseUnknown,
      [
        "alterations": alterations.joined(separator: ", "), "count": "\(items.count)",
        "items": items.prefix(Self.mostNamed).joined(separator: ", "),
      ])
  }

  var test: Message {
    Message(CompositionMessage.determinePhase, ["alterations": alterations.joined(separator: ", ")])
  }
}
