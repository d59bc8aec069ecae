import OncologyCore

/// What a knowledge release holds, and what of it cannot be used: for `knowledge show`.
package struct KnowledgeStatistics: Sendable, Codable, Equatable {
  /// Items by source, and by what they speak of.
  package var itemsBySource: [String: Int] = [:]
  package var itemsByKind: [String: Int] = [:]
  package var flaggedItems = 0
  package var patterns = 0
  /// Patterns of which every part was read.
  package var patternsRead = 0
  /// Patterns of which a part could not be read, each part with the reason and the items that rest on it.
  package var unread: [UnreadPart] = []
  /// Read patterns by what must be measured for them; a pattern that needs several is counted under each.
  package var patternsByRequirement: [String: Int] = [:]
  /// Diseases that no tumour type stands for, with their items.
  package var unmappedDiseases: [UnmappedDisease] = []
  package var diseases = 0
  package var itemsOnUnmappedDiseases = 0
  /// Items whose disease needs a fact from the record.
  package var itemsThatNeedAState = 0
  package var tumorTypes = 0
  package var therapies = 0
  package var genesWithRole = 0
  package var hotspots = 0
  /// The latest date at which an approval was read, and the latest review of an item.
  package var approvalsAsOf: String?
  package var reviewedUpTo: String?

  package struct UnreadPart: Sendable, Codable, Equatable {
    package var pattern: String
    package var part: String
    package var reason: AlterationPattern.ReadingProblem
    package var items: Int
  }

  package struct UnmappedDisease: Sendable, Codable, Equatable {
    package var disease: String
    package var items: Int
  }

  package init(_ release: KnowledgeRelease) {
    patterns = release.patterns.count
    count(release.items)
    for (number, read) in release.patterns.enumerated() {
      let parts = read.pattern.unreadableParts
      if parts.isEmpty { patternsRead += 1 }
      unread += parts.map {
        UnreadPart(
          pattern: read.text, part: $0.text, reason: $0.reason, items: release.itemsByPattern[number].count)
      }
      for requirement in Set(read.pattern.atoms.map(\.requirement)) {
        patternsByRequirement[requirement.rawValue, default: 0] += 1
      }
    }
    unread.sort { ($0.pattern, $0.part) < ($1.pattern, $1.part) }
    diseases = release.diseases.count
    tumorTypes = release.tumorTypes.count
    therapies = release.therapies.count
    genesWithRole = release.genes.roles.count
    hotspots = release.genes.hotspotCount
  }

  private mutating func count(_ items: [EvidenceItem]) {
    var unmapped: [String: Int] = [:]
    for item in items {
      itemsBySource[item.source, default: 0] += 1
      itemsByKind[item.kind.rawValue, default: 0] += 1
      if item.flagged { flaggedItems += 1 }
      if !item.requiredStates.isEmpty { itemsThatNeedAState += 1 }
      if item.tumorTypes == .unmapped { unmapped[item.disease, default: 0] += 1 }
      if item.source == "approvals" {
        approvalsAsOf = max(approvalsAsOf ?? "", item.reviewed ?? "")
      } else {
        reviewedUpTo = max(reviewedUpTo ?? "", item.reviewed ?? "")
      }
    }
    itemsOnUnmappedDiseases = unmapped.values.reduce(0, +)
    unmappedDiseases = unmapped.map { UnmappedDisease(disease: $0.key, items: $0.value) }
      .sorted { ($1.items, $0.disease) < ($0.items, $1.disease) }
  }
}
