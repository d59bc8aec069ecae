package import KnowledgeBase
package import OncologyCore
package import Releases
import TumorProfiling

/// From a profile to its interpretation, against one knowledge release.
package struct InterpretationStage: Sendable {
  package let reference: ReleaseReference
  package let release: KnowledgeRelease
  private let matcher: EvidenceMatcher
  private let gaps: KnowledgeGaps
  private let treatmentOptions: TreatmentOptions
  private let classifier: OncogenicityClassifier

  package init(release: Release) throws {
    reference = release.reference
    self.release = try KnowledgeRelease(files: release.readTables())
    matcher = EvidenceMatcher(self.release)
    gaps = KnowledgeGaps(self.release)
    treatmentOptions = TreatmentOptions(self.release)
    classifier = OncogenicityClassifier(knowledge: self.release)
  }

  /// Refuses a tumour type that OncoTree does not have, naming the nearest.
  package func check(_ tumorType: TumorType) throws(InputError) { try release.tumorTypes.validate(tumorType) }

  /// Fusions that the release's items name, for the check of implausible combinations.
  package var driverFusions: [String] {
    let items = Set(release.items.filter { $0.kind == .therapeutic || $0.kind == .oncogenic }.map(\.pattern))
    let texts = items.flatMap { release.patterns[$0].pattern.atoms }.compactMap { atom -> String? in
      guard case .fusion(let fusion) = atom.kind else { return nil }
      return "\(Self.name(fusion.fivePrime))::\(Self.name(fusion.threePrime))"
    }
    return Set(texts).sorted()
  }

  /// Genes that the release's items name: of these a report says whether they were assessed.
  package var askedGenes: Set<String> { Set(release.patterns.flatMap { $0.pattern.genes }) }

  private static func name(_ partner: FusionPattern.Partner) -> String {
    switch partner {
    case .gene(let gene): return gene
    case .anyKnown: return "v"
    case .unknown: return "?"
    }
  }

  /// - Parameter overridesFile: the path of a person's reclassifications.
  package func interpret(_ profile: TumorProfile, overridesFile: String?) throws -> Interpretation {
    let list = try overridesFile.map { try OverrideList.read(path: $0) }
    try list?.requireFindings(of: profile)
    return try interpret(profile, overrides: list?.overrides ?? [])
  }

  package func interpret(_ profile: TumorProfile, overrides: [Override]) throws -> Interpretation {
    let type = profile.summary.tumorType
    try check(type)
    let (oncogenicity, applied) = try judge(profile, overrides)
    let effective = oncogenicity.reduce(into: [FindingID: Oncogenicity]()) { result, entry in
      var value = entry.value
      if let override = applied[entry.key] { value.classification = override.value }
      result[entry.key] = value
    }
    let found = try matcher.match(profile: profile, oncogenicity: effective)
    let (matches, excluded) = OverrideRule(applied).apply(matches: found.matches, excluded: found.excluded)
    let options = treatmentOptions.rank(matches: matches, excluded: excluded, profile: profile)
    return compose(
      profile,
      Evidence(oncogenicity: oncogenicity, overrides: applied, matches: matches, excluded: excluded, options: options))
  }

  private struct Evidence {
    var oncogenicity: [FindingID: Oncogenicity]
    var overrides: [FindingID: Override]
    var matches: [EvidenceMatch]
    var excluded: [ExcludedEvidence]
    var options: [TreatmentOption]
  }

  /// Points by the rules, and the overrides by finding; one that names no finding of the profile is refused.
  private func judge(
    _ profile: TumorProfile, _ overrides: [Override]
  ) throws -> ([FindingID: Oncogenicity], [FindingID: Override]) {
    var judged: [FindingID: Oncogenicity] = [:]
    for variant in profile.variants {
      if let value = classifier.classify(variant, tumorType: profile.summary.tumorType) { judged[variant.id] = value }
    }
    let known = Set(profile.variants.map(\.id))
    var applied: [FindingID: Override] = [:]
    for override in overrides {
      guard known.contains(override.finding) else {
        throw InputError(
          .invalidValue, "an override names the finding \(override.finding), which this profile does not have.",
          fix: "Identifiers stand in profile.json.")
      }
      guard applied[override.finding] == nil else {
        throw InputError(.invalidValue, "two overrides name the finding \(override.finding).", fix: "Keep one.")
      }
      applied[override.finding] = override
    }
    return (judged, applied)
  }

  private func compose(_ profile: TumorProfile, _ evidence: Evidence) -> Interpretation {
    let facts = KnowledgeFacts(release: release, gaps: gaps, profile: profile, matches: evidence.matches)
    let selection = FindingSelection(
      profile: profile, matches: evidence.matches, oncogenicity: evidence.oncogenicity, overrides: evidence.overrides,
      knowledge: release
    ).select()
    let byKey = Dictionary(evidence.matches.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let byID = Dictionary(selection.findings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let overrides = selection.findings.compactMap(\.override)
    let type = profile.summary.tumorType
    return Interpretation(
      summary: profile.summary, tumorTypeName: release.tumorTypes.name(of: type) ?? type.code,
      tumorTypeLineage: release.tumorTypes.lineage(of: type), knowledge: reference,
      headline: Headline(
        options: evidence.options, findings: byID, matches: byKey, summary: profile.summary, facts: facts
      )
      .sentences(),
      warnings: Warnings(
        profile: profile, options: evidence.options, matches: byKey, overrides: overrides,
        adverseResponses: AdverseResponses(
          profile: profile, matches: evidence.matches, excluded: evidence.excluded, release: release
        ).warnings(), phaseQuestions: facts.phaseQuestions
      ).sentences(),
      options: evidence.options, findings: selection.findings, otherVariants: selection.others,
      matches: evidence.matches, excluded: evidence.excluded,
      pertinentNegatives: PertinentNegatives(
        summary: profile.summary, facts: facts,
        doubted: Set(
          selection.findings.filter { $0.significance == .toConfirm }.map(\.id)
            + profile.summary.contradictions.flatMap(\.findings))
      ).list(),
      nextTests: NextTests(profile: profile, options: evidence.options, matches: evidence.matches, facts: facts)
        .sentences(),
      germlineReferrals: GermlineReferrals(profile: profile, matches: evidence.matches, facts: facts).sentences(),
      leftOut: LeftOutSection(
        profile: profile, selection: selection, matches: evidence.matches, excluded: evidence.excluded, facts: facts
      ).list(),
      overrides: overrides)
  }
}
