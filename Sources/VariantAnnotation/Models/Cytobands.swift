package import OncologyCore
import TabularText

/// Bands of chromosomes for figures and arms (`cytobands.tsv`): 1-based inclusive, in genomic order.
package struct Cytobands: Sendable {
  package struct Band: Hashable, Sendable {
    package let contig: Contig
    package let range: ClosedRange<Int>
    /// For example `p36.33`; the first letter is the arm.
    package let name: String
    /// Giemsa stain as UCSC writes it: `gneg`, `gpos25` … `gpos100`, `acen`, `gvar`, `stalk`.
    package let stain: String
  }

  package struct Arm: Hashable, Sendable {
    package let contig: Contig
    package let name: String
    package let range: ClosedRange<Int>
  }

  /// By contig, ascending.
  package let bands: [Contig: [Band]]

  init() { bands = [:] }

  init(_ bytes: [UInt8], file: String) throws {
    let table = try TabularText(bytes, file: file)
    let contig = try table.requiredColumn("contig"), start = try table.requiredColumn("start")
    let end = try table.requiredColumn("end"), band = try table.requiredColumn("band")
    let stain = try table.requiredColumn("stain")
    var found: [Contig: [Band]] = [:]
    try table.forEachRow { row in
      let first = try row.integer(start), last = try row.integer(end)
      guard first > 0, first <= last else {
        throw InputError(.invalidValue, "a band begins at 1 or later and does not end before.", at: row.location(start))
      }
      let name = Contig(row[contig])
      found[name, default: []].append(
        Band(contig: name, range: first...last, name: row[band], stain: row[stain]))
    }
    bands = found.mapValues { $0.sorted { $0.range.lowerBound < $1.range.lowerBound } }
  }

  /// The short and the long arm of a contig, the centromere's bands included.
  package func arms(of contig: Contig) -> [Arm] {
    guard let bands = bands[contig] else { return [] }
    return ["p", "q"].compactMap { arm in
      let own = bands.filter { $0.name.hasPrefix(arm) }
      guard let first = own.first, let last = own.last else { return nil }
      return Arm(contig: contig, name: arm, range: first.range.lowerBound...last.range.upperBound)
    }
  }

  package func band(at position: Int, on contig: Contig) -> Band? {
    bands[contig]?.first { $0.range.contains(position) }
  }
}
