import Foundation
import OncologyCore
import Testing

/// Contigs, alleles, assemblies and consequences.
@Suite struct GenomeVocabularyTests {
  @Test(arguments: [
    ("chr7", "7"), ("7", "7"), ("Chr7", "7"), ("CHR7", "7"), ("chrM", "MT"), ("M", "MT"), ("MT", "MT"), ("chrMT", "MT"),
    ("chrX", "X"), ("chr1_KI270706v1_random", "1_KI270706v1_random"), ("GL000192.1", "GL000192.1"), ("", ""),
  ]) func contigNamesAreOne(raw: String, name: String) {
    #expect(Contig(raw).name == name)
  }

  @Test func contigsAreInGenomicOrder() {
    let names = ["GL000192.1", "MT", "10", "X", "2", "Y", "1", "1_KI270706v1_random"]
    #expect(
      names.map { Contig($0) }.sorted().map(\.name)
        == ["1", "2", "10", "X", "Y", "MT", "1_KI270706v1_random", "GL000192.1"])
    #expect(Contig("22").primaryRank == 22)
    #expect(Contig("X").primaryRank == 23)
    for other in ["23", "0", "01", "+1", "x", "1 "] { #expect(Contig(other).primaryRank == nil) }
    #expect(Contig("22").isAutosome)
    #expect(!Contig("X").isAutosome)
    #expect(!Contig("GL000192.1").isAutosome)
  }

  @Test(arguments: [
    ("A", "G", 100, "A", "G"),
    // anchored indels stay as they are
    ("AC", "A", 100, "AC", "A"),
    ("A", "AC", 100, "A", "AC"),
    // shared bases go, the suffix before the prefix: a repeat's change stays leftmost
    ("CAAA", "CA", 100, "CAA", "C"),
    ("GCA", "GTA", 101, "C", "T"),
    ("GCAT", "GTCT", 101, "CA", "TC"),
    ("TTT", "T", 100, "TTT", "T"),
    ("ACGT", "ACGT", 100, "A", "A"),
    ("NAC", "N", 100, "NAC", "N"),
  ]) func parsimoniousFormTrimsSharedBases(
    reference: String, alternate: String, position: Int, left: String, right: String
  ) {
    let allele = GenomicAllele(contig: Contig("1"), position: 100, reference: reference, alternate: alternate)
    let form = allele.parsimonious
    #expect(form == GenomicAllele(contig: Contig("1"), position: position, reference: left, alternate: right))
    #expect(form.parsimonious == form)
  }

  @Test func allelesKnowTheirPlace() {
    let deletion = GenomicAllele(contig: Contig("chr1"), position: 100, reference: "ACG", alternate: "A")
    #expect(deletion.end == 102)
    #expect(deletion.isIndel)
    #expect(!deletion.isSubstitution)
    #expect(deletion.description == "1:100:ACG:A")
    #expect(deletion.interval == GenomicInterval(contig: Contig("1"), start: 100, end: 102))
    let replacement = GenomicAllele(contig: Contig("1"), position: 5, reference: "AC", alternate: "GT")
    #expect(!replacement.isIndel)
    #expect(!replacement.isSubstitution)
  }

  @Test func intervalsIncludeBothEnds() {
    let interval = GenomicInterval(contig: Contig("1"), start: 10, end: 20)
    #expect(interval.length == 11)
    #expect(interval.contains(10, on: Contig("1")))
    #expect(interval.contains(20, on: Contig("chr1")))
    #expect(!interval.contains(21, on: Contig("1")))
    #expect(!interval.contains(10, on: Contig("2")))
    #expect(interval.overlaps(GenomicInterval(contig: Contig("1"), start: 20, end: 30)))
    #expect(!interval.overlaps(GenomicInterval(contig: Contig("1"), start: 21, end: 30)))
  }

  @Test func assembliesHaveTheirNames() {
    for name in ["GRCh37", "hg19", "b37", "HG19"] { #expect(Assembly(name: name) == .grch37) }
    for name in ["GRCh38", "hg38", "b38"] { #expect(Assembly(name: name) == .grch38) }
    for name in ["hg18", "T2T", "", "38"] { #expect(Assembly(name: name) == nil) }
  }

  @Test func consequencesAreInVEPsOrderOfSeverity() {
    // https://www.ensembl.org/info/genome/variation/prediction/predicted_data.html
    let order: [SequenceOntologyTerm] = [
      .spliceAcceptorVariant, .spliceDonorVariant, .stopGained, .frameshiftVariant, .stopLost, .startLost,
      .inframeInsertion, .inframeDeletion, .missenseVariant, .proteinAlteringVariant, .spliceDonorFifthBaseVariant,
      .spliceRegionVariant, .spliceDonorRegionVariant, .splicePolypyrimidineTractVariant,
      .incompleteTerminalCodonVariant, .startRetainedVariant, .stopRetainedVariant, .synonymousVariant,
      .codingSequenceVariant, .fivePrimeUTRVariant, .threePrimeUTRVariant, .nonCodingTranscriptExonVariant,
      .intronVariant,
    ]
    #expect(order.map(\.severity) == order.map(\.severity).sorted())
    #expect(SequenceOntologyTerm(rawValue: "splice_donor_5th_base_variant") == .spliceDonorFifthBaseVariant)
    #expect(SequenceOntologyTerm.missenseVariant.altersProductOrEssentialSplice)
    #expect(!SequenceOntologyTerm.synonymousVariant.altersProductOrEssentialSplice)
    #expect(!SequenceOntologyTerm.spliceRegionVariant.altersProductOrEssentialSplice)
    #expect(SequenceOntologyTerm.synonymousVariant.isCoding)
    #expect(!SequenceOntologyTerm.spliceDonorVariant.isCoding)
    #expect(!SequenceOntologyTerm.exonVariant.isCoding)
    #expect(SequenceOntologyTerm.spliceDonorVariant.isNull)
    #expect(!SequenceOntologyTerm.stopLost.isNull)
  }
}
