import OncologyCore

extension Composition {
  var figures: Figures {
    Figures(
      proteins: proteinFigures, alleleFractions: alleleFractionFigure, copyNumber: copyNumberFigure,
      burden: burdenFigure)
  }

  /// One figure a gene, for reported variants whose residue and protein length are known.
  private var proteinFigures: [ProteinFigure] {
    var order: [String] = []
    var byGene: [String: [InterpretedFinding]] = [:]
    for finding in findings {
      guard let effect = finding.variant?.effect, effect.proteinLength != nil, residues(of: effect) != nil else {
        continue
      }
      let key = "\(effect.gene) \(effect.transcript)"
      if byGene[key] == nil { order.append(key) }
      byGene[key, default: []].append(finding)
    }
    return order.compactMap { byGene[$0].flatMap(proteinFigure) }
  }

  private func residues(of effect: TranscriptEffect) -> ClosedRange<Int>? {
    effect.protein?.residueRange ?? effect.residue.map { $0...$0 }
  }

  private func proteinFigure(_ findings: [InterpretedFinding]) -> ProteinFigure? {
    guard let effect = findings.first?.variant?.effect, let length = effect.proteinLength, length > 0 else {
      return nil
    }
    let hotspots = findings.first { !$0.hotspots.isEmpty }?.hotspots ?? []
    let marks = findings.compactMap { finding -> ProteinFigure.Mark? in
      guard let effect = finding.variant?.effect, let range = residues(of: effect) else { return nil }
      let samples = hotspots.filter { $0.start <= range.upperBound && range.lowerBound <= $0.end }.map(\.samples).max()
      return ProteinFigure.Mark(
        finding: finding.id, label: effect.protein?.short ?? finding.label, start: range.lowerBound,
        end: range.upperBound, isTruncating: effect.protein?.isTruncating == true, hotspotSamples: samples)
    }
    let sources = Set(hotspots.map(\.source)).sorted()
    let names = ["gene": effect.gene, "transcript": transcriptText(effect), "length": NumberText.integer(length)]
    let parts = marks.map { mark in
      mark.hotspotSamples.map {
        say(FigureMessage.markHotspot, ["label": mark.label, "count": NumberText.integer($0)])
      }
        ?? mark.label
    }
    return ProteinFigure(
      gene: effect.gene, caption: say(FigureMessage.proteinCaption, names),
      description: say(
        FigureMessage.proteinDescription,
        ["gene": effect.gene, "length": NumberText.integer(length), "marks": list(parts)]),
      length: length, marks: marks,
      hotspots: hotspots.filter { $0.start >= 1 && $0.start <= length }.map {
        ProteinFigure.Tick(start: $0.start, end: min(max($0.start, $0.end), length), samples: $0.samples)
      },
      hotspotCaption: sources.isEmpty ? nil : say(FigureMessage.hotspotCaption, ["source": list(sources)]))
  }

  private var alleleFractionFigure: AlleleFractionFigure? {
    let fractions = summary.alleleFractions.filter { $0 >= 0 && $0 <= 1 }
    guard !fractions.isEmpty else { return nil }
    var counts = Array(repeating: 0, count: AlleleFractionFigure.binCount)
    for fraction in fractions {
      counts[min(Int(fraction * Double(AlleleFractionFigure.binCount)), AlleleFractionFigure.binCount - 1)] += 1
    }
    let leading = findings.filter { [.tierI, .tierII, .oncogenicWithoutTier].contains($0.significance) }
    let marks = leading.compactMap { finding -> AlleleFractionFigure.Mark? in
      guard let call = finding.variant?.call, call.origin != .germline, let fraction = call.alleleFraction else {
        return nil
      }
      return AlleleFractionFigure.Mark(finding: finding.id, label: finding.label, fraction: fraction)
    }.prefix(AlleleFractionFigure.mostMarks)
    let middle = fractions.sorted()[fractions.count / 2]
    let marked = marks.map {
      say(FigureMessage.markFraction, ["label": $0.label, "fraction": NumberText.decimal($0.fraction, places: 2)])
    }
    return AlleleFractionFigure(
      caption: say(FigureMessage.fractionCaption, ["count": NumberText.integer(fractions.count)]),
      description: say(
        FigureMessage.fractionDescription,
        [
          "count": NumberText.integer(fractions.count), "median": NumberText.decimal(middle, places: 2),
          "marks": marked.isEmpty ? say(FigureMessage.noMarks) : list(marked),
        ]),
      counts: counts, marks: Array(marks))
  }

  private var copyNumberFigure: CopyNumberFigure? {
    let segments = summary.segments.filter { $0.interval.contig.primaryRank.map { $0 <= 24 } ?? false }
    let isCopies = segments.contains { $0.totalCopies != nil }
    let drawn = segments.compactMap { segment -> CopyNumberFigure.Segment? in
      guard let value = isCopies ? segment.totalCopies : segment.log2Ratio, value.isFinite else { return nil }
      return CopyNumberFigure.Segment(
        contig: segment.interval.contig, start: segment.interval.start, end: segment.interval.end, value: value,
        minor: isCopies ? segment.minorCopies : nil)
    }
    guard !drawn.isEmpty else { return nil }
    let labels = findings.compactMap { copyNumberLabel($0, isCopies: isCopies) }
    let ploidy = summary.options.ploidy
    let texts = labels.map { say(FigureMessage.markCopies, ["gene": $0.gene, "copies": NumberText.short($0.value)]) }
    return CopyNumberFigure(
      caption: say(
        isCopies ? FigureMessage.copiesCaption : FigureMessage.log2Caption,
        ["count": NumberText.integer(drawn.count)]),
      description: say(
        FigureMessage.copiesDescription,
        ["count": NumberText.integer(drawn.count), "labels": texts.isEmpty ? say(FigureMessage.noMarks) : list(texts)]),
      scale: isCopies ? .copies : .log2Ratio, ploidy: ploidy,
      chromosomes: ChromosomeLengths.of(summary.assembly), segments: drawn, labels: labels)
  }

  private func copyNumberLabel(_ finding: InterpretedFinding, isCopies: Bool) -> CopyNumberFigure.Label? {
    guard let call = finding.copyNumber, call.call == .amplification || call.call == .deepDeletion,
      let value = isCopies ? call.totalCopies : call.log2Ratio
    else { return nil }
    return CopyNumberFigure.Label(
      finding: finding.id, gene: call.gene, contig: call.segment.contig,
      position: (call.segment.start + call.segment.end) / 2, value: value, isGain: call.call == .amplification)
  }

  private var burdenFigure: BurdenFigure? {
    let burden = summary.burden
    guard let value = burden.mutationsPerMegabase, value.isFinite else { return nil }
    let limits = burden.lowerLimit.flatMap { lower in
      burden.upperLimit.map { upper in
        say(
          MeasureMessage.burdenLimits,
          ["lower": NumberText.decimal(lower, places: 1), "upper": NumberText.decimal(upper, places: 1)])
      }
    }
    let threshold = NumberText.short(Self.burdenThreshold)
    let comparison = burden.isHigh == nil ? FigureMessage.burdenNotComparable : FigureMessage.burdenComparable
    return BurdenFigure(
      caption: say(comparison, ["threshold": threshold]),
      description: say(
        FigureMessage.burdenDescription,
        [
          "value": NumberText.decimal(value, places: 1), "limits": limits ?? say(FigureMessage.noLimits),
          "comparison": say(comparison, ["threshold": threshold]),
        ]),
      value: value, lower: burden.lowerLimit, upper: burden.upperLimit, threshold: Self.burdenThreshold,
      thresholdLabel: say(FigureMessage.threshold, ["threshold": threshold]), isComparable: burden.isHigh != nil)
  }
}
