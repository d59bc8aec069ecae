import OncologyCore

/// Joins what several parts of a pattern are met by.
extension AtomOutcome.Met {
  /// All of them together; beside it, what becomes of it where one part is met by what stands beside that part.
  static func all(_ parts: [AtomOutcome.Met]) -> AtomOutcome.Met? {
    guard var joined = sum(parts) else { return nil }
    joined.beside.removeAll()
    for place in parts.indices {
      for other in parts[place].beside {
        var changed = parts
        changed[place] = other.met
        if let whole = sum(changed) { joined.beside.append(AtomOutcome.Beside(whole)) }
      }
    }
    return joined
  }

  /// Any of them: those that take a tier, with the others beside them; where none does, the others.
  static func any(_ parts: [AtomOutcome.Met]) -> AtomOutcome.Met? {
    var sound: AtomOutcome.Met?
    var other: AtomOutcome.Met?
    for part in parts {
      if part.withheld.isEmpty {
        sound = sound.map { $0 + part } ?? part
      } else {
        other = other.map { $0 + part } ?? part
      }
    }
    return either(sound, other)
  }

  /// What takes a tier, with what takes none beside it; where there is only one of them, that.
  static func either(_ sound: AtomOutcome.Met?, _ other: AtomOutcome.Met?) -> AtomOutcome.Met? {
    guard var joined = sound else { return other }
    if let other { joined.beside.append(AtomOutcome.Beside(other)) }
    let known = Set(joined.findings.map(\.id))
    joined.beside.removeAll { $0.findings.allSatisfy { known.contains($0.id) } }
    return joined
  }

  private static func sum(_ parts: [AtomOutcome.Met]) -> AtomOutcome.Met? {
    guard var sum = parts.first else { return nil }
    for part in parts.dropFirst() { sum = sum + part }
    return sum
  }
}
