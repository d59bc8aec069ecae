import CaseInterpretation
import Foundation
import OncologyCore
import Synchronization

/// Many cases on all cores; one that fails is listed and does not stop the others.
struct BatchRun: Sendable {
  let pipeline: CasePipeline
  let output: String

  struct Failure: Codable, Sendable {
    let manifest: String
    let reason: String
  }

  struct Done: Codable, Sendable {
    let manifest: String
    let caseID: String
    let folder: String
  }

  private enum CaseOutcome: Sendable {
    case done(Done)
    case failed(Failure)
  }

  /// What `--json` prints: a batch has no one report.
  struct List: VersionedDocument {
    static let schema = "sextant.batch"
    static let schemaVersion = SchemaVersion(1, 0)
    let done: [Done]
    let notDone: [Failure]
  }

  struct Outcome: Sendable {
    var cases: [Done] = []
    var failures: [Failure] = []
    var done: Int { cases.count }

    var list: List {
      List(done: cases.sorted { $0.manifest < $1.manifest }, notDone: failures.sorted { $0.manifest < $1.manifest })
    }

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
    await withTaskGroup(of: CaseOutcome.self) { group in
      var waiting = manifests.makeIterator()
      for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) {
        if let next = waiting.next() { group.addTask { await one(next, names, inputs: manifests) } }
      }
      while let ended = await group.next() {
        switch ended {
        case .done(let one): outcome.cases.append(one)
        case .failed(let failure): outcome.failures.append(failure)
        }
        progress.step(outcome.done, failed: outcome.failures.count)
        if let next = waiting.next() { group.addTask { await one(next, names, inputs: manifests) } }
      }
    }
    Interruption.step { $0.isComplete = true }
    StandardError.endProgress()
    return outcome
  }

  private func one(_ manifest: String, _ names: TakenNames, inputs manifests: [String]) async -> CaseOutcome {
    do {
      let sources = try CaseManifests.sources(manifest)
      if let other = names.take(sources.caseID, for: manifest) {
        return .failed(
          Failure(manifest: manifest, reason: "its caseID is also that of \(other): each case needs its own."))
      }
      let folder = OutputFolder(path: "\(output)/\(sources.caseID)")
      try folder.prepare(
        CasePipeline.documentNames + RenderedReport.fileNames, inputs: manifests + sources.allFiles)
      let result = try await pipeline.run(sources) { try RenderedReport($0) }
      try folder.write(result.documents + result.page.files, isLast: false)
      return .done(Done(manifest: manifest, caseID: sources.caseID, folder: folder.path))
    } catch {
      return .failed(Failure(manifest: manifest, reason: "\(error)"))
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
