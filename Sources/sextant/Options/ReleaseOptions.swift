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

  /// The folder that the person named, in words of where.
  private var named: (folder: String, place: String)? {
    if let releases { return (releases, "--releases") }
    guard let stated = ProcessInfo.processInfo.environment["SEXTANT_RELEASES"], !stated.isEmpty else { return nil }
    return (stated, "SEXTANT_RELEASES")
  }

  /// The folder into which imports are written, and made for.
  var ownFolder: String {
    if let named { return named.folder }
    let environment = ProcessInfo.processInfo.environment
    let data = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    let home = environment["HOME"] ?? NSHomeDirectory()
    return (data ?? home + "/.local/share") + "/sextant/releases"
  }

  /// For reading. A folder that was named must be there: for one that was mistyped the starter releases would be taken
  /// without a word.
  func store() throws -> ReleaseStore {
    if let named {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: named.folder, isDirectory: &isFolder), isFolder.boolValue else {
        throw InputError(
          .unreadable, "there is no such folder of releases (\(named.place)).",
          at: SourceLocation(file: named.folder), fix: "Leave it out to use the releases that Sextant comes with.")
      }
    }
    return storeToWrite
  }

  /// For imports: the own folder may yet have to be made.
  var storeToWrite: ReleaseStore { ReleaseStore(folders: [ownFolder, StarterReleases.folder]) }
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
  init(folders: ReleaseFolderOptions, reference: ReferenceOptions? = nil, knowledge: KnowledgeOptions) throws {
    self.init(store: try folders.store(), reference: reference?.reference, knowledge: knowledge.knowledge)
  }
}
