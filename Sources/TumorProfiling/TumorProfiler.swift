package import OncologyCore

/// From a case and its annotated variants to the tumour's measures: every rule of this room, in one pass.
package struct TumorProfiler: Sendable {
  let buildRule: GenomeBuildRule
  let burdenRule = BurdenRule()
  let copyNumberRule = CopyNumberRule()
  let microsatelliteRule = MicrosatelliteRule()
  let askedGenes: Set<String>
  /// Substitutions of the models' build by the dbSNP number that stands for them.
  let identifiedAlleles: [String: GenomicAllele]
  let models: any GeneModels
  let fusionChecks: FusionChecks

  /// - Parameters:
  ///   - otherBuild: the table of known alleles of the build that the case does not state.
  ///   - driverFusions: names as `DriverFusionList` reads them.
  ///   - askedGenes: genes of which the summary says whether they were assessed at all.
  ///   - identifiedAlleles: substitutions of the models' build by the dbSNP number that stands for them.
  package init(
    models: any GeneModels, otherBuild: (any KnownAlleles)? = nil, driverFusions: [String] = [],
    askedGenes: Set<String> = [], identifiedAlleles: [String: GenomicAllele] = [:]
  ) {
    self.models = models
    self.askedGenes = askedGenes
    self.identifiedAlleles = identifiedAlleles
    buildRule = GenomeBuildRule(models: models, otherBuild: otherBuild)
    fusionChecks = FusionChecks(models: models, drivers: DriverFusionList(driverFusions))
  }

  /// `variants` are the case's calls with identifier and effects; `specimen` is the label that their identifiers carry.
  ///
  /// Throws where the build is wrong or the models are those of another build.
  package func profile(
    case patient: PatientCase, variants: [VariantFinding], specimen: String, reference: ReleaseReference,
    softwareVersion: String
  ) throws(InputError) -> TumorProfile {
    guard models.assembly == patient.assembly else {
      throw InputError(
        .wrongAssembly,
        "the reference release is of \(models.assembly.rawValue) and the case is of \(patient.assembly.rawValue).",
        fix: "Name a reference release of \(patient.assembly.rawValue).")
    }
    let build = try buildRule.check(variants, of: patient)
    let caller = CopyNumberCaller(models: models, rule: copyNumberRule)
    let prepared = patient.copyNumber.map { caller.prepare($0, of: patient) }
    let copyRule = prepared.map { LocalCopyRule($0.segments) }
    let finished = finish(variants, patient, copyRule)
    let copyNumber = prepared.map { caller.calls($0, specimen: specimen) } ?? .init()
    let expression = patient.expression.map {
      ExpressionLookup($0, genes: expressionGenes(finished, copyNumber.findings, patient.fusions ?? []))
    }
    let fusions = fusionChecks.findings(
      patient.fusions ?? [], specimen: specimen, tpm: { expression?.tpm(of: $0) })
    let levels = expression?.findings(specimen: specimen) ?? []
    let summary = summary(
      patient, specimen: specimen, reference: reference, softwareVersion: softwareVersion,
      Parts(
        variants: finished, build: build, prepared: prepared, copyRule: copyRule, copyNumber: copyNumber,
        expression: levels,
        fusions: fusions))
    return TumorProfile(
      summary: summary, variants: finished, copyNumber: copyNumber.findings, fusions: fusions,
      expression: levels)
  }

  /// What is known before the summary is made.
  struct Parts {
    var variants: [VariantFinding]
    var build: GenomeBuildRule.Outcome
    var prepared: CopyNumberCaller.Prepared?
    var copyRule: LocalCopyRule?
    var copyNumber: CopyNumberCaller.Calls
    var expression: [ExpressionFinding]
    var fusions: [FusionFinding]
  }

  /// Purity as stated, else the pathologist's tumour content.
  static func purity(of patient: PatientCase) -> Double? {
    patient.options.purity ?? patient.record?.specimen?.tumorContent
  }

  /// Local copies, allele status and notes, in order of contig, position and allele.
  private func finish(
    _ variants: [VariantFinding], _ patient: PatientCase, _ copyRule: LocalCopyRule?
  ) -> [VariantFinding] {
    let notes = CallNotes(patient, models: models)
    var finished = VariantOrder.sorted(variants)
    for index in finished.indices {
      finished[index].localCopies = copyRule?.copies(at: finished[index].call.allele)
      finished[index].notes += notes.notes(on: finished[index])
    }
    let rule = AlleleStatusRule(purity: Self.purity(of: patient), sex: patient.record?.sex)
    let groups = GeneGroups(finished)
    for index in finished.indices {
      finished[index].alleleStatus = rule.status(
        of: finished[index], siblings: groups.siblings(of: index, in: finished))
    }
    return finished
  }

  /// Genes whose expression stands beside a finding: product-changing variants, fusion partners, amplifications and
  /// deep deletions. The whole table is not repeated in the profile.
  private func expressionGenes(
    _ variants: [VariantFinding], _ copyNumber: [CopyNumberFinding], _ fusions: [FusionCall]
  ) -> Set<String> {
    var genes: Set<String> = []
    for variant in variants {
      guard let effect = variant.effect, effect.consequences.contains(where: \.altersProductOrEssentialSplice) else {
        continue
      }
      genes.insert(effect.gene)
    }
    for finding in copyNumber where finding.call == .amplification || finding.call == .deepDeletion {
      genes.insert(finding.gene)
    }
    for fusion in fusions { genes.formUnion([fusion.fivePrimeGene, fusion.threePrimeGene]) }
    genes.remove("")
    return genes
  }
}

/// Contig, position, reference, alternate, then origin: an order that no file decides.
enum VariantOrder {
  private struct Key {
    var rank: Int
    var position: Int
    var index: Int
  }

  static func sorted(_ variants: [VariantFinding]) -> [VariantFinding] {
    let keys = variants.indices.map { index in
      let allele = variants[index].call.allele
      return Key(rank: allele.contig.primaryRank ?? .max, position: allele.position, index: index)
    }
    return keys.sorted { left, right in
      if left.rank != right.rank { return left.rank < right.rank }
      let (a, b) = (variants[left.index].call, variants[right.index].call)
      if left.rank == .max, a.allele.contig != b.allele.contig { return a.allele.contig < b.allele.contig }
      if left.position != right.position { return left.position < right.position }
      if a.allele.reference != b.allele.reference { return a.allele.reference < b.allele.reference }
      if a.allele.alternate != b.allele.alternate { return a.allele.alternate < b.allele.alternate }
      return a.origin.rawValue < b.origin.rawValue
    }.map { variants[$0.index] }
  }
}

/// Product-changing variants by gene.
struct GeneGroups {
  private var indices: [String: [Int]] = [:]

  init(_ variants: [VariantFinding]) {
    for (index, variant) in variants.enumerated() {
      guard let effect = variant.effect, effect.consequences.contains(where: \.altersProductOrEssentialSplice) else {
        continue
      }
      indices[effect.gene, default: []].append(index)
    }
  }

  /// The gene's other variants; the same allele in the germline list is the same hit, not another.
  func siblings(of index: Int, in variants: [VariantFinding]) -> [VariantFinding] {
    guard let gene = variants[index].effect?.gene, let all = indices[gene], all.count > 1 else { return [] }
    let allele = variants[index].call.allele
    return all.filter { $0 != index && variants[$0].call.allele != allele }.map { variants[$0] }
  }
}
