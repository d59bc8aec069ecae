import OncologyCore
import ReportRendering

/// An interpretation as files for people and programs.
struct RenderedReport: Sendable {
  static let fileNames = ["report.json", "report.html"]
  let files: [(name: String, bytes: [UInt8])]
  let summary: String
  /// `report.json`, for those who ask for it in place of the summary.
  var reportJSON: String { String(decoding: files[0].bytes, as: UTF8.self) }

  init(_ interpretation: Interpretation) throws {
    let report = ReportComposer().report(from: interpretation)
    files = [("report.json", try CanonicalJSON.encode(report)), ("report.html", HTMLPage.render(report))]
    summary = TerminalSummary.render(report, width: 100)
  }
}
