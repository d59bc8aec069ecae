internal import CHTSlib
import InputFiles
import OncologyCore

/// A BCF, read by htslib; each record is formatted as VCF and goes through the one VCF reader.
enum BCFSource {
  static func read(
    _ file: consuming OpenFile, _ options: VariantFileOptions, _ body: (SmallVariantCall) throws -> Void
  ) throws -> VariantFileContents {
    let bcf = try BCFHandle(file)
    var reader = VCFReader(bcf.input, options)
    try bcf.forEachHeaderLine { line, number in try reader.take(line, number: number, body) }
    try bcf.forEachRecord { line, number in try reader.take(line, number: number, body) }
    return try reader.finish(isBCF: true)
  }
}

/// An open BCF with its header; closes and frees what htslib holds.
private struct BCFHandle: ~Copyable {
  let input: InputPath
  private let file: UnsafeMutablePointer<htsFile>
  private let header: UnsafeMutablePointer<bcf_hdr_t>

  init(_ open: consuming OpenFile) throws(InputError) {
    let input = open.input
    guard let file = hts_hopen(open.release(), input.path, "r") else {
      throw InputError(.malformed, "the BCF cannot be opened.", at: input.location())
    }
    guard let header = bcf_hdr_read(file) else {
      hts_close(file)
      throw InputError(.malformed, "the BCF's header is damaged or truncated.", at: input.location())
    }
    self.input = input
    self.file = file
    self.header = header
  }

  deinit {
    bcf_hdr_destroy(header)
    hts_close(file)
  }

  func forEachHeaderLine(_ body: (Span<UInt8>, Int) throws -> Void) throws {
    var text = kstring_t()
    defer { free(text.s) }
    guard bcf_hdr_format(header, 0, &text) == 0 else {
      throw InputError(.malformed, "the BCF's header cannot be read.", at: input.location())
    }
    try Self.withBytes(of: text) { lines in
      var start = 0
      var number = 0
      while start < lines.count {
        let end = lines.firstIndex(of: 10, in: start..<lines.count) ?? lines.count
        number += 1
        try body(lines.extracting(start..<end), number)
        start = end + 1
      }
    }
  }

  /// Hands over each record as a line of VCF, with the record's number.
  func forEachRecord(_ body: (Span<UInt8>, Int) throws -> Void) throws {
    guard let record = bcf_init() else { throw damaged(0) }
    defer { bcf_destroy(record) }
    var text = kstring_t()
    defer { free(text.s) }
    var number = 0
    while true {
      let result = bcf_read(file, header, record)
      if result == -1 { break }
      number += 1
      guard result == 0, record.pointee.errcode == 0 else { throw damaged(number) }
      text.l = 0
      guard vcf_format(header, record, &text) == 0 else { throw damaged(number) }
      try Self.withBytes(of: text) { line in
        try body(line.extracting(0..<max(0, line.count - 1)), number)
      }
    }
    try requireEndMarker(number)
  }

  private func requireEndMarker(_ records: Int) throws(InputError) {
    guard file.pointee.format.compression == bgzf, let stream = file.pointee.fp.bgzf,
      stream.pointee.last_block_eof == 0
    else { return }
    throw InputError(
      .truncated, "the BCF is truncated after record \(records): bgzip's end-of-file block is missing.",
      at: input.location(), fix: "Copy or download it again.")
  }

  private func damaged(_ number: Int) -> InputError {
    InputError(
      .malformed, "record \(number) of the BCF is damaged or truncated.", at: input.location(line: number),
      fix: "Copy or download it again.")
  }

  /// The text's bytes, valid within the call.
  private static func withBytes(of text: kstring_t, _ body: (Span<UInt8>) throws -> Void) rethrows {
    guard let start = text.s else { return try body(Span()) }
    try start.withMemoryRebound(to: UInt8.self, capacity: text.l) { bytes in
      try body(unsafe Span(_unsafeStart: bytes, count: text.l))
    }
  }
}
