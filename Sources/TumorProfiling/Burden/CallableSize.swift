import OncologyCore

/// The coding bases in which a variant could have been called.
struct CallableSize {
  /// Coding bases of the models within the callable regions.
  var codingBases: Int
  /// All bases of the callable regions on primary chromosomes.
  var regionBases: Int
  /// Those that lie within a gene that has a model (exons and introns).
  var basesInModels: Int
  /// Callable coding ranges by contig, sorted and disjoint.
  var coding: [Contig: [ClosedRange<Int>]]
  /// Genes all of whose coding bases are callable.
  var fullyCallableGenes: [String]

  init(_ regions: [GenomicInterval], models: any GeneModels) {
    codingBases = 0
    regionBases = 0
    basesInModels = 0
    coding = [:]
    fullyCallableGenes = []
    for (contig, ranges) in Intervals.byContig(regions) {
      guard let rank = contig.primaryRank, rank < 25 else { continue }
      add(contig, ranges, models)
    }
    fullyCallableGenes.sort()
  }

  private mutating func add(_ contig: Contig, _ ranges: [ClosedRange<Int>], _ models: any GeneModels) {
    guard let first = ranges.first, let last = ranges.last else { return }
    let genes = models.models(
      overlapping: GenomicInterval(contig: contig, start: first.lowerBound, end: last.upperBound))
    let callableCoding = Intervals.intersection(ranges, Intervals.union(genes.flatMap(\.codingParts)))
    let bodies = Intervals.union(
      genes.compactMap { $0.interval.start <= $0.interval.end ? $0.interval.start...$0.interval.end : nil })
    coding[contig] = callableCoding
    codingBases += Intervals.bases(callableCoding)
    regionBases += Intervals.bases(ranges)
    basesInModels += Intervals.bases(Intervals.intersection(ranges, bodies))
    for gene in genes where !gene.codingParts.isEmpty {
      let isCallable = gene.codingParts.allSatisfy { part in
        Intervals.hold(callableCoding, part)
      }
      if isCallable { fullyCallableGenes.append(gene.gene) }
    }
  }

  func holds(_ allele: GenomicAllele) -> Bool {
    guard let ranges = coding[allele.contig] else { return false }
    return (allele.position...allele.end).contains { Intervals.contain(ranges, $0) }
  }
}
