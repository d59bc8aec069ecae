package import OncologyCore

/// A whole file in memory, byte by byte as it is stored: documents, records, and the files of a release.
package enum StoredBytes {
  /// 1 GiB: more than any document that was seen.
  package static let defaultLimit = 1 << 30

  /// - Parameters:
  ///   - limit: a file with more bytes is refused.
  ///   - mayBeEmpty: a file without a byte is refused unless this is set.
  package static func read(
    _ path: String, limit: Int = defaultLimit, mayBeEmpty: Bool = false
  ) throws(InputError) -> [UInt8] {
    let file = try OpenedFile(InputPath(path))
    let bytes = try file.contents(limit: limit)
    if bytes.isEmpty, !mayBeEmpty { throw OpenedFile.empty(file.input) }
    return bytes
  }
}
