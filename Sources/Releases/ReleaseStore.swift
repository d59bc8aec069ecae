internal import Foundation
package import OncologyCore

/// Folders that hold releases, searched in order: first what the person names, then their own, then what was shipped.
package struct ReleaseStore: Sendable {
  package let folders: [String]
  package init(folders: [String]) { self.folders = folders }

  /// Every release in the store's folders, in the order of folders and names. A damaged one is reported, not passed over.
  package func list() throws -> [(folder: String, release: Result<Release, any Error>)] {
    var found: [(String, Result<Release, any Error>)] = []
    for folder in folders {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names.sorted() {
        let path = "\(folder)/\(name)"
        if FileManager.default.fileExists(atPath: "\(path)/\(Release.manifestName)") {
          found.append((path, Result { try Release(folder: path) }))
        } else if Self.isReleaseName(name) {
          found.append((path, .failure(ReleaseError.damaged(path, "there is no \(Release.manifestName) in it"))))
        }
      }
    }
    return found
  }

  /// `KIND-…-DIGEST16`, the name that the writer of a release gives its folder.
  private static func isReleaseName(_ name: String) -> Bool {
    let parts = name.split(separator: "-")
    return parts.count > 2 && parts.first.flatMap { ReleaseReference.Kind(rawValue: String($0)) } != nil
      && parts.last.map { $0.count == Release.digestDigits && $0.allSatisfy(\.isHexDigit) } == true
  }

  /// A release by folder, by name, by `NAME-VERSION` or by the beginning of its digest; without a wish, the one that
  /// stands in the first folder that has any, and only if it is the only one there.
  package func release(
    _ kind: ReleaseReference.Kind, assembly: Assembly? = nil, wish: String? = nil
  ) throws -> Release {
    if let wish, FileManager.default.fileExists(atPath: "\(wish)/\(Release.manifestName)") {
      return try checked(Release(folder: wish), kind, assembly)
    }
    for folder in folders {
      var candidates: [Release] = []
      for (path, result) in try ReleaseStore(folders: [folder]).list() {
        // A damaged release of this kind stops the job: another would otherwise be taken in its place without a word.
        if case .failure(let error) = result, URL(fileURLWithPath: path).lastPathComponent.hasPrefix(kind.rawValue) {
          throw error
        }
        guard let release = try? result.get() else { continue }
        if release.manifest.kind == kind, release.manifest.assembly == assembly, Self.fits(release, wish) {
          candidates.append(release)
        }
      }
      if candidates.count > 1 { throw Self.ambiguous(candidates, kind) }
      if let only = candidates.first { return only }
    }
    throw notFound(kind, assembly, wish)
  }

  private func checked(_ release: Release, _ kind: ReleaseReference.Kind, _ assembly: Assembly?) throws -> Release {
    guard release.manifest.kind == kind, release.manifest.assembly == assembly else {
      let found = [release.manifest.kind.rawValue, release.manifest.assembly?.rawValue].compactMap { $0 }
      let wanted = [kind.rawValue, assembly?.rawValue].compactMap { $0 }
      throw ReleaseError(
        .wrongKind,
        "\(release.folder): this is a \(found.joined(separator: " ")) release, and a \(wanted.joined(separator: " ")) release is needed."
      )
    }
    return release
  }

  private static func fits(_ release: Release, _ wish: String?) -> Bool {
    guard let wish else { return true }
    let manifest = release.manifest
    return manifest.name == wish || "\(manifest.name)-\(manifest.version)" == wish
      || (wish.count >= 6 && release.digest.hasPrefix(wish.replacingOccurrences(of: "sha256:", with: "")))
  }

  private static func ambiguous(_ candidates: [Release], _ kind: ReleaseReference.Kind) -> ReleaseError {
    let names = candidates.map { "\($0.manifest.name)-\($0.manifest.version) (\($0.digest.prefix(12)))" }
    return ReleaseError(
      .ambiguous, "There are \(candidates.count) \(kind.rawValue) releases: \(names.joined(separator: ", ")).",
      fix: "Name one with --\(kind.rawValue).")
  }

  private func notFound(_ kind: ReleaseReference.Kind, _ assembly: Assembly?, _ wish: String?) -> ReleaseError {
    let what = [wish, assembly?.rawValue].compactMap { $0 }.joined(separator: ", ")
    return ReleaseError(
      .notFound,
      "There is no \(kind.rawValue) release\(what.isEmpty ? "" : " (\(what))") in \(folders.joined(separator: ", ")).",
      fix: "`sextant \(kind.rawValue) list` shows what there is.")
  }
}
