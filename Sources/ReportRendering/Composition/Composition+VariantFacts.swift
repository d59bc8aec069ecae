import OncologyCore

extension Composition {
  /// What is known of a small variant, a line each, for its detail.
  func variantFacts(_ variant: VariantFinding, role: GeneRole.Role?) -> [Fact] {
    let call = variant.call
    var facts: [Fact] = []
    if let effect = variant.effect {
      facts += effectFacts(effect)
    } else {
      facts.append(Fact(say(FindingMessage.labelGene), say(FindingMessage.noGene), isMissing: true))
    }
    facts += [
      Fact(say(FindingMessage.labelAllele), alleleText(call.allele)),
      Fact(say(FindingMessage.labelOrigin), catalogue.word(.origin, call.origin), isMissing: call.origin == .unknown),
      Fact(say(FindingMessage.labelReads), readsFact(call), isMissing: call.depth == nil),
      fact(FindingMessage.labelFraction, call.alleleFraction.map { NumberText.decimal($0, places: 3) }),
    ]
    if call.normalDepth != nil || call.normalAlternateDepth != nil {
      facts.append(fact(FindingMessage.labelNormalReads, normalReads(call)))
    }
    if let zygosity = call.zygosity {
      facts.append(Fact(say(FindingMessage.labelZygosity), catalogue.word(.zygosity, zygosity)))
    }
    facts.append(fact(FindingMessage.labelLocalCopies, localCopies(variant.localCopies)))
    if let alleles = alleleText(variant, role: role) { facts.append(Fact(say(FindingMessage.labelAlleles), alleles)) }
    if !call.callers.isEmpty { facts.append(Fact(say(FindingMessage.labelCallers), list(call.callers))) }
    if !call.identifiers.isEmpty { facts.append(Fact(say(FindingMessage.labelIdentifiers), list(call.identifiers))) }
    for other in variant.otherEffects {
      facts.append(Fact(say(FindingMessage.labelOtherEffect), otherEffect(other)))
    }
    return facts
  }

  /// "Possibly both copies hit" is said of tumour suppressors only. In another gene a lost copy or a second change does
  /// not take a function away: it is told as what it is.
  func alleleText(_ variant: VariantFinding, role: GeneRole.Role?) -> String? {
    guard let status = variant.alleleStatus else { return nil }
    let isSuppressor = role == .tumorSuppressor || role == .both
    guard status.value == .possiblyBiallelic, !isSuppressor else {
      return catalogue.word(.alleleStatus, status.value)
    }
    let call = variant.call
    if variant.localCopies?.isLossOfHeterozygosity == true { return say(FindingMessage.otherCopyLost) }
    if call.zygosity == .homozygous { return catalogue.word(.zygosity, Zygosity.homozygous) }
    guard call.allele.contig.isAutosome else { return say(FindingMessage.onSexChromosome) }
    return say(
      call.phaseSet == nil || call.haplotype == nil ? FindingMessage.secondChangeUnphased : .secondChangePhased)
  }

  private func effectFacts(_ effect: TranscriptEffect) -> [Fact] {
    var facts = [
      fact(
        FindingMessage.labelProtein,
        effect.protein?.hgvs
          ?? effect.residue.map {
            say(FindingMessage.residueOnly, ["residue": String($0)])
          }),
      fact(FindingMessage.labelCoding, effect.hgvsCoding),
      Fact(say(FindingMessage.labelTranscript), transcriptText(effect)),
      Fact(say(FindingMessage.labelConsequence), consequenceText(effect)),
      Fact(say(FindingMessage.labelBasis), catalogue.word(.basis, effect.basis)),
    ]
    if let exon = effect.mayDisruptSplicingOfExon {
      facts.append(Fact(say(FindingMessage.labelSplicing), say(FindingMessage.maySkipExon, ["exon": String(exon)])))
    }
    if let changes = effect.proteinOnOtherIsoforms, !changes.isEmpty {
      facts.append(Fact(say(FindingMessage.labelOtherIsoforms), list(changes.map(\.short))))
    }
    if let decay = effect.decay { facts.append(Fact(say(FindingMessage.labelDecay), catalogue.word(.decay, decay))) }
    return facts
  }

  /// `GRCh38 7:140753336 A>T`, 1-based on the forward strand.
  private func alleleText(_ allele: GenomicAllele) -> String {
    "\(summary.assembly.rawValue) \(allele.contig):\(allele.position) \(allele.reference)>\(allele.alternate)"
  }

  private func readsFact(_ call: SmallVariantCall) -> String {
    switch (call.alternateDepth, call.depth) {
    case (let alternate?, let depth?):
      say(FindingMessage.reads, ["alternate": NumberText.integer(alternate), "depth": NumberText.integer(depth)])
    case (nil, let depth?): say(FindingMessage.depthOnly, ["depth": NumberText.integer(depth)])
    default: say(HeaderMessage.notStated)
    }
  }

  private func normalReads(_ call: SmallVariantCall) -> String? {
    guard let depth = call.normalDepth else { return nil }
    guard let alternate = call.normalAlternateDepth else {
      return say(FindingMessage.depthOnly, ["depth": NumberText.integer(depth)])
    }
    return say(
      FindingMessage.reads, ["alternate": NumberText.integer(alternate), "depth": NumberText.integer(depth)])
  }

  private func localCopies(_ copies: VariantFinding.LocalCopies?) -> String? {
    guard let copies, let total = copies.total else { return nil }
    guard let minor = copies.minor else {
      return say(FindingMessage.copies, ["copies": NumberText.short(total)])
    }
    return say(
      FindingMessage.copiesWithMinor, ["copies": NumberText.short(total), "minor": NumberText.short(minor)])
  }

  private func otherEffect(_ effect: TranscriptEffect) -> String {
    [effect.gene, effect.transcript, effect.hgvsCoding, effect.protein?.hgvs, consequenceText(effect)]
      .compactMap { $0 }.joined(separator: say(ReportMessage.dotSeparator))
  }
}
