import OncologyCore

extension Composition {
  var measures: [Report.Measure] {
    [burdenMeasure, microsatelliteMeasure, purityMeasure, variantMeasure, copyNumberMeasure, fusionMeasure]
  }

  private func measure(
    _ kind: Report.Measure.Kind, _ label: MeasureMessage, _ value: String, _ state: Report.Measure.State,
    _ details: [String?]
  ) -> Report.Measure {
    // What stands among the warnings is not said again beside them.
    let warned = Set(warnings)
    return Report.Measure(
      kind: kind, label: say(label), value: value, state: state,
      details: details.compactMap { $0 }.filter { !warned.contains($0) })
  }

  private var burdenMeasure: Report.Measure {
    let burden = summary.burden
    let caveats = sentences(burden.caveats).map(Optional.some)
    let count = NumberText.integer(burden.counted)
    let counted =
      burden.callableMegabases.map { megabases in
        say(MeasureMessage.burdenCounted, ["count": count, "megabases": NumberText.decimal(megabases, places: 1)])
      } ?? say(MeasureMessage.burdenCountedOnly, ["count": count])
    guard let value = burden.mutationsPerMegabase else {
      return measure(
        .burden, .burden, say(MeasureMessage.notComputable), .notComputable,
        caveats + [counted, sentence(burden.rule)])
    }
    var details: [String?] = []
    if let lower = burden.lowerLimit, let upper = burden.upperLimit {
      details.append(
        say(
          MeasureMessage.burdenLimits,
          ["lower": NumberText.decimal(lower, places: 1), "upper": NumberText.decimal(upper, places: 1)]))
    }
    let threshold = ["threshold": NumberText.short(Self.burdenThreshold)]
    switch burden.isHigh {
    case true: details.append(say(MeasureMessage.burdenHigh, threshold))
    case false: details.append(say(MeasureMessage.burdenNotHigh, threshold))
    default: details.append(say(MeasureMessage.burdenNotEquivalent, threshold))
    }
    return measure(
      .burden, .burden, say(MeasureMessage.perMegabase, ["value": NumberText.decimal(value, places: 1)]),
      burden.isHigh == true ? .attention : .measured, details + [counted, sentence(burden.rule)] + caveats)
  }

  /// Mutations per megabase: FoundationOne CDx's threshold, which belongs to its counting rule only.
  static let burdenThreshold = 10.0

  private var microsatelliteMeasure: Report.Measure {
    let assessment = summary.microsatellites
    let state: Report.Measure.State =
      switch assessment.status {
      case .high: .attention
      case .stable: .measured
      case .notAssessed: .notAssessed
      }
    return measure(
      .microsatellites, .microsatellites, catalogue.word(.microsatellites, assessment.status), state,
      [sentence(assessment.basis)] + sentences(assessment.hints))
  }

  private var purityMeasure: Report.Measure {
    let options = summary.options
    let ploidy =
      options.ploidy.map { say(MeasureMessage.ploidy, ["ploidy": NumberText.short($0, places: 2)]) }
      ?? say(MeasureMessage.ploidyMissing)
    let content = summary.record?.specimen?.tumorContent.map {
      say(MeasureMessage.tumorContent, ["share": NumberText.percent($0)])
    }
    guard let purity = options.purity else {
      return measure(.purity, .purity, say(MeasureMessage.notStated), .notAssessed, [ploidy, content])
    }
    return measure(.purity, .purity, NumberText.percent(purity), .measured, [ploidy, content])
  }

  private var variantMeasure: Report.Measure {
    let counts = summary.counts
    let filtered = summary.filterCounts.reduce(0) { $0 + $1.count }
    return measure(
      .variants, .variants, NumberText.integer(counts.total - counts.germline), .measured,
      [
        say(
          MeasureMessage.variantsCoding,
          [
            "coding": NumberText.integer(counts.coding), "nonSynonymous": NumberText.integer(counts.nonSynonymous),
            "unknown": NumberText.integer(counts.codingUnclassified),
          ]),
        summary.coverage.hasGermline
          ? say(MeasureMessage.variantsGermline, ["count": NumberText.integer(counts.germline)]) : nil,
        say(MeasureMessage.variantsFiltered, ["count": NumberText.integer(filtered)]),
      ])
  }

  private var copyNumberMeasure: Report.Measure {
    guard summary.coverage.hasCopyNumber else {
      return measure(
        .copyNumber, .copyNumber, say(MeasureMessage.notAssessed), .notAssessed, [say(MeasureMessage.noCopyNumberData)])
    }
    let calls = findings.compactMap(\.copyNumber)
    let amplified = calls.filter { $0.call == .amplification }.map(\.gene)
    let deleted = calls.filter { $0.call == .deepDeletion }.map(\.gene)
    return measure(
      .copyNumber, .copyNumber,
      say(MeasureMessage.copyNumberCalls, ["count": NumberText.integer(amplified.count + deleted.count)]), .measured,
      [
        amplified.isEmpty ? nil : say(MeasureMessage.amplified, ["genes": list(amplified)]),
        deleted.isEmpty ? nil : say(MeasureMessage.deleted, ["genes": list(deleted)]),
        say(MeasureMessage.segments, ["count": NumberText.integer(summary.segments.count)]),
        summary.coverage.hasMinorCopies ? nil : say(MeasureMessage.noMinorCopies),
      ])
  }

  private var fusionMeasure: Report.Measure {
    guard summary.coverage.hasFusions else {
      return measure(
        .fusions, .fusions, say(MeasureMessage.notAssessed), .notAssessed, [say(MeasureMessage.noFusionData)])
    }
    let fusions = findings.filter { $0.fusion != nil }
    let doubtful = fusions.count { $0.significance == .toConfirm }
    let unknown = fusions.count { $0.significance == .unknownSignificance }
    return measure(
      .fusions, .fusions, say(MeasureMessage.fusionsReported, ["count": NumberText.integer(fusions.count)]), .measured,
      [
        doubtful == 0 ? nil : say(MeasureMessage.fusionsDoubtful, ["count": NumberText.integer(doubtful)]),
        unknown == 0 ? nil : say(MeasureMessage.fusionsUnknown, ["count": NumberText.integer(unknown)]),
      ])
  }
}
