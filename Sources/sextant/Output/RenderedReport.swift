import OncologyCore
import ReportRendering

/// An interpretation as files for people and programs.
struct RenderedReport {
  let files: [(name: String, bytes: [UInt8])]
  let summary: String

  init(_ interpretation: Interpretation) throws {
    let report = ReportComposer().report(from: interpretation)
    files = [("report.json", try CanonicalJSON.encode(report)), ("report.html", HTMLPage.render(report))]
    summary = TerminalSummary.render(report, width: 100)
  }
}
