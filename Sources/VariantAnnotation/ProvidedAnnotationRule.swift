import OncologyCore

/// How the annotation that an input file brings is used, and compared with what is computed.
///
/// The file's annotation is used: on the MANE Select transcript where it names one, else the canonical one, else the
/// most severe; up- and downstream and intergenic entries are none. What it does not say (exon, protein, distance to
/// decay) is filled in from the computation on the same transcript, or on the same gene where the file names no
/// transcript of ours. A contradiction is noted on the effect, and the computed effect stays among the others.
enum ProvidedAnnotationRule {
  static func choose(_ provided: [ProvidedAnnotation]) -> ProvidedAnnotation? {
    let usable = provided.indices.filter { isWithinGene(provided[$0]) }
    return usable.min { isBetter(provided[$0], than: provided[$1], $0, $1) }.map { provided[$0] }
  }

  private static func isWithinGene(_ annotation: ProvidedAnnotation) -> Bool {
    guard annotation.gene != nil else { return false }
    let outside: [SequenceOntologyTerm] = [.upstreamGeneVariant, .downstreamGeneVariant, .intergenicVariant]
    return annotation.hgvsProtein != nil || annotation.consequences.contains { !outside.contains($0) }
      || !annotation.unreadTerms.isEmpty
  }

  private static func isBetter(
    _ left: ProvidedAnnotation, than right: ProvidedAnnotation, _ leftIndex: Int, _ rightIndex: Int
  ) -> Bool {
    if left.gene == right.gene {
      if left.isMANESelect != right.isMANESelect { return left.isMANESelect }
      if left.isCanonical != right.isCanonical { return left.isCanonical }
    }
    let severities = (severity(left), severity(right))
    if severities.0 != severities.1 { return severities.0 < severities.1 }
    if left.isMANESelect != right.isMANESelect { return left.isMANESelect }
    if left.isCanonical != right.isCanonical { return left.isCanonical }
    if (left.hgvsProtein != nil) != (right.hgvsProtein != nil) { return left.hgvsProtein != nil }
    return leftIndex < rightIndex
  }

  private static func severity(_ annotation: ProvidedAnnotation) -> Int {
    annotation.consequences.map(\.severity).min() ?? .max
  }

  // MARK: The file's effect beside the computed one

  static func combine(
    _ provided: ProvidedAnnotation, of all: [ProvidedAnnotation], with computed: [TranscriptEffect]
  ) -> (effect: TranscriptEffect?, others: [TranscriptEffect]) {
    var effect = statedEffect(provided)
    let match = bestMatch(provided, among: computed)
    var others = computed
    if let match {
      let own = computed[match]
      let hadContradiction = compare(provided, &effect, with: own)
      if !hadContradiction {
        fill(&effect, from: own)
        others.remove(at: match)
      }
    } else if !computed.isEmpty, let gene = provided.gene {
      effect.notes.append(
        Message(
          AnnotationMessage.contradictoryGene,
          [
            "source": provided.source.rawValue, "gene": gene,
            "computed": Set(computed.map(\.gene)).sorted().joined(separator: ", "),
          ]))
    }
    return (effect, others)
  }

  private static func statedEffect(_ provided: ProvidedAnnotation) -> TranscriptEffect {
    var effect = TranscriptEffect(
      gene: provided.gene ?? "", transcript: provided.transcript ?? "", isMANESelect: provided.isMANESelect,
      basis: .inputFile, consequences: provided.consequences.sorted { $0.severity < $1.severity },
      hgvsCoding: provided.hgvsCoding.map(withoutTranscript))
    if let text = provided.hgvsProtein {
      effect.protein = ProteinChange(hgvs: text)
      effect.residue = effect.protein?.first.position
      if effect.protein == nil {
        effect.notes.append(
          Message(AnnotationMessage.unreadableProtein, ["source": provided.source.rawValue, "text": text]))
      }
    }
    if let exon = provided.exon {
      let parts = exon.split(separator: "/")
      effect.exon = parts.first.flatMap { Int($0.prefix { $0.isNumber }) }
      effect.exonCount = parts.count > 1 ? Int(parts[1]) : nil
    }
    if !provided.unreadTerms.isEmpty {
      effect.notes.append(
        Message(
          AnnotationMessage.unreadTerms,
          ["source": provided.source.rawValue, "terms": provided.unreadTerms.joined(separator: ", ")]))
    }
    return effect
  }

  private static func withoutTranscript(_ name: String) -> String {
    name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }

  private static func withoutVersion(_ transcript: String) -> Substring { transcript.prefix { $0 != "." } }

  /// The computed effect on the file's transcript, else the first choice of the file's gene.
  private static func bestMatch(_ provided: ProvidedAnnotation, among computed: [TranscriptEffect]) -> Int? {
    if let transcript = provided.transcript {
      let name = withoutVersion(transcript)
      if let same = computed.firstIndex(where: { withoutVersion($0.transcript) == name }) { return same }
    }
    let ofGene = computed.indices.filter { computed[$0].gene == provided.gene }
    return ofGene.first { computed[$0].isMANESelect } ?? ofGene.first
  }

  /// Notes contradictions on the effect and tells whether there was one.
  private static func compare(
    _ provided: ProvidedAnnotation, _ effect: inout TranscriptEffect, with own: TranscriptEffect
  ) -> Bool {
    let isSameTranscript = provided.transcript.map { withoutVersion($0) == withoutVersion(own.transcript) } ?? true
    let facts = ["source": provided.source.rawValue, "transcript": own.transcript]
    var found = false
    if let stated = effect.protein, let computed = own.protein, !agree(stated, computed) {
      // residues of another transcript may be counted otherwise: told all the same, it names the transcript
      effect.notes.append(
        Message(
          AnnotationMessage.contradictoryProtein,
          facts.merging(
            ["stated": stated.short, "computed": computed.short, "statedTranscript": provided.transcript ?? "?"]
          ) { $1 }))
      found = true
    }
    if let stated = ConsequenceClass(effect.consequences), let computed = ConsequenceClass(own.consequences),
      !stated.agrees(with: computed)
    {
      effect.notes.append(
        Message(
          AnnotationMessage.contradictoryConsequence,
          facts.merging([
            "stated": effect.consequences.first?.rawValue ?? "", "computed": own.consequences.first?.rawValue ?? "",
          ]) { $1 }))
      found = true
    }
    return found || (!isSameTranscript && effect.protein != nil && own.protein == nil && own.basis == .computed)
  }

  /// Names agree where they say the same; a frameshift without its stop agrees with the same one with its stop.
  private static func agree(_ left: ProteinChange, _ right: ProteinChange) -> Bool {
    if left == right { return true }
    guard left.first == right.first else { return false }
    switch (left.kind, right.kind) {
    case (.frameshift(let one, let stop), .frameshift(let other, let otherStop)):
      return (one == nil || other == nil || one == other) && (stop == nil || otherStop == nil || stop == otherStop)
    case (.stopLost(let one, let length), .stopLost(let other, let otherLength)):
      return (one == nil || other == nil || one == other)
        && (length == nil || otherLength == nil || length == otherLength)
    case (.unknownResult, _), (_, .unknownResult): return true
    case (.synonymous, .synonymous): return true
    default: return false
    }
  }

  private static func fill(_ effect: inout TranscriptEffect, from own: TranscriptEffect) {
    let isSameTranscript =
      effect.transcript.isEmpty
      || withoutVersion(effect.transcript) == withoutVersion(own.transcript)
    if effect.consequences.isEmpty { effect.consequences = own.consequences }
    guard isSameTranscript else { return }
    if effect.transcript.isEmpty { effect.transcript = own.transcript }
    effect.isMANESelect = effect.isMANESelect || own.isMANESelect
    effect.exon = effect.exon ?? own.exon
    effect.intron = effect.intron ?? own.intron
    effect.exonCount = effect.exonCount ?? own.exonCount
    effect.hgvsCoding = effect.hgvsCoding ?? own.hgvsCoding
    effect.residue = effect.residue ?? own.residue
    effect.proteinLength = effect.proteinLength ?? own.proteinLength
    effect.decay = effect.decay ?? own.decay
    effect.mayDisruptSplicingOfExon = effect.mayDisruptSplicingOfExon ?? own.mayDisruptSplicingOfExon
    if effect.protein == nil, let protein = own.protein {
      effect.protein = protein
      effect.notes.append(Message(AnnotationMessage.proteinComputed))
    }
    let splicing = [AnnotationMessage.essentialSpliceSite, .lastBaseOfExon, .metExon14].map(\.rawValue)
    effect.notes.append(contentsOf: own.notes.filter { splicing.contains($0.key) })
  }
}

/// Kinds of consequence between which a difference is a contradiction.
enum ConsequenceClass {
  case splice, truncating, start, stopLost, inFrame, missense, silent, codingUnknown, untranslated, intronic, other

  init?(_ consequences: [SequenceOntologyTerm]) {
    guard let first = consequences.first else { return nil }
    switch first {
    case .spliceAcceptorVariant, .spliceDonorVariant: self = .splice
    case .stopGained, .frameshiftVariant: self = .truncating
    case .startLost: self = .start
    case .stopLost: self = .stopLost
    case .inframeInsertion, .inframeDeletion, .proteinAlteringVariant: self = .inFrame
    case .missenseVariant: self = .missense
    case .synonymousVariant, .stopRetainedVariant, .startRetainedVariant: self = .silent
    case .codingSequenceVariant, .incompleteTerminalCodonVariant: self = .codingUnknown
    case .fivePrimeUTRVariant, .threePrimeUTRVariant: self = .untranslated
    case .intronVariant, .spliceDonorFifthBaseVariant, .spliceDonorRegionVariant, .splicePolypyrimidineTractVariant:
      self = .intronic
    case .spliceRegionVariant:
      let rest = Array(consequences.dropFirst())
      self = rest.isEmpty ? .other : ConsequenceClass(rest) ?? .other
    default: self = .other
    }
  }

  /// A coding change of which the result is not known contradicts no coding change; `other` contradicts nothing.
  func agrees(with other: ConsequenceClass) -> Bool {
    if self == other || self == .other || other == .other { return true }
    let coding: [ConsequenceClass] = [.truncating, .start, .stopLost, .inFrame, .missense, .silent, .splice]
    if self == .codingUnknown { return coding.contains(other) }
    if other == .codingUnknown { return coding.contains(self) }
    return false
  }
}
