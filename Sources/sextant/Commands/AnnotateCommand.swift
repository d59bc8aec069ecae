import ArgumentParser
import Foundation
import GenomicFiles
import HaplotypeAnnotation
import OncologyCore

struct AnnotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate", abstract: "Adds consequences (BCSQ) to a VCF, those of one haplotype taken together.",
    discussion: """
      Gene models are GFF3 or GTF (Ensembl, GENCODE, RefSeq), sequences FASTA. Options have the names of bcftools csq.

      For instance: sextant annotate in.vcf.gz --gff3 genes.gff3.gz --fasta genome.fa -o out.vcf.gz
      """)

  @Argument(help: "The variants: a sorted VCF, plain, gzip or bgzip.")
  var input: String
  @Option(name: [.customShort("g"), .customLong("gff3"), .customLong("gff-annot")], help: "Gene models, GFF3 or GTF.")
  var models: String
  @Option(name: [.customShort("f"), .customLong("fasta"), .customLong("fasta-ref")], help: "Sequences, FASTA.")
  var sequences: String
  @Option(name: [.short, .long], help: "The file to write; bgzip where its name ends with .gz.")
  var output: String
  @Flag(name: [.customShort("l"), .long], help: "Each allele on its own.")
  var localCsq = false
  @Option(
    name: [.short, .long],
    help: "Unphased heterozygotes: a as written, m merged, r refused, R non-reference, s left out.")
  var phase = PhaseRule.require
  @Option(name: [.customShort("C"), .long], help: "Genetic code: NCBI's number; 0 is 1 with ATG as the only start.")
  var geneticCode = 0
  @Option(name: [.customShort("n"), .long], help: "Consequences for each haplotype that FORMAT/BCSQ can hold.")
  var ncsq = 15
  @Option(name: [.customShort("B"), .long], help: "Shortens changed proteins to so many residues.")
  var trimProteinSeq: Int?
  @Option(help: "Prefixes of contigs in variants, gene models and sequences, as “chr,-,-”; 0 for none.")
  var unifyChrNames = "0"
  @Option(name: [.short, .long], help: "Annotate only records with FILTER=\"NAME\" or POS=N (also !=).")
  var include: String?
  @Option(name: [.short, .long], help: "Annotate all but these records.")
  var exclude: String?
  @Option(name: [.customShort("s"), .long], help: "“-” applies all variants and ignores the samples.")
  var samples: String?
  @Flag(help: "Carry on past records and transcripts that contradict the reference; they are counted.")
  var force = false
  @Option(help: "Cores to work on.")
  var threads: Int?

  func validate() throws {
    if ncsq < 1 { throw ValidationError("--ncsq takes a number from 1 on.") }
    if let trimProteinSeq, trimProteinSeq < 1 { throw ValidationError("--trim-protein-seq takes a number from 1 on.") }
    if let threads, threads < 1 { throw ValidationError("--threads takes a number from 1 on.") }
    if include != nil, exclude != nil { throw ValidationError("Give --include or --exclude, not both.") }
    if let samples, samples != "-" { throw ValidationError("--samples takes “-” only.") }
  }

  func run() async throws {
    var options = HaplotypeOptions()
    options.isLocal = localCsq
    options.phase = phase
    options.geneticCode = geneticCode
    options.consequenceLimit = ncsq
    options.residueLimit = trimProteinSeq
    options.isForced = force
    let filter = try include.map { try RecordFilter($0, excludes: false) }
    let (modelPath, sequencePath, isForced) = (models, sequences, force)
    async let readSequences = Self.sequences(sequencePath)
    let readModels = try Self.models(modelPath, isForced)
    let run = AnnotationRun(
      models: readModels, sequences: try await readSequences, naming: try ContigNaming(unifyChrNames),
      options: options, filter: try filter ?? exclude.map { try RecordFilter($0, excludes: true) },
      ignoresSamples: samples == "-", coreCount: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    let summary = try await run.run(from: input, to: output, isCompressed: output.hasSuffix(".gz"))
    say(summary, run.models.report)
  }

  static func models(_ path: String, _ isForced: Bool) throws -> TranscriptModels {
    var builder = GeneModelBuilder()
    var reader = GeneFeatureReader(path: path)
    try reader.forEachFeature { builder.add($0) }
    let built = try builder.build(force: isForced)
    guard built.transcriptCount > 0 else {
      throw InputError(
        .malformed, "no transcript could be read from the gene models.", at: SourceLocation(file: path),
        fix: "GFF3 or GTF of Ensembl, GENCODE or RefSeq is expected.")
    }
    return built
  }

  static func sequences(_ path: String) throws -> [String: ContigSequence] {
    var table: [String: ContigSequence] = [:]
    for sequence in try FASTAReader.read(path: path) { table[sequence.name] = ContigSequence(sequence.bases) }
    return table
  }

  private func say(_ summary: AnnotationRun.Summary, _ report: GeneModelReport) {
    print("\(output): \(summary.recordCount) records, \(summary.annotatedCount) with a consequence.")
    let tally = summary.tally
    note(tally.overlapping, "changes overlap an earlier one of the same haplotype and were left out")
    note(tally.polyploid, "records have genotypes with more than two copies; their haplotypes were not read")
    note(tally.referenceMismatches, "times REF was not what the sequence holds")
    note(
      tally.untoldAlleles, "alleles are no sequence (breakends, symbols but <DEL> and <INS>); nothing is told of them")
    note(tally.beyondLimit, "sample consequences had no room in FORMAT/BCSQ; see --ncsq")
    note(summary.contigsLeftOut.count, "contigs without models or sequence passed through: \(summary.contigsLeftOut)")
    note(
      report.unknownBiotypes.values.reduce(0, +), "transcripts of unknown biotype were left out: \(biotypes(report))")
    note(report.partsWithoutTranscript, "parts belong to no transcript that was read")
    note(report.transcriptsWithUnknownPhase.count, "coding transcripts give no phase; their frame was taken on trust")
    note(report.transcriptsWithContradictoryPhase.count, "transcripts contradict their phases: coding parts left out")
    note(report.transcriptsWithOverlappingParts.count, "transcripts have coding parts that overlap")
    note(report.transcriptsWithoutStrand.count, "transcripts have no strand: coding parts left out")
  }

  private func biotypes(_ report: GeneModelReport) -> String {
    report.unknownBiotypes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }

  private func note(_ count: Int, _ words: String) {
    if count > 0 { StandardError.write("\(count) \(words).") }
  }
}

extension PhaseRule: ExpressibleByArgument {}
