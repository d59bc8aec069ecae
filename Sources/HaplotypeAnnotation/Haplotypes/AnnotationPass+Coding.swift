internal import VariantAnnotation

/// Coding parts: edges first, then the haplotypes on the transcript's sequence.
extension AnnotationPass {
  /// Whether the record reaches a coding part, whatever comes of it.
  mutating func tellCodingParts(
    _ record: Int, _ transcript: Int, _ first: Int, _ last: Int
  ) throws(HaplotypeError) -> Bool {
    let model = models.transcripts[transcript]
    guard model.isTranslated else { return false }
    var isHit = false
    for index in codingParts(of: model, reaching: first, last) {
      isHit = true
      guard try hasReference(record) else { continue }
      if options.isLocal {
        for allele in 1..<batch.alleleCount(record) { tellAlone(record, transcript, index, allele) }
      } else if hasSamples {
        try addGenotypes(record, transcript, index)
      } else {
        extend(0, by: record, transcript, index, allele: 1)
      }
    }
    return isHit
  }

  private func codingParts(of model: ContigModels.Transcript, reaching first: Int, _ last: Int) -> Range<Int> {
    let range = model.codingParts
    var low = range.lowerBound, high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if models.codingParts[middle].last < first { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < range.upperBound, models.codingParts[end].first <= last { end += 1 }
    return low..<end
  }

  /// Whether REF is what the sequence holds; letters that are no base are not compared with.
  private mutating func hasReference(_ record: Int) throws(HaplotypeError) -> Bool {
    let reference = batch.allele(0, of: record)
    for offset in 0..<reference.count {
      let letter = batch.text[reference.lowerBound + offset].upperCasedBase
      guard letter != sequence.base(at: batch.positions[record] + offset) else { continue }
      guard options.isForced else { throw HaplotypeError(code: .referenceMismatch, record: record, sample: nil) }
      result.tally.referenceMismatches += 1
      return false
    }
    return true
  }

  // MARK: Genotypes

  private mutating func addGenotypes(_ record: Int, _ transcript: Int, _ part: Int) throws(HaplotypeError) {
    guard batch.ploidies[record] <= 2 else {
      result.tally.polyploid += 1
      return
    }
    guard batch.ploidies[record] > 0 else { return }
    trees[treeNumber(of: transcript)].beginChange()
    for sample in 0..<batch.sampleCount {
      guard let copies = try phased(record, sample) else { continue }
      for (copy, allele) in [copies.0, copies.1].enumerated() {
        guard let allele, allele > 0, allele < batch.alleleCount(record) else { continue }
        extend(2 * sample + copy, by: record, transcript, part, allele: allele)
      }
    }
  }

  /// The alleles of both copies by the phase rule; `nil` where the sample is left out.
  private func phased(_ record: Int, _ sample: Int) throws(HaplotypeError) -> (Int?, Int?)? {
    let one = batch.genotype(record, sample: sample, copy: 0), two = batch.genotype(record, sample: sample, copy: 1)
    guard var first = one.allele else { return nil }
    guard var second = two.allele, first != second else { return (first, two.allele) }
    if options.phase == .merge, first == 0 { first = second }
    guard !one.isPhased, !two.isPhased else { return (first, second) }
    switch options.phase {
    case .require: throw HaplotypeError(code: .unphased, record: record, sample: sample)
    case .skip: return nil
    case .nonReference:
      if first == 0 { first = second } else if second == 0 { second = first }
    case .asIs, .merge: break
    }
    return (first, second)
  }

  // MARK: Edits

  private enum Placed {
    case edit(EditPlacement, ConsequenceTerms)
    case told(ConsequenceTerms)
    case nothing
  }

  /// What an allele does at a coding part's edges, and where its edit falls.
  private mutating func place(_ record: Int, _ transcript: Int, _ index: Int, _ allele: Int) -> Placed {
    let model = models.transcripts[transcript], part = models.codingParts[index], change = changes[allele - 1]
    guard isSequence(allele, record), change.kind != .unchanged else { return .nothing }
    let edges = codingEdges(index, model)
    if edges.lowerCodon.union(edges.upperCodon).contains(.startLost), keepsStart(change, part, model) {
      return .told(.startRetained)
    }
    if let side = untranslatedNeighbour(of: change, part) {
      tell(side == .fivePrime ? .fivePrimeUTR : .threePrimeUTR, of: record, transcript, allele: allele)
      return .nothing
    }
    let effect = rulesWithSequence.effect(of: change, on: edges)
    guard effect.placement == .inside else { return effect.terms.isEmpty ? .nothing : .told(effect.terms) }
    if !effect.terms.isEmpty { tell(effect.terms, of: record, transcript, allele: allele) }
    let terms = effect.terms.subtracting(.synonymous)
    guard let placement = EditPlacement(change, effect, on: part, sequence),
      placement.last <= part.last, placement.first >= part.first
    else { return .told(terms.isEmpty ? .codingSequence : terms) }
    return .edit(placement, terms)
  }

  private func codingEdges(_ index: Int, _ model: ContigModels.Transcript) -> RegionEdges {
    let part = models.codingParts[index]
    var edges = RegionEdges(
      first: part.first, last: part.last, isReverse: model.isReverse, hasIntronBelow: part.hasIntronBelow,
      hasIntronAbove: part.hasIntronAbove, isCoding: true)
    let isLowest = index == model.codingParts.lowerBound, isHighest = index == model.codingParts.upperBound - 1
    if model.isReverse ? isHighest : isLowest, !model.isIncompleteAtStart, beginsWithStart(model) {
      if model.isReverse { edges.upperCodon = .startLost } else { edges.lowerCodon = .startLost }
    }
    if model.isReverse ? isLowest : isHighest, !model.isIncompleteAtEnd {
      if model.isReverse { edges.lowerCodon = .stopLost } else { edges.upperCodon = .stopLost }
    }
    return edges
  }

  private func beginsWithStart(_ model: ContigModels.Transcript) -> Bool {
    var reader = CodingReader(model, models, sequence)
    return annotator.code.isStart(reader.base(at: 0), reader.base(at: 1), reader.base(at: 2))
  }

  /// Whether a deletion that one placement puts on the start codon is by another one before the coding sequence.
  private func keepsStart(
    _ change: AlleleChange, _ part: ContigModels.CodingPart, _ model: ContigModels.Transcript
  ) -> Bool {
    guard change.kind == .deletion, change.inserted.isEmpty else { return false }
    var first = change.first, last = change.last
    let moveUp = { sequence.base(at: first) == sequence.base(at: last + 1) }
    let moveDown = { first > 0 && sequence.base(at: first - 1) == sequence.base(at: last) }
    if model.isReverse {
      while first > part.last, moveDown() { (first, last) = (first - 1, last - 1) }
      guard first <= part.last, last > part.last - EdgeRules.regionInExon else { return false }
      while first <= part.last, moveUp() { (first, last) = (first + 1, last + 1) }
      return first > part.last
    }
    while last < part.first, moveUp() { (first, last) = (first + 1, last + 1) }
    guard last >= part.first, first < part.first + EdgeRules.regionInExon else { return false }
    while last >= part.first, moveDown() { (first, last) = (first - 1, last - 1) }
    return last < part.first
  }

  /// An insertion exactly between an untranslated and a coding part is untranslated.
  private func untranslatedNeighbour(
    of change: AlleleChange, _ part: ContigModels.CodingPart
  ) -> ContigModels.UntranslatedPart.Side? {
    guard change.kind == .insertion, change.last < change.first else { return nil }
    if change.first == part.first { return part.untranslatedBelow }
    return change.first == part.last + 1 ? part.untranslatedAbove : nil
  }

  private mutating func extend(_ haplotype: Int, by record: Int, _ transcript: Int, _ index: Int, allele: Int) {
    let number = treeNumber(of: transcript), parent = trees[number].tips[haplotype]
    if hasSamples, let known = trees[number].child(of: parent, allele: allele) {
      trees[number].moveTip(haplotype, to: known)
      return
    }
    switch place(record, transcript, index, allele) {
    case .nothing: return
    case .told(let terms): tell(terms, of: record, transcript, allele: allele)
    case .edit(let placement, let terms):
      guard !trees[number].overlaps(parent, part: index, first: placement.first) else {
        result.tally.overlapping += 1
        return
      }
      let inserted = trees[number].write(
        changes[allele - 1].inserted, of: batch.text, placement, isReverse: models.transcripts[transcript].isReverse)
      let edit = edit(record, transcript, index, allele, placement, terms, inserted)
      trees[number].moveTip(haplotype, to: trees[number].addNode(edit, parent: parent))
    }
  }

  private func edit(
    _ record: Int, _ transcript: Int, _ index: Int, _ allele: Int, _ placement: EditPlacement,
    _ terms: ConsequenceTerms, _ inserted: Range<Int>
  ) -> CodingEdit {
    let part = models.codingParts[index], isReverse = models.transcripts[transcript].isReverse
    return CodingEdit(
      record: record, allele: allele, part: index, first: placement.first, last: placement.last,
      start: part.codingOffset + (isReverse ? part.last - placement.last : placement.first - part.first),
      replacedCount: placement.last - placement.first + 1,
      inserted: inserted, lengthDifference: changes[allele - 1].lengthDifference, terms: terms)
  }

  private mutating func tellAlone(_ record: Int, _ transcript: Int, _ index: Int, _ allele: Int) {
    switch place(record, transcript, index, allele) {
    case .nothing: return
    case .told(let terms): tell(terms, of: record, transcript, allele: allele)
    case .edit(let placement, let terms):
      var tree = HaplotypeTree(transcript: transcript, haplotypeCount: 1)
      edits.removeAll(keepingCapacity: true)
      let inserted = tree.write(
        changes[allele - 1].inserted, of: batch.text, placement, isReverse: models.transcripts[transcript].isReverse)
      edits.append(edit(record, transcript, index, allele, placement, terms, inserted))
      evaluate(tree.bases, transcript)
      for told in evaluation.statements {
        tell(told.terms, of: record, transcript, allele: allele, change: told.change)
      }
    }
  }
}
