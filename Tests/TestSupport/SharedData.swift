public import Foundation

/// Real data that stands beside the repository on some machines; a user's clone has none of it.
public enum SharedData {
  /// The folder, or `nil` where there is none. In CI its absence is an error, never a skip.
  public static let folder: URL? = {
    let candidates = [
      ProcessInfo.processInfo.environment["SEXTANT_SHARED_DATA"].map { URL(fileURLWithPath: $0) },
      repository.deletingLastPathComponent().appendingPathComponent("shared/data"),
    ]
    let found = candidates.compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0.path) }
    if found == nil, ProcessInfo.processInfo.environment["CI"] == "true" {
      fatalError("CI has no shared data beside the clone: tests that need it must not skip there.")
    }
    return found
  }()

  public static var isPresent: Bool { folder != nil }
  /// What a skipped test says.
  public static let reasonToSkip = "needs the shared data folder beside the clone, which is not there"

  public static func file(_ path: String) -> URL { folder!.appendingPathComponent(path) }

  /// The repository's root.
  public static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
