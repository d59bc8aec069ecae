import ArgumentParser
import CaseInterpretation
import OncologyCore

struct InterpretCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interpret", abstract: "Writes interpretation.json from profile.json: evidence, tiers, options.")

  @Argument(help: "The profile, as `sextant profile` or `sextant report` wrote it.")
  var profile: String

  @Option(name: [.short, .long], help: "The folder to write into.")
  var output: String

  @Option(
    help: ArgumentHelp(
      "A person's reclassifications (JSON).",
      discussion: "Each has finding, value, reason and author; see Documentation/Formats/overrides.md."))
  var overrides: String?

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var folders: ReleaseFolderOptions

  func run() throws {
    let folder = OutputFolder(path: output)
    try folder.prepare(["interpretation.json"], inputs: [profile] + (overrides.map { [$0] } ?? []))
    let value = try DocumentFile.read(TumorProfile.self, from: profile)
    let stage = try EngineLoader(folders: folders, knowledge: knowledge).interpretationStage()
    let interpretation = try stage.interpret(value, overridesFile: overrides)
    try folder.write([("interpretation.json", try CanonicalJSON.encode(interpretation))])
    try StandardOutput.write(
      "\(output)/interpretation.json: \(interpretation.matches.count) matching items, "
        + "\(interpretation.options.count) options.")
  }
}
