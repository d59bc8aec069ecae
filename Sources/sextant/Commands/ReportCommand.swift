import ArgumentParser
import CaseInterpretation
import Foundation
import OncologyCore

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes the treatment report of a tumour, from its files to the page.",
    discussion: """
      Needed: --variants, --assembly, --tumor-type and --output, or --manifest and --output.
      --manifest names the same in a JSON file (Documentation/Formats/case-manifest.md), relative to itself. Given several
      times, or as a folder of manifests, it is a batch: each case gets a folder of its name in --output, one bad case
      does not stop the others, and the exit code is then 3.
      """)

  @OptionGroup(title: "Case") var files: CaseFileOptions

  @Option(help: "A case's manifest (JSON), or a folder of them; may be given several times.")
  var manifest: [String] = []

  @Option(name: [.short, .long], help: "The folder to write into.")
  var output: String

  @OptionGroup(title: "Releases") var reference: ReferenceOptions
  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var folders: ReleaseFolderOptions

  @Flag(help: "Print report.json instead of the summary; in a batch, the list of its cases.")
  var json = false

  func validate() throws {
    guard !manifest.isEmpty else { return }
    guard files.caseDescription.isEmpty else {
      throw ValidationError("--manifest names the case's files itself: leave the others out.")
    }
  }

  func run() async throws {
    if manifest.isEmpty {
      try await single(try files.sources())
      return
    }
    let manifests = try CaseManifests.find(manifest)
    if manifests.isBatch {
      try await batch(manifests.paths)
    } else {
      try await single(try CaseManifests.sources(manifests.paths[0]), manifest: manifests.paths[0])
    }
  }

  private func engines() throws -> EngineLoader {
    try EngineLoader(folders: folders, reference: reference, knowledge: knowledge)
  }

  private func single(_ sources: CaseSources, manifest: String? = nil) async throws {
    let folder = OutputFolder(path: output)
    try folder.prepare(
      CasePipeline.documentNames + RenderedReport.fileNames, inputs: sources.allFiles + (manifest.map { [$0] } ?? []))
    async let patient = CaseIngest.read(sources)
    let pipeline = try await CasePipeline(engines(), first: sources.assembly)
    let result = try await pipeline.run(try await patient, from: sources) { try RenderedReport($0) }
    try folder.write(result.documents + result.page.files)
    if json {
      try StandardOutput.write(result.page.reportJSON, terminator: "")
    } else {
      try StandardOutput.write(result.page.summary)
      try StandardOutput.write("Report: \(output)/report.html")
    }
  }

  private func batch(_ paths: [String]) async throws {
    let pipeline = try await CasePipeline(engines(), first: nil)
    let outcome = await BatchRun(pipeline: pipeline, output: output).run(paths)
    if json {
      try StandardOutput.write(String(decoding: try CanonicalJSON.encode(outcome.list), as: UTF8.self), terminator: "")
    } else {
      try StandardOutput.write(outcome.text)
    }
    if !outcome.failures.isEmpty { throw ExitCode(3) }
  }
}
