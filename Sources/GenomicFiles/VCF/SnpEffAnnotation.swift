import OncologyCore

/// SnpEff's `ANN` field, version 1.0 of its format (https://pcingola.github.io/SnpEff/adds/VCFannotationformat_v1.0.pdf).
enum SnpEffAnnotation {
  /// Allele, Annotation, Impact, Gene_Name, Gene_ID, Feature_Type, Feature_ID, BioType, Rank, HGVS.c, HGVS.p, …
  private static let leastParts = 11

  /// Terms that the Sequence Ontology places below one of Ensembl's.
  static let synonyms: [String: SequenceOntologyTerm] = [
    "conservative_inframe_deletion": .inframeDeletion, "disruptive_inframe_deletion": .inframeDeletion,
    "conservative_inframe_insertion": .inframeInsertion, "disruptive_inframe_insertion": .inframeInsertion,
    "intergenic_region": .intergenicVariant, "non_coding_exon_variant": .nonCodingTranscriptExonVariant,
    "conservative_missense_variant": .missenseVariant, "non_conservative_missense_variant": .missenseVariant,
    "rare_amino_acid_variant": .missenseVariant,
  ]

  /// The entries that speak of this alternative, on transcripts.
  static func annotations(
    _ text: String, alternate: String, line: Int, _ tally: inout DiagnosticTally
  ) -> [ProvidedAnnotation] {
    var found: [ProvidedAnnotation] = []
    var hasOwnEntry = false
    for entry in text.split(separator: ",") {
      let parts = entry.split(separator: "|", omittingEmptySubsequences: false)
      guard parts.count >= leastParts else {
        tally.add(.warning, .annotationIncomplete, ["source": "ANN"], line: line)
        continue
      }
      guard parts[0].trimmingSpaces == alternate else { continue }
      hasOwnEntry = true
      guard parts[5].trimmingSpaces == "transcript" else { continue }
      found.append(annotation(parts))
    }
    if !hasOwnEntry { tally.add(.warning, .annotationUnmatchedAllele, ["source": "ANN"], line: line) }
    return found
  }

  private static func annotation(_ parts: [Substring]) -> ProvidedAnnotation {
    let text = { (place: Int) -> String? in
      let part = parts[place].trimmingSpaces
      return part.isEmpty ? nil : PercentEscapes.decoded(part)
    }
    let terms = ConsequenceTerms(parts[1], synonyms: synonyms)
    return ProvidedAnnotation(
      source: .snpEff, gene: text(3), geneID: text(4), transcript: text(6), consequences: terms.read,
      unreadTerms: terms.unread, exon: text(8), hgvsCoding: text(9), hgvsProtein: text(10))
  }
}
