package import InputFiles
package import OncologyCore
import TabularText

/// Fusion transcripts as PCGR's, Arriba's and STAR-Fusion's tables give them (`Documentation/Formats/fusions.md`).
package struct FusionTable: Sendable {
  package struct Contents: Sendable {
    /// In the order of the file; 5′ and 3′ partners as the caller gives them.
    package var fusions: [FusionCall]
    /// `PCGR fusions`, `Arriba`, `STAR-Fusion`.
    package var format: String
    package var records: Int
    package var diagnostics: [Diagnostic]
  }

  package let input: InputPath
  package init(path: String) { input = InputPath(path) }

  package func read() throws -> Contents {
    let table = try TabularText(DecompressedText.read(input), file: input.path)
    let layout = try layout(of: table)
    var tally = DiagnosticTally()
    var fusions: [FusionCall] = []
    try table.forEachRow { row in fusions.append(try layout.fusion(row, &tally)) }
    return Contents(
      fusions: fusions, format: layout.format, records: fusions.count, diagnostics: tally.diagnostics(in: input))
  }

  private func layout(of table: TabularText) throws(InputError) -> any FusionLayout {
    if table.column("#gene1", "gene1") != nil { return try ArribaLayout(table) }
    if table.column("#FusionName", "FusionName") != nil { return try STARFusionLayout(table) }
    if table.column("FusionGene") != nil { return try PCGRFusionLayout(table) }
    throw InputError(
      .missingColumn, "the header is not that of a table of fusions.", at: input.location(line: 1),
      fix: "Expected are FusionGene, LeftBreakpoint, RightBreakpoint (PCGR), #gene1, gene2, breakpoint1, breakpoint2 "
        + "(Arriba) or #FusionName, LeftBreakpoint, RightBreakpoint (STAR-Fusion). "
        + "The table has: \(table.columns.joined(separator: ", ")).")
  }
}

/// How one caller's table is read.
protocol FusionLayout {
  var format: String { get }
  func fusion(_ row: TabularText.Row, _ tally: inout DiagnosticTally) throws(InputError) -> FusionCall
}

extension FusionLayout {
  /// `chr2:42522694` or `chr2:42522694:+`, 1-based.
  func breakpoint(_ row: TabularText.Row, _ column: Int) throws(InputError) -> FusionCall.Breakpoint? {
    guard let text = row.known(column) else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let hasStrand = parts.count == 3 && ["+", "-", "."].contains(parts.last)
    guard parts.count == 2 || hasStrand, !parts[0].isEmpty,
      let position = WholeNumber.read(parts[1], in: WholeNumber.positions)
    else {
      throw InputError(
        .invalidValue, "“\(text.prefix(60))” is not a breakpoint: chromosome:position is expected.",
        at: row.location(column))
    }
    return FusionCall.Breakpoint(contig: Contig(parts[0]), position: position)
  }

  /// The partners of `EML4--ALK` or `EML4::ALK`; a partner may be missing, and is then empty.
  func partners(_ row: TabularText.Row, _ column: Int) throws(InputError) -> (String, String) {
    let text = row[column]
    let parts =
      text.contains("::")
      ? text.split(separator: "::", omittingEmptySubsequences: false)
      : text.split(separator: "--", omittingEmptySubsequences: false)
    guard parts.count == 2, !(parts[0].isEmpty && parts[1].isEmpty) else {
      throw InputError(
        .invalidValue, "“\(text.prefix(60))” does not name two partners with -- or :: between.",
        at: row.location(column))
    }
    return (String(parts[0].trimmingSpaces), String(parts[1].trimmingSpaces))
  }
}

/// https://sigven.github.io/pcgr/articles/input.html#rna-fusions
private struct PCGRFusionLayout: FusionLayout {
  let format = "PCGR fusions"
  private let name: Int
  private let left: Int
  private let right: Int
  private let splitReads: Int?
  private let score: Int?

  init(_ table: TabularText) throws(InputError) {
    name = try table.requiredColumn("FusionGene")
    left = try table.requiredColumn("LeftBreakpoint")
    right = try table.requiredColumn("RightBreakpoint")
    splitReads = table.column("SplitReads")
    score = table.column("Score")
  }

  func fusion(_ row: TabularText.Row, _ tally: inout DiagnosticTally) throws(InputError) -> FusionCall {
    let (five, three) = try partners(row, name)
    if five.isEmpty || three.isEmpty { tally.add(.warning, .fusionPartnerMissing, line: row.line) }
    return FusionCall(
      fivePrimeGene: five.isEmpty ? "?" : five, threePrimeGene: three.isEmpty ? "?" : three,
      fivePrimeBreakpoint: try breakpoint(row, left), threePrimeBreakpoint: try breakpoint(row, right),
      splitReads: try row.knownCount(splitReads), confidence: row.known(score), line: row.line)
  }
}

/// https://github.com/STAR-Fusion/STAR-Fusion/wiki#output
private struct STARFusionLayout: FusionLayout {
  let format = "STAR-Fusion"
  private let name: Int
  private let left: Int
  private let right: Int
  private let junctionReads: Int?
  private let spanningFragments: Int?
  private let frame: Int?

  init(_ table: TabularText) throws(InputError) {
    name = try table.requiredColumn("#FusionName", "FusionName")
    left = try table.requiredColumn("LeftBreakpoint")
    right = try table.requiredColumn("RightBreakpoint")
    junctionReads = table.column("JunctionReadCount")
    spanningFragments = table.column("SpanningFragCount")
    frame = table.column("PROT_FUSION_TYPE")
  }

  func fusion(_ row: TabularText.Row, _ tally: inout DiagnosticTally) throws(InputError) -> FusionCall {
    let (five, three) = try partners(row, name)
    if five.isEmpty || three.isEmpty { tally.add(.warning, .fusionPartnerMissing, line: row.line) }
    let isInFrame: Bool? =
      switch row.known(frame) {
      case "INFRAME": true
      case "FRAMESHIFT": false
      default: nil
      }
    return FusionCall(
      fivePrimeGene: five.isEmpty ? "?" : five, threePrimeGene: three.isEmpty ? "?" : three,
      fivePrimeBreakpoint: try breakpoint(row, left), threePrimeBreakpoint: try breakpoint(row, right),
      splitReads: try row.knownCount(junctionReads), spanningReads: try row.knownCount(spanningFragments),
      isInFrame: isInFrame, caller: "STAR-Fusion", line: row.line)
  }
}

/// https://arriba.readthedocs.io/en/latest/output-files/
private struct ArribaLayout: FusionLayout {
  let format = "Arriba"
  private let gene1: Int
  private let gene2: Int
  private let breakpoint1: Int
  private let breakpoint2: Int
  private let strands: [Int]
  private let splitReads: [Int]
  private let discordant: Int?
  private let confidence: Int?
  private let frame: Int?
  private let domains: Int?

  init(_ table: TabularText) throws(InputError) {
    gene1 = try table.requiredColumn("#gene1", "gene1")
    gene2 = try table.requiredColumn("gene2")
    breakpoint1 = try table.requiredColumn("breakpoint1")
    breakpoint2 = try table.requiredColumn("breakpoint2")
    strands = ["strand1(gene/fusion)", "strand2(gene/fusion)"].compactMap { table.column($0) }
    splitReads = ["split_reads1", "split_reads2"].compactMap { table.column($0) }
    discordant = table.column("discordant_mates")
    confidence = table.column("confidence")
    frame = table.column("reading_frame")
    domains = table.column("retained_protein_domains")
  }

  func fusion(_ row: TabularText.Row, _ tally: inout DiagnosticTally) throws(InputError) -> FusionCall {
    let five = row.text(gene1) ?? "?"
    let three = row.text(gene2) ?? "?"
    if five.contains("(") || three.contains("(") { tally.add(.note, .fusionIntergenic, line: row.line) }
    if strands.contains(where: { row[$0].hasSuffix("/.") }) { tally.add(.warning, .fusionOrderUnknown, line: row.line) }
    var split: Int?
    for column in splitReads { if let count = try row.knownCount(column) { split = (split ?? 0) + count } }
    return FusionCall(
      fivePrimeGene: five, threePrimeGene: three, fivePrimeBreakpoint: try breakpoint(row, breakpoint1),
      threePrimeBreakpoint: try breakpoint(row, breakpoint2), splitReads: split,
      spanningReads: try row.knownCount(discordant), isInFrame: isInFrame(row),
      retainedDomains: retainedDomains(row, five, three), confidence: row.text(confidence), caller: "Arriba",
      line: row.line)
  }

  /// A stop codon before the junction leaves the 3′ partner untranslated, whatever its frame.
  private func isInFrame(_ row: TabularText.Row) -> Bool? {
    switch row.text(frame) {
    case "in-frame": return true
    case "out-of-frame", "stop-codon": return false
    default: return nil
    }
  }

  /// `GENE: domain (share kept)`, of the 5′ partner and then the 3′ partner; a bar stands between them in the file.
  private func retainedDomains(_ row: TabularText.Row, _ five: String, _ three: String) -> [String]? {
    guard let text = row.text(domains) else { return nil }
    let sides = text.split(separator: "|", omittingEmptySubsequences: false)
    return zip([five, three], sides).flatMap { gene, side in
      side.split(separator: ",").map { "\(gene): \(Self.readable($0))" }
    }
  }

  /// `Protein_kinase_domain(100%)` → `Protein kinase domain (100%)`.
  private static func readable(_ domain: Substring) -> String {
    let name = domain.map { $0 == "_" ? " " : String($0) }.joined()
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else { return name }
    return "\(name[..<open].trimmingSpaces) \(name[open...])"
  }
}
