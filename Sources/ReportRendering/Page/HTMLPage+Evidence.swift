import OncologyCore

/// Each finding, opened: its facts, its figure, its points, and every item of evidence.
extension HTMLPage {
  func evidence(_ html: inout HTMLWriter) {
    if report.findings.isEmpty { nothing(say(.noFindings), to: &html) }
    html.element("p", [.class("why")], text: say(.evidenceIntroduction))
    html.element("p", [.class("why print-only")], text: say(.whereItemsStand))
    var drawn = Set<String>()
    for finding in report.findings {
      let figures = report.figures.proteins.filter { figure in
        figure.marks.contains { $0.finding == finding.id } && !drawn.contains(figure.gene + figure.caption)
      }
      drawn.formUnion(figures.map { $0.gene + $0.caption })
      findingDetail(finding, figures, to: &html)
    }
  }

  private func findingDetail(_ finding: Report.Finding, _ figures: [ProteinFigure], to html: inout HTMLWriter) {
    let count = finding.evidence.reduce(finding.evidenceElsewhere.count) { $0 + $1.items.count }
    let isShownOnce = shownFindings.contains(finding.id)
    html.element("details", [.class("finding")] + (isShownOnce ? [.id(Self.anchor(of: finding.id))] : [])) { html in
      html.element("summary") { html in
        html.element("h3", text: finding.label)
        html.element("span", [.class("why")], text: finding.significanceText)
        html.element("span", [.class("why")], text: say(.itemCount, ["count": NumberText.integer(count)]))
      }
      html.element("div", [.class("body")]) { html in
        if let override = finding.override { overrideText(override, to: &html) }
        facts(finding.facts, to: &html)
        if !finding.notes.isEmpty {
          html.element("h4", text: say(.notesTitle))
          list(finding.notes, to: &html)
        }
        for figure in figures { ProteinDrawing(figure, catalogue).draw(to: &html) }
        if let oncogenicity = finding.oncogenicity { self.oncogenicity(oncogenicity, to: &html) }
        for group in finding.evidence { evidenceGroup(group, to: &html) }
        if count == 0 { nothing(say(.noItems), to: &html) }
        if !finding.evidenceElsewhere.isEmpty {
          html.element("p", [.class("why")]) { html in
            html.text(say(.itemsElsewhere) + " ")
            evidenceLinks(finding.evidenceElsewhere, to: &html)
          }
        }
      }
    }
    html.newline()
  }

  func overrideText(_ override: OverrideRow, to html: inout HTMLWriter) {
    html.element("p", [.class("panel")]) { html in
      html.text(
        say(
          .overrideSentence,
          [
            "author": override.author, "date": override.date, "value": override.value, "replaced": override.replaced,
            "reason": override.reason,
          ]))
    }
  }

  private func oncogenicity(_ value: Report.Finding.Oncogenicity, to html: inout HTMLWriter) {
    let columns = [Column(say(.columnCriterion)), Column(say(.columnPoints), "number"), Column(say(.columnReason))]
    let points = String(value.points)
    html.element("h4", text: say(.oncogenicityTitle, ["classification": value.text, "points": points]))
    if value.met.isEmpty {
      nothing(say(.noCriteria), to: &html)
    } else {
      table(say(.criteriaCaption), columns, to: &html) { html in
        rowGroup(to: &html) { html in
          for criterion in value.met {
            row(
              columns, to: &html,
              [
                { criterionName(criterion, to: &$0) }, { $0.text(String(criterion.points)) },
                { $0.text(criterion.reason) },
              ])
          }
        }
      }
    }
    guard !value.notJudged.isEmpty else { return }
    let title = say(.notJudged, ["count": NumberText.integer(value.notJudged.count)])
    html.element("p", [.class("why print-only")], text: title)
    html.element("details", [.class("long")]) { html in
      html.element("summary", text: title)
      html.element("ul") { html in
        for criterion in value.notJudged {
          html.element("li") { html in
            criterionName(criterion, to: &html)
            html.text(": " + criterion.reason)
          }
        }
      }
    }
  }

  private func criterionName(_ criterion: Report.Finding.Criterion, to html: inout HTMLWriter) {
    html.element("strong", text: criterion.code)
    if criterion.name != criterion.code { html.text(" " + criterion.name) }
  }

  // MARK: Items

  private var itemColumns: [Column] {
    [
      Column(say(.columnTier), "narrow"), Column(say(.columnClaim)), Column(say(.columnDisease), "quarter"),
      Column(say(.columnSource), "quarter"),
    ]
  }

  private func evidenceGroup(_ group: Report.EvidenceGroup, to html: inout HTMLWriter) {
    let title = say(.groupTitle, ["title": group.title, "count": NumberText.integer(group.items.count)])
    guard !group.isMain else { return evidenceTable(group, title, isTitleShown: true, to: &html) }
    html.element("details", [.class("long")]) { html in
      html.element("summary", text: title)
      evidenceTable(group, title, isTitleShown: false, to: &html)
    }
    html.element("p", [.class("why print-only")], text: title + ": " + say(.notPrinted))
  }

  private func evidenceTable(
    _ group: Report.EvidenceGroup, _ title: String, isTitleShown: Bool, to html: inout HTMLWriter
  ) {
    let columns = itemColumns
    table(title, columns, isCaptionShown: isTitleShown, to: &html) { html in
      rowGroup(to: &html) { html in
        for item in group.items { itemRow(item, columns, to: &html) }
      }
    }
  }

  private func itemRow(_ item: Report.EvidenceItem, _ columns: [Column], to html: inout HTMLWriter) {
    let anchor = Self.anchor(ofItem: item.key, under: item.finding)
    let isAgainst = item.significance == .resistance || item.significance == .notRecommended
    row(
      columns, id: shownItems.contains(anchor) ? anchor : nil, to: &html,
      [
        { html in
          tier(item.tier, isAgainst: isAgainst, to: &html)
          if item.isFlagged { html.element("p", [.class("mark")], text: say(.flagged)) }
        },
        { what(of: item, to: &$0) },
        { html in
          html.element("p", text: item.disease)
          html.element("p", [.class("why")], text: item.relationText)
          if let origin = item.origin { html.element("p", [.class("why")], text: say(.itemOrigin, ["origin": origin])) }
        },
        { source(of: item, to: &$0) },
      ])
  }

  /// What an item says, on what conditions, and why it has its tier.
  private func what(of item: Report.EvidenceItem, to html: inout HTMLWriter) {
    html.element("p", text: item.claim)
    if !item.approval.isEmpty {
      let details = item.approval.map { say(.labelled, ["label": $0.label, "value": $0.value]) }
      html.element("p", [.class("why")], text: details.joined(separator: say(.dotSeparator)))
    }
    html.element("p", [.class("why")], text: say(.pattern, ["pattern": item.pattern]))
    lines(item.states, to: &html)
    lines(item.reasons, to: &html)
    if let escat = item.escat {
      html.element("p", [.class("why")]) { html in
        html.text(escat)
        if let citation = item.escatCitation {
          html.text(say(.listSeparator))
          link(citation, to: &html)
        }
      }
    }
    if item.findings.count > 1 {
      html.element("p", [.class("why")]) { html in
        html.text(say(.itemFindings) + " ")
        findingLinks(item.findings, to: &html)
      }
    }
    // What a label cites is long; a publication's number is not.
    if !item.approval.isEmpty, !item.citations.isEmpty {
      html.element("p", [.class("why")]) { html in
        html.text(say(.citedFrom) + " ")
        links(item.citations, to: &html)
      }
    }
  }

  private func source(of item: Report.EvidenceItem, to html: inout HTMLWriter) {
    html.element("p") { html in
      link(item.link, isNumber: true, to: &html)
      let level = [say(.sourceLevel, ["level": item.sourceLevel]), item.rating].compactMap { $0 }
      html.text(say(.listSeparator) + level.joined(separator: say(.listSeparator)))
    }
    if item.approval.isEmpty, !item.citations.isEmpty {
      html.element("p", [.class("why")]) { links(item.citations, to: &$0) }
    }
    if !item.trials.isEmpty { html.element("p", [.class("why")]) { links(item.trials, to: &$0) } }
    if let reviewed = item.reviewed { html.element("p", [.class("why")], text: say(.reviewed, ["date": reviewed])) }
    if !item.joined.isEmpty {
      html.element(
        "p", [.class("why")], text: say(.joined, ["items": item.joined.joined(separator: say(.listSeparator))]))
    }
  }
}
