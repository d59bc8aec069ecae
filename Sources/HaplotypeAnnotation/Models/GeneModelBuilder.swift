package import OncologyCore

/// Puts an annotation's lines together into models. The lines may come in any order.
package struct GeneModelBuilder {
  private var genes: [String: String] = [:]
  private var slots: [Slot] = []
  private var slotByID: [String: Int] = [:]
  private var contigOrder: [String] = []
  private var report = GeneModelReport()
  private var namesUntranslatedParts = false

  private struct Slot {
    var declaration: GeneFeature?
    var biotype: Biotype?
    var parts: [GeneFeature] = []
  }

  package init() {}

  package mutating func add(_ feature: GeneFeature) {
    if contigOrder.last != feature.contig, !contigOrder.contains(feature.contig) { contigOrder.append(feature.contig) }
    switch feature.kind {
    case .gene:
      if let id = feature.id, genes[id] == nil { genes[id] = feature.name ?? id }
    case .transcript: declare(feature)
    case .exon, .codingPart, .stopCodon, .fivePrimeUTR, .threePrimeUTR:
      if feature.kind == .fivePrimeUTR || feature.kind == .threePrimeUTR { namesUntranslatedParts = true }
      for parent in feature.parents { slots[slot(of: parent)].parts.append(feature) }
    }
  }

  private mutating func declare(_ feature: GeneFeature) {
    guard let id = feature.id else { return }
    guard let biotype = Biotype(attribute: feature.biotype, featureType: feature.type) else {
      report.unknownBiotypes[feature.biotype ?? feature.type, default: 0] += 1
      return
    }
    let number = slot(of: id)
    slots[number].declaration = feature
    slots[number].biotype = biotype
  }

  private mutating func slot(of id: String) -> Int {
    if let known = slotByID[id] { return known }
    slotByID[id] = slots.count
    slots.append(Slot())
    return slots.count - 1
  }

  /// The models. A transcript whose phases contradict the lengths of its parts is refused, or with `force` left without
  /// its coding parts and listed.
  package consuming func build(force: Bool = false) throws(InputError) -> TranscriptModels {
    var models = TranscriptModels()
    var drafts: [String: [TranscriptDraft]] = [:]
    for slot in slots {
      guard let declaration = slot.declaration, let biotype = slot.biotype else {
        report.partsWithoutTranscript += slot.parts.count
        continue
      }
      let gene = declaration.parents.first.flatMap { genes[$0] } ?? declaration.parents.first ?? ""
      var draft = TranscriptDraft(
        declaration, biotype, gene: gene, parts: slot.parts, derivesUntranslatedParts: !namesUntranslatedParts)
      try draft.settleFrame(force: force, report: &report)
      drafts[declaration.contig, default: []].append(draft)
    }
    for (contig, list) in drafts { models.contigs[contig] = ContigModels(list) }
    models.firstContigName = contigOrder.first
    models.report = report
    return models
  }
}

extension ContigModels {
  /// Flattens drafts, ascending by start; those that begin together stay in the annotation's order.
  init(_ drafts: [TranscriptDraft]) {
    let order = drafts.indices.sorted { (drafts[$0].start, $0) < (drafts[$1].start, $1) }
    var coding: [ClosedInterval] = []
    for index in order {
      let draft = drafts[index]
      append(draft)
      reach.append(max(reach.last ?? draft.end, draft.end))
      if draft.biotype.isCoding, let first = draft.codingParts.first, let last = draft.codingParts.last {
        coding.append(ClosedInterval(first: first.first, last: last.last))
      }
    }
    for stretch in coding.sorted(by: { $0.first < $1.first }) {
      if let open = islands.last, open.last >= stretch.first {
        islands[islands.count - 1] = ClosedInterval(first: open.first, last: max(open.last, stretch.last))
      } else {
        islands.append(stretch)
      }
    }
  }

  private mutating func append(_ draft: TranscriptDraft) {
    let exonStart = exons.count, partStart = codingParts.count, untranslatedStart = untranslatedParts.count
    exons.append(contentsOf: draft.exons)
    untranslatedParts.append(contentsOf: draft.untranslatedParts)
    codingParts.append(contentsOf: draft.flatCodingParts())
    let labelStart = labels.count
    labels.append(contentsOf: "\(draft.gene)|\(draft.name)|\(draft.biotype.name)".utf8)
    let shortStart = labels.count, short = "\(draft.gene)||\(draft.biotype.name)"
    labels.append(contentsOf: short.utf8)
    let subject = subjects[short] ?? Int32(subjects.count)
    subjects[short] = subject
    transcripts.append(
      Transcript(
        start: draft.start, end: draft.end, isReverse: draft.isReverse, isCoding: draft.biotype.isCoding,
        isDecayed: draft.biotype.isNonsenseMediatedDecay, subject: subject, exons: exonStart..<exons.count,
        codingParts: partStart..<codingParts.count, untranslatedParts: untranslatedStart..<untranslatedParts.count,
        codingLength: draft.codingLength, isIncompleteAtStart: draft.isIncompleteAtStart,
        isIncompleteAtEnd: draft.isIncompleteAtEnd, label: labelStart..<shortStart,
        shortLabel: shortStart..<labels.count))
  }
}
