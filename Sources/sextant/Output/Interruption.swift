import Foundation
import Synchronization

/// On Ctrl-C or a request to end: takes away what is half written, and ends.
enum Interruption {
  private static let staging = Mutex<Set<String>>([])

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
      for folder in staging.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: folder) }
      StandardError.endProgress()
      StandardError.write("Interrupted. Nothing was left half written.")
      exit(128 + number)
    }
  }

  static func willWrite(_ folder: String) { _ = staging.withLock { $0.insert(folder) } }
  static func didWrite(_ folder: String) { _ = staging.withLock { $0.remove(folder) } }
}
