import OncologyCore

/// Expression, over-expression and loss were measured by the item's own assay, mostly immunohistochemistry: transcripts
/// per million never satisfy them. Only a state in the record that was measured so does.
struct ExpressionRule {
  let context: GeneContext

  /// Which state of the record says what an atom asks for; `methods` are those that measure it.
  private struct RecordedState {
    let biomarker: String
    let states: Set<String>
    let methods: [String]
  }

  func outcome(_ state: AlterationKind.ExpressionState, qualifier: String?) -> AtomOutcome {
    if qualifier == nil, let recorded = Self.recorded(context.symbol, state), let outcome = outcome(of: recorded) {
      return outcome
    }
    return .notAssessed(.needsExpressionAssay, ["asked": context.atom.text], context.gene.findings)
  }

  /// `ERBB2 Amplification` measured by in-situ hybridisation.
  func amplificationInRecord() -> AtomOutcome? {
    guard context.symbol == "ERBB2",
      case .met(let met)? = outcome(
        of: RecordedState(biomarker: "HER2", states: ["positive"], methods: ["ISH", "FISH", "CISH", "SISH"]))
    else { return nil }
    return .met(met)
  }

  private static func recorded(_ gene: String, _ state: AlterationKind.ExpressionState) -> RecordedState? {
    switch (gene, state) {
    case ("ERBB2", .over): return RecordedState(biomarker: "HER2", states: ["positive"], methods: ["IHC"])
    case ("ESR1", .expressed): return RecordedState(biomarker: "ER", states: ["positive"], methods: [])
    case ("PGR", .expressed): return RecordedState(biomarker: "PR", states: ["positive"], methods: [])
    case ("CD274", .expressed): return RecordedState(biomarker: "PD-L1", states: ["positive", "high"], methods: [])
    default: return nil
    }
  }

  private func outcome(of wanted: RecordedState) -> AtomOutcome? {
    guard let state = context.summary.record?.state(of: wanted.biomarker), state.state.lowercased() != "unknown"
    else { return nil }
    let id = FindingID.biomarker(wanted.biomarker, specimen: context.summary.specimen)
    let label = [wanted.biomarker, state.state, state.method, state.value].compactMap { $0 }.joined(separator: " ")
    guard wanted.states.contains(state.state.lowercased()) else {
      return .nearMiss(.biomarkerStateDiffers, ["asked": context.atom.text, "found": label], [id])
    }
    if !wanted.methods.isEmpty {
      let method = (state.method ?? "").uppercased().split { !$0.isLetter }.map(String.init)
      guard wanted.methods.contains(where: method.contains) else {
        return .notAssessed(
          .needsMethod,
          ["asked": context.atom.text, "found": label, "methods": wanted.methods.joined(separator: ", ")],
          [id])
      }
    }
    return .met(id, label, notes: [Message(KnowledgeMessage.measuredInRecord, ["biomarker": label])])
  }
}
