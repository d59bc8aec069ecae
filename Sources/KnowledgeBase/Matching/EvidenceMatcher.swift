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
      profile, genes: release.genes, oncogenicity: oncogenicity, asked: Self.lookedUpAlleles)
    var evaluator = PatternEvaluator(tumor: tumor, release: release)
    var candidates: [MatchCandidate] = []
    var excluded: [ExcludedEvidence] = []
    for number in candidatePatterns(tumor) {
      for itemNumber in release.itemsByPattern[number] {
        let item = release.items[itemNumber]
        switch evaluator.verdict(on: item) {
        case .candidate(let met):
          let candidate = MatchCandidate(item, met: met, tumor: tumor, release: release)
          if let reason = candidate.exclusion {
            excluded.append(candidate.excluded(reason, pattern: release.patterns[number].text))
            if reason.key == KnowledgeMessage.labelExcludesTumorType.rawValue { candidates.append(candidate) }
          } else {
            candidates.append(candidate)
          }
        case .excluded(let near):
          excluded.append(ExcludedEvidence(item, pattern: release.patterns[number].text, near: near))
        case .unrelated: continue
        }
      }
    }
    let matches = LevelAssigner(candidates, release: release).matches()
    return EvidenceMatches(
      matches: EvidenceMatches.sorted(SourceJoiner(therapies: release.therapies).join(matches)),
      excluded: EvidenceMatches.sorted(excluded))
  }

  /// Patterns on a gene in which the tumour has a finding, and those that hang on none, in order.
  private func candidatePatterns(_ tumor: TumorIndex) -> [Int] {
    var numbers = Set(release.patternsOfAnyTumor)
    for gene in tumor.genes.keys { numbers.formUnion(release.patternsByGene[gene] ?? []) }
    return numbers.sorted()
  }
}

/// What was found of a tumour in a knowledge release.
package struct EvidenceMatches: Sendable {
  package let matches: [EvidenceMatch]
  package let excluded: [ExcludedEvidence]

  /// Strongest level first, then the closest tumour type, then by kind, source and number.
  static func sorted(_ matches: [EvidenceMatch]) -> [EvidenceMatch] {
    OrderedFields.sorted(matches) { match in
      [
        match.ampLevel?.rawValue ?? "E", match.tumorTypeRelation.isSameTumor ? "0" : "1", match.kind.rawValue,
        match.source, OrderedFields.padded(match.id),
      ]
    }
  }

  static func sorted(_ excluded: [ExcludedEvidence]) -> [ExcludedEvidence] {
    OrderedFields.sorted(excluded) { [$0.pattern, $0.source, OrderedFields.padded($0.id)] }
  }
}

/// Compares texts field by field, numbers by value.
struct OrderedFields: Comparable {
  let fields: [String]
  static func < (left: Self, right: Self) -> Bool { left.fields.lexicographicallyPrecedes(right.fields) }

  /// In the order of the fields, which are made once an element.
  static func sorted<Element>(_ elements: [Element], by fields: (Element) -> [String]) -> [Element] {
    let keys = elements.map { OrderedFields(fields: fields($0)) }
    return elements.indices.sorted { keys[$0] < keys[$1] }.map { elements[$0] }
  }

  /// A number with zeros before it, so that 12 comes before 115.
  static func padded(_ text: String) -> String {
    text.allSatisfy(\.isNumber) ? String(repeating: "0", count: max(0, 9 - text.count)) + text : text
  }
}

/// Every place that a rule looks up by genomic allele, on both builds.
enum KnownPlaces {
  static let alleles: Set<GenomicAllele> = Set(
    (PromoterPosition.all.flatMap { [$0.grch37, $0.grch38] } + StarAllele.all.flatMap { [$0.grch37, $0.grch38] })
      .map(\.parsimonious))
}
