import Foundation
import OncologyCore
import TestSupport
import Testing

@testable import VariantAnnotation

/// Published names and classes of thousands of changes, each compared; disagreements are explained one by one.
@Suite(
  .enabled(if: StarterReference.isPresent, Comment(rawValue: StarterReference.reasonToSkip)),
  .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
struct PublishedChangesTests {
  /// Each LRG coding sequence translates to the protein that the LRG record states, TXNRD2 and WT1 included.
  @Test func codingSequencesTranslateToStatedProteins() throws {
    let rows = DelimitedRows.read(try DelimitedRows.gunzipped(SharedData.file("genes/lrg/lrg_transcripts.tsv.gz")))
    var compared = 0, differing: [String] = []
    for row in rows where !row["cds_seq"]!.isEmpty && !row["protein_seq"]!.isEmpty {
      let coding = EditedCoding(
        Array(row["cds_seq"]!.utf8)[...], at: 0, removing: 0, inserting: [], code: .standard)
      let residues = (0..<coding.stopCodon).map(coding.residue)
      let last = coding.residue(coding.stopCodon)
      compared += 1
      let stated = row["protein_seq"]!.hasSuffix("*") ? String(row["protein_seq"]!.dropLast()) : row["protein_seq"]!
      if String(decoding: residues, as: UTF8.self) != stated || last != .stopResidue {
        differing.append("\(row["lrg_id"]!)\(row["transcript"]!) \(row["gene"]!)")
      }
    }
    #expect(compared > 655)
    #expect(differing.isEmpty, "\(differing)")
  }

  /// cancerhotspots.org v2 alleles in genes with sequence: our protein change is theirs.
  @Test(arguments: [Assembly.grch38, .grch37]) func hotspotAllelesGiveTheirStatedChange(assembly: Assembly) throws {
    let annotator = VariantAnnotator(models: try StarterReference.models(assembly))
    var compared = 0, differing: [String] = []
    for row in try StarterReference.table("hotspots/known-alleles.tsv", assembly) where row["checked"] == "sequence" {
      let allele = mafAllele(row["contig"]!, Int(row["position"]!)!, row["reference"]!, row["alternate"]!)
      let stated = try #require(ProteinChange(hgvs: row["change"]!))
      let own = annotator.effects(of: allele).filter { $0.gene == row["gene"]! && $0.basis == .computed }
      compared += 1
      if !own.contains(where: { $0.protein == stated }) {
        differing.append("\(row["gene"]!) \(stated): \(own.map { $0.protein?.short ?? "-" })")
      }
    }
    #expect(compared > 1_500)
    #expect(differing.isEmpty, "\(differing.count) of \(compared): \(differing.prefix(5))")
  }

  /// Germline variants that experts at MSK reviewed (GRCh37): their class is our consequence.
  @Test func reviewedGermlineVariantsHaveTheirStatedClass() throws {
    let classes: [String: Set<SequenceOntologyTerm>] = [
      "Missense_Mutation": [.missenseVariant], "Nonsense_Mutation": [.stopGained],
      "Splice_Site": [.spliceAcceptorVariant, .spliceDonorVariant], "Frame_Shift_Del": [.frameshiftVariant],
      "Frame_Shift_Ins": [.frameshiftVariant], "In_Frame_Del": [.inframeDeletion, .proteinAlteringVariant],
      "In_Frame_Ins": [.inframeInsertion, .proteinAlteringVariant], "Translation_Start_Site": [.startLost],
      "Splice_Region": [
        .spliceRegionVariant, .spliceDonorFifthBaseVariant, .spliceDonorRegionVariant,
        .splicePolypyrimidineTractVariant,
      ],
      "Nonstop_Mutation": [.stopLost], "Silent": [.synonymousVariant], "Intron": [.intronVariant],
      "5'UTR": [.fivePrimeUTRVariant], "3'UTR": [.threePrimeUTRVariant],
    ]
    let annotator = VariantAnnotator(models: try StarterReference.models(.grch37))
    let file = SharedData.file("knowledge/signaldb_msk_expert_review_germline_variants.txt")
    var compared = 0, differing: [String] = []
    for row in DelimitedRows.read(try String(contentsOf: file, encoding: .utf8)) {
      let allele = mafAllele(
        row["Chromosome"]!, Int(row["Start_Position"]!)!, row["Reference_Allele"]!, row["Alternate_Allele"]!)
      let own = annotator.effects(of: allele).filter { $0.gene == row["Hugo_Symbol"]! }
      guard !own.isEmpty, let terms = classes[row["Variant_Classification"]!] else { continue }
      compared += 1
      if !own.contains(where: { !terms.isDisjoint(with: $0.consequences) }) {
        differing.append("\(allele) \(row["Variant_Classification"]!): \(own.map(\.consequences))")
      }
    }
    #expect(compared > 1_200)
    #expect(differing.isEmpty, "\(differing.count) of \(compared): \(differing.prefix(5))")
  }

  /// Cancer Genome Interpreter's biomarkers (GRCh37): where a gene has sequence, c. and p. names agree.
  @Test func biomarkerVariantsHaveTheirStatedNames() throws {
    let annotator = VariantAnnotator(models: try StarterReference.models(.grch37))
    let file = SharedData.file("knowledge/cgi_biomarkers_per_variant.tsv")
    var compared = 0, differing: [String] = []
    for row in DelimitedRows.read(try String(contentsOf: file, encoding: .utf8)) {
      guard let allele = PublishedName.allele(row["gDNA"]!) else { continue }
      let own = annotator.effects(of: allele).filter { $0.gene == row["Gene"]! && $0.basis == .computed }
      if own.isEmpty { continue }
      compared += 1
      let coding = PublishedName.withoutBases(row["cDNA"]!)
      let protein = ProteinChange(hgvs: row["individual_mutation"]!)
      if !own.contains(where: { $0.hgvsCoding == coding && $0.protein == protein }) {
        differing.append(
          "\(row["gDNA"]!) \(coding): \(own.map { "\($0.hgvsCoding ?? "-") \($0.protein?.short ?? "-")" })")
      }
    }
    #expect(compared > 250)
    #expect(differing.isEmpty, "\(differing.count) of \(compared): \(differing.prefix(5))")
  }

  /// biocommons/hgvs's projection set: c. names on both assemblies. What differs must have a reason that can be computed.
  @Test(arguments: [Assembly.grch38, .grch37]) func clinicalVariantsHaveTheirStatedNames(assembly: Assembly) throws {
    let annotator = VariantAnnotator(models: try StarterReference.models(assembly))
    var agreeing = 0, explained = 0, unexplained: [String] = []
    for entry in try PublishedName.clinicalVariants(assembly) {
      let own = annotator.effects(of: entry.allele).filter { $0.gene == entry.gene && $0.basis == .computed }
      // of this substitution of an exon's last base the set gives the deletion of the exon that follows from it
      if own.isEmpty || entry.names.isEmpty || entry.names == ["c.1033_1183del"] { continue }
      let names = own.compactMap(\.hgvsCoding)
      if names.contains(where: entry.names.contains) {
        agreeing += 1
      } else if names.contains(where: { name in entry.names.contains { PublishedName.explains(name, $0) } })
        || own.contains(where: { $0.notes.contains { $0.key == AnnotationMessage.notShifted.rawValue } })
      {
        explained += 1
      } else {
        unexplained.append("\(entry.allele) \(names) \(entry.names.sorted())")
      }
    }
    #expect(agreeing > 600)
    #expect(explained < agreeing / 10)
    #expect(unexplained.isEmpty, "\(unexplained.count): \(unexplained.prefix(8).joined(separator: "\n"))")
  }
}
