import OncologyCore

extension Composition {
  func evidenceGroups(of finding: FindingID) -> [Report.EvidenceGroup] {
    let entries = evidence.shown(under: finding)
    guard !entries.isEmpty else { return [] }
    let byKind = Dictionary(grouping: entries) { $0.match.kind }
    return EvidenceKind.allCases.flatMap { kind -> [Report.EvidenceGroup] in
      let sorted = byKind[kind] ?? []
      guard kind == .therapeutic else { return group(kind, catalogue.word(.evidenceKind, kind), sorted) }
      let word = catalogue.word(.evidenceKind, kind)
      return group(
        kind, say(EvidenceMessage.groupSameTumor, ["kind": word]),
        sorted.filter { $0.match.tumorTypeRelation.isSameTumor })
        + group(
          kind, say(EvidenceMessage.groupOtherTumor, ["kind": word]),
          sorted.filter { !$0.match.tumorTypeRelation.isSameTumor })
    }
  }

  private func group(_ kind: EvidenceKind, _ title: String, _ entries: [EvidenceIndex.Entry]) -> [Report.EvidenceGroup]
  {
    guard !entries.isEmpty else { return [] }
    let isMain = entries.contains { $0.match.ampLevel != nil && $0.match.tumorTypeRelation.isSameTumor }
    return [Report.EvidenceGroup(kind: kind, title: title, isMain: isMain, items: entries.map(item))]
  }

  private func item(_ entry: EvidenceIndex.Entry) -> Report.EvidenceItem {
    let match = entry.match
    let label = itemLabel(source: match.source, id: match.id)
    return Report.EvidenceItem(
      key: match.key, label: label, finding: entry.home, findings: entry.findings.map(reference),
      pattern: match.pattern, tier: match.ampLevel.map(tierMark),
      escat: match.escat.map { say(EvidenceMessage.escat, ["tier": $0.rawValue]) },
      escatCitation: match.escatCitation.map(Citation.link), direction: match.direction,
      significance: match.significance, claim: claim(of: match), disease: match.disease,
      relation: match.tumorTypeRelation, relationText: catalogue.word(.relation, match.tumorTypeRelation),
      sourceLevel: match.sourceLevel,
      rating: match.rating.map { say(EvidenceMessage.rating, ["rating": String($0)]) },
      origin: match.origin.isEmpty ? nil : match.origin, states: match.requiredStates.map(stateText),
      isFlagged: match.flagged,
      link: .init(
        text: label,
        url: match.url.flatMap { WebLink($0)?.address } ?? Citation.item(source: match.source, id: match.id)),
      citations: match.citations.map(Citation.link), trials: match.trials.map(Citation.link), reviewed: match.reviewed,
      approval: match.approval.map(approvalFacts) ?? [], joined: match.joined.map { itemLabel(key: $0) },
      reasons: sentences(match.reasons))
  }

  private func claim(of match: EvidenceMatch) -> String {
    let claim = catalogue.word(
      .claim, match.significance, ["therapies": therapies(match.therapies, match.interaction)])
    switch match.direction {
    case .supports: return claim
    case .doesNotSupport: return say(EvidenceMessage.notSupported, ["claim": claim])
    case .notStated: return say(EvidenceMessage.directionNotStated, ["claim": claim])
    }
  }

  private func stateText(_ requirement: StateRequirement) -> String {
    say(
      EvidenceMessage.state,
      [
        "biomarker": catalogue.word(.biomarker, requirement.biomarker),
        "state": catalogue.word(.recordState, requirement.state),
        "status": catalogue.word(.stateStatus, requirement.status),
      ])
  }

  private func approvalFacts(_ details: ApprovalDetails) -> [Fact] {
    let rows: [(EvidenceMessage, String)] = [
      (.labelBasis, details.basis), (.labelRegion, details.region), (.labelLine, details.line),
      (.labelPopulation, details.population), (.labelCompanionTest, details.companionTest),
      (.labelFirstApproved, details.firstApproved), (.labelAsOf, details.asOf),
      (.labelExcludedTypes, list(details.excludedTumorTypes.map(\.code))),
    ]
    return rows.filter { !$0.1.isEmpty }.map { Fact(say($0.0), $0.1) }
  }

  /// By the findings that they came near to, then by pattern and reason, each in the order of the interpretation.
  var nearMisses: [NearMissGroup] {
    struct Place: Hashable {
      var group: Int
      var pattern: String
    }
    var groups: [NearMissGroup] = []
    var groupIndices: [[FindingID]: Int] = [:]
    var rows: [Place: [(reason: Message, index: Int)]] = [:]
    for excluded in interpretation.excluded {
      let group = groupIndices[excluded.findings] ?? groups.count
      if group == groups.count {
        groupIndices[excluded.findings] = group
        groups.append(NearMissGroup(findings: excluded.findings.map(reference), count: 0, rows: []))
      }
      let place = Place(group: group, pattern: excluded.pattern)
      let row = rows[place]?.first { $0.reason == excluded.reason }?.index ?? groups[group].rows.count
      if row == groups[group].rows.count {
        rows[place, default: []].append((excluded.reason, row))
        groups[group].rows.append(.init(pattern: excluded.pattern, reason: sentence(excluded.reason), items: []))
      }
      groups[group].rows[row].items.append(nearMiss(excluded))
      groups[group].count += 1
    }
    return groups
  }

  private func nearMiss(_ excluded: ExcludedEvidence) -> NearMissGroup.Item {
    let about = [catalogue.word(.evidenceKind, excluded.kind), list(excluded.therapies), excluded.disease]
    return NearMissGroup.Item(
      link: .init(
        text: itemLabel(source: excluded.source, id: excluded.id),
        url: Citation.item(source: excluded.source, id: excluded.id)),
      sourceLevel: excluded.sourceLevel,
      subject: about.filter { !$0.isEmpty }.joined(separator: say(ReportMessage.listSeparator)))
  }
}

/// What a source cites, with its address where the kind of identifier has one.
enum Citation {
  /// `PMID:25989278`, `NCT02034110`, `DOI:10.1093/…`, or an address; anything else is text.
  static func link(_ text: String) -> Report.EvidenceItem.Link {
    if let address = address(of: text).flatMap({ WebLink($0)?.address }) {
      return Report.EvidenceItem.Link(text: text, url: address)
    }
    return sentenceWithAddress(text) ?? Report.EvidenceItem.Link(text: text, url: nil)
  }

  /// `FDA label Braftovi, revised 2026-02-24, https://…`: the sentence leads to the first address in it, which need not
  /// be read; or to the first publication that it names.
  private static func sentenceWithAddress(_ text: String) -> Report.EvidenceItem.Link? {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    for (index, word) in words.enumerated() {
      let bare = word.drop { $0 == "(" }.prefix { $0 != ")" && $0 != "," && $0 != ";" }
      if bare.hasPrefix("http"), let link = WebLink(String(bare)) {
        let others = words.indices.filter { $0 != index }.map { words[$0] }.joined(separator: " ")
        return Report.EvidenceItem.Link(text: others.isEmpty ? text : others, url: link.address)
      }
      if bare == "PMID", index + 1 < words.count {
        let number = words[index + 1].prefix { $0.isASCII && $0.isNumber }
        if !number.isEmpty { return Report.EvidenceItem.Link(text: text, url: address(of: "PMID:\(number)")) }
      }
    }
    return nil
  }

  /// The page of a source's own item; CIViC's links are those that its nightly table states.
  static func item(source: String, id: String) -> String? {
    source == "civic" && isDigits(id) ? "https://civicdb.org/links/evidence_items/\(id)" : nil
  }

  private static func address(of text: String) -> String? {
    let upper = text.uppercased()
    if upper.hasPrefix("PMID:") {
      let number = text.dropFirst(5).drop { $0 == " " }
      return isDigits(number) ? "https://pubmed.ncbi.nlm.nih.gov/\(number)/" : nil
    }
    if upper.hasPrefix("PMC"), isDigits(text.dropFirst(3)) { return "https://pmc.ncbi.nlm.nih.gov/articles/\(upper)/" }
    if upper.hasPrefix("NCT"), isDigits(text.dropFirst(3)) { return "https://clinicaltrials.gov/study/\(upper)" }
    if upper.hasPrefix("DOI:") { return "https://doi.org/\(text.dropFirst(4).drop { $0 == " " })" }
    return text.hasPrefix("http") ? text : nil
  }

  private static func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }
}
