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
  /// Held in one place, since many closures hold the composition.
  private final class Content {
    let interpretation: Interpretation
    let catalogue: MessageCatalogue
    let findings: [InterpretedFinding]
    let labels: [FindingID: String]
    let evidence: EvidenceIndex
    let doubtedFindings: Set<FindingID>
    /// The name of each source of evidence, by how keys begin.
    let sources: [Substring: String]

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
      doubtedFindings = Set(
        interpretation.summary.contradictions.flatMap(\.findings)
          + findings.filter { $0.significance == .toConfirm }.map(\.id))
      var sources: [Substring: String] = [:]
      for source in interpretation.matches.map(\.source) + interpretation.excluded.map(\.source)
      where sources[source[...]] == nil {
        sources[source[...]] = catalogue.word(.source, source)
      }
      self.sources = sources
      evidence = EvidenceIndex(matches: interpretation.matches, order: findings.map(\.id))
    }
  }

  private let content: Content
  var interpretation: Interpretation { content.interpretation }
  var summary: TumorSummary { content.interpretation.summary }
  var catalogue: MessageCatalogue { content.catalogue }
  /// The interpretation's findings, and one made for each finding that only a match names: nothing is dropped.
  var findings: [InterpretedFinding] { content.findings }
  var labels: [FindingID: String] { content.labels }
  var evidence: EvidenceIndex { content.evidence }
  var doubtedFindings: Set<FindingID> { content.doubtedFindings }

  init(_ interpretation: Interpretation, _ catalogue: MessageCatalogue) {
    content = Content(interpretation, catalogue)
  }

  func say(_ key: some MessageKey, _ arguments: [String: String] = [:]) -> String { catalogue.text(key, arguments) }
  /// A message in words; the keys of evidence items in it (`civic:1409`) by their sources' names, and what comes from a
  /// vocabulary of the record or the release (`castration_resistant`, `age_group`) by its word.
  func sentence(_ message: Message) -> String {
    guard !message.arguments.isEmpty else { return catalogue.text(for: message) }
    var arguments = message.arguments
    for (name, value) in message.arguments {
      if let vocabulary = Self.vocabularies[name] {
        arguments[name] = catalogue.word(vocabulary, value)
      } else if value.utf8.contains(UInt8(ascii: ":")) {
        arguments[name] = namingItems(in: value)
      }
    }
    return catalogue.text(key: message.key, arguments)
  }

  private static let vocabularies: [String: Vocabulary] = ["biomarker": .biomarker, "state": .recordState]

  /// The text with each `civic:` that begins a word replaced by the source's name and a space.
  private func namingItems(in text: String) -> String {
    var result = "", rest = Substring(text)
    while let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let before = rest[..<colon]
      let start = before.utf8.lastIndex { !Self.isWord($0) }.map { before.utf8.index(after: $0) } ?? before.startIndex
      let word = before[start...]
      if let name = content.sources[word] {
        result += before[..<start] + name + " "
      } else {
        result += before + ":"
      }
      rest = rest[rest.utf8.index(after: colon)...]
    }
    return result + rest
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  func sentences(_ messages: [Message]) -> [String] { messages.map(sentence) }

  func reference(_ id: FindingID) -> Report.FindingReference {
    Report.FindingReference(id: id, label: labels[id] ?? name(of: id))
  }

  /// The name of a finding that the report does not list.
  private func name(of id: FindingID) -> String {
    switch id.content {
    case .copyNumber(let gene): say(NameMessage.copyNumber, ["gene": gene])
    case .expression(let gene): say(NameMessage.expression, ["gene": gene])
    case .variant(let allele):
      say(
        NameMessage.variant,
        ["allele": "\(allele.contig):\(allele.position) \(allele.reference)>\(allele.alternate)"])
    case .fusion(let name): say(NameMessage.fusion, ["name": name])
    case .biomarker(let name): name
    case nil: id.text
    }
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
