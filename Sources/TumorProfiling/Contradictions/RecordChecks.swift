import OncologyCore

/// The record against the files.
struct RecordChecks: Sendable {
  /// The pseudoautosomal regions are 2.7 Mb and 0.33 Mb long (Flaquer et al. 2008, doi:10.1038/ejhg.2008.63, table 2):
  /// these stretches at the tips of X and Y are left out.
  static let shortArmTip = 3_000_000
  static let longArmTip = 500_000
  /// How far purity and the pathologist's tumour content may differ.
  static let purityTolerance = 0.3

  let patient: PatientCase
  let models: any GeneModels

  func contradictions(
    _ variants: [VariantFinding], copyNumber: [CopyNumberFinding] = [], burden: MutationalBurden,
    microsatellites: MicrosatelliteAssessment
  ) -> [Contradiction] {
    sex(variants) + purity() + receptor(copyNumber) + microsatellite(variants, burden, microsatellites)
      + lists(variants)
  }

  private func receptor(_ copyNumber: [CopyNumberFinding]) -> [Contradiction] {
    let amplified = HER2Discordance.findings(copyNumber, record: patient.record)
    guard !amplified.isEmpty, let state = patient.record?.state(of: "HER2") else { return [] }
    let details = [state.method, state.value].compactMap { $0 }
    let message =
      details.isEmpty
      ? Message(ProfilingMessage.her2NotPositive, ["state": state.state])
      : Message(
        ProfilingMessage.her2NotPositiveByMethod,
        ["state": state.state, "method": details.joined(separator: ", ")])
    return [Contradiction(message, findings: amplified.map(\.id))]
  }

  private func sex(_ variants: [VariantFinding]) -> [Contradiction] {
    switch patient.record?.sex {
    case .female?:
      let onY = variants.filter { isSpecific($0.call.allele.contig, "Y", $0.call.allele.position) }
      let segments = (patient.copyNumber ?? []).filter {
        isSpecific($0.interval.contig, "Y", $0.interval.start) && ($0.totalCopies ?? 0) >= 0.5
      }
      guard !onY.isEmpty || !segments.isEmpty else { return [] }
      let message = Message(
        ProfilingMessage.sexFemaleWithY, ["variants": "\(onY.count)", "segments": "\(segments.count)"])
      return [Contradiction(message, findings: onY.map(\.id))]
    case .male?:
      let segments = (patient.copyNumber ?? []).filter {
        isSpecific($0.interval.contig, "X", $0.interval.start) && ($0.minorCopies ?? 0) >= 0.5
      }
      let heterozygous = variants.filter {
        $0.call.origin == .germline && $0.call.zygosity == .heterozygous
          && isSpecific($0.call.allele.contig, "X", $0.call.allele.position)
      }
      guard !segments.isEmpty || heterozygous.count > 1 else { return [] }
      let message = Message(
        ProfilingMessage.sexMaleWithTwoX,
        ["segments": "\(segments.count)", "variants": "\(heterozygous.count)"])
      return [Contradiction(message, findings: heterozygous.map(\.id))]
    default: return []
    }
  }

  private func isSpecific(_ contig: Contig, _ name: String, _ position: Int) -> Bool {
    guard contig.name == name, position > Self.shortArmTip, let length = models.length(of: contig) else { return false }
    return position <= length - Self.longArmTip
  }

  private func purity() -> [Contradiction] {
    guard let stated = patient.options.purity, let seen = patient.record?.specimen?.tumorContent,
      abs(stated - seen) > Self.purityTolerance
    else { return [] }
    return [
      Contradiction(
        Message(
          ProfilingMessage.purityDiffers,
          ["purity": NumberText.short(stated * 100), "content": NumberText.short(seen * 100)]))
    ]
  }

  private func microsatellite(
    _ variants: [VariantFinding], _ burden: MutationalBurden, _ assessment: MicrosatelliteAssessment
  ) -> [Contradiction] {
    if assessment.basis.key == ProfilingMessage.msiRecordDisagrees.rawValue { return [Contradiction(assessment.basis)] }
    guard let rate = burden.mutationsPerMegabase else { return [] }
    let rule = MicrosatelliteRule()
    let arguments = [
      "burden": NumberText.short(rate, places: 1), "share": NumberText.short((assessment.indelShare ?? 0) * 100),
    ]
    let polymerase = variants.contains { PolymeraseEpsilon.place(of: $0.effect).map { $0 != .elsewhere } ?? false }
    if assessment.status == .high, rate < rule.burdenThatAsksForTest / 2 {
      return [Contradiction(Message(ProfilingMessage.msiHighWithLowBurden, ["burden": arguments["burden"] ?? ""]))]
    }
    if assessment.status == .stable, rate >= rule.burdenThatAsksForTest, !polymerase,
      (assessment.indelShare ?? 0) >= rule.indelShareThatAsksForTest
    {
      return [Contradiction(Message(ProfilingMessage.msiStableWithManyIndels, arguments))]
    }
    return []
  }

  /// How the lists were made against what was said of them.
  private func lists(_ variants: [VariantFinding]) -> [Contradiction] {
    var found: [Contradiction] = []
    if patient.options.isTumorOnly, variants.contains(where: { $0.call.origin == .germline }) {
      found.append(Contradiction(Message(ProfilingMessage.tumorOnlyWithGermline)))
    }
    if patient.options.isTumorOnly, let normal = patient.options.normalSample {
      found.append(Contradiction(Message(ProfilingMessage.tumorOnlyWithNormal, ["sample": normal])))
    }
    let germline = Set(variants.filter { $0.call.origin == .germline }.map { $0.call.allele.parsimonious })
    let shared = variants.filter {
      $0.call.origin == .somatic && !germline.isEmpty && germline.contains($0.call.allele.parsimonious)
    }
    if !shared.isEmpty {
      found.append(
        Contradiction(
          Message(
            ProfilingMessage.alleleInBothLists, ["count": "\(shared.count)", "examples": Examples.text(shared)]),
          findings: shared.map(\.id)))
    }
    return found
  }
}
