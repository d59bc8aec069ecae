import Foundation

/// The program's standard streams, written by hand: a full disk or a closed pipe behind them is no crash.
enum StandardStreams {
  /// Gives each closed standard stream a descriptor that can be neither read nor written in earnest. Without it the first
  /// file that is opened would take the stream's number, and words for people would be written into it.
  ///
  /// A program whose reader goes away must clean up, and not be ended by the signal.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for number: Int32 in 0...2 where fcntl(number, F_GETFD) < 0 { _ = open("/dev/null", O_RDONLY) }
  }

  /// Writes all bytes; `nil`, or the number of the error that stopped it.
  static func write(_ text: String, to descriptor: Int32) -> Int32? {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let step = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if step > 0 {
        written += step
      } else if step == 0 || errno != EINTR {
        return step == 0 ? EIO : errno
      }
    }
    return nil
  }
}

/// The result for people and programs. That it was lost is an error: a program that reads it would believe half of it.
enum StandardOutput {
  static func write(_ text: String, terminator: String = "\n") throws {
    guard let number = StandardStreams.write(text + terminator, to: 1) else { return }
    throw OutputError("The standard output cannot be written: \(String(cString: strerror(number))).")
  }
}

/// Words for people beside the result. Where nobody can read them they are lost, and the exit code still tells.
enum StandardError {
  static let isTerminal = isatty(2) == 1

  static func write(_ text: String) { _ = StandardStreams.write(text + "\n", to: 2) }

  /// Replaces the current line, on a terminal only.
  static func progress(_ text: String) {
    guard isTerminal else { return }
    _ = StandardStreams.write("\r\u{1B}[2K\(text)", to: 2)
  }

  static func endProgress() {
    guard isTerminal else { return }
    _ = StandardStreams.write("\r\u{1B}[2K", to: 2)
  }
}
