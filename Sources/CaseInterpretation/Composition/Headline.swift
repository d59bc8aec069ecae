import KnowledgeBase
import OncologyCore

/// The answer in a few sentences: the option that leads, or those that no rule tells apart, what else is of tier I, and
/// what is not to be given.
///
/// Nothing that is contradicted, flagged, of unknown state, denied by the record or given before with progression leads.
struct Headline {
  let options: [TreatmentOption]
  let findings: [FindingID: InterpretedFinding]
  let matches: [String: EvidenceMatch]
  let summary: TumorSummary
  let facts: KnowledgeFacts

  func sentences() -> [Message] {
    let groups = TierOneGroups(options.filter { $0.stance == .favoured && $0.tier == .one && isClean($0) }, isOpposed)
    let behind =
      opposedSentences(groups.opposed)
      + counted(groups.denied[...], .deniedTierOneOptions, .deniedTierOneOptionsMore)
      + counted(groups.progressed[...], .progressedTierOneOptions, .progressedTierOneOptionsMore)
    var sentences: [Message] = []
    if let first = groups.unopposed.first {
      let leading = groups.unopposed.prefix { $0.place == first.place }
      sentences += leading.count == 1 ? leadSentences(first) : tiedSentences(Array(leading))
      let others = groups.unopposed.dropFirst(leading.count)
      let named = Array(leading.prefix(Self.mostTied) + others.prefix(Self.mostNamed))
      sentences += priorSentences(Array(leading), among: groups.unopposed, named: named)
      sentences += counted(others, .otherTierOneOptions, .otherTierOneOptionsMore) + partSentences(named) + behind
    } else {
      sentences += behind + withoutLead(groups)
    }
    if let decisive = microsatellitesDecide() { sentences.insert(decisive, at: min(1, sentences.count)) }
    if summary.microsatellites.status == .high { sentences.append(Message(CompositionMessage.microsatelliteHigh)) }
    let pending = PendingLabelSentences(options: options, findings: findings, isDoubted: isDoubted)
    return sentences + pending.sentences() + against()
  }

  /// Favoured options of tier I by what keeps them from leading.
  private struct TierOneGroups {
    var unopposed: [TreatmentOption] = []
    /// Another alteration of the tumour speaks against them.
    var opposed: [TreatmentOption] = []
    /// The record denies what every label of theirs asks for.
    var denied: [TreatmentOption] = []
    /// Given before, and the tumour progressed.
    var progressed: [TreatmentOption] = []

    init(_ options: [TreatmentOption], _ isOpposed: (TreatmentOption) -> Bool) {
      for option in options {
        if option.priorUse == .progressed {
          progressed.append(option)
        } else if option.labelFit == .contradicted {
          denied.append(option)
        } else if isOpposed(option) {
          opposed.append(option)
        } else {
          unopposed.append(option)
        }
      }
    }

    var isEmpty: Bool { unopposed.isEmpty && opposed.isEmpty && denied.isEmpty && progressed.isEmpty }
  }

  /// No option of tier I may lead: what there is of tier II, or why there is nothing.
  private func withoutLead(_ groups: TierOneGroups) -> [Message] {
    let tierTwo = options.filter { $0.stance == .favoured && $0.tier == .two && isClean($0) }
    guard groups.isEmpty else { return counted(tierTwo[...], .tierTwoBeside, .tierTwoBesideMore) }
    guard tierTwo.isEmpty else { return [Message(CompositionMessage.noTierOne, ["count": "\(tierTwo.count)"])] }
    return [Message(hasDoubted ? CompositionMessage.nothingUndoubted : CompositionMessage.nothingActionable)]
  }

  /// Some option has a tier, and what it rests on is contradicted.
  private var hasDoubted: Bool {
    options.contains { $0.stance == .favoured && $0.tier != nil && !isClean($0) }
  }

  static let mostNamed = 3
  static let mostTied = 6

  /// The options by name; where more are there than are named, that is said.
  private func counted(
    _ options: ArraySlice<TreatmentOption>, _ all: CompositionMessage, _ some: CompositionMessage
  ) -> [Message] {
    guard !options.isEmpty else { return [] }
    var arguments = [
      "count": "\(options.count)", "therapies": Self.list(options.prefix(Self.mostNamed).map(TherapyText.name)),
    ]
    guard options.count > Self.mostNamed else { return [Message(all, arguments)] }
    arguments["more"] = "\(options.count - Self.mostNamed)"
    return [Message(some, arguments)]
  }

  // MARK: What speaks against an option of tier I

  /// Evidence in this tumour speaks against the option because of a finding that it does not rest on: of level A to C, or
  /// of any level where it is a second change of the gene that the option rests on.
  ///
  /// Resistance to a part never demotes a combination (encorafenib with cetuximab beside a PIK3CA mutation), but where it is
  /// a second change of the gene that the combination rests on (erlotinib with ramucirumab beside EGFR T790M).
  func isOpposed(_ option: TreatmentOption) -> Bool { !causes(against: option).isEmpty }

  func causes(against option: TreatmentOption) -> [EvidenceMatch] {
    let own = Set(grounds(of: option).flatMap(\.findings))
    let ownGenes = Set(own.compactMap { findings[$0]?.gene })
    let drugs = Set(option.therapies)
    return resistances.filter { match in
      guard !match.findings.allSatisfy(own.contains) else { return false }
      let isOfSameGene = match.findings.contains { id in
        !own.contains(id) && findings[id]?.gene.map(ownGenes.contains) == true
      }
      let isWeighty = (match.ampLevel ?? .d) < .d
      let spoken = Set(match.therapies)
      let isOfWhole = match.interaction == .substitutes ? drugs.isSubset(of: spoken) : drugs == spoken
      if isOfWhole { return isWeighty || isOfSameGene }
      return isOfPart(match, drugs) && isWeighty && isOfSameGene
    }
  }

  func isOfPart(_ match: EvidenceMatch, _ drugs: Set<String>) -> Bool {
    let spoken = Set(match.therapies)
    return match.interaction == .substitutes ? !spoken.isDisjoint(with: drugs) : spoken.isSubset(of: drugs)
  }

  var resistances: [EvidenceMatch] {
    matches.values.filter {
      ($0.significance == .resistance || $0.significance == .notRecommended) && $0.direction == .supports
        && $0.tumorTypeRelation.isSameTumor && $0.ampLevel != nil && !$0.therapies.isEmpty
    }.sorted { ($0.ampLevel ?? .d, $0.key) < ($1.ampLevel ?? .d, $1.key) }
  }

  /// A sentence for each, with the finding that speaks against it; the rest counted.
  private func opposedSentences(_ opposed: [TreatmentOption]) -> [Message] {
    let told = opposed.prefix(Self.mostNamed).map { option in
      let causes = causes(against: option)
      return Message(
        CompositionMessage.opposedTierOneOption,
        [
          "therapies": TherapyText.name(option), "because": labels(causes.flatMap(\.findings)),
          "items": Self.list(causes.map(\.key).distinct),
          "levels": Self.list(causes.map(\.sourceLevel).distinct.sorted()),
        ])
    }
    return told + counted(opposed.dropFirst(Self.mostNamed), .opposedTierOneOptions, .opposedTierOneOptionsMore)
  }

  /// An unknown microsatellite status that hints ask for can change the first choice.
  private func microsatellitesDecide() -> Message? {
    guard summary.microsatellites.status == .notAssessed, !summary.microsatellites.hints.isEmpty else { return nil }
    let therapies = facts.askedMarkers.filter { $0.requirement == .microsatellites }.flatMap(\.therapies).distinct
    guard !therapies.isEmpty else { return nil }
    return Message(CompositionMessage.microsatellitesDecide, ["therapies": Self.list(therapies.sorted())])
  }

  // MARK: Against

  /// Resistance at level A or B, or against an option that a label names, a sentence for each cause; then labels that are
  /// not for this alteration, or exclude this tumour.
  private func against() -> [Message] {
    var causes: [String] = []
    var byCause: [String: [TreatmentOption]] = [:]
    var limits: [Message] = []
    for option in options where option.stance == .discouraged && isClean(option) {
      let grounds = grounds(of: option)
      guard option.tier == .one || option.isNamedByLabel else { continue }
      let cause = labels(grounds.flatMap(\.findings))
      if grounds.allSatisfy({ $0.significance == .notRecommended }) {
        limits.append(
          Message(
            CompositionMessage.labelLimit,
            [
              "therapies": TherapyText.name(option), "because": cause, "items": Self.list(grounds.map(\.key).distinct),
            ]))
        continue
      }
      if byCause[cause] == nil { causes.append(cause) }
      byCause[cause, default: []].append(option)
    }
    let excluded = options.filter { $0.stance == .excludedByLabel }.prefix(2).map {
      Message(
        CompositionMessage.excludedByLabel, ["therapies": TherapyText.name($0), "because": labels($0.findings)])
    }
    return causes.prefix(Self.mostNamed).map { discouraged(byCause[$0] ?? [], because: $0) }
      + limits.prefix(Self.mostNamed) + excluded
  }

  private func discouraged(_ options: [TreatmentOption], because cause: String) -> Message {
    var arguments = [
      "therapies": Self.list(options.prefix(Self.mostNamed).map(TherapyText.name)), "because": cause,
    ]
    guard options.count > Self.mostNamed else { return Message(CompositionMessage.discouraged, arguments) }
    arguments["more"] = "\(options.count - Self.mostNamed)"
    return Message(CompositionMessage.discouragedMore, arguments)
  }

  // MARK: Grounds

  /// The items that an option's stance and level rest on, without those whose findings the input contradicts.
  func grounds(of option: TreatmentOption) -> [EvidenceMatch] {
    let keys = option.stance == .discouraged ? option.opposing : option.supporting
    return keys.compactMap { matches[$0] }.filter { match in
      match.ampLevel == option.level && !match.findings.contains(where: isDoubted)
    }
  }

  /// The input contradicts the finding, or it is still to confirm.
  private func isDoubted(_ id: FindingID) -> Bool {
    summary.contradictions.contains { $0.findings.contains(id) } || findings[id]?.significance == .toConfirm
  }

  func labels(_ ids: [FindingID]) -> String {
    Self.list(ids.distinct.compactMap { findings[$0]?.label }.distinct)
  }

  /// Rests at its level on at least one item whose findings nothing in the input contradicts.
  private func isClean(_ option: TreatmentOption) -> Bool { !grounds(of: option).isEmpty }

  static func list(_ items: [String]) -> String { items.joined(separator: ", ") }
}

/// How therapies of an option are written.
enum TherapyText {
  static func name(_ option: TreatmentOption) -> String { name(option.therapies, option.interaction) }

  static func name(_ therapies: [String], _ interaction: TherapyInteraction?) -> String {
    switch interaction {
    case .sequential: return therapies.joined(separator: ", then ")
    case .substitutes: return therapies.joined(separator: " or ")
    case .combination, nil: return therapies.joined(separator: " + ")
    }
  }
}
