package import OncologyCore

/// Reading a whole file that is held in memory: tables and manifests.
package enum WholeFile {
  /// The decompressed text. An empty file is refused; so are NUL bytes, and a line longer than the limit.
  package static func read(
    _ input: InputPath, longestLine: Int = LineSource.defaultLongestLine
  ) throws(InputError) -> [UInt8] {
    var lines = try LineSource(ByteSource(input), longestLine: longestLine)
    return try lines.rest()
  }
}
