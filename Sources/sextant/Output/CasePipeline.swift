import CaseInterpretation
import OncologyCore
import Synchronization

/// All stages of one case in memory; the releases are opened once and shared by the cases of a batch.
///
/// What does not wait for each other runs beside each other: releases are read while the case's files are, and a stage's
/// JSON is written while the next stage works.
final class CasePipeline: Sendable {
  private let engines: EngineLoader
  private let interpretation: InterpretationStage
  /// Made when the first case of an assembly comes.
  private let profileStages = Mutex<[Assembly: ProfileStage]>([:])

  /// `first` is the assembly of the first case, read at once.
  init(_ engines: EngineLoader, first: Assembly?) async throws {
    async let reference = try first.map { try engines.reference($0) }
    self.engines = engines
    interpretation = try engines.interpretationStage()
    if let loaded = try await reference, let first {
      profileStages.withLock { $0[first] = ProfileStage(loaded, interpretation) }
    }
  }

  struct Result {
    let files: [(name: String, bytes: [UInt8])]
    let summary: String
    let reportJSON: String
  }

  func run(_ sources: CaseSources) async throws -> Result {
    try interpretation.check(sources.tumorType)
    return try await run(try CaseIngest.read(sources), overrides: sources.overrides)
  }

  /// The case as `CaseIngest` read it; `overrides` is the path of a person's reclassifications.
  func run(_ patient: PatientCase, overrides: String?) async throws -> Result {
    try interpretation.check(patient.tumorType)
    async let patientJSON = CanonicalJSON.encode(patient)
    let profile = try profileStage(patient.assembly).profile(patient)
    async let profileJSON = CanonicalJSON.encode(profile)
    let list = try overrides.map { try DocumentFile.read(OverrideList.self, from: $0) }
    let interpreted = try interpretation.interpret(profile, overrides: list?.overrides ?? [])
    async let interpretationJSON = CanonicalJSON.encode(interpreted)
    let rendered = try RenderedReport(interpreted)
    let stages: [(name: String, bytes: [UInt8])] = [
      ("patient-case.json", try await patientJSON), ("profile.json", try await profileJSON),
      ("interpretation.json", try await interpretationJSON),
    ]
    return Result(
      files: stages + rendered.files, summary: rendered.summary,
      reportJSON: String(decoding: rendered.files[0].bytes, as: UTF8.self))
  }

  private func profileStage(_ assembly: Assembly) throws -> ProfileStage {
    try profileStages.withLock { stages in
      if let stage = stages[assembly] { return stage }
      let stage = ProfileStage(try engines.reference(assembly), interpretation)
      stages[assembly] = stage
      return stage
    }
  }
}
