package import OncologyCore

/// A genomic allele without the bases that REF and ALT share: `removed` is taken out from `start` on, `inserted` put in.
///
/// Forward strand, 1-based. Of an insertion `removed` is empty and `start` is the base after it. VCF's anchoring base is
/// trimmed first, then the suffix, then the prefix: a change stays where the file puts it, and one that carries more
/// shared bases than the anchor is put leftmost. An anchor `N` (from a MAF, which gives no anchoring base) is shared
/// like any other base.
package struct GenomicEdit: Hashable, Sendable {
  package let start: Int
  package let removed: [UInt8]
  package let inserted: [UInt8]

  package init(start: Int, removed: [UInt8], inserted: [UInt8]) {
    self.start = start
    self.removed = removed
    self.inserted = inserted
  }

  package init(_ allele: GenomicAllele) {
    self.init(position: allele.position, reference: allele.reference, alternate: allele.alternate)
  }

  init(position: Int, reference: String, alternate: String) {
    let reference = Array(reference.utf8), alternate = Array(alternate.utf8)
    var referenceEnd = reference.count, alternateEnd = alternate.count
    var shared = referenceEnd != alternateEnd && reference.first == alternate.first ? 1 : 0
    while referenceEnd > shared, alternateEnd > shared, reference[referenceEnd - 1] == alternate[alternateEnd - 1] {
      referenceEnd -= 1
      alternateEnd -= 1
    }
    while shared < referenceEnd, shared < alternateEnd, reference[shared] == alternate[shared] { shared += 1 }
    start = position + shared
    removed = Array(reference[shared..<referenceEnd])
    inserted = Array(alternate[shared..<alternateEnd])
  }

  /// The last base taken out; `start - 1` for an insertion.
  package var end: Int { start + removed.count - 1 }
  package var isInsertion: Bool { removed.isEmpty }
  package var isEmpty: Bool { removed.isEmpty && inserted.isEmpty }
  /// The bases that an index has to be asked for: an insertion's neighbours, else the bases taken out.
  package var span: ClosedRange<Int> { isInsertion ? (start - 1)...start : start...end }
}

extension GenomicAllele {
  /// A place that a contig can have: no contig is longer than VCF's positions reach (2³¹ − 1).
  var isOnAContig: Bool { position > 0 && position <= Int(Int32.max) }
}
