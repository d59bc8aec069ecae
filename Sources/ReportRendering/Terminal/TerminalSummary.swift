import OncologyCore

/// The report on one screen of plain text: the answer, its warnings, the numbers, the leading options and findings.
///
/// Text from files cannot steer the terminal: control characters are replaced.
package struct TerminalSummary {
  private let report: Report
  private let catalogue: MessageCatalogue
  private let width: Int
  private var lines: [String] = []

  /// At most so many options and findings; how many more there are is said.
  private static let rows = 6
  /// The gravest cautions of an option; the others stand on the page.
  private static let cautions = 2

  /// Lines of at most `width` characters (at least 40), each ended.
  package static func render(_ report: Report, width: Int, catalogue: MessageCatalogue = .english) -> String {
    var summary = TerminalSummary(report: report, catalogue: catalogue, width: max(width, 40))
    summary.write()
    return summary.lines.joined(separator: "\n") + "\n"
  }

  private init(report: Report, catalogue: MessageCatalogue, width: Int) {
    self.report = report
    self.catalogue = catalogue
    self.width = width
  }

  private func say(_ key: some MessageKey, _ arguments: [String: String] = [:]) -> String {
    catalogue.text(key, arguments)
  }

  private mutating func write() {
    add(report.header.title)
    add(report.header.summary.joined(separator: say(ReportMessage.dotSeparator)))
    add("\(report.header.draftStatus). \(report.header.intendedUse)")
    heading(.answerTitle)
    for sentence in report.answer { add(sentence.text, indent: 2) }
    for warning in report.warnings { add(say(SummaryMessage.warning, ["text": warning]), indent: 2, hanging: 2) }
    heading(.measures)
    for measure in report.measures {
      add(say(SummaryMessage.measure, ["label": measure.label, "value": measure.value]), indent: 2)
    }
    options()
    findings()
    lines.append("")
    add(counts)
  }

  private mutating func options() {
    let leading = report.options.filter(\.isLeading)
    heading(.optionsTitle)
    if report.options.isEmpty { add(say(PageMessage.noOptions), indent: 2) }
    for option in leading.prefix(Self.rows) {
      add(line(of: option), indent: 2, hanging: 10)
      for caution in option.cautions.prefix(Self.cautions) {
        add(say(SummaryMessage.caution, ["text": caution]), indent: 11, hanging: 2)
      }
    }
    more(report.options.count - min(leading.count, Self.rows))
  }

  private func line(of option: Report.Option) -> String {
    let tier = option.tier?.text
    let mark: String =
      switch option.stance {
      case .favoured: tier ?? say(SummaryMessage.noTier)
      case .discouraged: [say(SummaryMessage.against), tier].compactMap { $0 }.joined(separator: " ")
      case .excludedByLabel: say(SummaryMessage.excluded)
      case .withoutTier: say(SummaryMessage.noTier)
      }
    return say(
      SummaryMessage.optionLine,
      [
        "mark": mark + String(repeating: " ", count: max(0, 8 - mark.count)), "therapy": option.therapy,
        "because": option.because.map(\.label).joined(separator: ", "), "escat": option.escat.map { ", \($0)" } ?? "",
      ])
  }

  private mutating func findings() {
    heading(.findingsTitle)
    let important = report.findings.filter(\.matters)
    if report.findings.isEmpty { add(say(PageMessage.noFindings), indent: 2) }
    for finding in important.prefix(Self.rows) {
      let measured = [finding.measured, finding.reads, finding.alleleStatus ?? ""].filter { !$0.isEmpty }
      let arguments = [
        "label": finding.label, "measured": measured.joined(separator: ", "), "significance": finding.significanceText,
      ]
      add(
        say(measured.isEmpty ? SummaryMessage.findingWithoutMeasure : .findingLine, arguments), indent: 2, hanging: 2)
    }
    more(report.findings.count - min(important.count, Self.rows))
  }

  private mutating func more(_ count: Int) {
    if count > 0 { add(say(SummaryMessage.more, ["count": NumberText.integer(count)]), indent: 2) }
  }

  private var counts: String {
    say(
      SummaryMessage.counts,
      [
        "contradictions": NumberText.integer(report.contradictions.count),
        "negatives": NumberText.integer(report.pertinentNegatives.count),
        "nearMisses": NumberText.integer(report.nearMissCount),
        "others": NumberText.integer(report.otherVariants.count), "leftOut": NumberText.integer(report.leftOut.count),
      ])
  }

  private mutating func heading(_ key: PageMessage) {
    lines.append("")
    add(say(key))
  }

  /// Adds text, broken between words; a word that is longer than the line is broken within.
  private mutating func add(_ text: String, indent: Int = 0, hanging: Int = 0) {
    var line = String(repeating: " ", count: indent)
    var length = indent, isStart = true
    for word in Escaping.visible(text).split(separator: " ", omittingEmptySubsequences: false) {
      var rest = word
      if !isStart, length + 1 + rest.count > width {
        lines.append(line)
        line = String(repeating: " ", count: indent + hanging)
        length = indent + hanging
        isStart = true
      }
      while length + rest.count + (isStart ? 0 : 1) > width, rest.count > 1 {
        let room = width - length - (isStart ? 0 : 1)
        lines.append(line + (isStart ? "" : " ") + rest.prefix(room))
        rest = rest.dropFirst(room)
        line = String(repeating: " ", count: indent + hanging)
        length = indent + hanging
        isStart = true
      }
      line += (isStart ? "" : " ") + rest
      length += rest.count + (isStart ? 0 : 1)
      isStart = false
    }
    while line.last == " " { line.removeLast() }
    if !line.isEmpty { lines.append(line) }
  }
}
