import HaplotypeAnnotation
import OncologyCore

/// A gene of two coding exons on a made contig, on either strand, and the annotation of a few variants on it.
///
/// Genomic layout, 1-based: untranslated 11–20, coding 21–50, intron 51–90, coding 91–120, untranslated 121–130; with
/// another `split`, so many of the 60 coding bases lie on the lower exon.
struct ToyGene {
  let isReverse: Bool
  let contig: [UInt8]
  /// The coding sequence in the transcript's direction: 60 bases.
  let coding: [UInt8]
  private let models: TranscriptModels

  /// 0-based coding parts.
  let parts: [Range<Int>]

  init(coding: String, isReverse: Bool = false, filler: String = "GATC", split: Int = 30) throws {
    self.isReverse = isReverse
    self.coding = Array(coding.utf8)
    parts = [20..<20 + split, 90..<150 - split]
    var bases = (0..<160).map { Array(filler.utf8)[$0 % filler.utf8.count] }
    let forward = isReverse ? Self.reverseComplement(self.coding) : self.coding
    bases.replaceSubrange(parts[0], with: forward[..<split])
    bases.replaceSubrange(parts[1], with: forward[split...])
    contig = bases
    var builder = GeneModelBuilder()
    let phases = isReverse ? [(3 - (60 - split) % 3) % 3, 0] : [0, (3 - split % 3) % 3]
    for feature in Self.features(isReverse: isReverse, phases: phases, split: split) { builder.add(feature) }
    models = try builder.build()
  }

  static func features(
    isReverse: Bool, biotype: String = "protein_coding", phases: [Int] = [0, 0], split: Int = 30
  ) -> [GeneFeature] {
    let lower = 20 + split, upper = 150 - split
    let strand: TranscriptModel.Strand = isReverse ? .reverse : .forward
    let part = { (kind: GeneFeature.Kind, start: Int, end: Int, phase: Int?) in
      GeneFeature(kind: kind, contig: "1", start: start, end: end, strand: strand, phase: phase, parents: ["T"])
    }
    return [
      GeneFeature(kind: .gene, contig: "1", start: 11, end: upper + 10, strand: strand, id: "G", name: "TOY"),
      GeneFeature(
        kind: .transcript, contig: "1", start: 11, end: upper + 10, strand: strand, id: "T", parents: ["G"],
        biotype: biotype),
      part(.exon, 11, lower, nil), part(.exon, 91, upper + 10, nil), part(.codingPart, 21, lower, phases[0]),
      part(.codingPart, 91, upper, phases[1]), part(isReverse ? .threePrimeUTR : .fivePrimeUTR, 11, 20, nil),
      part(isReverse ? .fivePrimeUTR : .threePrimeUTR, upper + 1, upper + 10, nil),
    ]
  }

  /// A variant at a 1-based position; REF is read from the contig.
  struct Variant {
    let position: Int
    let removing: Int
    let alternates: [String]
    var genotypes: [GenotypeAllele] = []
  }

  static func change(_ position: Int, removing: Int = 1, _ alternates: String...) -> Variant {
    Variant(position: position, removing: removing, alternates: alternates)
  }

  func result(_ variants: [Variant], _ options: HaplotypeOptions = HaplotypeOptions(), samples: Int = 0) throws
    -> BatchConsequences
  {
    var batch = VariantBatch(contig: "1", sampleCount: samples)
    for variant in variants {
      let reference = Array(contig[variant.position - 1..<variant.position - 1 + variant.removing])
      batch.append(
        position: variant.position - 1, alleles: [reference] + variant.alternates.map { Array($0.utf8) },
        ploidy: samples > 0 ? 2 : 0, genotypes: variant.genotypes)
    }
    let sequence = ContigSequence(contig)
    return try HaplotypeAnnotator(models.contigs["1"] ?? .none, sequence, options: options).annotate(batch)
  }

  /// BCSQ of each variant.
  func told(_ variants: Variant..., options: HaplotypeOptions = HaplotypeOptions()) throws -> [String] {
    let result = try result(variants, options)
    return variants.indices.map { Self.text(result, $0) }
  }

  static func text(_ result: BatchConsequences, _ record: Int) -> String {
    var bytes: [UInt8] = []
    result.appendText(of: record, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func reverseComplement(_ bases: [UInt8]) -> [UInt8] {
    let other: [UInt8: UInt8] = [65: 84, 84: 65, 67: 71, 71: 67]
    return bases.reversed().map { other[$0] ?? $0 }
  }
}
