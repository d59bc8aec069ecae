/// The kind of transcript, by the name that BCSQ prints.
///
/// Annotations write some kinds in several ways (`TR_J_gene`, `TR_J`; `nonsense_mediated_decay`, `NMD`); a kind that is
/// not listed here is counted and its transcripts are left out. Source of the names: the Ensembl and GENCODE biotypes
/// and, for what is printed, the documentation of `bcftools csq`.
package struct Biotype: Hashable, Sendable {
  package let name: String
  /// Whether coding parts of such a transcript are translated.
  package let isCoding: Bool
  package var isNonsenseMediatedDecay: Bool { name == "NMD" }

  /// The first that is known: the `biotype` attribute, then the type of the feature.
  package init?(attribute: String?, featureType: String) {
    guard let known = attribute.flatMap({ Self.byName[$0] }) ?? Self.byName[featureType] else { return nil }
    self = known
  }

  private init(name: String, isCoding: Bool) {
    self.name = name
    self.isCoding = isCoding
  }

  private static let byName: [String: Biotype] = {
    var table: [String: Biotype] = [:]
    for name in codingNames { table[name] = Biotype(name: name, isCoding: true) }
    for name in otherNames { table[name] = Biotype(name: name, isCoding: false) }
    for (alias, name) in aliases { table[alias] = table[name] }
    for segment in ["IG_C", "IG_D", "IG_J", "IG_LV", "IG_V", "TR_C", "TR_D", "TR_J", "TR_V"] {
      table[segment + "_gene"] = table[segment]
    }
    return table
  }()

  private static let codingNames = [
    "protein_coding", "polymorphic_pseudogene", "IG_C", "IG_D", "IG_J", "IG_LV", "IG_V", "TR_C", "TR_D", "TR_J",
    "TR_V", "NMD", "non_stop_decay",
  ]

  private static let otherNames = [
    "MT_rRNA", "MT_tRNA", "lincRNA", "miRNA", "misc_RNA", "rRNA", "snRNA", "snoRNA", "processed_transcript",
    "antisense", "macro_lncRNA", "ribozyme", "sRNA", "scRNA", "scaRNA", "sense_intronic", "sense_overlapping",
    "pseudogene", "processed_pseudogene", "artifact", "IG_pseudogene", "IG_C_pseudogene", "IG_J_pseudogene",
    "IG_V_pseudogene", "TR_V_pseudogene", "TR_J_pseudogene", "MT_tRNA_pseudogene", "misc_RNA_pseudogene",
    "miRNA_pseudogene", "retained_intron", "retrotransposed", "tRNA_pseudogene", "transcribed_processed_pseudogene",
    "transcribed_unprocessed_pseudogene", "transcribed_unitary_pseudogene", "translated_unprocessed_pseudogene",
    "translated_processed_pseudogene", "known_ncRNA", "unitary_pseudogene", "unprocessed_pseudogene", "LRG_gene",
    "3_prime_overlapping_ncRNA", "disrupted_domain", "vaultRNA", "bidirectional_promoter_lncRNA", "ambiguous_orf",
    "lncRNA",
  ]

  private static let aliases = [
    ("mRNA", "protein_coding"), ("lnc_RNA", "lncRNA"), ("nonsense_mediated_decay", "NMD"),
    ("Mt_rRNA", "MT_rRNA"), ("Mt_tRNA", "MT_tRNA"), ("Mt_tRNA_pseudogene", "MT_tRNA_pseudogene"),
    ("3prime_overlapping_ncRNA", "3_prime_overlapping_ncRNA"), ("known_ncrna", "known_ncRNA"),
  ]
}
