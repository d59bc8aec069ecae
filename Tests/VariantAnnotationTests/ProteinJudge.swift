import OncologyCore

/// Reads a protein change as an instruction, carries it out on the old protein and compares with the new one.
enum ProteinJudge {
  static func differences(
    _ change: ProteinChange?, from old: String, to new: String, hasStop: Bool
  ) -> [String] {
    guard let change else {
      // a lost stop with changed residues before it has no name without the sequence behind
      return !hasStop && !new.hasPrefix(old) && new.count >= old.count - 3 ? [] : ["no protein change: \(new)"]
    }
    let residues = Array(old)
    let letter = { (position: Int) -> Character in
      position <= residues.count ? residues[position - 1] : position == residues.count + 1 ? "*" : "?"
    }
    guard letter(change.first.position) == change.first.aminoAcid.letter,
      letter(change.last.position) == change.last.aminoAcid.letter
    else { return ["the named residues are not there"] }
    let before = String(residues[..<(change.first.position - 1)])
    let after = { (position: Int) in position < residues.count ? String(residues[position...]) : "" }
    let text = { (acids: [AminoAcid]) in String(acids.map(\.letter)) }
    var expected: String
    switch change.kind {
    case .substitution(let alternate):
      if alternate.isStop { return new == before && hasStop ? [] : ["new protein \(new)"] }
      expected = before + String(alternate.letter) + after(change.first.position)
    case .synonymous: expected = old
    case .deletion: expected = before + after(change.last.position)
    case .duplication:
      expected = String(residues[..<change.last.position]) + String(residues[(change.first.position - 1)...])
    case .insertion(let acids):
      expected = upToStop(String(residues[..<change.first.position]) + text(acids) + after(change.first.position))
    case .deletionInsertion(let acids): expected = upToStop(before + text(acids) + after(change.last.position))
    case .frameshift(let alternate, let stop):
      guard new.hasPrefix(before) else { return ["residues before the frameshift changed: \(new)"] }
      let rest = new.dropFirst(before.count)
      if rest.isEmpty { return alternate == nil && !hasStop ? [] : ["nothing is left to read: \(new)"] }
      guard rest.first == alternate?.letter, rest.first != change.first.aminoAcid.letter else {
        return ["first changed residue: \(new)"]
      }
      return (hasStop ? rest.count + 1 : nil) == stop ? [] : ["distance to the stop: \(new) \(hasStop)"]
    case .stopLost(let alternate, let length):
      guard change.first.position == residues.count + 1, new.hasPrefix(old) else { return ["stop lost: \(new)"] }
      if let length, !hasStop || new.count != old.count + length { return ["length of the extension: \(new)"] }
      return new.dropFirst(old.count).first == alternate?.letter ? [] : ["residue in place of the stop: \(new)"]
    default: return ["unexpected kind \(change.hgvs)"]
    }
    var found: [String] = expected == new ? [] : ["carried out gives \(expected), not \(new)"]
    found += notMostThreePrime(change, residues)
    return found
  }

  private static func upToStop(_ protein: String) -> String { String(protein.prefix { $0 != "*" }) }

  /// A deletion or duplication that could stand one residue further, or an insertion that is a duplication.
  private static func notMostThreePrime(_ change: ProteinChange, _ residues: [Character]) -> [String] {
    let first = change.first.position, last = change.last.position
    switch change.kind {
    case .deletion, .duplication:
      guard last < residues.count, residues[first - 1] == residues[last] else { return [] }
      return ["not at the most 3′ place"]
    case .insertion(let acids):
      let inserted = acids.map(\.letter)
      if last <= residues.count, residues[last - 1] == inserted[0], !inserted.contains("*") {
        return ["not at the most 3′ place"]
      }
      if first >= inserted.count, Array(residues[(first - inserted.count)..<first]) == inserted {
        return ["is a duplication"]
      }
      return []
    case .deletionInsertion(let acids):
      if acids.first?.letter == residues[first - 1] { return ["the first residue does not change"] }
      if acids.last?.letter == (last <= residues.count ? residues[last - 1] : "*"), acids.last?.isStop == false {
        return ["the last residue does not change"]
      }
      return first == last && acids.count == 1 ? ["is a substitution"] : []
    default: return []
    }
  }
}
