import OncologyCore
import Testing

@testable import TumorProfiling

/// A name in the input file against the genome: EGFR L858R written beside BRAF's allele leads no report.
@Suite struct StatedEffectRuleTests {
  private func finding(_ gene: String, _ change: String, at position: Int, computed: String? = nil) -> VariantFinding {
    let allele = GenomicAllele(contig: Contig("7"), position: position, reference: "A", alternate: "T")
    let effect = { (name: String, basis: TranscriptEffect.Basis) in
      TranscriptEffect(
        gene: gene, transcript: "T1", isMANESelect: true, basis: basis, consequences: [.missenseVariant],
        protein: ProteinChange(hgvs: name))
    }
    return VariantFinding(
      id: .variant(allele, .grch38, specimen: "tumor"),
      call: SmallVariantCall(allele: allele, origin: .somatic, line: 1),
      effect: effect(change, .inputFile), otherEffects: computed.map { [effect($0, .computed)] } ?? [])
  }

  private let rule = StatedEffectRule(models: OneGene())

  @Test func aGeneThatLiesElsewhereIsTold() throws {
    let wrong = finding("G", "L858R", at: 900_000)
    let found = rule.contradictions([wrong])
    #expect(found.map(\.message.key) == ["profiling.contradiction.statedGeneElsewhere"])
    #expect(found.first?.findings == [wrong.id])
    #expect(rule.contradictions([finding("G", "L858R", at: 10_500)]).isEmpty)
    #expect(rule.contradictions([finding("G", "L858R", at: 8_000)]).isEmpty, "a promoter's distance")
    #expect(rule.contradictions([finding("UNKNOWN", "L858R", at: 900_000)]).isEmpty, "no model, nothing to compare")
  }

  @Test func anotherChangeOfTheSameResidueIsTold() {
    let found = rule.contradictions([finding("G", "V600K", at: 10_500, computed: "V600E")])
    #expect(found.map(\.message.key) == ["profiling.contradiction.statedChangeDiffers"])
    #expect(rule.contradictions([finding("G", "V600E", at: 10_500, computed: "V600E")]).isEmpty)
  }

  private struct OneGene: GeneModels {
    let assembly = Assembly.grch38
    let geneCount = 1
    let genesWithSequenceCount = 1
    private let gene = TranscriptModel(
      gene: "G", transcript: "T1", isMANESelect: true, contig: Contig("7"), strand: .forward,
      exons: [10_000...11_000], codingParts: [10_000...11_000], areExonsKnown: true, proteinLength: 333,
      hasSequence: true)
    func model(ofGene symbol: String) -> TranscriptModel? { symbol == "G" ? gene : nil }
    func models(overlapping interval: GenomicInterval) -> [TranscriptModel] { [] }
    func length(of contig: Contig) -> Int? { nil }
    func referenceAgrees(_ allele: GenomicAllele) -> Bool? { nil }
    func isKnownAllele(_ allele: GenomicAllele) -> Bool { false }
  }
}
