import OncologyCore

/// A tumour's alterations by gene, in the reference's symbols, ready for many questions: those of genes that the
/// knowledge release names. A class, made once and handed to every rule.
final class TumorIndex: Sendable {
  /// A small variant as seen from one gene.
  final class Variant: Sendable {
    let finding: VariantFinding
    let effect: TranscriptEffect
    /// Effects on other transcripts of the same gene.
    let otherEffects: [TranscriptEffect]
    let classification: Oncogenicity.Classification?
    /// A change of the protein or of an essential splice site.
    let isMutation: Bool

    init(_ finding: VariantFinding, _ effect: TranscriptEffect, _ classification: Oncogenicity.Classification?) {
      self.finding = finding
      self.effect = effect
      otherEffects = finding.otherEffects.filter { $0.gene == effect.gene }
      self.classification = classification
      isMutation = effect.consequences.contains(where: \.altersProductOrEssentialSplice)
    }

    var label: String { finding.label }
    var id: FindingID { finding.id }
  }

  struct Gene: Sendable {
    var variants: [Variant] = []
    var copyNumber: [CopyNumberFinding] = []
    var fusions: [FusionFinding] = []

    var mutations: [Variant] { variants.filter(\.isMutation) }
    /// Altered so that a pattern on the gene that does not match is a near miss.
    var isAltered: Bool { !copyNumber.isEmpty || !fusions.isEmpty || variants.contains(where: \.isInCodingSequence) }
    var findings: [FindingID] {
      variants.filter(\.isInCodingSequence).map(\.id) + copyNumber.map(\.id) + fusions.map(\.id)
    }
  }

  let profile: TumorProfile
  let genes: [String: Gene]
  /// Variants by a dbSNP identifier (lower case) that patterns ask for, and by an allele that rules look up.
  let variantsByIdentifier: [String: [VariantFinding]]
  let variantsByAllele: [GenomicAllele: [VariantFinding]]
  /// Of the small variants that are held here.
  let origins: [FindingID: VariantOrigin]
  /// Genes of the release that lie fully within the callable regions.
  let callableGenes: Set<String>

  /// - Parameter lookedUp: alleles that rules look up by place, in their parsimonious form.
  init(
    _ profile: TumorProfile, release: KnowledgeRelease, oncogenicity: [FindingID: Oncogenicity],
    lookedUp: Set<GenomicAllele>
  ) {
    self.profile = profile
    let named = { (symbol: String) -> String? in
      let gene = release.genes.canonicalSymbol(symbol)
      return release.patternsByGene[gene] == nil ? nil : gene
    }
    // A caller may write up to eight bases before the first one that changes.
    let lookedUpPlaces = Set(lookedUp.flatMap { ($0.position - 8)...$0.position })
    var genes: [String: Gene] = [:]
    var byIdentifier: [String: [VariantFinding]] = [:], byAllele: [GenomicAllele: [VariantFinding]] = [:]
    var origins: [FindingID: VariantOrigin] = [:]
    // By number: a variant is only copied where it is kept.
    for number in profile.variants.indices {
      let identifiers = profile.variants[number].call.identifiers.filter(release.askedIdentifiers.contains)
      let isLookedUp =
        lookedUpPlaces.contains(profile.variants[number].call.allele.position)
        && lookedUp.contains(profile.variants[number].call.allele.parsimonious)
      let gene = (profile.variants[number].effect?.gene).flatMap(named)
      guard gene != nil || isLookedUp || !identifiers.isEmpty else { continue }
      let finding = profile.variants[number]
      origins[finding.id] = finding.call.origin
      for identifier in identifiers { byIdentifier[identifier, default: []].append(finding) }
      if isLookedUp { byAllele[finding.call.allele.parsimonious, default: []].append(finding) }
      if let gene, let effect = finding.effect {
        genes[gene, default: Gene()].variants.append(
          Variant(finding, effect, oncogenicity[finding.id]?.classification))
      }
    }
    for finding in profile.copyNumber {
      if let gene = named(finding.gene) { genes[gene, default: Gene()].copyNumber.append(finding) }
    }
    for finding in profile.fusions {
      let partners = [finding.call.fivePrimeGene, finding.call.threePrimeGene].filter(FusionRule.isKnownPartner)
      for gene in Set(partners.compactMap(named)) { genes[gene, default: Gene()].fusions.append(finding) }
    }
    self.genes = genes
    self.origins = origins
    variantsByIdentifier = byIdentifier
    variantsByAllele = byAllele
    callableGenes = Set((profile.summary.coverage.fullyCallableGenes ?? []).compactMap(named))
  }

  func gene(_ symbol: String) -> Gene { genes[symbol] ?? Gene() }
}

extension TumorIndex.Variant {
  /// A coding change that leaves the protein as it is.
  var isSilentCodingChange: Bool {
    !isMutation && effect.consequences.contains { $0 == .synonymousVariant || $0 == .stopRetainedVariant }
  }

  /// The protein changes by which the variant is known: that of the chosen transcript, the same as sources count it on
  /// other isoforms, then those of the gene's other transcripts.
  var proteinChanges: [(change: ProteinChange, transcript: String, isChosen: Bool)] {
    var found: [(ProteinChange, String, Bool)] = []
    if let change = effect.protein { found.append((change, effect.transcript, true)) }
    for change in effect.proteinOnOtherIsoforms ?? [] { found.append((change, "another isoform", false)) }
    for other in otherEffects {
      if let change = other.protein, change != effect.protein { found.append((change, other.transcript, false)) }
    }
    return found
  }

  /// In the coding sequence, and the reference could not say what it does to the protein.
  var isOfUnknownEffect: Bool { !isMutation && effect.consequences.contains(.codingSequenceVariant) }

  /// The protein's change is not known, though it changes or may change.
  var isProteinUnknown: Bool {
    effect.protein == nil && (isOfUnknownEffect || (isMutation && effect.consequences.contains(where: \.isCoding)))
  }

  var isInCodingSequence: Bool { isMutation || isSilentCodingChange || isOfUnknownEffect }
}
