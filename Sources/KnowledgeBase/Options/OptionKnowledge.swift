import OncologyCore

/// What the options ask of a release, read once: its approvals by number, and what its patterns are.
struct OptionKnowledge: Sendable {
  struct PatternFacts: Sendable {
    let genes: Set<String>
    /// Speaks of a gene's mutations as a class.
    let isClass: Bool
    /// Names one change of the gene's sequence, or of one residue.
    let namesAChange: Bool
  }

  let release: KnowledgeRelease
  private let approvals: [String: EvidenceItem]
  private let patterns: [String: PatternFacts]
  /// Items on adverse responses.
  let adverseItems: [EvidenceItem]

  init(_ release: KnowledgeRelease) {
    self.release = release
    var approvals: [String: EvidenceItem] = [:]
    for item in release.items where item.source == "approvals" { approvals[item.id] = item }
    self.approvals = approvals
    adverseItems = release.items.filter {
      $0.significance == .adverseResponse && $0.direction == .supports && !$0.flagged
    }
    var patterns: [String: PatternFacts] = [:]
    patterns.reserveCapacity(release.patterns.count)
    for read in release.patterns {
      let atoms = read.pattern.atoms
      patterns[read.text] = PatternFacts(
        genes: Set(read.pattern.genes), isClass: !atoms.isEmpty && atoms.allSatisfy(\.kind.isClassOfMutations),
        namesAChange: atoms.contains(where: \.kind.namesAChange))
    }
    self.patterns = patterns
  }

  var therapies: TherapyCatalogue { release.therapies }

  func pattern(_ text: String) -> PatternFacts {
    patterns[text] ?? PatternFacts(genes: [], isClass: false, namesAChange: false)
  }

  /// The row of the approvals table, where it speaks of the tumour type and does not exclude it.
  func approval(_ id: String, for type: TumorType) -> EvidenceItem? {
    guard let item = approvals[id] else { return nil }
    let isExcluded =
      item.approval?.excludedTumorTypes.contains { release.tumorTypes.type(type, isOrDescendsFrom: $0.code) } ?? false
    guard !isExcluded, release.tumorTypes.relation(of: item.tumorTypes, to: type).isSameTumor else { return nil }
    return item
  }
}

/// The patient whose options are judged.
struct OptionPatient {
  let profile: TumorProfile
  let fit: RecordFitRule
  let prior: PriorTherapyRule
  /// Variants that few reads show.
  let lowSupport: [FindingID: VariantFinding]

  init(_ profile: TumorProfile, release: KnowledgeRelease) {
    self.profile = profile
    let history = TreatmentHistory(profile.summary.record, therapies: release.therapies)
    fit = RecordFitRule(
      record: profile.summary.record, history: history, therapies: release.therapies,
      isThyroid: release.tumorTypes.type(profile.summary.tumorType, isOrDescendsFrom: "THYROID"),
      isOvarian: release.tumorTypes.type(profile.summary.tumorType, isOrDescendsFrom: "OVARY"))
    var lowSupport: [FindingID: VariantFinding] = [:]
    // By number: a variant is only copied where it is kept.
    for number in profile.variants.indices where LowSupportRule.isLow(profile.variants[number].call) {
      lowSupport[profile.variants[number].id] = profile.variants[number]
    }
    self.lowSupport = lowSupport
    prior = PriorTherapyRule(history: history, fit: fit, therapies: release.therapies)
  }

  /// Nothing of what labels ask for is stated: stage, earlier therapy.
  var isRecordSilent: Bool {
    let record = profile.summary.record
    return record?.stage == nil && record?.priorTherapies == nil
  }
}

extension AlterationKind {
  /// Speaks of a gene's mutations as a class, not of one.
  var isClassOfMutations: Bool {
    switch self {
    case .mutation, .missense, .nonsense, .frameshift, .truncating, .spliceSite, .otherThanResidue, .lossOfFunction,
      .gainOfFunction, .deleterious, .domain, .rare:
      return true
    case .exons(let event, _): return event == .mutation
    default: return false
    }
  }

  /// Names one change of the gene's sequence, or of one residue.
  var namesAChange: Bool {
    switch self {
    case .protein, .coding, .proteinOrCoding, .residue: return true
    default: return false
    }
  }
}
