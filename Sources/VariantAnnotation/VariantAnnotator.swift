package import OncologyCore

/// Consequences and names of small variants on the transcripts of a source of models.
///
/// Rules, sources and deviations: `Documentation/Methods/consequences.md`.
package struct VariantAnnotator: Sendable {
  private let models: any TranscriptSource

  package init(models: any TranscriptSource) { self.models = models }

  /// The effect on each transcript that the variant overlaps, in genomic order; none where it overlaps no transcript and
  /// no table knows it.
  ///
  /// Upstream and downstream are not reported. An insertion overlaps where both its neighbours are of the transcript.
  package func effects(of allele: GenomicAllele) -> [TranscriptEffect] { computed(allele).effects }

  /// The effect by which a call is reported, and the others.
  ///
  /// What the input file says of the effect is used where it says something; otherwise the computed effects are ranked.
  package func annotate(
    _ call: SmallVariantCall
  ) -> (effect: TranscriptEffect?, others: [TranscriptEffect]) {
    let (effects, transcripts) = computed(call.allele)
    guard let provided = ProvidedAnnotationRule.choose(call.providedAnnotations, beside: effects) else {
      return EffectChoiceRule.choose(effects)
    }
    return ProvidedAnnotationRule.combine(provided, with: effects, on: transcripts)
  }

  /// Effects, and the transcripts of the first of them; effects that only a table knows have none.
  private func computed(_ allele: GenomicAllele) -> (effects: [TranscriptEffect], transcripts: [Transcript]) {
    guard allele.isOnAContig else { return ([], []) }
    let edit = GenomicEdit(allele)
    if edit.isEmpty { return ([], []) }
    let transcripts = models.transcripts(overlapping: edit.span, on: allele.contig)
      .filter { !edit.isInsertion || ($0.exons[0].lowerBound < edit.start && edit.start <= $0.lastBase) }
    var effects = transcripts.map { TranscriptEffectBuilder.effect(of: edit, on: $0) }
    KnownAlleleRule.apply(models.knownChanges(edit, on: allele.contig), to: &effects, of: edit)
    return (effects, transcripts)
  }
}

extension Transcript {
  var lastBase: Int { exons[exons.count - 1].upperBound }
}
