import OncologyCore

/// The one panel of what cannot be true together, or is implausible; nothing in it leads the report.
struct ContradictionFinder: Sendable {
  let patient: PatientCase
  let models: any GeneModels
  let fusionChecks: FusionChecks
  /// Alleles of the case's build by the dbSNP number that stands for them.
  let identifiedAlleles: [String: GenomicAllele]

  /// What the panel is judged from, besides the case.
  struct Input {
    var variants: [VariantFinding]
    var mismatches: [VariantFinding]
    var segments: [SegmentCopies]
    var copyRule: LocalCopyRule?
    var callable: CallableSize?
    var fusions: [FusionFinding]
    var copyNumber: [CopyNumberFinding]
    var expression: [ExpressionFinding]
    var burden: MutationalBurden
    var microsatellites: MicrosatelliteAssessment
    var purity: Double?
  }

  func contradictions(_ input: Input) -> [Contradiction] {
    var found: [Contradiction] = []
    if !input.mismatches.isEmpty { found.append(mismatch(input.mismatches)) }
    found += StatedEffectRule(models: models).contradictions(input.variants)
    if let copyRule = input.copyRule {
      found += FractionChecks(purity: input.purity, segments: copyRule).contradictions(input.variants)
    }
    found += IdentifierRule(known: identifiedAlleles).contradictions(input.variants)
    found += PlacesBeyondContigs(patient, models: models).contradictions()
    found += overlaps(input.segments)
    found += expressedDeletions(input)
    found += RecordChecks(patient: patient, models: models).contradictions(
      input.variants, copyNumber: input.copyNumber, burden: input.burden, microsatellites: input.microsatellites)
    found += outsideCallable(input)
    found += fusionChecks.contradictions(input.fusions)
    return found
  }

  private func mismatch(_ variants: [VariantFinding]) -> Contradiction {
    let places = variants.prefix(5).map { "line \($0.call.line) (\($0.call.allele))" }.joined(separator: ", ")
    return Contradiction(
      Message(
        ProfilingMessage.referenceDisagrees,
        ["count": "\(variants.count)", "places": places + (variants.count > 5 ? ", …" : "")]),
      findings: variants.map(\.id))
  }

  /// Segments that overlap and give different copies.
  private func overlaps(_ segments: [SegmentCopies]) -> [Contradiction] {
    let sorted = segments.sorted { ($0.interval.contig, $0.interval.start) < ($1.interval.contig, $1.interval.start) }
    var places: [String] = []
    for (left, right) in zip(sorted, sorted.dropFirst()) where left.interval.overlaps(right.interval) {
      if left.total != right.total || left.minor != right.minor || left.log2Ratio != right.log2Ratio {
        places.append("\(left.interval), \(right.interval)")
      }
    }
    guard let first = places.first else { return [] }
    return [
      Contradiction(
        Message(ProfilingMessage.segmentsOverlap, ["count": "\(places.count)", "place": first]))
    ]
  }

  /// Genes that the segments delete and that are expressed above the sample's median: normal cells in the tissue may
  /// explain it, or the deletion is not in all tumour cells.
  private func expressedDeletions(_ input: Input) -> [Contradiction] {
    let levels = Dictionary(input.expression.map { ($0.gene, $0) }, uniquingKeysWith: { first, _ in first })
    let expressed = input.copyNumber.filter { finding in
      finding.call == .deepDeletion && finding.share >= 0.5
        && (levels[finding.gene]?.percentileWithinSample ?? 0) > 0.5
    }
    guard !expressed.isEmpty else { return [] }
    let names = expressed.prefix(5).map { finding in
      "\(finding.gene) (\(NumberText.short(levels[finding.gene]?.tpm ?? 0)) TPM)"
    }
    return [
      Contradiction(
        Message(
          ProfilingMessage.deletedGeneExpressed,
          [
            "count": "\(expressed.count)",
            "examples": names.joined(separator: ", ") + (expressed.count > names.count ? ", …" : ""),
          ]), findings: expressed.map(\.id))
    ]
  }

  /// Coding variants where the callable regions say that none could be called.
  private func outsideCallable(_ input: Input) -> [Contradiction] {
    guard let callable = input.callable else { return [] }
    let outside = input.variants.filter { BurdenCounting.coding.counts($0) && !callable.holds($0.call.allele) }
    guard !outside.isEmpty else { return [] }
    return [
      Contradiction(
        Message(
          ProfilingMessage.variantsOutsideCallable,
          ["count": "\(outside.count)", "examples": Examples.text(outside)]), findings: outside.map(\.id))
    ]
  }
}
