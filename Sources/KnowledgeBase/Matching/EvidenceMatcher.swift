package import OncologyCore

/// Finds every evidence item that a tumour's alterations match, of every tumour type and direction, with its level; and
/// the near misses, each with the reason.
package struct EvidenceMatcher: Sendable {
  private let release: KnowledgeRelease
  /// Alleles that rules look up by place, in their parsimonious form.
  private static let lookedUpAlleles = KnownPlaces.alleles

  package init(_ release: KnowledgeRelease) { self.release = release }

  package func match(
    profile: TumorProfile, oncogenicity: [FindingID: Oncogenicity]
  ) throws(InputError) -> EvidenceMatches {
    try release.tumorTypes.validate(profile.summary.tumorType)
    let tumor = TumorIndex(
      profile, release: release, oncogenicity: oncogenicity, lookedUp: Self.lookedUpAlleles)
    var evaluator = PatternEvaluator(tumor: tumor, release: release)
    var candidates: [MatchCandidate] = []
    var excluded: [ExcludedEvidence] = []
    for number in candidatePatterns(tumor) {
      let pattern = release.patterns[number].text
      for itemNumber in release.itemsByPattern[number] {
        let item = release.items[itemNumber]
        switch evaluator.verdict(on: item) {
        case .candidate(let met):
          let candidate = MatchCandidate(item, pattern: pattern, met: met, tumor: tumor, release: release)
          let near = candidate.exclusion
          if let near { excluded.append(ExcludedEvidence(item, pattern: pattern, near: near)) }
          if near == nil || candidate.isLabelExclusion { candidates.append(candidate) }
          guard near == nil else { continue }
          for other in met.beside { candidates.append(MatchCandidate(candidate, beside: other)) }
        case .excluded(let near): excluded.append(ExcludedEvidence(item, pattern: pattern, near: near))
        case .unrelated: continue
        }
      }
    }
    let matches = LevelAssigner(candidates, release: release, tumorType: profile.summary.tumorType)
      .matches()
    return EvidenceMatches(
      matches: EvidenceMatches.sorted(SourceJoiner(therapies: release.therapies).join(matches)), excluded: excluded)
  }

  /// Patterns on a gene in which the tumour has a finding, and those that hang on none, in alphabetical order.
  private func candidatePatterns(_ tumor: TumorIndex) -> [Int] {
    var numbers = Set(release.patternsOfAnyTumor)
    for gene in tumor.genes.keys { numbers.formUnion(release.patternsByGene[gene] ?? []) }
    return numbers.sorted { release.patternOrder[$0] < release.patternOrder[$1] }
  }
}

/// What was found of a tumour in a knowledge release.
package struct EvidenceMatches: Sendable {
  package let matches: [EvidenceMatch]
  /// By pattern in alphabetical order, then in the order of the release's tables.
  package let excluded: [ExcludedEvidence]

  /// Strongest level first, then the closest tumour type, then by kind, source and number.
  static func sorted(_ matches: [EvidenceMatch]) -> [EvidenceMatch] {
    let keyed = matches.map { match in
      (
        match: match,
        key: OrderedFields(fields: [
          match.ampLevel?.rawValue ?? "E", match.tumorTypeRelation.isSameTumor ? "0" : "1", match.kind.rawValue,
          match.source, OrderedFields.padded(match.id),
        ])
      )
    }
    return keyed.sorted { $0.key < $1.key }.map(\.match)
  }
}

/// Compares texts field by field, numbers by value.
struct OrderedFields: Comparable {
  let fields: [String]
  static func < (left: Self, right: Self) -> Bool { left.fields.lexicographicallyPrecedes(right.fields) }

  /// A number with zeros before it, so that 12 comes before 115.
  static func padded(_ text: String) -> String {
    text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
      ? String(repeating: "0", count: max(0, 9 - text.utf8.count)) + text : text
  }
}

/// Every place that a rule looks up by genomic allele, on both builds.
enum KnownPlaces {
  static let alleles: Set<GenomicAllele> = Set(
    (PromoterPosition.all.flatMap { [$0.grch37, $0.grch38] } + StarAllele.all.flatMap { [$0.grch37, $0.grch38] })
      .map(\.parsimonious))
}
