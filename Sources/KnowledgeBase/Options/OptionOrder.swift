import OncologyCore

/// The place of an option among the others, as `TreatmentOptions` states it.
struct OptionOrder: Comparable {
  private let fields: [Int]
  private let id: String

  init(_ option: TreatmentOption, _ draft: OptionDraft, knowledge: OptionKnowledge) {
    let shown = option.stance == .favoured ? draft.supporting : draft.all
    let isFavoured = option.stance == .favoured
    fields = [
      TreatmentOption.Stance.allCases.firstIndex(of: option.stance) ?? 0,
      option.tier.flatMap { AMPTier.allCases.firstIndex(of: $0) } ?? AMPTier.allCases.count,
      isFavoured && option.priorUse == .progressed ? 1 : 0, isFavoured && option.labelFit == .contradicted ? 1 : 0,
      option.level.flatMap { AMPLevel.allCases.firstIndex(of: $0) } ?? AMPLevel.allCases.count,
      shown.contains { $0.tumorTypeRelation.isSameTumor } ? 0 : 1,
      isFavoured && option.labelFit == .met ? 0 : 1,
      isFavoured && option.priorUse == .classProgressed ? 1 : 0,
      Self.approvalPlace(shown), Self.isOpposed(draft, knowledge) ? 1 : 0, shown.allSatisfy(\.restsOnAbsence) ? 1 : 0,
      Self.restsOnClass(option, shown, knowledge) ? 1 : 0,
      option.escat.flatMap { ESCATTier.allCases.firstIndex(of: $0) } ?? ESCATTier.allCases.count,
      -OptionWording.citations(shown), -(shown.compactMap(\.rating).max() ?? 0),
    ]
    id = option.id
  }

  static func < (left: Self, right: Self) -> Bool {
    left.fields == right.fields ? left.id < right.id : left.fields.lexicographicallyPrecedes(right.fields)
  }

  /// A label for this tumour, then a guideline, then neither.
  private static func approvalPlace(_ matches: [EvidenceMatch]) -> Int {
    let bases = matches.filter { $0.tumorTypeRelation.isSameTumor }.compactMap { $0.approval?.basis }
    return bases.contains("approval") ? 0 : bases.isEmpty ? 2 : 1
  }

  /// Studies in this tumour speak against it: it keeps its level, behind options of the same level without that. What
  /// speaks against a part of a combination counts where it is another change of a gene that the option rests on, or where
  /// the option rests on an absence.
  private static func isOpposed(_ draft: OptionDraft, _ knowledge: OptionKnowledge) -> Bool {
    let named = Set(draft.supporting.flatMap(\.findings))
    let genes = Set(draft.supporting.flatMap { knowledge.pattern($0.pattern).genes })
    let restsOnAbsence = draft.supporting.allSatisfy(\.restsOnAbsence)
    let isWeighty = { (match: EvidenceMatch) in
      match.tumorTypeRelation.isSameTumor && (match.ampLevel ?? .d) < .d
    }
    return draft.opposing.contains(where: isWeighty)
      || draft.componentOpposing.contains { match in
        isWeighty(match) && !match.findings.allSatisfy(named.contains)
          && (restsOnAbsence || !knowledge.pattern(match.pattern).genes.isDisjoint(with: genes))
      }
  }

  /// At its level only items on a gene's mutations as a class speak for it, none that names the alteration.
  private static func restsOnClass(
    _ option: TreatmentOption, _ matches: [EvidenceMatch], _ knowledge: OptionKnowledge
  ) -> Bool {
    matches.filter { $0.ampLevel == option.level }.allSatisfy { knowledge.pattern($0.pattern).isClass }
  }
}

extension EvidenceMatch {
  /// Met by nothing being there (`KRAS Wildtype`), not by an alteration of the tumour.
  fileprivate var restsOnAbsence: Bool { findings.allSatisfy(\.isOfAbsence) }

  /// Strongest first: level, own tumour, approval, rating, then source and number.
  func isStronger(than other: EvidenceMatch) -> Bool {
    let (left, right) = (strength, other.strength)
    if left != right { return left.lexicographicallyPrecedes(right) }
    return (source, Int(id) ?? Int.max, id) < (other.source, Int(other.id) ?? Int.max, other.id)
  }

  private var strength: [Int] {
    [
      ampLevel.flatMap { AMPLevel.allCases.firstIndex(of: $0) } ?? AMPLevel.allCases.count,
      tumorTypeRelation.isSameTumor ? 0 : 1, approval == nil ? 1 : 0, -(rating ?? 0),
    ]
  }
}
