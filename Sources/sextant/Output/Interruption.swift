import Dispatch
import Foundation
import Synchronization

/// On Ctrl-C or a request to end: takes away what is half written, and ends.
enum Interruption {
  private static let staging = Mutex<Set<String>>([])
  private static let sources = Mutex<[any DispatchSourceSignal]>([])

  static func install() {
    for signalNumber in [SIGINT, SIGTERM] {
      signal(signalNumber, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: signalNumber, queue: .global(qos: .userInitiated))
      source.setEventHandler {
        for folder in staging.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: folder) }
        StandardError.endProgress()
        StandardError.write("Interrupted. Nothing was left half written.")
        exit(128 + signalNumber)
      }
      source.resume()
      sources.withLock { $0.append(source) }
    }
  }

  static func willWrite(_ folder: String) { _ = staging.withLock { $0.insert(folder) } }
  static func didWrite(_ folder: String) { _ = staging.withLock { $0.remove(folder) } }
}
