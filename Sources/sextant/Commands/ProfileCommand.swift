import ArgumentParser
import CaseInterpretation
import OncologyCore

struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Writes profile.json from patient-case.json: annotates and measures.")

  @Argument(help: "The case, as `sextant report` wrote it.")
  var patientCase: String

  @Option(name: [.short, .long], help: "The folder to write into.")
  var output: String

  @OptionGroup var reference: ReferenceOptions
  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var folders: ReleaseFolderOptions

  func run() throws {
    let folder = OutputFolder(path: output)
    try folder.prepare(["profile.json"], inputs: [patientCase])
    let patient = try DocumentFile.read(PatientCase.self, from: patientCase)
    let engines = try EngineLoader(folders: folders, reference: reference, knowledge: knowledge)
    let stage = try ProfileStage(engines.reference(patient.assembly), engines.interpretationStage())
    let profile = try stage.profile(patient)
    try folder.write([("profile.json", try CanonicalJSON.encode(profile))])
    try StandardOutput.write(
      "\(output)/profile.json: \(profile.variants.count) variants, \(profile.copyNumber.count) copy-number calls.")
  }
}
