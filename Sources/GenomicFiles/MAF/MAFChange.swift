import InputFiles
import OncologyCore
import TabularText

/// A row's change as alleles on the forward strand.
///
/// A MAF writes an insertion as `-` between Start and End, and a deletion as the deleted bases against `-`, without the
/// base before, which `GenomicAllele` keeps as an anchor. Where the row does not tell that base it is written `N`
/// (`Documentation/Formats/maf.md`).
struct MAFChange {
  let contig: Contig
  /// Of the row, 1-based.
  let start: Int
  private let reference: String
  private let first: String?
  private let second: String
  /// The alternatives, in the MAF's own spelling: `Tumor_Seq_Allele2`, then `Tumor_Seq_Allele1` where it is another.
  let alternates: [String]

  init(
    _ row: TabularText.Row, _ columns: MAFColumns, _ input: InputPath, _ tally: inout DiagnosticTally
  ) throws(InputError) {
    guard let name = row.text(columns.contig) else {
      throw InputError(.invalidValue, "the chromosome is missing.", at: row.location(columns.contig))
    }
    contig = Contig(name)
    start = try Self.position(row, columns.start)
    reference = try Self.allele(row, columns.reference)
    second = try Self.allele(row, columns.secondAllele)
    if let column = columns.firstAllele, row.known(column) != nil {
      first = try Self.allele(row, column)
    } else {
      first = nil
    }
    let reference = self.reference
    var found = [second].filter { $0 != reference }
    if let first, first != reference, first != second { found.append(first) }
    alternates = found
    if found.count > 1 { tally.add(.warning, .mafTwoAlternatives, line: row.line) }
    try check(row, columns, &tally)
  }

  /// Digits alone, 1-based.
  private static func position(_ row: TabularText.Row, _ column: Int) throws(InputError) -> Int {
    let text = row[column]
    guard let value = WholeNumber.read(text, in: WholeNumber.positions) else {
      let shown = text.utf8.count > 40 ? "\(text.prefix(40))…" : text
      throw InputError(
        .invalidValue,
        "“\(shown)” is not a position: a whole number from 1 to \(WholeNumber.positions.upperBound) is expected.",
        at: row.location(column))
    }
    return value
  }

  /// The bases, `""` for `-`. `NA` is a missing value, not the bases N and A.
  private static func allele(_ row: TabularText.Row, _ column: Int) throws(InputError) -> String {
    let text = row[column]
    if !text.isEmpty, text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") }) { return "" }
    let bytes = Array(text.utf8)
    guard text != "NA", let bases = Bases.text(bytes.span, 0..<bytes.count) else {
      let shown = text.utf8.count > 40 ? "\(text.prefix(40))…" : text
      throw InputError(
        .invalidValue, "“\(shown)” is not an allele of A, C, G, T and N, or -.", at: row.location(column))
    }
    return bases
  }

  private func check(
    _ row: TabularText.Row, _ columns: MAFColumns, _ tally: inout DiagnosticTally
  ) throws(InputError) {
    if let strand = row.known(columns.strand), strand == "-" || strand == "-1" {
      tally.add(.note, .mafReverseStrand, line: row.line)
    }
    if alternates.contains(where: { reference.isEmpty || $0.isEmpty }) {
      tally.add(.note, .mafAnchorUnknown, line: row.line)
    }
    guard !reference.isEmpty || !alternates.isEmpty, let column = columns.end, row.known(column) != nil else { return }
    let end = try Self.position(row, column)
    guard end >= start else {
      throw InputError(.invalidValue, "the end lies before the start.", at: row.location(column))
    }
    let expected = reference.isEmpty ? start + 1 : start + reference.utf8.count - 1
    if end != expected { tally.add(.warning, .mafEndDisagrees, line: row.line) }
  }

  /// Bases of the longer allele with its anchor.
  func bases(_ alternate: String) -> Int {
    let isAnchored = reference.isEmpty || alternate.isEmpty
    return max(reference.utf8.count, alternate.utf8.count) + (isAnchored ? 1 : 0)
  }

  /// One alternative as an allele with its anchoring base, trimmed of what it shares with the reference.
  func allele(_ alternate: String) -> GenomicAllele {
    if reference.isEmpty {
      return GenomicAllele(contig: contig, position: start, reference: "N", alternate: "N" + alternate)
    }
    if alternate.isEmpty {
      guard start > 1 else {
        // Before the first base there is none: VCF then takes the base after the deletion (VCF 4.5, section 1.6.1).
        return GenomicAllele(contig: contig, position: 1, reference: reference + "N", alternate: "N")
      }
      return GenomicAllele(contig: contig, position: start - 1, reference: "N" + reference, alternate: "N")
    }
    return GenomicAllele(contig: contig, position: start, reference: reference, alternate: alternate).parsimonious
  }

  func zygosity(_ alternate: String) -> Zygosity? {
    guard let first else { return nil }
    return first == alternate && second == alternate ? .homozygous : .heterozygous
  }
}
