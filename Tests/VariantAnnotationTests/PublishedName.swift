import Foundation
import OncologyCore
import TestSupport

/// Reads published genomic and coding names, for comparison only.
enum PublishedName {
  struct ClinicalVariant {
    let gene: String
    let allele: GenomicAllele
    let names: Set<String>
  }

  /// RefSeq versions of the chromosomes of GRCh37; those of GRCh38 are one higher.
  private static let versions = [
    "1": 10, "2": 11, "3": 11, "4": 11, "5": 9, "6": 11, "7": 13, "8": 10, "9": 11, "10": 10, "11": 9, "12": 11,
    "13": 10, "14": 8, "15": 9, "16": 9, "17": 10, "18": 9, "19": 9, "20": 10, "21": 8, "22": 10, "X": 10, "Y": 9,
  ]

  static func clinicalVariants(_ assembly: Assembly) throws -> [ClinicalVariant] {
    let text = try DelimitedRows.gunzipped(SharedData.file("genes/hgvs_conformance/clinvar.gz"))
    return text.split(separator: "\n").flatMap { line -> [ClinicalVariant] in
      if line.hasPrefix("# ") { return [] }
      let fields = line.drop { $0 == "#" }.split(separator: "\t")
      guard fields.count == 3 else { return [] }
      let names = fields[2].split(separator: " ")
      let coding = Set(
        names.filter { $0.hasPrefix("NM_") }.map { withoutBases(String($0.split(separator: ":")[1])) })
      return names.compactMap { name in
        guard let allele = allele(accession: String(name), assembly) else { return nil }
        return ClinicalVariant(gene: String(fields[0]), allele: allele, names: coding)
      }
    }
  }

  /// `NC_000007.13:g.…` of this assembly.
  static func allele(accession name: String, _ assembly: Assembly) -> GenomicAllele? {
    guard name.hasPrefix("NC_0"), let contig = contig(of: name.prefix { $0 != ":" }, assembly) else { return nil }
    return allele("chr\(contig):" + name.drop { $0 != ":" }.dropFirst())
  }

  private static func contig(of accession: Substring, _ assembly: Assembly) -> String? {
    let parts = accession.dropFirst(3).split(separator: ".")
    guard parts.count == 2, let number = Int(parts[0]), let version = Int(parts[1]) else { return nil }
    let contig = number == 23 ? "X" : number == 24 ? "Y" : "\(number)"
    guard let earlier = versions[contig], version == earlier + (assembly == .grch38 ? 1 : 0) else { return nil }
    return contig
  }

  /// `chr7:g.100_102delAAA`, `…insT`, `…dupA`, `…delAAinsT`, `…A>T`; `nil` for what is none of these.
  static func allele(_ text: String) -> GenomicAllele? {
    let parts = Substring(text).split(separator: ":g.")
    guard parts.count == 2, parts[0].hasPrefix("chr") else { return nil }
    let contig = String(parts[0].dropFirst(3))
    let digits = parts[1].prefix { $0.isNumber || $0 == "_" }
    let ends = digits.split(separator: "_").compactMap { Int($0) }
    guard let start = ends.first, let end = ends.last, end - start < 5_000 else { return nil }
    let change = parts[1].dropFirst(digits.count)
    let bases = { (text: Substring) -> String? in text.allSatisfy { "ACGT".contains($0) } ? String(text) : nil }
    let unknown = String(repeating: "N", count: end - start + 1)
    let removed = { (text: Substring) -> String in bases(text).flatMap { $0.isEmpty ? nil : $0 } ?? unknown }
    if change.contains(">") {
      let sides = change.split(separator: ">")
      return mafAllele(contig, start, String(sides[0]), String(sides[1]))
    }
    if change.hasPrefix("del"), let split = change.range(of: "ins") {
      guard let inserted = bases(change[split.upperBound...]) else { return nil }
      return mafAllele(contig, start, removed(change[..<split.lowerBound].dropFirst(3)), inserted)
    }
    if change.hasPrefix("del") { return mafAllele(contig, start, removed(change.dropFirst(3)), "-") }
    guard change.hasPrefix("ins") || change.hasPrefix("dup"), let inserted = bases(change.dropFirst(3)),
      !inserted.isEmpty
    else { return nil }
    return mafAllele(contig, change.hasPrefix("ins") ? start : end, "-", inserted)
  }

  /// Without the bases that older names repeat after `del` and `dup`.
  static func withoutBases(_ name: String) -> String {
    for word in ["delins", "inv"] where name.contains(word) { return name }
    if let del = name.range(of: "del") {
      let rest = name[del.upperBound...]
      guard let ins = rest.range(of: "ins") else { return String(name[..<del.upperBound]) }
      return String(name[..<del.upperBound]) + rest[ins.lowerBound...]
    }
    if let dup = name.range(of: "dup") { return String(name[..<dup.upperBound]) }
    return name
  }

  /// Whether a published name may differ from ours for a known reason: another isoform's count, a place that is not the
  /// most 3′ one, an insertion that is a duplication, a reversed complement written as `delins`, a transcript that
  /// differs from the genome (`=`).
  static func explains(_ own: String, _ published: String) -> Bool {
    if published.hasSuffix("=") { return true }
    let one = kind(own), other = kind(published)
    if one == other { return true }  // the same change counted elsewhere
    return [one, other] == ["dup", "ins"] || [one, other] == ["inv", "delins"]
  }

  private static func kind(_ name: String) -> String {
    for word in ["delins", "inv", "dup", "del", "ins"] where name.contains(word) { return word }
    return String(name.suffix(3))
  }
}
