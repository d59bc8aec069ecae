internal import VariantAnnotation

/// One walk over a batch: each record against the transcripts that it reaches, then the haplotypes of each transcript.
struct AnnotationPass {
  let annotator: HaplotypeAnnotator
  let batch: VariantBatch
  let models: ContigModels
  let sequence: ContigSequence
  let options: HaplotypeOptions
  var result: BatchConsequences
  let rulesWithSequence: EdgeRules
  let rulesByPlace: EdgeRules

  /// Transcripts that the record in work may reach, in the models' order.
  private var active: [Int] = []
  private var nextTranscript: Int
  /// Trees of the transcripts that were met, in that order.
  var trees: [HaplotypeTree] = []
  private var treeNumbers: [Int: Int] = [:]
  private var lastTree = (transcript: -1, number: -1)
  /// Used again and again, so that nothing is allocated for a change.
  var evaluation: HaplotypeEvaluation
  var edits: [CodingEdit] = []
  /// Changes of the record in work, by ALT number less one.
  var changes: [AlleleChange] = []

  init(_ annotator: HaplotypeAnnotator, _ batch: VariantBatch) {
    self.annotator = annotator
    self.batch = batch
    models = annotator.models
    sequence = annotator.sequence
    options = annotator.options
    result = BatchConsequences(
      batch: batch, models: annotator.models, options: annotator.options,
      ledger: ConsequenceLedger(recordCount: batch.count, annotator.models))
    rulesWithSequence = EdgeRules(text: batch.text, sequence: annotator.sequence)
    rulesByPlace = EdgeRules(text: batch.text, sequence: nil)
    evaluation = HaplotypeEvaluation(code: annotator.code)
    nextTranscript = annotator.models.firstTranscript(reaching: batch.positions.first ?? 0)
  }

  /// The number of a transcript's tree, which is planted where there is none yet.
  mutating func treeNumber(of transcript: Int) -> Int {
    if lastTree.transcript == transcript { return lastTree.number }
    let number = treeNumbers[transcript] ?? trees.count
    if number == trees.count {
      treeNumbers[transcript] = number
      trees.append(HaplotypeTree(transcript: transcript, haplotypeCount: hasSamples ? 2 * batch.sampleCount : 1))
    }
    lastTree = (transcript, number)
    return number
  }

  var hasSamples: Bool { batch.sampleCount > 0 }

  mutating func run() throws(HaplotypeError) {
    for record in 0..<batch.count {
      advance(to: record)
      guard batch.isSelected[record], !active.isEmpty, hasAlternate(record) else { continue }
      if batch.text[batch.allele(1, of: record).lowerBound] == UInt8(ascii: "<") {
        tellSymbolic(record)
      } else {
        try tell(record)
      }
    }
    finishHaplotypes()
  }

  private func hasAlternate(_ record: Int) -> Bool {
    guard batch.alleleCount(record) > 1 else { return false }
    let first = batch.allele(1, of: record)
    guard !first.isEmpty, batch.text[first.lowerBound] != UInt8(ascii: ".") else { return false }
    guard batch.alleleCount(record) == 2 else { return true }
    let star = UInt8(ascii: "*")
    return batch.text[first.lowerBound] != star && !(first.count > 1 && batch.text[first.lowerBound + 1] == star)
  }

  /// Brings the active transcripts up to a record: insertions reach the base after REF.
  private mutating func advance(to record: Int) {
    let position = batch.positions[record]
    let reach = max(position + batch.referenceLength(record), batch.symbolicEnds[record])
    if active.contains(where: { models.transcripts[$0].end < position }) {
      active.removeAll { models.transcripts[$0].end < position }
    }
    while nextTranscript < models.transcripts.count, models.transcripts[nextTranscript].start <= reach {
      if models.transcripts[nextTranscript].end >= position { active.append(nextTranscript) }
      nextTranscript += 1
    }
  }

  private mutating func tell(_ record: Int) throws(HaplotypeError) {
    let first = batch.positions[record], last = first + batch.referenceLength(record)
    readChanges(record)
    var isHit = false
    for index in active.indices where reaches(active[index], first, last) {
      let transcript = active[index]
      if try tellCodingParts(record, transcript, first, last) { isHit = true }
      if tellUntranslatedParts(record, transcript, first, last) { isHit = true }
      if tellExons(record, transcript, first, last) { isHit = true }
    }
    guard !isHit else { return }
    for index in active.indices where reaches(active[index], first, last) { tellWhole(record, active[index]) }
  }

  func reaches(_ transcript: Int, _ first: Int, _ last: Int) -> Bool {
    models.transcripts[transcript].start <= last && models.transcripts[transcript].end >= first
  }

  var activeTranscripts: [Int] { active }

  private mutating func readChanges(_ record: Int) {
    changes.removeAll(keepingCapacity: true)
    let reference = batch.allele(0, of: record)
    for allele in 1..<batch.alleleCount(record) {
      changes.append(
        AlleleChange(
          position: batch.positions[record], reference: reference, alternate: batch.allele(allele, of: record),
          in: batch.text))
      if batch.isSymbolic(allele, of: record), batch.text[batch.allele(allele, of: record)] != [UInt8(ascii: "*")] {
        result.tally.untoldAlleles += 1
      }
    }
  }

  // MARK: Telling

  /// Tells something of an allele and marks the samples that carry it.
  mutating func tell(
    _ terms: ConsequenceTerms, of record: Int, _ transcript: Int, allele: Int, change: Int = -1
  ) {
    let place = result.ledger.tell(terms, of: record, transcript: transcript, allele: allele, change: change)
    guard hasSamples, batch.ploidies[record] > 0 else { return }
    for sample in 0..<batch.sampleCount {
      for copy in 0..<2 where batch.genotype(record, sample: sample, copy: copy).allele == allele {
        mark(place, of: record, sample: sample, copy: copy)
      }
    }
  }

  /// Sets the bit of a haplotype's consequence.
  mutating func mark(_ place: Int, of record: Int, sample: Int, copy: Int) {
    let bit = 2 * place + copy
    guard bit < 2 * options.consequenceLimit else {
      result.tally.beyondLimit += 1
      return
    }
    let words = SampleBits.wordCount(options.consequenceLimit)
    let index = sample * words + bit / SampleBits.bitsPerWord
    result.sampleBits[record, default: Array(repeating: 0, count: words * batch.sampleCount)][index] |=
      1 << UInt32(bit % SampleBits.bitsPerWord)
  }
}

/// FORMAT/BCSQ: 30 bits in each integer, the two haplotypes' bits next to each other.
package enum SampleBits {
  static let bitsPerWord = 30
  static func wordCount(_ consequenceLimit: Int) -> Int { 1 + (2 * consequenceLimit - 1) / bitsPerWord }
}
