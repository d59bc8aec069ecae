/// How far a pure insertion or deletion can be moved without changing the sequence that results.
///
/// Moving by one place turns the moved letters by one; a letter of the sequence that equals the letter it would replace
/// lets it pass (VOCA of Holmes et al. 2020; "rolling" in VRS 2.0, "Normalization").
package struct Ambiguity: Hashable, Sendable {
  /// The edit, trimmed.
  package let edit: SequenceEdit
  /// How many places it can go towards the sequence's start and end. Zero for anything but a pure insertion or deletion.
  package let leftward: Int
  package let rightward: Int
  /// The letters that it passes.
  private let before: [UInt8]
  private let behind: [UInt8]

  /// Reads as much of the sequence as the edit can move over, in pieces that grow.
  package init(
    of edit: SequenceEdit, in sequence: SourceSequence<some SequenceSource>
  ) throws(NormalizationFailure) {
    guard edit.start >= 0, let present = sequence.letters(edit.range) else { throw .beyondSequence }
    guard present == edit.removed else { throw .referenceDiffers }
    self.edit = edit.trimmed
    let moved = self.edit.removed.isEmpty ? self.edit.inserted : self.edit.removed
    guard !moved.isEmpty, self.edit.removed.isEmpty || self.edit.inserted.isEmpty else {
      (leftward, rightward, before, behind) = (0, 0, [], [])
      return
    }
    before = try Self.passedLeftward(from: self.edit.start, moving: moved, in: sequence)
    behind = try Self.passedRightward(from: self.edit.end, moving: moved, in: sequence)
    leftward = before.count
    rightward = behind.count
  }

  private static let firstPiece = 32
  private static let longestPiece = 8_192

  private static func passedRightward(
    from place: Int, moving moved: [UInt8], in sequence: SourceSequence<some SequenceSource>
  ) throws(NormalizationFailure) -> [UInt8] {
    var passed: [UInt8] = []
    var piece = firstPiece
    while true {
      let from = place + passed.count
      let to = min(sequence.length, from + piece)
      guard let letters = sequence.letters(from..<to) else { throw .beyondSequence }
      for letter in letters {
        guard letter == moved[passed.count % moved.count] else { return passed }
        passed.append(letter)
      }
      if to == sequence.length { return passed }
      piece = min(piece * 4, longestPiece)
    }
  }

  private static func passedLeftward(
    from place: Int, moving moved: [UInt8], in sequence: SourceSequence<some SequenceSource>
  ) throws(NormalizationFailure) -> [UInt8] {
    var passed: [UInt8] = []
    var piece = firstPiece
    while true {
      let to = place - passed.count
      let from = max(0, to - piece)
      guard let letters = sequence.letters(from..<to) else { throw .beyondSequence }
      for letter in letters.reversed() {
        guard letter == moved[moved.count - 1 - passed.count % moved.count] else { return passed.reversed() }
        passed.append(letter)
      }
      if from == 0 { return passed.reversed() }
      piece = min(piece * 4, longestPiece)
    }
  }

  /// The same change as far towards the start as it goes; to be written with an anchor in VCF.
  package var leftmost: SequenceEdit { moved(by: -leftward) }

  /// The same change as far towards the end as it goes: the 3′ rule of HGVS ("General", "Recommendations") on a sequence
  /// that is read in its own direction.
  package var rightmost: SequenceEdit { moved(by: rightward) }

  /// The change spread over every place where it could stand: "fully justified".
  package var fullyJustified: SequenceEdit {
    SequenceEdit(
      start: edit.start - leftward, removed: before + edit.removed + behind,
      inserted: before + edit.inserted + behind)
  }

  private func moved(by places: Int) -> SequenceEdit {
    guard places != 0 else { return edit }
    return SequenceEdit(
      start: edit.start + places, removed: turned(edit.removed, by: places), inserted: turned(edit.inserted, by: places)
    )
  }

  private func turned(_ letters: [UInt8], by places: Int) -> [UInt8] {
    guard !letters.isEmpty else { return [] }
    let split = ((places % letters.count) + letters.count) % letters.count
    return Array(letters[split...] + letters[..<split])
  }
}
