package import OncologyCore
package import Releases

/// Opens the releases that a person asks for and makes the stages of them.
package struct EngineLoader: Sendable {
  private let store: ReleaseStore
  private let referenceWish: String?
  private let knowledgeWish: String?

  /// The wishes are as `ReleaseStore.release` takes them; without one the store's own choice is taken.
  package init(store: ReleaseStore, reference: String? = nil, knowledge: String? = nil) {
    self.store = store
    referenceWish = reference
    knowledgeWish = knowledge
  }

  package func interpretationStage() throws -> InterpretationStage {
    try InterpretationStage(release: store.release(.knowledge, wish: knowledgeWish))
  }

  package func reference(_ assembly: Assembly) throws -> LoadedReference {
    let other: Assembly = assembly == .grch38 ? .grch37 : .grch38
    return try LoadedReference(
      store.release(.reference, assembly: assembly, wish: referenceWish),
      otherBuild: try? store.release(.reference, assembly: other))
  }
}
