import Foundation
import Synchronization

/// On Ctrl-C or a request to end: takes away what is half written, and ends.
enum Interruption {
  /// Staging folders, each with the folders around it that were made for it, the innermost first.
  private static let staging = Mutex<[String: [String]]>([:])
  /// Held while a finished case's files take their places: an interruption waits for that.
  private static let placing = Mutex(())

  /// Blocks the signals for every thread and waits for them on one of its own. Called first, before other threads are.
  static func install() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let awaited = signals
    Thread.detachNewThread {
      var signals = awaited
      var number: Int32 = 0
      guard sigwait(&signals, &number) == 0 else { return }
      placing.withLock { _ in
        for (folder, made) in staging.withLock({ $0 }) {
          try? FileManager.default.removeItem(atPath: folder)
          for folder in made { rmdir(folder) }
        }
        StandardError.endProgress()
        StandardError.write("Interrupted. Nothing was left half written.")
        exit(128 + number)
      }
    }
  }

  static func willWrite(_ folder: String, made: [String]) { staging.withLock { $0[folder] = made } }
  static func didWrite(_ folder: String) { _ = staging.withLock { $0.removeValue(forKey: folder) } }

  /// Does all of `body`, or none of it where the run was interrupted before.
  static func placingAll<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
    try placing.withLock { _ throws(Failure) in try body() }
  }
}
