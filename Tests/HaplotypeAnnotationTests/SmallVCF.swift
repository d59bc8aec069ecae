import Foundation
import HaplotypeAnnotation

/// A VCF held whole as text: enough to hand its records to the annotator in tests.
struct SmallVCF {
  struct Record {
    let contig: String
    let position: Int
    let alleles: [String]
    let filter: String
    let info: [String: String]
    let genotypes: [String]
  }

  private(set) var records: [Record] = []
  private(set) var samples: [String] = []

  init(_ file: URL) throws {
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("##") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if line.hasPrefix("#CHROM") {
        samples = Array(fields.dropFirst(9))
      } else {
        records.append(Self.record(fields))
      }
    }
  }

  private static func record(_ fields: [String]) -> Record {
    var info: [String: String] = [:]
    for field in fields[7].split(separator: ";") {
      let pair = field.split(separator: "=", maxSplits: 1).map(String.init)
      if pair.count == 2 { info[pair[0]] = pair[1] }
    }
    let alleles = [fields[3]] + (fields[4] == "." ? [] : fields[4].split(separator: ",").map(String.init))
    return Record(
      contig: fields[0], position: Int(fields[1])!, alleles: alleles, filter: fields[6], info: info,
      genotypes: fields.dropFirst(9).map { String($0.split(separator: ":")[0]) })
  }

  /// The records of each contig, in the file's order, as batches with the records' indexes.
  func batches(isSelected: (Record) -> Bool) -> [(batch: VariantBatch, records: [Int])] {
    var batches: [(batch: VariantBatch, records: [Int])] = []
    for (index, record) in records.enumerated() {
      if batches.last?.batch.contig != record.contig {
        batches.append((VariantBatch(contig: record.contig, sampleCount: samples.count), []))
      }
      batches[batches.count - 1].records.append(index)
      let calls = record.genotypes.map(Self.genotype)
      let ploidy = calls.map(\.count).max() ?? 0
      batches[batches.count - 1].batch.append(
        position: record.position - 1, alleles: record.alleles.map { Array($0.utf8) },
        symbolicEnd: record.info["END"].flatMap { Int($0) }.map { $0 - 1 }, isSelected: isSelected(record),
        ploidy: ploidy, genotypes: calls.flatMap { Array(($0 + [.absent, .absent]).prefix(2)) })
    }
    return batches
  }

  private static func genotype(_ text: String) -> [GenotypeAllele] {
    let isPhased = text.contains("|")
    return text.split(whereSeparator: { $0 == "|" || $0 == "/" }).map { word in
      Int(word).map { GenotypeAllele(number: $0, isPhased: isPhased) } ?? .missing
    }
  }
}
