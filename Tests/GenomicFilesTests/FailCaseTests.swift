import Foundation
import FuzzTargets
import TestSupport
import Testing

/// Replays what fuzzing found (`FuzzTesting/FailCases`) and what it starts from (`FuzzTesting/Corpus`).
struct FailCaseTests {
  private static let folder = SharedData.repository.appendingPathComponent("FuzzTesting")

  private struct Input: CustomStringConvertible {
    let target: String
    let file: URL
    var description: String { "\(target)/\(file.lastPathComponent)" }

    func outcome() throws -> FuzzTarget.Outcome {
      let target = try #require(FuzzTarget(rawValue: target), "\(self) is of no fuzz target")
      return target.outcome(on: Array(try Data(contentsOf: file)))
    }
  }

  /// The files in the folders of a place, each of which is called as its target is.
  private static func inputs(in place: String) throws -> [Input] {
    let files = FileManager.default
    return try files.contentsOfDirectory(at: folder.appendingPathComponent(place), includingPropertiesForKeys: nil)
      .filter(\.hasDirectoryPath).sorted { $0.path < $1.path }
      .flatMap { target in
        try files.contentsOfDirectory(at: target, includingPropertiesForKeys: nil).sorted { $0.path < $1.path }
          .map { Input(target: target.lastPathComponent, file: $0) }
      }
  }

  private func expectPromisesKept(by input: Input) throws {
    if case .broken(let promises) = try input.outcome() {
      Issue.record("\(input): \(promises.joined(separator: "; "))")
    }
  }

  @Test func whatFuzzingFoundIsMended() throws {
    for input in try Self.inputs(in: "FailCases") { try expectPromisesKept(by: input) }
  }

  /// Fuzzing that starts from refused inputs would only ever see the first lines of a reader.
  @Test func eachTargetStartsFromInputsThatItReads() throws {
    var accepted: Set<String> = []
    for input in try Self.inputs(in: "Corpus") {
      try expectPromisesKept(by: input)
      if try input.outcome() == .accepted { accepted.insert(input.target) }
    }
    #expect(accepted == Set(FuzzTarget.allCases.map(\.rawValue)))
  }

  /// Too long to keep as files: these ran out of stack.
  @Test func patternsNestedWithoutEndAreRefused() {
    let deep = [String(repeating: "NOT ", count: 100_000), String(repeating: "( ", count: 100_000)]
    for text in deep {
      guard case .refused = FuzzTarget.pattern.outcome(on: Array("\(text)BRAF V600E".utf8)) else {
        Issue.record("a pattern nested 100,000 deep was read")
        continue
      }
    }
  }
}
