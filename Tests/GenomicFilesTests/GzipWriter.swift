/// Writes gzip and bgzip without compressing (stored deflate blocks, RFC 1951 section 3.2.4; BGZF: SAM specification
/// section 4.1), so that tests can damage known bytes and need no tool.
enum GzipWriter {
  /// One gzip member.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF] + stored(bytes) + trailer(bytes)
  }

  /// bgzip's blocks and, unless told not to, its end-of-file block.
  static func bgzip(_ bytes: [UInt8], blockSize: Int = 4096, hasEndMarker: Bool = true) -> [UInt8] {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: blockSize) {
      result += block(Array(bytes[start..<min(start + blockSize, bytes.count)]))
    }
    return hasEndMarker ? result + endMarker : result
  }

  /// The empty block as the specification prints it (section 4.1.2).
  static let endMarker: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x04, 0, 0, 0, 0, 0, 0xFF, 0x06, 0, 0x42, 0x43, 0x02, 0, 0x1B, 0, 0x03, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]

  private static func block(_ bytes: [UInt8]) -> [UInt8] {
    let body = stored(bytes) + trailer(bytes)
    let size = 18 + body.count - 1
    return [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 0xFF, 6, 0, 0x42, 0x43, 2, 0, UInt8(size & 255), UInt8(size >> 8)] + body
  }

  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    let chunk = 65_000
    var start = 0
    repeat {
      let part = bytes[start..<min(start + chunk, bytes.count)]
      start += part.count
      result.append(start == bytes.count ? 1 : 0)
      let count = UInt16(part.count)
      for word in [count, ~count] { result += [UInt8(word & 255), UInt8(word >> 8)] }
      result += part
    } while start < bytes.count
    return result
  }

  private static func trailer(_ bytes: [UInt8]) -> [UInt8] {
    let words = [crc(bytes), UInt32(truncatingIfNeeded: bytes.count)]
    return words.flatMap { word in [0, 8, 16, 24].map { shift in UInt8(truncatingIfNeeded: word >> UInt32(shift)) } }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc = ~UInt32(0)
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
