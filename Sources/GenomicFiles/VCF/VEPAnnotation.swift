import OncologyCore
import TabularText

/// The order of the parts of an entry in VEP's `CSQ`, as the header's description states it.
///
/// https://www.ensembl.org/info/docs/tools/vep/vep_formats.html#vcfout
struct VEPLayout {
  private let count: Int
  private let allele: Int
  private let consequence: Int
  private let alleleNumber: Int?
  private let featureType: Int?
  private let symbol: Int?
  private let gene: Int?
  private let feature: Int?
  private let exon: Int?
  private let coding: Int?
  private let protein: Int?
  private let canonical: Int?
  private let maneSelect: Int?
  private let mane: Int?

  /// Reads `… Format: Allele|Consequence|…`; `nil` where the description states no format.
  init?(description: String) {
    guard let start = description.firstRange(of: "Format:") else { return nil }
    let names = description[start.upperBound...].split(separator: "|", omittingEmptySubsequences: false)
      .map { String($0.trimmingSpaces) }
    guard names.count > 1, let allele = names.firstIndex(of: "Allele"),
      let consequence = names.firstIndex(of: "Consequence")
    else { return nil }
    count = names.count
    self.allele = allele
    self.consequence = consequence
    alleleNumber = names.firstIndex(of: "ALLELE_NUM")
    featureType = names.firstIndex(of: "Feature_type")
    symbol = names.firstIndex(of: "SYMBOL")
    gene = names.firstIndex(of: "Gene")
    feature = names.firstIndex(of: "Feature")
    exon = names.firstIndex(of: "EXON")
    coding = names.firstIndex(of: "HGVSc")
    protein = names.firstIndex(of: "HGVSp")
    canonical = names.firstIndex(of: "CANONICAL")
    maneSelect = names.firstIndex(of: "MANE_SELECT")
    mane = names.firstIndex(of: "MANE")
  }

  /// Adds the entries that speak of this alternative, on transcripts.
  func read(
    _ line: Span<UInt8>, _ entries: [Range<Int>], allele own: VEPAllele, line number: Int, _ parts: inout [Range<Int>],
    _ tally: inout DiagnosticTally, into found: inout [ProvidedAnnotation]
  ) {
    var hasOwnEntry = false
    found.reserveCapacity(found.count + entries.count)
    for entry in entries where !entry.isEmpty {
      line.split(entry, by: UInt8(ascii: "|"), into: &parts)
      guard parts.count == count else {
        tally.add(.warning, .annotationIncomplete, ["source": "CSQ"], line: number)
        continue
      }
      guard isOwn(line, parts, own) else { continue }
      hasOwnEntry = true
      if let type = featureType, !parts[type].isEmpty, !line.equals(parts[type], "Transcript") { continue }
      found.append(annotation(line, parts))
    }
    if !hasOwnEntry { tally.add(.warning, .annotationUnmatchedAllele, ["source": "CSQ"], line: number) }
  }

  /// `ALLELE_NUM`, where the entry has it, decides; else the allele as VEP spells it.
  private func isOwn(_ line: Span<UInt8>, _ parts: [Range<Int>], _ own: VEPAllele) -> Bool {
    if let place = alleleNumber, !parts[place].isEmpty { return line.integer(parts[place]) == own.number }
    return own.isSpelled(line, parts[allele])
  }

  private func annotation(_ line: Span<UInt8>, _ parts: [Range<Int>]) -> ProvidedAnnotation {
    let terms = ConsequenceTerms(line, parts[consequence])
    return ProvidedAnnotation(
      source: .vep, gene: line.unescaped(parts, symbol), geneID: line.unescaped(parts, gene),
      transcript: line.unescaped(parts, feature),
      isMANESelect: maneSelect.map { !parts[$0].isEmpty } == true
        || mane.map { line.equals(parts[$0], "MANE_Select") } == true,
      isCanonical: canonical.map { line.equals(parts[$0], "YES") } == true, consequences: terms.read,
      unreadTerms: terms.unread, exon: line.unescaped(parts, exon), hgvsCoding: line.unescaped(parts, coding),
      hgvsProtein: line.unescaped(parts, protein))
  }
}

/// How VEP spells an alternative of a record in `CSQ`.
///
/// Where an alternative differs in length from REF and all alleles (but `*`) begin with the same base, that base is
/// taken off each, and what is then empty is `-` (ensembl-vep, `Parser::VCF`). Nothing else is trimmed.
struct VEPAllele {
  /// Which of the record's alternatives, 1-based.
  let number: Int
  /// Where its spelling stands in the line; `nil` for `-`.
  private let spelling: Range<Int>?

  init(_ line: Span<UInt8>, reference: Range<Int>, alternates: [Range<Int>], index: Int) {
    number = index
    let alternate = alternates[index - 1]
    var hasIndel = false
    var shareFirst = false
    for other in alternates {
      if other.count != reference.count { hasIndel = true }
      if !line.equals(other, "*") { shareFirst = true }
    }
    for other in alternates where !line.equals(other, "*") {
      if other.isEmpty || line[other.lowerBound] != line[reference.lowerBound] { shareFirst = false }
    }
    if hasIndel, shareFirst, !line.equals(alternate, "*") {
      spelling = alternate.count == 1 ? nil : alternate.dropFirst()
    } else {
      spelling = alternate
    }
  }

  func isSpelled(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let spelling else { return line.equals(range, "-") }
    return line.equals(range, spelling)
  }
}

/// Consequence terms between `&` (or `,` and `;` in MAF columns), most severe first; others are kept verbatim.
struct ConsequenceTerms {
  private(set) var read: [SequenceOntologyTerm] = []
  private(set) var unread: [String] = []

  private static let byName = Dictionary(uniqueKeysWithValues: SequenceOntologyTerm.allCases.map { ($0.rawValue, $0) })

  init(_ line: Span<UInt8>, _ range: Range<Int>, synonyms: [String: SequenceOntologyTerm] = [:]) {
    let isSeparator = { (byte: UInt8) in
      byte == UInt8(ascii: "&") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: " ")
    }
    for name in line.words(range, isSeparator) {
      if let term = Self.byName[name] ?? synonyms[name] {
        if !read.contains(term) { read.append(term) }
      } else {
        unread.append(name)
      }
    }
    if read.count > 1 { read.sort { $0.severity < $1.severity } }
  }

  init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes.span, 0..<bytes.count)
  }
}

extension Span<UInt8> {
  /// The part as text, `nil` where it is empty or there is no such part; `%3D` and the like are undone, as VCF (section
  /// 1.2) and VEP write characters that have a meaning of their own.
  func unescaped(_ parts: [Range<Int>], _ place: Int?) -> String? {
    guard let place, !parts[place].isEmpty else { return nil }
    let part = parts[place]
    guard firstIndex(of: UInt8(ascii: "%"), in: part) != nil else { return text(part) }
    var bytes: [UInt8] = []
    var index = part.lowerBound
    while index < part.upperBound {
      if self[index] == UInt8(ascii: "%"), index + 2 < part.upperBound, let high = hexadecimal(index + 1),
        let low = hexadecimal(index + 2)
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(self[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func hexadecimal(_ index: Int) -> UInt8? {
    switch self[index] {
    case 0x30...0x39: return self[index] - 0x30
    case 0x41...0x46: return self[index] - 0x37
    case 0x61...0x66: return self[index] - 0x57
    default: return nil
    }
  }
}
