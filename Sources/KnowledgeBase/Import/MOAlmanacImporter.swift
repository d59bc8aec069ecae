import OncologyCore
package import TabularText

/// Makes `evidence-moalmanac.tsv` and `diseases-of-moalmanac.tsv` of the Molecular Oncology Almanac's JSON, without its
/// sentences. Deprecated assertions and those on knock-downs in the laboratory are left out, and listed.
package struct MOAlmanacImporter: Sendable {
  private let mapping: [AlmanacDisease.Name: AlmanacDisease.Mapping]

  /// - Parameter diseases: `diseases-moalmanac.tsv` of a release, which corrects the source's OncoTree codes; without it
  ///   the source's own codes are taken.
  package init(diseases: TabularText? = nil) throws {
    mapping = try diseases.map(AlmanacDisease.read) ?? [:]
  }

  package func tables(from bytes: [UInt8], file: String) throws -> ImportedTables {
    var evidence = TableWriter(EvidenceTable.columns)
    var diseases: [String: [String]] = [:]
    var left = LeftOutCollector()
    var unknown: Set<String> = []
    var items = 0
    for node in try content(bytes, file: file) {
      let assertion = try AlmanacAssertion(node, file: file)
      unknown.formUnion(Set(assertion.names).subtracting(Self.knownMembers))
      let place = SourceLocation(file: file, line: assertion.line)
      switch Self.statement(of: assertion) {
      case .failure(let problem): left.add(assertion["assertion_id"], problem.reason, at: place)
      case .success(let statement):
        let disease = AlmanacDisease(assertion, mapping: mapping)
        diseases[disease.label] = disease.row
        evidence.append(Self.row(assertion, statement, disease: disease.label))
        items += 1
      }
    }
    var table = TableWriter(["source", "disease", "doid", "oncotree", "state", "basis"])
    for (_, row) in diseases.sorted(by: { $0.key < $1.key }) { table.append(row) }
    let unmapped = diseases.values.filter { $0[3].isEmpty }.map { $0[1] }.sorted()
    return ImportedTables(
      files: ["evidence-moalmanac.tsv": evidence.file, "diseases-of-moalmanac.tsv": table.file], items: items,
      leftOut: left.items,
      diagnostics: diagnostics(unknown: unknown, unmapped: unmapped, file: file) + left.diagnostics)
  }

  private func content(_ bytes: [UInt8], file: String) throws(InputError) -> [JSONNode] {
    let document = try JSONReader.read(bytes, file: file)
    guard case .object(let members) = document.value,
      case .array(let nodes)? = members.first(where: { $0.name == "content" })?.node.value
    else {
      throw InputError(
        .malformed, "the file has no list “content” of assertions.", at: SourceLocation(file: file),
        fix: "Give the Almanac's moalmanac.json.")
    }
    return nodes
  }

  private func diagnostics(unknown: Set<String>, unmapped: [String], file: String) -> [Diagnostic] {
    let place = SourceLocation(file: file)
    return unknown.sorted().map {
      Diagnostic(.warning, Message(ImportMessage.unknownMember, ["member": $0]), at: place)
    }
      + unmapped.map { Diagnostic(.warning, Message(ImportMessage.diseaseUnmapped, ["disease": $0]), at: place) }
  }

  // MARK: Statements

  private struct Statement {
    let pattern: String
    let type: String
    let direction: String
    let significance: String
  }

  private struct Problem: Error { let reason: String }

  private static func statement(of assertion: AlmanacAssertion) -> Result<Statement, Problem> {
    if assertion["_deprecated"] == "true" { return .failure(Problem(reason: "deprecated by the source")) }
    guard let pattern = AlmanacFeature.pattern(assertion) else {
      return .failure(Problem(reason: "“\(assertion["feature_type"])” is no alteration of a tumour"))
    }
    guard AMPLevelRule.strength(source: "moalmanac", level: assertion["predictive_implication"]) != nil else {
      return .failure(Problem(reason: "unknown implication “\(assertion["predictive_implication"])”"))
    }
    let said = statements.first { assertion[$0.field] == $0.value }
    guard let said else { return .failure(Problem(reason: "it states neither response nor outcome nor diagnosis")) }
    return .success(
      Statement(pattern: pattern, type: said.type, direction: said.direction, significance: said.significance))
  }

  /// What a field's value says. Not sensitive is not resistant: it is sensitivity that is not supported.
  private static let statements:
    [(field: String, value: String, type: String, direction: String, significance: String)] = [
      ("therapy_sensitivity", "1", "Predictive", "Supports", "Sensitivity/Response"),
      ("therapy_sensitivity", "0", "Predictive", "Does Not Support", "Sensitivity/Response"),
      ("therapy_resistance", "1", "Predictive", "Supports", "Resistance"),
      ("therapy_resistance", "0", "Predictive", "Does Not Support", "Resistance"),
      ("adverse_event_risk", "1", "Predictive", "Supports", "Adverse Response"),
      ("favorable_prognosis", "1", "Prognostic", "Supports", "Better Outcome"),
      ("favorable_prognosis", "0", "Prognostic", "Supports", "Poor Outcome"),
      ("diagnostic", "1", "Diagnostic", "Supports", "Positive"),
    ]

  private static func row(_ assertion: AlmanacAssertion, _ statement: Statement, disease: String) -> [String] {
    let therapies = statement.type == "Predictive" ? split(assertion["therapy_name"]) : []
    return [
      "moalmanac", assertion["assertion_id"], statement.pattern, assertion["feature_id"], disease, "", "",
      therapies.joined(separator: "|"), therapies.count > 1 ? "Combination" : "", statement.type, statement.direction,
      assertion["predictive_implication"], statement.significance, "",
      assertion["feature_type"] == "Germline Variant" ? "Germline" : "Somatic", citation(assertion), assertion["nct"],
      assertion["last_updated"], "false",
    ]
  }

  /// `Dabrafenib + Trametinib` are given together.
  private static func split(_ therapies: String) -> [String] {
    var names: [String] = []
    var rest = therapies[...]
    while let place = rest.firstRange(of: " + ") {
      names.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    names.append(String(rest))
    return names.filter { !$0.isEmpty }
  }

  private static func citation(_ assertion: AlmanacAssertion) -> String {
    if !assertion["pmid"].isEmpty { return "PMID:\(assertion["pmid"])" }
    if !assertion["doi"].isEmpty { return "DOI:\(assertion["doi"])" }
    return assertion["url"]
  }

  private static let knownMembers: Set<String> = [
    "feature_type", "disease", "context", "oncotree_term", "oncotree_code", "therapy_name", "therapy_strategy",
    "therapy_type", "therapy_sensitivity", "therapy_resistance", "favorable_prognosis", "predictive_implication",
    "description", "source_type", "citation", "url", "doi", "pmid", "nct", "publication_date", "last_updated",
    "_deprecated", "assertion_id", "feature_id", "source_id", "feature_display", "gene", "chromosome",
    "start_position", "end_position", "reference_allele", "alternate_allele", "cdna_change", "protein_change",
    "variant_annotation", "exon", "rsid", "adverse_event_risk", "direction", "cytoband", "pathogenic", "gene1",
    "gene2", "rearrangement_type", "locus", "cosmic_signature", "diagnostic", "technique", "status", "classification",
    "minimum_mutations", "mutations_per_mb", "event",
  ]
}

/// An assertion's disease: a label of its own, since the same words carry several codes and contexts.
struct AlmanacDisease {
  struct Name: Hashable {
    let disease, term, code: String
  }

  struct Mapping {
    let oncotree, state: String
  }

  let label: String
  let row: [String]

  /// Reads `diseases-moalmanac.tsv`.
  static func read(_ table: TabularText) throws -> [Name: Mapping] {
    let disease = try table.requiredColumn("disease"), term = try table.requiredColumn("term")
    let code = try table.requiredColumn("code"), oncotree = try table.requiredColumn("oncotree")
    let state = try table.requiredColumn("state")
    var found: [Name: Mapping] = [:]
    try table.forEachRow { row in
      found[Name(disease: row[disease], term: row[term], code: row[code])] =
        Mapping(oncotree: row[oncotree], state: row[state])
    }
    return found
  }

  init(_ assertion: AlmanacAssertion, mapping: [Name: Mapping]) {
    let name = Name(
      disease: assertion["disease"], term: assertion["oncotree_term"], code: assertion["oncotree_code"])
    let mapped = mapping[name]
    let oncotree = mapped?.oncotree ?? name.code
    let states = ([mapped?.state ?? ""] + Self.states(in: assertion["context"])).filter { !$0.isEmpty }
    let word = name.disease.isEmpty ? name.term : name.disease
    label = ([word] + [name.code.isEmpty ? "" : "[\(name.code)]"] + states).filter { !$0.isEmpty }
      .joined(separator: " ")
    row = [
      "moalmanac", label, "", oncotree, states.joined(separator: "|"), mapped == nil ? "source's code" : "curated",
    ]
  }

  /// Facts that the context names and that the record must state.
  private static func states(in context: String) -> [String] {
    let lower = context.lowercased()
    let words: [(word: String, state: String)] = [
      ("castration", "castration_resistant=positive"), ("her2-negative", "HER2=negative"),
      ("her2-positive", "HER2=positive"), ("triple-negative", "triple_negative=positive"),
      ("hr-positive", "HR=positive"), ("er-positive", "ER=positive"), ("hrd-positive", "HRD=positive"),
    ]
    return words.filter { lower.contains($0.word) }.map(\.state)
  }
}
