internal import CHTSlib
import InputFiles
import OncologyCore

/// The lengths that a BCF states (VCF 4.5, section 6.3), looked at before htslib is asked to read what they are of.
///
/// A header's text and a record's two parts each have a 32-bit length, and htslib reserves that much memory before it
/// reads a byte: a file of some hundred bytes can ask for gigabytes.
struct BCFLookahead {
  private let input: InputPath
  private let stream: UnsafeMutablePointer<BGZF>
  private let isSeekable: Bool

  /// - Parameter isSeekable: whether the file is one that can be read again from an earlier place.
  init(_ input: InputPath, _ stream: UnsafeMutablePointer<BGZF>, isSeekable: Bool) {
    self.input = input
    self.stream = stream
    self.isSeekable = isSeekable && stream.pointee.is_gzip == 0
  }

  /// Bytes of the header's text, at the file's beginning: after `BCF`, 2 and the minor version.
  func headerLength() throws(InputError) -> Int? { try next(9).map { Self.number($0, at: 5) } }

  /// Bytes of the next record from CHROM to the last sample.
  func recordLength() throws(InputError) -> Int? {
    try next(8).map { Self.number($0, at: 0) + Self.number($0, at: 4) }
  }

  /// The next bytes, which stay to be read; `nil` where the file ends before, and where they lie across two blocks of a
  /// file that cannot go back: plain gzip and pipes.
  private func next(_ count: Int) throws(InputError) -> [UInt8]? {
    guard bgzf_peek(stream) >= 0 else { return nil }
    let offset = Int(stream.pointee.block_offset)
    if let block = stream.pointee.uncompressed_block, Int(stream.pointee.block_length) - offset >= count {
      return unsafe Array(UnsafeRawBufferPointer(start: block + offset, count: count))
    }
    guard isSeekable else { return nil }
    let place = stream.pointee.block_address << 16 | Int64(offset)
    var bytes = [UInt8](repeating: 0, count: count)
    let found = unsafe bytes.withUnsafeMutableBytes { bgzf_read(stream, $0.baseAddress, count) }
    guard bgzf_seek(stream, place, SEEK_SET) == 0 else {
      throw InputError(.unreadable, "the BCF cannot be read twice at one place.", at: input.location())
    }
    return found == count ? bytes : nil
  }

  /// BCF is little-endian.
  private static func number(_ bytes: [UInt8], at start: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
  }
}
