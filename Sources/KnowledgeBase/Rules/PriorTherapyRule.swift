import OncologyCore

/// What earlier courses with progression mean for an option (*ours*).
///
/// All its drugs were given, and the tumour progressed on them: "given before; progression". A drug of the same class (by
/// the therapy catalogue, classes as wide as "chemotherapy" apart) is no new principle: it is told as a weaker caution,
/// which is no evidence of resistance. A label that asks for earlier therapy of that class is not counted so (osimertinib
/// for T790M after an EGFR inhibitor). A combination that holds a drug on which the tumour progressed, beside a new one,
/// is told apart from one of new drugs, unless its label asks for earlier therapy of that kind (trastuzumab). What was given
/// with another outcome (stopped for toxicity, a response that goes on) is told with that outcome.
struct PriorTherapyRule {
  let history: TreatmentHistory
  let fit: RecordFitRule
  let therapies: TherapyCatalogue

  struct Finding {
    var use: PriorUse?
    /// Its drugs on which the tumour progressed.
    var progressed: [String] = []
    /// Drugs of a class with one on which the tumour progressed: its own, the other, the classes.
    var sameClass: [(drug: String, given: String, classes: [String])] = []
    /// Given before, and the outcome is not stated.
    var withoutOutcome: [String] = []
    /// Given with an outcome that is no progression, and the outcome as recorded.
    var otherOutcomes: [(drug: String, outcome: String)] = []
  }

  func finding(drugs: [String], approvals: [ApprovalDetails]) -> Finding {
    let progressed = history.progressedDrugs
    var found = Finding()
    found.progressed = drugs.filter(progressed.contains)
    for drug in drugs where !progressed.contains(drug) {
      for given in progressed.sorted() where !approvals.contains(where: { fit.asksFor(given, $0) }) {
        let classes = therapies.sharedClasses(drug, given)
        if !classes.isEmpty { found.sameClass.append((drug, given, classes)) }
      }
    }
    let open = Set((history.courses ?? []).filter { !$0.hasOutcome }.flatMap(\.drugs))
    found.withoutOutcome = drugs.filter { open.contains($0) && !progressed.contains($0) }
    for course in history.courses ?? [] where course.hasOutcome && !course.isProgressed {
      for drug in course.drugs where drugs.contains(drug) && !progressed.contains(drug) {
        found.otherOutcomes.append((drug, course.outcome))
      }
    }
    found.use = use(found, drugs: drugs, approvals: approvals)
    return found
  }

  private func use(_ found: Finding, drugs: [String], approvals: [ApprovalDetails]) -> PriorUse? {
    guard !drugs.isEmpty else { return nil }
    let known = Set(found.progressed + found.sameClass.map(\.drug))
    if found.progressed.count == drugs.count { return .progressed }
    if drugs.allSatisfy(known.contains) { return .classProgressed }
    if found.progressed.contains(where: { drug in !approvals.contains { fit.asksFor(drug, $0) } }) {
      return .partProgressed
    }
    let given = Set(found.withoutOutcome + found.otherOutcomes.map(\.drug))
    return drugs.allSatisfy(given.contains) ? .given : nil
  }
}
