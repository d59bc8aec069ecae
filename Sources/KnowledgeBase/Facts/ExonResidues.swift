/// Which residues an exon codes for, in the genes whose items name exons.
///
/// Items write exon numbers of the source's transcripts, and inputs write those of theirs: residues say the same for
/// all. Derived from the exons and coding parts of GENCODE v44's MANE Select transcripts; a codon that two exons share
/// goes to the exon with two of its bases. The numbers agree with CIViC's (each was compared by a known residue, for
/// example BRAF V600 in exon 15, PIK3CA H1047 in exon 21) but for ASXL1, whose exon 12 of the literature is exon 13 of
/// the MANE Select transcript ENST00000375687.
package enum ExonResidues {
  /// Residues of an exon as items number it; `nil` where the table does not hold it.
  package static func range(gene: String, exon: Int) -> ClosedRange<Int>? { table[gene]?[exon] }

  /// Residues of exons that follow each other.
  package static func range(gene: String, exons: ClosedRange<Int>) -> ClosedRange<Int>? {
    guard let first = range(gene: gene, exon: exons.lowerBound), let last = range(gene: gene, exon: exons.upperBound)
    else { return nil }
    return first.lowerBound...last.upperBound
  }

  private static let table: [String: [Int: ClosedRange<Int>]] = [
    "ASXL1": [12: 574...1542],
    "BRAF": [15: 581...620],
    "CALR": [9: 352...418],
    "CTNNB1": [3: 5...80],
    "EGFR": [18: 688...728, 19: 729...761, 20: 762...823, 21: 824...875],
    "ERBB2": [19: 737...769, 20: 770...831],
    "FLT3": [14: 569...612, 15: 613...647, 20: 807...847],
    "KIT": [8: 411...449, 9: 450...513, 10: 514...549, 11: 550...591, 13: 627...663, 14: 664...714, 17: 788...828],
    "KRAS": [2: 1...37, 3: 38...97, 4: 98...150],
    "MET": [14: 963...1009],
    "NPM1": [11: 283...295],
    "NRAS": [2: 1...37, 3: 38...97, 4: 98...150],
    "PDGFRA": [12: 552...595, 14: 631...667, 18: 814...854],
    "PIK3CA": [10: 514...555, 21: 980...1069],
    "SETBP1": [4: 181...1333],
    "STK11": [1: 1...97, 2: 98...125],
    "WT1": [7: 372...421, 9: 452...482],
  ]
}

/// What "exon deletion" means: in some oncogenes a short deletion inside the exon that keeps the frame, elsewhere the
/// loss of the exon as a whole. The words do not tell which; the gene does.
package enum ExonDeletionMeaning {
  /// EGFR exons 18–21, ERBB2 exons 19–20, KIT exons 8–17 and PDGFRA exons 12–18 code for the parts of these kinases in
  /// which in-frame deletions activate (the deletions
  /// are those of CIViC's own exact profiles, such as EGFR E746_A750del, ERBB2 L755_T759del, KIT W557_K558del, PDGFRA D842_H845del).
  package static func isInFrame(gene: String, exons: ClosedRange<Int>) -> Bool {
    guard let inFrame = inFrameExons[gene] else { return false }
    return inFrame.contains(exons.lowerBound) && inFrame.contains(exons.upperBound)
  }

  private static let inFrameExons: [String: ClosedRange<Int>] = [
    "EGFR": 18...21, "ERBB2": 19...20, "KIT": 8...17, "PDGFRA": 12...18,
  ]
}

/// Where internal tandem duplications lie that items name as such.
package enum InternalTandemDuplications {
  /// The residues after which a duplicated stretch is put in; `nil` where no small-variant call can show it.
  ///
  /// - FLT3: 572 to the end of exon 15 (residue 647): 282 duplications were put in at residues 572 to beyond 630, none
  ///   before (Blood, table "Analysis of FLT3-ITD integration sites from 282 FLT3-ITD mutations",
  ///   https://ash-sap.org/view-large/7026827); assays look at exons 14 and 15.
  /// - KIT: exon 11, the juxtamembrane part of which CIViC's item speaks.
  /// - BCOR: the last exon (15), by exon number.
  /// FGFR1's internal duplication takes in the whole kinase domain: a structural variant.
  package static func residues(of gene: String) -> ClosedRange<Int>? {
    switch gene {
    case "FLT3": return 572...647
    case "KIT": return ExonResidues.range(gene: "KIT", exon: 11)
    default: return nil
    }
  }

  package static func lastExon(of gene: String) -> Int? { gene == "BCOR" ? 15 : nil }
}
