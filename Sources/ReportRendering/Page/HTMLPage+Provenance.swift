import OncologyCore

/// From what the report was made.
extension HTMLPage {
  func provenance(_ html: inout HTMLWriter) {
    let provenance = report.provenance
    html.element("p", text: say(.software, ["version": provenance.softwareVersion]))
    html.element("h3", text: say(.inputs))
    inputs(&html)
    filters(&html)
    html.element("h3", text: say(.releases))
    for release in provenance.releases { self.release(release, to: &html) }
    html.element("div", [.class("three")]) { html in
      for (title, rows) in [
        (PageMessage.options, provenance.options), (.build, provenance.buildCheck), (.coverage, provenance.coverage),
      ] {
        html.element("div") { html in
          html.element("h3", text: say(title))
          facts(rows, to: &html)
        }
      }
    }
  }

  private func inputs(_ html: inout HTMLWriter) {
    let columns = [
      Column(say(.columnRole)), Column(say(.columnFile)), Column(say(.columnFormat)),
      Column(say(.columnRecords), "number"), Column(say(.columnBytes), "number"),
    ]
    guard !report.provenance.inputs.isEmpty else { return nothing(say(.noInputs), to: &html) }
    table(say(.inputsCaption), columns, to: &html) { html in
      rowGroup(to: &html) { html in
        for input in report.provenance.inputs {
          row(
            columns, to: &html,
            [
              { $0.text(input.role) },
              { html in
                html.element("p", text: input.name)
                html.element("code", text: input.digest)
              },
              { $0.text(input.format) }, { $0.text(input.records) }, { $0.text(input.bytes) },
            ])
        }
      }
    }
  }

  private func filters(_ html: inout HTMLWriter) {
    guard !report.provenance.filters.isEmpty else { return }
    let columns = [Column(say(.columnFilter)), Column(say(.columnRole)), Column(say(.columnRecords), "number")]
    table(say(.filtersCaption), columns, isCaptionShown: true, to: &html) { html in
      rowGroup(to: &html) { html in
        for filter in report.provenance.filters {
          row(columns, to: &html, [{ $0.text(filter.filter) }, { $0.text(filter.role) }, { $0.text(filter.count) }])
        }
      }
    }
  }

  private func release(_ release: Provenance.Release, to html: inout HTMLWriter) {
    html.element("p") { html in
      html.element("strong", text: "\(release.kindText): \(release.name) \(release.version)")
      if let assembly = release.assembly { html.text(", " + assembly) }
      html.text(" ")
      html.element("code", text: release.digest)
    }
    guard !release.sources.isEmpty else { return }
    let columns = [
      Column(say(.columnSource)), Column(say(.columnVersion)), Column(say(.columnDate)), Column(say(.columnAge)),
      Column(say(.columnLicence)),
    ]
    table(say(.sourcesCaption, ["release": release.name]), columns, to: &html) { html in
      rowGroup(to: &html) { html in
        for source in release.sources {
          row(
            columns, to: &html,
            [
              { link(.init(text: source.name, url: source.url), to: &$0) }, { $0.text(source.version) },
              { $0.text(source.date) }, { $0.text(source.age) }, { $0.text(source.licence) },
            ])
        }
      }
    }
  }
}
