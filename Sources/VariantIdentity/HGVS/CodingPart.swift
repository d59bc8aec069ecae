extension HGVS {
  /// Where the coding part of a transcript lies, from the start codon's first base to the stop codon's last: what `c.`
  /// positions count on, while `n.` positions count on the transcript.
  package struct CodingPart: Hashable, Sendable {
    /// 0-based and half-open, on the transcript.
    package let range: Range<Int>
    package init(_ range: Range<Int>) { self.range = range }

    /// `c.` to `n.`; offsets into introns stay. `nil` where a position inside the coding part lies beyond its end, which
    /// HGVS does not allow. A position before the transcript keeps its minus.
    package func transcriptPosition(of position: NucleotidePosition) -> NucleotidePosition? {
      switch position.origin {
      case .start:
        guard position.base <= range.count else { return nil }
        return NucleotidePosition(range.lowerBound + position.base, offset: position.offset)
      case .beforeStart:
        let place = range.lowerBound - position.base + 1
        return place >= 1
          ? NucleotidePosition(place, offset: position.offset)
          : NucleotidePosition(1 - place, origin: .beforeStart, offset: position.offset)
      case .behindStop: return NucleotidePosition(range.upperBound + position.base, offset: position.offset)
      }
    }

    /// `n.` to `c.`; `nil` for a position behind a stop codon, which `n.` does not have.
    package func codingPosition(of position: NucleotidePosition) -> NucleotidePosition? {
      let place: Int
      switch position.origin {
      case .start: place = position.base
      case .beforeStart: place = 1 - position.base
      case .behindStop: return nil
      }
      if place <= range.lowerBound {
        return NucleotidePosition(range.lowerBound - place + 1, origin: .beforeStart, offset: position.offset)
      }
      if place <= range.upperBound { return NucleotidePosition(place - range.lowerBound, offset: position.offset) }
      return NucleotidePosition(place - range.upperBound, origin: .behindStop, offset: position.offset)
    }
  }
}

extension HGVS.Variant {
  /// A `c.` name by the transcript's positions (`n.`), or an `n.` name by those of its coding part (`c.`).
  package func recounted(by coding: HGVS.CodingPart) throws(NameFailure) -> HGVS.Variant {
    guard case .nucleotide(let type, let description) = body else { throw .notOnSequence }
    let recounted: HGVS.Description<HGVS.NucleotideChange>?
    let other: HGVS.CoordinateType
    switch type {
    case .coding: (recounted, other) = (description.recounted(coding.transcriptPosition), .nonCoding)
    case .nonCoding: (recounted, other) = (description.recounted(coding.codingPosition), .coding)
    case .genomic, .mitochondrial, .circular, .rna: throw .notOnSequence
    }
    guard let recounted else { throw .beyondSequence }
    return HGVS.Variant(reference: reference, .nucleotide(other, recounted))
  }
}

/// Another position for each, or `nil` where one has none.
private typealias Recount = (HGVS.NucleotidePosition) -> HGVS.NucleotidePosition?

extension HGVS.Description where Change == HGVS.NucleotideChange {
  fileprivate func recounted(_ position: Recount) -> Self? {
    switch self {
    case .single(let change): return change.recounted(position).map { .single($0) }
    case .unphased(let changes): return changes.recounted(position).map { .unphased($0) }
    case .alleles(let alleles):
      var found: [HGVS.Allele<Change>] = []
      for allele in alleles {
        guard let changes = allele.changes.recounted(position), let first = changes.first else { return nil }
        let others = zip(allele.others, changes.dropFirst()).map { HGVS.Allele<Change>.Other($0.joint, $1) }
        found.append(HGVS.Allele(first, others))
      }
      return .alleles(found)
    }
  }
}

extension [HGVS.NucleotideChange] {
  fileprivate func recounted(_ position: Recount) -> Self? {
    let found = compactMap { $0.recounted(position) }
    return found.count == count ? found : nil
  }
}

extension HGVS.NucleotideChange {
  fileprivate func recounted(_ position: Recount) -> Self? {
    guard case .located(let location, let edit, let certainty) = self else { return self }
    guard let location = location.recounted(position), let edit = edit.recounted(position) else { return nil }
    return .located(location, edit, certainty)
  }
}

extension HGVS.NucleotideEdit {
  /// Only what is brought from the same sequence has positions on it.
  fileprivate func recounted(_ position: Recount) -> Self? {
    switch self {
    case .insertion(let parts): return Self.recounted(parts, position).map { .insertion($0) }
    case .deletionInsertion(let restated, let parts):
      return Self.recounted(parts, position).map { .deletionInsertion(restated, $0) }
    default: return self
    }
  }

  private static func recounted(_ parts: [HGVS.InsertedPart], _ position: Recount) -> [HGVS.InsertedPart]? {
    var found: [HGVS.InsertedPart] = []
    for part in parts {
      guard case .range(let range) = part, range.source == nil else {
        found.append(part)
        continue
      }
      guard let location = range.location.recounted(position) else { return nil }
      found.append(.range(HGVS.SequenceRange(location: location, isInverted: range.isInverted)))
    }
    return found
  }
}

extension HGVS.Location where Position == HGVS.NucleotidePosition {
  fileprivate func recounted(_ position: Recount) -> Self? {
    guard let start = start.recounted(position) else { return nil }
    guard let end else { return Self(start) }
    return end.recounted(position).map { Self(start, $0) }
  }
}

extension HGVS.Boundary where Position == HGVS.NucleotidePosition {
  fileprivate func recounted(_ position: Recount) -> Self? {
    switch self {
    case .exact(let exact): return position(exact).map { .exact($0) }
    case .unknown: return .unknown
    case .within(let from, let to):
      let limits = (from.flatMap(position), to.flatMap(position))
      guard (limits.0 == nil) == (from == nil), (limits.1 == nil) == (to == nil) else { return nil }
      return .within(limits.0, limits.1)
    }
  }
}
