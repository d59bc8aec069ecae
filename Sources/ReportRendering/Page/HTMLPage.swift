import OncologyCore

/// The report as one HTML file that needs no network and no script. The same report gives the same bytes.
package struct HTMLPage {
  /// Held in one place, since hundreds of closures hold the page: as values each would copy all lists of the report.
  private final class Shown {
    let report: Report
    let catalogue: MessageCatalogue
    /// What a link within the page can lead to: each stands on it exactly once.
    let shownFindings: Set<FindingID>
    let shownItems: Set<Anchor>

    init(_ report: Report, _ catalogue: MessageCatalogue) {
      self.report = report
      self.catalogue = catalogue
      shownFindings = HTMLPage.single(report.findings.map(\.id))
      shownItems = HTMLPage.single(
        report.findings.flatMap(\.evidence).flatMap(\.items).map {
          HTMLPage.anchor(ofItem: $0.key, under: $0.finding)
        })
    }
  }

  private let shown: Shown
  var report: Report { shown.report }
  var catalogue: MessageCatalogue { shown.catalogue }
  var shownFindings: Set<FindingID> { shown.shownFindings }
  var shownItems: Set<Anchor> { shown.shownItems }

  private static func single<Value: Hashable>(_ values: [Value]) -> Set<Value> {
    Set(Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +).filter { $0.value == 1 }.keys)
  }

  /// UTF-8.
  package static func render(_ report: Report, catalogue: MessageCatalogue = .english) -> [UInt8] {
    var html = HTMLWriter(reserving: 1 << 19)
    HTMLPage(shown: Shown(report, catalogue)).write(to: &html)
    return html.bytes
  }

  func say(_ key: PageMessage, _ arguments: [String: String] = [:]) -> String { catalogue.text(key, arguments) }

  private func write(to html: inout HTMLWriter) {
    html.doctype()
    html.element("html", [HTMLAttribute("lang", report.language)]) { html in
      head(&html)
      html.newline()
      html.element("body") { html in
        html.element("a", [.class("skip"), HTMLAttribute("href", "#answer")], text: say(.skipToAnswer))
        html.element("div", [.class("sheet")]) { html in
          top(&html)
          navigation(&html)
          html.element("main") { html in
            firstPage(&html)
            detail(&html)
            patientPage(&html)
          }
          footer(&html)
        }
      }
    }
    html.newline()
  }

  private func head(_ html: inout HTMLWriter) {
    html.element("head") { html in
      html.empty("meta", [HTMLAttribute("charset", "utf-8")])
      html.empty(
        "meta",
        [
          HTMLAttribute("http-equiv", "Content-Security-Policy"),
          HTMLAttribute(
            "content", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"),
        ])
      html.empty(
        "meta", [HTMLAttribute("name", "viewport"), HTMLAttribute("content", "width=device-width, initial-scale=1")])
      html.empty("meta", [HTMLAttribute("name", "referrer"), HTMLAttribute("content", "no-referrer")])
      html.empty("meta", [HTMLAttribute("name", "color-scheme"), HTMLAttribute("content", "light dark")])
      html.element("title", text: say(.documentTitle, ["title": report.header.title]))
      html.newline()
      html.style(CSSText(ownSheet: PackageResources.report_css) + runningHead)
    }
  }

  /// What stands on every printed page, in the margins (CSS Paged Media 3).
  private var runningHead: CSSText {
    let header = report.header
    return CSSText(
      rule: "@media print{@page{@top-left{content:",
      quoting: say(.runningTop, ["case": header.caseID, "date": header.reportDate]),
      closing: "}")
      + CSSText(rule: "@top-right{content:", quoting: header.draftStatus, closing: "}")
      + CSSText(rule: "@bottom-left{content:", quoting: header.intendedUse, closing: "}")
      + CSSText(
        rule: "@bottom-right{content:", quoting: say(.pageNumber) + " ",
        closing: " counter(page)\" / \"counter(pages)}}}")
  }

  private func top(_ html: inout HTMLWriter) {
    let header = report.header
    html.element("header", [.class("top")]) { html in
      html.element("div") { html in
        html.element("h1", text: header.title)
        html.element("p", [.class("meta")], text: header.summary.joined(separator: say(.dotSeparator)))
        html.element("p", [.class("meta")], text: header.reportDate)
      }
      html.element("div", [.class("status")]) { html in
        html.element("p", [.class("draft")], text: header.draftStatus)
        html.element("p", [.class("meta")], text: header.intendedUse)
      }
    }
    html.newline()
  }

  private func navigation(_ html: inout HTMLWriter) {
    html.element("nav", [HTMLAttribute("aria-label", say(.sections))]) { html in
      html.element("ul") { html in
        for section in Section.allCases {
          html.element("li") { $0.element("a", [.href(section.anchor)], text: say(section.shortTitle)) }
        }
      }
    }
    html.newline()
  }

  private func footer(_ html: inout HTMLWriter) {
    html.element("footer") { html in
      let releases = report.provenance.releases.map { "\($0.name) \($0.version) (\(Self.short($0.digest)))" }
      let parts = [say(.software, ["version": report.provenance.softwareVersion])] + releases
      html.element("p", text: parts.joined(separator: say(.dotSeparator)))
      html.element("p", text: "\(report.header.draftStatus). \(report.header.intendedUse)")
    }
  }

  /// The first 12 digits of a digest, for a line; the whole stands in the provenance.
  static func short(_ digest: String) -> String { digest.count > 21 ? String(digest.prefix(19)) + "…" : digest }
}

extension HTMLPage {
  /// The sections in the page's order; each has its place in the navigation.
  enum Section: CaseIterable {
    case answer, options, tests, findings, contradictions, figures, evidence, negatives, germline, nearMisses
    case otherVariants, leftOut, record, provenance, legend, patient

    var anchor: Anchor {
      switch self {
      case .answer: Anchor(section: "answer")
      case .options: Anchor(section: "options")
      case .tests: Anchor(section: "tests")
      case .findings: Anchor(section: "findings")
      case .contradictions: Anchor(section: "contradictions")
      case .figures: Anchor(section: "figures")
      case .evidence: Anchor(section: "evidence")
      case .negatives: Anchor(section: "negatives")
      case .germline: Anchor(section: "germline")
      case .nearMisses: Anchor(section: "near-misses")
      case .otherVariants: Anchor(section: "other-variants")
      case .leftOut: Anchor(section: "left-out")
      case .record: Anchor(section: "record")
      case .provenance: Anchor(section: "provenance")
      case .legend: Anchor(section: "legend")
      case .patient: Anchor(section: "patient")
      }
    }

    var title: PageMessage {
      switch self {
      case .answer: .answerTitle
      case .options: .optionsTitle
      case .tests: .testsTitle
      case .findings: .findingsTitle
      case .contradictions: .contradictionsTitle
      case .figures: .figuresTitle
      case .evidence: .evidenceTitle
      case .negatives: .negativesTitle
      case .germline: .germlineTitle
      case .nearMisses: .nearMissesTitle
      case .otherVariants: .otherVariantsTitle
      case .leftOut: .leftOutTitle
      case .record: .recordTitle
      case .provenance: .provenanceTitle
      case .legend: .legendTitle
      case .patient: .patientTitle
      }
    }

    /// For the navigation.
    var shortTitle: PageMessage { self == .leftOut ? .leftOutShort : title }
  }

  /// A section with its heading, named by it.
  func section(
    _ section: Section, titled title: String? = nil, to html: inout HTMLWriter,
    _ content: (inout HTMLWriter) -> Void
  ) {
    let anchor = section.anchor
    let heading = Anchor("heading", anchor.text)
    html.element("section", [.id(anchor), HTMLAttribute("aria-labelledby", heading.text)]) { html in
      html.element("h2", [.id(heading)], text: title ?? say(section.title))
      content(&html)
    }
    html.newline()
  }
}
