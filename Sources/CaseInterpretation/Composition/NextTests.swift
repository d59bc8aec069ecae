import KnowledgeBase
import OncologyCore
import TumorProfiling

/// What to order next so that the report could say more; each test only where its result would change the report.
struct NextTests {
  let profile: TumorProfile
  let options: [TreatmentOption]
  let matches: [EvidenceMatch]
  let facts: KnowledgeFacts

  /// How soon a test would change the answer.
  private enum Urgency: Int {
    case settlesContradiction, decidesFirstChoice, safety, changesTierOne, completes, confirms, minor
  }

  func sentences() -> [Message] {
    let summary = profile.summary
    let hasHints = !summary.microsatellites.hints.isEmpty
    let isDiscordant = !discordanceTests().isEmpty
    let assays = AssayTests(profile: profile, options: options, matches: matches, isHER2Ordered: isDiscordant).list()
    var tests: [(Urgency, [Message])] = [
      (.settlesContradiction, discordanceTests()),
      (hasHints ? .decidesFirstChoice : .completes, microsatelliteTests()),
      (.decidesFirstChoice, germlineTests()), (.safety, pharmacogeneTests()),
      (.changesTierOne, facts.phaseQuestions.map(\.test)),
      (.changesTierOne, assays.filter(\.changesTierOne).map(\.message)),
      (.completes, missingDataTypes()), (.confirms, fusionTests()), (.confirms, bloodTests()),
      (.minor, assays.filter { !$0.changesTierOne }.map(\.message)),
    ]
    if summary.buildCheck.verdict == .notVerified {
      tests.append((.completes, [Message(CompositionMessage.verifyBuild, ["assembly": summary.assembly.rawValue])]))
    }
    return tests.sorted { $0.0.rawValue < $1.0.rawValue }.flatMap(\.1).distinct
  }

  private func microsatelliteTests() -> [Message] {
    let assessment = profile.summary.microsatellites
    guard assessment.status == .notAssessed, !assessment.hints.isEmpty || asks(.microsatellites) else { return [] }
    return [Message(CompositionMessage.orderMicrosatelliteTest)]
  }

  private func pharmacogeneTests() -> [Message] {
    profile.variants.filter { PossibleGermline.isNoted($0) && PossibleGermline.isPharmacogene($0) }.map {
      Message(CompositionMessage.genotypePharmacogene, ["gene": $0.effect?.gene ?? "", "alteration": $0.label])
    }
  }

  private func bloodTests() -> [Message] {
    profile.variants.filter { PossibleGermline.isNoted($0) && !PossibleGermline.isPharmacogene($0) }.map {
      Message(CompositionMessage.confirmInBlood, ["alteration": $0.label])
    }
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
    let names = (open.filter { wanted.contains($0.id) } + open.filter { !wanted.contains($0.id) }).map(\.label)
      .distinct
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

  /// A kind of data that was not given and that a label of this tumour type asks for.
  private func missingDataTypes() -> [Message] {
    let coverage = profile.summary.coverage
    let genes = { (requirement: KnowledgeFacts.AskedMarker.Requirement) in
      facts.askedMarkers.filter { $0.requirement == requirement }.flatMap(\.genes).distinct.joined(separator: ", ")
    }
    var missing: [Message] = []
    if !coverage.hasFusions, asks(.fusions) {
      missing.append(Message(CompositionMessage.addFusionData, ["genes": genes(.fusions)]))
    }
    if !coverage.hasCopyNumber, asks(.copyNumber) {
      missing.append(Message(CompositionMessage.addCopyNumberData, ["genes": genes(.copyNumber)]))
    }
    return missing
  }
}
