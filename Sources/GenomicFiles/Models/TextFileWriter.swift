internal import CHTSlib

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif
package import OncologyCore

/// Writes text to a file beside its place, plain or as bgzip, and puts it there when all is written.
package struct TextFileWriter: ~Copyable {
  private let path: String
  private let temporaryPath: String
  private let stream: UnsafeMutablePointer<BGZF>
  private var isFinished = false

  /// `threads` compress beside the caller.
  package init(path: String, isCompressed: Bool, threads: Int) throws(InputError) {
    self.path = path
    temporaryPath = path + ".part"
    guard let stream = bgzf_open(temporaryPath, isCompressed ? "w" : "wu") else {
      throw InputError(
        .unreadable, "the file cannot be written.", at: InputPath(path).location(), fix: "Check the folder and rights.")
    }
    self.stream = stream
    if isCompressed, threads > 1 { bgzf_mt(stream, Int32(threads), 256) }
  }

  deinit {
    if !isFinished {
      bgzf_close(stream)
      unlink(temporaryPath)
    }
  }

  package mutating func write(_ bytes: [UInt8]) throws(InputError) {
    let written = unsafe bytes.withUnsafeBytes { bgzf_write(stream, $0.baseAddress, $0.count) }
    guard written == bytes.count else { throw failure() }
  }

  /// Closes the file and gives it its name.
  package mutating func finish() throws(InputError) {
    isFinished = true
    guard bgzf_close(stream) == 0, rename(temporaryPath, path) == 0 else {
      unlink(temporaryPath)
      throw failure()
    }
  }

  private func failure() -> InputError {
    InputError(.unreadable, "the file could not be written to its end.", at: InputPath(path).location())
  }
}
