import Foundation
import Synchronization

/// Keeps two runs from placing files in one folder at once: theirs would be mixed, and a report of two patients stand
/// there. The lock is the system's (`flock`): it goes with its process, so that a file that a killed run left is no
/// obstacle.
final class FolderLock: Sendable {
  private static let name = ".sextant-lock"
  let path: String
  private let descriptor: Mutex<Int32>

  /// Errors of file systems that know no locks.
  private static let unsupported: Set = [ENOLCK, ENOTSUP, ENOSYS]

  init(_ folder: String) throws {
    path = "\(folder)/\(Self.name)"
    while true {
      let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard opened >= 0 else { throw OutputError("\(path): \(String(cString: strerror(errno))).") }
      guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
        let number = errno
        if Self.unsupported.contains(number) {
          StandardError.write("\(folder): this file system has no locks: let no other run write there meanwhile.")
          descriptor = Mutex(opened)
          return
        }
        close(opened)
        if number == EINTR { continue }
        throw OutputError(
          number == EWOULDBLOCK
            ? "\(folder): another run of Sextant is writing there. Nothing was written; give another --output."
            : "\(path): the folder cannot be locked: \(String(cString: strerror(number))). Nothing was written.")
      }
      // Whoever had it may have taken the file away between the opening and the lock.
      if FileIdentity(of: path, followsLink: false) == FileIdentity(ofDescriptor: opened) {
        descriptor = Mutex(opened)
        return
      }
      close(opened)
    }
  }

  /// Takes the file away while the lock is held, then lets go.
  func release() {
    descriptor.withLock { held in
      guard held >= 0 else { return }
      unlink(path)
      close(held)
      held = -1
    }
  }
}

extension FileIdentity {
  fileprivate init?(ofDescriptor descriptor: Int32) { self.init(of: "/dev/fd/\(descriptor)", followsLink: true) }
}
