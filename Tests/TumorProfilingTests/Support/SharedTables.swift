import Foundation
import OncologyCore
import TestSupport

/// The shared tables, read in the plainest way: nothing here is the product's code.
enum SharedTables {
  /// Lines of a file that may be gzipped.
  static func lines(_ path: String) throws -> [Substring] {
    let url = SharedData.file(path)
    var data = try Data(contentsOf: url)
    if path.hasSuffix(".gz") {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["gzip", "-dc", url.path]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      data = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
    }
    return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
  }

  private static func ranges(_ text: Substring) -> [ClosedRange<Int>] {
    text.split(separator: ",").map { part in
      let ends = part.split(separator: "-").map { Int($0)! }
      return ends[0]...ends[1]
    }.sorted { $0.lowerBound < $1.lowerBound }
  }

  static let grch38 = Result { try read(.grch38) }
  static let grch37 = Result { try read(.grch37) }

  static func models(_ assembly: Assembly) throws -> TableModels {
    try (assembly == .grch38 ? grch38 : grch37).get()
  }

  /// Genes of GENCODE v44 (MANE first) on GRCh38, or the LRG genes' coding parts on GRCh37, with LRG coding sequences
  /// of the build and the hotspot alleles of both.
  private static func read(_ assembly: Assembly) throws -> TableModels {
    var models = TableModels(assembly: assembly)
    try addSequences(&models)
    if assembly == .grch38 { try addGencode(&models) }
    models.known = try hotspots(assembly)
    for line in try lines("genes/\(assembly == .grch38 ? "hg38" : "hg19")_cytobands.tsv.gz") {
      let fields = line.split(separator: "\t")
      guard fields.count > 2, let end = Int(fields[2]) else { continue }
      let contig = Contig(fields[0]).name
      models.lengths[contig] = max(models.lengths[contig] ?? 0, end)
    }
    models.finish()
    return models
  }

  private static func addGencode(_ models: inout TableModels) throws {
    for line in try lines("genes/gene_models_GRCh38_gencode_v44_MANE.tsv.gz").dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      models.genes.append(
        TranscriptModel(
          gene: String(fields[0]), transcript: String(fields[2]), isMANESelect: true, contig: Contig(fields[3]),
          strand: fields[4] == "+" ? .forward : .reverse, exons: ranges(fields[11]), codingParts: ranges(fields[12]),
          areExonsKnown: true, proteinLength: Int(fields[10]), hasSequence: false))
    }
  }

  private static func addSequences(_ models: inout TableModels) throws {
    var seen: Set<Substring> = []
    for line in try lines("genes/lrg/lrg_transcripts.tsv.gz").dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      let parts = ranges(fields[models.assembly == .grch38 ? 6 : 7])
      let sequence = Array(fields[11].utf8)
      guard !parts.isEmpty, parts.reduce(0, { $0 + $1.count }) == sequence.count else { continue }
      let isForward = fields[4] == "+" || fields[4] == "1"
      var bases = isForward ? sequence : sequence.reversed().map(complement)
      for part in parts {
        models.sequences[String(fields[3]), default: []].append((part, Array(bases.prefix(part.count))))
        bases.removeFirst(part.count)
      }
      guard models.assembly == .grch37, seen.insert(fields[1]).inserted else { continue }
      models.genes.append(
        TranscriptModel(
          gene: String(fields[1]), transcript: "\(fields[0])\(fields[2])", isMANESelect: false,
          contig: Contig(fields[3]), strand: isForward ? .forward : .reverse, exons: parts, codingParts: parts,
          areExonsKnown: false, proteinLength: Int(fields[8]), hasSequence: true))
    }
  }

  private static func complement(_ base: UInt8) -> UInt8 {
    switch base {
    case UInt8(ascii: "A"): UInt8(ascii: "T")
    case UInt8(ascii: "C"): UInt8(ascii: "G")
    case UInt8(ascii: "G"): UInt8(ascii: "C")
    case UInt8(ascii: "T"): UInt8(ascii: "A")
    default: base
    }
  }

  static func hotspots(_ assembly: Assembly) throws -> Set<GenomicAllele> {
    Set(
      try lines("knowledge/cancerhotspots_v2_genomic_\(assembly.rawValue).tsv").map { line in
        let fields = line.split(separator: "\t")
        return GenomicAllele(
          contig: Contig(fields[0]), position: Int(fields[1]) ?? 0, reference: String(fields[2]),
          alternate: String(fields[3]))
      })
  }

  /// T001-COAD's somatic calls, with the tags that its INFO column has; no effects.
  static func colorectalVariants(_ assembly: Assembly) throws -> [VariantFinding] {
    var variants: [VariantFinding] = []
    let path = "vcf/pcgr/T001-COAD.\(assembly.rawValue.lowercased()).vcf.gz"
    for (index, line) in try lines(path).enumerated() where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      let info = Dictionary(
        fields[7].split(separator: ";").map { $0.split(separator: "=", maxSplits: 1) }.map { ($0[0], $0.last!) },
        uniquingKeysWith: { first, _ in first })
      let allele = GenomicAllele(
        contig: Contig(fields[0]), position: Int(fields[1])!, reference: String(fields[3]),
        alternate: String(fields[4]))
      let call = SmallVariantCall(
        allele: allele, origin: .somatic, line: index + 1, depth: info["TDP"].flatMap { Int($0) },
        alleleFraction: info["TVAF"].flatMap { Double($0) }, normalDepth: 30,
        identifiers: fields[2] == "." ? [] : [String(fields[2])],
        callers: info["TAL"]?.split(separator: ",").map(String.init) ?? [])
      variants.append(VariantFinding(id: .variant(allele, assembly, specimen: "tumor"), call: call))
    }
    return variants
  }

  static func colorectalSegments() throws -> [CopyNumberSegment] {
    try lines("vcf/pcgr/T001-COAD.grch38.cna.tsv").dropFirst().enumerated().map { index, line in
      let fields = line.split(separator: "\t")
      return CopyNumberSegment(
        interval: GenomicInterval(contig: Contig(fields[0]), start: Int(fields[1])!, end: Int(fields[2])!),
        majorCopies: Double(fields[3]), minorCopies: Double(fields[4]), line: index + 2)
    }
  }

  static func colorectalFusions() throws -> [FusionCall] {
    try lines("vcf/pcgr/T001-COAD.grch38.fusions.tsv").dropFirst().enumerated().map { index, line in
      let fields = line.split(separator: "\t")
      let genes = fields[0].split(separator: "-", omittingEmptySubsequences: true).map(String.init)
      let points = fields[1...2].map { text in
        let parts = text.split(separator: ":")
        return FusionCall.Breakpoint(contig: Contig(parts[0]), position: Int(parts[1])!)
      }
      return FusionCall(
        fivePrimeGene: genes[0], threePrimeGene: genes[1], fivePrimeBreakpoint: points[0],
        threePrimeBreakpoint: points[1], splitReads: Int(fields[3]), line: index + 2)
    }
  }

  static func colorectalExpression() throws -> GeneExpression {
    let rows = try lines("vcf/pcgr/T001-COAD.gene_expression.tsv.gz").dropFirst().map { $0.split(separator: "\t") }
    return GeneExpression(genes: rows.map { String($0[0]) }, tpm: rows.map { Double($0[1])! })
  }
}

/// Models from the shared tables, searched by contig and start.
struct TableModels: GeneModels {
  let assembly: Assembly
  var genes: [TranscriptModel] = []
  var lengths: [String: Int] = [:]
  /// Coding parts with their forward-strand bases, by contig.
  var sequences: [String: [(range: ClosedRange<Int>, bases: [UInt8])]] = [:]
  var known: Set<GenomicAllele> = []
  private var byContig: [Contig: [TranscriptModel]] = [:]
  private var longest: [Contig: Int] = [:]
  private var byName: [String: TranscriptModel] = [:]

  init(assembly: Assembly) { self.assembly = assembly }

  mutating func finish() {
    byContig = Dictionary(grouping: genes, by: \.contig).mapValues { list in
      list.sorted { ($0.interval.start, $0.interval.end) < ($1.interval.start, $1.interval.end) }
    }
    longest = byContig.mapValues { $0.map(\.interval.length).max() ?? 0 }
    byName = Dictionary(genes.map { ($0.gene, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var geneCount: Int { genes.count }
  var genesWithSequenceCount: Int { 562 }
  func model(ofGene symbol: String) -> TranscriptModel? { byName[symbol] }
  func length(of contig: Contig) -> Int? { lengths[contig.name] }
  func isKnownAllele(_ allele: GenomicAllele) -> Bool { known.contains(allele) }
  func models(overlapping interval: GenomicInterval) -> [TranscriptModel] {
    guard let list = byContig[interval.contig], let reach = longest[interval.contig] else { return [] }
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle].interval.start < interval.start - reach { low = middle + 1 } else { high = middle }
    }
    return list[low...].prefix { $0.interval.start <= interval.end }.filter { $0.interval.end >= interval.start }
  }
  func referenceAgrees(_ allele: GenomicAllele) -> Bool? {
    var agrees: Bool?
    for (range, bases) in sequences[allele.contig.name] ?? []
    where range.lowerBound <= allele.end && allele.position <= range.upperBound {
      for (base, position) in zip(allele.reference.utf8, allele.position...) where range.contains(position) {
        agrees = (agrees ?? true) && bases[position - range.lowerBound] == base
      }
    }
    return agrees
  }
}
