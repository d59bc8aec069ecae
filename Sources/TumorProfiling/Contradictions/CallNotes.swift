import OncologyCore

/// What is said of single calls: possible germline origin, clonal haematopoiesis, one caller of several.
struct CallNotes: Sendable {
  /// Genes in which a variant without a matched normal is often of the blood (`CLINICAL_RULES`' list).
  static let hematopoiesisGenes: Set<String> = ["DNMT3A", "TET2", "ASXL1", "PPM1D", "TP53"]
  /// Up to this fraction a call in those genes may be clonal haematopoiesis.
  static let hematopoiesisFraction = 0.20
  /// Pharmacogenes with a CPIC guideline for drugs of oncology: alleles of the person, not of the tumour.
  static let pharmacogenes: Set<String> = ["DPYD", "TPMT", "NUDT15", "UGT1A1", "CYP2D6", "G6PD"]
  /// About one half, as a heterozygous germline allele has in a diploid region.
  static let heterozygousFractions = 0.40...0.60

  /// Genes with pseudogenes so alike that short reads may be placed wrongly; a call in them is to be checked for
  /// specificity before it is reported (PMC11061103, on CHEK2 and PMS2; PMC7028990 on PMS2).
  static let genesWithPseudogenes: Set<String> = ["PMS2", "CHEK2"]

  let isTumorOnly: Bool
  let hasNormal: Bool
  let models: any GeneModels
  /// All callers that the file names anywhere.
  let callers: Set<String>

  init(_ patient: PatientCase, models: any GeneModels) {
    isTumorOnly = patient.options.isTumorOnly
    hasNormal = patient.options.normalSample != nil || patient.variants.contains { $0.normalDepth != nil }
    callers = Set(patient.variants.lazy.filter { $0.origin != .germline }.flatMap(\.callers))
    self.models = models
  }

  func notes(on variant: VariantFinding) -> [Message] {
    guard variant.call.origin != .germline else { return [pseudogene(variant)].compactMap { $0 } }
    return [possibleGermline(variant), hematopoiesis(variant), callerAgreement(variant), pseudogene(variant)]
      .compactMap { $0 }
  }

  private func pseudogene(_ variant: VariantFinding) -> Message? {
    guard let effect = variant.effect, Self.genesWithPseudogenes.contains(effect.gene),
      effect.consequences.contains(where: \.altersProductOrEssentialSplice)
    else { return nil }
    return Message(ProfilingMessage.pseudogene, ["variant": variant.shortName, "gene": effect.gene])
  }

  /// A somatic list can hold germline alleles: near one half, and known by a dbSNP number alone or in a pharmacogene.
  private func possibleGermline(_ variant: VariantFinding) -> Message? {
    guard variant.call.origin == .somatic, let fraction = variant.call.alleleFraction,
      Self.heterozygousFractions.contains(fraction), !models.isKnownAllele(variant.call.allele)
    else { return nil }
    let identifiers = variant.call.identifiers
    let hasOnlyRS = !identifiers.isEmpty && identifiers.allSatisfy { $0.hasPrefix("rs") }
    let arguments = ["variant": variant.shortName, "fraction": NumberText.short(fraction * 100)]
    if let gene = variant.effect?.gene, Self.pharmacogenes.contains(gene) {
      return Message(ProfilingMessage.possibleGermlinePharmacogene, arguments)
    }
    guard hasOnlyRS else { return nil }
    return Message(
      ProfilingMessage.possibleGermline,
      arguments.merging(["identifiers": identifiers.joined(separator: ", ")]) { $1 })
  }

  private func hematopoiesis(_ variant: VariantFinding) -> Message? {
    guard isTumorOnly || !hasNormal, let effect = variant.effect, Self.hematopoiesisGenes.contains(effect.gene),
      effect.consequences.contains(where: \.altersProductOrEssentialSplice),
      let fraction = variant.call.alleleFraction, fraction <= Self.hematopoiesisFraction
    else { return nil }
    return Message(
      ProfilingMessage.clonalHematopoiesis,
      ["variant": variant.shortName, "fraction": NumberText.short(fraction * 100)])
  }

  /// Only where the file names several callers, and for variants that change a product.
  private func callerAgreement(_ variant: VariantFinding) -> Message? {
    guard callers.count > 1, variant.call.callers.count == 1,
      variant.effect?.consequences.contains(where: \.altersProductOrEssentialSplice) == true
    else { return nil }
    return Message(
      ProfilingMessage.calledByOne, ["caller": variant.call.callers[0], "callers": "\(callers.count)"])
  }
}
