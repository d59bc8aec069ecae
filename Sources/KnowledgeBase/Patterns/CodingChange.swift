import OncologyCore

/// A change named on the coding sequence (HGVS nomenclature 21.0, "DNA"), reduced to what two spellings of one change
/// share: `c.430delG` and `c.430del` are equal, `c.364_365GC>AT` and `c.364_365delinsAT` too.
package struct CodingChange: Hashable, Sendable, CustomStringConvertible {
  /// `c.-14`, `c.151-1`, `c.*70`: a place on the coding sequence, with the distance into an intron.
  package struct Position: Hashable, Sendable {
    package enum Anchor: Hashable, Sendable { case coding, fivePrimeOfStart, threePrimeOfStop }
    package let anchor: Anchor
    package let base: Int
    /// Bases into the intron; 0 in an exon.
    package let offset: Int
  }

  package enum Edit: Hashable, Sendable {
    case substitution(from: String, to: String)
    case deletion, duplication
    case insertion(String)
    case deletionInsertion(String)
    case synonymous
  }

  package let start: Position
  package let end: Position
  package let edit: Edit
  /// As written.
  package let description: String

  /// Reads `c.1799T>A`, `c.7515+1_2del`, `c.288_290del`, `c.1285dupC`; `nil` for what is not such a name: `c.472ins`
  /// does not say between which bases, `c.128-?_250+?` has no borders, `c.342dupGGT` doubles three bases at one.
  package init?(_ text: some StringProtocol) {
    // Spaces are passed over, and U+2212 reads as a minus.
    let plain = String(text.lazy.filter { $0 != " " }.map { $0 == "\u{2212}" ? "-" : $0 })
    var reader = NameScanner(plain[...])
    guard reader.take("c."), let start = reader.position(after: nil) else { return nil }
    var end = start
    if reader.take("_") {
      guard let last = reader.position(after: start) else { return nil }
      end = last
    }
    guard let edit = reader.edit(from: start, to: end), reader.isAtEnd else { return nil }
    self.start = start
    self.end = end
    self.edit = edit
    description = String(text)
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.start == right.start && left.end == right.end && left.edit == right.edit
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(start)
    hasher.combine(end)
    hasher.combine(edit)
  }
}

/// Positions and edits of a coding name.
extension NameScanner {
  private mutating func bases() -> String {
    take { "ACGTNacgtn".contains($0) }.uppercased()
  }

  /// In `7515+1_2del` the second number goes on from the first's base: its own base is the one given by `after`.
  fileprivate mutating func position(after start: CodingChange.Position?) -> CodingChange.Position? {
    var anchor = CodingChange.Position.Anchor.coding
    if take("*") { anchor = .threePrimeOfStop } else if take("-") { anchor = .fivePrimeOfStart }
    guard let base = number() else { return nil }
    var offset = 0
    if take("+") {
      guard let distance = number() else { return nil }
      offset = distance
    } else if rest.first == "-", rest.dropFirst().first?.isNumber == true {
      _ = take("-")
      guard let distance = number() else { return nil }
      offset = -distance
    }
    if let start, offset == 0, start.offset > 0, anchor == .coding, base > start.offset, base < start.base {
      return CodingChange.Position(anchor: start.anchor, base: start.base, offset: base)
    }
    return CodingChange.Position(anchor: anchor, base: base, offset: offset)
  }

  fileprivate mutating func edit(from start: CodingChange.Position, to end: CodingChange.Position) -> CodingChange.Edit?
  {
    let length = start.anchor == end.anchor && start.offset == end.offset ? end.base - start.base + 1 : nil
    if take("=") { return .synonymous }
    if takeIgnoringCase("delins") { return nonEmpty(bases()).map(CodingChange.Edit.deletionInsertion) }
    if takeIgnoringCase("del") {
      guard repeatsLength(length) else { return nil }
      if takeIgnoringCase("ins") { return nonEmpty(bases()).map(CodingChange.Edit.deletionInsertion) }
      return .deletion
    }
    if takeIgnoringCase("dup") { return repeatsLength(length) ? .duplication : nil }
    if takeIgnoringCase("ins") { return start != end ? nonEmpty(bases()).map(CodingChange.Edit.insertion) : nil }
    let from = bases()
    guard !from.isEmpty, take(">"), let to = nonEmpty(bases()) else { return nil }
    return start != end || from.count > 1 ? .deletionInsertion(to) : .substitution(from: from, to: to)
  }

  /// After `del` and `dup` a name may repeat the bases or their number: they must be as many as the range holds.
  private mutating func repeatsLength(_ length: Int?) -> Bool {
    let stated = number() ?? nonEmpty(bases())?.count
    guard let stated, let length else { return true }
    return stated == length
  }

  private func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
}
