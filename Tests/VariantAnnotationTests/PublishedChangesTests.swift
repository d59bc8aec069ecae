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

  struct AlleleTable: CustomTestStringConvertible, Sendable {
    let file: String
    let assembly: Assembly
    let atLeast: Int
    var testDescription: String { "\(file) \(assembly.rawValue)" }
  }

  /// cancerhotspots.org v2 and CIViC 2016 alleles in genes with sequence: our protein change is theirs.
  @Test(arguments: [
    AlleleTable(file: "hotspots/known-alleles.tsv", assembly: .grch38, atLeast: 1_500),
    AlleleTable(file: "hotspots/known-alleles.tsv", assembly: .grch37, atLeast: 1_500),
    AlleleTable(file: "known-alleles.tsv", assembly: .grch37, atLeast: 100),
  ]) func knownAllelesGiveTheirStatedChange(table: AlleleTable) throws {
    let annotator = VariantAnnotator(models: try StarterReference.models(table.assembly))
    var compared = 0, differing: [String] = []
    for row in try StarterReference.table(table.file, table.assembly) where row["checked"] == "sequence" {
      let allele = mafAllele(row["contig"]!, Int(row["position"]!)!, row["reference"]!, row["alternate"]!)
      let stated = try #require(ProteinChange(hgvs: row["change"]!))
      let own = annotator.effects(of: allele).filter { $0.gene == row["gene"]! && $0.basis == .computed }
      compared += 1
      if !own.contains(where: { $0.protein == stated }) {
        differing.append("\(row["gene"]!) \(stated): \(own.map { $0.protein?.short ?? "-" })")
      }
    }
    #expect(compared > table.atLeast)
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

  /// biocommons/hgvs's `real` set (GRCh37): c. and p. names; `p.?` at a splice site is no name here.
  @Test func patientsVariantsHaveTheirStatedNames() throws {
    let annotator = VariantAnnotator(models: try StarterReference.models(.grch37))
    let file = SharedData.file("genes/hgvs_conformance/gcp/real.tsv")
    var codings = 0, proteins = 0, differing: [String] = []
    for row in DelimitedRows.read(try String(contentsOf: file, encoding: .utf8)) {
      guard let genomic = row["HGVSg"], let allele = PublishedName.allele(accession: genomic, .grch37),
        let coding = row["HGVSc"]?.split(separator: ":").last.map({ PublishedName.withoutBases(String($0)) })
      else { continue }
      let own = annotator.effects(of: allele).filter { $0.basis == .computed }
      if own.isEmpty { continue }
      codings += 1
      guard let effect = own.first(where: { $0.hgvsCoding == coding }) else {
        differing.append("\(coding): \(own.map { $0.hgvsCoding ?? "-" })")
        continue
      }
      let stated = ProteinChange(hgvs: row["HGVSp"] ?? "")
      if stated != nil { proteins += 1 }
      if effect.protein != stated {
        differing.append("\(coding) \(row["HGVSp"] ?? ""): \(effect.protein?.hgvs ?? "-")")
      }
    }
    #expect(codings > 35)
    #expect(proteins > 30)
    #expect(differing.isEmpty, "\(differing)")
  }

  /// ClinVar's molecular consequence in Ensembl VEP's test set (GRCh38), where no sequence is needed to tell it.
  @Test func testSetOfVEPHasItsStatedConsequence() throws {
    let annotator = VariantAnnotator(models: try StarterReference.models(.grch38))
    let text = try DelimitedRows.gunzipped(SharedData.file("vcf/vep_examples/clinvar-testset.vcf.gz"))
    var agreeing = 0, differing: [String] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t").map(String.init)
      let info = Dictionary(
        fields[7].split(separator: ";").compactMap { entry -> (String, Substring)? in
          let parts = entry.split(separator: "=", maxSplits: 1)
          return parts.count == 2 ? (String(parts[0]), parts[1]) : nil
        }, uniquingKeysWith: { first, _ in first })
      let genes = Set((info["GENEINFO"] ?? "").split(separator: "|").map { $0.prefix { $0 != ":" } })
      let stated = Set((info["MC"] ?? "").split(separator: ",").compactMap { $0.split(separator: "|").last })
      let allele = GenomicAllele(
        contig: Contig(fields[0]), position: Int(fields[1])!, reference: fields[3], alternate: fields[4])
      let own = annotator.effects(of: allele).filter { genes.contains(Substring($0.gene)) }
      if own.isEmpty || stated.isEmpty || own.contains(where: { $0.consequences.contains(.codingSequenceVariant) }) {
        continue
      }
      if own.contains(where: { $0.consequences.contains { stated.contains(Substring($0.rawValue)) } }) {
        agreeing += 1
      } else {
        differing.append("\(allele) \(stated): \(own.map(\.consequences))")
      }
    }
    #expect(agreeing >= 18)
    #expect(differing.isEmpty, "\(differing)")
  }
}
