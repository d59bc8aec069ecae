import OncologyCore

/// The order of the parts of an entry in VEP's `CSQ`, as the header's description states it.
///
/// https://www.ensembl.org/info/docs/tools/vep/vep_formats.html#vcfout
struct VEPLayout {
  private let places: [String: Int]
  private let count: Int

  /// Reads `… Format: Allele|Consequence|…`; `nil` where the description states no format.
  init?(description: String) {
    guard let start = description.firstRange(of: "Format:") else { return nil }
    let names = description[start.upperBound...].split(separator: "|", omittingEmptySubsequences: false)
      .map { String($0.trimmingSpaces) }
    guard names.count > 1 else { return nil }
    count = names.count
    places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    guard places["Allele"] != nil, places["Consequence"] != nil else { return nil }
  }

  /// The entries that speak of this alternative, on transcripts.
  ///
  /// - Parameters:
  ///   - allele: the alternative in VEP's spelling (`VEPAlleles`).
  ///   - number: which of the record's alternatives, 1-based: VEP's `ALLELE_NUM`, where the entry has it, decides.
  func annotations(
    _ text: String, allele: String, number: Int, line: Int, _ tally: inout DiagnosticTally
  ) -> [ProvidedAnnotation] {
    var found: [ProvidedAnnotation] = []
    var hasOwnEntry = false
    for entry in text.split(separator: ",") {
      let parts = entry.split(separator: "|", omittingEmptySubsequences: false)
      guard parts.count == count else {
        tally.add(.warning, .annotationIncomplete, ["source": "CSQ"], line: line)
        continue
      }
      let value = { (name: String) in places[name].map { parts[$0] }.flatMap { $0.isEmpty ? nil : $0 } }
      let isOwn = value("ALLELE_NUM").map { Int($0) == number } ?? (value("Allele").map { $0 == allele } ?? false)
      guard isOwn else { continue }
      hasOwnEntry = true
      if let type = value("Feature_type"), type != "Transcript" { continue }
      found.append(annotation(value))
    }
    if !hasOwnEntry { tally.add(.warning, .annotationUnmatchedAllele, ["source": "CSQ"], line: line) }
    return found
  }

  private func annotation(_ value: @escaping (String) -> Substring?) -> ProvidedAnnotation {
    let text = { (name: String) in value(name).map { PercentEscapes.decoded($0) } }
    let terms = ConsequenceTerms(value("Consequence") ?? "")
    return ProvidedAnnotation(
      source: .vep, gene: text("SYMBOL"), geneID: text("Gene"), transcript: text("Feature"),
      isMANESelect: value("MANE_SELECT") != nil || value("MANE") == "MANE_Select",
      isCanonical: value("CANONICAL") == "YES", consequences: terms.read, unreadTerms: terms.unread,
      exon: text("EXON"), hgvsCoding: text("HGVSc"), hgvsProtein: text("HGVSp"))
  }
}

/// How VEP spells the alternatives of a record in `CSQ`.
///
/// Where an alternative differs in length from REF and all alleles (but `*`) begin with the same base, that base is
/// taken off each, and what is then empty is `-` (ensembl-io, Parser::VCF4, `create_VariationFeatures`). Nothing else is
/// trimmed.
struct VEPAlleles {
  private let names: [String]

  init(_ bytes: Span<UInt8>, reference: Range<Int>, alternates: [Range<Int>]) {
    let hasIndel = alternates.contains { $0.count != reference.count }
    let plain = alternates.filter { !bytes.equals($0, "*") }
    let first = bytes[reference.lowerBound]
    let shareFirst = !plain.isEmpty && plain.allSatisfy { !$0.isEmpty && bytes[$0.lowerBound] == first }
    names = alternates.map { alternate in
      guard hasIndel, shareFirst, !bytes.equals(alternate, "*") else { return bytes.text(alternate) }
      return alternate.count == 1 ? "-" : bytes.text(alternate.dropFirst())
    }
  }

  /// - Parameter index: 1-based.
  func name(of index: Int) -> String { names[index - 1] }
}

/// Consequence terms between `&`, read or kept verbatim.
struct ConsequenceTerms {
  private(set) var read: [SequenceOntologyTerm] = []
  private(set) var unread: [String] = []

  init(_ text: some StringProtocol, synonyms: [String: SequenceOntologyTerm] = [:]) {
    for word in text.split(whereSeparator: { $0 == "&" || $0 == "," || $0 == ";" }) {
      let name = String(word.trimmingSpaces)
      if name.isEmpty { continue }
      if let term = SequenceOntologyTerm(rawValue: name) ?? synonyms[name] {
        if !read.contains(term) { read.append(term) }
      } else {
        unread.append(name)
      }
    }
    read.sort { $0.severity < $1.severity }
  }
}

/// `%3D` and the like, as VCF (section 1.2) and VEP write characters that have a meaning of their own.
enum PercentEscapes {
  static func decoded(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
