import OncologyCore

/// The sections after the first page.
extension HTMLPage {
  func detail(_ html: inout HTMLWriter) {
    section(.figures, to: &html, figures)
    section(.evidence, to: &html, evidence)
    section(.negatives, to: &html, negatives)
    section(.germline, to: &html, germline)
    section(.nearMisses, to: &html, nearMisses)
    section(.otherVariants, to: &html, otherVariants)
    section(.leftOut, to: &html, leftOut)
    section(.record, to: &html, record)
    section(.provenance, to: &html, provenance)
    section(.legend, to: &html, legend)
  }

  private func figures(_ html: inout HTMLWriter) {
    let figures = report.figures
    html.element("div", [.class("pair")]) { html in
      if let figure = figures.alleleFractions {
        AlleleFractionDrawing(figure, catalogue).draw(to: &html)
      } else {
        nothing(say(.noFractions), to: &html)
      }
      if let figure = figures.burden {
        BurdenDrawing(figure, catalogue).draw(to: &html)
      } else {
        nothing(say(.noBurden), to: &html)
      }
    }
    if let figure = figures.copyNumber {
      CopyNumberDrawing(figure, catalogue).draw(to: &html)
    } else {
      nothing(say(.noCopyNumber), to: &html)
    }
  }

  private func negatives(_ html: inout HTMLWriter) {
    guard !report.pertinentNegatives.isEmpty else {
      nothing(say(.noNegatives), to: &html)
      return
    }
    html.element("p", [.class("why")], text: say(.negativesIntroduction))
    let columns = [Column(say(.columnMarker)), Column(say(.columnResult)), Column(say(.columnReason))]
    table(say(.negativesCaption), columns, to: &html) { html in
      rowGroup(to: &html) { html in
        for negative in report.pertinentNegatives {
          row(
            columns, to: &html,
            [{ $0.text(negative.name) }, { $0.text(negative.statusText) }, { $0.text(negative.reason) }])
        }
      }
    }
  }

  private func germline(_ html: inout HTMLWriter) {
    let germline = report.germline
    html.element("p", text: germline.status)
    html.element("p", text: germline.consent)
    html.element("p", text: germline.policy)
    lines(germline.notes, to: &html)
    html.element("h3", text: say(.germlineFindings))
    if germline.findings.isEmpty {
      nothing(say(.noGermlineFindings), to: &html)
    } else {
      html.element("ul") { html in
        for finding in germline.findings { html.element("li") { findingLinks([finding], to: &$0) } }
      }
    }
    html.element("h3", text: say(.referrals))
    if germline.referrals.isEmpty { nothing(say(.noReferrals), to: &html) }
    list(germline.referrals, to: &html)
  }

  private func nearMisses(_ html: inout HTMLWriter) {
    guard !report.nearMisses.isEmpty else {
      nothing(say(.noNearMisses), to: &html)
      return
    }
    html.element("p", [.class("why")], text: say(.nearMissesIntroduction))
    html.element("p", text: say(.nearMissCount, ["count": NumberText.integer(report.nearMissCount)]))
    html.element("p", [.class("why print-only")], text: say(.notPrinted))
    for group in report.nearMisses {
      html.element("details", [.class("long")]) { html in
        html.element("summary") { html in
          html.text(group.findings.map(\.label).joined(separator: say(.listSeparator)))
          html.element("span", [.class("why")], text: " " + say(.itemCount, ["count": NumberText.integer(group.count)]))
        }
        compactTable(say(.nearMissesCaption), [.columnPattern, .columnReason, .columnSource], to: &html) { html in
          for row in group.rows { nearMissRow(row, to: &html) }
        }
      }
      html.newline()
    }
  }

  private func nearMissRow(_ row: NearMissGroup.Row, to html: inout HTMLWriter) {
    html.element("tr") { html in
      html.element("th", [HTMLAttribute("scope", "row")], text: row.pattern)
      html.element("td", text: row.reason)
      html.element("td") { html in
        for (index, item) in row.items.enumerated() {
          if index > 0 { html.empty("br", []) }
          link(item.link, isNumber: true, to: &html)
          html.text(" (\(say(.sourceLevel, ["level": item.sourceLevel]))): \(item.subject)")
        }
      }
    }
    html.newline()
  }

  /// A table of many short rows, without the roles that let a row become a card.
  private func compactTable(
    _ caption: String, _ titles: [PageMessage], to html: inout HTMLWriter, _ rows: Content
  ) {
    html.element("table", [.class("compact")]) { html in
      html.element("caption", [.class("unseen")], text: caption)
      html.element("thead") { html in
        html.element("tr") { html in
          for title in titles { html.element("th", [HTMLAttribute("scope", "col")], text: say(title)) }
        }
      }
      html.element("tbody") { rows(&$0) }
    }
  }

  private func otherVariants(_ html: inout HTMLWriter) {
    guard !report.otherVariants.isEmpty else {
      nothing(say(.noOtherVariants), to: &html)
      return
    }
    html.element("p", [.class("why")], text: say(.otherVariantsIntroduction))
    html.element("p", [.class("why print-only")], text: say(.notPrinted))
    html.element("details", [.class("long")]) { html in
      html.element("summary", text: say(.otherVariantCount, ["count": NumberText.integer(report.otherVariants.count)]))
      compactTable(
        say(.otherVariantsCaption), [.columnGene, .columnChange, .columnConsequence, .columnFraction, .columnPoints],
        to: &html
      ) { html in
        for variant in report.otherVariants { otherVariantRow(variant, to: &html) }
      }
    }
  }

  private func otherVariantRow(_ variant: OtherVariantRow, to html: inout HTMLWriter) {
    html.element("tr") { html in
      html.element("th", [HTMLAttribute("scope", "row")], text: variant.gene)
      html.element("td", text: variant.change)
      html.element("td", text: variant.consequence)
      html.element("td", text: variant.alleleFraction)
      html.element("td", text: variant.points)
    }
    html.newline()
  }

  private func leftOut(_ html: inout HTMLWriter) {
    if report.leftOut.isEmpty { nothing(say(.nothingLeftOut), to: &html) }
    for row in report.leftOut {
      guard !row.examples.isEmpty else {
        html.element("p", [.class("plain-row")], text: row.text)
        continue
      }
      fold(row.text, to: &html) { html in
        list(row.examples, to: &html)
        if let more = row.more { html.element("p", [.class("why")], text: more) }
      }
    }
    html.element("h3", text: say(.inputNotes))
    if report.inputNotes.isEmpty { nothing(say(.noInputNotes), to: &html) }
    html.element("ul") { html in
      for note in report.inputNotes {
        let text = ["\(note.severityText): \(note.text)", note.place, note.count].compactMap { $0 }
        html.element("li", text: text.joined(separator: say(.dotSeparator)))
      }
    }
  }

  private func record(_ html: inout HTMLWriter) {
    html.element("div", [.class("three")]) { html in
      for (title, rows) in [
        (PageMessage.patientFacts, report.header.patient), (.specimenFacts, report.header.specimen),
        (.assayFacts, report.header.assay),
      ] {
        html.element("div") { html in
          html.element("h3", text: say(title))
          facts(rows, to: &html)
        }
      }
    }
    if !report.overrides.isEmpty {
      html.element("h3", text: say(.overrides))
      for override in report.overrides {
        html.element("p") { html in
          findingLinks([override.finding], to: &html)
        }
        overrideText(override, to: &html)
      }
    }
  }

  private func legend(_ html: inout HTMLWriter) {
    html.element("div", [.class("three legend")]) { html in
      for group in report.legend {
        html.element("div") { html in
          html.element("h3", text: group.title)
          facts(group.entries, to: &html)
        }
      }
    }
  }

  func patientPage(_ html: inout HTMLWriter) {
    section(.patient, titled: report.patientPage.title, to: &html) { html in
      html.element("div", [.class("patient")]) { html in
        for paragraph in report.patientPage.introduction { html.element("p", text: paragraph) }
        for part in report.patientPage.parts {
          html.element("h3", text: part.title)
          for paragraph in part.paragraphs { html.element("p", text: paragraph) }
          list(part.points, to: &html)
        }
      }
    }
  }
}
