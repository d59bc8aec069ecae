internal import VariantAnnotation

/// Untranslated parts, exons, introns, non-coding transcripts and symbolic alleles: what place alone tells.
extension AnnotationPass {
  mutating func tellUntranslatedParts(_ record: Int, _ transcript: Int, _ first: Int, _ last: Int) -> Bool {
    var isHit = false
    for index in models.transcripts[transcript].untranslatedParts {
      let part = models.untranslatedParts[index]
      guard part.first <= last, part.last >= first else { continue }
      let edges = RegionEdges(first: part.first, last: part.last)
      for (offset, change) in changes.enumerated() where isSequence(offset + 1, record) && change.kind != .unchanged {
        guard rulesByPlace.effect(of: change, on: edges).placement != .outside else { continue }
        tell(part.side == .fivePrime ? .fivePrimeUTR : .threePrimeUTR, of: record, transcript, allele: offset + 1)
        isHit = true
      }
    }
    return isHit
  }

  /// Splice sites at the edges of the exons of coding transcripts.
  mutating func tellExons(_ record: Int, _ transcript: Int, _ first: Int, _ last: Int) -> Bool {
    guard !models.transcripts[transcript].codingParts.isEmpty else { return false }
    var isHit = false
    for index in exons(of: transcript, reaching: first, last) {
      let edges = exonEdges(index, of: transcript)
      for (offset, change) in changes.enumerated() where isSequence(offset + 1, record) && change.kind != .unchanged {
        let terms = rulesByPlace.effect(of: change, on: edges).terms
        guard !terms.isEmpty else { continue }
        tell(terms, of: record, transcript, allele: offset + 1)
        isHit = true
      }
    }
    return isHit
  }

  private func exonEdges(_ index: Int, of transcript: Int) -> RegionEdges {
    let exon = models.exons[index], model = models.transcripts[transcript]
    return RegionEdges(
      first: exon.first, last: exon.last, isReverse: model.isReverse, hasIntronBelow: exon.first != model.start,
      hasIntronAbove: exon.last != model.end)
  }

  /// Exons within reach of a splice region.
  private func exons(of transcript: Int, reaching first: Int, _ last: Int) -> Range<Int> {
    let range = models.transcripts[transcript].exons
    var low = range.lowerBound, high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if models.exons[middle].last + EdgeRules.regionInIntron < first { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < range.upperBound, models.exons[end].first - EdgeRules.regionInIntron <= last { end += 1 }
    return low..<end
  }

  /// Introns and non-coding transcripts, told only where nothing else is.
  mutating func tellWhole(_ record: Int, _ transcript: Int) {
    let model = models.transcripts[transcript]
    let edges = RegionEdges(first: model.start, last: model.end)
    for (offset, change) in changes.enumerated() where isSequence(offset + 1, record) && change.kind != .unchanged {
      guard rulesByPlace.effect(of: change, on: edges).placement != .outside else { continue }
      tell(model.isCoding ? .intron : .nonCoding, of: record, transcript, allele: offset + 1)
    }
  }

  func isSequence(_ allele: Int, _ record: Int) -> Bool { !batch.isSymbolic(allele, of: record) }

  // MARK: Symbolic alleles

  /// `<INS>` after the record's base; `<DEL>` of the bases up to END.
  mutating func tellSymbolic(_ record: Int) {
    guard let change = symbolicChange(record) else {
      result.tally.untoldAlleles += 1
      return
    }
    result.tally.untoldAlleles += batch.alleleCount(record) - 2
    let size: ConsequenceTerms = change.kind == .insertion ? .featureElongation : .featureTruncation
    let first = change.first, last = max(change.last, first)
    var isHit = false
    for transcript in activeTranscripts where reaches(transcript, first, last) {
      if tellSymbolicParts(record, transcript, first, last, size) { isHit = true }
      guard !models.transcripts[transcript].codingParts.isEmpty else { continue }
      for index in exons(of: transcript, reaching: first, last) {
        let terms = rulesByPlace.effect(of: change, on: exonEdges(index, of: transcript)).terms
        guard !terms.isEmpty else { continue }
        tell(terms.union(size), of: record, transcript, allele: 1)
        isHit = true
      }
    }
    guard !isHit else { return }
    for transcript in activeTranscripts where reaches(transcript, first, last) {
      let term: ConsequenceTerms = models.transcripts[transcript].isCoding ? .intron : .nonCoding
      tell(term.union(size), of: record, transcript, allele: 1)
    }
  }

  private mutating func tellSymbolicParts(
    _ record: Int, _ transcript: Int, _ first: Int, _ last: Int, _ size: ConsequenceTerms
  ) -> Bool {
    let model = models.transcripts[transcript]
    var isHit = false
    for index in model.codingParts
    where models.codingParts[index].first <= last && models.codingParts[index].last >= first {
      let term: ConsequenceTerms = model.isCoding ? .codingSequence : .nonCoding
      tell(term.union(size), of: record, transcript, allele: 1)
      isHit = true
    }
    for index in model.untranslatedParts
    where models.untranslatedParts[index].first <= last && models.untranslatedParts[index].last >= first {
      let term: ConsequenceTerms = models.untranslatedParts[index].side == .fivePrime ? .fivePrimeUTR : .threePrimeUTR
      tell(term.union(size), of: record, transcript, allele: 1)
      isHit = true
    }
    return isHit
  }

  private func symbolicChange(_ record: Int) -> AlleleChange? {
    let letters = batch.text[batch.allele(1, of: record)].prefix(4).map(\.upperCasedBase)
    if letters.elementsEqual("<INS".utf8) {
      return AlleleChange(symbolicAt: batch.positions[record], deletingUpTo: nil)
    }
    guard letters.elementsEqual("<DEL".utf8) else { return nil }
    return AlleleChange(
      symbolicAt: batch.positions[record],
      deletingUpTo: max(batch.symbolicEnds[record], batch.positions[record] + 1))
  }
}
