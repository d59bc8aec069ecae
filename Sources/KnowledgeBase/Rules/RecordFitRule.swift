import OncologyCore

/// Whether the patient fits what a label asks for (line, stage, earlier therapy, age), part by part: met, not known, or
/// denied by the record. A missing member of the record is "not known", never a denial.
///
/// *Ours.* A stage IV meets "metastatic" and "advanced" and denies adjuvant, neoadjuvant and consolidation treatment.
/// Stages 0 to III deny "metastatic", stages 0 and I "advanced", unless the record shows that the disease went on since
/// (progression, a specimen of a metastasis or recurrence), or the tumour is of the thyroid, where stages I and II do not
/// tell of resectability nor, under 55 years, of metastases (AJCC 8, PMC5467103, table 3). A numbered course, or one that
/// ended in progression, is a line of treatment; an adjuvant one may not be, so other courses leave the line open.
struct RecordFitRule {
  let record: PatientRecord?
  let history: TreatmentHistory
  let therapies: TherapyCatalogue
  private let stage: Int?
  /// Whether a low stage tells that there are no metastases now.
  private let isStageCurrent: Bool

  init(
    record: PatientRecord?, history: TreatmentHistory, therapies: TherapyCatalogue, isThyroid: Bool
  ) {
    self.record = record
    self.history = history
    self.therapies = therapies
    stage = record?.stage.flatMap(TumorStage.number)
    let specimen = record?.specimen?.kind?.lowercased() ?? ""
    isStageCurrent =
      !isThyroid && history.progressedDrugs.isEmpty && !specimen.contains("metasta") && !specimen.contains("recurr")
  }

  func assessment(_ approval: ApprovalDetails, item: String) -> LabelAssessment {
    var met: [String] = [], unknown: [String] = [], contradicted: [String] = []
    var isOpen = false
    for part in LabelCondition.parts(line: approval.line, population: approval.population) {
      if case .unread = part.condition {
        unknown.append(part.text)
        continue
      }
      switch fit(part) {
      case .met: met.append(part.text)
      case .contradicted: contradicted.append(part.text)
      case .unknown:
        unknown.append(part.text)
        isOpen = true
      }
    }
    let fit: LabelAssessment.Fit = !contradicted.isEmpty ? .contradicted : isOpen || met.isEmpty ? .unknown : .met
    return LabelAssessment(item: item, fit: fit, met: met, unknown: unknown, contradicted: contradicted)
  }

  private func fit(_ part: LabelCondition.Part) -> LabelAssessment.Fit {
    let found = fit(part.condition)
    return part.hasAlternative && found == .contradicted ? .unknown : found
  }

  private func fit(_ condition: LabelCondition) -> LabelAssessment.Fit {
    switch condition {
    case .line(let words): return words.map(fit(line:)).min() ?? .unknown
    case .metastatic: return stageFit(denied: 0...3)
    case .advanced: return stageFit(denied: 0...1)
    case .early: return stage == 4 ? .contradicted : .unknown
    case .stages(let range): return stage.map { range.contains($0) } == false ? .contradicted : .unknown
    case .lines(let count): return fit(lines: count)
    case .newlyDiagnosed: return Self.fit(history.hadLine.map { !$0 })
    case .after(let terms, let isAny, let count, let progressed):
      let fits = terms.map { fit(after: $0, count: count, progressed: progressed) }
      return (isAny ? fits.min() : fits.max()) ?? .unknown
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

  private func stageFit(denied: ClosedRange<Int>) -> LabelAssessment.Fit {
    guard let stage else { return .unknown }
    if stage == 4 { return .met }
    return denied.contains(stage) && isStageCurrent ? .contradicted : .unknown
  }

  private func fit(line word: Substring) -> LabelAssessment.Fit {
    switch word {
    case "first": return Self.fit(history.hadLine.map { !$0 })
    case "later": return Self.fit(history.hadLine)
    case "maintenance": return history.hadLine == false ? .contradicted : .unknown
    case "adjuvant", "neoadjuvant", "consolidation": return stage == 4 ? .contradicted : .unknown
    default: return .unknown
    }
  }

  private func fit(lines count: Int) -> LabelAssessment.Fit {
    guard let courses = history.courses else { return .unknown }
    if courses.count(where: \.isLine) >= count { return .met }
    return courses.count < count ? .contradicted : .unknown
  }

  /// At least so many courses of what a term means, the last word on progression being the record's.
  private func fit(after term: TherapyTerm, count: Int, progressed: Bool) -> LabelAssessment.Fit {
    guard let courses = history.courses else { return .unknown }
    let given = courses.filter { covers($0, term) == true }
    if given.count(where: { !progressed || $0.isProgressed }) >= count { return .met }
    let possible = courses.count { covers($0, term) != false }
    return possible < count ? .contradicted : .unknown
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
      guard case .after(let terms, _, _, _) = part.condition else { return false }
      return terms.contains { $0.covers(drug, in: therapies) == true }
    }
  }
}
