internal import CHTSlib
package import InputFiles
package import OncologyCore

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The bytes of a file that is plain, gzip or bgzip, in order and decompressed by htslib.
///
/// A file is opened by `OpenedFile`, never by htslib, so that a name such as `http://…` or `-` means a file of that name.
/// A truncated or damaged file is an `InputError`, never a short read; htslib itself says nothing.
package struct ByteSource: ~Copyable {
  package let input: InputPath
  private let stream: UnsafeMutablePointer<BGZF>
  private var isAtEnd = false

  package init(_ input: InputPath) throws(InputError) {
    let file = try OpenFile(input)
    try self.init(file)
  }

  init(_ file: consuming OpenFile) throws(InputError) {
    let input = file.input
    guard let stream = bgzf_hopen(file.release(), "r") else {
      throw InputError(.malformed, "the file's compression cannot be read.", at: input.location())
    }
    self.input = input
    self.stream = stream
  }

  deinit { bgzf_close(stream) }

  /// How the file is stored.
  package var isCompressed: Bool { bgzf_compression(stream) != 0 }

  /// Reads up to the buffer's free space; 0 at the end of the file.
  mutating func read(into buffer: inout [UInt8], from start: Int) throws(InputError) -> Int {
    guard !isAtEnd, start < buffer.count else { return 0 }
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      bgzf_read(stream, bytes.baseAddress! + start, bytes.count - start)
    }
    if count < 0 { throw failure() }
    // A gzip header that is cut short looks like plain text to htslib.
    if start == 0, !isCompressed, buffer.prefix(count).starts(with: [0x1F, 0x8B]) { throw tooEarly() }
    if count == 0 {
      isAtEnd = true
      try requireEndMarker()
    }
    return count
  }

  /// bgzip closes a file with an empty block: where it is missing, the file's end is missing.
  private func requireEndMarker() throws(InputError) {
    if bgzf_compression(stream) == 2, stream.pointee.last_block_eof == 0 {
      throw InputError(
        .truncated, "the file is truncated: bgzip's end-of-file block is missing.", at: input.location(),
        fix: Self.fetchAgain)
    }
  }

  /// htslib calls data that end too early an I/O error, for gzip beside a zlib error.
  private func failure() -> InputError {
    if Int32(stream.pointee.errcode) & Int32(BGZF_ERR_IO) != 0 { return tooEarly() }
    return InputError(.malformed, "the compressed data are damaged.", at: input.location(), fix: Self.fetchAgain)
  }

  private func tooEarly() -> InputError {
    InputError(
      .truncated, "the compressed data end too early: the file is truncated.", at: input.location(),
      fix: Self.fetchAgain)
  }

  private static let fetchAgain = "Copy or download it again."
}

/// An open file with a byte in it, with htslib's view of what it holds.
struct OpenFile: ~Copyable {
  let input: InputPath
  /// Whether it is a file proper, which can be read again from an earlier place; a pipe cannot.
  let isRegular: Bool
  private var handle: UnsafeMutablePointer<hFILE>?

  init(_ input: InputPath) throws(InputError) {
    _ = Self.silence
    self.input = input
    let file = try OpenedFile(input)
    try file.requireContents()
    let isRegular = file.size != nil
    let descriptor = file.release()
    guard let handle = hdopen(descriptor, "r") else {
      close(descriptor)
      throw InputError(.unreadable, "the file cannot be read.", at: input.location())
    }
    self.isRegular = isRegular
    self.handle = handle
  }

  deinit { if let handle { hclose_abruptly(handle) } }

  /// Whether htslib sees a BCF in the first bytes; nothing is consumed.
  var isBCF: Bool {
    var format = htsFormat()
    guard let handle, hts_detect_format(handle, &format) >= 0 else { return false }
    return format.format == bcf
  }

  /// Gives the handle to whoever closes it.
  mutating func release() -> UnsafeMutablePointer<hFILE>? {
    defer { handle = nil }
    return handle
  }

  /// htslib writes its warnings to standard error unless told not to; ours are the errors that are thrown.
  private static let silence: Void = hts_set_log_level(HTS_LOG_OFF)
}
