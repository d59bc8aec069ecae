import OncologyCore
import Testing

@testable import VariantAnnotation

/// Which effect is reported, and how the file's own annotation and tables of known alleles come in.
@Suite struct ChoiceTests {
  /// Two genes on one stretch: A (MANE, not touched in its exons by position 150), B (not MANE, coding there).
  static let overlapping = ReleaseTables.transcripts([
    ReleaseTables.Row(
      gene: "A", transcript: "ENST0000000001.2", contig: "3", strand: "+", exons: "100-120,300-400",
      coding: "106-120,300-344", proteinLength: "19"),
    ReleaseTables.Row(
      gene: "B", transcript: "ENST0000000002.1", contig: "3", strand: "-", exons: "130-189", coding: "130-189",
      proteinLength: "19", transcriptClass: "canonical", aliases: "OLDB|SHARED"),
    ReleaseTables.Row(
      gene: "A", transcript: "LRG_9t1", contig: "3", strand: "+", exons: "100-160,300-400", coding: "106-160,300-345",
      proteinLength: "33", transcriptClass: "lrg"),
    ReleaseTables.Row(
      gene: "C", transcript: "ENST0000000003.1", contig: "3", strand: "+", exons: "800-900", coding: "",
      proteinLength: "", aliases: "SHARED"),
  ])

  static func annotator(known: [String] = [], renumbered: [UInt8]? = nil) throws -> VariantAnnotator {
    var files: [String: [UInt8]] = [
      "transcripts.tsv": overlapping, "coding-sequences.tsv": ReleaseTables.sequences([:]),
      "contigs.tsv": Array("contig\tlength\n3\t198295559\n".utf8),
      "known-alleles.tsv": ReleaseTables.knownAlleles(known),
    ]
    files["hotspots/known-alleles-renumbered.tsv"] = renumbered
    return VariantAnnotator(models: try ReferenceModels(assembly: .grch38, files: files))
  }

  private func call(_ position: Int, _ reference: String, _ alternate: String, _ provided: [ProvidedAnnotation] = [])
    -> SmallVariantCall
  {
    SmallVariantCall(
      allele: GenomicAllele(contig: Contig("3"), position: position, reference: reference, alternate: alternate),
      origin: .somatic, line: 1, providedAnnotations: provided)
  }

  @Test func codingChangeIsNotHiddenByAnIntronOfAMANEGene() throws {
    let (effect, others) = try Self.annotator().annotate(call(170, "A", "G"))
    #expect(effect?.gene == "B")
    #expect(effect?.consequences == [.codingSequenceVariant])
    #expect(others.map(\.gene) == ["A", "A"])
  }

  @Test func withinAGeneTheMANETranscriptIsReported() throws {
    // position 150 is coding in A's LRG transcript and in B, intronic in A's MANE transcript
    let (effect, others) = try Self.annotator().annotate(call(110, "A", "G"))
    #expect(effect?.transcript == "ENST0000000001.2")
    #expect(others.map(\.transcript) == ["LRG_9t1"])
    let atEdge = try Self.annotator().annotate(call(122, "A", "G"))
    #expect(atEdge.effect?.transcript == "ENST0000000001.2")
    #expect(atEdge.effect?.mostSevere == .spliceDonorVariant)
  }

  @Test func geneWithoutCodingPartIsToldByExonOnly() throws {
    let (effect, _) = try Self.annotator().annotate(call(850, "A", "G"))
    #expect(effect?.consequences == [.exonVariant])
    #expect(effect?.notes.map(\.key) == [AnnotationMessage.codingPartUnknown.rawValue])
    #expect(try Self.annotator().annotate(call(950, "A", "G")).effect == nil)
  }

  // MARK: The file's annotation

  private func vep(
    _ gene: String, _ transcript: String, _ terms: [SequenceOntologyTerm], protein: String? = nil, mane: Bool = false
  ) -> ProvidedAnnotation {
    ProvidedAnnotation(
      source: .vep, gene: gene, transcript: transcript, isMANESelect: mane, consequences: terms, hgvsProtein: protein)
  }

  @Test func fileIsUsedAndFilledWhereItAgrees() throws {
    let provided = vep("B", "ENST0000000002.7", [.missenseVariant], protein: "ENSP0001:p.Lys7Glu")
    let (effect, others) = try Self.annotator().annotate(call(170, "A", "G", [provided]))
    let found = try #require(effect)
    #expect(found.basis == .inputFile)
    #expect(found.protein?.short == "K7E")
    #expect(found.exon == 1)
    #expect(found.exonCount == 1)
    #expect(found.notes.isEmpty)
    #expect(others.map(\.gene) == ["A", "A"])
  }

  @Test func contradictionsAreNotedAndTheComputedEffectStays() throws {
    let silent = vep("B", "ENST0000000002.1", [.threePrimeUTRVariant])
    let (effect, others) = try Self.annotator().annotate(call(170, "A", "G", [silent]))
    #expect(effect?.notes.map(\.key) == [AnnotationMessage.contradictoryConsequence.rawValue])
    #expect(effect?.consequences == [.threePrimeUTRVariant])
    #expect(others.contains { $0.gene == "B" && $0.consequences == [.codingSequenceVariant] })
    let elsewhere = vep("Z", "ENST0000000099.1", [.missenseVariant], protein: "p.Lys7Glu")
    let moved = try Self.annotator().annotate(call(170, "A", "G", [elsewhere]))
    #expect(moved.effect?.gene == "Z")
    #expect(moved.effect?.notes.first?.key == AnnotationMessage.contradictoryGene.rawValue)
    #expect(moved.effect?.notes.first?.arguments["computed"] == "A, B")
  }

  @Test func anotherProteinChangeIsAContradictionOnTheSameTranscriptOnly() throws {
    let gene = ToyGeneTests.gene(true)
    let annotator = VariantAnnotator(models: try ReferenceModels(assembly: .grch38, files: gene.files))
    // c.10A>G: AAA to GAA, K4E
    let allele = gene.allele(replacing: 21..<22, by: "G")
    #expect(annotator.effects(of: allele).first?.protein?.short == "K4E")
    let annotate = { (provided: ProvidedAnnotation) in
      annotator.annotate(
        SmallVariantCall(allele: allele, origin: .somatic, line: 1, providedAnnotations: [provided]))
    }
    let same = annotate(vep("TOY", "ENST00000000009.4", [.missenseVariant], protein: "p.Lys4Gln"))
    #expect(same.effect?.notes.map(\.key) == [AnnotationMessage.contradictoryProtein.rawValue])
    #expect(same.others.first?.protein?.short == "K4E")
    let other = annotate(vep("TOY", "ENST00000000010.1", [.missenseVariant], protein: "p.Lys24Glu"))
    #expect(other.effect?.notes.map(\.key) == [AnnotationMessage.proteinOnOtherTranscript.rawValue])
    #expect(other.others.first?.protein?.short == "K4E")
    let unnamed = annotate(
      ProvidedAnnotation(source: .maf, gene: "TOY", consequences: [.missenseVariant], hgvsProtein: "p.K4E"))
    #expect(unnamed.effect?.transcript == "ENST00000000009.1")
    #expect(unnamed.effect?.isMANESelect == true)
    #expect(unnamed.effect?.hgvsCoding == "c.10A>G")
    #expect(unnamed.others.isEmpty)
    let splice = annotate(
      ProvidedAnnotation(source: .maf, gene: "TOY", consequences: [.spliceRegionVariant], hgvsProtein: "p.X4_splice"))
    #expect(splice.effect?.residue == 4)
    #expect(splice.effect?.notes.contains { $0.key == AnnotationMessage.unreadableProtein.rawValue } == false)
  }

  @Test func fileEntriesOutsideGenesAreNoAnnotation() throws {
    let upstream = vep("A", "ENST0000000001.2", [.upstreamGeneVariant], mane: true)
    let (effect, _) = try Self.annotator().annotate(call(170, "A", "G", [upstream]))
    #expect(effect?.basis == .computedWithoutSequence)
    #expect(effect?.gene == "B")
  }

  @Test func amongTheFilesEntriesMANEThenSeverityDecides() throws {
    let entries = [
      vep("A", "ENST0000000005.1", [.stopGained]), vep("A", "ENST0000000001.2", [.intronVariant]),
      vep("B", "ENST0000000002.1", [.missenseVariant]),
    ]
    // of gene A the MANE transcript counts (which only the models know), and B's missense is more severe than an intron
    let chosen = ProvidedAnnotationRule.choose(
      entries, beside: try Self.annotator().effects(of: call(170, "A", "G").allele))
    #expect(chosen?.gene == "B")
  }

  // MARK: Tables of known alleles

  @Test func knownAlleleNamesTheChangeWhereThereIsNoSequence() throws {
    let rows = ["3\t170\tA\tG\tB\tF7L\ttable-one"]
    let (effect, _) = try Self.annotator(known: rows).annotate(call(170, "A", "G"))
    #expect(effect?.basis == .knownAlleleTable)
    #expect(effect?.consequences == [.missenseVariant])
    #expect(effect?.protein?.short == "F7L")
    #expect(effect?.notes.map(\.key) == [AnnotationMessage.knownAlleleTable.rawValue])
    // the same change written with more context, and another change at the same place
    #expect(try Self.annotator(known: rows).annotate(call(169, "CA", "CG")).effect?.protein?.short == "F7L")
    #expect(try Self.annotator(known: rows).annotate(call(170, "A", "C")).effect?.protein == nil)
  }

  @Test func residueThatIsCountedOtherwiseIsNoted() throws {
    let (effect, _) = try Self.annotator(known: ["3\t170\tA\tG\tB\tF17L\ttable-one"]).annotate(call(170, "A", "G"))
    #expect(effect?.notes.map(\.key).contains(AnnotationMessage.knownAlleleNumbering.rawValue) == true)
  }

  @Test func tablesThatDisagreeNameNothing() throws {
    let rows = ["3\t170\tA\tG\tB\tF7L\tone", "3\t170\tA\tG\tB\tF7S\ttwo"]
    let (effect, _) = try Self.annotator(known: rows).annotate(call(170, "A", "G"))
    #expect(effect?.protein == nil)
    #expect(effect?.notes.map(\.key).contains(AnnotationMessage.knownAllelesDisagree.rawValue) == true)
  }

  @Test func indelsInMAFStyleAreRecognised() throws {
    let rows = ["3\t170\tAAT\t-\tB\tF7del\tone", "3\t150\t-\tGGT\tB\tT13dup\tone"]
    let annotator = try Self.annotator(known: rows)
    #expect(annotator.annotate(call(169, "CAAT", "C")).effect?.protein?.short == "F7del")
    #expect(annotator.annotate(call(150, "A", "AGGT")).effect?.protein?.short == "T13dup")
  }

  @Test func changeOnAnotherIsoformIsCarriedBesideOurs() throws {
    let table = Array(
      """
      contig\tposition\treference\talternate\tgene\tchange\tsource\tchange_in_transcript
      3\t170\tA\tG\tB\tF20L\tone\tF7L

      """.utf8)
    let (effect, _) = try Self.annotator(renumbered: table).annotate(call(170, "A", "G"))
    #expect(effect?.protein?.short == "F7L")
    #expect(effect?.proteinOnOtherIsoforms?.map(\.short) == ["F20L"])
    #expect(effect?.notes.map(\.key).contains(AnnotationMessage.knownAlleleRenumbered.rawValue) == true)
  }

  @Test func geneWithoutModelIsToldFromTheTable() throws {
    let (effect, _) = try Self.annotator(known: ["3\t5000\tA\tG\tFAR\tR5*\tone"]).annotate(call(5000, "A", "G"))
    #expect(effect?.gene == "FAR")
    #expect(effect?.basis == .knownAlleleTable)
    #expect(effect?.consequences == [.stopGained])
    #expect(effect?.transcript == "")
    #expect(effect?.notes.map(\.key) == [AnnotationMessage.knownAlleleWithoutModel.rawValue])
  }

  @Test func aliasesLeadToTheirGeneUnlessTheyAreAmbiguous() throws {
    let files: [String: [UInt8]] = [
      "transcripts.tsv": Self.overlapping, "coding-sequences.tsv": ReleaseTables.sequences([:]),
      "contigs.tsv": Array("contig\tlength\n3\t198295559\n".utf8),
    ]
    let models = try ReferenceModels(assembly: .grch38, files: files)
    #expect(models.model(ofGene: "OLDB")?.gene == "B")
    #expect(models.model(ofGene: "SHARED") == nil)
    #expect(models.model(ofGene: "A")?.transcript == "ENST0000000001.2")
    #expect(models.geneCount == 3)
    #expect(
      models.models(overlapping: GenomicInterval(contig: Contig("3"), start: 140, end: 150)).map(\.gene) == ["A", "B"])
    #expect(models.models(overlapping: GenomicInterval(contig: Contig("4"), start: 140, end: 150)).isEmpty)
  }
}
