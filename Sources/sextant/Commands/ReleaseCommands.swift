import ArgumentParser
import CaseInterpretation
import Foundation
import OncologyCore
import Releases

/// What `reference` and `knowledge` share: list, show, verify.
enum ReleaseCommands {
  /// One line a release; a damaged one is told, and makes the exit code 1.
  static func list(_ kind: ReleaseReference.Kind, in store: ReleaseStore, json: Bool) throws {
    var rows: [ReleaseRow] = []
    var damaged: [String] = []
    for (folder, result) in try store.list() {
      switch result {
      case .success(let release) where release.manifest.kind == kind: rows.append(ReleaseRow(release))
      case .success: break
      case .failure(let error): damaged.append("\(folder): \(error)")
      }
    }
    if json {
      try StandardOutput.write(
        String(decoding: try CanonicalJSON.encode(ReleaseList(releases: rows)), as: UTF8.self), terminator: "")
    } else if rows.isEmpty {
      try StandardOutput.write("There is no \(kind.rawValue) release in \(store.folders.joined(separator: ", ")).")
    } else {
      for row in rows { try StandardOutput.write(row.line) }
    }
    for line in damaged { StandardError.write(line) }
    if !damaged.isEmpty { throw ExitCode.failure }
  }

  static func describe(_ release: Release) -> [String] {
    let manifest = release.manifest
    var lines = [
      "\(manifest.kind.rawValue) release \(manifest.name)-\(manifest.version)\(manifest.assembly.map { ", \($0.rawValue)" } ?? "")",
      "digest   sha256:\(release.digest)", "folder   \(release.folder)", "made     \(manifest.date)", "",
    ]
    lines += manifest.counts.sorted { $0.key < $1.key }.map { "\($0.value)\t\($0.key)" }
    lines += ["", "Sources"]
    lines += manifest.sources.map { source in
      let made = source.file.map { " → \($0)" } ?? ""
      return "- \(source.name) \(source.version) (\(source.date)), \(source.licence), \(source.url)\(made)"
    }
    lines += ["", "Files"]
    lines += manifest.files.map { "- \($0.path)  \($0.bytes) bytes  sha256:\($0.sha256.prefix(16))…" }
    return lines
  }

  static func verify(_ kind: ReleaseReference.Kind, in store: ReleaseStore) throws {
    var failures = 0
    for (folder, result) in try store.list() {
      let checked = result.flatMap { release in
        Result { if release.manifest.kind == kind { try release.verify() } }.map { release }
      }
      switch checked {
      case .success(let release):
        if release.manifest.kind == kind { try StandardOutput.write("good     \(folder)") }
      case .failure(let error):
        failures += 1
        StandardError.write("\(error)")
        try StandardOutput.write("damaged  \(folder)")
      }
    }
    if failures > 0 { throw ExitCode.failure }
  }
}

struct ReleaseRow: Codable, Sendable {
  var name: String
  var version: String
  var assembly: Assembly?
  var date: PartialDate
  var digest: String
  var folder: String

  init(_ release: Release) {
    name = release.manifest.name
    version = release.manifest.version
    assembly = release.manifest.assembly
    date = release.manifest.date
    digest = "sha256:" + release.digest
    folder = release.folder
  }

  var line: String {
    [name + "-" + version, assembly?.rawValue ?? "", "\(date)", String(digest.prefix(19)), folder].filter {
      !$0.isEmpty
    }
    .joined(separator: "  ")
  }
}

struct ReleaseList: VersionedDocument {
  static let schema = "sextant.release-list"
  static let schemaVersion = SchemaVersion(1, 0)
  var releases: [ReleaseRow]
}

/// Name, version and date of a release that is made.
struct NewReleaseOptions: ParsableArguments {
  @Option(help: "The release's name.")
  var name = "local"

  @Option(help: "The release's version.")
  var version: String

  @Option(
    help: "The date that the release states (YYYY-MM-DD).",
    transform: { text in
      guard let date = PartialDate(text) else { throw ValidationError("“\(text)” is not a date (YYYY-MM-DD).") }
      return date
    })
  var date: PartialDate

  var release: NewRelease { NewRelease(name: name, version: version, date: date) }

  func validate() throws {
    try Self.check("--name", name)
    try Self.check("--version", version)
  }

  /// Both stand in the release's folder name: no path may hide in them.
  static func check(_ option: String, _ text: String) throws {
    guard !text.isEmpty, text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "._".contains($0)) }) else {
      throw ValidationError("\(option) is made of letters, digits, points and underscores.")
    }
  }
}
