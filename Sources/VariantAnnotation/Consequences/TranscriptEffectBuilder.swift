import OncologyCore

/// The effect of one change on one transcript.
struct TranscriptEffectBuilder {
  private let transcript: OrientedTranscript
  private let edit: OrientedEdit
  private var consequences: ConsequenceSet = []
  private var effect: TranscriptEffect

  static func effect(of edit: GenomicEdit, on transcript: Transcript) -> TranscriptEffect {
    var builder = TranscriptEffectBuilder(edit, transcript)
    builder.build()
    return builder.effect
  }

  private init(_ edit: GenomicEdit, _ transcript: Transcript) {
    self.transcript = OrientedTranscript(transcript)
    self.edit = ThreePrimePlacement(self.transcript).placeOfConsequence(OrientedEdit(edit, on: transcript))
    effect = TranscriptEffect(
      gene: transcript.gene, transcript: transcript.name, isMANESelect: transcript.isMANESelect,
      basis: transcript.codingSequence == nil ? .computedWithoutSequence : .computed, consequences: [],
      exonCount: transcript.areExonsKnown ? transcript.exons.count : nil, proteinLength: transcript.proteinLength)
  }

  private mutating func build() {
    if edit.start <= transcript.first, edit.end >= transcript.last, edit.inserted.isEmpty {
      effect.consequences = [.transcriptAblation]
      return
    }
    let splice = SpliceSites(edit, on: transcript)
    consequences = splice.consequences
    placeInExonOrIntron()
    addRegions(splice)
    addSpliceNotes(splice)
    addName()
    effect.consequences = consequences.terms
  }

  /// Exon and intron are numbered from 1; an insertion beside an exon is of that exon.
  private mutating func placeInExonOrIntron() {
    guard transcript.transcript.areExonsKnown else { return }
    let begin = edit.isInsertion ? edit.end : edit.start
    guard let number = transcript.exonBeginning(atOrBefore: max(begin, transcript.first)) else { return }
    if transcript.exon(number).contains(max(begin, transcript.first)) {
      effect.exon = number + 1
    } else if edit.isInsertion, number + 1 < transcript.exonCount, transcript.exon(number + 1).contains(edit.start) {
      effect.exon = number + 2
    } else {
      effect.intron = number + 1
    }
  }

  // MARK: Coding, untranslated, not coding

  private mutating func addRegions(_ splice: SpliceSites) {
    guard transcript.transcript.isCoding else { return addNonCoding() }
    let place = CodingPlace(edit, on: transcript)
    if place.touchesFivePrimeUTR { consequences.insert(.fivePrimeUTR) }
    if place.touchesThreePrimeUTR { consequences.insert(.threePrimeUTR) }
    guard place.touchesCoding else { return }
    effect.residue = place.firstOffset.map { $0 / 3 + 1 }
    guard let offset = place.wholeOffset else { return addPartlyCoding(place) }
    if place.isBesideIntron || place.spansIntron {
      addByLength(offset, removing: place.removedCount)
      effect.notes.append(Message(AnnotationMessage.proteinNotToldAtExonEdge))
    } else if let sequence = comparableSequence(offset) {
      addCoding(sequence, offset)
    } else {
      addByLength(offset, removing: place.removedCount)
      addStartWithoutSequence(offset)
    }
  }

  /// MANE Select transcripts are coding by definition: one without a coding part is one whose coding part is not known.
  private mutating func addNonCoding() {
    let isExonic = edit.differingRuns.contains { run in
      let touched = min(run.start, run.end)...max(run.start, run.end)
      return (0..<transcript.exonCount).contains { transcript.exon($0).overlaps(touched) }
    }
    if transcript.transcript.isMANESelect {
      if isExonic { consequences.insert(.exon) }
      effect.notes.append(Message(AnnotationMessage.codingPartUnknown, ["gene": transcript.transcript.gene]))
    } else {
      consequences.insert(isExonic ? .nonCodingExon : .nonCodingTranscript)
    }
  }

  /// The coding sequence, where what is taken out agrees with it; a disagreement is noted and nothing is computed.
  private mutating func comparableSequence(_ offset: Int) -> ArraySlice<UInt8>? {
    guard let sequence = transcript.transcript.codingSequence else {
      effect.notes.append(Message(AnnotationMessage.noSequence, ["gene": transcript.transcript.gene]))
      return nil
    }
    let start = sequence.startIndex + offset
    let present = sequence[start..<(start + edit.removed.count)]
    if zip(present, edit.removed).allSatisfy({ $0 == $1 || $1 == .anyBase || $0 == .anyBase }) { return sequence }
    effect.basis = .computedWithoutSequence
    effect.notes.append(
      Message(
        AnnotationMessage.referenceDiffers,
        [
          "file": String(decoding: edit.removed, as: UTF8.self), "sequence": String(decoding: present, as: UTF8.self),
          "transcript": transcript.transcript.name,
        ]))
    return nil
  }

  private mutating func addCoding(_ sequence: ArraySlice<UInt8>, _ offset: Int) {
    let coding = EditedCoding(
      sequence, at: offset, removing: edit.removed.count, inserting: edit.inserted,
      code: .of(transcript.transcript.contig))
    let result = CodingConsequence(coding)
    consequences.formUnion(result.consequences)
    effect.protein = result.protein
    effect.residue = result.residue
    if result.consequences.isDisjoint(with: [.stopGained, .frameshift]) { return }
    effect.decay = DecayRule(transcript).decay(newStop: result.newStop)
  }

  /// A change of which one end lies in the coding sequence and the other does not.
  private mutating func addPartlyCoding(_ place: CodingPlace) {
    if place.touchesFivePrimeUTR, consequences.isDisjoint(with: .essentialSplice) {
      consequences.insert(.startLost)
      effect.protein = ProteinChange(first: ProteinChange.Residue(.methionine, 1), kind: .startLost)
    } else if place.touchesThreePrimeUTR, consequences.isDisjoint(with: .essentialSplice) {
      consequences.insert(.stopLost)
    } else {
      consequences.insert(.codingSequence)
      effect.notes.append(Message(AnnotationMessage.proteinNotToldAtExonEdge))
    }
  }

  /// What lengths alone say: the frame is kept or shifted.
  private mutating func addByLength(_ offset: Int, removing removedCount: Int) {
    let change = edit.inserted.count - removedCount
    effect.residue = offset / 3 + 1
    if change % 3 != 0 {
      consequences.insert(.frameshift)
      effect.decay = .unknown
    } else if change == 0 {
      consequences.insert(.codingSequence)
    } else if edit.inserted.isEmpty {
      consequences.insert(.inframeDeletion)
    } else {
      consequences.insert(edit.removed.isEmpty ? .inframeInsertion : .proteinAltering)
    }
  }

  /// A start codon that loses bases is lost, whatever the sequence is.
  private mutating func addStartWithoutSequence(_ offset: Int) {
    guard offset < 3, !edit.removed.isEmpty else { return }
    consequences.remove(.codingSequence)
    consequences.insert(.startLost)
    effect.protein = ProteinChange(first: ProteinChange.Residue(.methionine, 1), kind: .startLost)
  }

  // MARK: Splicing and names

  private mutating func addSpliceNotes(_ splice: SpliceSites) {
    guard let exon = splice.disturbedExon, let kind = splice.disturbance, transcript.transcript.areExonsKnown else {
      return
    }
    effect.mayDisruptSplicingOfExon = exon + 1
    let facts = ["gene": transcript.transcript.gene, "exon": "\(exon + 1)"]
    switch kind {
    case .essentialSite: effect.notes.append(Message(AnnotationMessage.essentialSpliceSite, facts))
    case .lastBase: effect.notes.append(Message(AnnotationMessage.lastBaseOfExon, facts))
    }
    if transcript.transcript.gene == "MET", exon + 1 == 14 {
      effect.notes.append(Message(AnnotationMessage.metExon14, facts))
    }
  }

  private mutating func addName() {
    guard let name = CodingNaming(transcript).name(of: edit) else {
      effect.notes.append(Message(AnnotationMessage.beyondTranscript, ["transcript": transcript.transcript.name]))
      return
    }
    effect.hgvsCoding = name.text
    if name.isUnshifted { effect.notes.append(Message(AnnotationMessage.notShifted)) }
  }
}
