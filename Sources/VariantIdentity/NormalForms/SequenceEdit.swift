/// Letters taken out of a sequence and others put in their place: 0-based, half-open, between residues.
///
/// What SPDI holds (Holmes et al. 2020, doi:10.1093/bioinformatics/btz856), without the sequence's name.
package struct SequenceEdit: Hashable, Sendable {
  package let start: Int
  package let removed: [UInt8]
  package let inserted: [UInt8]

  package init(start: Int, removed: [UInt8], inserted: [UInt8]) {
    self.start = start
    self.removed = removed
    self.inserted = inserted
  }

  package var end: Int { start + removed.count }
  package var range: Range<Int> { start..<end }
  package var isUnchanged: Bool { removed == inserted }
  package var isPureInsertion: Bool { removed.isEmpty && !inserted.isEmpty }
  package var isPureDeletion: Bool { inserted.isEmpty && !removed.isEmpty }

  /// Without the letters that both sides share at their ends. What changes nothing keeps its letters.
  package var trimmed: SequenceEdit {
    if isUnchanged { return self }
    let shortest = min(removed.count, inserted.count)
    var before = 0
    while before < shortest, removed[before] == inserted[before] { before += 1 }
    var behind = 0
    while behind < shortest - before, removed[removed.count - 1 - behind] == inserted[inserted.count - 1 - behind] {
      behind += 1
    }
    if before == 0 && behind == 0 { return self }
    return SequenceEdit(
      start: start + before, removed: Array(removed[before..<(removed.count - behind)]),
      inserted: Array(inserted[before..<(inserted.count - behind)]))
  }
}

/// Why an edit cannot be put into a normal form.
package enum NormalizationFailure: String, Error, Hashable, Sendable, CaseIterable {
  /// The edit's letters are not those of the sequence at its place.
  case referenceDiffers
  /// The edit's place is not on the sequence, or the source lacks it.
  case beyondSequence
}
