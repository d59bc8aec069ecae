import Foundation

/// Written files taking their places, all or none: what stood there is kept until the last has its place, and put back
/// where one fails.
enum PlacedFiles {
  static func place(_ names: [String], from staging: String, in folder: String) throws {
    var placed: [(name: String, hadEarlier: Bool)] = []
    for name in names {
      do {
        let hadEarlier = try keepEarlier("\(folder)/\(name)", as: earlier(name, staging))
        placed.append((name, hadEarlier))
        try move("\(staging)/\(name)", to: "\(folder)/\(name)")
      } catch {
        try putBack(placed, staging, folder)
        throw error
      }
    }
  }

  private static func earlier(_ name: String, _ staging: String) -> String { "\(staging)/earlier-\(name)" }

  /// A second name for what stands there, so that the place is never empty; where the file system has no such thing, it
  /// moves.
  private static func keepEarlier(_ target: String, as kept: String) throws -> Bool {
    guard let present = FileIdentity(of: target, followsLink: false) else { return false }
    guard !present.isFolder else {
      throw OutputError("\(target): this is a folder, and a file is to be written there. Nothing was written.")
    }
    if link(target, kept) != 0 { try move(target, to: kept) }
    return true
  }

  private static func putBack(_ placed: [(name: String, hadEarlier: Bool)], _ staging: String, _ folder: String) throws
  {
    var failed: [String] = []
    for (name, hadEarlier) in placed.reversed() {
      if hadEarlier {
        if rename(earlier(name, staging), "\(folder)/\(name)") != 0 { failed.append(name) }
      } else if unlink("\(folder)/\(name)") != 0, errno != ENOENT {
        failed.append(name)
      }
    }
    guard failed.isEmpty else { throw UnplacedFiles(folder: folder, staging: staging, names: failed) }
  }

  private static func move(_ from: String, to: String) throws {
    guard rename(from, to) == 0 else {
      throw OutputError("\(to): \(String(cString: strerror(errno))). The folder is as it was.")
    }
  }
}

/// Files that could neither take their places nor be put back.
struct UnplacedFiles: Error, CustomStringConvertible {
  let folder, staging: String
  let names: [String]
  var description: String {
    "\(folder): the files do not belong together: \(names.joined(separator: ", ")) could not be put back. "
      + "The earlier ones lie in \(staging)."
  }
}

/// Which file a path means, whatever its spelling.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let number: UInt64
  let isFolder: Bool

  /// `nil` where nothing stands.
  init?(of path: String, followsLink: Bool) {
    var status = stat()
    guard (followsLink ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    isFolder = status.st_mode & S_IFMT == S_IFDIR
  }
}
