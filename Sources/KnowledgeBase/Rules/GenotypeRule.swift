import Algorithms
import OncologyCore

/// Polymorphisms and star alleles, by identifier, allele or coding name. Items on a polymorphism seldom say which
/// genotype they mean, and that is told. `homozygosity` is met by a homozygous call only: one allele is not two.
struct GenotypeRule {
  let tumor: TumorIndex
  let context: GeneContext
  let isInScope: (VariantFinding) -> Bool

  func outcome(of kind: AlterationKind) -> AtomOutcome {
    switch kind {
    case .dbSNP(let identifier): return outcome(found: variants(identifier: identifier))
    case .starAllele(let name):
      guard let definition = StarAllele.definition(gene: context.symbol, allele: name) else { return notAssessed }
      return outcome(found: variants(definition))
    case .homozygous(let inner):
      guard case .met(let met) = outcome(of: inner) else { return outcome(of: inner) }
      let homozygous = met.findings.filter { finding in
        tumor.profile.variants.contains { $0.id == finding.id && $0.call.zygosity == .homozygous }
      }
      guard !homozygous.isEmpty else {
        return .nearMiss(
          .heterozygousOnly, ["asked": context.atom.text, "found": GeneContext.list(met.findings.map(\.label))],
          met.findings.map(\.id))
      }
      return .met(AtomOutcome.Met(findings: homozygous))
    default: return notAssessed
    }
  }

  private var notAssessed: AtomOutcome {
    .notAssessed(.needsGenotype, ["asked": context.atom.text], context.gene.findings)
  }

  private func outcome(found: [VariantFinding]) -> AtomOutcome {
    let kept = found.filter(isInScope)
    guard !kept.isEmpty else { return .notMet(nil) }
    return .met(
      AtomOutcome.Met(
        findings: kept.map { ($0.id, $0.effect == nil ? context.atom.text : $0.label) },
        notes: [Message(KnowledgeMessage.genotypeNotStated, ["asked": context.atom.text])]))
  }

  private func variants(identifier: String) -> [VariantFinding] { tumor.variantsByIdentifier[identifier] ?? [] }

  private func variants(_ definition: StarAllele.Definition) -> [VariantFinding] {
    var found = variants(identifier: definition.dbSNP)
    let allele = tumor.profile.summary.assembly == .grch37 ? definition.grch37 : definition.grch38
    found += tumor.variantsByAllele[allele.parsimonious] ?? []
    if let coding = definition.coding {
      found += context.gene.variants.filter { $0.effect.hgvsCoding == coding }.map(\.finding)
    }
    return Array(found.uniqued(on: \.id))
  }
}

/// Promoter changes: known positions only. A variant list says nothing of a promoter's other bases.
struct PromoterRule {
  let tumor: TumorIndex
  let context: GeneContext
  let isInScope: (VariantFinding) -> Bool

  func outcome(of places: [PromoterPosition.Place]) -> AtomOutcome {
    guard !places.isEmpty else {
      return .notAssessed(.needsDefinition, ["asked": context.atom.text], context.gene.findings)
    }
    let found = places.flatMap { place -> [VariantFinding] in
      let allele = tumor.profile.summary.assembly == .grch37 ? place.grch37 : place.grch38
      let byName = context.gene.variants.filter { $0.effect.hgvsCoding == place.coding }.map(\.finding)
      return (tumor.variantsByAllele[allele.parsimonious] ?? []) + byName
    }
    let kept = Array(found.filter(isInScope).uniqued(on: \.id))
    guard !kept.isEmpty else { return .notMet(nil) }
    return .met(AtomOutcome.Met(findings: kept.map { ($0.id, label($0)) }))
  }

  private func label(_ finding: VariantFinding) -> String {
    let name = finding.effect.flatMap { $0.gene == context.symbol ? $0.hgvsCoding : nil }
    return "\(context.symbol) promoter \(name ?? finding.call.allele.description)"
  }
}
