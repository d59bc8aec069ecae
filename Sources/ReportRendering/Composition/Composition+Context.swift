import OncologyCore

extension Composition {
  var germline: Germline {
    let record = summary.record
    let found = findings.filter { $0.variant?.call.origin == .germline }
    let status: String
    if summary.coverage.hasGermline {
      status = say(GermlineMessage.given, ["count": NumberText.integer(summary.counts.germline)])
    } else {
      status = say(GermlineMessage.notGiven)
    }
    let consent: String
    switch record?.germlineConsent {
    case true: consent = say(GermlineMessage.consentGiven)
    case false: consent = say(GermlineMessage.consentDeclined)
    default: consent = say(GermlineMessage.consentMissing)
    }
    let policy = record?.secondaryFindingsPolicy.map { say(GermlineMessage.policy, ["policy": $0]) }
    var notes = [say(GermlineMessage.notClassifiedHere)]
    if summary.coverage.hasGermline { notes.append(say(GermlineMessage.noPharmacogenes)) }
    if summary.options.isTumorOnly { notes.append(say(GermlineMessage.tumorOnly)) }
    return Germline(
      status: status, consent: consent, policy: policy ?? say(GermlineMessage.policyMissing),
      findings: found.map { reference($0.id) }, referrals: sentences(interpretation.germlineReferrals), notes: notes)
  }

  var pertinentNegatives: [PertinentNegativeRow] {
    interpretation.pertinentNegatives.map {
      PertinentNegativeRow(
        name: $0.marker.map(sentence) ?? $0.name, status: $0.status, statusText: catalogue.word(.negative, $0.status),
        reason: sentence($0.reason))
    }
  }

  var contradictions: [ContradictionRow] {
    summary.contradictions.map {
      ContradictionRow(text: sentence($0.message), findings: $0.findings.map(reference))
    }
  }

  var otherVariants: [OtherVariantRow] {
    interpretation.otherVariants.map { other in
      OtherVariantRow(
        id: other.id, gene: other.gene, change: other.change,
        consequence: catalogue.word(.consequence, other.consequence),
        alleleFraction: other.alleleFraction.map { NumberText.decimal($0, places: 2) } ?? say(ReportMessage.none),
        points: other.points.map { String($0) } ?? say(ReportMessage.none))
    }
  }

  var leftOut: [LeftOutRow] {
    interpretation.leftOut.map { left in
      let missing = left.count - left.examples.count
      return LeftOutRow(
        text: sentence(left.message), count: left.count, countText: NumberText.integer(left.count),
        examples: left.examples,
        more: missing > 0 && !left.examples.isEmpty
          ? say(ReportMessage.moreExamples, ["count": NumberText.integer(missing)]) : nil)
    }
  }

  var inputNotes: [InputNote] {
    summary.diagnostics.sorted { $0.severity > $1.severity }.map { diagnostic in
      InputNote(
        severity: diagnostic.severity, severityText: catalogue.word(.severity, diagnostic.severity),
        text: sentence(diagnostic.message), place: diagnostic.location.map { "\($0)" },
        count: diagnostic.count > 1
          ? say(ReportMessage.times, ["count": NumberText.integer(diagnostic.count)]) : nil)
    }
  }

  var legend: [LegendGroup] {
    [
      legendGroup(
        LegendMessage.tiers,
        [
          ("I-A", .tierIA), ("I-B", .tierIB), ("II-C", .tierIIC), ("II-D", .tierIID), ("III", .tierIII),
          ("IV", .tierIV),
        ]),
      legendGroup(
        LegendMessage.escat,
        [
          ("I", .escatI), ("II", .escatII), ("III", .escatIII), ("IV", .escatIV), ("V", .escatV), ("X", .escatX),
        ]),
      legendGroup(
        LegendMessage.sourceLevels,
        [("A", .civicA), ("B", .civicB), ("C", .civicC), ("D", .civicD), ("E", .civicE)]),
      legendGroup(
        LegendMessage.oncogenicity,
        [
          ("≥ 10", .oncogenic), ("6 to 9", .likelyOncogenic), ("0 to 5", .uncertain), ("−6 to −1", .likelyBenign),
          ("≤ −7", .benign),
        ]),
      legendGroup(
        LegendMessage.marks,
        [("⚑", .flagged), ("–", .noTier), ("✗", .against), ("●", .markMissense), ("■", .markTruncating)]),
    ]
  }

  private func legendGroup(_ title: LegendMessage, _ entries: [(String, LegendMessage)]) -> LegendGroup {
    LegendGroup(title: say(title), entries: entries.map { Fact($0.0, say($0.1)) })
  }
}
