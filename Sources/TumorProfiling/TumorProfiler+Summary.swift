import OncologyCore

extension TumorProfiler {
  /// Burden, microsatellites, contradictions, coverage and counts.
  func summary(
    _ patient: PatientCase, specimen: String, reference: ReleaseReference, softwareVersion: String, _ parts: Parts
  ) -> TumorSummary {
    let callable = patient.callable.map { CallableSize($0, models: models) }
    let burden = burdenRule.burden(
      BurdenRule.Input(
        variants: parts.variants, options: patient.options, callable: callable, modelCount: models.geneCount,
        record: patient.record))
    let microsatellites = microsatelliteRule.assess(parts.variants, burden: burden, record: patient.record)
    let finder = ContradictionFinder(
      patient: patient, models: models, fusionChecks: fusionChecks, identifiedAlleles: identifiedAlleles)
    let contradictions = finder.contradictions(
      ContradictionFinder.Input(
        variants: parts.variants, mismatches: parts.build.mismatches, segments: parts.prepared?.segments ?? [],
        copyRule: parts.copyRule, callable: callable, fusions: parts.fusions, copyNumber: parts.copyNumber.findings,
        expression: parts.expression, burden: burden,
        microsatellites: microsatellites, purity: patient.options.purity))
    return TumorSummary(
      caseID: patient.caseID, assembly: patient.assembly, tumorType: patient.tumorType,
      reportDate: patient.reportDate, specimen: specimen, record: patient.record, options: patient.options,
      inputs: patient.inputs, softwareVersion: softwareVersion, reference: reference, buildCheck: parts.build.check,
      burden: burden, microsatellites: microsatellites, contradictions: contradictions,
      coverage: coverage(patient, parts.variants, callable), counts: counts(parts.variants),
      segments: patient.copyNumber ?? [], alleleFractions: fractions(parts.variants),
      filterCounts: patient.filterCounts, diagnostics: patient.diagnostics + notes(parts))
  }

  private func coverage(
    _ patient: PatientCase, _ variants: [VariantFinding], _ callable: CallableSize?
  ) -> DataCoverage {
    let asked = askedGenes.compactMap { models.model(ofGene: $0) }
    let unknown = variants.compactMap { variant in
      variant.effect?.lacksProteinForWantOfSequence == true ? variant.effect?.gene : nil
    }
    return DataCoverage(
      hasGermline: patient.inputs.contains { $0.role == .germline }
        || patient.variants.contains { $0.origin == .germline },
      hasCopyNumber: patient.copyNumber?.isEmpty == false,
      hasMinorCopies: patient.copyNumber?.contains { $0.minorCopies != nil } ?? false,
      hasFusions: patient.fusions != nil, hasExpression: patient.expression != nil,
      hasCallableRegions: patient.callable != nil, genesWithModels: models.geneCount,
      genesWithSequence: models.genesWithSequenceCount, genesWithoutSequence: Set(unknown).sorted(),
      fullyCallableGenes: callable?.fullyCallableGenes, askedGenesWithModel: asked.map(\.gene).sorted(),
      askedGenesWithCopyNumber: CopyNumberCoverage(patient.copyNumber ?? []).genes(of: asked))
  }

  func counts(_ variants: [VariantFinding]) -> VariantCounts {
    var counts = VariantCounts(total: variants.count)
    for variant in variants {
      if variant.call.origin == .germline { counts.germline += 1 }
      guard let effect = variant.effect else {
        counts.withoutGene += 1
        continue
      }
      let alters = effect.consequences.contains(where: \.altersProductOrEssentialSplice)
      if effect.consequences.contains(where: \.isCoding) { counts.coding += 1 }
      if alters { counts.nonSynonymous += 1 }
      if !alters, effect.consequences.contains(.codingSequenceVariant) { counts.codingUnclassified += 1 }
      if effect.lacksProteinForWantOfSequence { counts.withoutSequence += 1 }
    }
    return counts
  }

  private func fractions(_ variants: [VariantFinding]) -> [Double] {
    variants.filter { $0.call.origin != .germline }.compactMap(\.call.alleleFraction).sorted()
  }

  /// Notes that the reader needs with the measures: what ploidy was used, and the lowest fraction that was called.
  private func notes(_ parts: Parts) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    if let prepared = parts.prepared, prepared.segments.isEmpty {
      notes.append(Diagnostic(.warning, Message(ProfilingMessage.copiesWithoutSegments)))
    } else if let prepared = parts.prepared {
      notes.append(
        Diagnostic(
          .note, prepared.isLog2Only ? Message(ProfilingMessage.copiesByLog2Only) : prepared.baseline.message))
      let estimated = prepared.segments.count(where: \.isEstimated)
      if estimated > 0 { notes.append(Diagnostic(.note, Message(ProfilingMessage.copiesEstimated), count: estimated)) }
    }
    if parts.copyNumber.unlisted > 0 {
      notes.append(
        Diagnostic(.note, Message(ProfilingMessage.copiesUnlisted), count: parts.copyNumber.unlisted))
    }
    let somatic = parts.variants.filter { $0.call.origin != .germline }
    if let lowest = somatic.compactMap(\.call.alleleFraction).min() {
      let depths = somatic.compactMap(\.call.depth).sorted()
      let fraction = NumberText.short(lowest * 100)
      notes.append(
        Diagnostic(
          .note,
          depths.isEmpty
            ? Message(ProfilingMessage.lowestFractionWithoutDepth, ["fraction": fraction])
            : Message(
              ProfilingMessage.lowestFraction, ["fraction": fraction, "depth": "\(depths[depths.count / 2])"])))
    }
    return notes
  }
}

extension TranscriptEffect {
  /// Coding, and what becomes of the protein could not be told because there is no sequence.
  var lacksProteinForWantOfSequence: Bool {
    basis == .computedWithoutSequence && protein == nil && consequences.contains(where: \.isCoding)
  }
}
