package import OncologyCore

/// Ranks what evidence says of therapies into options, for and against shown together.
///
/// Order: favoured, then discouraged, then excluded by a label, then without a tier; within each by level, own tumour
/// before others, label before guideline before neither, unopposed before opposed by studies, an alteration before an
/// absence, the alteration itself before a gene's mutations as a class, more independent citations, higher rating, name.
package struct TreatmentOptions: Sendable {
  private let release: KnowledgeRelease

  package init(_ release: KnowledgeRelease) { self.release = release }

  package func rank(
    matches: [EvidenceMatch], excluded: [ExcludedEvidence], tumorType: TumorType
  ) -> [TreatmentOption] {
    var collector = OptionCollector(release: release)
    for match in matches where match.kind == .therapeutic { collector.add(match) }
    for item in excluded where item.kind == .therapeutic { collector.add(item, tumorType: tumorType) }
    var judge = OptionJudge(therapies: release.therapies)
    let options = collector.drafts().compactMap { judge.option($0) }
    return options.sorted { $0.place < $1.place }.map(\.option)
  }
}

/// Gathers drafts, and then what resistance to components and classes says of them.
struct OptionCollector {
  private let release: KnowledgeRelease
  private let expander: OptionExpander
  private var found: [OptionDraft.Key: OptionDraft] = [:]

  init(release: KnowledgeRelease) {
    self.release = release
    expander = OptionExpander(therapies: release.therapies)
  }

  mutating func add(_ match: EvidenceMatch) {
    for key in expander.keys(therapies: match.therapies, interaction: match.interaction) {
      found[key, default: OptionDraft(key)].add(match)
    }
  }

  /// Label exclusions, and approvals for this tumour of which a part was not assessed.
  mutating func add(_ item: ExcludedEvidence, tumorType: TumorType) {
    let isExclusion = item.cause == .labelExcludesTumorType
    let isUnassessed =
      item.cause == .partNotAssessed && item.source == "approvals" && release.approvalApplies(item.id, to: tumorType)
    guard isExclusion || isUnassessed else { return }
    for key in expander.keys(therapies: item.therapies, interaction: item.therapies.count > 1 ? .combination : nil) {
      if isExclusion { found[key, default: OptionDraft(key)].exclusions.append(item) }
      if isUnassessed { found[key, default: OptionDraft(key)].unassessed.append(item) }
    }
  }

  func drafts() -> [OptionDraft] {
    let keys = found.keys.map { (id: $0.id, key: $0) }.sorted { $0.id < $1.id }
    let drafts = keys.compactMap { found[$0.key] }
    let resistances = drafts.filter { !$0.opposing.isEmpty }
    return drafts.map { draft in
      var draft = draft
      for other in resistances where other.key != draft.key { add(other, to: &draft) }
      return draft
    }
  }

  /// Resistance to fewer drugs than the option has, or to a class that holds one of them.
  private func add(_ other: OptionDraft, to draft: inout OptionDraft) {
    let drugs = draft.key.drugs, resisted = other.key.drugs
    if resisted.count == 1, drugs.contains(where: { release.therapies.isClass(resisted[0], holding: $0) }) {
      if drugs.count == 1 { draft.classOpposing += other.opposing } else { draft.componentOpposing += other.opposing }
    } else if resisted.count < drugs.count, resisted.allSatisfy(drugs.contains) {
      draft.componentOpposing += other.opposing
    }
  }
}

extension KnowledgeRelease {
  /// Whether a row of the approvals table speaks of the tumour type and does not exclude it.
  func approvalApplies(_ id: String, to type: TumorType) -> Bool {
    guard let item = items.last(where: { $0.source == "approvals" && $0.id == id }) else { return false }
    let isExcluded =
      item.approval?.excludedTumorTypes.contains {
        tumorTypes.type(type, isOrDescendsFrom: $0.code)
      } ?? false
    return !isExcluded && tumorTypes.relation(of: item.tumorTypes, to: type).isSameTumor
  }
}
