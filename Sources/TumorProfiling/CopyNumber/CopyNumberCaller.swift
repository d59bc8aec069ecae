package import OncologyCore

/// Calls each gene's copy number from a tumour's segments by a stated rule.
package struct CopyNumberCaller: Sendable {
  package let rule: CopyNumberRule
  let models: any GeneModels

  package init(models: any GeneModels, rule: CopyNumberRule = CopyNumberRule()) {
    self.models = models
    self.rule = rule
  }

  /// A case's segments with what is needed to call from them.
  package struct Prepared: Sendable {
    package var segments: [SegmentCopies]
    package var baseline: CopyNumberBaseline
    package var sex: PatientRecord.Sex?
    /// Whether any segment gives copies, or its log2 ratio alone must do.
    package var isLog2Only: Bool { !segments.contains { $0.total != nil } }
  }

  package func prepare(_ segments: [CopyNumberSegment], of patient: PatientCase) -> Prepared {
    let options = patient.options
    let copies = segments.map { SegmentCopies($0, purity: options.purity, ploidy: options.ploidy) }
    let baseline = CopyNumberBaseline(copies, statedPloidy: options.ploidy, rule: rule, models: models)
    return Prepared(segments: copies, baseline: baseline, sex: patient.record?.sex)
  }

  /// Calls of genes, in genomic order.
  package struct Calls: Sendable {
    package var findings: [CopyNumberFinding] = []
    /// Gains, losses and copy-neutral losses of genes that were not asked for.
    package var unlisted = 0
  }

  /// Genes whose copy number is not neutral. Amplifications and deep deletions are always listed; where `genes` is
  /// given, gains, losses and copy-neutral loss of heterozygosity of other genes are only counted.
  package func calls(_ prepared: Prepared, specimen: String, listing genes: Set<String>? = nil) -> Calls {
    var byContig: [Contig: [Piece]] = [:]
    for segment in prepared.segments {
      byContig[segment.interval.contig, default: []].append(piece(segment, prepared))
    }
    var found = Calls()
    let question = Question(specimen: specimen, listed: genes, ploidy: prepared.baseline.ploidy)
    for contig in byContig.keys.sorted() {
      let pieces = byContig[contig]!.sorted { $0.segment.interval.start < $1.segment.interval.start }
      guard pieces.contains(where: { $0.call != nil }), let last = pieces.map(\.segment.interval.end).max() else {
        continue
      }
      let models = models.models(
        overlapping: GenomicInterval(contig: contig, start: pieces[0].segment.interval.start, end: last))
      sweep(models, pieces, question, into: &found)
    }
    return found
  }

  /// What is the same for all genes.
  struct Question {
    var specimen: String
    var listed: Set<String>?
    var ploidy: Double
  }

  /// A segment with the call that a gene wholly inside it gets, and the rule that made it; `nil` is neutral or not to
  /// be called.
  struct Piece {
    var segment: SegmentCopies
    var call: CopyNumberFinding.Call?
    var rule: Message?
  }

  private func piece(_ segment: SegmentCopies, _ prepared: Prepared) -> Piece {
    let call = call(segment, prepared)
    return Piece(segment: segment, call: call, rule: call.map { message($0, segment, prepared) })
  }

  /// Both lists ascend by start: the first piece that can still reach a gene only moves forward.
  private func sweep(
    _ genes: [TranscriptModel], _ pieces: [Piece], _ question: Question, into found: inout Calls
  ) {
    var reach = 0
    var furthest: [Int] = []
    for piece in pieces {
      reach = max(reach, piece.segment.interval.end)
      furthest.append(reach)
    }
    var first = 0
    for gene in genes {
      let place = gene.interval
      guard place.start <= place.end else { continue }
      while first < pieces.count, furthest[first] < place.start { first += 1 }
      var end = first
      while end < pieces.count, pieces[end].segment.interval.start <= place.end { end += 1 }
      let overlapping = pieces[first..<end].filter { $0.segment.interval.end >= place.start }
      guard overlapping.contains(where: { $0.call != nil }) else { continue }
      add(gene, overlapping, question, to: &found)
    }
  }

  private func add(_ gene: TranscriptModel, _ pieces: [Piece], _ question: Question, to found: inout Calls) {
    guard let decision = decision(gene, pieces) else { return }
    let isAlwaysListed = decision.call == .amplification || decision.call == .deepDeletion
    guard isAlwaysListed || question.listed?.contains(gene.gene) ?? true else {
      found.unlisted += 1
      return
    }
    if let finding = finding(gene, decision, question) { found.findings.append(finding) }
  }

  /// The call of one segment.
  func call(_ segment: SegmentCopies, _ prepared: Prepared) -> CopyNumberFinding.Call? {
    let contig = segment.interval.contig
    let expected = prepared.baseline.expected(on: contig, sex: prepared.sex)
    guard let total = segment.total else { return callByLog2(segment.log2Ratio, isExpectedKnown: expected != nil) }
    if total < rule.deepDeletionBelow { return contig.name == "Y" && expected == nil ? nil : .deepDeletion }
    if total >= rule.amplificationThreshold(ploidy: prepared.baseline.ploidy) { return .amplification }
    guard let expected else { return nil }
    if total >= expected + rule.step { return .gain }
    if total <= expected - rule.step { return .loss }
    guard expected >= 2, let minor = segment.minor, minor < 0.5 else { return nil }
    return .copyNeutralLossOfHeterozygosity
  }

  private func callByLog2(_ ratio: Double?, isExpectedKnown: Bool) -> CopyNumberFinding.Call? {
    guard let ratio else { return nil }
    if ratio >= rule.amplificationLog2 { return .amplification }
    guard isExpectedKnown else { return nil }
    if ratio <= rule.deepDeletionLog2 { return .deepDeletion }
    if ratio >= rule.gainLog2 { return .gain }
    return ratio <= rule.lossLog2 ? .loss : nil
  }
}
