import CaseInterpretation
import Foundation
import Synchronization

/// Many cases on all cores; one that fails is listed and does not stop the others.
struct BatchRun: Sendable {
  let pipeline: CasePipeline
  let output: String

  struct Failure: Sendable {
    let manifest: String
    let reason: String
  }

  struct Outcome: Sendable {
    var done = 0
    var failures: [Failure] = []

    var text: String {
      var lines = ["\(done) of \(done + failures.count) cases done."]
      if !failures.isEmpty {
        lines.append("Not done:")
        lines += failures.sorted { $0.manifest < $1.manifest }.map { "- \($0.manifest): \($0.reason)" }
      }
      return lines.joined(separator: "\n")
    }
  }

  func run(_ manifests: [String]) async -> Outcome {
    let names = TakenNames()
    let progress = BatchProgress(total: manifests.count)
    var outcome = Outcome()
    await withTaskGroup(of: Failure?.self) { group in
      var waiting = manifests.makeIterator()
      for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) {
        if let next = waiting.next() { group.addTask { await one(next, names) } }
      }
      while let failure = await group.next() {
        if let failure { outcome.failures.append(failure) } else { outcome.done += 1 }
        progress.step(outcome.done, failed: outcome.failures.count)
        if let next = waiting.next() { group.addTask { await one(next, names) } }
      }
    }
    StandardError.endProgress()
    return outcome
  }

  private func one(_ manifest: String, _ names: TakenNames) async -> Failure? {
    do {
      let sources = try CaseManifests.sources(manifest)
      if let other = names.take(sources.caseID, for: manifest) {
        return Failure(manifest: manifest, reason: "its caseID is also that of \(other): each case needs its own.")
      }
      let folder = OutputFolder(path: "\(output)/\(sources.caseID)")
      try folder.prepare()
      let result = try await pipeline.run(sources) { try RenderedReport($0) }
      try folder.write(result.documents + result.page.files)
      return nil
    } catch {
      return Failure(manifest: manifest, reason: "\(error)")
    }
  }
}

/// Which manifest has which case's name: two cases may not write into one folder.
private final class TakenNames: Sendable {
  private let names = Mutex<[String: String]>([:])

  /// The manifest that has the name already, or `nil` and the name is taken.
  func take(_ name: String, for manifest: String) -> String? {
    names.withLock { taken in
      if let other = taken[name] { return other }
      taken[name] = manifest
      return nil
    }
  }
}

/// How far a batch is, on a terminal.
private struct BatchProgress {
  let total: Int
  let start = ContinuousClock.now

  func step(_ done: Int, failed: Int) {
    let finished = done + failed
    let elapsed = ContinuousClock.now - start
    let left = elapsed / Double(max(1, finished)) * Double(total - finished)
    let failures = failed > 0 ? ", \(failed) not done" : ""
    StandardError.progress("\(finished) of \(total) cases\(failures), about \(left.components.seconds) s left")
  }
}
