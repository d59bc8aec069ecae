import OncologyCore

/// Gene models that a test lays out itself: genes, bases, known alleles and contig lengths, nothing else.
struct ToyModels: GeneModels {
  var assembly = Assembly.grch38
  var genes: [TranscriptModel] = []
  var lengths: [String: Int] = [:]
  /// Forward-strand bases by contig and position.
  var bases: [String: [Int: Character]] = [:]
  var known: Set<GenomicAllele> = []
  var statedGeneCount: Int?

  var geneCount: Int { statedGeneCount ?? genes.count }
  var genesWithSequenceCount: Int { genes.count(where: \.hasSequence) }
  func model(ofGene symbol: String) -> TranscriptModel? { genes.first { $0.gene == symbol } }
  func models(overlapping interval: GenomicInterval) -> [TranscriptModel] {
    genes.filter { $0.interval.overlaps(interval) }
      .sorted { ($0.interval.start, $0.interval.end, $0.gene) < ($1.interval.start, $1.interval.end, $1.gene) }
  }
  func length(of contig: Contig) -> Int? { lengths[contig.name] }
  func referenceAgrees(_ allele: GenomicAllele) -> Bool? {
    guard let known = bases[allele.contig.name] else { return nil }
    let compared = zip(allele.reference, allele.position...).compactMap { base, position in
      known[position].map { $0 == base }
    }
    return compared.isEmpty ? nil : compared.allSatisfy { $0 }
  }
  func isKnownAllele(_ allele: GenomicAllele) -> Bool { known.contains(allele) }

  /// A gene whose exons are coding throughout.
  func gene(
    _ name: String, _ contig: String, _ exons: ClosedRange<Int>..., strand: TranscriptModel.Strand = .forward
  ) -> Self {
    var copy = self
    copy.genes.append(
      TranscriptModel(
        gene: name, transcript: "NM_\(name).1", isMANESelect: true, contig: Contig(contig), strand: strand,
        exons: exons, codingParts: exons, areExonsKnown: true, proteinLength: nil, hasSequence: true))
    return copy
  }

  func length(_ contig: String, _ bases: Int) -> Self {
    var copy = self
    copy.lengths[contig] = bases
    return copy
  }

  /// All positions of a range hold that base.
  func sequence(_ contig: String, _ range: ClosedRange<Int>, _ base: Character) -> Self {
    var copy = self
    for position in range { copy.bases[contig, default: [:]][position] = base }
    return copy
  }

  func knowing(_ alleles: GenomicAllele...) -> Self {
    var copy = self
    copy.known.formUnion(alleles)
    return copy
  }
}

/// A table of known alleles alone, as of the other build.
struct ToyKnownAlleles: KnownAlleles {
  var alleles: Set<GenomicAllele>
  func isKnownAllele(_ allele: GenomicAllele) -> Bool { alleles.contains(allele) }
}
