/// What one ALT allele does to the reference, once the bases that both share are taken off: from the right first, then
/// from the left. Positions are 0-based.
struct AlleleChange {
  enum Kind { case unchanged, substitution, insertion, deletion, complex }

  let kind: Kind
  /// Replaced bases; empty (`last == first - 1`) for a pure insertion, which lies before `first`.
  let first: Int
  let last: Int
  /// What stands in their place, in `VariantBatch.text`.
  let inserted: Range<Int>
  let position: Int
  let reference: Range<Int>
  let alternate: Range<Int>

  /// Bases gained, or lost where negative.
  var lengthDifference: Int { alternate.count - reference.count }
  var isPure: Bool { inserted.isEmpty || last < first }

  init(position: Int, reference: Range<Int>, alternate: Range<Int>, in text: [UInt8]) {
    self.position = position
    self.reference = reference
    self.alternate = alternate
    let shorter = min(reference.count, alternate.count)
    var suffix = 0
    while suffix < shorter,
      Self.agree(text[reference.upperBound - 1 - suffix], text[alternate.upperBound - 1 - suffix])
    { suffix += 1 }
    var prefix = 0
    while prefix < shorter - suffix,
      Self.agree(text[reference.lowerBound + prefix], text[alternate.lowerBound + prefix])
    { prefix += 1 }
    let removed = reference.count - prefix - suffix, added = alternate.count - prefix - suffix
    kind = Self.kind(removed: removed, added: added)
    if kind == .insertion, removed == 0, prefix == 0, shorter > 0,
      Self.agree(text[reference.lowerBound], text[alternate.lowerBound])
    {
      // REF was used up from the right; the insertion is read after its first base, as the record writes it.
      prefix = 1
      suffix -= 1
    }
    first = position + prefix
    last = position + reference.count - suffix - 1
    inserted = alternate.lowerBound + prefix..<alternate.upperBound - suffix
  }

  /// A symbolic allele: bases are inserted before `first`, or `first...last` are deleted.
  init(symbolicAt position: Int, deletingUpTo last: Int?) {
    self.position = position
    reference = 0..<0
    alternate = 0..<0
    inserted = 0..<0
    first = position + 1
    self.last = last ?? position
    kind = last == nil ? .insertion : .deletion
  }

  private static func kind(removed: Int, added: Int) -> Kind {
    if removed == added { return removed == 0 ? .unchanged : .substitution }
    if removed > 1, added > 1 { return .complex }
    return added > removed ? .insertion : .deletion
  }

  private static func agree(_ one: UInt8, _ other: UInt8) -> Bool { one.upperCasedBase == other.upperCasedBase }

  /// Whether bases keep their letters when the haplotype is read from the same place on, position by position.
  func keeps(_ start: Int, count: Int, in text: [UInt8], _ sequence: ContigSequence) -> Bool {
    for place in start..<start + count where sequence.base(at: place) != altered(at: place, in: text, sequence) {
      return false
    }
    return true
  }

  /// The haplotype's base at a position that counts from the contig's beginning.
  private func altered(at place: Int, in text: [UInt8], _ sequence: ContigSequence) -> UInt8 {
    if place < position { return sequence.base(at: place) }
    let offset = place - position
    if offset < alternate.count { return text[alternate.lowerBound + offset].upperCasedBase }
    return sequence.base(at: position + reference.count + offset - alternate.count)
  }
}
