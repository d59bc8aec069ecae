import OncologyCore

@testable import VariantAnnotation

/// A hand-made gene with its whole genomic sequence, on either strand, and the release tables that describe it.
struct ToyGene {
  enum Part: Hashable { case fivePrimeUTR, coding, threePrimeUTR, intron(Int) }

  struct Base {
    let letter: Character
    let part: Part
    /// 1-based; of an intron the exon before it.
    let exon: Int
    /// As HGVS counts it, without `c.`.
    let position: String
    /// Into the intron from its 5′ end and from its 3′ end, 1-based; 0 in exons.
    let fromDonor: Int
    let fromAcceptor: Int
    /// To the exon's end where an intron follows, from its start where one precedes, 1-based; `nil` elsewhere.
    let toDonor: Int?
    let toAcceptor: Int?
  }

  static let contig = Contig("9")
  static let start = 1001
  let isForward: Bool
  /// In the transcript's order.
  let bases: [Base]
  let files: [String: [UInt8]]

  /// - Parameter pieces: exons as (5′ UTR, coding, 3′ UTR) and introns between them, on the transcript's strand.
  init(exons: [(String, String, String)], introns: [String], isForward: Bool, hasSequence: Bool = true) {
    self.isForward = isForward
    bases = Self.label(exons, introns)
    let count = bases.count
    let genomic = { (index: Int) in isForward ? Self.start + index : Self.start + count - 1 - index }
    var exonRanges: [ClosedRange<Int>] = [], codingRanges: [ClosedRange<Int>] = []
    let labelled = bases
    for number in 1...exons.count {
      let own = labelled.indices.filter { labelled[$0].exon == number && labelled[$0].fromDonor == 0 }
      exonRanges.append(min(genomic(own.first!), genomic(own.last!))...max(genomic(own.first!), genomic(own.last!)))
      let coding = own.filter { labelled[$0].part == .coding }
      if let first = coding.first, let last = coding.last {
        codingRanges.append(min(genomic(first), genomic(last))...max(genomic(first), genomic(last)))
      }
    }
    let text = { (ranges: [ClosedRange<Int>]) in
      ranges.sorted { $0.lowerBound < $1.lowerBound }.map { "\($0.lowerBound)-\($0.upperBound)" }
        .joined(separator: ",")
    }
    let coding = String(labelled.filter { $0.part == .coding }.map(\.letter))
    files = [
      "transcripts.tsv": ReleaseTables.transcripts([
        ReleaseTables.Row(
          gene: "TOY", transcript: "ENST00000000009.1", contig: "9", strand: isForward ? "+" : "-",
          exons: text(exonRanges), coding: text(codingRanges), proteinLength: "\(coding.count / 3 - 1)",
          hasSequence: hasSequence)
      ]),
      "coding-sequences.tsv": ReleaseTables.sequences(hasSequence ? ["ENST00000000009.1": coding] : [:]),
      "contigs.tsv": Array("contig\tlength\n9\t138394717\n".utf8),
    ]
  }

  private static func label(_ exons: [(String, String, String)], _ introns: [String]) -> [Base] {
    var found: [Base] = []
    let codingStart = exons.reduce(0) { $0 + $1.0.count }
    let codingLength = exons.reduce(0) { $0 + $1.1.count }
    var spliced = 0
    let name = { (offset: Int) -> String in
      if offset < codingStart { return "-\(codingStart - offset)" }
      let coding = offset - codingStart
      return coding < codingLength ? "\(coding + 1)" : "*\(coding - codingLength + 1)"
    }
    for (number, exon) in exons.enumerated() {
      let letters = [(exon.0, Part.fivePrimeUTR), (exon.1, .coding), (exon.2, .threePrimeUTR)]
        .flatMap { text, part in text.map { ($0, part) } }
      for (index, (letter, part)) in letters.enumerated() {
        found.append(
          Base(
            letter: letter, part: part, exon: number + 1, position: name(spliced), fromDonor: 0, fromAcceptor: 0,
            toDonor: number + 1 < exons.count ? letters.count - index : nil,
            toAcceptor: number > 0 ? index + 1 : nil))
        spliced += 1
      }
      guard number < introns.count else { continue }
      let intron = Array(introns[number])
      for (index, letter) in intron.enumerated() {
        let fromDonor = index + 1, fromAcceptor = intron.count - index
        found.append(
          Base(
            letter: letter, part: .intron(number + 1), exon: number + 1,
            position: fromDonor <= fromAcceptor
              ? "\(name(spliced - 1))+\(fromDonor)" : "\(name(spliced))-\(fromAcceptor)",
            fromDonor: fromDonor, fromAcceptor: fromAcceptor, toDonor: nil, toAcceptor: nil))
      }
    }
    return found
  }

  /// The VCF allele (anchored on the left) that replaces transcript bases `range` by `inserted`, transcript strand.
  func allele(replacing range: Range<Int>, by inserted: String) -> GenomicAllele {
    let plus = isForward ? bases.map(\.letter) : bases.reversed().map { Self.complement($0.letter) }
    let forward = isForward ? range : (bases.count - range.upperBound)..<(bases.count - range.lowerBound)
    let letters = isForward ? Array(inserted) : inserted.reversed().map(Self.complement)
    let removed = String(plus[forward])
    if !removed.isEmpty, !letters.isEmpty {
      return GenomicAllele(
        contig: Self.contig, position: Self.start + forward.lowerBound, reference: removed, alternate: String(letters))
    }
    let anchor = forward.lowerBound > 0 ? String(plus[forward.lowerBound - 1]) : "N"
    return GenomicAllele(
      contig: Self.contig, position: Self.start + forward.lowerBound - 1, reference: anchor + removed,
      alternate: anchor + String(letters))
  }

  static func complement(_ letter: Character) -> Character {
    switch letter {
    case "A": return "T"
    case "C": return "G"
    case "G": return "C"
    case "T": return "A"
    default: return letter
    }
  }
}

/// Tables of a reference release, written out.
enum ReleaseTables {
  struct Row {
    var gene: String
    var transcript: String
    var contig: String
    var strand: String
    var exons: String
    var coding: String
    var proteinLength: String
    var transcriptClass = "mane_select"
    var hasSequence = false
    var aliases = ""
    var areExonsKnown = true
  }

  static let header =
    "gene\tgene_id\ttranscript\tcontig\tstrand\tclass\texons\tcds\tprotein_length\tsequence\taliases\texons_known"

  static func transcripts(_ rows: [Row]) -> [UInt8] {
    let lines = rows.map { row in
      [
        row.gene, "", row.transcript, row.contig, row.strand, row.transcriptClass, row.exons, row.coding,
        row.proteinLength, row.hasSequence ? "full" : "none", row.aliases, row.areExonsKnown ? "yes" : "no",
      ].joined(separator: "\t")
    }
    return Array(([header] + lines).joined(separator: "\n").utf8) + [10]
  }

  static func sequences(_ sequences: [String: String]) -> [UInt8] {
    let lines = sequences.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)\t" }
    return Array((["transcript\tcds\tnote"] + lines).joined(separator: "\n").utf8) + [10]
  }

  static func knownAlleles(_ rows: [String]) -> [UInt8] {
    Array((["contig\tposition\treference\talternate\tgene\tchange\tsource"] + rows).joined(separator: "\n").utf8) + [10]
  }
}
