package import OncologyCore
internal import Synchronization

/// All stages of one case in memory; the releases are opened once and shared by the cases of a batch.
///
/// What does not wait for each other runs beside each other: releases are read while the case's files are, and a stage's
/// JSON is written while the next stage works.
package final class CasePipeline: Sendable {
  private let engines: EngineLoader
  private let interpretation: InterpretationStage
  /// Made when the first case of an assembly comes.
  private let profileStages = Mutex<[Assembly: ProfileStage]>([:])

  /// `first` is the assembly of the first case, read at once.
  package init(_ engines: EngineLoader, first: Assembly?) async throws {
    async let reference = try first.map { try engines.reference($0) }
    self.engines = engines
    interpretation = try engines.interpretationStage()
    if let loaded = try await reference, let first {
      profileStages.withLock { $0[first] = ProfileStage(loaded, interpretation) }
    }
  }

  /// The stages' documents by file name, and what `render` made of the last of them.
  package struct Result<Page: Sendable>: Sendable {
    package let documents: [(name: String, bytes: [UInt8])]
    package let page: Page
  }

  /// The files of `Result.documents`.
  package static let documentNames = ["patient-case.json", "profile.json", "interpretation.json"]

  /// Reads the case's files and runs all stages; `render` makes pages of the interpretation.
  package func run<Page: Sendable>(
    _ sources: CaseSources, render: (Interpretation) throws -> Page
  ) async throws -> Result<Page> {
    do { try interpretation.check(sources.tumorType) } catch { throw sources.locating(error) }
    return try await run(try CaseIngest.read(sources), from: sources, render: render)
  }

  /// The case as `CaseIngest` read it of `sources`.
  package func run<Page: Sendable>(
    _ patient: PatientCase, from sources: CaseSources, render: (Interpretation) throws -> Page
  ) async throws -> Result<Page> {
    do {
      try interpretation.check(patient.tumorType)
      return try await documents(patient, overrides: sources.files[.overrides], render: render)
    } catch let error as InputError {
      throw sources.locating(error)
    }
  }

  /// `overrides` is the path of a person's reclassifications.
  private func documents<Page: Sendable>(
    _ patient: PatientCase, overrides: String?, render: (Interpretation) throws -> Page
  ) async throws -> Result<Page> {
    async let patientJSON = CanonicalJSON.encode(patient)
    let profile = try profileStage(patient.assembly).profile(patient)
    async let profileJSON = CanonicalJSON.encode(profile)
    let interpreted = try interpretation.interpret(profile, overridesFile: overrides)
    async let interpretationJSON = CanonicalJSON.encode(interpreted)
    let page = try render(interpreted)
    return Result(
      documents: [
        (Self.documentNames[0], try await patientJSON), (Self.documentNames[1], try await profileJSON),
        (Self.documentNames[2], try await interpretationJSON),
      ], page: page)
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
