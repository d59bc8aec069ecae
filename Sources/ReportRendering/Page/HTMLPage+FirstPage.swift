import OncologyCore

/// What is read in two minutes: the answer, its warnings, the numbers, the options, the next tests, the findings that
/// matter, and what contradicts itself.
extension HTMLPage {
  func firstPage(_ html: inout HTMLWriter) {
    section(.answer, to: &html) { html in
      for (index, sentence) in report.answer.enumerated() {
        html.element("p", [index == 0 ? .class("answer") : .class("answer more")]) { answer(sentence, to: &$0) }
      }
      warnings(&html)
      measures(&html)
    }
    section(.options, to: &html, options)
    section(.tests, to: &html) { html in
      if report.nextTests.isEmpty { nothing(say(.noTests), to: &html) }
      list(Array(report.nextTests.prefix(Self.rowsOnFirstPage)), to: &html)
      let further = Array(report.nextTests.dropFirst(Self.rowsOnFirstPage))
      guard !further.isEmpty else { return }
      fold(say(.furtherTests, ["count": NumberText.integer(further.count)]), to: &html) { list(further, to: &$0) }
    }
    section(.findings, to: &html, findings)
    section(.contradictions, to: &html, contradictions)
  }

  private func answer(_ sentence: Report.Sentence, to html: inout HTMLWriter) {
    var rest = Substring(sentence.text)
    for fact in sentence.strong {
      guard let range = rest.firstRange(of: fact) else { continue }
      html.text(rest[..<range.lowerBound])
      html.element("strong", text: fact)
      rest = rest[range.upperBound...]
    }
    html.text(rest)
  }

  private func warnings(_ html: inout HTMLWriter) {
    guard !report.warnings.isEmpty else { return }
    html.element(
      "div", [.class("warnings"), HTMLAttribute("role", "note"), HTMLAttribute("aria-label", say(.warnings))]
    ) {
      html in
      html.element("p", [.class("warnings-title")], text: say(.warnings))
      list(report.warnings, to: &html)
    }
  }

  private func measures(_ html: inout HTMLWriter) {
    html.element("ul", [.class("strip"), HTMLAttribute("aria-label", say(.measures))]) { html in
      for measure in report.measures {
        html.element("li", [measureStyle(measure.state)]) { html in
          html.element("span", [.class("name")], text: measure.label)
          html.element("strong", text: measure.value)
          for detail in measure.details { html.element("span", [.class("note")], text: detail) }
        }
      }
    }
    html.newline()
  }

  private func measureStyle(_ state: Report.Measure.State) -> HTMLAttribute {
    switch state {
    case .measured: .class("measured")
    case .attention: .class("attention")
    case .notAssessed, .notComputable: .class("missing")
    }
  }

  // MARK: Options

  private var optionColumns: [Column] {
    [
      Column(say(.columnTier), "narrow"), Column(say(.columnTherapy), "quarter"), Column(say(.columnBecause), "third"),
      Column(say(.columnCheck)),
    ]
  }

  private func options(_ html: inout HTMLWriter) {
    let leading = report.options.filter(\.isLeading)
    let others = report.options.filter { !$0.isLeading }
    let weaker = others.filter { $0.stance != .withoutTier }, untiered = others.filter { $0.stance == .withoutTier }
    if report.options.isEmpty { nothing(say(.noOptions), to: &html) }
    if !leading.isEmpty { optionTable(leading, caption: say(.optionsCaption), to: &html) }
    if !weaker.isEmpty {
      fold(say(.otherOptions, ["count": NumberText.integer(weaker.count)]), to: &html) { html in
        optionTable(weaker, caption: say(.otherOptionsCaption), to: &html)
      }
    }
    if !untiered.isEmpty {
      let title = say(.untieredOptions, ["count": NumberText.integer(untiered.count)])
      html.element("p", [.class("why print-only")], text: title + ": " + say(.notPrinted))
      html.element("details", [.class("long")]) { html in
        html.element("summary", text: title)
        optionTable(untiered, caption: say(.otherOptionsCaption), to: &html)
      }
    }
  }

  private func optionTable(_ options: [Report.Option], caption: String, to html: inout HTMLWriter) {
    let columns = optionColumns
    table(caption, columns, to: &html) { html in
      for stance in TreatmentOption.Stance.allCases {
        let group = options.filter { $0.stance == stance }
        guard let first = group.first else { continue }
        rowGroup(to: &html) { html in
          groupHeading(first.stanceText, spanning: columns.count, to: &html)
          for option in group { optionRow(option, columns, to: &html) }
        }
      }
    }
  }

  private func optionRow(_ option: Report.Option, _ columns: [Column], to html: inout HTMLWriter) {
    let isAgainst = option.stance == .discouraged || option.stance == .excludedByLabel
    let items = targets(option.supporting + option.opposing + option.withoutTier)
    row(
      columns, to: &html,
      [
        { html in
          tier(option.stance == .excludedByLabel ? nil : option.tier, isAgainst: isAgainst, to: &html)
        },
        { html in
          html.element("strong", text: option.therapy)
          if let escat = option.escat { html.element("p", [.class("why")], text: escat) }
          lines(option.conditions, linking: items, to: &html)
        },
        { html in
          html.element("p") { findingLinks(option.because, to: &$0) }
          lines(option.strength, to: &html)
          evidence(of: option, to: &html)
        },
        { html in
          if option.cautions.isEmpty { html.element("p", [.class("why")], text: say(.nothingToCheck)) }
          lines(option.cautions, linking: items, to: &html)
        },
      ])
  }

  private func evidence(of option: Report.Option, to html: inout HTMLWriter) {
    let kinds: [(PageMessage, [Report.EvidenceReference])] = [
      (.evidenceFor, option.supporting), (.evidenceAgainst, option.opposing), (.evidenceNoTier, option.withoutTier),
    ]
    let count = kinds.reduce(0) { $0 + $1.1.count }
    guard count > 0 || !option.reasons.isEmpty else { return }
    html.element("details", [.class("inline")]) { html in
      html.element("summary", text: say(.evidenceItems, ["count": NumberText.integer(count)]))
      lines(option.reasons, to: &html)
      for (title, references) in kinds where !references.isEmpty {
        html.element("p", [.class("why")]) { html in
          html.text(say(title) + " ")
          evidenceLinks(references, to: &html)
        }
      }
    }
  }

  // MARK: Findings

  private var findingColumns: [Column] {
    [
      Column(say(.columnFinding)), Column(say(.columnChange)), Column(say(.columnMeasured)),
      Column(say(.columnOncogenicity)), Column(say(.columnSignificance)),
    ]
  }

  private func findings(_ html: inout HTMLWriter) {
    let important = report.findings.filter(\.matters)
    let others = report.findings.filter { !$0.matters }
    if report.findings.isEmpty { nothing(say(.noFindings), to: &html) }
    let first = Array(important.prefix(Self.rowsOnFirstPage)), further = important.dropFirst(Self.rowsOnFirstPage)
    if !first.isEmpty { findingTable(first, caption: say(.findingsCaption), to: &html) }
    if !further.isEmpty {
      fold(say(.furtherFindings, ["count": NumberText.integer(further.count)]), to: &html) { html in
        findingTable(Array(further), caption: say(.findingsCaption), to: &html)
      }
    }
    if !others.isEmpty {
      fold(say(.otherFindings, ["count": NumberText.integer(others.count)]), to: &html) { html in
        findingTable(others, caption: say(.otherFindingsCaption), to: &html)
      }
    }
  }

  /// How many findings and tests stand open on the first page; the others follow in a fold.
  private static let rowsOnFirstPage = 10

  private func findingTable(_ findings: [Report.Finding], caption: String, to html: inout HTMLWriter) {
    let columns = findingColumns
    table(caption, columns, to: &html) { html in
      rowGroup(to: &html) { html in
        for finding in findings { findingRow(finding, columns, to: &html) }
      }
    }
  }

  private func findingRow(_ finding: Report.Finding, _ columns: [Column], to html: inout HTMLWriter) {
    row(
      columns, to: &html,
      [
        { html in
          findingLinks([Report.FindingReference(id: finding.id, label: finding.label)], to: &html)
        },
        { html in
          let isNamed = finding.label.hasSuffix(finding.change)
          if !isNamed { html.element("p", text: finding.change) }
          html.element("p", isNamed ? [] : [.class("why")], text: finding.consequence)
        },
        { html in
          html.element("p", text: [finding.measured, finding.reads].filter { !$0.isEmpty }.joined(separator: ", "))
          if let status = finding.alleleStatus { html.element("p", [.class("why")], text: status) }
        },
        { html in
          if let oncogenicity = finding.oncogenicity {
            html.element("p", text: oncogenicity.text)
            html.element("p", [.class("why")], text: oncogenicity.basis)
          } else {
            html.element("p", [.class("why")], text: say(.notApplicable))
          }
          if finding.override != nil { html.element("p", [.class("mark")], text: say(.reclassified)) }
        },
        { html in
          html.element("p", text: finding.significanceText)
          guard !finding.levels.isEmpty else { return }
          html.element("p", [.class("why levels")]) { html in
            for level in finding.levels {
              html.element("span") { html in
                html.text(level.kindText + " ")
                tier(level.tier, to: &html)
              }
              html.text(" ")
            }
          }
        },
      ])
  }

  private func contradictions(_ html: inout HTMLWriter) {
    guard !report.contradictions.isEmpty else {
      nothing(say(.noContradictions), to: &html)
      return
    }
    html.element("div", [.class("panel")]) { html in
      html.element("p", [.class("why")], text: say(.contradictionsIntroduction))
      html.element("ul") { html in
        for contradiction in report.contradictions {
          html.element("li") { html in
            text(contradiction.text, linking: targets(contradiction.findings), to: &html)
          }
        }
      }
    }
  }
}
