import OncologyCore

/// What sections are made of: tables that become cards on a narrow screen, lists of facts, links, marks.
extension HTMLPage {
  typealias Content = (inout HTMLWriter) -> Void

  struct Column {
    let title: String
    let style: StaticString
    init(_ title: String, _ style: StaticString = "") {
      self.title = title
      self.style = style
    }
  }

  /// A table with a caption and column headers. Roles are written out, since a narrow screen shows rows as cards, and
  /// browsers forget that a restyled table is one.
  func table(
    _ caption: String, _ columns: [Column], isCaptionShown: Bool = false, to html: inout HTMLWriter, _ body: Content
  ) {
    html.element("table", [.class("cards"), HTMLAttribute("role", "table")]) { html in
      html.element("caption", isCaptionShown ? [] : [.class("unseen")], text: caption)
      html.element("thead", [HTMLAttribute("role", "rowgroup")]) { html in
        html.element("tr", [HTMLAttribute("role", "row")]) { html in
          for column in columns {
            html.element(
              "th",
              [HTMLAttribute("scope", "col"), HTMLAttribute("role", "columnheader")]
                + (column.style.utf8CodeUnitCount == 0 ? [] : [.class(column.style)]), text: column.title)
          }
        }
      }
      body(&html)
    }
    html.newline()
  }

  func rowGroup(to html: inout HTMLWriter, _ rows: Content) {
    html.element("tbody", [HTMLAttribute("role", "rowgroup")]) { rows(&$0) }
  }

  /// A heading within a table, over the rows that follow in its group.
  func groupHeading(_ text: String, spanning count: Int, to html: inout HTMLWriter) {
    html.element("tr", [HTMLAttribute("role", "row"), .class("group")]) { html in
      html.element(
        "th",
        [HTMLAttribute("scope", "rowgroup"), HTMLAttribute("role", "rowheader"), HTMLAttribute("colspan", "\(count)")],
        text: text)
    }
  }

  /// A row; the first cell is its header. Each cell carries its column's title for the narrow screen.
  func row(_ columns: [Column], id: Anchor? = nil, to html: inout HTMLWriter, _ cells: [Content]) {
    html.element("tr", [HTMLAttribute("role", "row")] + (id.map { [HTMLAttribute.id($0)] } ?? [])) { html in
      for (index, (column, cell)) in zip(columns, cells).enumerated() {
        var attributes = [HTMLAttribute("data-label", column.title)]
        if column.style.utf8CodeUnitCount > 0 { attributes.append(.class(column.style)) }
        if index == 0 {
          html.element("th", attributes + [HTMLAttribute("scope", "row"), HTMLAttribute("role", "rowheader")]) {
            cell(&$0)
          }
        } else {
          html.element("td", attributes + [HTMLAttribute("role", "cell")]) { cell(&$0) }
        }
      }
    }
    html.newline()
  }

  func facts(_ facts: [Fact], to html: inout HTMLWriter) {
    html.element("ul", [.class("facts")]) { html in
      for fact in facts {
        html.element("li") { html in
          html.element("span", [.class("key")]) { html in
            html.text(fact.label)
            html.element("span", [.class("unseen")], text: ":")
          }
          html.text(" ")
          html.element("span", [fact.isMissing ? .class("value missing") : .class("value")], text: fact.value)
        }
      }
    }
  }

  func list(_ items: [String], to html: inout HTMLWriter) {
    guard !items.isEmpty else { return }
    html.element("ul") { html in
      for item in items { html.element("li", text: item) }
    }
  }

  func fold(_ summary: String, id: Anchor? = nil, to html: inout HTMLWriter, _ content: Content) {
    html.element("details", id.map { [.id($0)] } ?? []) { html in
      html.element("summary", text: summary)
      content(&html)
    }
    html.newline()
  }

  func nothing(_ text: String, to html: inout HTMLWriter) { html.element("p", [.class("nothing")], text: text) }

  func tier(_ mark: Report.TierMark?, isAgainst: Bool = false, to html: inout HTMLWriter) {
    guard let mark else {
      html.element("span", [.class("tier none")]) { html in
        html.element("span", [HTMLAttribute("aria-hidden", "true")], text: "–")
        html.element("span", [.class("unseen")], text: say(.noTier))
      }
      return
    }
    let style: HTMLAttribute =
      isAgainst ? .class("tier against") : mark.tier == "I" ? .class("tier one") : .class("tier two")
    html.element("span", [style], text: mark.text)
  }

  func findingLinks(_ findings: [Report.FindingReference], to html: inout HTMLWriter) {
    for (index, finding) in findings.enumerated() {
      if index > 0 { html.text(", ") }
      if shownFindings.contains(finding.id) {
        html.element("a", [.href(Self.anchor(of: finding.id))], text: finding.label)
      } else {
        html.text(finding.label)
      }
    }
  }

  /// On paper an address follows its text, unless that is a number by which the thing is found (`PMID:31566309`).
  func link(_ link: Report.EvidenceItem.Link, isNumber: Bool = false, to html: inout HTMLWriter) {
    if let url = link.url.flatMap({ WebLink($0) }) {
      let isNumber = isNumber || !link.text.utf8.contains(UInt8(ascii: " "))
      let style: [HTMLAttribute] = isNumber ? [.class("number")] : []
      html.element("a", style + [.href(url), HTMLAttribute("rel", "noreferrer noopener")], text: link.text)
    } else {
      html.text(link.text)
    }
  }

  func links(_ links: [Report.EvidenceItem.Link], to html: inout HTMLWriter) {
    for (index, item) in links.enumerated() {
      if index > 0 { html.text(", ") }
      link(item, to: &html)
    }
  }

  func evidenceLinks(_ references: [Report.EvidenceReference], to html: inout HTMLWriter) {
    for (index, reference) in references.enumerated() {
      if index > 0 { html.text(", ") }
      let anchor = Self.anchor(ofItem: reference.key, under: reference.finding)
      if shownItems.contains(anchor) {
        html.element("a", [.href(anchor)], text: reference.label)
      } else {
        html.text(reference.label)
      }
    }
  }

  static func anchor(of finding: FindingID) -> Anchor { Anchor("finding", finding.text) }
  static func anchor(ofItem key: String, under finding: FindingID) -> Anchor { Anchor("item", key, finding.text) }
}
