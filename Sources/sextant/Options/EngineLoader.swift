import CaseInterpretation
import OncologyCore
import Releases

/// Opens the releases that a command asks for and makes the stages that stand on them; each is opened once.
struct EngineLoader {
  private let store: ReleaseStore
  private let referenceWish: String?
  let interpretation: InterpretationStage

  init(folders: ReleaseFolderOptions, reference: ReferenceOptions, knowledge: KnowledgeOptions) throws {
    store = folders.store
    referenceWish = reference.reference
    interpretation = try Self.interpretationStage(folders: folders, knowledge: knowledge)
  }

  static func interpretationStage(
    folders: ReleaseFolderOptions, knowledge: KnowledgeOptions
  ) throws -> InterpretationStage {
    try InterpretationStage(release: folders.store.release(.knowledge, wish: knowledge.knowledge))
  }

  func profileStage(_ assembly: Assembly) throws -> ProfileStage {
    let other: Assembly = assembly == .grch38 ? .grch37 : .grch38
    return try ProfileStage(
      release: store.release(.reference, assembly: assembly, wish: referenceWish),
      otherBuild: try? store.release(.reference, assembly: other), driverFusions: interpretation.driverFusions)
  }
}
