import OncologyCore
import TabularText

/// Reads rows of `approvals.tsv`: labels and guidelines, as items of the source `approvals`.
struct ApprovalTable {
  let table: TabularText
  private let id, pattern, types, excluded, therapies, effect, line, population, origin, state, test, region, basis: Int
  private let escat, escatCitation, firstApproved, asOf, source, secondSource: Int

  init(_ table: TabularText) throws(InputError) {
    self.table = table
    id = try table.requiredColumn("id")
    pattern = try table.requiredColumn("pattern")
    types = try table.requiredColumn("oncotree")
    excluded = try table.requiredColumn("excluded_oncotree")
    therapies = try table.requiredColumn("therapies")
    effect = try table.requiredColumn("effect")
    line = try table.requiredColumn("line")
    population = try table.requiredColumn("population")
    origin = try table.requiredColumn("origin")
    state = try table.requiredColumn("state")
    test = try table.requiredColumn("companion_test")
    region = try table.requiredColumn("region")
    basis = try table.requiredColumn("basis")
    escat = try table.requiredColumn("escat")
    escatCitation = try table.requiredColumn("escat_citation")
    firstApproved = try table.requiredColumn("first_approved")
    asOf = try table.requiredColumn("as_of")
    source = try table.requiredColumn("source")
    secondSource = try table.requiredColumn("second_source")
  }

  /// Visits each row as an item; `typeName` gives a tumour type's name for the disease as shown.
  func forEachItem(
    patternNumber: (String) -> Int, typeName: (String) -> String, _ body: (EvidenceItem) -> Void
  ) throws {
    try table.forEachRow { row in
      let names = row.list(therapies)
      let codes = row.list(types)
      let item = EvidenceItem(
        source: "approvals", id: row[id], pattern: patternNumber(row[pattern]),
        disease: codes.map { typeName(String($0.drop { $0 == "=" })) }.joined(separator: ", "),
        tumorTypes: TumorTypeScope(codes: codes),
        requiredStates: try states(row), therapies: names, interaction: names.count > 1 ? .combination : nil,
        kind: .therapeutic, direction: .supports, significance: try significance(row), level: row[basis],
        origin: row[origin], citations: row.list(source) + row.list(secondSource), trials: [],
        reviewed: row.text(asOf), flagged: false, approval: details(row), escat: try escatTier(row),
        escatCitation: row.text(escatCitation))
      body(item)
    }
  }

  private func details(_ row: TabularText.Row) -> ApprovalDetails {
    ApprovalDetails(
      basis: row[basis], region: row[region], line: row[line], population: row[population], companionTest: row[test],
      firstApproved: row[firstApproved], asOf: row[asOf],
      excludedTumorTypes: row.list(excluded).map { TumorType(code: $0) })
  }

  private func significance(_ row: TabularText.Row) throws(InputError) -> EvidenceSignificance {
    switch row[effect] {
    case "sensitivity": return .sensitivity
    case "resistance": return .resistance
    case "not_recommended": return .notRecommended
    default:
      throw InputError(.invalidValue, "“\(row[effect])” is not an effect.", at: row.location(effect))
    }
  }

  private func states(_ row: TabularText.Row) throws -> [RequiredState] {
    try row.list(state).map { text in
      guard let found = RequiredState(text: text) else {
        throw InputError(.invalidValue, "“\(text)” is not a state of the form HER2=positive.", at: row.location(state))
      }
      return found
    }
  }

  /// An ESCAT tier counts only with its citation.
  private func escatTier(_ row: TabularText.Row) throws -> ESCATTier? {
    guard let text = row.text(escat) else { return nil }
    guard let tier = ESCATTier(rawValue: text), row.text(escatCitation) != nil else {
      throw InputError(
        .invalidValue, "“\(text)” is not an ESCAT tier with a citation.", at: row.location(escat))
    }
    return tier
  }
}
