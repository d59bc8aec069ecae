import Foundation

/// Files that appear together or not at all: all are written beside their places, then renamed.
///
/// A run that fails or is interrupted leaves the folder as it was; what a killed run left is cleared by the next.
struct OutputFolder {
  private static let stagingPrefix = ".sextant-partial-"
  let path: String

  /// Makes sure that the folder can be written, before any work is done.
  ///
  /// - Parameters:
  ///   - names: the files that will be written.
  ///   - inputs: paths of the run's own inputs, none of which may be overwritten.
  func prepare(_ names: [String], inputs: [String]) throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder.boolValue else { throw OutputError("\(path): this is a file, and a folder is needed.") }
      guard FileManager.default.isWritableFile(atPath: path) else {
        throw OutputError("\(path): you may not write in this folder.")
      }
    }
    for name in names { try check("\(path)/\(name)", inputs) }
    clearStale()
  }

  /// Refuses a place in which a folder stands, and one that is an input's.
  private func check(_ target: String, _ inputs: [String]) throws {
    guard let present = FileIdentity(of: target, followsLink: false) else { return }
    guard !present.isFolder else {
      throw OutputError("\(target): this is a folder, and a file is to be written there. Nothing was written.")
    }
    for input in inputs where [true, false].contains(where: { FileIdentity(of: input, followsLink: $0) == present }) {
      throw OutputError(
        "\(target): this is an input of the run (\(input)), and would be overwritten. Give another --output.")
    }
  }

  /// - Parameter isLast: whether the run has written all once these stand.
  func write(_ files: [(name: String, bytes: [UInt8])], isLast: Bool = true) throws {
    let staging = "\(path)/\(Self.stagingPrefix)\(ProcessInfo.processInfo.processIdentifier)"
    let made = try Interruption.step { state in
      let made = try createFolders()
      state.staging[staging] = made
      return made
    }
    var lock: FolderLock?
    do {
      lock = try Interruption.step { state in
        let lock = try FolderLock(path)
        state.locks.insert(lock.path)
        try FileManager.default.createDirectory(atPath: staging, withIntermediateDirectories: true)
        return lock
      }
      for (name, bytes) in files { try Interruption.step { _ in try Self.put(bytes, at: "\(staging)/\(name)") } }
      try Interruption.step { state in
        try PlacedFiles.place(files.map(\.name), from: staging, in: path)
        try? FileManager.default.removeItem(atPath: staging)
        finish(&state, staging, lock)
        state.casesWritten += 1
        state.isComplete = isLast
      }
    } catch {
      Interruption.step { state in
        if !(error is UnplacedFiles) { try? FileManager.default.removeItem(atPath: staging) }
        finish(&state, staging, lock)
        // Only empty ones go: another case of a batch may stand in them by now.
        for folder in made { rmdir(folder) }
      }
      if error is OutputError || error is UnplacedFiles { throw error }
      throw OutputError("\(path): cannot be written: \(error.localizedDescription)")
    }
  }

  private func finish(_ state: inout Interruption.State, _ staging: String, _ lock: FolderLock?) {
    state.staging[staging] = nil
    guard let lock else { return }
    lock.release()
    state.locks.remove(lock.path)
  }

  /// Creates the folder with its parents, and tells which were made, the innermost first: a failure takes them away.
  private func createFolders() throws -> [String] {
    var made: [String] = []
    var folder = URL(fileURLWithPath: path)
    while !FileManager.default.fileExists(atPath: folder.path) {
      made.append(folder.path)
      folder = folder.deletingLastPathComponent()
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError("\(path): the folder cannot be made: \(error.localizedDescription)")
    }
    return made
  }

  /// On the disk before it is renamed: a full disk or quota is noticed here, at the latest when the file is closed.
  private static func put(_ bytes: [UInt8], at path: String) throws {
    let handle = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard handle >= 0 else { throw OutputError("\(path): \(String(cString: strerror(errno))).") }
    var failure: Int32?
    var written = 0
    while written < bytes.count, failure == nil {
      let step = bytes[written...].withUnsafeBytes { Foundation.write(handle, $0.baseAddress, $0.count) }
      if step > 0 { written += step } else if step == 0 || errno != EINTR { failure = step == 0 ? EIO : errno }
    }
    // EINVAL: a file system that has no such thing.
    if failure == nil, fsync(handle) != 0, errno != EINVAL { failure = errno }
    if close(handle) != 0, failure == nil { failure = errno }
    if let failure {
      throw OutputError(
        "\(path): \(String(cString: strerror(failure))). Nothing was written; free some space and run it again.")
    }
  }

  /// Takes away what a killed run left: staging folders whose process is gone.
  private func clearStale() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
      guard name.hasPrefix(Self.stagingPrefix), let process = Int32(name.dropFirst(Self.stagingPrefix.count)) else {
        continue
      }
      if kill(process, 0) != 0, errno == ESRCH { try? FileManager.default.removeItem(atPath: "\(path)/\(name)") }
    }
  }
}

/// Why nothing was written.
struct OutputError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
