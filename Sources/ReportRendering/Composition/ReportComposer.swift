package import OncologyCore

/// Puts an interpretation into words: the same interpretation and catalogue give the same report.
package struct ReportComposer: Sendable {
  package let catalogue: MessageCatalogue

  package init(catalogue: MessageCatalogue = .english) { self.catalogue = catalogue }

  package func report(from interpretation: Interpretation) -> Report {
    let composition = Composition(interpretation, catalogue)
    return Report(
      language: catalogue.language, header: composition.header, answer: composition.answer,
      warnings: composition.warnings, measures: composition.measures, options: composition.options,
      findings: composition.findingRows, germline: composition.germline,
      pertinentNegatives: composition.pertinentNegatives, nextTests: composition.sentences(interpretation.nextTests),
      contradictions: composition.contradictions, nearMisses: composition.nearMisses,
      otherVariants: composition.otherVariants, leftOut: composition.leftOut, figures: composition.figures,
      overrides: composition.overrides, inputNotes: composition.inputNotes, provenance: composition.provenance,
      legend: composition.legend, patientPage: composition.patientPage)
  }
}

/// One interpretation on its way into words, with the indices that its sections share.
struct Composition {
  let interpretation: Interpretation
  let catalogue: MessageCatalogue
  /// The interpretation's findings, and one made for each finding that only a match names: nothing is dropped.
  let findings: [InterpretedFinding]
  let labels: [FindingID: String]
  let evidence: EvidenceIndex

  var summary: TumorSummary { interpretation.summary }

  init(_ interpretation: Interpretation, _ catalogue: MessageCatalogue) {
    self.interpretation = interpretation
    self.catalogue = catalogue
    var findings = interpretation.findings
    var labels = Dictionary(findings.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    for match in interpretation.matches where labels[match.finding] == nil {
      findings.append(
        InterpretedFinding(
          id: match.finding, kind: .biomarker, label: match.alteration, significance: .evidenceWithoutTier))
      labels[match.finding] = match.alteration
    }
    for other in interpretation.otherVariants where labels[other.id] == nil {
      labels[other.id] = "\(other.gene) \(other.change)"
    }
    self.findings = findings
    self.labels = labels
    evidence = EvidenceIndex(matches: interpretation.matches, order: findings.map(\.id))
  }

  func say(_ key: some MessageKey, _ arguments: [String: String] = [:]) -> String { catalogue.text(key, arguments) }
  func sentence(_ message: Message) -> String { catalogue.text(for: message) }
  func sentences(_ messages: [Message]) -> [String] { messages.map(sentence) }

  func reference(_ id: FindingID) -> Report.FindingReference {
    Report.FindingReference(id: id, label: labels[id] ?? id.text)
  }

  /// Items of a list in one sentence: `a, b and c`.
  func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: say(ReportMessage.listSeparator)) + say(ReportMessage.listLast) + last
  }

  /// The therapies of an item or option as they are given.
  func therapies(_ names: [String], _ interaction: TherapyInteraction?) -> String {
    switch interaction {
    case .sequential: names.joined(separator: say(ReportMessage.therapySequential))
    case .substitutes: names.joined(separator: say(ReportMessage.therapySubstitutes))
    case .combination, nil: names.joined(separator: say(ReportMessage.therapyCombination))
    }
  }

  var answer: [Report.Sentence] {
    guard !interpretation.headline.isEmpty else {
      return [Report.Sentence(text: say(ReportMessage.noAnswer), strong: [])]
    }
    return interpretation.headline.map { message in
      Report.Sentence(text: sentence(message), strong: catalogue.facts(of: message))
    }
  }

  var warnings: [String] { sentences(interpretation.warnings) }
}
