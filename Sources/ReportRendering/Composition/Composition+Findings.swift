import OncologyCore

extension Composition {
  var findingRows: [Report.Finding] { findings.map(findingRow) }

  private func findingRow(_ finding: InterpretedFinding) -> Report.Finding {
    let shape = shape(of: finding)
    return Report.Finding(
      id: finding.id, kind: finding.kind, label: finding.label, gene: finding.gene, change: shape.change,
      names: shape.names, consequence: shape.consequence, measured: shape.measured, reads: shape.reads,
      alleleStatus: finding.variant.flatMap { alleleText($0, role: finding.geneRole) },
      origin: finding.variant?.call.origin, significance: finding.significance,
      significanceText: significanceText(finding), matters: matters(finding), levels: levels(of: finding),
      oncogenicity: finding.oncogenicity.map { oncogenicity($0) }, override: finding.override.map(overrideRow),
      facts: shape.facts, notes: shape.notes + sentences(finding.notes), evidence: evidenceGroups(of: finding.id),
      evidenceElsewhere: evidence.shownElsewhere(for: finding.id).map { entry in
        Report.EvidenceReference(key: entry.match.key, label: itemLabel(key: entry.match.key), finding: entry.home)
      })
  }

  /// An amplified oncogene or a deleted suppressor without evidence is told as that, and not as of unknown significance.
  private func ownWords(_ finding: InterpretedFinding) -> FindingMessage? {
    guard finding.significance == .unknownSignificance, let role = finding.geneRole else { return nil }
    switch finding.copyNumber?.call {
    case .amplification: return role == .tumorSuppressor ? nil : .amplifiedCancerGene
    case .deepDeletion: return role == .oncogene ? nil : .deletedCancerGene
    default: return nil
    }
  }

  /// A finding of the panel of contradictions is marked where it stands.
  private func significanceText(_ finding: InterpretedFinding) -> String {
    let text = ownWords(finding).map { say($0) } ?? catalogue.word(.significance, finding.significance)
    guard finding.significance != .toConfirm, doubtedFindings.contains(finding.id) else { return text }
    return say(FindingMessage.contradicted, ["significance": text])
  }

  private func matters(_ finding: InterpretedFinding) -> Bool {
    ownWords(finding) != nil
      || (finding.significance != .unknownSignificance && finding.significance != .likelyBenign)
  }

  private func levels(of finding: InterpretedFinding) -> [Report.Finding.Level] {
    let levels: [(EvidenceKind, AMPLevel?)] = [
      (.therapeutic, finding.therapeuticLevel), (.diagnostic, finding.diagnosticLevel),
      (.prognostic, finding.prognosticLevel),
    ]
    return levels.compactMap { kind, level in
      level.map {
        Report.Finding.Level(kind: kind, kindText: catalogue.word(.evidenceKind, kind), tier: tierMark($0))
      }
    }
  }

  private func oncogenicity(_ value: Oncogenicity) -> Report.Finding.Oncogenicity {
    let criterion = { (criterion: Oncogenicity.Criterion) in
      Report.Finding.Criterion(
        code: criterion.code, name: catalogue.word(.criterion, criterion.code), points: criterion.points,
        reason: sentence(criterion.reason))
    }
    return Report.Finding.Oncogenicity(
      classification: value.classification,
      text: value.isClassOpen
        ? say(FindingMessage.classNotAssignable) : catalogue.word(.oncogenicity, value.classification),
      points: value.points, basis: pointsText(value), isClassOpen: value.isClassOpen, met: value.met.map(criterion),
      notJudged: value.notJudged.map(criterion))
  }

  /// Few points may mean few data: where the class is open, what was met and what was not judged stand by name.
  private func pointsText(_ value: Oncogenicity) -> String {
    let missing = list(value.notJudged.map(\.code))
    let arguments = [
      "points": String(value.points), "count": String(value.notJudged.count), "missing": missing,
      "met": list(value.met.map(\.code)),
    ]
    if value.isClassOpen { return say(FindingMessage.pointsSoFar, arguments) }
    return say(value.notJudged.isEmpty ? FindingMessage.points : .pointsWithoutSome, arguments)
  }

  func overrideRow(_ override: Override) -> OverrideRow {
    OverrideRow(
      finding: reference(override.finding), value: catalogue.word(.oncogenicity, override.value),
      replaced: override.replaced.map { catalogue.word(.oncogenicity, $0) } ?? say(FindingMessage.notClassified),
      reason: override.reason, author: override.author,
      date: override.date?.description ?? say(HeaderMessage.notStated))
  }

  var overrides: [OverrideRow] { interpretation.overrides.map(overrideRow) }

  /// How a finding of each kind is put into a row and its facts.
  struct FindingShape {
    var change = ""
    var names: [String] = []
    var consequence = ""
    var measured = ""
    var reads = ""
    var facts: [Fact] = []
    var notes: [String] = []
  }

  private func shape(of finding: InterpretedFinding) -> FindingShape {
    if let variant = finding.variant { return shape(of: variant, role: finding.geneRole) }
    if let copyNumber = finding.copyNumber { return shape(of: copyNumber) }
    if let fusion = finding.fusion { return shape(of: fusion) }
    if let expression = finding.expression { return shape(of: expression) }
    return FindingShape(
      change: finding.biomarker ?? finding.label, consequence: catalogue.word(.findingKind, finding.kind))
  }

  private func shape(of variant: VariantFinding, role: GeneRole.Role?) -> FindingShape {
    let call = variant.call, effect = variant.effect
    var shape = FindingShape()
    shape.change = effect?.protein?.hgvs ?? effect?.hgvsCoding ?? call.allele.description
    shape.names = [effect?.protein.map { $0.short }, effect?.hgvsCoding, effect.map(transcriptText)].compactMap { $0 }
    shape.consequence = consequenceText(effect)
    shape.measured =
      call.alleleFraction.map { NumberText.decimal($0, places: 2) } ?? say(FindingMessage.fractionMissing)
    shape.reads = readsText(call)
    shape.facts = variantFacts(variant, role: role)
    shape.notes =
      sentences(variant.notes + (effect?.notes ?? [])) + (variant.alleleStatus.map { [sentence($0.reason)] } ?? [])
    return shape
  }

  func transcriptText(_ effect: TranscriptEffect) -> String {
    effect.isMANESelect
      ? say(FindingMessage.transcriptMANE, ["transcript": effect.transcript]) : effect.transcript
  }

  func consequenceText(_ effect: TranscriptEffect?) -> String {
    guard let effect else { return say(FindingMessage.noGene) }
    var parts = [list(effect.consequences.map { catalogue.word(.consequence, $0) })]
    let count = effect.exonCount.map { String($0) } ?? "?"
    if let exon = effect.exon {
      parts.append(say(FindingMessage.exon, ["number": String(exon), "count": count]))
    } else if let intron = effect.intron {
      parts.append(say(FindingMessage.intron, ["number": String(intron)]))
    }
    return parts.joined(separator: ", ")
  }

  private func readsText(_ call: SmallVariantCall) -> String {
    switch (call.alternateDepth, call.depth) {
    case (let alternate?, let depth?):
      say(FindingMessage.reads, ["alternate": NumberText.integer(alternate), "depth": NumberText.integer(depth)])
    case (nil, let depth?): say(FindingMessage.depthOnly, ["depth": NumberText.integer(depth)])
    default: say(FindingMessage.readsMissing)
    }
  }

  private func shape(of finding: CopyNumberFinding) -> FindingShape {
    var shape = FindingShape()
    shape.change = "\(finding.segment)"
    shape.consequence = catalogue.word(.copyNumberCall, finding.call)
    let copies = finding.totalCopies.map { say(FindingMessage.copies, ["copies": NumberText.short($0)]) }
    let ratio = finding.log2Ratio.map { say(FindingMessage.log2, ["ratio": NumberText.decimal($0, places: 2)]) }
    shape.measured = copies ?? ratio ?? say(FindingMessage.copiesMissing)
    shape.reads = ""
    shape.facts = [
      Fact(say(FindingMessage.labelCopies), [copies, ratio].compactMap { $0 }.joined(separator: ", ")),
      fact(FindingMessage.labelMinorCopies, finding.minorCopies.map { NumberText.short($0) }),
      Fact(say(FindingMessage.labelSegment), "\(finding.segment)"),
      Fact(say(FindingMessage.labelShare), NumberText.percent(finding.share)),
      Fact(say(FindingMessage.labelRule), sentence(finding.rule)),
    ]
    if finding.share < 1 {
      shape.notes.append(say(FindingMessage.partOfGene, ["share": NumberText.percent(finding.share)]))
    }
    return shape
  }

  private func shape(of finding: FusionFinding) -> FindingShape {
    let call = finding.call
    var shape = FindingShape()
    let place = { (point: FusionCall.Breakpoint?) in
      point.map { "\($0.contig):\($0.position)" } ?? say(FindingMessage.breakpointMissing)
    }
    shape.change =
      call.fivePrimeBreakpoint == nil && call.threePrimeBreakpoint == nil
      ? say(FindingMessage.breakpointsMissing)
      : "\(place(call.fivePrimeBreakpoint)) – \(place(call.threePrimeBreakpoint))"
    shape.consequence = frameText(call.isInFrame)
    let reads = [
      call.splitReads.map { say(FindingMessage.splitReads, ["count": NumberText.integer($0)]) },
      call.spanningReads.map { say(FindingMessage.spanningReads, ["count": NumberText.integer($0)]) },
    ].compactMap { $0 }
    shape.reads =
      reads.isEmpty ? say(FindingMessage.readsMissing) : reads.joined(separator: say(ReportMessage.listSeparator))
    shape.measured = call.confidence.map { say(FindingMessage.confidence, ["confidence": $0]) } ?? ""
    shape.facts = [
      Fact(say(FindingMessage.labelFivePrime), "\(call.fivePrimeGene), \(place(call.fivePrimeBreakpoint))"),
      Fact(say(FindingMessage.labelThreePrime), "\(call.threePrimeGene), \(place(call.threePrimeBreakpoint))"),
      Fact(say(FindingMessage.labelFrame), frameText(call.isInFrame), isMissing: call.isInFrame == nil),
      Fact(
        say(FindingMessage.labelDomain), domainText(finding.isTargetDomainRetained),
        isMissing: finding.isTargetDomainRetained == nil),
      Fact(say(FindingMessage.labelReads), shape.reads),
      fact(FindingMessage.labelFivePrimeTPM, finding.fivePrimeTPM.map { NumberText.decimal($0, places: 1) }),
      fact(FindingMessage.labelThreePrimeTPM, finding.threePrimeTPM.map { NumberText.decimal($0, places: 1) }),
      fact(FindingMessage.labelCaller, call.caller),
    ]
    if let domains = call.retainedDomains {
      shape.facts.append(fact(FindingMessage.labelRetainedDomains, list(domains)))
    }
    shape.notes = sentences(finding.doubts)
    return shape
  }

  private func frameText(_ isInFrame: Bool?) -> String {
    switch isInFrame {
    case true: say(FindingMessage.inFrame)
    case false: say(FindingMessage.outOfFrame)
    default: say(FindingMessage.frameNotShown)
    }
  }

  private func domainText(_ isRetained: Bool?) -> String {
    switch isRetained {
    case true: say(FindingMessage.domainRetained)
    case false: say(FindingMessage.domainLost)
    default: say(FindingMessage.domainNotShown)
    }
  }

  private func shape(of finding: ExpressionFinding) -> FindingShape {
    let tpm = say(FindingMessage.tpm, ["tpm": NumberText.decimal(finding.tpm, places: 1)])
    let share = say(FindingMessage.tpmShare, ["share": NumberText.percent(finding.percentileWithinSample)])
    return FindingShape(
      change: tpm, names: [share], consequence: catalogue.word(.findingKind, InterpretedFinding.Kind.expression),
      measured: tpm, facts: [Fact(say(FindingMessage.labelExpression), "\(tpm), \(share)")],
      notes: [say(FindingMessage.expressionIsNotProtein)])
  }
}
