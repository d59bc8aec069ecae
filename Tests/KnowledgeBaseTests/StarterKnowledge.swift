import Foundation
import KnowledgeBase
import TestSupport

/// The knowledge release that comes with the repository.
enum StarterKnowledge {
  static func files() throws -> [String: [UInt8]] {
    let starter = SharedData.repository.appendingPathComponent("Sources/StarterReleases/Starter")
    let folders = try FileManager.default.contentsOfDirectory(atPath: starter.path).filter {
      $0.hasPrefix("knowledge-")
    }
    guard let name = folders.sorted().last else { throw CocoaError(.fileNoSuchFile) }
    let folder = starter.appendingPathComponent(name)
    var files: [String: [UInt8]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".tsv") {
      files[path] = Array(try Data(contentsOf: folder.appendingPathComponent(path)))
    }
    return files
  }

  static let release = Result { try KnowledgeRelease(files: files()) }
}
