package import OncologyCore

/// Oncogenicity of somatic small variants in points, by ClinGen/CGC/VICC 2022 (Horak et al., PMC9081216, tables 2
/// and 3), with the criteria that a release's data allow (`Documentation/Methods/oncogenicity.md`).
package struct OncogenicityClassifier: Sendable {
  private let knowledge: any OncogenicityKnowledge

  package init(knowledge: any OncogenicityKnowledge) { self.knowledge = knowledge }

  /// Points with the evidence for each; `nil` for a germline variant and for one that touches no coding sequence or
  /// essential splice site.
  package func classify(_ finding: VariantFinding, tumorType: TumorType? = nil) -> Oncogenicity? {
    guard finding.call.origin != .germline, let effect = finding.effect, let term = effect.mostSevere,
      effect.consequences.contains(where: { $0.isCoding || $0.isNull })
    else { return nil }
    let role = knowledge.role(of: effect.gene)
    var verdicts = Verdicts()
    verdicts.add(NullVariantCriterion(effect: effect, role: role).verdict)
    let isNullMet = !verdicts.met.isEmpty
    let domain = isNullMet ? nil : criticalDomain(effect)
    verdicts.add(domain)
    if !isNullMet {
      let hotspot = HotspotCriterion(effect: effect, knowledge: knowledge).verdict
      // The moderate hotspot is not used together with OM1.
      if !(domain?.isMet == true && hotspot?.code == "OM3") { verdicts.add(hotspot) }
    }
    verdicts.add(lengthChange(effect, role))
    verdicts.add(singleEtiology(effect, tumorType))
    if role == nil {
      verdicts.notJudged.append(
        Oncogenicity.Criterion(
          code: "OVS1/OM2", points: 0, reason: Message(ProfilingMessage.oncoGeneRoleUnknown, ["gene": effect.gene])))
    }
    return Oncogenicity(met: verdicts.met, notJudged: verdicts.notJudged + Self.neverJudged(term))
  }

  /// OM1: a missense change or in-frame indel in a critical part of a domain; not judged where there is no table.
  private func criticalDomain(_ effect: TranscriptEffect) -> CriterionVerdict? {
    let asked: Set<SequenceOntologyTerm> = [.missenseVariant, .inframeDeletion, .inframeInsertion]
    guard effect.consequences.contains(where: asked.contains) else { return nil }
    guard let residue = effect.protein?.first.position ?? effect.residue,
      let regions = knowledge.criticalRegions(in: effect.gene, at: residue)
    else { return .notJudged("OM1", Message(ProfilingMessage.oncoNoDomains)) }
    return regions.first.map { region in
      .met(
        "OM1", 2,
        Message(
          ProfilingMessage.oncoCriticalDomain,
          ["place": "\(region.gene) \(region.start)–\(region.end)", "name": region.name, "source": region.source]))
    }
  }

  /// OM2: an in-frame insertion or deletion in an oncogene or tumour suppressor, or a lost stop in the latter.
  private func lengthChange(_ effect: TranscriptEffect, _ role: GeneRole?) -> CriterionVerdict? {
    guard let role else { return nil }
    let isIndel = effect.consequences.contains { $0 == .inframeInsertion || $0 == .inframeDeletion }
    let isLostStop = effect.consequences.contains(.stopLost) && role.isTumorSuppressor
    guard isIndel || isLostStop else { return nil }
    return .met(
      "OM2", 2,
      Message(
        ProfilingMessage.oncoLengthChange,
        ["change": effect.changeName, "gene": effect.gene, "source": role.source]))
  }

  /// OP2: the standard's own example is the only entry.
  private func singleEtiology(_ effect: TranscriptEffect, _ tumorType: TumorType?) -> CriterionVerdict? {
    guard effect.gene == "RB1", tumorType?.code == "RBL",
      effect.consequences.contains(where: \.altersProductOrEssentialSplice)
    else { return nil }
    return .met("OP2", 1, Message(ProfilingMessage.oncoSingleEtiology))
  }

  /// Criteria that no release's data allow yet, each with the reason.
  private static func neverJudged(_ term: SequenceOntologyTerm) -> [Oncogenicity.Criterion] {
    term == .synonymousVariant ? notJudgedSynonymous : notJudgedAlways
  }

  private static let notJudgedAlways: [Oncogenicity.Criterion] = [
    ("OS1", ProfilingMessage.oncoNoEstablishedVariants), ("OS2", .oncoNoFunctionalStudies),
    ("OM4", .oncoNoEstablishedVariants), ("OP1", .oncoNoPredictions), ("OP4", .oncoNoPopulation),
    ("SBVS1", .oncoNoPopulation), ("SBS1", .oncoNoPopulation), ("SBS2", .oncoNoFunctionalStudies),
    ("SBP1", .oncoNoPredictions),
  ].map { Oncogenicity.Criterion(code: $0, points: 0, reason: Message($1)) }

  private static let notJudgedSynonymous =
    notJudgedAlways + [
      Oncogenicity.Criterion(code: "SBP2", points: 0, reason: Message(ProfilingMessage.oncoNoSplicePrediction))
    ]
}

/// What one criterion says of one variant; a criterion that is not met says nothing.
enum CriterionVerdict {
  case met(_ code: String, _ points: Int, _ reason: Message)
  case notJudged(_ code: String, _ reason: Message)
}

extension CriterionVerdict {
  var isMet: Bool {
    if case .met = self { return true }
    return false
  }

  var code: String {
    switch self {
    case .met(let code, _, _), .notJudged(let code, _): code
    }
  }
}

/// The verdicts of a variant, met and not judged.
struct Verdicts {
  var met: [Oncogenicity.Criterion] = []
  var notJudged: [Oncogenicity.Criterion] = []

  mutating func add(_ verdict: CriterionVerdict?) {
    switch verdict {
    case .met(let code, let points, let reason)?:
      met.append(Oncogenicity.Criterion(code: code, points: points, reason: reason))
    case .notJudged(let code, let reason)?:
      notJudged.append(Oncogenicity.Criterion(code: code, points: 0, reason: reason))
    case nil: break
    }
  }
}

extension TranscriptEffect {
  /// `R213*`, else the coding name, else the consequence's term.
  var changeName: String { protein?.short ?? hgvsCoding ?? mostSevere?.rawValue ?? gene }
}
