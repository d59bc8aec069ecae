internal import CHTSlib
import InputFiles
import OncologyCore

/// A BCF, read by htslib; each record is formatted as VCF and goes through the one VCF reader.
enum BCFSource {
  /// - Parameter longestRecord: a record, or a header, of more bytes is refused.
  static func read(
    _ file: consuming OpenFile, _ options: VariantFileOptions, longestRecord: Int,
    _ body: (SmallVariantCall) throws -> Void
  ) throws -> VariantFileContents {
    let bcf = try BCFHandle(file, longestRecord: longestRecord)
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
  private let lookahead: BCFLookahead?
  private let longestRecord: Int

  init(_ open: consuming OpenFile, longestRecord: Int) throws(InputError) {
    let input = open.input
    let isSeekable = open.isRegular
    guard let file = hts_hopen(open.release(), input.path, "r") else {
      throw InputError(.malformed, "the BCF cannot be opened.", at: input.location())
    }
    let lookahead = file.pointee.fp.bgzf.map { BCFLookahead(input, $0, isSeekable: isSeekable) }
    do {
      header = try Self.header(of: file, input, longest: longestRecord, stated: lookahead?.headerLength())
    } catch {
      hts_close(file)
      throw error
    }
    self.input = input
    self.file = file
    self.lookahead = lookahead
    self.longestRecord = longestRecord
  }

  private static func header(
    of file: UnsafeMutablePointer<htsFile>, _ input: InputPath, longest: Int, stated: Int?
  ) throws(InputError) -> UnsafeMutablePointer<bcf_hdr_t> {
    if let stated, stated > longest {
      throw InputError(
        .tooLarge, "the BCF's header says that it is of \(stated) bytes, and up to \(longest) are read.",
        at: input.location())
    }
    guard let header = bcf_hdr_read(file) else {
      throw InputError(.malformed, "the BCF's header is damaged or truncated.", at: input.location())
    }
    return header
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
      if let stated = try lookahead?.recordLength(), stated > longestRecord { throw tooLarge(number + 1, stated) }
      let result = bcf_read(file, header, record)
      if result == -1 { break }
      number += 1
      guard result == 0, record.pointee.errcode == 0 else { throw damaged(number) }
      // What could not be looked at before.
      let length = Int(record.pointee.shared.l) + Int(record.pointee.indiv.l)
      if length > longestRecord { throw tooLarge(number, length) }
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

  private func tooLarge(_ number: Int, _ length: Int) -> InputError {
    InputError(
      .tooLarge, "record \(number) of the BCF says that it is of \(length) bytes, and up to \(longestRecord) are read.",
      at: input.location(line: number), fix: "The file is damaged, or no file of small variants.")
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
