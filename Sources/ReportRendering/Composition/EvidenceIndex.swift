import OncologyCore

/// Where each match is shown: once, under the first of its findings in the report's order.
///
/// A source's item that matched several findings in the same way is one item for all of them; where it matched them
/// differently (another level, another reason) each stands under its own finding.
struct EvidenceIndex {
  struct Entry {
    var match: EvidenceMatch
    /// Where it stands.
    var home: FindingID
    /// All findings that it speaks of, the home first.
    var findings: [FindingID]
  }

  let entries: [Entry]
  private let byHome: [FindingID: [Int]]
  private let byKey: [String: [Int]]
  private let byFinding: [FindingID: [Int]]

  init(matches: [EvidenceMatch], order: [FindingID]) {
    let ranks = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let rank = { (id: FindingID) in ranks[id] ?? Int.max }
    var entries: [Entry] = []
    var byKey: [String: [Int]] = [:]
    let sorted = matches.enumerated().sorted { left, right in
      let leftRank = rank(left.element.finding), rightRank = rank(right.element.finding)
      return leftRank == rightRank ? left.offset < right.offset : leftRank < rightRank
    }
    for (_, match) in sorted {
      if let index = byKey[match.key]?.first(where: { entries[$0].match.saysTheSame(as: match) }) {
        for id in match.findings where !entries[index].findings.contains(id) { entries[index].findings.append(id) }
        continue
      }
      byKey[match.key, default: []].append(entries.count)
      let others = match.findings.filter { $0 != match.finding }
      entries.append(Entry(match: match, home: match.finding, findings: [match.finding] + others))
    }
    self.entries = entries
    self.byKey = byKey
    byHome = Dictionary(grouping: entries.indices) { entries[$0].home }
    var byFinding: [FindingID: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      for id in entry.findings where id != entry.home { byFinding[id, default: []].append(index) }
    }
    self.byFinding = byFinding
  }

  func shown(under finding: FindingID) -> [Entry] { (byHome[finding] ?? []).map { entries[$0] } }
  func shownElsewhere(for finding: FindingID) -> [Entry] { (byFinding[finding] ?? []).map { entries[$0] } }

  /// The entry of a key, that of one of these findings first.
  func entry(_ key: String, for findings: [FindingID]) -> Entry? {
    let candidates = (byKey[key] ?? []).map { entries[$0] }
    return candidates.first { !Set($0.findings).isDisjoint(with: findings) } ?? candidates.first
  }
}

extension EvidenceMatch {
  /// Equal in all but the findings and their alterations.
  fileprivate func saysTheSame(as other: EvidenceMatch) -> Bool {
    var copy = other
    copy.finding = finding
    copy.findings = findings
    copy.alteration = alteration
    return self == copy
  }

  /// Strongest first: level, own tumour, flags last, supporting first, rating, then the source's number.
  static func showsBefore(_ left: EvidenceMatch, _ right: EvidenceMatch) -> Bool {
    let leftRank = left.displayRank, rightRank = right.displayRank
    if leftRank != rightRank { return leftRank.lexicographicallyPrecedes(rightRank) }
    return (left.source, left.id) < (right.source, right.id)
  }

  private var displayRank: [Int] {
    let level = ampLevel.flatMap { AMPLevel.allCases.firstIndex(of: $0) } ?? AMPLevel.allCases.count
    return [
      level, tumorTypeRelation.isSameTumor ? 0 : 1, flagged ? 1 : 0, direction == .supports ? 0 : 1, -(rating ?? 0),
      Int(id) ?? Int.max,
    ]
  }
}
