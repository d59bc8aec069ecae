import GenomicFiles
import OncologyCore
import TestSupport
import Testing

/// What the file itself says of effects.
@Suite struct ProvidedAnnotationTests {
  private let layout =
    "Allele|Consequence|IMPACT|SYMBOL|Gene|Feature_type|Feature|BIOTYPE|EXON|INTRON|HGVSc|HGVSp|CANONICAL|MANE_SELECT"

  private func builder(_ layout: String) -> VCFBuilder {
    VCFBuilder(samples: []).meta(
      "##INFO=<ID=CSQ,Number=.,Type=String,Description=\"Consequence annotations from Ensembl VEP. Format: \(layout)\">"
    )
  }

  private func entry(_ allele: String, _ terms: String, gene: String = "BRAF", type: String = "Transcript") -> String {
    "\(allele)|\(terms)|MODERATE|\(gene)|ENSG00000157764|\(type)|ENST00000646891|protein_coding|15/18||"
      + "ENST00000646891.2:c.1799T>A|ENSP00000493543.1:p.Val600Glu|YES|NM_004333.6"
  }

  @Test func vepEntryIsRead() throws {
    let contents = try readVariants(
      builder(layout).record(info: "CSQ=" + entry("T", "missense_variant&splice_region_variant&odd_term")))
    let annotation = try #require(contents.calls.first?.providedAnnotations.first)
    #expect(annotation.source == .vep && annotation.gene == "BRAF" && annotation.geneID == "ENSG00000157764")
    #expect(annotation.transcript == "ENST00000646891" && annotation.exon == "15/18")
    #expect(annotation.consequences == [.missenseVariant, .spliceRegionVariant])
    #expect(annotation.unreadTerms == ["odd_term"])
    #expect(annotation.hgvsCoding == "ENST00000646891.2:c.1799T>A")
    #expect(annotation.hgvsProtein == "ENSP00000493543.1:p.Val600Glu")
    #expect(annotation.isMANESelect && annotation.isCanonical)
  }

  @Test func escapesAreUndone() throws {
    let text = entry("T", "synonymous_variant").replacing("p.Val600Glu", with: "p.Val600%3D")
    let contents = try readVariants(builder(layout).record(info: "CSQ=\(text)"))
    #expect(contents.calls.first?.providedAnnotations.first?.hgvsProtein == "ENSP00000493543.1:p.Val600=")
  }

  /// VEP's spelling: a base that REF and all alternatives begin with is taken off where one differs in length.
  @Test(arguments: [
    ("A", "T", ["T"]), ("CG", "C", ["-"]), ("C", "CAA", ["AA"]), ("GAA", "GA,G", ["A", "-"]), ("A", "T,G", ["T", "G"]),
    ("GA", "TA,G", ["TA", "G"]), ("AC", "GT", ["GT"]), ("CTT", "C,*", ["-", "*"]), ("AC", "TCC", ["TCC"]),
  ])
  func allelesAreMatchedInVEPsSpelling(_ reference: String, _ alternates: String, _ names: [String]) throws {
    let entries = names.enumerated().map { entry($1, "missense_variant", gene: "GENE\($0)") }.joined(separator: ",")
    let contents = try readVariants(builder(layout).record("7", 5, reference, alternates, info: "CSQ=\(entries)"))
    for call in contents.calls {
      #expect(call.providedAnnotations.map(\.gene) == ["GENE\(call.alternateIndex - 1)"])
    }
    #expect(contents.count(of: "files.annotation.unmatchedAllele") == 0)
  }

  @Test func alleleNumberDecides() throws {
    let layout = "Allele|Consequence|SYMBOL|ALLELE_NUM"
    let contents = try readVariants(
      builder(layout).record(
        "7", 5, "A", "T,G", info: "CSQ=T|missense_variant|ONE|1,G|stop_gained|TWO|2,-|intron_variant|TWO|2"))
    #expect(contents.calls[0].providedAnnotations.map(\.gene) == ["ONE"])
    #expect(contents.calls[1].providedAnnotations.map(\.consequences) == [[.stopGained], [.intronVariant]])
  }

  @Test func entryOfAnotherAlleleIsNotTakenAndTold() throws {
    let contents = try readVariants(builder(layout).record(info: "CSQ=" + entry("G", "missense_variant")))
    #expect(contents.calls.first?.providedAnnotations.isEmpty == true)
    #expect(contents.count(of: "files.annotation.unmatchedAllele") == 1)
  }

  @Test func regulatoryFeaturesAreNoTranscripts() throws {
    let info = "CSQ=" + entry("T", "regulatory_region_variant", type: "RegulatoryFeature")
    let contents = try readVariants(builder(layout).record(info: info))
    #expect(contents.calls.first?.providedAnnotations.isEmpty == true)
    #expect(contents.count(of: "files.annotation.unmatchedAllele") == 0)
  }

  @Test func entryOfAnotherLengthIsTold() throws {
    let contents = try readVariants(builder(layout).record(info: "CSQ=T|missense_variant"))
    #expect(contents.count(of: "files.annotation.incomplete") == 1)
  }

  @Test func layoutThatIsNotStatedIsTold() throws {
    let builder = VCFBuilder(samples: []).meta("##INFO=<ID=CSQ,Number=.,Type=String,Description=\"Consequences\">")
    let contents = try readVariants(builder.record(info: "CSQ=T|missense_variant"))
    #expect(contents.count(of: "files.annotation.withoutFormat") == 1)
    #expect(contents.calls.first?.providedAnnotations.isEmpty == true)
  }

  /// The entry's parts as SnpEff's format, version 1.0, lists them.
  @Test func snpEffEntryIsRead() throws {
    let builder = VCFBuilder(samples: []).meta(
      "##INFO=<ID=ANN,Number=.,Type=String,Description=\"Functional annotations: 'Allele | Annotation | …'\">")
    let own =
      "T|missense_variant&splice_region_variant|MODERATE|BRAF|ENSG00000157764|transcript|ENST00000288602.6|protein_coding|"
      + "15/18|c.1799T>A|p.Val600Glu|1860/2480|1799/2301|600/766||"
    let other = own.replacing("T|missense", with: "G|missense")
    let contents = try readVariants(builder.record("7", 5, "A", "T,C", info: "ANN=\(own),\(other)"))
    let annotation = try #require(contents.calls[0].providedAnnotations.first)
    #expect(contents.calls[0].providedAnnotations.count == 1)
    #expect(annotation.source == .snpEff && annotation.gene == "BRAF" && annotation.transcript == "ENST00000288602.6")
    #expect(annotation.consequences == [.missenseVariant, .spliceRegionVariant] && annotation.exon == "15/18")
    #expect(annotation.hgvsCoding == "c.1799T>A" && annotation.hgvsProtein == "p.Val600Glu")
    #expect(contents.calls[1].providedAnnotations.isEmpty)
    #expect(contents.count(of: "files.annotation.unmatchedAllele") == 1)
  }

  @Test func snpEffsOwnTermsAreTranslatedWhereTheyAreKinds() throws {
    let builder = VCFBuilder(samples: []).meta("##INFO=<ID=ANN,Number=.,Type=String,Description=\"x\">")
    let info = "ANN=T|disruptive_inframe_deletion&sequence_feature|M|G|G|transcript|T1|p|1/1|c.1del|p.X|||||"
    let annotation = try #require(try readVariants(builder.record(info: info)).calls.first?.providedAnnotations.first)
    #expect(annotation.consequences == [.inframeDeletion] && annotation.unreadTerms == ["sequence_feature"])
  }
}
