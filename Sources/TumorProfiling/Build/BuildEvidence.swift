import OncologyCore

/// What the variants of a case say of their build, counted in one pass.
struct BuildEvidence {
  struct StatedContig {
    var name: String
    var stated: Int
    var length: Int
  }

  private(set) var total = 0
  private(set) var onPrimary = 0
  private(set) var compared = 0
  private(set) var mismatches: [VariantFinding] = []
  private(set) var coding = 0
  private(set) var codingGenes = 0
  private(set) var hotspotsInStated = 0
  private(set) var hotspotsInStatedOnly = 0
  /// `nil` where there is no table of the other build.
  private(set) var hotspotsInOther: Int?
  private(set) var otherBuildOnly: [VariantFinding] = []
  /// Variants for which the file names a gene that the reference has, and those that lie outside it.
  private(set) var withNamedGene = 0
  private(set) var outsideNamedGene: [VariantFinding] = []
  private(set) var firstBeyondContig: VariantFinding?
  private(set) var agreeingContigs = 0
  private(set) var disagreeingContigs: [StatedContig] = []

  init(_ variants: [VariantFinding], models: any GeneModels, otherBuild: (any KnownAlleles)?, stated: [String: Int]) {
    total = variants.count
    hotspotsInOther = otherBuild == nil ? nil : 0
    compareContigs(stated, models)
    var genes: Set<String> = []
    for variant in variants { count(variant, models, otherBuild, &genes) }
    codingGenes = genes.count
  }

  /// The mitochondrion is left out: hg19 ships another one (NC_001807) than GRCh37 (NC_012920).
  private mutating func compareContigs(_ stated: [String: Int], _ models: any GeneModels) {
    for (name, length) in stated.sorted(by: { $0.key < $1.key }) {
      let contig = Contig(name)
      guard let rank = contig.primaryRank, rank < 25, let expected = models.length(of: contig) else { continue }
      if expected == length {
        agreeingContigs += 1
      } else {
        disagreeingContigs.append(StatedContig(name: name, stated: length, length: expected))
      }
    }
  }

  private mutating func count(
    _ variant: VariantFinding, _ models: any GeneModels, _ otherBuild: (any KnownAlleles)?, _ genes: inout Set<String>
  ) {
    let allele = variant.call.allele
    guard let rank = allele.contig.primaryRank, rank < 25 else { return }
    onPrimary += 1
    if firstBeyondContig == nil, let length = models.length(of: allele.contig), allele.end > length {
      firstBeyondContig = variant
    }
    if let agrees = models.referenceAgrees(allele) {
      compared += 1
      if !agrees { mismatches.append(variant) }
    }
    compareNamedGene(variant, models)
    if let gene = codingGene(of: variant, models) {
      coding += 1
      genes.insert(gene)
    }
    let isHere = models.isKnownAllele(allele)
    let isThere = otherBuild?.isKnownAllele(allele) ?? false
    if isHere { hotspotsInStated += 1 }
    if isHere, !isThere { hotspotsInStatedOnly += 1 }
    if isThere { hotspotsInOther? += 1 }
    if isThere, !isHere { otherBuildOnly.append(variant) }
  }

  /// How far outside a gene's first-choice transcript an annotation may still name it: VEP reports genes within 5 kb.
  private static let geneMargin = 5_000

  private mutating func compareNamedGene(_ variant: VariantFinding, _ models: any GeneModels) {
    let named = variant.call.providedAnnotations.compactMap { $0.gene.flatMap { models.model(ofGene: $0)?.interval } }
    guard !named.isEmpty else { return }
    withNamedGene += 1
    let allele = variant.call.allele
    let isInside = named.contains { gene in
      gene.contig == allele.contig && gene.start - Self.geneMargin <= allele.end
        && allele.position <= gene.end + Self.geneMargin
    }
    if !isInside { outsideNamedGene.append(variant) }
  }

  /// The gene in whose coding part the variant lies by the reference's own models, never by the file's annotation.
  private func codingGene(of variant: VariantFinding, _ models: any GeneModels) -> String? {
    if let effect = variant.effect, effect.basis != .inputFile {
      if effect.consequences.contains(where: \.isCoding) { return effect.gene }
      if variant.otherEffects.isEmpty { return nil }
    }
    let allele = variant.call.allele
    return models.models(overlapping: allele.interval).first { model in
      model.codingParts.contains { $0.lowerBound <= allele.end && allele.position <= $0.upperBound }
    }?.gene
  }

  /// All counts in a sentence, for a refusal.
  var summary: String {
    var parts = [
      "REF was compared for \(compared) of \(total) variants and agreed for \(compared - mismatches.count)",
      "\(coding) of \(onPrimary) variants on primary chromosomes lie in coding models",
    ]
    var hotspots = "\(hotspotsInStated) are known hotspot alleles of the stated build"
    if let hotspotsInOther { hotspots += ", \(hotspotsInOther) of the other" }
    parts.append(hotspots)
    if withNamedGene > 0 {
      parts.append("\(outsideNamedGene.count) of \(withNamedGene) lie outside the gene that the file names")
    }
    let contigs = agreeingContigs + disagreeingContigs.count
    if contigs > 0 { parts.append("\(agreeingContigs) of \(contigs) contig lengths in the header agree") }
    return parts.joined(separator: "; ") + "."
  }
}
