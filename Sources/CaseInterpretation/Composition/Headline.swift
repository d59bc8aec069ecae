import OncologyCore

/// The answer in a few sentences: the leading option, what else is of tier I, and what is not to be given.
///
/// Nothing that is contradicted, flagged or of unknown state leads.
struct Headline {
  let options: [TreatmentOption]
  let findings: [FindingID: InterpretedFinding]
  let matches: [String: EvidenceMatch]
  let summary: TumorSummary
  let facts: KnowledgeFacts

  func sentences() -> [Message] {
    var sentences: [Message] = []
    let tierOne = options.filter { $0.stance == .favoured && $0.tier == .one && isClean($0) }
    let (unopposed, opposed) = (tierOne.filter { !isOpposed($0) }, tierOne.filter(isOpposed))
    if let lead = unopposed.first {
      sentences.append(leadSentence(lead))
      if let labels = labelsSentence(lead) { sentences.append(labels) }
      if unopposed.count > 1 { sentences.append(count(unopposed.dropFirst(), .otherTierOneOptions)) }
    } else if opposed.isEmpty {
      let tierTwo = options.filter { $0.stance == .favoured && $0.tier == .two && isClean($0) }
      sentences.append(
        tierTwo.isEmpty
          ? Message(hasDoubted ? CompositionMessage.nothingUndoubted : CompositionMessage.nothingActionable)
          : Message(CompositionMessage.noTierOne, ["count": "\(tierTwo.count)"]))
    }
    if let decisive = microsatellitesDecide() { sentences.insert(decisive, at: min(1, sentences.count)) }
    if !opposed.isEmpty { sentences.append(count(opposed[...], .opposedTierOneOptions)) }
    if summary.microsatellites.status == .high { sentences.append(Message(CompositionMessage.microsatelliteHigh)) }
    sentences += against()
    return sentences
  }

  /// Some option has a tier, and what it rests on is contradicted.
  private var hasDoubted: Bool {
    options.contains { $0.stance == .favoured && $0.tier != nil && !isClean($0) }
  }

  private func count(_ options: ArraySlice<TreatmentOption>, _ key: CompositionMessage) -> Message {
    let names = Self.list(options.prefix(Self.mostNamed).map(TherapyText.name))
    return Message(key, ["count": "\(options.count)", "therapies": names])
  }

  /// Evidence of level A to C in this tumour speaks against the option because of a finding that it does not rest on.
  ///
  /// What speaks against a part of a combination counts only where it is a second change of the gene that the option
  /// rests on (erlotinib with ramucirumab beside EGFR T790M), or where the option rests on no alteration but on an absence
  /// (cetuximab with irinotecan for RAS wild type beside ERBB2 amplification). Otherwise resistance to a component never
  /// demotes a combination that has its own evidence (encorafenib with cetuximab beside a PIK3CA mutation).
  private func isOpposed(_ option: TreatmentOption) -> Bool {
    let own = Set(grounds(of: option).flatMap(\.findings))
    let ownGenes = Set(own.compactMap { findings[$0]?.gene })
    let restsOnAbsence = own.allSatisfy { findings[$0]?.kind == .biomarker }
    let drugs = Set(option.therapies)
    return resistances.contains { match in
      guard !match.findings.allSatisfy(own.contains) else { return false }
      let spoken = Set(match.therapies)
      let isOfWhole = match.interaction == .substitutes ? drugs.isSubset(of: spoken) : drugs == spoken
      if isOfWhole { return true }
      let isOfPart = match.interaction == .substitutes ? !spoken.isDisjoint(with: drugs) : spoken.isSubset(of: drugs)
      return isOfPart
        && (restsOnAbsence || match.findings.contains { findings[$0]?.gene.map(ownGenes.contains) == true })
    }
  }

  private var resistances: [EvidenceMatch] {
    matches.values.filter {
      ($0.significance == .resistance || $0.significance == .notRecommended) && $0.direction == .supports
        && $0.tumorTypeRelation.isSameTumor && ($0.ampLevel ?? .d) < .d && !$0.therapies.isEmpty
    }
  }

  private func leadSentence(_ lead: TreatmentOption) -> Message {
    let grounds = grounds(of: lead)
    let arguments = [
      "therapies": TherapyText.name(lead), "because": labels(grounds.flatMap(\.findings)),
      "level": lead.level?.rawValue ?? "",
    ]
    let isApproved = grounds.contains { $0.approval != nil && $0.ampLevel == .a }
    return Message(
      isApproved ? CompositionMessage.leadOption : CompositionMessage.leadOptionWithoutApproval, arguments)
  }

  /// Line and population of the labels that the leading option rests on, beside what the record says of them.
  private func labelsSentence(_ lead: TreatmentOption) -> Message? {
    let labels = grounds(of: lead).compactMap(\.approval).map { approval in
      [approval.region, approval.population, approval.line.isEmpty ? "" : "line: \(approval.line)"]
        .filter { !$0.isEmpty }.joined(separator: ", ")
    }
    guard !labels.isEmpty else { return nil }
    let record = summary.record
    let therapies = record?.priorTherapies.map { $0.isEmpty ? "none" : Self.list($0.map(\.name)) }
    return Message(
      CompositionMessage.leadLabels,
      [
        "labels": labels.uniqued().prefix(Self.mostNamed).joined(separator: "; "),
        "stage": record?.stage ?? "not stated",
        "therapy": therapies ?? "not stated",
      ])
  }

  /// An unknown microsatellite status that hints ask for can change the first choice.
  private func microsatellitesDecide() -> Message? {
    guard summary.microsatellites.status == .notAssessed, !summary.microsatellites.hints.isEmpty else { return nil }
    let therapies = facts.askedMarkers.filter { $0.requirement == .microsatellites }.flatMap(\.therapies).uniqued()
    guard !therapies.isEmpty else { return nil }
    return Message(CompositionMessage.microsatellitesDecide, ["therapies": Self.list(therapies.sorted())])
  }

  private static let mostNamed = 3

  /// Resistance at level A or B, a sentence for each cause; then labels that exclude this tumour.
  private func against() -> [Message] {
    var causes: [String] = []
    var byCause: [String: [String]] = [:]
    for option in options where option.stance == .discouraged && option.tier == .one && isClean(option) {
      let cause = labels(grounds(of: option).flatMap(\.findings))
      if byCause[cause] == nil { causes.append(cause) }
      byCause[cause, default: []].append(TherapyText.name(option))
    }
    let excluded = options.filter { $0.stance == .excludedByLabel }.prefix(2).map {
      Message(
        CompositionMessage.excludedByLabel, ["therapies": TherapyText.name($0), "because": labels($0.findings)])
    }
    return causes.prefix(Self.mostNamed).map { discouraged(byCause[$0] ?? [], because: $0) } + excluded
  }

  private func discouraged(_ names: [String], because cause: String) -> Message {
    var arguments = ["therapies": Self.list(names.prefix(Self.mostNamed).map { $0 }), "because": cause]
    guard names.count > Self.mostNamed else { return Message(CompositionMessage.discouraged, arguments) }
    arguments["more"] = "\(names.count - Self.mostNamed)"
    return Message(CompositionMessage.discouragedMore, arguments)
  }

  /// The items that an option's stance and level rest on, without those whose findings the input contradicts.
  private func grounds(of option: TreatmentOption) -> [EvidenceMatch] {
    let keys = option.stance == .discouraged ? option.opposing : option.supporting
    let doubted = Set(summary.contradictions.flatMap(\.findings))
    return keys.compactMap { matches[$0] }.filter { match in
      match.ampLevel == option.level
        && match.findings.allSatisfy { !doubted.contains($0) && findings[$0]?.significance != .toConfirm }
    }
  }

  private func labels(_ ids: [FindingID]) -> String {
    Self.list(ids.uniqued().compactMap { findings[$0]?.label }.uniqued())
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

extension Array where Element: Hashable {
  /// Each element once, in order of first appearance.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
