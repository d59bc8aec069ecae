import KnowledgeBase
import OncologyCore
import TumorProfiling

/// What to order next so that the report could say more; each test only where its result would change the report.
struct NextTests {
  let profile: TumorProfile
  let options: [TreatmentOption]
  let matches: [EvidenceMatch]
  let facts: KnowledgeFacts

  func sentences() -> [Message] {
    let summary = profile.summary
    var tests: [Message] = []
    if summary.microsatellites.status == .notAssessed,
      !summary.microsatellites.hints.isEmpty || asks(.microsatellites)
    {
      tests.append(Message(CompositionMessage.orderMicrosatelliteTest))
    }
    if summary.buildCheck.verdict == .notVerified {
      tests.append(Message(CompositionMessage.verifyBuild, ["assembly": summary.assembly.rawValue]))
    }
    for variant in profile.variants where PossibleGermline.isNoted(variant) {
      tests.append(
        PossibleGermline.isPharmacogene(variant)
          ? Message(
            CompositionMessage.genotypePharmacogene,
            ["gene": variant.effect?.gene ?? "", "alteration": variant.label])
          : Message(CompositionMessage.confirmInBlood, ["alteration": variant.label]))
    }
    tests += PhaseQuestions(profile: profile, matches: matches).tests() + discordanceTests()
    tests += germlineTests() + fusionTests() + stateTests() + companionTests() + missingDataTypes()
    return tests.distinct
  }

  private func asks(_ requirement: KnowledgeFacts.AskedMarker.Requirement) -> Bool {
    facts.askedMarkers.contains { $0.requirement == requirement }
  }

  /// Variants of unknown origin in genes with evidence on germline variants.
  private func germlineTests() -> [Message] {
    profile.variants.compactMap { variant -> Message? in
      guard variant.call.origin == .unknown, let effect = variant.effect, facts.germlineGenes.contains(effect.gene),
        effect.consequences.contains(where: \.isNull)
      else { return nil }
      return Message(CompositionMessage.confirmGermline, ["alteration": variant.label])
    }
  }

  /// The record's HER2 state against an amplification of ERBB2: the tissue is asked again.
  private func discordanceTests() -> [Message] {
    let findings = HER2Discordance.findings(profile.copyNumber, record: profile.summary.record)
    return findings.isEmpty ? [] : [Message(CompositionMessage.repeatHER2)]
  }

  /// All fusions that need another method, in one line: those with evidence first. The tables that are read hold fusions
  /// found by RNA sequencing, so the method is another one.
  private func fusionTests() -> [Message] {
    let wanted = Set(matches.flatMap(\.findings))
    let open = profile.fusions.filter { fusion in
      facts.fusionsThatMatter.contains(fusion.id)
        && (!fusion.doubts.isEmpty || (wanted.contains(fusion.id) && fusion.isTargetDomainRetained != true))
    }
    let names = (open.filter { wanted.contains($0.id) } + open.filter { !wanted.contains($0.id) }).map(\.label).distinct
    guard !names.isEmpty else { return [] }
    let shown = names.prefix(Self.mostNamed).joined(separator: ", ")
    return names.count > Self.mostNamed
      ? [
        Message(
          CompositionMessage.confirmFusions,
          ["fusions": shown, "shown": "\(Self.mostNamed)", "count": "\(names.count)"])
      ] : [Message(CompositionMessage.confirmFusion, ["fusion": shown])]
  }

  private static let mostNamed = 5

  private func stateTests() -> [Message] {
    matches.filter { $0.kind == .therapeutic && $0.tumorTypeRelation.isSameTumor }.flatMap(\.requiredStates)
      .filter { $0.status == .unknown }.distinct.map {
        Message(CompositionMessage.confirmState, ["biomarker": $0.biomarker, "state": $0.state])
      }
  }

  private func companionTests() -> [Message] {
    let byKey = Dictionary(matches.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return options.filter { $0.stance == .favoured && $0.tier == .one }.flatMap { option in
      option.supporting.compactMap { byKey[$0]?.approval?.companionTest }.filter { !$0.isEmpty }.distinct.map {
        Message(CompositionMessage.confirmCompanionTest, ["therapies": TherapyText.name(option), "test": $0])
      }
    }
  }

  /// A kind of data that was not given and that a label of this tumour type asks for.
  private func missingDataTypes() -> [Message] {
    let coverage = profile.summary.coverage
    var missing: [Message] = []
    let markers = { (requirement: KnowledgeFacts.AskedMarker.Requirement) in
      facts.askedMarkers.filter { $0.requirement == requirement }.map(\.name).distinct.prefix(4).joined(
        separator: ", ")
    }
    if !coverage.hasFusions, asks(.fusions) {
      missing.append(
        Message(CompositionMessage.addDataType, ["type": "fusions (RNA sequencing)", "markers": markers(.fusions)]))
    }
    if !coverage.hasCopyNumber, asks(.copyNumber) {
      missing.append(
        Message(CompositionMessage.addDataType, ["type": "copy number", "markers": markers(.copyNumber)]))
    }
    return missing
  }
}
