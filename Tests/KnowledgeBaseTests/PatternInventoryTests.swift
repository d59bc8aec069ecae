import Foundation
import KnowledgeBase
import OncologyCore
import TabularText
import TestSupport
import Testing

/// All profile names of CIViC's accepted evidence of 2026-05-29.
enum CIViCProfiles {
  static func names() throws -> [String] {
    let path = "knowledge/civic_accepted_evidence_2026-05-29.tsv"
    let table = try TabularText(Array(try Data(contentsOf: SharedData.file(path))), file: path)
    let column = try table.requiredColumn("molecular_profile")
    var names: Set<String> = []
    try table.forEachRow { names.insert($0[column]) }
    return names.sorted()
  }
}

/// The expected counts were taken from an inventory of the names that was made by reading them, before the parser.
@Suite struct PatternInventoryTests {
  /// Seven names cannot be read; each was looked at, and each has its reason.
  static let unreadable: [String: AlterationPattern.ReadingProblem] = [
    "HSPH1 T17 DELETION": .nucleotideRun, "KRAS R164Q (exon 5b)": .otherTranscript,
    "VHL 106insR (c.316insGCC)": .insertionWithoutFlanks,
    "VHL R177ins (c.531insCTGAGAGTAAAGCCTGAA)": .insertionWithoutFlanks,
    "VHL Intronic deletion (c.341-13delCGTTTCCAACAATTTCTCGGTGT)": .unknownBorders,
    "VHL c.128-?_250+?": .unknownBorders, "VHL c.−213− ?_463 ?del": .unknownBorders,
  ]

  @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
  func everyProfileIsReadOrListed() throws {
    let parser = PatternParser()
    let names = try CIViCProfiles.names()
    #expect(names.count == 1935)
    var unread: [String: AlterationPattern.ReadingProblem] = [:]
    for name in names {
      for part in parser.parse(name).unreadableParts { unread[part.text] = part.reason }
    }
    #expect(unread == Self.unreadable)
  }

  @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
  func shapesAreAsManyAsCounted() throws {
    let parser = PatternParser()
    var atoms: Set<AlterationAtom> = [], compounds = 0, nots = 0
    for name in try CIViCProfiles.names() {
      let pattern = parser.parse(name)
      atoms.formUnion(pattern.atoms)
      if name.contains(" AND ") || name.contains(" OR ") || name.hasPrefix("NOT ") { compounds += 1 }
      if name.split(separator: " ").contains("NOT") { nots += 1 }
    }
    #expect(compounds == 198 && nots == 2)
    let count = { (isWanted: (AlterationKind) -> Bool) in atoms.count { isWanted($0.kind) } }
    // 191 + 24 + 10 + 1 of named, any and unknown partners, 10 with exons that meet, 3 with a gene before them.
    #expect(count { if case .fusion = $0 { true } else { false } } == 239)
    // `Mutation` of any case 92, `ALTERATION`, `PRPS1 PRPS1 MUTATION`.
    #expect(count { $0 == .mutation } == 94)
    #expect(count { $0 == .amplification } == 43)
    #expect(count { $0 == .deletion } == 10 && count { $0 == .loss } == 22)
    #expect(count { $0 == .wildtype } == 8)
    #expect(count { if case .dbSNP = $0 { true } else { false } } == 19)
    // 18 `Loss-of-function` and 2 inactivating mutations.
    #expect(count { $0 == .lossOfFunction } == 20)
    // 25, and NRAS G13 of a slash list (the list's other members stand alone as well).
    #expect(count { if case .residue = $0 { true } else { false } } == 26)
    // 15 + 2 exon mutations, 2 insertions, 1 skipping, 1 frameshift, 2 in-frame deletions.
    #expect(count { if case .exons = $0 { true } else { false } } == 22)
    #expect(count { if case .promoterPosition = $0 { true } else { false } } == 1)
    #expect(count { if case .proteinOrCoding = $0 { true } else { false } } > 250)
  }

  /// The names of operators are words that stand alone; brackets that touch text belong to the atom.
  @Test func operatorsBindAsWritten() {
    let parser = PatternParser()
    let atom = { (text: String) in parser.parse(text) }
    #expect(
      parser.parse("BCR::ABL1 Fusion AND ( ABL1 F317L OR ABL1 F317V )")
        == .all([atom("BCR::ABL1 Fusion"), .any([atom("ABL1 F317L"), atom("ABL1 F317V")])]))
    #expect(
      parser.parse("MET Amplification AND NOT KRAS Mutation")
        == .all([atom("MET Amplification"), .not(atom("KRAS Mutation"))]))
    #expect(parser.parse("NOT KIT D816V") == .not(atom("KIT D816V")))
    for text in ["A V600E AND B V600E OR C V600E", "( BRAF V600E", "BRAF V600E )", "BRAF V600E AND", "AND", ""] {
      #expect(parser.parse(text).atoms.isEmpty && parser.parse(text).unreadableParts.count == 1, "\(text)")
    }
  }

  @Test func spellingsOfOneThingAreOne() {
    let kind = { (text: String) in PatternParser().parse(text).atoms.first?.kind }
    #expect(kind("EGFR Exon 19 Deletion") == kind("EGFR Exon 19 del"))
    #expect(kind("EGFR VIII") == kind("EGFR EGFRVIII"))
    #expect(kind("NF1 Loss-of-function") == kind("NF1 Inactivating Mutation"))
    #expect(kind("CBLB RS2305035") == kind("CBLB rs2305035"))
    #expect(kind("VHL D143fs (c.430delG)") == kind("VHL D143fs (c.430del)"))
    #expect(kind("ATM c.7515+1_2del") == kind("ATM c.7515+1_7515+2del"))
    #expect(kind("VHL A122I (c.364_365GC>AT)") == kind("VHL A122I (c.364_365delinsAT)"))
    #expect(kind("EGFR Exon 4 Deletion") != kind("EGFR Exon 19 Deletion"), "the loss of an exon is another thing")
  }
}

/// Residues of exons, against the gene models that they were derived from.
@Suite struct ExonResidueTests {
  /// A residue that is known to lie in the exon, by the literature's number.
  @Test(arguments: [
    ("BRAF", 15, 600), ("CALR", 9, 367), ("CTNNB1", 3, 45), ("EGFR", 18, 719), ("EGFR", 19, 746), ("EGFR", 20, 790),
    ("EGFR", 21, 858), ("ERBB2", 20, 776), ("FLT3", 20, 835), ("KIT", 9, 502), ("KIT", 11, 559), ("KIT", 13, 642),
    ("KIT", 14, 670), ("KIT", 17, 816), ("KRAS", 2, 12), ("KRAS", 3, 61), ("KRAS", 4, 146), ("NPM1", 11, 288),
    ("NRAS", 3, 61), ("PDGFRA", 18, 842), ("PIK3CA", 10, 545), ("PIK3CA", 21, 1047), ("SETBP1", 4, 870),
  ])
  func knownResiduesLieInTheirExons(gene: String, exon: Int, residue: Int) {
    #expect(ExonResidues.range(gene: gene, exon: exon)?.contains(residue) == true)
  }
}
