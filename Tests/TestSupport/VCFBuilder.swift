/// Makes the text of a VCF, record by record: `VCFBuilder(samples: ["TUMOR"]).record("7", 140_753_336, "A", "T")`.
public struct VCFBuilder {
  public var version = "VCFv4.2"
  public var samples: [String]
  public var metaLines: [String] = [
    "##INFO=<ID=TVAF,Number=.,Type=Float,Description=\"Allelic fraction of alternative allele in tumor\">",
    "##INFO=<ID=TDP,Number=.,Type=Integer,Description=\"Read depth across variant site in tumor\">",
    "##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">",
    "##FORMAT=<ID=AD,Number=R,Type=Integer,Description=\"Allelic depths\">",
    "##FORMAT=<ID=DP,Number=1,Type=Integer,Description=\"Read depth\">",
    "##FORMAT=<ID=AF,Number=A,Type=Float,Description=\"Allele fractions\">",
    "##FILTER=<ID=q10,Description=\"Quality below 10\">",
    "##contig=<ID=7,length=159345973>",
  ]
  public private(set) var records: [String] = []

  public init(samples: [String] = ["TUMOR"]) { self.samples = samples }

  /// With another header line.
  public func meta(_ line: String) -> VCFBuilder {
    var copy = self
    copy.metaLines.append(line)
    return copy
  }

  /// With another record; `values` are the samples' columns.
  public func record(
    _ contig: String = "7", _ position: Int = 140_753_336, _ reference: String = "A", _ alternate: String = "T",
    id: String = ".", filter: String = "PASS", info: String = ".", format: String = "GT:AD:DP", _ values: String...
  ) -> VCFBuilder {
    var copy = self
    var columns = [contig, "\(position)", id, reference, alternate, ".", filter, info]
    if !samples.isEmpty {
      columns.append(format)
      columns += values.isEmpty ? samples.map { _ in "0/1:70,30:100" } : values
    }
    copy.records.append(columns.joined(separator: "\t"))
    return copy
  }

  /// With a line as it is, fit or not.
  public func line(_ text: String) -> VCFBuilder {
    var copy = self
    copy.records.append(text)
    return copy
  }

  public var headerLineCount: Int { metaLines.count + 2 }

  public var text: String {
    let fixed = ["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO"]
    let columns = (samples.isEmpty ? fixed : fixed + ["FORMAT"] + samples).joined(separator: "\t")
    return (["##fileformat=\(version)"] + metaLines + [columns] + records).joined(separator: "\n") + "\n"
  }

  public var bytes: [UInt8] { Array(text.utf8) }
}
