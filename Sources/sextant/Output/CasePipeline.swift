import CaseInterpretation
import OncologyCore
import Synchronization

/// All stages of one case in memory; the releases are opened once and shared by the cases of a batch.
final class CasePipeline: Sendable {
  private let engines: EngineLoader
  /// Guarded by the mutex: made when the first case of an assembly comes.
  private let profileStages = Mutex<[Assembly: ProfileStage]>([:])

  init(_ engines: EngineLoader) { self.engines = engines }

  struct Result {
    let files: [(name: String, bytes: [UInt8])]
    let summary: String
    let reportJSON: String
  }

  func run(_ sources: CaseSources) throws -> Result {
    try engines.interpretation.check(sources.tumorType)
    let patient = try CaseIngest.read(sources)
    let profile = try profileStage(sources.assembly).profile(patient)
    let list = try sources.overrides.map { try DocumentFile.read(OverrideList.self, from: $0) }
    let interpretation = try engines.interpretation.interpret(profile, overrides: list?.overrides ?? [])
    let rendered = try RenderedReport(interpretation)
    let stages: [(name: String, bytes: [UInt8])] = [
      ("patient-case.json", try CanonicalJSON.encode(patient)), ("profile.json", try CanonicalJSON.encode(profile)),
      ("interpretation.json", try CanonicalJSON.encode(interpretation)),
    ]
    return Result(
      files: stages + rendered.files, summary: rendered.summary,
      reportJSON: String(decoding: rendered.files[0].bytes, as: UTF8.self))
  }

  private func profileStage(_ assembly: Assembly) throws -> ProfileStage {
    try profileStages.withLock { stages in
      if let stage = stages[assembly] { return stage }
      let stage = try engines.profileStage(assembly)
      stages[assembly] = stage
      return stage
    }
  }
}
