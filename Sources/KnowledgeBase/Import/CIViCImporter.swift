import OncologyCore
import TabularText

/// Makes `evidence.tsv` of CIViC's nightly table of accepted clinical evidence (CC0), without its sentences.
///
/// A column that CIViC adds is told; an item with a value that Sextant does not know (a new evidence type, another level)
/// is left out and listed, never guessed.
package struct CIViCImporter: Sendable {
  package init() {}

  /// Columns that are read, and those that are knowingly left.
  private static let leftColumns: Set<String> = [
    "evidence_statement", "asco_abstract_id", "citation", "evidence_civic_url", "molecular_profile_civic_url", "gene",
    "entrez_id", "variant", "variant_id",
  ]

  package func tables(from bytes: [UInt8], file: String) throws -> ImportedTables {
    let table = try TabularText(bytes, file: file)
    let row = try NightlyColumns(table)
    var left = LeftOutCollector()
    var rows: [(number: Int, fields: [String])] = []
    try table.forEachRow { fields in
      switch row.read(fields) {
      case .success(let read): rows.append((Int(read[1]) ?? 0, read))
      case .failure(let problem): left.add(row.identifier(fields), problem.reason, at: fields.location())
      }
    }
    rows.sort { $0.number < $1.number }
    var writer = TableWriter(EvidenceTable.columns)
    for entry in rows { writer.append(entry.fields) }
    let known = row.names.union(Self.leftColumns)
    let unknown = table.columns.filter { !known.contains($0) }.map {
      Diagnostic(
        .warning, Message(ImportMessage.unknownColumn, ["column": $0]),
        at: SourceLocation(file: file, line: 1, column: $0))
    }
    return ImportedTables(
      files: ["evidence.tsv": writer.file], items: rows.count, leftOut: left.items,
      diagnostics: unknown + left.diagnostics)
  }
}

/// The columns of the nightly table, and one row turned into a row of `evidence.tsv`.
private struct NightlyColumns {
  struct Problem: Error { let reason: String }

  private let profile, profileID, disease, doid, phenotypes, therapies, interaction, type, direction, level: Int
  private let significance, citation, sourceType, trials, rating, status, id, origin, reviewed, flagged: Int
  let names: Set<String> = [
    "molecular_profile", "molecular_profile_id", "disease", "doid", "phenotypes", "therapies",
    "therapy_interaction_type", "evidence_type", "evidence_direction", "evidence_level", "significance", "citation_id",
    "source_type", "nct_ids", "rating", "evidence_status", "evidence_id", "variant_origin", "last_review_date",
    "is_flagged",
  ]

  init(_ table: TabularText) throws(InputError) {
    profile = try table.requiredColumn("molecular_profile")
    profileID = try table.requiredColumn("molecular_profile_id")
    disease = try table.requiredColumn("disease")
    doid = try table.requiredColumn("doid")
    phenotypes = try table.requiredColumn("phenotypes")
    therapies = try table.requiredColumn("therapies")
    interaction = try table.requiredColumn("therapy_interaction_type")
    type = try table.requiredColumn("evidence_type")
    direction = try table.requiredColumn("evidence_direction")
    level = try table.requiredColumn("evidence_level")
    significance = try table.requiredColumn("significance")
    citation = try table.requiredColumn("citation_id")
    sourceType = try table.requiredColumn("source_type")
    trials = try table.requiredColumn("nct_ids")
    rating = try table.requiredColumn("rating")
    status = try table.requiredColumn("evidence_status")
    id = try table.requiredColumn("evidence_id")
    origin = try table.requiredColumn("variant_origin")
    reviewed = try table.requiredColumn("last_review_date")
    flagged = try table.requiredColumn("is_flagged")
  }

  func identifier(_ row: TabularText.Row) -> String { row[id] }

  func read(_ row: TabularText.Row) -> Result<[String], Problem> {
    do {
      try check(row)
      return .success([
        "civic", row[id], row[profile], row[profileID], row[disease], row[doid], Self.names(row[phenotypes]),
        Self.names(row[therapies]), row[interaction], row[type], row[direction], row[level], row[significance],
        row[rating], row[origin], try citation(row), try trials(row), String(row[reviewed].prefix(10)), row[flagged],
      ])
    } catch { return .failure(error) }
  }

  private func check(_ row: TabularText.Row) throws(Problem) {
    guard Int(row[id]) != nil else { throw Problem(reason: "the item has no number") }
    guard row[status] == "accepted" else { throw Problem(reason: "the item's status is “\(row[status])”") }
    let words: [(Int, String, Set<String>)] = [
      (interaction, "interaction", Set(EvidenceWords.interactions.keys).union([""])),
      (type, "type", Set(EvidenceWords.kinds.keys)), (direction, "direction", Set(EvidenceWords.directions.keys)),
      (level, "level", ["A", "B", "C", "D", "E"]),
      (significance, "significance", Set(EvidenceWords.significances.keys)),
      (rating, "rating", ["", "1", "2", "3", "4", "5"]), (flagged, "flag", Set(EvidenceWords.booleans.keys)),
    ]
    for (column, name, known) in words where !known.contains(row[column]) {
      throw Problem(reason: "unknown \(name) “\(row[column])”")
    }
    guard PartialDate(row[reviewed].prefix(10)) != nil else { throw Problem(reason: "the review date cannot be read") }
  }

  /// `PMID:16081687`, `ASCO:161573`, `DOI:10.1182/…`.
  private func citation(_ row: TabularText.Row) throws(Problem) -> String {
    let number = row[citation]
    switch row[sourceType] {
    case "PubMed" where Int(number) != nil: return "PMID:\(number)"
    case "ASCO" where Int(number) != nil: return "ASCO:\(number)"
    case "ASH" where number.hasPrefix("10."): return "DOI:\(number)"
    default: throw Problem(reason: "the citation “\(row[sourceType]) \(number)” cannot be read")
    }
  }

  private func trials(_ row: TabularText.Row) throws(Problem) -> String {
    var found: [String] = []
    for name in row[trials].split(whereSeparator: { ",; ".contains($0) }) {
      guard name.hasPrefix("NCT"), name.count == 11, Int(name.dropFirst(3)) != nil else {
        throw Problem(reason: "the trial “\(name)” cannot be read")
      }
      if !found.contains(String(name)) { found.append(String(name)) }
    }
    return found.joined(separator: "|")
  }

  /// Names between commas. A comma before a space or between two digits belongs to the name (`CP-724,714`).
  private static func names(_ cell: String) -> String {
    var names = [""]
    let letters = Array(cell)
    for (place, letter) in letters.enumerated() {
      let next = place + 1 < letters.count ? letters[place + 1] : nil
      let isBetweenDigits = place > 0 && letters[place - 1].isNumber && next?.isNumber == true
      if letter == ",", next != " ", !isBetweenDigits {
        names.append("")
      } else {
        names[names.count - 1].append(letter)
      }
    }
    return names.filter { !$0.isEmpty }.joined(separator: "|")
  }
}
