/// A consequence in the terms of the Sequence Ontology, in Ensembl VEP's order of severity
/// (https://www.ensembl.org/info/genome/variation/prediction/predicted_data.html).
public enum SequenceOntologyTerm: String, Codable, Sendable, CaseIterable, Hashable {
  case transcriptAblation = "transcript_ablation"
  case spliceAcceptorVariant = "splice_acceptor_variant"
  case spliceDonorVariant = "splice_donor_variant"
  case stopGained = "stop_gained"
  case frameshiftVariant = "frameshift_variant"
  case stopLost = "stop_lost"
  case startLost = "start_lost"
  case inframeInsertion = "inframe_insertion"
  case inframeDeletion = "inframe_deletion"
  case missenseVariant = "missense_variant"
  case proteinAlteringVariant = "protein_altering_variant"
  case spliceDonorFifthBaseVariant = "splice_donor_5th_base_variant"
  case spliceRegionVariant = "splice_region_variant"
  case spliceDonorRegionVariant = "splice_donor_region_variant"
  case splicePolypyrimidineTractVariant = "splice_polypyrimidine_tract_variant"
  case incompleteTerminalCodonVariant = "incomplete_terminal_codon_variant"
  case startRetainedVariant = "start_retained_variant"
  case stopRetainedVariant = "stop_retained_variant"
  case synonymousVariant = "synonymous_variant"
  case codingSequenceVariant = "coding_sequence_variant"
  case matureMiRNAVariant = "mature_miRNA_variant"
  case fivePrimeUTRVariant = "5_prime_UTR_variant"
  case threePrimeUTRVariant = "3_prime_UTR_variant"
  /// Not a term of VEP's: in an exon of a transcript of which it is not known what part is coding.
  case exonVariant = "exon_variant"
  case nonCodingTranscriptExonVariant = "non_coding_transcript_exon_variant"
  case intronVariant = "intron_variant"
  case nonCodingTranscriptVariant = "non_coding_transcript_variant"
  case upstreamGeneVariant = "upstream_gene_variant"
  case downstreamGeneVariant = "downstream_gene_variant"
  case intergenicVariant = "intergenic_variant"

  /// Position in the order of severity; lower is more severe.
  public var severity: Int { Self.ranks[self] ?? Self.allCases.count }
  private static let ranks = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

  /// A change of the protein or an essential splice site: what `Mutation` means in an alteration pattern.
  public var altersProductOrEssentialSplice: Bool { severity <= Self.proteinAlteringVariant.severity }

  /// Lies in the coding sequence (synonymous changes included), as burden rules count it.
  public var isCoding: Bool {
    switch self {
    case .stopGained, .frameshiftVariant, .stopLost, .startLost, .inframeInsertion, .inframeDeletion, .missenseVariant,
      .proteinAlteringVariant, .incompleteTerminalCodonVariant, .startRetainedVariant, .stopRetainedVariant,
      .synonymousVariant, .codingSequenceVariant:
      return true
    default: return false
    }
  }

  /// Nonsense, frameshift, essential splice or start loss: "null" in ClinGen/CGC/VICC OVS1 (PMC9081216, table 2).
  public var isNull: Bool {
    switch self {
    case .transcriptAblation, .spliceAcceptorVariant, .spliceDonorVariant, .stopGained, .frameshiftVariant, .startLost:
      return true
    default: return false
    }
  }
}
