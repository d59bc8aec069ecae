import OncologyCore
import TabularText

/// What a MAF row says of the effect, in Sequence Ontology terms.
enum MAFAnnotation {
  /// `Variant_Classification` as vcf2maf derives it from Ensembl's consequences
  /// (https://github.com/mskcc/vcf2maf, `GetVariantClassification`), read backwards where that names one term.
  static let terms: [String: SequenceOntologyTerm] = [
    "Missense_Mutation": .missenseVariant, "Nonsense_Mutation": .stopGained, "Nonstop_Mutation": .stopLost,
    "Silent": .synonymousVariant, "Translation_Start_Site": .startLost, "Frame_Shift_Del": .frameshiftVariant,
    "Frame_Shift_Ins": .frameshiftVariant, "In_Frame_Del": .inframeDeletion, "In_Frame_Ins": .inframeInsertion,
    "Splice_Region": .spliceRegionVariant, "3'UTR": .threePrimeUTRVariant, "5'UTR": .fivePrimeUTRVariant,
    "3'Flank": .downstreamGeneVariant, "5'Flank": .upstreamGeneVariant, "IGR": .intergenicVariant,
    "Intron": .intronVariant,
  ]

  static func annotations(_ row: TabularText.Row, _ columns: MAFColumns) -> [ProvidedAnnotation] {
    let coding = row.known(columns.coding)
    let terms = terms(row, columns, coding: coding)
    let protein = row.known(columns.shortProtein) ?? row.known(columns.protein)
    guard !terms.read.isEmpty || !terms.unread.isEmpty || coding != nil || protein != nil else { return [] }
    return [
      ProvidedAnnotation(
        source: .maf, gene: row.known(columns.symbol), geneID: row.known(columns.geneID),
        transcript: row.known(columns.transcript), isMANESelect: row.known(columns.mane) != nil,
        isCanonical: row.known(columns.canonical) == "YES", consequences: terms.read, unreadTerms: terms.unread,
        exon: row.known(columns.exon), hgvsCoding: coding, hgvsProtein: protein)
    ]
  }

  /// VEP's own terms where the row has them, else the classification's.
  private static func terms(
    _ row: TabularText.Row, _ columns: MAFColumns, coding: String?
  ) -> (read: [SequenceOntologyTerm], unread: [String]) {
    if let consequence = row.known(columns.consequence) {
      let terms = ConsequenceTerms(consequence)
      return (terms.read, terms.unread)
    }
    guard let classification = row.known(columns.classification) else { return ([], []) }
    if let term = Self.terms[classification] { return ([term], []) }
    if classification == "Splice_Site", let term = spliceSite(coding) { return ([term], []) }
    return ([], [classification])
  }

  /// `Splice_Site` is donor or acceptor; the c. name tells which: `c.123+1G>A` is a donor, `c.124-2A>G` an acceptor.
  private static func spliceSite(_ coding: String?) -> SequenceOntologyTerm? {
    guard let coding else { return nil }
    let name = coding.split(separator: "c.", maxSplits: 1).last ?? ""
    let positions = name.prefix { $0.isNumber || $0 == "+" || $0 == "-" || $0 == "_" || $0 == "*" }
    let hasDonor = ["+1", "+2"].contains { offset in positions.split(separator: "_").contains { $0.hasSuffix(offset) } }
    let hasAcceptor = ["-1", "-2"].contains { offset in
      positions.split(separator: "_").contains { $0.hasSuffix(offset) && $0.first != "-" }
    }
    if hasDonor == hasAcceptor { return nil }
    return hasDonor ? .spliceDonorVariant : .spliceAcceptorVariant
  }
}
