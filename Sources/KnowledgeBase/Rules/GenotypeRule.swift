import Algorithms
import OncologyCore

/// Polymorphisms and star alleles, by allele or by the coding name that the genome gives. Items on a polymorphism seldom
/// say which genotype they mean, and that is told. `homozygosity` is met by a homozygous call only: one allele is not two.
/// Nor is a call without a genotype one allele: how many copies carry it is then not told.
///
/// An identifier of the file names nothing by itself: where the allele is another than the identifier stands for, or where
/// that is not defined, the item is told as not met or not assessed.
struct GenotypeRule {
  let tumor: TumorIndex
  let context: GeneContext
  let isInScope: (VariantFinding) -> Bool

  func outcome(of kind: AlterationKind) -> AtomOutcome {
    switch kind {
    case .dbSNP(let identifier):
      guard let definition = StarAllele.definition(dbSNP: identifier) else { return undefined(identifier) }
      return outcome(definition)
    case .starAllele(let name):
      guard let definition = StarAllele.definition(gene: context.symbol, allele: name) else { return notAssessed }
      return outcome(definition)
    case .homozygous(let inner):
      guard case .met(let met) = outcome(of: inner) else { return outcome(of: inner) }
      return onBothCopies(met)
    default: return notAssessed
    }
  }

  private func onBothCopies(_ met: AtomOutcome.Met) -> AtomOutcome {
    let calls = met.findings.map { finding in tumor.profile.variants.first { $0.id == finding.id }?.call }
    let homozygous = zip(met.findings, calls).filter { $1?.zygosity == .homozygous }.map(\.0)
    guard homozygous.isEmpty else { return .met(AtomOutcome.Met(findings: homozygous)) }
    let facts = ["asked": context.atom.text, "found": GeneContext.list(met.findings.map(\.label))]
    let ids = met.findings.map(\.id)
    return calls.allSatisfy { $0.map(Self.isOnOneCopy) ?? false }
      ? .nearMiss(.heterozygousOnly, facts, ids) : .notAssessed(.needsCopies, facts, ids)
  }

  /// A heterozygous genotype that the reads do not speak against: 90 % or more of at least 20 of them (ours; under one in a
  /// thousand by chance at one half) do.
  private static func isOnOneCopy(_ call: SmallVariantCall) -> Bool {
    guard call.zygosity == .heterozygous else { return false }
    guard let depth = call.depth, let reads = call.alternateDepth, depth >= 20 else { return true }
    return 10 * reads < 9 * depth
  }

  private var notAssessed: AtomOutcome {
    .notAssessed(.needsGenotype, ["asked": context.atom.text], context.gene.findings)
  }

  private func outcome(_ definition: StarAllele.Definition) -> AtomOutcome {
    let kept = variants(definition).filter(isInScope)
    guard !kept.isEmpty else {
      let named = named(definition.dbSNP)
      return named.isEmpty ? .notMet(nil) : .nearMiss(.identifierOfAnotherAllele, arguments(named), named.map(\.id))
    }
    return .met(
      AtomOutcome.Met(
        findings: kept.map { ($0.id, $0.effect == nil ? context.atom.text : $0.label) },
        notes: [Message(KnowledgeMessage.genotypeNotStated, ["asked": context.atom.text])]))
  }

  /// The release does not say which allele the identifier stands for.
  private func undefined(_ identifier: String) -> AtomOutcome {
    let named = named(identifier)
    return named.isEmpty ? .notMet(nil) : .notAssessed(.needsAllele, arguments(named), named.map(\.id))
  }

  /// Variants that the file gives the identifier.
  private func named(_ identifier: String) -> [VariantFinding] {
    (tumor.variantsByIdentifier[identifier] ?? []).filter(isInScope)
  }

  private func arguments(_ named: [VariantFinding]) -> [String: String] {
    ["asked": context.atom.text, "found": GeneContext.list(named.map { "\($0.call.allele)" })]
  }

  private func variants(_ definition: StarAllele.Definition) -> [VariantFinding] {
    var found = tumor.variantsByAllele[definition.allele(tumor.profile.summary.assembly).parsimonious] ?? []
    if let coding = definition.coding {
      found += context.gene.variants.filter { $0.effect.hgvsCoding == coding && $0.effect.basis != .inputFile }
        .map(\.finding)
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
