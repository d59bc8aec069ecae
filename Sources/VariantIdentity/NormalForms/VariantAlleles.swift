/// REF and ALT of a VCF record, without the rest of it.
package struct VariantAlleles: Hashable, Sendable {
  /// 1-based, of the first reference base.
  package let position: Int
  package let reference: [UInt8]
  package let alternates: [[UInt8]]

  package init(position: Int, reference: [UInt8], alternates: [[UInt8]]) {
    self.position = position
    self.reference = reference
    self.alternates = alternates
  }

  /// Why a record is left as it is.
  package enum Untouched: String, Hashable, Sendable, CaseIterable {
    /// An allele in angle brackets, a breakend or `*`: there are no bases to move.
    case symbolic
    /// An allele with letters that are no bases (A, C, G, T, N), or with none.
    case otherLetters
    /// No alternative allele, or one that is the reference allele.
    case noChange
  }

  package enum Normalized: Hashable, Sendable {
    case alleles(VariantAlleles)
    case untouched(Untouched)
  }

  /// Left-aligned and parsimonious, as `bcftools norm` makes it (Tan et al. 2015, doi:10.1093/bioinformatics/btv112): all
  /// alleles together lose the last base they share, and get one in front where one would be left without; then they lose
  /// the first bases they share, all but one.
  package func normalized(
    in sequence: SourceSequence<some SequenceSource>
  ) throws(NormalizationFailure) -> Normalized {
    if let reason = untouched { return .untouched(reason) }
    guard position >= 1, let present = sequence.letters((position - 1)..<(position - 1 + reference.count)) else {
      throw .beyondSequence
    }
    guard present == reference else { throw .referenceDiffers }
    var alignment = Alignment(self)
    try alignment.moveLeft(in: sequence)
    return .alleles(alignment.trimmedFromLeft)
  }

  private var untouched: Untouched? {
    if alternates.isEmpty { return .noChange }
    for allele in [reference] + alternates {
      if let first = allele.first, Self.symbols.contains(first) { return .symbolic }
      if allele.contains(where: { Self.breakendMarks.contains($0) }) { return .symbolic }
      guard !allele.isEmpty, allele.allSatisfy({ Self.bases.contains($0) }) else { return .otherLetters }
    }
    return alternates.contains(reference) ? .noChange : nil
  }

  private static let bases = Set("ACGTN".utf8)
  private static let symbols = Set("<*.".utf8)
  private static let breakendMarks = Set("[]".utf8)
}

/// Alleles on their way to the left.
private struct Alignment {
  /// 0-based.
  private var start: Int
  private var alleles: [[UInt8]]

  init(_ record: VariantAlleles) {
    start = record.position - 1
    alleles = [record.reference] + record.alternates
  }

  /// How many bases are put in front at once.
  private static let padding = 64

  mutating func moveLeft(in sequence: SourceSequence<some SequenceSource>) throws(NormalizationFailure) {
    while true {
      let last = alleles[0].last
      guard alleles.allSatisfy({ $0.last == last }) else { return }
      if alleles.contains(where: { $0.count == 1 }) {
        // at the sequence's start there is nothing to put in front, and the shared last base stays as the anchor
        if start == 0 { return }
        let padding = min(Self.padding, start)
        guard let front = sequence.letters((start - padding)..<start) else { throw .beyondSequence }
        for index in alleles.indices { alleles[index] = front + alleles[index] }
        start -= padding
      }
      for index in alleles.indices { alleles[index].removeLast() }
    }
  }

  var trimmedFromLeft: VariantAlleles {
    let shortest = alleles.map(\.count).min() ?? 0
    var shared = 0
    while shared < shortest - 1, alleles.allSatisfy({ $0[shared] == alleles[0][shared] }) { shared += 1 }
    return VariantAlleles(
      position: start + shared + 1, reference: Array(alleles[0].dropFirst(shared)),
      alternates: alleles.dropFirst().map { Array($0.dropFirst(shared)) })
  }
}
