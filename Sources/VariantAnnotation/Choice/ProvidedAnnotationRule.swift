import OncologyCore

/// How the annotation that an input file brings is used, and compared with what is computed.
///
/// The file's annotation is used: on the MANE Select transcript where it names one, else the canonical one, else the
/// most severe; up- and downstream and intergenic entries are none. What it does not say (exon, protein, decay) is filled
/// in from the computation on the same transcript, or on the gene's first choice where the file names none. A
/// contradiction is noted on the effect, and the computed effect stays among the others.
enum ProvidedAnnotationRule {
  /// - Parameter computed: tells which of the file's transcripts is MANE Select where the file does not.
  static func choose(_ provided: [ProvidedAnnotation], beside computed: [TranscriptEffect]) -> ProvidedAnnotation? {
    guard !provided.isEmpty else { return nil }
    let maneNames = computed.filter(\.isMANESelect).map(\.transcript)
    let ranked = provided.enumerated().filter { isWithinGene($1) }.map { index, annotation in
      let isMANE = annotation.isMANESelect || maneNames.contains { isSame(annotation.transcript ?? "", $0) }
      return Ranked(annotation: annotation, isMANESelect: isMANE, index: index)
    }
    let heads = Dictionary(grouping: ranked) { $0.annotation.gene }.values
      .compactMap { $0.min { $0.withinGene < $1.withinGene } }
    return heads.min { $0.betweenGenes < $1.betweenGenes }?.annotation
  }

  private struct Ranked {
    let annotation: ProvidedAnnotation
    let isMANESelect: Bool
    let index: Int

    private var severity: Int { annotation.consequences.map(\.severity).min() ?? .max }
    /// MANE Select, then canonical; smaller is better.
    private var transcriptRank: Int { isMANESelect ? 0 : annotation.isCanonical ? 1 : 2 }
    private var tail: (Int, Int) { (annotation.hgvsProtein == nil ? 1 : 0, index) }
    var withinGene: (Int, Int, Int, Int) { (transcriptRank, severity, tail.0, tail.1) }
    var betweenGenes: (Int, Int, Int, Int) { (severity, transcriptRank, tail.0, tail.1) }
  }

  private static func isWithinGene(_ annotation: ProvidedAnnotation) -> Bool {
    guard annotation.gene != nil else { return false }
    let outside: [SequenceOntologyTerm] = [.upstreamGeneVariant, .downstreamGeneVariant, .intergenicVariant]
    return annotation.hgvsProtein != nil || annotation.consequences.contains { !outside.contains($0) }
      || !annotation.unreadTerms.isEmpty
  }

  // MARK: The file's effect beside the computed one

  /// - Parameter transcripts: the transcripts of the first of the computed effects.
  static func combine(
    _ provided: ProvidedAnnotation, with computed: [TranscriptEffect], on transcripts: [Transcript]
  ) -> (effect: TranscriptEffect?, others: [TranscriptEffect]) {
    var effect = statedEffect(provided)
    guard let (index, isSameTranscript) = bestMatch(provided, among: computed, on: transcripts) else {
      noteOtherGene(provided, computed, &effect)
      return (effect, computed)
    }
    let own = computed[index]
    let agrees = AnnotationComparison(provided, own, isSameTranscript: isSameTranscript).note(on: &effect)
    carrySplicing(&effect, from: own)
    guard agrees else { return (effect, computed) }
    var others = computed
    if isSameTranscript {
      fill(&effect, from: own)
      others.remove(at: index)
    }
    return (effect, others)
  }

  private static func noteOtherGene(
    _ provided: ProvidedAnnotation, _ computed: [TranscriptEffect], _ effect: inout TranscriptEffect
  ) {
    guard !computed.isEmpty, let gene = provided.gene else { return }
    effect.notes.append(
      Message(
        AnnotationMessage.contradictoryGene,
        [
          "source": provided.source.rawValue, "gene": gene,
          "computed": Set(computed.map(\.gene)).sorted().joined(separator: ", "),
        ]))
  }

  private static func statedEffect(_ provided: ProvidedAnnotation) -> TranscriptEffect {
    var effect = TranscriptEffect(
      gene: provided.gene ?? "", transcript: provided.transcript ?? "", isMANESelect: provided.isMANESelect,
      basis: .inputFile, consequences: provided.consequences.sorted { $0.severity < $1.severity },
      hgvsCoding: provided.hgvsCoding.map(withoutTranscript))
    if let text = provided.hgvsProtein {
      effect.protein = ProteinChange(hgvs: text)
      effect.residue = effect.protein?.first.position ?? residueOfSpliceName(text)
      if effect.residue == nil {
        effect.notes.append(
          Message(AnnotationMessage.unreadableProtein, ["source": provided.source.rawValue, "text": text]))
      }
    }
    if let exon = provided.exon {
      let parts = exon.split(separator: "/")
      effect.exon = parts.first.flatMap { WholeNumber.read($0.prefix { $0.isNumber }, in: WholeNumber.counts) }
      effect.exonCount = parts.count > 1 ? WholeNumber.read(parts[1], in: WholeNumber.counts) : nil
    }
    if !provided.unreadTerms.isEmpty {
      effect.notes.append(
        Message(
          AnnotationMessage.unreadTerms,
          ["source": provided.source.rawValue, "terms": provided.unreadTerms.joined(separator: ", ")]))
    }
    return effect
  }

  /// The residue of `p.X125_splice`, as MAF files name splice changes; it is no change of a protein.
  private static func residueOfSpliceName(_ text: String) -> Int? {
    guard text.hasSuffix("_splice") else { return nil }
    return WholeNumber.read(text.dropLast(7).drop { !$0.isNumber }, in: WholeNumber.counts)
  }

  private static func withoutTranscript(_ name: String) -> String {
    name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }

  /// The computed effect on the file's transcript (or, where the file names none, on the gene's first choice), else that
  /// on another transcript of the file's gene.
  ///
  /// Ensembl's transcripts are matched without their version, RefSeq's and LRG's with it: RefSeq has changed coding
  /// sequences between versions.
  private static func bestMatch(
    _ provided: ProvidedAnnotation, among computed: [TranscriptEffect], on transcripts: [Transcript]
  ) -> (index: Int, isSameTranscript: Bool)? {
    if let name = provided.transcript {
      if let same = computed.firstIndex(where: { isSame(name, $0.transcript) }) { return (same, true) }
      let byOtherName = transcripts.firstIndex { $0.otherNames.split(separator: "|").contains { $0 == name } }
      if let same = byOtherName { return (same, true) }
    }
    let ofGene = computed.indices.filter { computed[$0].gene == provided.gene }
    return (ofGene.first { computed[$0].isMANESelect } ?? ofGene.first).map { ($0, provided.transcript == nil) }
  }

  private static func isSame(_ name: String, _ own: String) -> Bool {
    name == own || (own.hasPrefix("ENST") && withoutVersion(name) == withoutVersion(own))
  }

  private static func withoutVersion(_ transcript: String) -> Substring { transcript.prefix { $0 != "." } }

  // MARK: What the file does not say

  private static func fill(_ effect: inout TranscriptEffect, from own: TranscriptEffect) {
    if effect.consequences.isEmpty { effect.consequences = own.consequences }
    if effect.transcript.isEmpty { effect.transcript = own.transcript }
    effect.isMANESelect = effect.isMANESelect || own.isMANESelect
    effect.exon = effect.exon ?? own.exon
    effect.intron = effect.intron ?? own.intron
    effect.exonCount = effect.exonCount ?? own.exonCount
    effect.hgvsCoding = effect.hgvsCoding ?? own.hgvsCoding
    effect.residue = effect.residue ?? own.residue
    effect.proteinLength = effect.proteinLength ?? own.proteinLength
    effect.decay = effect.decay ?? own.decay
    effect.proteinOnOtherIsoforms = own.proteinOnOtherIsoforms
    if effect.protein == nil, let protein = own.protein {
      effect.protein = protein
      effect.notes.append(Message(AnnotationMessage.proteinComputed))
    }
  }

  /// That splicing may be disturbed follows from the place on the genome and is said whatever the file says.
  private static func carrySplicing(_ effect: inout TranscriptEffect, from own: TranscriptEffect) {
    effect.mayDisruptSplicingOfExon = own.mayDisruptSplicingOfExon
    let splicing = [AnnotationMessage.essentialSpliceSite, .lastBaseOfExon, .metExon14].map(\.rawValue)
    effect.notes.append(contentsOf: own.notes.filter { splicing.contains($0.key) })
  }
}
