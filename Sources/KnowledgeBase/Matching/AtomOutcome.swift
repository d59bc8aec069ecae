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
    var beside: [Beside] = []

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
  }

  /// Other findings that meet a pattern beside those that take a tier from it.
  struct Beside: Sendable {
    var findings: [(id: FindingID, label: String)]
    var notes: [Message]
    var withheld: [Message]

    init(_ met: Met) {
      findings = met.findings
      notes = met.notes
      withheld = met.withheld
    }

    /// As what is met by these alone.
    var met: Met { Met(findings: findings, notes: notes, withheld: withheld) }
  }

  struct NearMiss: Sendable {
    let cause: ExcludedEvidence.Cause
    /// What fills the places of the cause's message.
    let arguments: [String: String]
    /// Findings on the gene; empty where nothing of the gene is altered.
    let findings: [FindingID]
    /// Listed even where no gene is altered (absence, properties of the tumour).
    var isAlwaysListed = false
    /// The part of a pattern that was not assessed, where another part is met.
    var missing: String?

    init(
      _ cause: ExcludedEvidence.Cause, _ arguments: [String: String] = [:], findings: [FindingID],
      isAlwaysListed: Bool = false, missing: String? = nil
    ) {
      self.cause = cause
      self.arguments = arguments
      self.findings = findings
      self.isAlwaysListed = isAlwaysListed
      self.missing = missing
    }

    var reason: Message { Message(cause.message, arguments) }
  }

  static func met(_ id: FindingID, _ label: String, notes: [Message] = [], withheld: [Message] = []) -> AtomOutcome {
    .met(Met(findings: [(id, label)], notes: notes, withheld: withheld))
  }

  static func nearMiss(
    _ cause: ExcludedEvidence.Cause, _ arguments: [String: String], _ findings: [FindingID]
  ) -> AtomOutcome {
    .notMet(NearMiss(cause, arguments, findings: findings))
  }

  static func notAssessed(
    _ cause: ExcludedEvidence.Cause, _ arguments: [String: String] = [:], _ findings: [FindingID], always: Bool = false
  ) -> AtomOutcome {
    .notAssessed(NearMiss(cause, arguments, findings: findings, isAlwaysListed: always))
  }

  var isMet: Bool {
    if case .met = self { return true }
    return false
  }
}
