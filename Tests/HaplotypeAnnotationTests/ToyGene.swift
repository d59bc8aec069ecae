import HaplotypeAnnotation
import OncologyCore

/// A gene of two coding exons on a made contig, on either strand, and the annotation of a few variants on it.
///
/// Genomic layout, 1-based: untranslated 11–20, coding 21–50, intron 51–90, coding 91–120, untranslated 121–130.
struct ToyGene {
  let isReverse: Bool
  let contig: [UInt8]
  /// The coding sequence in the transcript's direction: 60 bases.
  let coding: [UInt8]
  private let models: TranscriptModels

  static let parts = [20..<50, 90..<120]

  init(coding: String, isReverse: Bool = false, filler: String = "GATC") throws {
    self.isReverse = isReverse
    self.coding = Array(coding.utf8)
    var bases = (0..<150).map { Array(filler.utf8)[$0 % filler.utf8.count] }
    let forward = isReverse ? Self.reverseComplement(self.coding) : self.coding
    bases.replaceSubrange(20..<50, with: forward[..<30])
    bases.replaceSubrange(90..<120, with: forward[30...])
    contig = bases
    var builder = GeneModelBuilder()
    for feature in Self.features(isReverse: isReverse) { builder.add(feature) }
    models = try builder.build()
  }

  static func features(isReverse: Bool, biotype: String = "protein_coding", phases: [Int] = [0, 0]) -> [GeneFeature] {
    let strand: TranscriptModel.Strand = isReverse ? .reverse : .forward
    let part = { (kind: GeneFeature.Kind, start: Int, end: Int, phase: Int?) in
      GeneFeature(kind: kind, contig: "1", start: start, end: end, strand: strand, phase: phase, parents: ["T"])
    }
    return [
      GeneFeature(kind: .gene, contig: "1", start: 11, end: 130, strand: strand, id: "G", name: "TOY"),
      GeneFeature(
        kind: .transcript, contig: "1", start: 11, end: 130, strand: strand, id: "T", parents: ["G"],
        biotype: biotype),
      part(.exon, 11, 50, nil), part(.exon, 91, 130, nil), part(.codingPart, 21, 50, phases[0]),
      part(.codingPart, 91, 120, phases[1]), part(isReverse ? .threePrimeUTR : .fivePrimeUTR, 11, 20, nil),
      part(isReverse ? .fivePrimeUTR : .threePrimeUTR, 121, 130, nil),
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
