import OncologyCore
import TabularText

/// Tables of known changes by their exact genomic allele, kept as trimmed edits.
///
/// Columns: `contig position reference alternate gene change source`, and `change_in_transcript` where the source counts
/// residues on another isoform than ours. Alleles may be in VCF's or in MAF's style (`-` for no base; an insertion's
/// position is then the base before it). Two alleles that differ only by where a repeat is changed are not recognised
/// as one: that needs the genome's sequence.
struct KnownAlleleTable: Sendable {
  /// By the position at which the edit starts, whatever the contig: few share one.
  private var entries: [Int: [Entry]] = [:]

  private struct Entry: Equatable {
    let contig: Contig
    let edit: GenomicEdit
    let change: KnownChange
  }

  mutating func add(_ bytes: [UInt8], file: String) throws {
    let table = try TabularText(bytes, file: file)
    let contig = try table.requiredColumn("contig"), position = try table.requiredColumn("position")
    let reference = try table.requiredColumn("reference"), alternate = try table.requiredColumn("alternate")
    let gene = try table.requiredColumn("gene"), change = try table.requiredColumn("change")
    let source = try table.requiredColumn("source"), renumbered = table.column("change_in_transcript")
    let transcript = table.column("transcript")
    try table.forEachRow { row in
      let edit = Self.edit(try row.integer(position, in: 1...Int(Int32.max - 1)), row[reference], row[alternate])
      let ownCount = row.text(renumbered)
      let known = KnownChange(
        gene: row[gene], text: ownCount ?? row[change], textOnOtherIsoform: ownCount == nil ? nil : row[change],
        source: row[source], transcript: row.text(transcript))
      let entry = Entry(contig: Contig(row[contig]), edit: edit, change: known)
      if entries[edit.start]?.contains(entry) != true { entries[edit.start, default: []].append(entry) }
    }
  }

  func changes(_ edit: GenomicEdit, on contig: Contig) -> [KnownChange] {
    guard let candidates = entries[edit.start] else { return [] }
    return candidates.filter { $0.edit == edit && $0.contig == contig }.map(\.change)
  }

  private static func edit(_ position: Int, _ reference: String, _ alternate: String) -> GenomicEdit {
    if reference == "-" { return GenomicEdit(start: position + 1, removed: [], inserted: Array(alternate.utf8)) }
    if alternate == "-" { return GenomicEdit(start: position, removed: Array(reference.utf8), inserted: []) }
    return GenomicEdit(position: position, reference: reference, alternate: alternate)
  }
}
