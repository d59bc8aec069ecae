import OncologyCore

/// The record's earlier courses in the therapy catalogue's drugs. Each name is read as a drug, a regimen (`FOLFOX`) or
/// several joined by `+`, `/`, `,` or `and`; one that the catalogue does not know is kept as unknown, so that nothing is
/// said to be absent that may hide in it.
struct TreatmentHistory {
  struct Course {
    let name: String
    let drugs: [String]
    /// The catalogue knows every part of the name.
    let isKnown: Bool
    /// The tumour progressed on it, as the outcome says.
    let isProgressed: Bool
    let hasOutcome: Bool
    /// A line of treatment of advanced disease: numbered, or ended by progression.
    let isLine: Bool
  }

  /// `nil`: the record does not state earlier therapies. Empty: it states that there were none.
  let courses: [Course]?

  init(_ record: PatientRecord?, therapies: TherapyCatalogue) {
    courses = record?.priorTherapies.map { $0.map { Self.course($0, therapies) } }
  }

  /// Drugs of courses on which the tumour progressed, each once.
  var progressedDrugs: Set<String> { Set((courses ?? []).filter(\.isProgressed).flatMap(\.drugs)) }

  /// Whether a line of treatment was given: `nil` where the record does not tell.
  var hadLine: Bool? {
    guard let courses else { return nil }
    if courses.isEmpty { return false }
    return courses.contains(where: \.isLine) ? true : nil
  }

  private static func course(_ therapy: PatientRecord.Therapy, _ catalogue: TherapyCatalogue) -> Course {
    let parts = self.parts(of: therapy.name, catalogue)
    let progressed = therapy.outcome.map(isProgression) ?? false
    return Course(
      name: therapy.name, drugs: Array(Set(parts.flatMap { catalogue.components($0) })).sorted(),
      isKnown: parts.allSatisfy { catalogue.entry($0) != nil }, isProgressed: progressed,
      hasOutcome: therapy.outcome?.isEmpty == false, isLine: therapy.line != nil || progressed)
  }

  private static func parts(of name: String, _ catalogue: TherapyCatalogue) -> [String] {
    if catalogue.entry(name) != nil { return [name] }
    if catalogue.entry(name + " Regimen") != nil { return [name + " Regimen"] }
    var joined = name
    for word in [" and ", " with ", "/", ",", " plus "] { joined = joined.replacing(word, with: "+") }
    return joined.split(separator: "+").map { part in
      let part = String(part.trimmingSpaces)
      return catalogue.entry(part) == nil && catalogue.entry(part + " Regimen") != nil ? part + " Regimen" : part
    }
  }

  /// `progressive disease`, `progression`, `PD`; not `no progression` or `progression-free`.
  static func isProgression(_ outcome: String) -> Bool {
    let words = outcome.lowercased()
    let denials = ["no progress", "not progress", "without progress", "non-progress", "progression-free"]
    if denials.contains(where: words.contains) { return false }
    return words.contains("progress") || words.split(whereSeparator: { !$0.isLetter }).contains("pd")
  }
}
