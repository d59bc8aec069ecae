import CaseInterpretation
import OncologyCore
import Releases

/// Opens the releases that a command asks for.
struct EngineLoader: Sendable {
  private let store: ReleaseStore
  private let referenceWish: String?
  private let knowledgeWish: String?

  init(folders: ReleaseFolderOptions, reference: ReferenceOptions? = nil, knowledge: KnowledgeOptions) {
    store = folders.store
    referenceWish = reference?.reference
    knowledgeWish = knowledge.knowledge
  }

  func interpretationStage() throws -> InterpretationStage {
    try InterpretationStage(release: store.release(.knowledge, wish: knowledgeWish))
  }

  func reference(_ assembly: Assembly) throws -> LoadedReference {
    let other: Assembly = assembly == .grch38 ? .grch37 : .grch38
    return try LoadedReference(
      store.release(.reference, assembly: assembly, wish: referenceWish),
      otherBuild: try? store.release(.reference, assembly: other))
  }
}
