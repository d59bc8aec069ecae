package import OncologyCore

/// Promoter positions that are named like residues.
///
/// TERT C228T and C250T are chr5:1,295,228 and 1,295,250 of GRCh37, C to T on the gene's strand, 124 and 146 bases before
/// the start codon (Huang et al., Science 2013;339:957). GRCh38 lies 115 bases lower: c.-57 is 5:1295161 in GRCh37 and
/// 5:1295046 in GRCh38 (ClinVar variation 242210).
package enum PromoterPosition {
  package struct Place: Hashable, Sendable {
    package let coding: String
    package let grch37: GenomicAllele
    package let grch38: GenomicAllele
  }

  package static func isKnown(gene: String, name: String) -> Bool { place(gene: gene, name: name) != nil }

  package static func place(gene: String, name: String) -> Place? { places[gene]?[name.uppercased()] }

  /// Every known promoter position of a gene.
  package static func places(of gene: String) -> [Place] {
    (places[gene] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
  }

  static var all: [Place] { places.values.flatMap(\.values) }

  private static let places: [String: [String: Place]] = [
    "TERT": [
      "C228T": place(coding: "c.-124C>T", 1_295_228, 1_295_113),
      "C250T": place(coding: "c.-146C>T", 1_295_250, 1_295_135),
    ]
  ]

  private static func place(coding: String, _ grch37: Int, _ grch38: Int) -> Place {
    let allele = { GenomicAllele(contig: Contig("5"), position: $0, reference: "G", alternate: "A") }
    return Place(coding: coding, grch37: allele(grch37), grch38: allele(grch38))
  }
}

/// Names from before HGVS, as coding changes.
package enum LegacyName {
  /// `1100DELC` gives the coding base; CHEK2's IVS2+1G>A is c.444+1G>A of NM_007194 (ClinVar RCV000212418).
  package static func codingChange(gene: String, name: String) -> CodingChange? {
    if gene == "CHEK2", name.uppercased() == "IVS2+1G>A" { return CodingChange("c.444+1G>A") }
    let lower = name.lowercased()
    guard let place = lower.firstRange(of: "del"), Int(lower[..<place.lowerBound]) != nil,
      lower[place.upperBound...].allSatisfy({ "acgt".contains($0) })
    else { return nil }
    return CodingChange("c.\(lower)")
  }
}

/// Star alleles and polymorphisms that items name, by the one change that defines each.
///
/// Source: the allele definitions of PharmCAT and PyPGx (CPIC, PharmVar) for DPYD, SLCO1B1 and UGT1A1.
package enum StarAllele {
  package struct Definition: Hashable, Sendable {
    package let dbSNP: String
    package let coding: String?
    package let grch37: GenomicAllele
    package let grch38: GenomicAllele

    package func allele(_ assembly: Assembly) -> GenomicAllele { assembly == .grch37 ? grch37 : grch38 }
  }

  package static func definition(dbSNP identifier: String) -> Definition? { byIdentifier[identifier] }

  /// Substitutions by the dbSNP number that stands for them. Insertions and deletions of a repeat can be written at
  /// several places and are left out.
  package static func substitutions(_ assembly: Assembly) -> [String: GenomicAllele] {
    byIdentifier.mapValues { $0.allele(assembly) }.filter(\.value.isSubstitution)
  }

  package static func definition(gene: String, allele: String) -> Definition? {
    definitions[gene]?[allele.uppercased()]
  }

  static var all: [Definition] { definitions.values.flatMap(\.values) + polymorphisms }

  private static let byIdentifier = Dictionary(uniqueKeysWithValues: all.map { ($0.dbSNP, $0) })

  /// Named by their number alone.
  private static let polymorphisms = [
    Definition(
      dbSNP: "rs67376798", coding: "c.2846A>T", grch37: allele("1", 97_547_947, "T", "A"),
      grch38: allele("1", 97_082_391, "T", "A")),
    Definition(
      dbSNP: "rs4149056", coding: nil, grch37: allele("12", 21_331_549, "T", "C"),
      grch38: allele("12", 21_178_615, "T", "C")),
  ]

  private static let definitions: [String: [String: Definition]] = [
    "DPYD": [
      "*2A": Definition(
        dbSNP: "rs3918290", coding: "c.1905+1G>A", grch37: allele("1", 97_915_614, "C", "T"),
        grch38: allele("1", 97_450_058, "C", "T")),
      "*13": Definition(
        dbSNP: "rs55886062", coding: "c.1679T>G", grch37: allele("1", 97_981_343, "A", "C"),
        grch38: allele("1", 97_515_787, "A", "C")),
    ],
    "UGT1A1": [
      "*28": Definition(
        dbSNP: "rs34983651", coding: nil, grch37: allele("2", 234_668_879, "C", "CAT"),
        grch38: allele("2", 233_760_233, "C", "CAT"))
    ],
  ]

  private static func allele(_ contig: String, _ position: Int, _ ref: String, _ alt: String) -> GenomicAllele {
    GenomicAllele(contig: Contig(contig), position: position, reference: ref, alternate: alt)
  }
}
