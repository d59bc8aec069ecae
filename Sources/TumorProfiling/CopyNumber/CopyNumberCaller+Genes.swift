import OncologyCore

extension CopyNumberCaller {
  /// The call of a gene, with the pieces that made it.
  struct Decision {
    var call: CopyNumberFinding.Call
    var pieces: [Piece]
  }

  /// The call of a gene from the pieces that overlap it.
  ///
  /// A deep deletion counts where it takes any coding base. An amplification counts where no coding base lies in a
  /// piece that is not amplified and at least half of the gene is amplified; else it is a gain, said to be partial.
  /// Otherwise the call that covers most of the gene stands.
  func decision(_ gene: TranscriptModel, _ pieces: [Piece]) -> Decision? {
    if pieces.count == 1, let call = pieces[0].call, call != .amplification, call != .deepDeletion {
      return Decision(call: call, pieces: pieces)
    }
    let parts = gene.codingParts.isEmpty ? gene.exons : gene.codingParts
    let deleted = pieces.filter { $0.call == .deepDeletion && $0.touches(parts) }
    if !deleted.isEmpty { return Decision(call: .deepDeletion, pieces: deleted) }
    let amplified = pieces.filter { $0.call == .amplification }
    if !amplified.isEmpty, !pieces.contains(where: { $0.call != .amplification && $0.touches(parts) }),
      share(of: gene, amplified) >= 0.5
    {
      return Decision(call: .amplification, pieces: amplified)
    }
    return largest(gene, pieces)
  }

  /// The call that covers most of the gene; a partial amplification counts as a gain.
  private func largest(_ gene: TranscriptModel, _ pieces: [Piece]) -> Decision? {
    var groups: [(call: CopyNumberFinding.Call?, pieces: [Piece], bases: Int)] = []
    for piece in pieces {
      let call = piece.call == .amplification ? .gain : piece.call
      let bases = piece.bases(of: gene.interval)
      if let index = groups.firstIndex(where: { $0.call == call }) {
        groups[index].pieces.append(piece)
        groups[index].bases += bases
      } else {
        groups.append((call, [piece], bases))
      }
    }
    guard let largest = groups.max(by: { $0.bases < $1.bases }), let call = largest.call, call != .deepDeletion
    else { return nil }
    return Decision(call: call, pieces: largest.pieces)
  }

  private func share(of gene: TranscriptModel, _ pieces: [Piece]) -> Double {
    if pieces.count == 1 { return Double(pieces[0].bases(of: gene.interval)) / Double(gene.interval.length) }
    let ranges = pieces.compactMap { $0.range(within: gene.interval) }
    return Double(Intervals.bases(Intervals.union(ranges))) / Double(gene.interval.length)
  }

  func finding(_ gene: TranscriptModel, _ decision: Decision, _ question: Question) -> CopyNumberFinding? {
    let place = gene.interval
    var main = decision.pieces[0]
    var (start, end) = (main.segment.interval.start, main.segment.interval.end)
    for piece in decision.pieces.dropFirst() {
      start = min(start, piece.segment.interval.start)
      end = max(end, piece.segment.interval.end)
      if piece.bases(of: place) > main.bases(of: place) { main = piece }
    }
    let isPartial = decision.call == .gain && decision.pieces.contains { $0.call == .amplification }
    guard let rule = isPartial ? partialAmplificationMessage(ploidy: question.ploidy) : main.rule else { return nil }
    return CopyNumberFinding(
      id: .copyNumber(gene: gene.gene, models.assembly, specimen: question.specimen), gene: gene.gene,
      call: decision.call, totalCopies: main.segment.total, minorCopies: main.segment.minor,
      log2Ratio: main.segment.log2Ratio, segment: GenomicInterval(contig: gene.contig, start: start, end: end),
      share: share(of: gene, decision.pieces), rule: rule)
  }

  private func partialAmplificationMessage(ploidy: Double) -> Message {
    let threshold = rule.amplificationThreshold(ploidy: ploidy)
    return Message(
      ProfilingMessage.copyPartialAmplification, ["threshold": NumberText.short(threshold, places: 2)])
  }

  /// The rule that made the call, with its numbers.
  func message(_ call: CopyNumberFinding.Call, _ segment: SegmentCopies, _ prepared: Prepared) -> Message {
    guard let total = segment.total else { return log2Message(call, segment.log2Ratio ?? 0) }
    let baseline = prepared.baseline
    let expected = baseline.expected(on: segment.interval.contig, sex: prepared.sex) ?? baseline.copies
    let threshold = rule.amplificationThreshold(ploidy: baseline.ploidy)
    let arguments = [
      "total": NumberText.short(total, places: 2), "expected": NumberText.short(expected, places: 2),
      "ploidy": NumberText.short(baseline.ploidy, places: 2), "threshold": NumberText.short(threshold, places: 2),
    ]
    let keep = { (names: [String]) in arguments.filter { names.contains($0.key) } }
    switch call {
    case .amplification:
      return Message(ProfilingMessage.copyAmplification, keep(["total", "threshold", "ploidy"]))
    case .deepDeletion: return Message(ProfilingMessage.copyDeepDeletion, keep(["total"]))
    case .gain: return Message(ProfilingMessage.copyGain, keep(["total", "expected"]))
    case .loss: return Message(ProfilingMessage.copyLoss, keep(["total", "expected"]))
    case .copyNeutralLossOfHeterozygosity: return Message(ProfilingMessage.copyNeutralLOH, keep(["total"]))
    }
  }

  private func log2Message(_ call: CopyNumberFinding.Call, _ ratio: Double) -> Message {
    let threshold: Double
    let key: ProfilingMessage
    switch call {
    case .amplification: (key, threshold) = (.copyAmplificationByLog2, rule.amplificationLog2)
    case .deepDeletion: (key, threshold) = (.copyDeepDeletionByLog2, rule.deepDeletionLog2)
    case .gain: (key, threshold) = (.copyGainByLog2, rule.gainLog2)
    case .loss, .copyNeutralLossOfHeterozygosity: (key, threshold) = (.copyLossByLog2, rule.lossLog2)
    }
    return Message(
      key, ["ratio": NumberText.short(ratio, places: 2), "threshold": NumberText.short(threshold, places: 3)])
  }
}

extension CopyNumberCaller.Piece {
  func range(within place: GenomicInterval) -> ClosedRange<Int>? {
    let start = max(place.start, segment.interval.start)
    let end = min(place.end, segment.interval.end)
    return start <= end ? start...end : nil
  }

  func bases(of place: GenomicInterval) -> Int { range(within: place)?.count ?? 0 }

  func touches(_ parts: [ClosedRange<Int>]) -> Bool {
    parts.contains { $0.lowerBound <= segment.interval.end && segment.interval.start <= $0.upperBound }
  }
}
