/// A genetic code as NCBI publishes it, codons in the order of the bases T, C, A, G.
///
/// Source: NCBI, "The Genetic Codes", table version 4.5 (as carried by Biopython 1.88, `Bio.Data.CodonTable`). Where a
/// codon is both a stop and a residue (tables 27, 28 and 31) the residue stands.
struct TranslationTable: Sendable {
  /// NCBI's number; 0 is ours, as in bcftools: table 1 with ATG as the only start.
  let number: Int
  let name: String
  /// 64 residues, `*` for a stop.
  let residues: StaticString
  /// 64 signs, `M` for a codon that may begin a protein.
  let starts: StaticString

  private init(_ number: Int, _ name: String, _ residues: StaticString, _ starts: StaticString) {
    self.number = number
    self.name = name
    self.residues = residues
    self.starts = starts
  }

  static let standard = TranslationTable(
    0, "Standard, ATG only",
    "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
    "-----------------------------------M----------------------------")
  static let vertebrateMitochondrial = TranslationTable(
    2, "Vertebrate Mitochondrial",
    "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNKKSS**VVVVAAAADDEEGGGG",
    "--------------------------------MMMM---------------M------------")

  static let all: [TranslationTable] = [
    standard,
    TranslationTable(
      1, "Standard",
      "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "---M---------------M---------------M----------------------------"),
    vertebrateMitochondrial,
    TranslationTable(
      3, "Yeast Mitochondrial",
      "FFLLSSSSYY**CCWWTTTTPPPPHHQQRRRRIIMMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "----------------------------------MM---------------M------------"),
    TranslationTable(
      4, "Mold Mitochondrial",
      "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "--MM---------------M------------MMMM---------------M------------"),
    TranslationTable(
      5, "Invertebrate Mitochondrial",
      "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNKKSSSSVVVVAAAADDEEGGGG",
      "---M----------------------------MMMM---------------M------------"),
    TranslationTable(
      6, "Ciliate Nuclear",
      "FFLLSSSSYYQQCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "-----------------------------------M----------------------------"),
    TranslationTable(
      9, "Echinoderm Mitochondrial",
      "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIIMTTTTNNNKSSSSVVVVAAAADDEEGGGG",
      "-----------------------------------M---------------M------------"),
    TranslationTable(
      10, "Euplotid Nuclear",
      "FFLLSSSSYY**CCCWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "-----------------------------------M----------------------------"),
    TranslationTable(
      11, "Bacterial",
      "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "---M---------------M------------MMMM---------------M------------"),
    TranslationTable(
      12, "Alternative Yeast Nuclear",
      "FFLLSSSSYY**CC*WLLLSPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "-------------------M---------------M----------------------------"),
    TranslationTable(
      13, "Ascidian Mitochondrial",
      "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNKKSSGGVVVVAAAADDEEGGGG",
      "---M------------------------------MM---------------M------------"),
    TranslationTable(
      14, "Alternative Flatworm Mitochondrial",
      "FFLLSSSSYYY*CCWWLLLLPPPPHHQQRRRRIIIMTTTTNNNKSSSSVVVVAAAADDEEGGGG",
      "-----------------------------------M----------------------------"),
    TranslationTable(
      15, "Blepharisma Macronuclear",
      "FFLLSSSSYY*QCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "-----------------------------------M----------------------------"),
    TranslationTable(
      16, "Chlorophycean Mitochondrial",
      "FFLLSSSSYY*LCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "-----------------------------------M----------------------------"),
    TranslationTable(
      21, "Trematode Mitochondrial",
      "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNNKSSSSVVVVAAAADDEEGGGG",
      "-----------------------------------M---------------M------------"),
    TranslationTable(
      22, "Scenedesmus obliquus Mitochondrial",
      "FFLLSS*SYY*LCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "-----------------------------------M----------------------------"),
    TranslationTable(
      23, "Thraustochytrium Mitochondrial",
      "FF*LSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "--------------------------------M--M---------------M------------"),
    TranslationTable(
      24, "Pterobranchia Mitochondrial",
      "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSSKVVVVAAAADDEEGGGG",
      "---M---------------M---------------M---------------M------------"),
    TranslationTable(
      25, "Candidate Division SR1",
      "FFLLSSSSYY**CCGWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "---M-------------------------------M---------------M------------"),
    TranslationTable(
      26, "Pachysolen tannophilus Nuclear",
      "FFLLSSSSYY**CC*WLLLAPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "-------------------M---------------M----------------------------"),
    TranslationTable(
      27, "Karyorelict Nuclear",
      "FFLLSSSSYYQQCCWWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "-----------------------------------M----------------------------"),
    TranslationTable(
      28, "Condylostoma Nuclear",
      "FFLLSSSSYYQQCCWWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "-----------------------------------M----------------------------"),
    TranslationTable(
      29, "Mesodinium Nuclear",
      "FFLLSSSSYYYYCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "-----------------------------------M----------------------------"),
    TranslationTable(
      30, "Peritrich Nuclear",
      "FFLLSSSSYYEECC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "-----------------------------------M----------------------------"),
    TranslationTable(
      31, "Blastocrithidia Nuclear",
      "FFLLSSSSYYEECCWWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "-----------------------------------M----------------------------"),
    TranslationTable(
      32, "Balanophoraceae Plastid",
      "FFLLSSSSYY*WCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
      "---M---------------M------------MMMM---------------M------------"),
    TranslationTable(
      33, "Cephalodiscidae Mitochondrial",
      "FFLLSSSSYYY*CCWWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSSKVVVVAAAADDEEGGGG",
      "---M---------------M---------------M---------------M------------"),
  ]
}
