import OncologyCore

/// Whether an atom or pattern is met by a tumour: yes, no, or not to be told from these data.
enum AtomOutcome: Sendable {
  case met(Met)
  /// Not met; a near miss where the gene is altered, but not so.
  case notMet(NearMiss?)
  /// The data do not tell.
  case notAssessed(NearMiss)

  struct Met: Sendable {
    /// The tumour's findings, each with its label.
    var findings: [(id: FindingID, label: String)]
    var notes: [Message] = []
    /// Met by nothing being there.
    var isAbsence = false
    /// What withholds a tier from everything that rests on it.
    var withheld: [Message] = []
    /// What meets the same beside these findings and takes no tier from it: matches of their own, lest a finding's
    /// matches depend on its company.
    var beside: [Met] = []

    static func + (left: Met, right: Met) -> Met {
      var joined = left
      for finding in right.findings where !joined.findings.contains(where: { $0.id == finding.id }) {
        joined.findings.append(finding)
      }
      joined.notes += right.notes.filter { !left.notes.contains($0) }
      joined.withheld += right.withheld.filter { !left.withheld.contains($0) }
      joined.isAbsence = left.isAbsence && right.isAbsence
      joined.beside += right.beside
      return joined
    }

    /// All of them together; beside it, what becomes of it where one part is met by what stands beside that part.
    static func all(_ parts: [Met]) -> Met? {
      guard var joined = sum(parts) else { return nil }
      joined.beside = parts.indices.flatMap { place in
        parts[place].beside.compactMap { other in
          var changed = parts
          changed[place] = other
          var whole = sum(changed)
          whole?.beside = []
          return whole
        }
      }
      return joined
    }

    /// Any of them: those that take a tier, with the others beside them; where none does, the others.
    static func any(_ parts: [Met]) -> Met? {
      let sound = parts.filter(\.withheld.isEmpty), others = parts.filter { !$0.withheld.isEmpty }
      guard var joined = sum(sound) else { return sum(others) }
      joined.beside += others
      let known = Set(joined.findings.map(\.id))
      joined.beside.removeAll { $0.findings.allSatisfy { known.contains($0.id) } }
      return joined
    }

    private static func sum(_ parts: [Met]) -> Met? {
      parts.dropFirst().reduce(parts.first) { sum, part in sum.map { $0 + part } }
    }
  }

  struct NearMiss: Sendable {
    let reason: Message
    /// Findings on the gene; empty where nothing of the gene is altered.
    let findings: [FindingID]
    /// Listed even where no gene is altered (absence, properties of the tumour).
    var isAlwaysListed = false
  }

  static func met(_ id: FindingID, _ label: String, notes: [Message] = [], withheld: [Message] = []) -> AtomOutcome {
    .met(Met(findings: [(id, label)], notes: notes, withheld: withheld))
  }

  static func nearMiss(_ key: KnowledgeMessage, _ arguments: [String: String], _ findings: [FindingID]) -> AtomOutcome {
    .notMet(NearMiss(reason: Message(key, arguments), findings: findings))
  }

  static func notAssessed(
    _ key: KnowledgeMessage, _ arguments: [String: String] = [:], _ findings: [FindingID], always: Bool = false
  ) -> AtomOutcome {
    .notAssessed(NearMiss(reason: Message(key, arguments), findings: findings, isAlwaysListed: always))
  }

  var isMet: Bool {
    if case .met = self { return true }
    return false
  }
}
