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
      let inGene = Dictionary(grouping: match.findings.compactMap { variants[$0] }) { $0.effect?.gene ?? "" }
      for (gene, pair) in inGene.sorted(by: { $0.key < $1.key }) where pair.count > 1 && !Self.isPhased(pair) {
        if byGene[gene] == nil { genes.append(gene) }
        byGene[gene, default: Question(alterations: [], items: [])].alterations += pair.map(\.label)
        byGene[gene]?.items.append(match.key)
      }
    }
    return genes.compactMap { byGene[$0] }.map {
      Question(alterations: $0.alterations.distinct, items: $0.items.distinct)
    }
  }

  /// The caller phased them all together.
  private static func isPhased(_ variants: [VariantFinding]) -> Bool {
    guard let set = variants[0].call.phaseSet else { return false }
    return variants.allSatisfy { $0.call.phaseSet == set && $0.call.haplotype != nil }
  }
}
