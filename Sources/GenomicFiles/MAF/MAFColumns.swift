import InputFiles
import OncologyCore
import TabularText

/// Where a MAF's columns stand.
struct MAFColumns {
  let symbol: Int
  let contig: Int
  let start: Int
  let end: Int?
  let reference: Int
  let firstAllele: Int?
  let secondAllele: Int
  let build: Int?
  let strand: Int?
  let classification: Int?
  let consequence: Int?
  let status: Int?
  let filter: Int?
  let sample: Int?
  let normalSample: Int?
  let depth: Int?
  let referenceCount: Int?
  let alternateCount: Int?
  let normalDepth: Int?
  let normalAlternateCount: Int?
  let geneID: Int?
  let transcript: Int?
  let exon: Int?
  let coding: Int?
  let protein: Int?
  let shortProtein: Int?
  let canonical: Int?
  let mane: Int?
  private let rsNumber: Int?
  private let callerList: Int?

  init(_ table: TabularText) throws(InputError) {
    symbol = try table.requiredColumn("Hugo_Symbol")
    contig = try table.requiredColumn("Chromosome")
    start = try table.requiredColumn("Start_Position", "Start_position")
    reference = try table.requiredColumn("Reference_Allele")
    secondAllele = try table.requiredColumn("Tumor_Seq_Allele2")
    firstAllele = table.column("Tumor_Seq_Allele1")
    end = table.column("End_Position", "End_position")
    build = table.column("NCBI_Build")
    strand = table.column("Strand")
    classification = table.column("Variant_Classification")
    consequence = table.column("Consequence")
    status = table.column("Mutation_Status")
    filter = table.column("FILTER")
    sample = table.column("Tumor_Sample_Barcode")
    normalSample = table.column("Matched_Norm_Sample_Barcode")
    depth = table.column("t_depth")
    referenceCount = table.column("t_ref_count")
    alternateCount = table.column("t_alt_count")
    normalDepth = table.column("n_depth")
    normalAlternateCount = table.column("n_alt_count")
    geneID = table.column("Gene")
    transcript = table.column("Transcript_ID", "Feature")
    exon = table.column("Exon_Number", "EXON")
    coding = table.column("HGVSc")
    protein = table.column("HGVSp")
    shortProtein = table.column("HGVSp_Short")
    canonical = table.column("CANONICAL")
    mane = table.column("MANE", "MANE_SELECT")
    rsNumber = table.column("dbSNP_RS")
    callerList = table.column("callers", "CALLERS")
  }

  /// dbSNP's identifiers; `novel` is none.
  func identifiers(_ row: TabularText.Row) -> [String] {
    guard let text = row.known(rsNumber), text.lowercased() != "novel" else { return [] }
    return text.split(whereSeparator: { $0 == "," || $0 == ";" }).map { String($0.trimmingSpaces) }
  }

  /// GDC's `callers`, of which a `*` marks a call that the caller itself filtered.
  func callers(_ row: TabularText.Row) -> [String] {
    guard let text = row.known(callerList) else { return [] }
    return text.split(whereSeparator: { $0 == ";" || $0 == "," || $0 == "|" }).map { String($0.trimmingSpaces) }
  }
}

extension TabularText.Row {
  /// The field, or `nil` for what MAF writers put where nothing is known: empty, `.`, `NA`, `[Not Available]`, `Unknown`.
  func known(_ column: Int?) -> String? {
    guard let text = text(column), text != "NA", text != "N/A", text != "[Not Available]", text != "Unknown" else {
      return nil
    }
    return text
  }
}

/// Which of a MAF's samples is read.
struct MAFSample {
  private let column: Int?
  private(set) var name: String?
  private(set) var normalName: String?
  let rule: SampleRule

  /// The rules: named by the person; the only one. A file of several is refused with their list.
  init(_ table: TabularText, _ columns: MAFColumns, _ options: VariantFileOptions, _ input: InputPath) throws {
    column = columns.sample
    var samples: [String] = []
    var normals: [String: Set<String>] = [:]
    if let column = columns.sample {
      var seen: Set<String> = []
      try table.forEachRow { row in
        let sample = row[column]
        if seen.insert(sample).inserted { samples.append(sample) }
        if let normal = row.known(columns.normalSample) { normals[sample, default: []].insert(normal) }
      }
    }
    (name, rule) = try Self.choose(samples, named: options.namedSample, input)
    if options.role != .germline, let name, name == options.normalSample {
      throw InputError(
        .conflictingOptions, "“\(name)” would be read as the tumour, and it was named as the normal sample.",
        at: input.location(column: "Tumor_Sample_Barcode"), fix: "Name the tumour's sample and the normal's.")
    }
    if let name, let found = normals[name], found.count == 1 { normalName = found.first }
  }

  private static func choose(
    _ samples: [String], named: String?, _ input: InputPath
  ) throws(InputError) -> (String?, SampleRule) {
    if let named {
      guard samples.contains(named) else {
        let question = Suggestions.question(for: named, in: samples).map { "\($0) " } ?? ""
        throw InputError(
          .unknownSample, "no sample is called “\(named)”.", at: input.location(column: "Tumor_Sample_Barcode"),
          fix: question + SampleChoice.listing(samples))
      }
      return (named, .named)
    }
    if samples.count > 1 {
      throw InputError(
        .unknownSample, "the file has \(samples.count) samples, and nothing says which is to be read.",
        at: input.location(column: "Tumor_Sample_Barcode"), fix: "Name the tumour's. " + SampleChoice.listing(samples))
    }
    return (samples.first, samples.isEmpty ? .noSamples : .onlySample)
  }

  func isChosen(_ row: TabularText.Row) -> Bool {
    guard let column, let name else { return true }
    return row[column] == name
  }
}

/// Read counts of a row.
struct MAFReads {
  let depth: Int?
  let alternate: Int?
  let normalDepth: Int?
  let normalAlternate: Int?
  let fraction: Double?
  let alternateExceedsDepth: Bool
  /// The row states a depth of 0 without counts: no variant is called from no reads, so nothing is known.
  let hasDepthOfZero: Bool

  init(_ row: TabularText.Row, _ columns: MAFColumns) throws(InputError) {
    alternate = try Self.count(row, columns.alternateCount)
    let reference = try Self.count(row, columns.referenceCount)
    let counted = alternate.flatMap { count in reference.map { $0 + count } }
    let stated = try Self.count(row, columns.depth)
    hasDepthOfZero = stated == 0 && (counted ?? 0) == 0
    depth = hasDepthOfZero ? nil : stated ?? counted
    normalDepth = try Self.count(row, columns.normalDepth)
    normalAlternate = try Self.count(row, columns.normalAlternateCount)
    if let alternate, let depth { alternateExceedsDepth = alternate > depth } else { alternateExceedsDepth = false }
    let reads = counted ?? depth
    if let alternate, let reads, reads > 0, alternate <= reads {
      fraction = Double(alternate) / Double(reads)
    } else {
      fraction = nil
    }
  }

  private static func count(_ row: TabularText.Row, _ column: Int?) throws(InputError) -> Int? {
    guard let column, row.known(column) != nil else { return nil }
    return try row.count(column)
  }
}
