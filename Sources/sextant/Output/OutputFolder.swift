import Foundation

/// Files that appear together or not at all: all are written beside their places, then renamed.
///
/// A run that fails or is interrupted leaves the folder as it was; what a killed run left is cleared by the next.
struct OutputFolder {
  private static let stagingPrefix = ".sextant-partial-"
  let path: String

  /// Makes sure that the folder can be written, before any work is done.
  func prepare() throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder.boolValue else { throw OutputError("\(path): this is a file, and a folder is needed.") }
      guard FileManager.default.isWritableFile(atPath: path) else {
        throw OutputError("\(path): you may not write in this folder.")
      }
    }
    clearStale()
  }

  func write(_ files: [(name: String, bytes: [UInt8])]) throws {
    let made = try createFolders()
    let staging = "\(path)/\(Self.stagingPrefix)\(ProcessInfo.processInfo.processIdentifier)"
    Interruption.willWrite(staging, made: made)
    defer { Interruption.didWrite(staging) }
    do {
      try FileManager.default.createDirectory(atPath: staging, withIntermediateDirectories: true)
      for (name, bytes) in files { try Self.put(bytes, at: "\(staging)/\(name)") }
      try Interruption.placingAll {
        for (name, _) in files { try Self.rename("\(staging)/\(name)", to: "\(path)/\(name)") }
        try FileManager.default.removeItem(atPath: staging)
        Interruption.didWrite(staging)
      }
    } catch {
      try? FileManager.default.removeItem(atPath: staging)
      // Only empty ones go: another case of a batch may stand in them by now.
      for folder in made { rmdir(folder) }
      throw error is OutputError ? error : OutputError("\(path): cannot be written: \(error.localizedDescription)")
    }
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

  /// Written to the disk before it is renamed: a full disk is noticed here, not after.
  private static func put(_ bytes: [UInt8], at path: String) throws {
    let handle = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard handle >= 0 else { throw OutputError("\(path): \(String(cString: strerror(errno))).") }
    defer { close(handle) }
    var written = 0
    while written < bytes.count {
      let step = bytes[written...].withUnsafeBytes { Foundation.write(handle, $0.baseAddress, $0.count) }
      if step < 0, errno == EINTR { continue }
      guard step > 0 else {
        throw OutputError(
          "\(path): \(String(cString: strerror(errno))). Nothing was written; free some space and run it again.")
      }
      written += step
    }
  }

  private static func rename(_ from: String, to: String) throws {
    guard Foundation.rename(from, to) == 0 else { throw OutputError("\(to): \(String(cString: strerror(errno))).") }
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
