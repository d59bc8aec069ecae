package import OncologyCore

/// HER2-positive, triple-negative, castration-resistant and the like are states that need a fact from the record: met,
/// not met, or unknown. Nothing is taken from genes.
///
/// Derived where not stated itself: `triple_negative` and `HR` from ER, PR and HER2; `age_group` from the age; `stage`
/// `advanced` from a stage IV; `grade` from the tumour type's name; `MSI` from the profile's assessment. HER2 low and
/// ultralow are kinds of HER2-negative (ASCO/CAP 2023, doi:10.1200/JCO.22.02864, makes no category of them).
package enum StateRule {
  /// - Parameter typeName: the name of the patient's tumour type, which may hold a grade.
  package static func requirement(
    _ required: RequiredState, in summary: TumorSummary, typeName: String? = nil
  ) -> StateRequirement {
    StateRequirement(
      biomarker: required.biomarker, state: required.state, status: status(required, in: summary, typeName: typeName))
  }

  private static func status(
    _ required: RequiredState, in summary: TumorSummary, typeName: String?
  ) -> StateRequirement.Status {
    if required.biomarker == "grade", summary.record?.state(of: "grade") == nil {
      return gradeStatus(required, typeName: typeName)
    }
    if let comparison = numericStatus(required, summary.record) { return comparison }
    if let recorded = summary.record?.state(of: required.biomarker) {
      return status(required, state: recorded.state, value: recorded.value)
    }
    return derived(required, in: summary)
  }

  private static func status(_ required: RequiredState, state: String, value: String?) -> StateRequirement.Status {
    let asked = required.state.lowercased(), found = state.lowercased()
    if found == "unknown" || found.isEmpty { return .unknown }
    if asked.hasPrefix("ihc") {  // `HER2=IHC3+` asks for the score
      guard let value else { return found == "negative" ? .notMet : .unknown }
      return value.filter { !$0.isWhitespace }.hasSuffix(asked.dropFirst(3)) ? .met : .notMet
    }
    if asked == found { return .met }
    if asked == "negative", found == "low" || found == "ultralow" { return .met }
    return .notMet
  }

  /// `PDL1_CPS>=1` and `grade=2` compare numbers.
  private static func numericStatus(_ required: RequiredState, _ record: PatientRecord?) -> StateRequirement.Status? {
    let isAtLeast = required.state.hasPrefix(">=")
    guard let limit = Double(isAtLeast ? required.state.dropFirst(2) : required.state[...]) else { return nil }
    guard let recorded = record?.state(of: required.biomarker),
      let value = Double((recorded.value ?? recorded.state).trimmingSpaces)
    else { return .unknown }
    return (isAtLeast ? value >= limit : value == limit) ? .met : .notMet
  }

  /// OncoTree names the grade of gliomas: `Astrocytoma, IDH-Mutant, Grade 2`.
  private static func gradeStatus(_ required: RequiredState, typeName: String?) -> StateRequirement.Status {
    guard let typeName, let place = typeName.firstRange(of: "Grade ") else { return .unknown }
    return typeName[place.upperBound...].prefix(1) == required.state ? .met : .notMet
  }

  private static func derived(_ required: RequiredState, in summary: TumorSummary) -> StateRequirement.Status {
    let isPositive = { (name: String) -> Bool? in
      switch summary.record?.state(of: name)?.state.lowercased() {
      case "positive": return true
      case "negative", "low", "ultralow": return false
      default: return nil
      }
    }
    switch required.biomarker.lowercased() {
    case "triple_negative":
      let markers = ["ER", "PR", "HER2"].map(isPositive)
      if markers.contains(true) { return required.state == "positive" ? .notMet : .met }
      return markers.contains(nil) ? .unknown : required.state == "positive" ? .met : .notMet
    case "hr":
      let markers = ["ER", "PR"].map(isPositive)
      if markers.contains(true) { return required.state == "positive" ? .met : .notMet }
      return markers.contains(nil) ? .unknown : required.state == "positive" ? .notMet : .met
    case "age_group":
      guard let age = summary.record?.age else { return .unknown }
      return (age >= 18) == (required.state == "adult") ? .met : .notMet
    case "stage":
      // Stages I to III may be locally advanced or not: only a stage IV tells.
      return summary.record?.stage?.uppercased().hasPrefix("IV") == true ? .met : .unknown
    case "msi":
      switch summary.microsatellites.status {
      case .high: return required.state.lowercased() == "high" ? .met : .notMet
      case .stable: return required.state.lowercased() == "stable" ? .met : .notMet
      case .notAssessed: return .unknown
      }
    default: return .unknown
    }
  }
}
