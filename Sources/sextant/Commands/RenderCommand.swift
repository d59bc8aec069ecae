import ArgumentParser
import CaseInterpretation
import OncologyCore
import ReportRendering

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Writes report.json and report.html from interpretation.json.")

  @Argument(help: "The interpretation, as `sextant interpret` or `sextant report` wrote it.")
  var interpretation: String

  @Option(name: [.short, .long], help: "The folder to write into.")
  var output: String

  func run() throws {
    let folder = OutputFolder(path: output)
    try folder.prepare(RenderedReport.fileNames, inputs: [interpretation])
    let value = try DocumentFile.read(Interpretation.self, from: interpretation)
    let rendered = try RenderedReport(value)
    try folder.write(rendered.files)
    try StandardOutput.write(rendered.summary)
  }
}
