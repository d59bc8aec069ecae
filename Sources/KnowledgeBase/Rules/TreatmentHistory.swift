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
    /// As recorded; empty where it is not stated.
    let outcome: String
    var hasOutcome: Bool { !outcome.isEmpty }
    /// The tumour responded to it, completely or in part.
    let isResponse: Bool
    /// The number of the line, as recorded.
    let line: Int?
    /// A line of treatment of advanced disease: numbered, or ended by progression.
    let isLine: Bool
  }

  /// `nil`: the record does not state earlier therapies. Empty: it states that there were none.
  let courses: [Course]?

  /// The record lists surgery that removed the tumour; whether it says that nothing was left.
  let resection: (isStated: Bool, isComplete: Bool)

  init(_ record: PatientRecord?, therapies: TherapyCatalogue) {
    let all = record?.priorTherapies
    courses = all.map { $0.filter { !Self.isResection($0) }.map { Self.course($0, therapies) } }
    let resections = (all ?? []).filter(Self.isResection)
    resection = (
      !resections.isEmpty,
      resections.contains { "\($0.name) \($0.outcome ?? "")".lowercased().contains(oneOf: ["complete", "r0"]) }
    )
  }

  /// `complete resection`, `Resection (R0)`; a resection that left tumour is none.
  private static func isResection(_ therapy: PatientRecord.Therapy) -> Bool {
    let words = "\(therapy.name) \(therapy.outcome ?? "")".lowercased()
    return therapy.name.lowercased().contains("resection")
      && !words.contains(oneOf: ["incomplete", "r1", "r2", "partial", "not ", "no resection", "biopsy"])
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
      outcome: therapy.outcome ?? "", isResponse: therapy.outcome.map(isResponse) ?? false,
      line: therapy.line, isLine: therapy.line != nil || progressed)
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

  /// `partial response`, `complete remission`, `CR`; not `no response`.
  static func isResponse(_ outcome: String) -> Bool {
    let words = outcome.lowercased()
    if isProgression(outcome) || words.contains(oneOf: ["no response", "not respon", "non-respon", "without response"])
    {
      return false
    }
    if words.contains(oneOf: ["response", "remission", "responded"]) { return true }
    return words.split(whereSeparator: { !$0.isLetter }).contains { $0 == "cr" || $0 == "pr" }
  }
}

extension String {
  fileprivate func contains(oneOf words: [String]) -> Bool { words.contains { contains($0) } }
}
