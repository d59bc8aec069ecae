internal import Foundation
package import OncologyCore

/// A folder of tables from which a release is made: `*.tsv`, `NOTICE` files, and `sources.json` which says where each
/// came from.
package struct ReleaseSourceFolder: Sendable {
  package let path: String
  package let files: [String: [UInt8]]
  package let sources: [ReleaseManifest.Source]

  package init(_ path: String) throws {
    self.path = path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      throw ReleaseError(.notFound, "\(path): there is no such folder.")
    }
    var files: [String: [UInt8]] = [:]
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    for name in names where try Self.isLink("\(path)/\(name)") {
      throw ReleaseError(
        .malformed, "\(path)/\(name): this is a symbolic link, and a release holds files of its own only.",
        fix: "Put the file itself in the folder.")
    }
    for name in names.sorted() where name.hasSuffix(".tsv") || name.hasSuffix("NOTICE") {
      files[name] = try Release.contents("\(path)/\(name)")
    }
    self.files = files
    let list = try Release.contents("\(path)/sources.json")
    do {
      sources = try JSONDecoder().decode([ReleaseManifest.Source].self, from: Data(list))
    } catch {
      throw ReleaseError(
        .malformed, "\(path)/sources.json: not a list of sources.",
        fix: "Each needs name, version, date, licence and url.")
    }
    guard !files.isEmpty else { throw ReleaseError(.malformed, "\(path): holds no table (*.tsv).") }
  }

  private static func isLink(_ path: String) throws -> Bool {
    try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType == .typeSymbolicLink
  }

  /// An error in one of the tables, with the path as the person can open it.
  package func locating(_ error: InputError) -> InputError {
    guard let place = error.location, files[place.file] != nil else { return error }
    return InputError(
      error.code, error.problem,
      at: SourceLocation(file: "\(path)/\(place.file)", line: place.line, column: place.column), fix: error.fix,
      sensitiveValue: error.sensitiveValue, cause: error.cause)
  }
}
