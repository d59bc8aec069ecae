import InputFiles
package import OncologyCore
internal import TabularText

/// Gene annotations: GFF3 as Ensembl, GENCODE and RefSeq write it, and GTF; plain, gzip or bgzip.
///
/// Only genes, transcripts, exons, coding and untranslated parts are given; other lines are passed over. Coordinates
/// are 1-based inclusive.
package struct GeneFeatureReader {
  private let input: InputPath
  private var fields: [Range<Int>] = []
  private var pieces: [Range<Int>] = []

  package init(path: String) { input = InputPath(path) }

  /// Hands over each feature in the file's order.
  package mutating func forEachFeature(_ body: (GeneFeature) throws -> Void) throws {
    var lines = try LineSource(ByteSource(input))
    var reader = self
    try lines.forEachLine { line, number in
      guard line.count > 0, line[0] != UInt8(ascii: "#") else { return }
      if let feature = try reader.feature(line, number) { try body(feature) }
    }
  }

  private mutating func feature(_ line: Span<UInt8>, _ number: Int) throws(InputError) -> GeneFeature? {
    line.split(0..<line.count, by: UInt8(ascii: "\t"), into: &fields)
    guard fields.count >= 9 else {
      throw InputError(
        .wrongColumnCount, "the line has \(fields.count) columns, and nine are expected.",
        at: input.location(line: number), fix: "A GFF3 or GTF file is expected.")
    }
    guard let start = line.integer(fields[3]), let end = line.integer(fields[4]), start <= end else {
      throw InputError(
        .invalidValue, "start and end must be whole numbers, the end not before the start.",
        at: input.location(line: number, column: "4"))
    }
    let type = line.text(fields[2])
    let attributes = FeatureAttributes(line, fields[8], &pieces)
    guard let kind = Self.kind(of: type, attributes) else { return nil }
    return GeneFeature(
      kind: kind, contig: line.text(fields[0]), start: start, end: end, strand: strand(line),
      phase: line.integer(fields[7]).flatMap { (0...2).contains($0) ? $0 : nil },
      id: kind == .transcript ? attributes.transcriptID ?? attributes.id : attributes.id,
      parents: parents(of: kind, attributes), name: attributes.name, biotype: attributes.biotype, type: type)
  }

  /// In GTF a line names its gene and its transcript, whatever it is.
  private func parents(of kind: GeneFeature.Kind, _ attributes: FeatureAttributes) -> [String] {
    switch kind {
    case .gene: return []
    case .transcript: return attributes.parents
    default: return attributes.isGTF ? attributes.transcriptID.map { [$0] } ?? [] : attributes.parents
    }
  }

  private func strand(_ line: Span<UInt8>) -> TranscriptModel.Strand? {
    if line.equals(fields[6], "+") { return .forward }
    return line.equals(fields[6], "-") ? .reverse : nil
  }

  private static func kind(of type: String, _ attributes: FeatureAttributes) -> GeneFeature.Kind? {
    switch type {
    case "exon": return .exon
    case "CDS": return .codingPart
    case "stop_codon": return attributes.isGTF ? .stopCodon : nil
    case "five_prime_UTR", "five_prime_utr": return .fivePrimeUTR
    case "three_prime_UTR", "three_prime_utr": return .threePrimeUTR
    case "biological_region", "start_codon", "UTR", "Selenocysteine", "region", "chromosome", "match", "cDNA_match":
      return nil
    case "gene": return .gene
    default:
      if attributes.isGTF { return type == "transcript" ? .transcript : nil }
      return attributes.isGene || attributes.parents.isEmpty ? .gene : .transcript
    }
  }
}

/// The ninth column: `key=value;…` of GFF3, `key "value"; …` of GTF.
struct FeatureAttributes {
  private(set) var id: String?
  private(set) var parents: [String] = []
  private(set) var name: String?
  private(set) var biotype: String?
  /// GTF's own transcript identifier, on transcript lines.
  private(set) var transcriptID: String?
  private(set) var isGTF = false
  /// Whether Ensembl's identifier says that it is a gene.
  private(set) var isGene = false

  init(_ line: Span<UInt8>, _ range: Range<Int>, _ pieces: inout [Range<Int>]) {
    line.split(range, by: UInt8(ascii: ";"), into: &pieces)
    isGTF = Self.separator(line, range) == UInt8(ascii: " ")
    for piece in pieces { if isGTF { readGTF(line, piece) } else { readGFF3(line, piece) } }
  }

  /// The first of `=` and space after the first key.
  private static func separator(_ line: Span<UInt8>, _ range: Range<Int>) -> UInt8? {
    for index in range where line[index] == UInt8(ascii: "=") || line[index] == UInt8(ascii: " ") { return line[index] }
    return nil
  }

  private mutating func readGFF3(_ line: Span<UInt8>, _ piece: Range<Int>) {
    guard let equals = line.firstIndex(of: UInt8(ascii: "="), in: piece) else { return }
    let value = equals + 1..<piece.upperBound, key = piece.lowerBound..<equals
    if line.equals(key, "ID") {
      let text = line.text(value)
      isGene = text.hasPrefix("gene:")
      id = Self.stripped(text)
    } else if line.equals(key, "Parent") {
      parents = line.text(value).split(separator: ",").map { Self.stripped(String($0)) }
    } else if line.equals(key, "Name") {
      name = Self.decoded(line.text(value))
    } else if line.equals(key, "biotype") || line.equals(key, "gene_biotype") || line.equals(key, "transcript_type") {
      biotype = line.text(value)
    } else if line.equals(key, "gene_name"), name == nil {
      name = line.text(value)
    }
  }

  private mutating func readGTF(_ line: Span<UInt8>, _ piece: Range<Int>) {
    var start = piece.lowerBound
    while start < piece.upperBound, line[start] == UInt8(ascii: " ") { start += 1 }
    guard let space = line.firstIndex(of: UInt8(ascii: " "), in: start..<piece.upperBound) else { return }
    let key = start..<space
    var value = space + 1..<piece.upperBound
    if value.count >= 2, line[value.lowerBound] == UInt8(ascii: "\""), line[value.upperBound - 1] == UInt8(ascii: "\"")
    {
      value = value.lowerBound + 1..<value.upperBound - 1
    }
    if line.equals(key, "gene_id") {
      id = line.text(value)
      parents = [line.text(value)]
    } else if line.equals(key, "transcript_id"), !value.isEmpty {
      transcriptID = line.text(value)
    } else if line.equals(key, "gene_name") {
      name = line.text(value)
    } else if line.equals(key, "transcript_biotype") || line.equals(key, "transcript_type") {
      biotype = line.text(value)
    } else if line.equals(key, "gene_biotype") || line.equals(key, "gene_type"), biotype == nil {
      biotype = line.text(value)
    }
  }

  /// Identifiers without the prefixes of Ensembl (`transcript:`) and RefSeq (`rna-`).
  private static func stripped(_ text: String) -> String {
    for prefix in ["transcript:", "gene:", "rna-", "gene-"] where text.hasPrefix(prefix) {
      return String(text.dropFirst(prefix.count))
    }
    return text
  }

  /// GFF3 writes signs that it needs for itself as `%2C`.
  private static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
        let code = UInt8(String(decoding: source[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        index += 3
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
