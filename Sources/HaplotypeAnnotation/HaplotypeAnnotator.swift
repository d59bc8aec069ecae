internal import VariantAnnotation

/// Consequences of variants on transcripts, those of one haplotype taken together.
///
/// A pure function from a batch of records to what is told of each. Rules: `Documentation/Methods/
/// haplotype-consequences.md`.
package struct HaplotypeAnnotator: Sendable {
  let models: ContigModels
  let sequence: ContigSequence
  let code: GeneticCode
  package let options: HaplotypeOptions

  package init(
    _ models: ContigModels, _ sequence: ContigSequence, options: HaplotypeOptions
  ) throws(HaplotypeError) {
    guard let code = GeneticCode(number: options.geneticCode) else {
      throw HaplotypeError(code: .unknownGeneticCode, record: 0, sample: nil)
    }
    self.models = models
    self.sequence = sequence
    self.code = code
    self.options = options
  }

  package func annotate(_ batch: VariantBatch) throws(HaplotypeError) -> BatchConsequences {
    var pass = AnnotationPass(self, batch)
    try pass.run()
    return pass.result
  }
}

/// What is told of a batch's records, and what could not be told.
package struct BatchConsequences: Sendable {
  let batch: VariantBatch
  let models: ContigModels
  let options: HaplotypeOptions
  var ledger: ConsequenceLedger
  /// Bits of FORMAT/BCSQ for a record: `words` integers for each sample.
  var sampleBits: [Int: [UInt32]] = [:]
  package internal(set) var tally = HaplotypeTally()
}
