import CaseInterpretation
import Foundation
import OncologyCore

/// The manifests that the person named: files, or folders of them.
enum CaseManifests {
  /// A single file is one case; several, or a folder, are a batch.
  static func find(_ names: [String]) throws -> (paths: [String], isBatch: Bool) {
    var paths: [String] = []
    var isBatch = names.count > 1
    for name in names {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) else {
        throw InputError(.unreadable, "there is no such manifest.", at: SourceLocation(file: name))
      }
      guard isFolder.boolValue else {
        paths.append(name)
        continue
      }
      isBatch = true
      let found = try FileManager.default.contentsOfDirectory(atPath: name).filter { $0.hasSuffix(".json") }.sorted()
      guard !found.isEmpty else {
        throw InputError(.empty, "the folder holds no manifest (*.json).", at: SourceLocation(file: name))
      }
      paths += found.map { "\(name)/\($0)" }
    }
    return (paths, isBatch)
  }

  static func sources(_ path: String) throws -> CaseSources {
    let manifest = try CaseManifest.read(path: path)
    try check(manifest.conflict, path)
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    guard let sources = manifest.sources(named: name) else {
      throw InputError(
        .malformed, "the manifest must name variants, assembly and tumorType.", at: SourceLocation(file: path))
    }
    guard CaseName.isUsable(sources.caseID) else {
      throw InputError(
        .invalidValue, "the caseID cannot name a folder.", at: SourceLocation(file: path, column: "caseID"),
        fix: CaseName.rule)
    }
    return sources
  }

  private static func check(_ conflict: CaseDescription.Conflict?, _ path: String) throws {
    let place = SourceLocation(file: path)
    switch conflict {
    case .callableTwice:
      throw InputError(
        .conflictingOptions, "callable and callableMb say the same thing.", at: place, fix: "Give one.")
    case .normalOfTumorOnly:
      throw InputError(
        .conflictingOptions, "a tumour-only case has no normalSample.", at: place, fix: "Leave one out.")
    case nil: return
    }
  }
}

/// A case's name is a folder's name in a batch: no path may hide in it.
enum CaseName {
  static let rule = "Use letters, digits, points, hyphens and underscores, not beginning with a point; at most 100."

  static func isUsable(_ name: String) -> Bool {
    !name.isEmpty && name.count <= 100 && name.first != "."
      && name.allSatisfy(isUsable)
  }

  /// `runs/T001-COAD.grch38.vcf.gz` → `T001-COAD.grch38`; what may not stand in a name becomes a hyphen.
  static func ofFile(_ path: String) -> String {
    var name = URL(fileURLWithPath: path).lastPathComponent[...]
    for suffix in [".gz", ".bgz", ".vcf", ".bcf", ".maf", ".txt", ".tsv"] where name.lowercased().hasSuffix(suffix) {
      name = name.dropLast(suffix.count)
    }
    let usable = String(name.drop { $0 == "." }.prefix(100).map { isUsable($0) ? $0 : "-" })
    return usable.isEmpty ? "case" : usable
  }

  private static func isUsable(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
  }
}
