extension VariantAlleles {
  /// One record an alternative allele, in their order, at the same place: `bcftools norm --multiallelics -`.
  package var split: [VariantAlleles] {
    alternates.map { VariantAlleles(position: position, reference: reference, alternates: [$0]) }
  }

  /// A record made of several, and where each one's alleles went.
  package struct Joined: Hashable, Sendable {
    package let alleles: VariantAlleles
    /// For each record, the new index of each of its alleles (0 is the reference).
    package let indices: [[Int]]
  }

  /// Why records cannot be joined.
  package enum JoinFailure: Error, Hashable, Sendable {
    case noRecords
    case differentPositions
    /// Two references do not begin alike.
    case referencesDiffer
    /// A symbolic allele cannot be lengthened to a longer reference.
    case symbolic
  }

  /// One record of several at one position: `bcftools norm --multiallelics +`. The longest reference is taken, and the
  /// others' alternative alleles are lengthened by what they lack of it; equal alleles become one.
  package static func joined(_ records: [VariantAlleles]) throws(JoinFailure) -> Joined {
    guard let first = records.first else { throw .noRecords }
    guard records.allSatisfy({ $0.position == first.position }) else { throw .differentPositions }
    let reference = records.map(\.reference).max { $0.count < $1.count } ?? first.reference
    guard records.allSatisfy({ reference.starts(with: $0.reference) }) else { throw .referencesDiffer }
    var alternates: [[UInt8]] = []
    var indices: [[Int]] = []
    for record in records {
      let missing = reference[record.reference.count...]
      var places = [0]
      for alternate in record.alternates {
        guard missing.isEmpty || alternate.allSatisfy(\.isLetter) else { throw .symbolic }
        let lengthened = alternate + missing
        if let known = alternates.firstIndex(of: lengthened) {
          places.append(known + 1)
        } else {
          alternates.append(lengthened)
          places.append(alternates.count)
        }
      }
      indices.append(places)
    }
    return Joined(
      alleles: VariantAlleles(position: first.position, reference: reference, alternates: alternates),
      indices: indices)
  }
}
