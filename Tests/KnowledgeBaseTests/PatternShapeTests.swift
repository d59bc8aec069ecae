import KnowledgeBase
import OncologyCore
import TestSupport
import Testing

/// For each shape of CIViC's profile names, a tumour that must match and one that must not, written from
/// CLINICAL_RULES ("Evidence and tiers") and from what the names mean, one line a shape.
@Suite struct PatternShapeTests {
  /// A pattern with tumours; names are only for the test's output.
  struct Shape: Sendable, CustomTestStringConvertible {
    let pattern: String
    let matching: TumorBuilder
    let other: TumorBuilder
    /// Whether the second tumour must be listed as a near miss.
    let isNearMiss: Bool
    var testDescription: String { pattern }

    init(_ pattern: String, _ matching: TumorBuilder, not other: TumorBuilder, nearMiss: Bool = true) {
      self.pattern = pattern
      self.matching = matching
      self.other = other
      isNearMiss = nearMiss
    }
  }

  static let tumor = TumorBuilder(type: "COAD").withCopyNumber().withFusions()

  /// Whether an item with this pattern, of no stated origin, matches; and whether it is a near miss.
  static func verdict(_ pattern: String, _ tumor: TumorBuilder) throws -> (isMatch: Bool, reason: String?) {
    let knowledge = KnowledgeBuilder().evidence(pattern, id: "1", origin: "N/A")
      .gene("TP53", role: "tumour_suppressor").gene("BRCA1", role: "tumour_suppressor")
      .gene("BRCA2", role: "tumour_suppressor").gene("PTEN", role: "tumour_suppressor")
      .gene("EGFR", role: "oncogene").gene("CTNNB1", role: "oncogene")
      .hotspot("EGFR", residue: 858).hotspot("CTNNB1", residue: 45)
    let matcher = EvidenceMatcher(try KnowledgeRelease(files: knowledge.files))
    let found = try matcher.match(profile: tumor.build(), oncogenicity: [:])
    return (found.matches.count == 1, found.excluded.first?.reason.key)
  }

  @Test(arguments: protein + gene + structure + places)
  func matchesWhatItNames(_ shape: Shape) throws {
    #expect(try Self.verdict(shape.pattern, shape.matching).isMatch, "must match")
    let other = try Self.verdict(shape.pattern, shape.other)
    #expect(!other.isMatch, "must not match")
    #expect((other.reason != nil) == shape.isNearMiss, "near miss: \(other.reason ?? "none")")
  }

  static let protein: [Shape] = [
    // P01: the exact change, and not another one at the residue.
    Shape("BRAF V600E", tumor.variant("BRAF V600E"), not: tumor.variant("BRAF V600K")),
    Shape("KRAS G12C", tumor.variant("KRAS G12C"), not: tumor.variant("KRAS G13C")),
    // P02: a synonymous name is its own synonymous change.
    Shape("ABCB1 I1145I", tumor.variant("ABCB1 I1145I"), not: tumor.variant("ABCB1 I1145V")),
    // P03, P04: nonsense.
    Shape("TP53 R213*", tumor.variant("TP53 R213*"), not: tumor.variant("TP53 R213Q")),
    Shape("BRCA1 W1815X", tumor.variant("BRCA1 W1815*"), not: tumor.variant("BRCA1 W1837*")),
    // P05: V600 matches only that residue; a stop or a frameshift there is no change of the residue.
    Shape("BRAF V600", tumor.variant("BRAF V600K"), not: tumor.variant("BRAF K601E")),
    Shape("BRAF V600", tumor.variant("BRAF V600R"), not: tumor.variant("BRAF G469A")),
    Shape("TP53 R249", tumor.variant("TP53 R249S"), not: tumor.variant("TP53 R249*")),
    Shape("FLT3 D835", tumor.variant("FLT3 D835del"), not: tumor.variant("FLT3 D835fs")),
    // P06, P07: lists at one residue, and of residues.
    Shape("ERBB2 S310F/Y", tumor.variant("ERBB2 S310Y"), not: tumor.variant("ERBB2 S310A")),
    Shape("KRAS G12/G13", tumor.variant("KRAS G13D"), not: tumor.variant("KRAS Q61H")),
    // P08–P10: frameshifts, any at the residue, or the exact one.
    Shape("NPM1 W288FS", tumor.variant("NPM1 W288Cfs*12"), not: tumor.variant("NPM1 L287fs")),
    Shape("PALB2 L531FS*30", tumor.variant("PALB2 L531Cfs*30"), not: tumor.variant("PALB2 L531fs*12")),
    Shape("RUNX1 R135FSX177", tumor.variant("RUNX1 R135fs*177"), not: tumor.variant("RUNX1 R135W")),
    Shape("RUNX1 T148HFSX9", tumor.variant("RUNX1 T148Hfs*9"), not: tumor.variant("RUNX1 T148Pfs*9")),
    // P11–P13: deletions.
    Shape("KIT V560DEL", tumor.variant("KIT V560del"), not: tumor.variant("KIT V559del")),
    Shape("EGFR E746_A750del", tumor.variant("EGFR E746_A750del"), not: tumor.variant("EGFR L747_T751del")),
    Shape("KIT P551_E554delPMYE", tumor.variant("KIT P551_E554del"), not: tumor.variant("KIT P551_E553del")),
    // P14–P16: replacements.
    Shape("ERBB2 G776delinsVC", tumor.variant("ERBB2 G776delinsVC"), not: tumor.variant("ERBB2 G776delinsLC")),
    Shape("EGFR L747_P753delinsS", tumor.variant("EGFR L747_P753delinsS"), not: tumor.variant("EGFR L747_P753del")),
    Shape("BRAF V600_K601>E", tumor.variant("BRAF V600_K601delinsE"), not: tumor.variant("BRAF V600E")),
    // P17–P20: insertions and duplications; one protein may have both names.
    Shape("EGFR D770_N771insG", tumor.variant("EGFR D770_N771insG"), not: tumor.variant("EGFR D770_N771insY")),
    Shape("BRAF T599dup", tumor.variant("BRAF T599dup"), not: tumor.variant("BRAF T599_V600insV")),
    Shape("ERBB2 Y772_A775DUP", tumor.variant("ERBB2 Y772_A775dup"), not: tumor.variant("ERBB2 Y772_G776dup")),
    Shape("EGFR A767_V769dupASV", tumor.variant("EGFR V769_D770insASV"), not: tumor.variant("EGFR V769_D770insGSV")),
    Shape("EGFR V769_D770insASV", tumor.variant("EGFR A767_V769dup"), not: tumor.variant("EGFR S768_V769dup")),
    // P21: stop loss.
    Shape("MLH1 *757L", tumor.variant("MLH1 *757Lext*?"), not: tumor.variant("MLH1 *757Sext*5")),
    // G09: any mutation but of the residue.
    Shape("BRAF Non-V600", tumor.variant("BRAF G469A"), not: tumor.variant("BRAF V600E")),
  ]

  static let gene: [Shape] = [
    // G01: protein or essential splice changes, never a synonymous or untranslated one, never a gain.
    Shape("POLE Mutation", tumor.variant("POLE P286R"), not: tumor.variant("POLE A31=")),
    Shape(
      "TP53 MUTATION", tumor.variant("TP53 c.375+1G>A", consequences: [.spliceDonorVariant], intron: 4),
      not: tumor.variant("TP53 c.*12C>T", consequences: [.threePrimeUTRVariant]), nearMiss: false),
    Shape("MET Mutation", tumor.variant("MET Y1230C"), not: tumor.amplified("MET")),
    Shape("PRPS1 PRPS1 MUTATION", tumor.variant("PRPS1 A190T"), not: tumor.variant("PRPS2 A190T"), nearMiss: false),
    Shape("TP53 ALTERATION", tumor.variant("TP53 R175H"), not: tumor.variant("TP53 P36=")),
    // G02, G04, G05: function, by the documented rules.
    Shape("CTNNB1 Activating Mutation", tumor.variant("CTNNB1 S45F"), not: tumor.variant("CTNNB1 Q703*")),
    Shape("EGFR Gain-of-function", tumor.variant("EGFR L858R"), not: tumor.variant("EGFR E1015K")),
    Shape(
      "BRCA2 Loss-of-function", tumor.variant("BRCA2 S1982fs", decay: .expected), not: tumor.variant("BRCA2 V2466A")),
    Shape(
      "BRCA1 Loss-of-function", tumor.variant("BRCA1 c.4096+1G>A", consequences: [.spliceDonorVariant]),
      not: tumor.variant("BRCA1 Y1853*", decay: .escapes)),
    Shape("TP53 Deleterious Mutation", tumor.variant("TP53 R196*"), not: tumor.variant("TP53 V31I")),
    // G03: truncations.
    Shape("BRCA2 TRUNCATING MUTATION", tumor.variant("BRCA2 E1646*"), not: tumor.variant("BRCA2 D2723H")),
    Shape("MRE11 Frameshift", tumor.variant("MRE11 N511fs"), not: tumor.variant("MRE11 R364*")),
    // G06: both copies.
    Shape(
      "PALB2 Biallelic Inactivation", tumor.variant("PALB2 Q251*", alleleStatus: .biallelic),
      not: tumor.variant("PALB2 Q251*", alleleStatus: .heterozygous)),
    // G08: wild type needs coverage.
    Shape("KRAS Wildtype", tumor.callable("KRAS"), not: tumor),
    Shape("KRAS Wildtype", tumor.callable("KRAS"), not: tumor.callable("KRAS").variant("KRAS G12D")),
  ]

  static let structure: [Shape] = [
    // N01–N04.
    Shape("ERBB2 Amplification", tumor.amplified("ERBB2", copies: 9), not: tumor.gained("ERBB2")),
    Shape("CDKN2A Deletion", tumor.deleted("CDKN2A"), not: tumor.lost("CDKN2A")),
    Shape("PTEN Loss", tumor.deleted("PTEN"), not: tumor.lost("PTEN")),
    Shape(
      "PTEN Loss", tumor.variant("PTEN R130*", alleleStatus: .biallelic),
      not: tumor.variant("PTEN R130*", alleleStatus: .heterozygous)),
    Shape("PTCH1 LOH", tumor.copyNeutralLOH("PTCH1"), not: tumor.gained("PTCH1")),
    Shape(
      "HLA-C COPY-NEUTRAL LOSS OF HETEROZYGOSITY", tumor.copyNeutralLOH("HLA-C"), not: tumor.lost("HLA-C")),
    Shape("EGFR Copy Number Variation", tumor.gained("EGFR"), not: tumor.variant("EGFR L858R")),
    // F1–F4: 5′::3′, never swapped.
    Shape("BCR::ABL1 Fusion", tumor.fusion("BCR", "ABL1"), not: tumor.fusion("ABL1", "BCR")),
    Shape("BCR::ABL1 Fusion", tumor.fusion("BCR", "ABL1"), not: tumor.fusion("ETV6", "ABL1")),
    Shape("v::NTRK1 Fusion", tumor.fusion("TPM3", "NTRK1"), not: tumor.fusion("NTRK1", "TPM3")),
    Shape("v::NTRK1 Fusion", tumor.fusion("LMNA", "NTRK1"), not: tumor.fusion("?", "NTRK1")),
    Shape("FGFR2::v Fusion", tumor.fusion("FGFR2", "BICC1"), not: tumor.fusion("BICC1", "FGFR2")),
    Shape("FGFR2::? Fusion", tumor.fusion("FGFR2", "?"), not: tumor.fusion("FGFR2", "BICC1")),
    // F7, R01, R03.
    Shape("C19MC TTYH1::C19MC fusion", tumor.fusion("TTYH1", "C19MC"), not: tumor.fusion("C19MC", "TTYH1")),
    Shape("BCL2 reg_e@[IGH]::BCL2", tumor.fusion("IGH", "BCL2"), not: tumor.fusion("BCL2", "IGH")),
    Shape("EWSR1 Fusion", tumor.fusion("ATF1", "EWSR1"), not: tumor.variant("EWSR1 G20S")),
    Shape("MYB Rearrangement", tumor.fusion("MYB", "QKI"), not: tumor.amplified("MYB")),
    Shape("FGFR1 Translocation", tumor.fusion("ZMYM2", "FGFR1"), not: tumor.amplified("FGFR1")),
  ]

  static let places: [Shape] = [
    // E01–E07: exons by residues.
    Shape("KIT Exon 11 Mutation", tumor.variant("KIT V559D"), not: tumor.variant("KIT D816V")),
    Shape("KRAS Exon 2 Mutation", tumor.variant("KRAS G13D"), not: tumor.variant("KRAS Q61H")),
    Shape("PIK3CA Exon 21 Mutation", tumor.variant("PIK3CA H1047R"), not: tumor.variant("PIK3CA E545K")),
    Shape("STK11 EXON 1-2 MUTATION", tumor.variant("STK11 Q37*"), not: tumor.variant("STK11 D194Y")),
    Shape("EGFR Exon 19 Deletion", tumor.variant("EGFR E746_A750del"), not: tumor.variant("EGFR L747P")),
    Shape("EGFR Exon 19 del", tumor.variant("EGFR L747_P753delinsS"), not: tumor.variant("EGFR D770_N771insG")),
    Shape("EGFR Exon 20 Insertion", tumor.variant("EGFR S768_D770dup"), not: tumor.variant("EGFR T790M")),
    Shape("CALR EXON 9 FRAMESHIFT", tumor.variant("CALR L367Tfs*46"), not: tumor.variant("CALR E381K")),
    Shape(
      "MET Exon 14 Skipping Mutation",
      tumor.variant("MET D1010N", coding: "c.3028G>A", exon: 14).changing { profile in
        profile.variants[0].effect?.mayDisruptSplicingOfExon = 14
      }, not: tumor.variant("MET D1010=", coding: "c.3030T>C", exon: 14)),
    // D01: internal tandem duplication.
    Shape("FLT3 ITD", tumor.variant("FLT3 Y597_E598insDYVDFREYE"), not: tumor.variant("FLT3 D835Y")),
    Shape(
      "BCOR ITD", tumor.variant("BCOR L1714_S1745dup", exon: 15), not: tumor.variant("BCOR L714_S715dup", exon: 4)),
    // C01–C03, H01–H13: coding names, alone and beside the protein's.
    Shape(
      "CDKN2A c.151-1G>C", tumor.variant("CDKN2A c.151-1G>C", consequences: [.spliceAcceptorVariant]),
      not: tumor.variant("CDKN2A c.151-1G>A", consequences: [.spliceAcceptorVariant])),
    Shape(
      "FLCN c.1285dupC", tumor.variant("FLCN H429fs", coding: "c.1285dup"),
      not: tumor.variant("FLCN H429fs", coding: "c.1285del")),
    Shape(
      "CHEK2 IVS2+1G>A", tumor.variant("CHEK2 c.444+1G>A", consequences: [.spliceDonorVariant]),
      not: tumor.variant("CHEK2 c.444+1G>T", consequences: [.spliceDonorVariant])),
    Shape(
      "CHEK2 1100DELC", tumor.variant("CHEK2 T367fs", coding: "c.1100del"),
      not: tumor.variant("CHEK2 I157T", coding: "c.470T>C")),
    Shape(
      "VHL R167Q (c.500G>A)", tumor.variant("VHL R167Q", coding: "c.500G>A"),
      not: tumor.variant("VHL R167W", coding: "c.499C>T")),
    Shape(
      "VHL E55= (c.165G>A)", tumor.variant("VHL E55=", coding: "c.165G>A"),
      not: tumor.variant("VHL E55K", coding: "c.163G>A")),
    Shape(
      "VHL A56fs (c.166dup)", tumor.variant("VHL A56fs", coding: "c.166dup"),
      not: tumor.variant("VHL P59fs", coding: "c.173dup")),
    Shape("VHL G114Vfs*45 (c.339delA)", tumor.variant("VHL G114Vfs*45"), not: tumor.variant("VHL G114Rfs*18")),
    Shape("VHL F76del (c.227_229del)", tumor.variant("VHL F76del"), not: tumor.variant("VHL F76L")),
    Shape("VHL *214C (c.642A>T)", tumor.variant("VHL *214Cext*14"), not: tumor.variant("VHL *214Wext*14")),
    Shape("VHL M1? (c.3G>A)", tumor.variant("VHL M1?", coding: "c.3G>A"), not: tumor.variant("VHL M54I")),
    Shape(
      "VHL Splice Site (c.340+1G>A)", tumor.variant("VHL c.340+1G>A", consequences: [.spliceDonorVariant]),
      not: tumor.variant("VHL c.340+2T>C", consequences: [.spliceDonorVariant])),
    Shape(
      "VHL Splice Region (c.340+5G>C)", tumor.variant("VHL c.340+5G>C", consequences: [.spliceRegionVariant]),
      not: tumor.variant("VHL c.340+5G>A", consequences: [.spliceRegionVariant]), nearMiss: false),
    Shape(
      "VHL 3'UTR alteration (c.*70C>A)", tumor.variant("VHL c.*70C>A", consequences: [.threePrimeUTRVariant]),
      not: tumor.variant("VHL c.*70C>T", consequences: [.threePrimeUTRVariant]), nearMiss: false),
    Shape(
      "VHL P81S (c.241C>T) and L188V (c.562C>G)",
      tumor.variant("VHL P81S", coding: "c.241C>T").variant("VHL L188V", coding: "c.562C>G"),
      not: tumor.variant("VHL P81S", coding: "c.241C>T")),
    Shape(
      "SDHB p.193_196dupSTSC (c.577_588dupAGCACCAGCTGC)", tumor.variant("SDHB S193_C196dup"),
      not: tumor.variant("SDHB C196Y")),
    // K01 and the promoter position that looks like a residue.
    Shape("TERT C228T", tumor.intergenic(tertC228T), not: tumor.variant("TERT C228T"), nearMiss: false),
    Shape("TERT Promoter Mutation", tumor.intergenic(tertC228T), not: tumor.variant("TERT A279T"), nearMiss: false),
    // C02, Y01: polymorphisms, by the allele and not by the number; one allele of *2A is not homozygosity.
    Shape(
      "SLCO1B1 RS4149056", tumor.variant("SLCO1B1 V174A", origin: .germline, allele: valine174),
      not: tumor.germline("SLCO1B1 V174A", identifiers: ["rs4149056"])),
    Shape(
      "SLCO1B1 RS4149056", tumor.variant("SLCO1B1 V174A", origin: .germline, allele: valine174),
      not: tumor.germline("SLCO1B1 N130D", identifiers: ["rs2306283"]), nearMiss: false),
    Shape(
      "DPYD DPYD*2A HOMOZYGOSITY",
      tumor.germline("DPYD c.1905+1G>A", consequences: [.spliceDonorVariant], zygosity: .homozygous),
      not: tumor.germline("DPYD c.1905+1G>A", consequences: [.spliceDonorVariant])),
  ]

  /// rs4149056 on GRCh38 (PharmCAT's definitions of SLCO1B1).
  static let valine174 = GenomicAllele(contig: Contig("12"), position: 21_178_615, reference: "T", alternate: "C")
  static let tertC228T = GenomicAllele(contig: Contig("5"), position: 1_295_113, reference: "G", alternate: "A")
}
