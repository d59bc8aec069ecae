internal import Crypto
internal import Foundation

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal.
package enum Digest {
  package static func sha256(_ bytes: some ContiguousBytesConvertible) -> String {
    bytes.withContiguousBytes { buffer in
      var hash = SHA256()
      hash.update(bufferPointer: buffer)
      return hexadecimal(hash.finalize())
    }
  }

  /// Of a file, read in pieces; also tells how long the file is.
  package static func sha256(ofFile path: String) throws -> (digest: String, bytes: Int) {
    guard let file = FileHandle(forReadingAtPath: path) else { throw ReleaseError.unreadable(path) }
    defer { try? file.close() }
    var hash = SHA256()
    var count = 0
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
      hash.update(data: piece)
      count += piece.count
    }
    return (hexadecimal(hash.finalize()), count)
  }

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// Bytes in one piece.
package protocol ContiguousBytesConvertible {
  func withContiguousBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result
}

extension [UInt8]: ContiguousBytesConvertible {
  package func withContiguousBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeBytes(body)
  }
}
