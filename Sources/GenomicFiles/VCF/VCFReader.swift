import InputFiles
import OncologyCore

/// Reads a VCF line by line, header first, and hands over the calls of the chosen sample. A BCF's records, formatted as
/// VCF, go the same way.
struct VCFReader {
  private let input: InputPath
  private let options: VariantFileOptions
  private var header = VCFHeader()
  /// Made of the header when its last line was read.
  private var records: VCFRecordReader?

  init(_ input: InputPath, _ options: VariantFileOptions) {
    self.input = input
    self.options = options
  }

  /// Takes the next line, of the header or a record; `number` is told in errors.
  mutating func take(_ line: Span<UInt8>, number: Int, _ body: (SmallVariantCall) throws -> Void) throws {
    if try records?.take(line, number, body) != nil { return }
    if line.isEmpty, !header.version.isEmpty { return }
    try header.take(line.text, number: number, input: input)
    if header.isComplete { records = try VCFRecordReader(header, options, line: number, input: input) }
  }

  /// What was read, after the last line; `isBCF` where the bytes were a BCF's.
  func finish(isBCF: Bool = false) throws(InputError) -> VariantFileContents {
    guard let records else {
      throw InputError(
        .missingHeader, "the VCF ends before its #CHROM line.", at: input.location(),
        fix: "Is this the whole file?")
    }
    var contents = records.contents()
    contents.format = isBCF ? "BCF (VCF \(header.version))" : "VCF \(header.version)"
    contents.statedContigs = header.contigLengths
    contents.statedReference = header.reference ?? header.contigAssembly
    contents.statedAssembly = contents.statedReference.flatMap(Assembly.init(statedAs:))
    return contents
  }
}
