import OncologyCore

/// Mutational burden under a stated counting rule, or why there is none (`Documentation/Methods/burden.md`).
package struct BurdenRule: Sendable {
  package var counting: BurdenCounting
  /// Genes that the models must hold before a variant outside them is known not to be coding.
  package var completeModelCount: Int
  /// Share of the callable regions that must lie within gene models where the models are not complete.
  package var requiredShareInModels: Double
  /// Below this size an estimate is named as imprecise.
  package var smallestPreciseMegabases: Double

  package init(
    counting: BurdenCounting = .codingAtFivePercent, completeModelCount: Int = 18_000,
    requiredShareInModels: Double = 0.9, smallestPreciseMegabases: Double = 1
  ) {
    self.counting = counting
    self.completeModelCount = completeModelCount
    self.requiredShareInModels = requiredShareInModels
    self.smallestPreciseMegabases = smallestPreciseMegabases
  }

  /// What the burden is judged from.
  struct Input {
    var variants: [VariantFinding]
    var options: CaseOptions
    var callable: CallableSize?
    var modelCount: Int
    var record: PatientRecord?
  }

  func burden(_ input: Input) -> MutationalBurden {
    let counted = counted(input)
    let recorded = recordedState(input.record)
    let recordedNotes = recorded.map { [$0.message] } ?? []
    let megabases = megabases(input)
    guard let size = megabases, obstacle(input, size) == nil else {
      return MutationalBurden(
        counted: counted.count, callableMegabases: megabases, rule: counting.message,
        caveats: [obstacle(input, megabases) ?? Message(ProfilingMessage.burdenNoCallableSize)] + recordedNotes,
        isHigh: recorded?.isHigh)
    }
    let limits = Poisson.limits(count: counted.count)
    return MutationalBurden(
      mutationsPerMegabase: Double(counted.count) / size, lowerLimit: limits.lower / size,
      upperLimit: limits.upper / size, counted: counted.count, callableMegabases: size, rule: counting.message,
      caveats: caveats(input, counted: counted, size) + recordedNotes, isHigh: recorded?.isHigh)
  }

  private func counted(_ input: Input) -> [VariantFinding] {
    input.variants.filter { counting.counts($0) && (input.callable?.holds($0.call.allele) ?? true) }
  }

  /// `--callable-mb` as stated, else the callable coding bases.
  private func megabases(_ input: Input) -> Double? {
    if let stated = input.options.callableMegabases { return stated }
    return input.callable.map { Double($0.codingBases) / 1_000_000 }
  }

  /// Why no burden can be computed; `nil` where one can.
  private func obstacle(_ input: Input, _ size: Double?) -> Message? {
    guard let size else { return Message(ProfilingMessage.burdenNoCallableSize) }
    guard size > 0 else { return Message(ProfilingMessage.burdenNothingCallable) }
    if input.options.isTumorOnly { return Message(ProfilingMessage.burdenTumorOnly) }
    if !isCodingStatusKnown(input) {
      return Message(ProfilingMessage.burdenModelsIncomplete, ["genes": "\(input.modelCount)"])
    }
    return nil
  }

  /// Complete models, or callable regions that the models hold, or a file that annotates every variant itself.
  private func isCodingStatusKnown(_ input: Input) -> Bool {
    if input.modelCount >= completeModelCount { return true }
    if let callable = input.callable, callable.regionBases > 0,
      Double(callable.basesInModels) / Double(callable.regionBases) >= requiredShareInModels
    {
      return true
    }
    let somatic = input.variants.filter(BurdenCounting.mayCount)
    return !somatic.isEmpty && somatic.allSatisfy { !$0.call.providedAnnotations.isEmpty }
  }

  private func caveats(_ input: Input, counted: [VariantFinding], _ size: Double) -> [Message] {
    var caveats = [Message(ProfilingMessage.burdenNotEquivalent)]
    if size < smallestPreciseMegabases {
      caveats.append(Message(ProfilingMessage.burdenSmallRegion, ["megabases": NumberText.short(size, places: 2)]))
    }
    let withoutFraction = counted.count { $0.call.alleleFraction == nil }
    if counting.minimumAlleleFraction != nil, withoutFraction > 0 {
      caveats.append(Message(ProfilingMessage.burdenFractionsMissing, ["count": "\(withoutFraction)"]))
    }
    if input.options.callableMegabases != nil, input.callable == nil {
      caveats.append(Message(ProfilingMessage.burdenSizeAsStated))
    }
    let uncertain = input.variants.count { $0.effect == nil && BurdenCounting.mayCount($0) }
    if uncertain > 0, input.modelCount < completeModelCount {
      caveats.append(Message(ProfilingMessage.burdenVariantsWithoutGene, ["count": "\(uncertain)"]))
    }
    return caveats
  }

  private struct RecordedState {
    var isHigh: Bool
    var message: Message
  }

  /// A burden state that the record states (a laboratory's own assay): the only source of "high" and "not high".
  private func recordedState(_ record: PatientRecord?) -> RecordedState? {
    guard let entry = record?.state(of: "TMB") else { return nil }
    let isHigh: Bool
    switch entry.state.lowercased() {
    case "high", "positive": isHigh = true
    case "low", "negative", "intermediate", "ultralow": isHigh = false
    default: return nil
    }
    let details = [entry.method, entry.value].compactMap { $0 }.joined(separator: ", ")
    let message =
      details.isEmpty
      ? Message(ProfilingMessage.burdenStateFromRecordWithoutMethod, ["state": entry.state])
      : Message(ProfilingMessage.burdenStateFromRecord, ["state": entry.state, "details": details])
    return RecordedState(isHigh: isHigh, message: message)
  }
}
