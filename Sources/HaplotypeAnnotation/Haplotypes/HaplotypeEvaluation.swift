internal import VariantAnnotation

/// Reads the haplotypes of one transcript, block by block.
struct HaplotypeEvaluation {
  /// What is told of a record: a change, or the record where the change is told.
  struct Statement {
    let record: Int
    let allele: Int
    let terms: ConsequenceTerms
    var change = -1
    var upstream = -1
  }

  private var translation: BlockTranslation
  private var blocks: [HaplotypeBlock] = []
  /// What was told of the haplotype last read.
  private(set) var statements: [Statement] = []

  init(code: GeneticCode) { translation = BlockTranslation(code: code) }

  /// Reads a haplotype's edits, given in the transcript's direction.
  mutating func evaluate(
    _ edits: [CodingEdit], _ bases: [UInt8], _ reader: inout CodingReader, _ ledger: inout ConsequenceLedger
  ) {
    statements.removeAll(keepingCapacity: true)
    var isAfterStop = false
    let first = losesStartAndFrame(edits, bases, &reader) ? 1 : 0
    if first == 1 {
      statements.append(
        Statement(record: edits[0].record, allele: edits[0].allele, terms: edits[0].terms.intersection(.placedStart)))
    }
    HaplotypeBlock.split(edits, from: first, into: &blocks)
    for block in blocks {
      translation.translate(block, of: edits, bases, &reader)
      var placed: ConsequenceTerms = []
      for index in block.edits { placed.formUnion(edits[index].terms) }
      let judged = BlockTerms(placed: placed, block, translation, isAfterStop: isAfterStop)
      if translation.altered.last == .stopResidue { isAfterStop = true }
      tell(block, edits, judged, isReverse: reader.isReverse, &ledger)
    }
  }

  /// Whether the first edit alone takes the start codon away and shifts the frame. Where translation then begins is not
  /// known, so it stands alone and the others are read in the reference's frame.
  private mutating func losesStartAndFrame(
    _ edits: [CodingEdit], _ bases: [UInt8], _ reader: inout CodingReader
  ) -> Bool {
    guard let lead = edits.first, lead.terms.contains(.startLost), lead.lengthDifference % 3 != 0 else { return false }
    let block = HaplotypeBlock(edits: 0..<1, shift: 0, lengthDifference: lead.lengthDifference, hasIndel: true)
    translation.translate(block, of: edits, bases, &reader)
    return !translation.keepsStart
  }

  private mutating func tell(
    _ block: HaplotypeBlock, _ edits: [CodingEdit], _ judged: BlockTerms, isReverse: Bool,
    _ ledger: inout ConsequenceLedger
  ) {
    let lead = edits[block.edits.lowerBound]
    if judged.isWithoutResidues {
      statements.append(
        Statement(record: lead.record, allele: lead.allele, terms: judged.terms.union(lead.terms)))
      return
    }
    let change = ledger.addChange(
      lead.start / 3 + 1, translation.reference, (lead.start + block.shift) / 3 + 1, translation.altered,
      edits[block.edits], isReverse: isReverse, isSilent: judged.terms.contains(.synonymous))
    statements.append(Statement(record: lead.record, allele: lead.allele, terms: judged.terms, change: change))
    for index in block.edits.dropFirst() {
      statements.append(
        Statement(
          record: edits[index].record, allele: edits[index].allele, terms: edits[index].terms, upstream: lead.record))
    }
  }
}

extension AnnotationPass {
  /// Reads `edits` on a transcript.
  mutating func evaluate(_ bases: [UInt8], _ transcript: Int) {
    var reader = CodingReader(models.transcripts[transcript], models, sequence)
    evaluation.evaluate(edits, bases, &reader, &result.ledger)
  }

  /// Reads every haplotype of every transcript that was met.
  mutating func finishHaplotypes() {
    for tree in trees { finish(tree) }
  }

  private mutating func finish(_ tree: HaplotypeTree) {
    let transcript = tree.transcript
    for node in tree.nodes.indices where tree.nodes[node].endingCount > 0 {
      tree.edits(upTo: node, isReverse: models.transcripts[transcript].isReverse, into: &edits)
      evaluate(tree.bases, transcript)
      let carriers = hasSamples ? tree.tips.indices.filter { tree.tips[$0] == node } : []
      for statement in evaluation.statements {
        let place = result.ledger.tell(
          statement.terms, of: statement.record, transcript: transcript, allele: statement.allele,
          change: statement.change, upstream: statement.upstream)
        for haplotype in carriers {
          mark(place, of: statement.record, sample: haplotype / 2, copy: haplotype % 2)
        }
      }
    }
  }
}
