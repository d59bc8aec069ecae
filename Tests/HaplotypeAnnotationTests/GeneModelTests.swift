import Foundation
import GenomicFiles
import HaplotypeAnnotation
import OncologyCore
import TestSupport
import Testing

/// Annotations in the ways that Ensembl, GENCODE, RefSeq and GTF write them, and what is not taken from them.
struct GeneModelTests {
  private let folder: TemporaryFolder
  private let gene: ToyGene

  init() throws {
    folder = try TemporaryFolder()
    gene = try ToyGene(coding: "ATGAAACCCGGGTTTGATCATATTCTCGCC" + "GTTAGCTATTGGCAAGAAAATACCCGTTAA")
  }

  private func told(_ annotation: String, _ position: Int, _ alternate: String) throws -> String {
    let path = try folder.file("genes", annotation)
    var builder = GeneModelBuilder()
    var reader = GeneFeatureReader(path: path)
    try reader.forEachFeature { builder.add($0) }
    let models = try builder.build()
    var batch = VariantBatch(contig: "1", sampleCount: 0)
    batch.append(position: position - 1, alleles: [[gene.contig[position - 1]], Array(alternate.utf8)])
    let annotator = try HaplotypeAnnotator(
      try #require(models.contigs["1"]), ContigSequence(gene.contig), options: HaplotypeOptions())
    return ToyGene.text(try annotator.annotate(batch), 0)
  }

  private func lines(_ rows: [String]) -> String { rows.joined(separator: "\n") + "\n" }

  @Test func refSeqsAnnotationHasItsUntranslatedPartsDerived() throws {
    let text = lines([
      "##gff-version 3",
      "1\tBestRefSeq\tgene\t11\t130\t.\t+\t.\tID=gene-TOY;Name=TOY;gene_biotype=protein_coding",
      "1\tBestRefSeq\tmRNA\t11\t130\t.\t+\t.\tID=rna-NM_1.2;Parent=gene-TOY;Name=NM_1.2",
      "1\tBestRefSeq\texon\t11\t50\t.\t+\t.\tID=exon-NM_1.2-1;Parent=rna-NM_1.2",
      "1\tBestRefSeq\texon\t91\t130\t.\t+\t.\tID=exon-NM_1.2-2;Parent=rna-NM_1.2",
      "1\tBestRefSeq\tCDS\t21\t50\t.\t+\t0\tID=cds-NP_1.1;Parent=rna-NM_1.2",
      "1\tBestRefSeq\tCDS\t91\t120\t.\t+\t0\tID=cds-NP_1.1;Parent=rna-NM_1.2",
    ])
    #expect(try told(text, 24, "T") == "stop_gained|TOY|NM_1.2|protein_coding|+|2K>2*|24A>T")
    #expect(try told(text, 15, "A") == "5_prime_utr|TOY|NM_1.2|protein_coding")
    #expect(try told(text, 125, "T") == "3_prime_utr|TOY|NM_1.2|protein_coding")
  }

  @Test func gtfLeavesTheStopCodonOutAndItIsPutBack() throws {
    let tail = "gene_id \"G1\"; transcript_id \"T1\"; gene_name \"TOY\"; transcript_biotype \"protein_coding\";"
    let text = lines([
      "1\thavana\tgene\t11\t130\t.\t+\t.\tgene_id \"G1\"; gene_name \"TOY\"; gene_biotype \"protein_coding\";",
      "1\thavana\ttranscript\t11\t130\t.\t+\t.\t\(tail)", "1\thavana\texon\t11\t50\t.\t+\t.\t\(tail)",
      "1\thavana\tCDS\t21\t50\t.\t+\t0\t\(tail)", "1\thavana\texon\t91\t130\t.\t+\t.\t\(tail)",
      "1\thavana\tCDS\t91\t117\t.\t+\t0\t\(tail)", "1\thavana\tstop_codon\t118\t120\t.\t+\t0\t\(tail)",
    ])
    #expect(try told(text, 118, "C") == "stop_lost|TOY|T1|protein_coding|+|20*>20Q|118T>C")
    #expect(try told(text, 28, "T") == "missense|TOY|T1|protein_coding|+|3P>3L|28C>T")
  }

  @Test func contradictoryPhasesAreRefusedOrListed() throws {
    var builder = GeneModelBuilder()
    for feature in ToyGene.features(isReverse: false, phases: [0, 1]) { builder.add(feature) }
    #expect(throws: InputError.self) { try builder.build() }
    let forced = try builder.build(force: true)
    #expect(forced.report.transcriptsWithContradictoryPhase == ["T"])
  }

  @Test func aBeginningWithinACodonIsPassedOver() throws {
    // The first base belongs to a codon that is not there: 22 TGA… are codons now, and no start can be lost.
    var builder = GeneModelBuilder()
    for feature in ToyGene.features(isReverse: false, phases: [1, 1]) { builder.add(feature) }
    let models = try builder.build()
    #expect(models.report.incompleteTranscriptCount == 1)
    var batch = VariantBatch(contig: "1", sampleCount: 0)
    batch.append(position: 22, alleles: [Array("G".utf8), Array("C".utf8)])
    let annotator = try HaplotypeAnnotator(
      try #require(models.contigs["1"]), ContigSequence(gene.contig), options: HaplotypeOptions())
    let text = ToyGene.text(try annotator.annotate(batch), 0)
    #expect(text == "stop_lost|TOY|T|protein_coding|+|1*>1S|23G>C")
  }

  @Test func anUnknownBiotypeIsCounted() throws {
    var builder = GeneModelBuilder()
    for feature in ToyGene.features(isReverse: false, biotype: "made_up") { builder.add(feature) }
    let models = try builder.build()
    #expect(models.report.unknownBiotypes == ["made_up": 1])
    #expect(models.report.partsWithoutTranscript == 6)
    #expect(models.transcriptCount == 0)
  }

  @Test(arguments: [
    "1\tx\tgene\t1\t2\t.\t+\t.\n", "1\tx\tgene\tone\t2\t.\t+\t.\tID=a\n", "1\tx\tgene\t3\t2\t.\t+\t.\tID=a\n",
  ])
  func whatIsNoAnnotationIsRefusedWithItsLine(_ text: String) throws {
    var reader = GeneFeatureReader(path: try folder.file("bad.gff3", "##gff-version 3\n" + text))
    let error = #expect(throws: InputError.self) { try reader.forEachFeature { _ in } }
    #expect(error?.location?.line == 2)
  }

  @Test func sequencesAreReadByName() throws {
    let path = try folder.file("a.fa", ">one first\nACgt\nAC\n>two\nGG\n")
    let all = try FASTAReader.read(path: path)
    #expect(all.map(\.name) == ["one", "two"])
    #expect(all[0].bases == Array("ACgtAC".utf8))
    #expect(ContigSequence(all[0].bases).base(at: 2) == UInt8(ascii: "G"))
    #expect(ContigSequence(all[0].bases).base(at: 6) == UInt8(ascii: "N"))
    #expect(try FASTAReader.read(path: path, names: ["two"]).map(\.name) == ["two"])
    #expect(throws: InputError.self) { try FASTAReader.read(path: try folder.file("b.fa", "ACGT\n")) }
  }
}
