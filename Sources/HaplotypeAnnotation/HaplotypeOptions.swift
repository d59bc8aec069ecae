/// How an unphased heterozygous genotype is taken, by the letters of `bcftools csq --phase`.
package enum PhaseRule: String, Sendable, CaseIterable {
  /// As it is written: 0/1 as 0|1.
  case asIs = "a"
  /// Every genotype, phased or not, as one haplotype: 0/1 as 1, 1/2 as 1.
  case merge = "m"
  /// It is refused.
  case require = "r"
  /// Both copies non-reference where possible: 0/1 as 1|1, 1/2 as 1|2.
  case nonReference = "R"
  /// It is left out.
  case skip = "s"
}

/// Options of haplotype-aware annotation, by bcftools' names.
package struct HaplotypeOptions: Sendable {
  /// Each allele on its own (`--local-csq`).
  package var isLocal = false
  package var phase = PhaseRule.require
  /// NCBI translation table; 0 is the standard one with ATG as its only start (`--genetic-code`).
  package var geneticCode = 0
  /// Consequences for each haplotype that FORMAT/BCSQ can hold (`--ncsq`).
  package var consequenceLimit = 15
  /// Residues to which a protein change is shortened (`--trim-protein-seq`); `nil` for all.
  package var residueLimit: Int?
  /// Carry on where REF is not the reference's base: the record is not put on that transcript, and counted (`--force`).
  package var isForced = false

  package init() {}
}

/// What stops the annotation.
package struct HaplotypeError: Error, Sendable, Equatable {
  package enum Code: Sendable, Equatable {
    /// REF is not the base of the reference sequence.
    case referenceMismatch
    /// A heterozygous genotype without phase, where phase is required.
    case unphased
    /// No such translation table.
    case unknownGeneticCode
  }

  package let code: Code
  /// Index into the batch, and the sample's index for a genotype.
  package let record: Int
  package let sample: Int?
}

/// What could not be told, counted.
package struct HaplotypeTally: Sendable, Equatable {
  /// Changes that overlap an earlier one of the same haplotype, so that they cannot both be there.
  package internal(set) var overlapping = 0
  /// Records whose genotypes have more than two copies.
  package internal(set) var polyploid = 0
  /// Records whose REF is not the reference's (`--force`).
  package internal(set) var referenceMismatches = 0
  /// Alleles near transcripts that are no sequence (breakends, `<DUP>`), of which nothing is told; `*` is not counted.
  package internal(set) var untoldAlleles = 0
  /// Sample haplotypes whose consequence has no room in FORMAT/BCSQ.
  package internal(set) var beyondLimit = 0

  package init() {}

  package mutating func add(_ other: HaplotypeTally) {
    overlapping += other.overlapping
    polyploid += other.polyploid
    referenceMismatches += other.referenceMismatches
    untoldAlleles += other.untoldAlleles
    beyondLimit += other.beyondLimit
  }
}
