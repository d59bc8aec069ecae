package import OncologyCore

/// Oncogenicity of somatic small variants in points, by ClinGen/CGC/VICC 2022 (Horak et al., PMC9081216, tables 2
/// and 3), with the criteria that a release's data allow (`Documentation/Methods/measures.md`, "Oncogenicity").
package struct OncogenicityClassifier: Sendable {
  private let knowledge: any OncogenicityKnowledge

  package init(knowledge: any OncogenicityKnowledge) { self.knowledge = knowledge }

  /// What is said instead where the variant is germline: ACMG/AMP is not computed here.
  package static let germlineMessage = Message(ProfilingMessage.germlineNotClassified)

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
    if !isNullMet { verdicts.add(HotspotCriterion(effect: effect, knowledge: knowledge).verdict) }
    verdicts.add(lengthChange(effect, role))
    verdicts.add(singleEtiology(effect, tumorType))
    if role == nil {
      verdicts.notJudged.append(
        Oncogenicity.Criterion(
          code: "OVS1/OM2", points: 0, reason: Message(ProfilingMessage.oncoGeneRoleUnknown, ["gene": effect.gene])))
    }
    return Oncogenicity(met: verdicts.met, notJudged: verdicts.notJudged + Self.neverJudged(term))
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
    ("OS1", ProfilingMessage.oncoNoEstablishedVariants), ("OS2", .oncoNoFunctionalStudies), ("OM1", .oncoNoDomains),
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
