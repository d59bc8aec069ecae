import OncologyCore

/// Whether the patient fits what a label asks for (line, stage, earlier therapy, age), part by part: met, not known, or
/// denied by the record. A missing member of the record is "not known", never a denial.
///
/// *Ours.* A stage IV meets "metastatic", "advanced" and "unresectable", and denies adjuvant, neoadjuvant and
/// consolidation treatment. Stages 0 to III deny "metastatic", 0 to II "unresectable", 0 and I "advanced", unless the
/// record shows that the disease went on since (progression, a specimen of a metastasis or recurrence), or the tumour is
/// of the thyroid, where stages I and II do not tell of resectability nor, under 55 years, of metastases (AJCC 8,
/// PMC5467103, table 3). A numbered course, or one that ended in progression, is a line of treatment; an adjuvant one may
/// not be, so other courses leave the line open.
///
/// A label fits where something that it asks of the disease is met, and nothing that was read is open; the line of
/// treatment and the age alone make no label fit. Words on the setting that are not read leave it open.
struct RecordFitRule {
  let record: PatientRecord?
  let history: TreatmentHistory
  let therapies: TherapyCatalogue
  private let written: TumorStage?
  private var stage: Int? { written?.number }
  /// Whether a low stage tells that there are no metastases now.
  private let isStageCurrent: Bool
  private let isOvarian: Bool

  init(
    record: PatientRecord?, history: TreatmentHistory, therapies: TherapyCatalogue, isThyroid: Bool,
    isOvarian: Bool = false
  ) {
    self.record = record
    self.history = history
    self.therapies = therapies
    self.isOvarian = isOvarian
    written = record?.stage.flatMap { TumorStage($0) }
    let specimen = record?.specimen?.kind?.lowercased() ?? ""
    isStageCurrent =
      !isThyroid && history.progressedDrugs.isEmpty && !specimen.contains("metasta") && !specimen.contains("recurr")
  }

  func assessment(_ approval: ApprovalDetails, item: String) -> LabelAssessment {
    var met: [String] = [], unknown: [String] = [], contradicted: [String] = []
    var isOpen = false, isOfDisease = false
    for part in LabelCondition.parts(line: approval.line, population: approval.population) {
      switch fit(part) {
      case .met:
        met.append(part.text)
        isOfDisease = isOfDisease || part.condition.isOfDisease
      case .contradicted: contradicted.append(part.text)
      case .unknown:
        unknown.append(part.text)
        if case .unread = part.condition { isOpen = isOpen || Self.isOnSetting(part.text) } else { isOpen = true }
      }
    }
    let fit: LabelAssessment.Fit =
      !contradicted.isEmpty ? .contradicted : isOpen || !isOfDisease ? .unknown : .met
    return LabelAssessment(item: item, fit: fit, met: met, unknown: unknown, contradicted: contradicted)
  }

  private static let settingWords = [
    "stage", "unresectable", "advanced", "metasta", "recur", "relaps", "refractory", "resect", "phase", "surgery",
    "early", "newly diagnosed", "respon", "progress", "resistant", "after ", "failed", "stable",
  ]

  /// Words that are not read tell of the extent or the course of the disease.
  private static func isOnSetting(_ text: String) -> Bool {
    settingWords.contains { text.lowercased().contains($0) }
  }

  private func fit(_ part: LabelCondition.Part) -> LabelAssessment.Fit {
    let found = ([part.condition] + part.others).map { fit($0) }.min() ?? .unknown
    return part.hasAlternative && found == .contradicted ? .unknown : found
  }

  private func fit(_ condition: LabelCondition) -> LabelAssessment.Fit {
    switch condition {
    case .line(let words): return words.map(fit(line:)).min() ?? .unknown
    case .extent(let extent, let orRecurrent): return fit(extent, orRecurrent: orRecurrent)
    case .recurrent: return isRecurrence ? .met : .unknown
    case .early: return stage == 4 ? .contradicted : .unknown
    case .resected(let completely): return fit(resectedCompletely: completely)
    case .stages(let range, let isWhole): return fit(stages: range, isWhole: isWhole)
    case .lines(let count): return fit(lines: count)
    case .newlyDiagnosed: return Self.fit(history.hadLine.map { !$0 })
    case .after(let terms, let isAny, let count, let progressed, let alone):
      let fits = terms.map { fit(after: $0, count: count, progressed: progressed, alone: alone) }
      return (isAny ? fits.min() : fits.max()) ?? .unknown
    case .response(let terms, let toFirstLine): return fit(responseTo: terms, inFirstLine: toFirstLine)
    case .noEarlier(let terms): return terms.map(fit(without:)).max() ?? .unknown
    case .age(let least): return Self.fit(record?.age.map { $0 >= least })
    case .underage: return Self.fit(record?.age.map { $0 < 18 })
    case .unread: return .unknown
    }
  }

  private static func fit(_ isMet: Bool?) -> LabelAssessment.Fit {
    switch isMet {
    case true?: return .met
    case false?: return .contradicted
    case nil: return .unknown
    }
  }

  // MARK: Extent of the disease

  /// Stages that tell that the disease is not so far; a recurrence is denied only where nothing was given before.
  private func fit(_ extent: LabelCondition.Extent, orRecurrent: Bool) -> LabelAssessment.Fit {
    if stage == 4 || orRecurrent && isRecurrence { return .met }
    let words = record?.stage?.lowercased() ?? ""
    switch extent {
    case .unresectable where words.contains("unresectable") || words.contains("inoperable"): return .met
    // Advanced ovarian cancer is that of stages III and IV (Walsh 2020, doi:10.1097/GCO.0000000000000592).
    case .advanced where isOvarian && stage == 3: return .met
    case .advanced where words.hasPrefix("advanced") || words.hasPrefix("locally advanced"): return .met
    default: break
    }
    let denied: ClosedRange<Int>
    switch extent {
    case .metastatic: denied = 0...3
    case .unresectable: denied = 0...2
    case .advanced: denied = 0...1
    }
    guard let stage, denied.contains(stage), isStageCurrent else { return .unknown }
    return orRecurrent && history.courses?.isEmpty != true ? .unknown : .contradicted
  }

  /// The specimen is of a recurrence, the stage says so, or a second numbered line was given.
  private var isRecurrence: Bool {
    let specimen = record?.specimen?.kind?.lowercased() ?? ""
    let words = record?.stage?.lowercased() ?? ""
    return specimen.hasPrefix("recurren") || words.hasPrefix("recurrent")
      || (history.courses ?? []).contains { ($0.line ?? 0) > 1 }
  }

  private func fit(stages range: ClosedRange<TumorStage>, isWhole: Bool) -> LabelAssessment.Fit {
    guard let written, let isIn = written.isIn(range) else { return .unknown }
    if !isIn { return written.number == 4 || isStageCurrent ? .contradicted : .unknown }
    return isWhole && isStageCurrent ? .met : .unknown
  }

  private func fit(resectedCompletely: Bool) -> LabelAssessment.Fit {
    if stage == 4 { return .contradicted }
    guard isStageCurrent, history.resection.isStated else { return .unknown }
    return history.resection.isComplete || !resectedCompletely ? .met : .unknown
  }

  // MARK: Earlier treatment

  private func fit(line word: Substring) -> LabelAssessment.Fit {
    switch word {
    case "first": return Self.fit(history.hadLine.map { !$0 })
    case "later": return Self.fit(history.hadLine)
    case "maintenance": return history.hadLine == false ? .contradicted : .unknown
    case "adjuvant" where fit(resectedCompletely: false) == .met && history.hadLine != true: return .met
    case "adjuvant", "neoadjuvant", "consolidation": return stage == 4 ? .contradicted : .unknown
    default: return .unknown
    }
  }

  private func fit(lines count: Int) -> LabelAssessment.Fit {
    guard let courses = history.courses else { return .unknown }
    if courses.count(where: \.isLine) >= count { return .met }
    return courses.count < count ? .contradicted : .unknown
  }

  /// At least so many courses of what a term means, the last word on progression being the record's. A course of further
  /// drugs is no monotherapy.
  private func fit(after term: TherapyTerm, count: Int, progressed: Bool, alone: Bool) -> LabelAssessment.Fit {
    guard let all = history.courses else { return .unknown }
    let courses = all.filter { course in !alone || course.drugs.allSatisfy { term.covers($0, in: therapies) != false } }
    let given = courses.filter { covers($0, term) == true }
    if given.count(where: { !progressed || $0.isProgressed }) >= count { return .met }
    let possible = courses.count { covers($0, term) != false }
    return possible < count ? .contradicted : .unknown
  }

  /// The last course of the kind, or the first line, ended in a response; progression on it denies that, and so does a
  /// later line of "first-line".
  private func fit(responseTo terms: [TherapyTerm], inFirstLine: Bool) -> LabelAssessment.Fit {
    guard let courses = history.courses else { return .unknown }
    let possible = courses.filter { course in terms.contains { covers(course, $0) != false } }
    guard !possible.isEmpty else { return .contradicted }
    let given = possible.filter { course in terms.contains { covers(course, $0) == true } }
    if inFirstLine {
      if courses.contains(where: { ($0.line ?? 0) > 1 }) { return .contradicted }
      guard courses.count == 1 || given.contains(where: { $0.line == 1 }) else { return .unknown }
    }
    guard let last = given.max(by: { ($0.line ?? 0) < ($1.line ?? 0) }), given.count == possible.count else {
      return .unknown
    }
    return last.isResponse ? .met : last.isProgressed ? .contradicted : .unknown
  }

  private func fit(without term: TherapyTerm) -> LabelAssessment.Fit {
    guard let courses = history.courses else { return .unknown }
    let covered = courses.map { covers($0, term) }
    if zip(courses, covered).contains(where: { $0.isLine && $1 == true }) { return .contradicted }
    return covered.allSatisfy { $0 == false } ? .met : .unknown
  }

  private func covers(_ course: TreatmentHistory.Course, _ term: TherapyTerm) -> Bool? {
    let answers = course.drugs.map { term.covers($0, in: therapies) }
    if answers.contains(true) { return true }
    return answers.contains(nil) || !course.isKnown ? nil : false
  }

  /// Whether the label asks for earlier therapy of a kind that the drug belongs to (osimertinib after an EGFR inhibitor).
  func asksFor(_ drug: String, _ approval: ApprovalDetails) -> Bool {
    LabelCondition.parts(line: approval.line, population: approval.population).contains { part in
      guard case .after(let terms, _, _, _, _) = part.condition else { return false }
      return terms.contains { $0.covers(drug, in: therapies) == true }
    }
  }
}
