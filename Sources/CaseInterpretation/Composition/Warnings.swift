import KnowledgeBase
import OncologyCore
import TumorProfiling

/// What must be read beside the answer, most grave first.
struct Warnings {
  let profile: TumorProfile
  let options: [TreatmentOption]
  let matches: [String: EvidenceMatch]
  let overrides: [Override]
  let adverseResponses: [Message]
  let phaseQuestions: [PhaseQuestions.Question]

  func sentences() -> [Message] {
    let own =
      ofTheCase() + adverseResponses + phaseQuestions.map(\.warning) + ofTheMeasures() + leadNeeds()
      + [subtypeEvidence()].compactMap { $0 } + originWarnings() + [pseudogenes()].compactMap { $0 } + ofTheInput()
    return own.distinct
  }

  private func ofTheCase() -> [Message] {
    let summary = profile.summary
    var warnings: [Message] = []
    if summary.buildCheck.verdict == .notVerified {
      warnings.append(Message(CompositionMessage.buildNotVerified, ["assembly": summary.assembly.rawValue]))
    }
    if summary.options.isTumorOnly { warnings.append(Message(CompositionMessage.tumorOnly)) }
    if !summary.contradictions.isEmpty {
      warnings.append(Message(CompositionMessage.contradictions, ["count": "\(summary.contradictions.count)"]))
    }
    return warnings
  }

  private func ofTheMeasures() -> [Message] {
    let summary = profile.summary
    var warnings: [Message] = []
    if summary.microsatellites.status == .notAssessed, !summary.microsatellites.hints.isEmpty {
      warnings.append(Message(CompositionMessage.microsatellitesNotAssessed))
      warnings += summary.microsatellites.hints
    }
    if summary.coverage.genesWithModels < Self.wholeGenome {
      warnings.append(
        Message(CompositionMessage.limitedReference, ["genes": NumberText.integer(summary.coverage.genesWithModels)]))
    }
    return warnings
  }

  private func ofTheInput() -> [Message] {
    let summary = profile.summary
    var warnings: [Message] = []
    if summary.burden.mutationsPerMegabase == nil, summary.burden.counted > 0 {
      warnings.append(Message(CompositionMessage.burdenNotComputable))
    }
    if !overrides.isEmpty {
      warnings.append(
        Message(
          CompositionMessage.overridden,
          ["count": "\(overrides.count)", "authors": overrides.map(\.author).distinct.joined(separator: ", ")]))
    }
    let errors = summary.diagnostics.filter { $0.severity != .note }.reduce(0) { $0 + $1.count }
    if errors > 0 { warnings.append(Message(CompositionMessage.inputErrors, ["count": "\(errors)"])) }
    return warnings
  }

  /// Calls that may not be of the tumour: inherited, or of blood. Other notes on calls stand with their findings.
  private func originWarnings() -> [Message] {
    let grave = Set(
      [
        ProfilingMessage.possibleGermline, .possibleGermlinePharmacogene, .clonalHematopoiesis,
      ].map(\.rawValue))
    let notes = profile.variants.filter { $0.call.origin != .germline }.flatMap(\.notes)
      .filter { grave.contains($0.key) }.distinct
    guard notes.count > Self.mostOriginWarnings else { return notes }
    return notes.prefix(Self.mostOriginWarnings)
      + [Message(CompositionMessage.moreOriginWarnings, ["count": "\(notes.count - Self.mostOriginWarnings)"])]
  }

  /// Therapies' evidence on subtypes of the patient's tumour type, which never counts upward (`SKCM` for `MEL`).
  private func subtypeEvidence() -> Message? {
    let own = matches.values.filter {
      $0.kind == .therapeutic && $0.tumorTypeRelation == .child && $0.direction == .supports && !$0.flagged
    }
    let types = Set(own.flatMap(\.tumorTypes).map(\.code)).sorted()
    guard !types.isEmpty else { return nil }
    return Message(
      CompositionMessage.subtypeEvidence, ["count": "\(own.count)", "types": types.joined(separator: ", ")])
  }

  /// Calls in genes with pseudogenes, in one sentence.
  private func pseudogenes() -> Message? {
    let key = ProfilingMessage.pseudogene.rawValue
    let own = profile.variants.filter { variant in variant.notes.contains { $0.key == key } }
    guard !own.isEmpty else { return nil }
    return Message(
      CompositionMessage.pseudogenes,
      ["count": "\(own.count)", "variants": own.map(\.label).distinct.joined(separator: ", ")])
  }

  private static let mostOriginWarnings = 4
  /// Gene models from which on a reference is not called limited: GENCODE v44 has about 19,400 coding genes.
  private static let wholeGenome = 18_000

  /// The leading option asks for a state that the record does not tell.
  private func leadNeeds() -> [Message] {
    guard let lead = options.first(where: { $0.stance == .favoured }) else { return [] }
    let unknown = lead.supporting.compactMap { matches[$0] }.flatMap(\.requiredStates).filter { $0.status == .unknown }
    return unknown.distinct.map {
      Message(
        CompositionMessage.leadNeedsState,
        ["therapies": TherapyText.name(lead), "biomarker": $0.biomarker, "state": $0.state])
    }
  }
}
