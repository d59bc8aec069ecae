public import Foundation

/// A folder of its own for one test, removed when the test lets go of it.
public final class TemporaryFolder: Sendable {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("sextant-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file and returns its path.
  public func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let place = url.appendingPathComponent(name)
    try Data(bytes).write(to: place)
    return place.path
  }

  public func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }

  public func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
