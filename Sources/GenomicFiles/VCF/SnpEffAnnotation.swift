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

  /// Adds the entries that speak of this alternative, on transcripts.
  static func read(
    _ line: Span<UInt8>, _ entries: [Range<Int>], alternate: Range<Int>, line number: Int,
    _ parts: inout [Range<Int>], _ tally: inout DiagnosticTally, into found: inout [ProvidedAnnotation]
  ) {
    var hasOwnEntry = false
    for entry in entries where !entry.isEmpty {
      line.split(entry, by: UInt8(ascii: "|"), into: &parts)
      guard parts.count >= leastParts else {
        tally.add(.warning, .annotationIncomplete, ["source": "ANN"], line: number)
        continue
      }
      guard line.equals(parts[0], alternate) else { continue }
      hasOwnEntry = true
      if line.equals(parts[5], "transcript") { found.append(annotation(line, parts)) }
    }
    if !hasOwnEntry { tally.add(.warning, .annotationUnmatchedAllele, ["source": "ANN"], line: number) }
  }

  private static func annotation(_ line: Span<UInt8>, _ parts: [Range<Int>]) -> ProvidedAnnotation {
    let terms = ConsequenceTerms(line, parts[1], synonyms: synonyms)
    return ProvidedAnnotation(
      source: .snpEff, gene: line.unescaped(parts, 3), geneID: line.unescaped(parts, 4),
      transcript: line.unescaped(parts, 6), consequences: terms.read, unreadTerms: terms.unread,
      exon: line.unescaped(parts, 8), hgvsCoding: line.unescaped(parts, 9), hgvsProtein: line.unescaped(parts, 10))
  }
}
