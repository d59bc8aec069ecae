import Foundation
import Synchronization

/// On Ctrl-C or a request to end: takes away what is half written, and ends.
enum Interruption {
  /// Staging folders, each with the folders around it that were made for it, the innermost first.
  private static let staging = Mutex<[String: [String]]>([:])
  /// Held while a finished case's files take their places: an interruption waits for that.
  private static let placing = Mutex(())

  /// The signal's number goes through a pipe: little else may be done in a signal's handler.
  private static let wake: (read: Int32, write: Int32) = {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    return (ends[0], ends[1])
  }()

  /// Waits for a signal on a thread of its own. Signals are caught, not blocked: once the program awaits, Dispatch opens
  /// the main thread's mask again.
  static func install() {
    guard wake.read >= 0 else { return }
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(Interruption.wake.write, &byte, 1)
      }
    }
    Thread.detachNewThread {
      var number: UInt8 = 0
      while read(wake.read, &number, 1) != 1 {
        guard errno == EINTR else { return }
      }
      placing.withLock { _ in
        for (folder, made) in staging.withLock({ $0 }) {
          try? FileManager.default.removeItem(atPath: folder)
          for folder in made { rmdir(folder) }
        }
        StandardError.endProgress()
        StandardError.write("Interrupted. Nothing was left half written.")
        exit(128 + Int32(number))
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
