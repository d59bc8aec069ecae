/// Records of one contig, ascending by position, as flat arrays: what the annotator works on.
///
/// A batch is complete in itself: no transcript that a record of it changes may be changed by a record of another one
/// (see `ContigModels.codingStretches`).
package struct VariantBatch: Sendable {
  package let contig: String
  /// Where the alleles' letters stand, as the file wrote them.
  package private(set) var text: [UInt8] = []
  /// 0-based.
  package private(set) var positions: [Int] = []
  /// The last base that a symbolic allele spans, 0-based; -1 where the record does not say.
  private(set) var symbolicEnds: [Int] = []
  /// Whether the record is to be annotated; the others only pass through.
  private(set) var isSelected: [Bool] = []
  private var alleleBounds: [(start: Int32, end: Int32)] = []
  private var firstAllele: [Int32] = [0]
  package let sampleCount: Int
  /// `2 * sampleCount` for each record; empty without samples.
  private(set) var genotypes: [GenotypeAllele] = []
  /// Chromosome copies that the record's genotypes have; 0 where there is no genotype.
  private(set) var ploidies: [Int] = []

  /// A batch over a text that holds its alleles (see `appendAllele(_:)`); `append` adds to it what is not there yet.
  package init(contig: String, sampleCount: Int, text: [UInt8] = []) {
    self.contig = contig
    self.sampleCount = sampleCount
    self.text = text
  }

  package var count: Int { positions.count }

  package mutating func reserve(_ count: Int) {
    positions.reserveCapacity(count)
    symbolicEnds.reserveCapacity(count)
    isSelected.reserveCapacity(count)
    ploidies.reserveCapacity(count)
    firstAllele.reserveCapacity(count + 1)
    alleleBounds.reserveCapacity(2 * count)
  }

  /// Adds a record. `alleles` holds REF and the ALTs; `genotypes` two alleles for each sample.
  package mutating func append(
    position: Int, alleles: [[UInt8]], symbolicEnd: Int? = nil, isSelected: Bool = true, ploidy: Int = 0,
    genotypes: [GenotypeAllele] = []
  ) {
    for allele in alleles {
      text.append(contentsOf: allele)
      appendAllele(text.count - allele.count..<text.count)
    }
    endRecord(
      position: position, symbolicEnd: symbolicEnd, isSelected: isSelected, ploidy: ploidy, genotypes: genotypes)
  }

  /// Adds an allele of the record that `endRecord` will close.
  package mutating func appendAllele(_ range: Range<Int>) {
    alleleBounds.append((Int32(truncatingIfNeeded: range.lowerBound), Int32(truncatingIfNeeded: range.upperBound)))
  }

  package mutating func endRecord(
    position: Int, symbolicEnd: Int? = nil, isSelected: Bool = true, ploidy: Int = 0, genotypes: [GenotypeAllele] = []
  ) {
    positions.append(position)
    symbolicEnds.append(symbolicEnd ?? -1)
    self.isSelected.append(isSelected)
    firstAllele.append(Int32(truncatingIfNeeded: alleleBounds.count))
    ploidies.append(ploidy)
    guard sampleCount > 0 else { return }
    self.genotypes.append(contentsOf: genotypes)
    let missing = 2 * sampleCount * count - self.genotypes.count
    if missing > 0 { self.genotypes.append(contentsOf: repeatElement(.missing, count: missing)) }
  }

  /// REF and ALTs.
  package func alleleCount(_ record: Int) -> Int { Int(firstAllele[record + 1] - firstAllele[record]) }

  /// Where `text` holds an allele; 0 is REF.
  package func allele(_ number: Int, of record: Int) -> Range<Int> {
    let bounds = alleleBounds[Int(firstAllele[record]) + number]
    return Int(bounds.start)..<Int(bounds.end)
  }

  func referenceLength(_ record: Int) -> Int { allele(0, of: record).count }

  /// Whether the allele is a symbol (`<DEL>`), a spanning deletion (`*`) or a breakend, hence no sequence.
  func isSymbolic(_ number: Int, of record: Int) -> Bool {
    let range = allele(number, of: record)
    guard !range.isEmpty else { return true }
    return !text[range.lowerBound].isLetter || !text[range.upperBound - 1].isLetter
  }

  func genotype(_ record: Int, sample: Int, copy: Int) -> GenotypeAllele {
    genotypes[(record * sampleCount + sample) * 2 + copy]
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (self & 0xDF) &- 0x41 < 26 }
}

/// One allele of a genotype.
package struct GenotypeAllele: Sendable, Hashable {
  /// 0 for REF; -1 missing, -2 where the sample has fewer copies.
  let number: Int16
  package let isPhased: Bool

  package static let missing = GenotypeAllele(raw: -1)
  package static let absent = GenotypeAllele(raw: -2)

  package init(number: Int, isPhased: Bool) {
    self.number = Int16(clamping: number)
    self.isPhased = isPhased
  }

  private init(raw: Int16) {
    number = raw
    isPhased = false
  }

  /// The allele's number; `nil` where it is missing or absent.
  package var allele: Int? { number >= 0 ? Int(number) : nil }
}
