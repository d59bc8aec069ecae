import OncologyCore

/// A tumour's alterations by gene, in the reference's symbols, ready for many questions.
struct TumorIndex: Sendable {
  /// A small variant as seen from one gene.
  struct Variant: Sendable {
    let finding: VariantFinding
    let effect: TranscriptEffect
    /// Effects on other transcripts of the same gene.
    let otherEffects: [TranscriptEffect]
    let classification: Oncogenicity.Classification?
    let label: String

    /// A change of the protein or of an essential splice site.
    var isMutation: Bool { effect.consequences.contains(where: \.altersProductOrEssentialSplice) }
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
  private(set) var genes: [String: Gene] = [:]
  /// dbSNP identifiers (lower case) of all variants, and every variant by its allele.
  private(set) var variantsByIdentifier: [String: [VariantFinding]] = [:]
  private(set) var variantsByAllele: [GenomicAllele: VariantFinding] = [:]
  /// Of small variants.
  private(set) var origins: [FindingID: VariantOrigin] = [:]
  let oncogenicity: [FindingID: Oncogenicity]

  init(
    _ profile: TumorProfile, genes knowledge: GeneKnowledge, oncogenicity: [FindingID: Oncogenicity],
    asked: Set<GenomicAllele>
  ) {
    self.profile = profile
    self.oncogenicity = oncogenicity
    origins.reserveCapacity(profile.variants.count)
    for finding in profile.variants {
      origins[finding.id] = finding.call.origin
      for identifier in finding.call.identifiers where identifier.hasPrefix("rs") {
        variantsByIdentifier[identifier.lowercased(), default: []].append(finding)
      }
      let allele = finding.call.allele.parsimonious
      if asked.contains(allele) { variantsByAllele[allele] = finding }
      guard let effect = finding.effect else { continue }
      let gene = knowledge.canonicalSymbol(effect.gene)
      genes[gene, default: Gene()].variants.append(
        Variant(
          finding: finding, effect: effect, otherEffects: finding.otherEffects.filter { $0.gene == effect.gene },
          classification: oncogenicity[finding.id]?.classification, label: finding.label))
    }
    for finding in profile.copyNumber {
      genes[knowledge.canonicalSymbol(finding.gene), default: Gene()].copyNumber.append(finding)
    }
    for finding in profile.fusions {
      let partners = Set([finding.call.fivePrimeGene, finding.call.threePrimeGene].map(knowledge.canonicalSymbol))
      for partner in partners where FusionRule.isKnownPartner(partner) {
        genes[partner, default: Gene()].fusions.append(finding)
      }
    }
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
