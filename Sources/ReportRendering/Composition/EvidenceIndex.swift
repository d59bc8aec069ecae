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
    let places = matches.indices.map { (rank: rank(matches[$0].finding), index: $0) }.sorted { $0 < $1 }
    for (_, index) in places {
      let match = matches[index]
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

  /// Strongest first.
  func shown(under finding: FindingID) -> [Entry] {
    (byHome[finding] ?? []).map { (rank: entries[$0].match.displayRank, index: $0) }.sorted { $0.rank < $1.rank }
      .map { entries[$0.index] }
  }
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
  var displayRank: DisplayRank {
    let level = ampLevel.flatMap { AMPLevel.allCases.firstIndex(of: $0) } ?? AMPLevel.allCases.count
    var strength = level * 2 + (tumorTypeRelation.isSameTumor ? 0 : 1)
    strength = (strength * 2 + (flagged ? 1 : 0)) * 2 + (direction == .supports ? 0 : 1)
    return DisplayRank(strength: strength, rating: -(rating ?? 0), number: Int(id) ?? Int.max, key: key)
  }
}

/// Where an item stands among others of its kind; the smaller comes first.
struct DisplayRank: Comparable {
  let strength: Int
  let rating: Int
  let number: Int
  let key: String

  static func < (left: DisplayRank, right: DisplayRank) -> Bool {
    (left.strength, left.rating, left.number, left.key) < (right.strength, right.rating, right.number, right.key)
  }
}
