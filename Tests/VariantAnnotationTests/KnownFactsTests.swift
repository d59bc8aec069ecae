import OncologyCore
import TestSupport
import Testing

@testable import VariantAnnotation

/// Well-known alleles: coordinates and names as ClinVar, CIViC and the literature give them.
@Suite(.enabled(if: StarterReference.isPresent, Comment(rawValue: StarterReference.reasonToSkip)))
struct KnownFactsTests {
  struct Fact: CustomTestStringConvertible, Sendable {
    let gene: String
    let allele: String
    let coding: String
    let protein: String?
    let consequence: SequenceOntologyTerm
    var exon: Int?
    var assembly = Assembly.grch38
    var testDescription: String { "\(gene) \(coding) \(assembly.rawValue)" }
  }

  static let facts: [Fact] = [
    Fact(
      gene: "BRAF", allele: "7:140753336:A:T", coding: "c.1799T>A", protein: "V600E", consequence: .missenseVariant,
      exon: 15),
    Fact(
      gene: "BRAF", allele: "7:140453136:A:T", coding: "c.1799T>A", protein: "V600E", consequence: .missenseVariant,
      assembly: .grch37),
    // V600K, both bases of the codon: ClinVar 13962
    Fact(
      gene: "BRAF", allele: "7:140753336:AC:TT", coding: "c.1798_1799delinsAA", protein: "V600K",
      consequence: .missenseVariant),
    Fact(
      gene: "KRAS", allele: "12:25245350:C:T", coding: "c.35G>A", protein: "G12D", consequence: .missenseVariant,
      exon: 2),
    Fact(
      gene: "EGFR", allele: "7:55191822:T:G", coding: "c.2573T>G", protein: "L858R", consequence: .missenseVariant,
      exon: 21),
    Fact(
      gene: "EGFR", allele: "7:55181378:C:T", coding: "c.2369C>T", protein: "T790M", consequence: .missenseVariant,
      exon: 20),
    Fact(
      gene: "EGFR", allele: "7:55174771:AGGAATTAAGAGAAGC:A", coding: "c.2235_2249del", protein: "E746_A750del",
      consequence: .inframeDeletion, exon: 19),
    Fact(
      gene: "TP53", allele: "17:7675088:C:T", coding: "c.524G>A", protein: "R175H", consequence: .missenseVariant,
      exon: 5),
    Fact(
      gene: "APC", allele: "5:112839942:C:T", coding: "c.4348C>T", protein: "R1450*", consequence: .stopGained, exon: 16
    ),
    // DPYD*2A: the splice donor of exon 14, rs3918290
    Fact(gene: "DPYD", allele: "1:97450058:C:T", coding: "c.1905+1G>A", protein: nil, consequence: .spliceDonorVariant),
    // founder changes of BRCA1 and BRCA2
    Fact(
      gene: "BRCA1", allele: "17:43124027:ACT:A", coding: "c.68_69del", protein: "E23Vfs*17",
      consequence: .frameshiftVariant),
    Fact(
      gene: "BRCA2", allele: "13:32340300:GT:G", coding: "c.5946del", protein: "S1982Rfs*22",
      consequence: .frameshiftVariant),
    Fact(
      gene: "MET", allele: "7:116771989:G:A", coding: "c.3028G>A", protein: "D1010N", consequence: .missenseVariant,
      exon: 14),
    Fact(gene: "IDH1", allele: "2:208248388:C:T", coding: "c.395G>A", protein: "R132H", consequence: .missenseVariant),
    Fact(
      gene: "PIK3CA", allele: "3:179234297:A:G", coding: "c.3140A>G", protein: "H1047R", consequence: .missenseVariant),
  ]

  static func allele(_ text: String) -> GenomicAllele {
    let parts = text.split(separator: ":").map(String.init)
    return GenomicAllele(
      contig: Contig(parts[0]), position: Int(parts[1])!, reference: parts[2], alternate: parts[3])
  }

  static func effect(_ text: String, _ assembly: Assembly = .grch38) throws -> TranscriptEffect {
    let annotator = VariantAnnotator(models: try StarterReference.models(assembly))
    let call = SmallVariantCall(allele: allele(text), origin: .somatic, line: 1)
    return try #require(annotator.annotate(call).effect)
  }

  @Test(arguments: facts) func isNamedAsEverywhere(fact: Fact) throws {
    let effect = try Self.effect(fact.allele, fact.assembly)
    #expect(effect.gene == fact.gene)
    #expect(effect.hgvsCoding == fact.coding)
    #expect(effect.protein?.short == fact.protein)
    #expect(effect.mostSevere == fact.consequence)
    #expect(effect.basis == .computed)
    if let exon = fact.exon { #expect(effect.exon == exon) }
    #expect(try StarterReference.models(fact.assembly).referenceAgrees(Self.allele(fact.allele)) != false)
  }

  /// Dangerous report 10: a change of the last base of MET exon 14 is never a missense or synonymous nothing.
  @Test func lastBaseOfMETExon14MayDisruptItsSplicing() throws {
    let effect = try Self.effect("7:116771989:G:A")
    #expect(effect.mayDisruptSplicingOfExon == 14)
    #expect(effect.consequences.contains(.spliceRegionVariant))
    let keys = Set(effect.notes.map(\.key))
    #expect(keys.contains(AnnotationMessage.lastBaseOfExon.rawValue))
    #expect(keys.contains(AnnotationMessage.metExon14.rawValue))
    for donor in ["7:116771990:G:A", "7:116771991:T:C"] {
      let effect = try Self.effect(donor)
      #expect(effect.mayDisruptSplicingOfExon == 14)
      #expect(effect.mostSevere == .spliceDonorVariant)
    }
    // c.2888-1, the acceptor before exon 14
    #expect(try Self.effect("7:116771848:G:A").mayDisruptSplicingOfExon == 14)
    #expect(try Self.effect("7:116771988:A:G").mayDisruptSplicingOfExon == nil)
  }

  @Test func geneWithoutSequenceTakesItsChangeFromATable() throws {
    // ERBB2 S310F: GRCh38 17:39711955 C>T, GRCh37 17:37868208 C>T
    let effect = try Self.effect("17:39711955:C:T")
    #expect(effect.gene == "ERBB2")
    #expect(effect.basis == .knownAlleleTable)
    #expect(effect.protein?.short == "S310F")
    #expect(effect.consequences == [.missenseVariant])
    #expect(effect.exon == 8)
    let without = try Self.effect("17:37868208:C:T", .grch37)
    #expect(without.gene == "ERBB2")
    #expect(without.protein?.short == "S310F")
    #expect(without.basis == .knownAlleleTable)
    #expect(without.notes.contains { $0.key == AnnotationMessage.knownAlleleWithoutModel.rawValue })
    // its neighbour is in no table: residue and exon are told, no amino acids
    let unknown = try Self.effect("17:39711956:C:A")
    #expect(unknown.basis == .computedWithoutSequence)
    #expect(unknown.protein == nil)
    #expect(unknown.residue == 310)
    #expect(unknown.consequences == [.codingSequenceVariant])
  }

  @Test func nameOnAnotherIsoformIsKept() throws {
    // MYD88 L265P of the literature is residue 252 of the MANE Select transcript
    let effect = try Self.effect("3:38141150:T:C")
    #expect(effect.gene == "MYD88")
    #expect(effect.protein?.short == "L252P")
    #expect(effect.proteinOnOtherIsoforms?.map(\.short) == ["L265P"])
  }

  @Test func wrongReferenceBaseNamesNoAminoAcid() throws {
    let effect = try Self.effect("7:140753336:G:T")
    #expect(effect.protein == nil)
    #expect(effect.basis == .computedWithoutSequence)
    #expect(effect.notes.contains { $0.key == AnnotationMessage.referenceDiffers.rawValue })
    let models = try StarterReference.models(.grch38)
    #expect(models.referenceAgrees(Self.allele("7:140753336:G:T")) == false)
    #expect(models.referenceAgrees(Self.allele("7:140753336:A:T")) == true)
    #expect(models.referenceAgrees(Self.allele("7:1:A:T")) == nil)
  }

  @Test func decayOfKnownStops() throws {
    // TP53 exon 4 frameshift decays; an APC stop in its last exon of 6.5 kb escapes
    #expect(try Self.effect("17:7676152:CG:C").decay == .expected)
    #expect(try Self.effect("5:112839942:C:T").decay == .escapes)
  }

  @Test func modelsAnswerByPlaceAndName() throws {
    let models = try StarterReference.models(.grch38)
    // 19,022 GENCODE models with a coding part, 39 without, and two genes that only the LRG has (SLC37A4, ORAI1)
    #expect(models.geneCount == 19_063)
    #expect(models.genesWithSequenceCount > 550)
    let braf = try #require(models.model(ofGene: "BRAF"))
    #expect(braf.proteinLength == 766)
    #expect(braf.strand == .reverse)
    #expect(models.length(of: Contig("chr7")) == 159_345_973)
    let found = models.models(
      overlapping: GenomicInterval(contig: Contig("7"), start: 140_753_336, end: 140_753_336))
    #expect(found.map(\.gene).contains("BRAF"))
    #expect(models.isKnownAllele(Self.allele("7:140753336:A:T")))
    // chromosome 7's centromere lies at 58.1–62.1 Mb in UCSC's bands of hg38: p11.1 ends where q11.1 begins
    let arms = models.cytobands.arms(of: Contig("7"))
    #expect(arms.map(\.name) == ["p", "q"])
    #expect(arms[0].range.upperBound + 1 == arms[1].range.lowerBound)
    #expect(arms[1].range.upperBound == 159_345_973)
  }
}
