import ArgumentParser
import CaseInterpretation
import Foundation
import OncologyCore
import Releases
import StarterReleases

/// Where releases are looked for.
struct ReleaseFolderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder of releases, searched first.",
      discussion: "Otherwise SEXTANT_RELEASES, then ~/.local/share/sextant/releases, then the starter releases."))
  var releases: String?

  /// The folder into which imports are written.
  var ownFolder: String {
    if let releases { return releases }
    let environment = ProcessInfo.processInfo.environment
    if let stated = environment["SEXTANT_RELEASES"], !stated.isEmpty { return stated }
    let data = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    let home = environment["HOME"] ?? NSHomeDirectory()
    return (data ?? home + "/.local/share") + "/sextant/releases"
  }

  var store: ReleaseStore { ReleaseStore(folders: [ownFolder, StarterReleases.folder]) }
}

/// Which releases a case is read against.
struct ReferenceOptions: ParsableArguments {
  @Option(help: "The reference release: a folder, a name, NAME-VERSION or the beginning of a digest.")
  var reference: String?
}

/// Which knowledge a case is read with.
struct KnowledgeOptions: ParsableArguments {
  @Option(help: "The knowledge release: a folder, a name, NAME-VERSION or the beginning of a digest.")
  var knowledge: String?
}

extension EngineLoader {
  init(folders: ReleaseFolderOptions, reference: ReferenceOptions? = nil, knowledge: KnowledgeOptions) {
    self.init(store: folders.store, reference: reference?.reference, knowledge: knowledge.knowledge)
  }
}
