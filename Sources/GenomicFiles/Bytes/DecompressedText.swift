package import InputFiles
package import OncologyCore

/// The text of a whole file, plain, gzip or bgzip, that is held in memory: tables and manifests.
package enum DecompressedText {
  /// An empty file is refused; so are NUL bytes, and a line longer than the limit.
  package static func read(
    _ input: InputPath, longestLine: Int = LineSource.defaultLongestLine
  ) throws(InputError) -> [UInt8] {
    var lines = try LineSource(ByteSource(input), longestLine: longestLine)
    return try lines.rest()
  }
}
