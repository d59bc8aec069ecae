import OncologyCore
import TabularText

/// Reads rows of `evidence.tsv`, the one form of all sources of evidence items.
struct EvidenceTable {
  let table: TabularText
  private let source, id, profile, disease, therapies, interaction, type, direction, level, significance: Int
  private let rating, origin, citation, trials, reviewed, flagged: Int

  init(_ table: TabularText) throws(InputError) {
    self.table = table
    source = try table.requiredColumn("source")
    id = try table.requiredColumn("id")
    profile = try table.requiredColumn("profile")
    disease = try table.requiredColumn("disease")
    therapies = try table.requiredColumn("therapies")
    interaction = try table.requiredColumn("interaction")
    type = try table.requiredColumn("type")
    direction = try table.requiredColumn("direction")
    level = try table.requiredColumn("level")
    significance = try table.requiredColumn("significance")
    rating = try table.requiredColumn("rating")
    origin = try table.requiredColumn("origin")
    citation = try table.requiredColumn("citation")
    trials = try table.requiredColumn("trials")
    reviewed = try table.requiredColumn("reviewed")
    flagged = try table.requiredColumn("flagged")
  }

  /// Visits each item; `patternNumber` gives the number of a pattern's text.
  func forEachItem(
    diseases: DiseaseMapping, patternNumber: (String) -> Int, _ body: (EvidenceItem) -> Void
  ) throws {
    try table.forEachRow { row in
      let name = row[disease]
      let mapping = diseases.entry(name, source: row[source])
      body(
        EvidenceItem(
          source: row[source], id: row[id], pattern: patternNumber(row[profile]), disease: name,
          tumorTypes: mapping.scope, requiredStates: mapping.states, therapies: row.list(therapies),
          interaction: try Self.value(row, interaction, EvidenceWords.interactions),
          kind: try Self.required(row, type, EvidenceWords.kinds),
          direction: try Self.required(row, direction, EvidenceWords.directions),
          significance: try Self.required(row, significance, EvidenceWords.significances),
          level: row[level], rating: row[rating].isEmpty ? nil : try row.integer(rating), origin: row[origin],
          citations: row.list(citation), trials: row.list(trials), reviewed: row.text(reviewed),
          flagged: try Self.required(row, flagged, EvidenceWords.booleans)))
    }
  }

  private static func value<Value>(
    _ row: TabularText.Row, _ column: Int, _ words: [String: Value]
  ) throws(InputError) -> Value? {
    let word = row[column]
    if word.isEmpty { return nil }
    return try required(row, column, words)
  }

  private static func required<Value>(
    _ row: TabularText.Row, _ column: Int, _ words: [String: Value]
  ) throws(InputError) -> Value {
    guard let value = words[row[column]] else {
      throw InputError(
        .invalidValue, "“\(row[column])” is not known here.", at: row.location(column),
        fix: "Known: \(words.keys.sorted().joined(separator: ", ")).")
    }
    return value
  }
}

/// The words of the sources, as CIViC writes them, and what they are in Sextant's vocabulary.
enum EvidenceWords {
  static let interactions: [String: TherapyInteraction] = [
    "Combination": .combination, "Sequential": .sequential, "Substitutes": .substitutes,
  ]
  static let kinds: [String: EvidenceKind] = [
    "Predictive": .therapeutic, "Diagnostic": .diagnostic, "Prognostic": .prognostic, "Predisposing": .predisposing,
    "Functional": .functional, "Oncogenic": .oncogenic,
  ]
  static let directions: [String: EvidenceDirection] = [
    "Supports": .supports, "Does Not Support": .doesNotSupport, "N/A": .notStated, "": .notStated,
  ]
  static let significances: [String: EvidenceSignificance] = [
    "Sensitivity/Response": .sensitivity, "Resistance": .resistance, "Reduced Sensitivity": .reducedSensitivity,
    "Adverse Response": .adverseResponse, "Positive": .positive, "Negative": .negative,
    "Better Outcome": .betterOutcome, "Poor Outcome": .poorOutcome, "Predisposition": .predisposition,
    "Protectiveness": .protectiveness, "Gain of Function": .gainOfFunction, "Loss of Function": .lossOfFunction,
    "Altered Function": .alteredFunction, "Neomorphic": .neomorphic, "Dominant Negative": .dominantNegative,
    "Unaltered Function": .unalteredFunction, "Oncogenicity": .oncogenicity, "Uncertain Significance": .unknown,
    "Unknown": .unknown, "N/A": .notApplicable, "": .notApplicable,
  ]
  static let booleans: [String: Bool] = ["true": true, "false": false]
}
