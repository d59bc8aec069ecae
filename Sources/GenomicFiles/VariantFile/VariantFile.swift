package import InputFiles
package import OncologyCore

/// A file of small variants: VCF, BCF or MAF, plain or compressed, told apart by what is in it and never by its name.
package struct VariantFile: Sendable {
  package let input: InputPath
  private let longestLine: Int

  /// - Parameter longestLine: a line, and a record or the header of a BCF, of more bytes is refused.
  package init(path: String, longestLine: Int = LineSource.defaultLongestLine) {
    input = InputPath(path)
    self.longestLine = longestLine
  }

  /// Reads the whole file. An allele that stands twice is kept once and told.
  package func read(_ options: VariantFileOptions) throws -> VariantFileContents {
    var calls: [SmallVariantCall] = []
    var contents = try forEachCall(options) { calls.append($0) }
    var seen: Set<GenomicAllele> = []
    seen.reserveCapacity(calls.count)
    var tally = DiagnosticTally()
    var later: Set<Int> = []
    for (place, call) in calls.enumerated() where !seen.insert(call.allele).inserted {
      tally.add(.warning, .duplicate, line: call.line)
      later.insert(place)
    }
    contents.calls = later.isEmpty ? calls : calls.indices.filter { !later.contains($0) }.map { calls[$0] }
    contents.diagnostics += tally.diagnostics(in: input)
    return contents
  }

  /// Hands over each call as it is read, in the order of the file; what is returned has no calls.
  ///
  /// An error after some calls makes the file unusable: what was handed over must not be used.
  package func forEachCall(
    _ options: VariantFileOptions, _ body: (SmallVariantCall) throws -> Void
  ) throws -> VariantFileContents {
    let file = try OpenFile(input)
    if file.isBCF { return try BCFSource.read(file, options, longestRecord: longestLine, body) }
    var lines = try LineSource(ByteSource(file), longestLine: longestLine)
    switch VariantTextFormat(beginning: lines.beginning) {
    case .vcf:
      var reader = VCFReader(input, options)
      try lines.forEachLine { line, number in try reader.take(line, number: number, body) }
      return try reader.finish()
    case .maf:
      return try MAFReader(input, options).read(try lines.rest(), body)
    case .vcfWithoutHeader:
      throw InputError(
        .missingHeader, "the VCF has no header.", at: input.location(line: 1),
        fix: "A VCF begins with ##fileformat and names its columns in a #CHROM line.")
    case .unknown:
      throw InputError(
        .malformed, "the file is neither VCF, BCF nor MAF.", at: input.location(line: 1),
        fix: "A VCF begins with ##fileformat=VCF; a MAF's header names Hugo_Symbol and Chromosome.")
    }
  }
}

/// What a text of variants is, by its first lines.
enum VariantTextFormat {
  case vcf, vcfWithoutHeader, maf, unknown

  init(beginning: ArraySlice<UInt8>) {
    self = .unknown
    for line in beginning.prefix(64 << 10).split(separator: 10, maxSplits: 1000) {
      if line.starts(with: "##fileformat=VCF".utf8) {
        self = .vcf
        return
      }
      if line.starts(with: "#CHROM".utf8) || line.starts(with: "##INFO".utf8) || line.starts(with: "##contig".utf8) {
        self = .vcfWithoutHeader
        return
      }
      if line.first == UInt8(ascii: "#") || line.allSatisfy({ $0 == 13 || $0 == 32 }) { continue }
      self = Self.ofFirstRow(line)
      return
    }
  }

  private static func ofFirstRow(_ line: ArraySlice<UInt8>) -> VariantTextFormat {
    let fields = line.split(separator: 9, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    let mafColumns = [
      "Hugo_Symbol", "Tumor_Seq_Allele2", "Reference_Allele", "Variant_Classification", "Start_Position",
    ]
    if mafColumns.contains(where: fields.contains) { return .maf }
    let looksLikeRecord =
      fields.count >= 5 && Int(fields[1]) != nil && fields[3].allSatisfy { "ACGTNacgtn".contains($0) }
    return looksLikeRecord ? .vcfWithoutHeader : .unknown
  }
}
