import Foundation
import TestSupport
import Testing

/// A golden file of a test's name. `SEXTANT_RECORD=1` writes it, and the test then fails once: read what was written
/// before it is committed.
enum GoldenFile {
  static func check<Facts: Codable & Equatable>(
    _ facts: Facts, named test: String = #function, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let name = test.prefix { $0 != "(" }
    let place = SharedData.repository.appendingPathComponent("Tests/CaseInterpretationTests/Golden/\(name).json")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    if ProcessInfo.processInfo.environment["SEXTANT_RECORD"] == "1" {
      try (encoder.encode(facts) + Data("\n".utf8)).write(to: place)
      Issue.record("recorded \(name).json: read it, then run again", sourceLocation: sourceLocation)
      return
    }
    let golden = try JSONDecoder().decode(Facts.self, from: Data(contentsOf: place))
    guard facts != golden else { return }
    let now = String(decoding: try encoder.encode(facts), as: UTF8.self).split(separator: "\n")
    let then = String(decoding: try encoder.encode(golden), as: UTF8.self).split(separator: "\n")
    let changes = now.difference(from: then).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
    Issue.record("\(name).json differs:\n\(changes.joined(separator: "\n"))", sourceLocation: sourceLocation)
  }
}
