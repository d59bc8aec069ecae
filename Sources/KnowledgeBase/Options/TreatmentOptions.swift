package import OncologyCore

/// Ranks what evidence says of therapies into options, for and against shown together.
///
/// Order: favoured, then discouraged, then excluded by a label, then without a tier; within each by tier, and of one tier
/// drugs on which the tumour progressed last, before them options of which the record denies what every label asks for.
/// Then by level, own tumour before others, labels that fit the record before the rest, new drugs before combinations that
/// hold one on which the tumour progressed before classes on which it progressed, label before guideline before neither,
/// unopposed before opposed by studies, what names a second change of the target that turns others away, an alteration before an absence, the alteration itself before a gene's mutations as
/// a class, an ESCAT tier before a lower one. Options that these rules do not tell apart share a place, by name: neither
/// publications nor the alphabet put one before another.
package struct TreatmentOptions: Sendable {
  private let knowledge: OptionKnowledge

  package init(_ release: KnowledgeRelease) { knowledge = OptionKnowledge(release) }

  package func rank(
    matches: [EvidenceMatch], excluded: [ExcludedEvidence], profile: TumorProfile
  ) -> [TreatmentOption] {
    let patient = OptionPatient(profile, release: knowledge.release)
    var collector = OptionCollector(knowledge: knowledge, patient: patient)
    for match in matches where match.kind == .therapeutic { collector.add(match) }
    for item in excluded where item.kind == .therapeutic { collector.add(item) }
    let drafts = collector.drafts()
    let resistance = SecondaryResistanceRule(knowledge: knowledge)
    let changes = drafts.filter { !$0.supporting.isEmpty }.map {
      resistance.verdict(supporting: $0.supporting, opposing: $0.opposing, ofClass: $0.classOpposing).secondChanges
    }
    let judge = OptionJudge(
      knowledge: knowledge, patient: patient, secondChanges: changes.reduce(into: []) { $0.formUnion($1) })
    let options = drafts.compactMap { judge.option($0) }
    return OptionOrder.placed(options.map { ($0.option, $0.order) })
  }
}

/// Gathers drafts, and then what resistance to components and classes says of them.
struct OptionCollector {
  private let knowledge: OptionKnowledge
  private let patient: OptionPatient
  private let expander: OptionExpander
  private var found: [OptionDraft.Key: OptionDraft] = [:]
  private var adverse: AdverseAlleles

  init(knowledge: OptionKnowledge, patient: OptionPatient) {
    self.knowledge = knowledge
    self.patient = patient
    expander = OptionExpander(therapies: knowledge.therapies)
    adverse = AdverseAlleles(therapies: knowledge.therapies)
    adverse.add(inTumorOf: patient.profile, items: knowledge.adverseItems, knowledge: knowledge.release)
  }

  mutating func add(_ match: EvidenceMatch) {
    let pending = Self.pendingLabel(match, patient)
    for key in expander.keys(therapies: match.therapies, interaction: match.interaction) {
      found[key, default: OptionDraft(key)].add(match)
      adverse.add(match, drugs: key.drugs)
      if let pending { found[key]?.pending.append(pending) }
    }
  }

  /// Label exclusions, and approvals for this tumour of which a part or the origin is not known.
  mutating func add(_ item: ExcludedEvidence) {
    if item.cause == .heterozygousOnly || item.cause == .needsCopies,
      knowledge.adverseItems.contains(where: { $0.key == item.key })
    {
      let label = patient.profile.variants.filter { item.findings.contains($0.id) }.map(\.label).distinct
      for drug in item.therapies {
        adverse.add(
          notOnBothCopies: item, alteration: label.joined(separator: ", "), drugs: knowledge.therapies.drugs(of: [drug])
        )
      }
    }
    if let denied = deniedLabel(item) {
      for key in expander.keys(therapies: item.therapies, interaction: item.therapies.count > 1 ? .combination : nil) {
        found[key]?.denied.append(denied)
      }
    }
    let isExclusion = item.cause == .labelExcludesTumorType
    let pending = pendingLabel(item)
    guard isExclusion || pending != nil else { return }
    for key in expander.keys(therapies: item.therapies, interaction: item.therapies.count > 1 ? .combination : nil) {
      if isExclusion { found[key, default: OptionDraft(key)].exclusions.append(item) }
      if let pending { found[key, default: OptionDraft(key)].pending.append(pending) }
    }
  }

  /// An approval of this tumour on sensitivity that asks for a state that the record denies.
  private func deniedLabel(_ item: ExcludedEvidence) -> LabelAssessment? {
    guard item.cause == .stateNotMet, item.source == "approvals",
      let row = knowledge.approval(item.id, for: patient.profile.summary.tumorType), row.significance == .sensitivity
    else { return nil }
    let denied = states(of: row).filter { $0.status == .notMet }.map { "\($0.biomarker) \($0.state)" }
    return LabelAssessment(item: item.key, fit: .contradicted, contradicted: denied)
  }

  private func states(of row: EvidenceItem) -> [StateRequirement] {
    let summary = patient.profile.summary
    return row.requiredStates.map {
      StateRule.requirement($0, in: summary, typeName: knowledge.release.tumorTypes.name(of: summary.tumorType))
    }
  }

  /// An approval of this tumour that matches, and of which the record does not tell a state.
  private static func pendingLabel(_ match: EvidenceMatch, _ patient: OptionPatient) -> PendingLabel? {
    let open = match.requiredStates.filter { $0.status == .unknown }
    guard let approval = match.approval, !open.isEmpty, match.tumorTypeRelation.isSameTumor,
      match.significance == .sensitivity, match.direction == .supports
    else { return nil }
    return PendingLabel(
      item: match.key, findings: match.findings, states: open,
      fit: patient.fit.assessment(approval, item: match.key).fit)
  }

  /// An approval of this tumour on sensitivity of which a part of the pattern, or the origin of what was found, is unknown.
  private func pendingLabel(_ item: ExcludedEvidence) -> PendingLabel? {
    guard item.cause == .partNotAssessed || item.cause == .confirmGermline, item.source == "approvals",
      let row = knowledge.approval(item.id, for: patient.profile.summary.tumorType), let approval = row.approval,
      row.significance == .sensitivity
    else { return nil }
    let states = states(of: row)
    guard !states.contains(where: { $0.status == .notMet }) else { return nil }
    return PendingLabel(
      item: item.key, findings: item.findings, states: states.filter { $0.status == .unknown },
      needsGermlineOrigin: item.cause == .confirmGermline, missing: item.missing,
      fit: patient.fit.assessment(approval, item: item.key).fit)
  }

  func drafts() -> [OptionDraft] {
    let keys = found.keys.map { (id: $0.id, key: $0) }.sorted { $0.id < $1.id }
    let drafts = keys.compactMap { found[$0.key] }
    let resistances = drafts.filter { !$0.opposing.isEmpty }
    return drafts.map { draft in
      var draft = draft
      for other in resistances where other.key != draft.key { add(other, to: &draft) }
      draft.adverseAlleles = adverse.messages(for: draft.key.drugs)
      return draft
    }
  }

  /// Resistance to fewer drugs than the option has, or to a class that holds one of them.
  private func add(_ other: OptionDraft, to draft: inout OptionDraft) {
    let drugs = draft.key.drugs, resisted = other.key.drugs
    if resisted.count == 1, drugs.contains(where: { knowledge.therapies.isClass(resisted[0], holding: $0) }) {
      if drugs.count == 1 { draft.classOpposing += other.opposing } else { draft.componentOpposing += other.opposing }
    } else if resisted.count < drugs.count, resisted.allSatisfy(drugs.contains) {
      draft.componentOpposing += other.opposing
    }
  }
}
