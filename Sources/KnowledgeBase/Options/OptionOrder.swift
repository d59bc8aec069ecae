import OncologyCore

/// The place of an option among the others, as `TreatmentOptions` states it.
struct OptionOrder {
  /// What the rules say, first things first; options with the same are told apart by their ESCAT tiers only.
  let fields: [Int]
  let escat: Int?
  let id: String

  init(_ option: TreatmentOption, _ draft: OptionDraft, knowledge: OptionKnowledge, secondChanges: Set<FindingID>) {
    let shown = option.stance == .favoured ? draft.supporting : draft.all
    let isFavoured = option.stance == .favoured
    fields = [
      TreatmentOption.Stance.allCases.firstIndex(of: option.stance) ?? 0,
      option.tier.flatMap { AMPTier.allCases.firstIndex(of: $0) } ?? AMPTier.allCases.count,
      isFavoured && option.priorUse == .progressed ? 1 : 0, isFavoured && option.labelFit == .contradicted ? 1 : 0,
      option.level.flatMap { AMPLevel.allCases.firstIndex(of: $0) } ?? AMPLevel.allCases.count,
      shown.contains { $0.tumorTypeRelation.isSameTumor } ? 0 : 1,
      isFavoured && option.labelFit == .met ? 0 : 1,
      isFavoured ? Self.priorPlace(option.priorUse) : 0,
      Self.approvalPlace(shown), Self.isOpposed(draft, knowledge) ? 1 : 0,
      Self.names(secondChanges, draft, knowledge) ? 0 : 1, shown.allSatisfy(\.restsOnAbsence) ? 1 : 0,
      Self.restsOnClass(option, shown, knowledge) ? 1 : 0,
    ]
    escat = option.escat.flatMap { ESCATTier.allCases.firstIndex(of: $0) }
    id = option.id
  }

  /// An item of sensitivity, of this tumour, names a second change that turns other options away.
  private static func names(_ changes: Set<FindingID>, _ draft: OptionDraft, _ knowledge: OptionKnowledge) -> Bool {
    draft.supporting.contains { match in
      match.tumorTypeRelation.isSameTumor && !knowledge.pattern(match.pattern).isClass
        && match.findings.contains(where: changes.contains)
    }
  }

  /// New drugs, then a drug on which the tumour progressed beside a new one, then nothing new.
  private static func priorPlace(_ use: PriorUse?) -> Int {
    switch use {
    case .classProgressed, .progressed: return 2
    case .partProgressed: return 1
    case .given, nil: return 0
    }
  }

  /// Options in order with their places, from 1. ESCAT tiers are compared only where both options have one: an option
  /// without a tier is not behind one that has the best of those that are equal by all else. Options that nothing tells
  /// apart share a place, in the order of their names.
  static func placed(_ options: [(option: TreatmentOption, order: OptionOrder)]) -> [TreatmentOption] {
    var groups: [[Int]: [(option: TreatmentOption, order: OptionOrder)]] = [:]
    for each in options { groups[each.order.fields, default: []].append(each) }
    var found: [TreatmentOption] = []
    for fields in groups.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let group = groups[fields] ?? []
      let best = group.compactMap(\.order.escat).min() ?? 0
      let sorted = group.sorted {
        ($0.order.escat ?? best, $0.order.id) < ($1.order.escat ?? best, $1.order.id)
      }
      let start = found.count
      for (index, each) in sorted.enumerated() {
        var option = each.option
        let isTied = index > 0 && (each.order.escat ?? best) == (sorted[index - 1].order.escat ?? best)
        option.place = isTied ? found.last?.place : start + index + 1
        found.append(option)
      }
    }
    return found
  }

  /// A label for this tumour, then a guideline, then neither.
  private static func approvalPlace(_ matches: [EvidenceMatch]) -> Int {
    let bases = matches.filter { $0.tumorTypeRelation.isSameTumor }.compactMap { $0.approval?.basis }
    return bases.contains("approval") ? 0 : bases.isEmpty ? 2 : 1
  }

  /// Studies in this tumour speak against it: it keeps its level, behind options of the same level without that. What
  /// speaks against a part of a combination counts only where it is another change of a gene that the option rests on.
  private static func isOpposed(_ draft: OptionDraft, _ knowledge: OptionKnowledge) -> Bool {
    let named = Set(draft.supporting.flatMap(\.findings))
    let genes = Set(draft.supporting.flatMap { knowledge.pattern($0.pattern).genes })
    let isWeighty = { (match: EvidenceMatch) in
      match.tumorTypeRelation.isSameTumor && (match.ampLevel ?? .d) < .d
    }
    return draft.opposing.contains(where: isWeighty)
      || draft.componentOpposing.contains { match in
        isWeighty(match) && !match.findings.allSatisfy(named.contains)
          && !knowledge.pattern(match.pattern).genes.isDisjoint(with: genes)
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
