package import OncologyCore

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A file opened for reading, and the one place where files are opened: one that is missing, that may not be read or
/// that is a folder is refused here, in the same words whoever asks.
package struct OpenedFile: ~Copyable {
  package let input: InputPath
  /// In bytes as stored; `nil` for what has no length of its own, such as a pipe.
  package let size: Int?
  private var descriptor: Int32

  /// - Parameter patience: how long to wait for what a named pipe holds, in milliseconds.
  package init(_ input: InputPath, patience: Int32 = 30_000) throws(InputError) {
    let isNamedPipe = Self.isNamedPipe(input)
    let descriptor = open(input.path, O_RDONLY | O_CLOEXEC | (isNamedPipe ? O_NONBLOCK : 0))
    guard descriptor >= 0 else { throw Self.refusal(input, errno) }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    let kind = status.st_mode & S_IFMT
    guard !(isKnown && kind == S_IFDIR) else {
      close(descriptor)
      throw InputError(.notAFile, "this is a folder, and a file is expected.", at: input.location())
    }
    if isNamedPipe, !Self.awaitWriter(descriptor, patience) {
      close(descriptor)
      throw InputError(
        .notAFile, "this is a named pipe, and nothing was written into it for \(patience / 1000) s.",
        at: input.location(), fix: "Give a file, or start whatever writes into the pipe.")
    }
    self.input = input
    self.descriptor = descriptor
    size = isKnown && kind == S_IFREG ? Int(status.st_size) : nil
  }

  /// A pipe with a place of its own, not a shell's `<(…)` or the standard input: those have their writer.
  private static func isNamedPipe(_ input: InputPath) -> Bool {
    var status = stat()
    return lstat(input.path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  /// Waits for the first bytes, or for a writer that went without any; then reading waits as for any pipe.
  private static func awaitWriter(_ descriptor: Int32, _ patience: Int32) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var ready = poll(&watched, 1, patience)
    while ready < 0, errno == EINTR { ready = poll(&watched, 1, patience) }
    let flags = fcntl(descriptor, F_GETFL)
    return ready > 0 && flags >= 0 && fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK) == 0
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Refuses a file without a byte. A pipe says only when it is read that it holds none.
  package func requireContents() throws(InputError) {
    if size == 0 { throw Self.empty(input) }
  }

  /// Gives the descriptor to whoever closes it.
  package consuming func release() -> Int32 {
    let given = descriptor
    descriptor = -1
    return given
  }

  /// All bytes as stored; more than `limit` are refused, before they are read where the file tells its size.
  package func contents(limit: Int) throws(InputError) -> [UInt8] {
    if let size, size > limit { throw tooLarge(limit) }
    var bytes = [UInt8](repeating: 0, count: (size ?? Self.step) + 1)
    var filled = 0
    while true {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw InputError(
          .unreadable, "the file cannot be read: \(String(cString: strerror(errno))).", at: input.location())
      }
      filled += count
      if filled > limit { throw tooLarge(limit) }
      if count == 0 {
        bytes.removeLast(bytes.count - filled)
        return bytes
      }
      if filled == bytes.count { bytes.append(contentsOf: repeatElement(0, count: max(filled, Self.step))) }
    }
  }

  private static let step = 64 << 10

  private func tooLarge(_ limit: Int) -> InputError {
    InputError(.tooLarge, "the file is larger than \(limit >> 20) MiB.", at: input.location())
  }

  static func empty(_ input: InputPath) -> InputError { InputError(.empty, "the file is empty.", at: input.location()) }

  private static func refusal(_ input: InputPath, _ number: Int32) -> InputError {
    switch number {
    case ENOENT, ENOTDIR: return InputError(.unreadable, "the file does not exist.", at: input.location())
    case EACCES, EPERM:
      return InputError(.unreadable, "the file may not be read: permission is denied.", at: input.location())
    default:
      return InputError(
        .unreadable, "the file cannot be opened: \(String(cString: strerror(number))).", at: input.location())
    }
  }
}
