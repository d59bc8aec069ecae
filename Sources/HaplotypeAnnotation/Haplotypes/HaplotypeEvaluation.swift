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

  private var reader: CodingReader
  private var translation: BlockTranslation
  private var blocks: [HaplotypeBlock] = []

  init(_ transcript: ContigModels.Transcript, _ pass: AnnotationPass) {
    reader = CodingReader(transcript, pass.models, pass.sequence)
    translation = BlockTranslation(code: pass.annotator.code)
  }

  /// What a haplotype's edits, in the transcript's direction, do together.
  mutating func evaluate(
    _ edits: [CodingEdit], _ bases: [UInt8], _ ledger: inout ConsequenceLedger, _ transcript: Int
  ) -> [Statement] {
    var statements: [Statement] = []
    var isAfterStop = false
    HaplotypeBlock.split(edits, into: &blocks)
    for block in blocks {
      translation.translate(block, of: edits, bases, &reader)
      let placed = edits[block.edits].reduce(into: ConsequenceTerms()) { $0.formUnion($1.terms) }
      let judged = BlockTerms(placed: placed, block, translation, isAfterStop: isAfterStop)
      if translation.altered.last == .stopResidue { isAfterStop = true }
      tell(block, edits, judged, &ledger, &statements)
    }
    return statements
  }

  private func tell(
    _ block: HaplotypeBlock, _ edits: [CodingEdit], _ judged: BlockTerms, _ ledger: inout ConsequenceLedger,
    _ statements: inout [Statement]
  ) {
    let lead = edits[block.edits.lowerBound]
    if judged.isWithoutResidues {
      let terms = judged.terms.union(lead.terms)
      statements.append(Statement(record: lead.record, allele: lead.allele, terms: terms))
      return
    }
    let change = ledger.addChange(
      lead.start / 3 + 1, translation.reference, (lead.start + block.shift) / 3 + 1, translation.altered,
      edits[block.edits], isReverse: reader.isReverse, isSilent: judged.terms.contains(.synonymous))
    statements.append(
      Statement(record: lead.record, allele: lead.allele, terms: judged.terms, change: change))
    for edit in edits[block.edits].dropFirst() {
      statements.append(
        Statement(record: edit.record, allele: edit.allele, terms: edit.terms, upstream: lead.record))
    }
  }
}

extension AnnotationPass {
  /// Reads every haplotype of every transcript that was met.
  mutating func finishHaplotypes() {
    for transcript in openTranscripts {
      guard let tree = trees[transcript] else { continue }
      finish(tree, transcript)
    }
  }

  private mutating func finish(_ tree: HaplotypeTree, _ transcript: Int) {
    var evaluation = HaplotypeEvaluation(models.transcripts[transcript], self)
    var edits: [CodingEdit] = []
    for node in tree.nodes.indices where tree.nodes[node].endingCount > 0 {
      tree.edits(upTo: node, isReverse: models.transcripts[transcript].isReverse, into: &edits)
      let carriers = hasSamples ? tree.tips.indices.filter { tree.tips[$0] == node } : []
      for statement in evaluation.evaluate(edits, tree.bases, &result.ledger, transcript) {
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
