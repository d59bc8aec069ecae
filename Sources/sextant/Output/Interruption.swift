import Foundation
import Synchronization

/// On Ctrl-C, a request to end, or a lost terminal: takes away what is half written, and ends.
///
/// Every step that changes an output folder is done under one lock, and an interruption waits for it and keeps it: no
/// thread writes into a folder that is being taken away, and what the words say is what stands there.
enum Interruption {
  /// What a run has on the disk.
  struct State {
    /// Staging folders, each with the folders around it that were made for it, the innermost first.
    var staging: [String: [String]] = [:]
    /// Lock files that this run holds.
    var locks: Set<String> = []
    /// Cases that stand whole.
    var casesWritten = 0
    /// Whether all that the run writes stands: a signal comes too late.
    var isComplete = false
    /// What else is to be told, for example that a download goes on where it stopped.
    var note: String?
  }

  private static let state = Mutex(State())

  /// The signal's number goes through a pipe: little else may be done in a signal's handler.
  private static let wake: (read: Int32, write: Int32) = {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    return (ends[0], ends[1])
  }()

  /// Does one step that leaves nothing half done; it waits for ever where the run is being interrupted.
  static func step<Result, Failure: Error>(
    _ body: (inout State) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try state.withLock { state throws(Failure) in try body(&state) }
  }

  /// Waits for a signal on a thread of its own. Signals are caught, not blocked: once the program awaits, Dispatch opens
  /// the main thread's mask again. A lost terminal stays without effect where whoever started the program wants that
  /// (`nohup`).
  static func install() {
    guard wake.read >= 0 else { return }
    for number in [SIGINT, SIGTERM, SIGHUP] where number != SIGHUP || !isIgnored(number) {
      signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(Interruption.wake.write, &byte, 1)
      }
    }
    Thread.detachNewThread {
      while let number = nextSignal() {
        state.withLock { state in
          if !state.isComplete { end(state, number) }
          // Everything stands. A second signal ends a program that waits for whoever reads its words.
          signal(Int32(number), SIG_DFL)
        }
      }
    }
  }

  private static func nextSignal() -> UInt8? {
    var number: UInt8 = 0
    while read(wake.read, &number, 1) != 1 {
      guard errno == EINTR else { return nil }
    }
    return number
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func end(_ state: State, _ number: UInt8) -> Never {
    var left: [String] = []
    for lock in state.locks { unlink(lock) }
    for (folder, made) in state.staging {
      try? FileManager.default.removeItem(atPath: folder)
      if FileManager.default.fileExists(atPath: folder) { left.append(folder) }
      for folder in made { rmdir(folder) }
    }
    var words = ["Interrupted."]
    if state.casesWritten > 0 { words.append("Cases that were written whole: \(state.casesWritten).") }
    words.append(
      left.isEmpty
        ? "Nothing was left half written."
        : "Remove \(left.sorted().joined(separator: ", ")): it could not be removed and holds part of a report.")
    if let note = state.note { words.append(note) }
    StandardError.endProgress()
    StandardError.write(words.joined(separator: " "))
    exit(128 + Int32(number))
  }
}
