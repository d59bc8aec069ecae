import CaseInterpretation
import OncologyCore
import ReportRendering
import TestSupport
import Testing

/// A hand-made tumour as the files that a laboratory hands in: `CaseFiles().variant("BRAF", "V600E").run(type: "COAD")`.
///
/// Positions are GRCh38, 1-based; a change that is given by its name is looked up in cancerhotspots.org's genomic table.
struct CaseFiles {
  private struct Row {
    var allele: ReferenceLookup.Allele
    var sample: String
  }

  private var somatic: [Row] = []
  private var germline: [Row] = []
  private var segments: [String]?
  private var fusions: [String]?
  private var fusionFile: String?
  private var callable: [String]?
  private var expression: [String]?
  private var members: [String] = []
  private var biomarkers: [String] = []
  private var tumorOnly = false
  private var megabases: Double?
  private var purity: Double?
  private var ploidy: Double?
  private var metaLines: [String] = []
  private(set) var problems: [String] = []

  /// A known change by its name, with `alternate` of `depth` reads.
  func variant(_ gene: String, _ change: String, depth: Int = 200, alternate: Int = 60) -> Self {
    guard let allele = try? StarterEngines.opened.get().reference.allele(gene, change) else {
      return with { $0.problems.append("\(gene) \(change) is not in the table of known alleles") }
    }
    return with { $0.somatic.append(Row(allele: allele, sample: Self.sample("0/1", depth, alternate))) }
  }

  /// A change by its allele.
  func variant(
    _ contig: String, _ position: Int, _ reference: String, _ alternate: String, depth: Int = 200, reads: Int = 60
  ) -> Self {
    let allele = ReferenceLookup.Allele(
      contig: contig, position: position, reference: reference, alternate: alternate)
    return with { $0.somatic.append(Row(allele: allele, sample: Self.sample("0/1", depth, reads))) }
  }

  /// An inherited allele, in the germline's file.
  func germline(
    _ contig: String, _ position: Int, _ reference: String, _ alternate: String, genotype: String = "0/1",
    reads stated: Int? = nil
  ) -> Self {
    let allele = ReferenceLookup.Allele(
      contig: contig, position: position, reference: reference, alternate: alternate)
    let reads = stated ?? (genotype == "1/1" ? 40 : 20)
    return with { $0.germline.append(Row(allele: allele, sample: Self.sample(genotype, 40, reads))) }
  }

  private static func sample(_ genotype: String, _ depth: Int, _ alternate: Int) -> String {
    "\(genotype):\(depth - alternate),\(alternate):\(depth)"
  }

  /// A stretch of major and minor copies.
  func segment(_ contig: String, _ places: ClosedRange<Int>, major: Int, minor: Int) -> Self {
    with {
      $0.segments =
        ($0.segments ?? []) + ["\(contig)\t\(places.lowerBound)\t\(places.upperBound)\t\(major)\t\(minor)"]
    }
  }

  /// The gene and its surroundings at this many copies.
  func copies(of gene: String, major: Int, minor: Int) -> Self {
    guard let place = try? StarterEngines.opened.get().reference.genes[gene] else {
      return with { $0.problems.append("\(gene) has no model") }
    }
    return segment(
      place.contig, place.span.lowerBound - 20_000...place.span.upperBound + 20_000, major: major, minor: minor)
  }

  /// A fusion in STAR-Fusion's table, in frame.
  func fusion(_ five: String, _ three: String, _ left: String, _ right: String, frame: String = "INFRAME") -> Self {
    with { $0.fusions = ($0.fusions ?? []) + ["\(five)--\(three)\t25\t12\t\(left)\t\(right)\t\(frame)"] }
  }

  /// A caller's own table.
  func fusions(in file: String) -> Self { with { $0.fusionFile = file } }

  func noFusions() -> Self { with { $0.fusions = $0.fusions ?? [] } }

  /// Transcripts per million of a gene.
  func expression(of gene: String, tpm: Double) -> Self {
    with { $0.expression = ($0.expression ?? []) + ["\(gene)\t\(tpm)"] }
  }

  /// The whole of each gene was covered.
  func covered(_ genes: String...) -> Self {
    with { files in
      for gene in genes {
        guard let place = try? StarterEngines.opened.get().reference.genes[gene] else { continue }
        files.callable =
          (files.callable ?? []) + ["\(place.contig)\t\(place.span.lowerBound - 1)\t\(place.span.upperBound)"]
      }
    }
  }

  /// A biomarker's state in the patient's record.
  func state(_ biomarker: String, _ state: String, method: String? = nil, value: String? = nil) -> Self {
    let members =
      [("biomarker", biomarker), ("state", state)]
      + [("method", method), ("value", value)].compactMap { name, text in text.map { (name, $0) } }
    let object = members.map { "\"\($0.0)\": \"\($0.1)\"" }.joined(separator: ", ")
    return with { $0.biomarkers.append("{\(object)}") }
  }

  /// Another member of the record, as JSON: `"age": 61`.
  func record(_ member: String) -> Self { with { $0.members.append(member) } }
  func tumorOnlyCalls() -> Self { with { $0.tumorOnly = true } }
  func callable(megabases: Double) -> Self { with { $0.megabases = megabases } }
  func tumor(purity: Double, ploidy: Double) -> Self {
    with {
      $0.purity = purity
      $0.ploidy = ploidy
    }
  }
  func header(_ line: String) -> Self { with { $0.metaLines.append(line) } }

  private func with(_ change: (inout Self) -> Void) -> Self {
    var copy = self
    change(&copy)
    return copy
  }
}

extension CaseFiles {
  /// From files to the page, with the starter releases.
  func run(
    type: String, assembly: Assembly = .grch38, overrides: (TumorProfile) -> [Override] = { _ in [] },
    location: Testing.SourceLocation = #_sourceLocation
  ) throws -> RunResult {
    try #require(problems.isEmpty, "\(problems.joined(separator: "; "))", sourceLocation: location)
    let engines = try StarterEngines.opened.get()
    let folder = try TemporaryFolder()
    let patient = try CaseIngest.read(try sources(in: folder, type: type, assembly: assembly))
    let profile = try #require(engines.profile[assembly]).profile(patient)
    let interpretation = try engines.interpretation.interpret(profile, overrides: overrides(profile))
    let report = ReportComposer().report(from: interpretation)
    return RunResult(
      profile: profile, interpretation: interpretation, report: report,
      pageText: PageText.read(String(decoding: HTMLPage.render(report), as: UTF8.self)))
  }

  private func sources(in folder: TemporaryFolder, type: String, assembly: Assembly) throws -> CaseSources {
    let others: [InputFile.Role: String?] = [
      .germline: germline.isEmpty ? nil : try folder.file("normal.vcf", vcf(germline, sample: "NORMAL").text),
      .copyNumber: try table("cna.tsv", "Chromosome\tStart\tEnd\tnMajor\tnMinor", segments, in: folder),
      .fusions: try fusionFile ?? table("fusions.tsv", Self.fusionHeader, fusions, in: folder),
      .expression: try table("expression.tsv", "TargetID\tTPM", expression, in: folder),
      .callable: try callable.map { try folder.file("callable.bed", $0.joined(separator: "\n") + "\n") },
      .record: try recordText.map { try folder.file("record.json", $0) },
    ]
    return CaseSources(
      caseID: "hand-made", assembly: assembly, tumorType: TumorType(code: type),
      variants: try folder.file("tumor.vcf", vcf(somatic, sample: "TUMOR").text),
      files: others.compactMapValues { $0 },
      options: CaseOptions(
        isTumorOnly: tumorOnly, purity: purity, ploidy: ploidy, callableMegabases: megabases))
  }

  private static let fusionHeader =
    "#FusionName\tJunctionReadCount\tSpanningFragCount\tLeftBreakpoint\tRightBreakpoint\tPROT_FUSION_TYPE"

  private func table(_ name: String, _ header: String, _ rows: [String]?, in folder: TemporaryFolder) throws -> String?
  {
    try rows.map { try folder.file(name, ([header] + $0).joined(separator: "\n") + "\n") }
  }

  private var recordText: String? {
    let all = members + (biomarkers.isEmpty ? [] : ["\"biomarkers\": [\(biomarkers.joined(separator: ", "))]"])
    guard !all.isEmpty else { return nil }
    return "{\"schema\": \"sextant.patient-record\", \"schemaVersion\": \"1.0\", \(all.joined(separator: ", "))}\n"
  }

  private func vcf(_ rows: [Row], sample: String) -> VCFBuilder {
    var builder = VCFBuilder(samples: [sample])
    builder.metaLines.removeAll { $0.hasPrefix("##contig") }
    builder.metaLines += Self.contigLines + metaLines
    for row in rows {
      builder = builder.record(
        row.allele.contig, row.allele.position, row.allele.reference, row.allele.alternate, row.sample)
    }
    return builder
  }

  /// Without lengths: they would tell the build by themselves.
  private static let contigLines = (1...22).map { "##contig=<ID=\($0)>" } + ["##contig=<ID=X>"]
}

/// What a run gave, and what a reader of the page sees.
struct RunResult {
  let profile: TumorProfile
  let interpretation: Interpretation
  let report: Report
  let pageText: String

  func option(
    _ therapies: String..., location: Testing.SourceLocation = #_sourceLocation
  ) throws -> TreatmentOption {
    try #require(
      interpretation.options.first { Set($0.therapies) == Set(therapies) },
      "\(therapies) among \(interpretation.options.map(\.id))", sourceLocation: location)
  }

  func hasOption(_ therapies: String...) -> Bool {
    interpretation.options.contains { Set($0.therapies) == Set(therapies) }
  }

  func finding(_ label: String, location: Testing.SourceLocation = #_sourceLocation) throws -> InterpretedFinding {
    try #require(
      interpretation.findings.first { $0.label == label }, "\(label) among \(interpretation.findings.map(\.label))",
      sourceLocation: location)
  }

  /// Items of the matches with this pattern.
  func matches(_ pattern: String) -> [EvidenceMatch] { interpretation.matches.filter { $0.pattern == pattern } }
  func excluded(_ pattern: String) -> [ExcludedEvidence] { interpretation.excluded.filter { $0.pattern == pattern } }

  var favoured: [TreatmentOption] { interpretation.options.filter { $0.stance == .favoured } }
  /// The answer's sentences as the page prints them.
  var answer: String { report.answer.map(\.text).joined(separator: " ") }
  var warnings: String { report.warnings.joined(separator: " ") }
}

/// The text of a page without its tags, styles and scripts, spaces collapsed.
enum PageText {
  static func read(_ html: String) -> String {
    var text = ""
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      text += rest[..<open]
      rest = rest[open...]
      let isHidden = ["<style", "<script", "<title"].first { rest.hasPrefix($0) }
      if let isHidden, let end = rest.firstRange(of: "</" + isHidden.dropFirst()) { rest = rest[end.lowerBound...] }
      guard let close = rest.firstIndex(of: ">") else { break }
      rest = rest[rest.index(after: close)...]
      text += " "
    }
    text += rest
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text.replace(entity, with: character)
    }
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return [" .", " ,", " ;", " :"].reduce(words) { $0.replacing($1, with: String($1.dropFirst())) }
  }
}
