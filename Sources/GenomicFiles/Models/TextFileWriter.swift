internal import CHTSlib

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif
import InputFiles
package import OncologyCore

/// Writes text to a file beside its place, plain or as bgzip, and puts it there when all is written.
package struct TextFileWriter: ~Copyable {
  private let path: String
  private let temporaryPath: String
  /// Where plain text goes; -1 for bgzip.
  private let descriptor: Int32
  private let stream: UnsafeMutablePointer<BGZF>?
  private var isFinished = false

  /// `threads` compress beside the caller.
  package init(path: String, isCompressed: Bool, threads: Int) throws(InputError) {
    self.path = path
    temporaryPath = path + ".part"
    descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    stream = descriptor >= 0 && isCompressed ? bgzf_dopen(descriptor, "w") : nil
    guard descriptor >= 0, !isCompressed || stream != nil else {
      throw InputError(
        .unreadable, "the file cannot be written.", at: InputPath(path).location(), fix: "Check the folder and rights.")
    }
    if let stream, threads > 1 { bgzf_mt(stream, Int32(threads), 256) }
  }

  deinit {
    if !isFinished {
      _ = end()
      unlink(temporaryPath)
    }
  }

  package mutating func write(_ bytes: [UInt8]) throws(InputError) {
    let isWritten = unsafe bytes.withUnsafeBytes { buffer in
      if let stream { return unsafe bgzf_write(stream, buffer.baseAddress, buffer.count) == buffer.count }
      var written = 0
      while written < buffer.count {
        let count = unsafe systemWrite(descriptor, buffer.baseAddress! + written, buffer.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
    guard isWritten else { throw failure() }
  }

  /// Closes the file and gives it its name.
  package mutating func finish() throws(InputError) {
    isFinished = true
    guard end(), rename(temporaryPath, path) == 0 else {
      unlink(temporaryPath)
      throw failure()
    }
  }

  private func end() -> Bool { stream.map { bgzf_close($0) == 0 } ?? (close(descriptor) == 0) }

  private func failure() -> InputError {
    InputError(.unreadable, "the file could not be written to its end.", at: InputPath(path).location())
  }
}

/// The system's `write`, which the writer's own hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}
