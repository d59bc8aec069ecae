import OncologyCore

/// The page for the patient: what was found in general, what it may mean, what is not known, who decides.
///
/// It holds no levels, no names of variants and nothing that is contradicted or still to be confirmed, and no germline
/// finding: those are told by a person, not by a page.
extension Composition {
  var patientPage: PatientPage {
    PatientPage(
      title: say(PatientMessage.title),
      introduction: [say(PatientMessage.introduction), say(PatientMessage.draft), say(PatientMessage.talkFirst)],
      parts: [lookedAt, found, mayMean, notKnown, family, whatNext])
  }

  private func part(_ title: PatientMessage, _ paragraphs: [String?], points: [String] = []) -> PatientPage.Part {
    PatientPage.Part(title: say(title), paragraphs: paragraphs.compactMap { $0 }, points: points)
  }

  private var lookedAt: PatientPage.Part {
    part(
      .lookedAtTitle,
      [
        say(PatientMessage.lookedAt),
        say(summary.options.isTumorOnly ? PatientMessage.tumorOnly : PatientMessage.withNormal),
      ])
  }

  /// Somatic or unknown findings that have a tier or are oncogenic, without those that something contradicts.
  private var tellable: [InterpretedFinding] {
    let contradicted = Set(summary.contradictions.flatMap(\.findings))
    return findings.filter { finding in
      guard finding.kind != .biomarker, finding.kind != .expression, finding.variant?.call.origin != .germline else {
        return false
      }
      guard !contradicted.contains(finding.id), finding.fusion?.doubts.isEmpty != false else { return false }
      return [.tierI, .tierII, .oncogenicWithoutTier].contains(finding.significance)
    }
  }

  private var found: PatientPage.Part {
    var genes: [String] = []
    for finding in tellable {
      let gene = finding.fusion?.call.name ?? finding.gene ?? finding.label
      if !genes.contains(gene) { genes.append(gene) }
    }
    guard !genes.isEmpty else {
      return part(.foundTitle, [say(PatientMessage.foundNothing), say(PatientMessage.foundNothingMeans)])
    }
    let shown = Array(genes.prefix(8))
    return part(
      .foundTitle,
      [
        say(PatientMessage.found, ["count": String(genes.count)]),
        say(PatientMessage.geneNames),
        genes.count > shown.count ? say(PatientMessage.moreGenes, ["count": String(genes.count - shown.count)]) : nil,
      ], points: shown)
  }

  /// What the options mean in general. Only options whose findings may be told are counted.
  private var mayMean: PatientPage.Part {
    let told = Set(tellable.map(\.id)).union(findings.filter { $0.kind == .biomarker }.map(\.id))
    let counted = interpretation.options.filter { !$0.findings.isEmpty && $0.findings.allSatisfy(told.contains) }
    let favoured = counted.filter { $0.stance == .favoured }
    var paragraphs: [String] = []
    if favoured.contains(where: { $0.tier == .one }) {
      paragraphs.append(say(PatientMessage.strongEvidence))
    } else if favoured.contains(where: { $0.tier == .two }) {
      paragraphs.append(say(PatientMessage.weakEvidence))
    } else {
      paragraphs.append(say(PatientMessage.noOption))
    }
    if !favoured.isEmpty { paragraphs.append(say(PatientMessage.notCertain)) }
    if counted.contains(where: { $0.stance == .discouraged || $0.stance == .excludedByLabel }) {
      paragraphs.append(say(PatientMessage.lessEffect))
    }
    return part(.mayMeanTitle, paragraphs)
  }

  private var notKnown: PatientPage.Part {
    let coverage = summary.coverage
    var points: [String] = []
    if !coverage.hasCopyNumber { points.append(say(PatientMessage.noCopyNumber)) }
    if !coverage.hasFusions { points.append(say(PatientMessage.noFusions)) }
    if summary.microsatellites.status == .notAssessed { points.append(say(PatientMessage.noRepair)) }
    if summary.burden.mutationsPerMegabase == nil { points.append(say(PatientMessage.noBurden)) }
    if !summary.contradictions.isEmpty { points.append(say(PatientMessage.contradictions)) }
    if findings.contains(where: { $0.significance == .unknownSignificance }) || !interpretation.otherVariants.isEmpty {
      points.append(say(PatientMessage.unknownChanges))
    }
    points.append(say(PatientMessage.testLimits))
    return part(.notKnownTitle, [say(PatientMessage.notKnown)], points: points)
  }

  private var family: PatientPage.Part {
    part(
      .familyTitle,
      [
        say(PatientMessage.family),
        say(summary.coverage.hasGermline ? PatientMessage.familyTested : PatientMessage.familyNotTested),
        summary.record?.germlineConsent == false ? say(PatientMessage.familyDeclined) : nil,
      ])
  }

  private var whatNext: PatientPage.Part {
    part(
      .nextTitle,
      [
        say(PatientMessage.next), interpretation.nextTests.isEmpty ? nil : say(PatientMessage.moreTests),
        say(PatientMessage.ask),
      ],
      points: [
        say(PatientMessage.questionMeaning), say(PatientMessage.questionOptions), say(PatientMessage.questionTests),
        say(PatientMessage.questionFamily),
      ])
  }
}
