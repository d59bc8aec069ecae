import KnowledgeBase
import OncologyCore

/// Changes of one gene of which a therapy's evidence speaks together (EGFR T790M and C797S), where it is not known whether
/// they lie on one allele (cis) or on two (trans).
struct PhaseQuestions {
  let profile: TumorProfile
  let matches: [EvidenceMatch]

  struct Question {
    var alterations: [String]
    /// Keys of the items.
    var items: [String]
  }

  func warnings() -> [Message] {
    open().map {
      Message(
        CompositionMessage.phaseUnknown,
        [
          "alterations": $0.alterations.joined(separator: ", "), "count": "\($0.items.count)",
          "items": $0.items.prefix(Self.mostNamed).joined(separator: ", "),
        ])
    }
  }

  func tests() -> [Message] {
    open().map {
      Message(CompositionMessage.determinePhase, ["alterations": $0.alterations.joined(separator: ", ")])
    }
  }

  private static let mostNamed = 3

  /// One question a gene.
  func open() -> [Question] {
    let variants = Dictionary(profile.variants.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var genes: [String] = []
    var byGene: [String: Question] = [:]
    for match in matches where match.kind == .therapeutic && match.findings.count > 1 {
      let joined = Self.genesNamedTwice(match.pattern)
      guard !joined.isEmpty else { continue }
      let inGene = Dictionary(grouping: match.findings.compactMap { variants[$0] }) { $0.effect?.gene ?? "" }
      for (gene, pair) in inGene.sorted(by: { $0.key < $1.key })
      where joined.contains(gene) && pair.count > 1 && !Self.isPhased(pair) {
        if byGene[gene] == nil { genes.append(gene) }
        byGene[gene, default: Question(alterations: [], items: [])].alterations += pair.map(\.label)
        byGene[gene]?.items.append(match.key)
      }
    }
    return genes.compactMap { byGene[$0] }.map {
      Question(alterations: $0.alterations.uniqued(), items: $0.items.uniqued())
    }
  }

  /// Genes of which a pattern asks for two changes together: a pattern on any change of a gene meets two findings as well,
  /// and says nothing of them together.
  private static func genesNamedTwice(_ pattern: String) -> Set<String> {
    guard case .all(let parts) = PatternParser().parse(pattern) else { return [] }
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
