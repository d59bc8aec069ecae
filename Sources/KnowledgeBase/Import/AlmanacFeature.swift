import OncologyCore

/// One assertion of the Molecular Oncology Almanac, field by field as text (numbers as written, `null` as empty).
struct AlmanacAssertion {
  private let fields: [String: String]
  let line: Int

  init(_ node: JSONNode, file: String) throws(InputError) {
    guard case .object(let members) = node.value else {
      throw InputError(
        .invalidValue, "an assertion is an object, and \(node.kind) stands there.",
        at: SourceLocation(file: file, line: node.line))
    }
    var fields: [String: String] = [:]
    for member in members {
      switch member.node.value {
      case .string(let text), .number(let text): fields[member.name] = text
      case .bool(let value): fields[member.name] = value ? "true" : "false"
      case .null, .array, .object: fields[member.name] = ""
      }
    }
    self.fields = fields
    line = node.line
  }

  var names: Dictionary<String, String>.Keys { fields.keys }
  subscript(_ name: String) -> String { fields[name] ?? "" }
}

/// An assertion's feature as a pattern in CIViC's grammar; `nil` for what is no alteration of a tumour (a knock-down in
/// the laboratory). What has no counterpart in the grammar keeps words that the parser lists as unread.
enum AlmanacFeature {
  static func pattern(_ assertion: AlmanacAssertion) -> String? {
    switch assertion["feature_type"] {
    case "Somatic Variant": return variant(assertion)
    case "Germline Variant": return germline(assertion)
    case "Copy Number": return copyNumber(assertion)
    case "Rearrangement": return rearrangement(assertion)
    case "Microsatellite Stability": return assertion["status"] == "MSI-High" ? "MSI High" : nil
    case "Mutational Burden": return burden(assertion)
    case "Mutational Signature": return "Signature \(assertion["cosmic_signature"])"
    case "Aneuploidy": return assertion["event"]
    default: return nil
    }
  }

  private static func variant(_ assertion: AlmanacAssertion) -> String {
    let gene = assertion["gene"], exon = assertion["exon"]
    if let change = protein(assertion) { return "\(gene) \(change)" }
    switch (assertion["variant_annotation"], exon) {
    case ("", ""): return "\(gene) Mutation"
    case ("", _): return "\(gene) Exon \(exon) Mutation"
    case ("Deletion", let exon) where !exon.isEmpty: return "\(gene) Exon \(exon) Deletion"
    case ("Insertion", let exon) where !exon.isEmpty: return "\(gene) Exon \(exon) Insertion"
    // The Almanac's "MET Exon 14 (Splice Site)" is what labels call exon 14 skipping.
    case ("Splice Site", "14") where gene == "MET": return "MET Exon 14 Skipping Mutation"
    case (let word, ""): return "\(gene) \(word)"
    case (let word, let exon): return "\(gene) Exon \(exon) \(word)"
    }
  }

  private static func germline(_ assertion: AlmanacAssertion) -> String {
    let gene = assertion["gene"]
    if let change = protein(assertion) { return "\(gene) \(change)" }
    if !assertion["cdna_change"].isEmpty { return "\(gene) \(assertion["cdna_change"])" }
    return assertion["pathogenic"] == "1" ? "\(gene) Pathogenic Mutation" : "\(gene) Mutation"
  }

  private static func protein(_ assertion: AlmanacAssertion) -> String? {
    let change = assertion["protein_change"]
    if change.isEmpty { return nil }
    return change.hasPrefix("p.") ? String(change.dropFirst(2)) : change
  }

  private static func copyNumber(_ assertion: AlmanacAssertion) -> String {
    let gene = assertion["gene"]
    return gene.isEmpty
      ? "Cytoband \(assertion["cytoband"]) \(assertion["direction"])" : "\(gene) \(assertion["direction"])"
  }

  private static func rearrangement(_ assertion: AlmanacAssertion) -> String {
    let first = assertion["gene1"], second = assertion["gene2"]
    if !first.isEmpty, !second.isEmpty { return "\(first)::\(second) Fusion" }
    let kind = assertion["rearrangement_type"]
    return "\(first.isEmpty ? second : first) \(kind.isEmpty ? "Rearrangement" : kind)"
  }

  /// Ten a megabase is the threshold of FoundationOne CDx; other assertions rest on thresholds of their studies.
  private static func burden(_ assertion: AlmanacAssertion) -> String {
    assertion["mutations_per_mb"] == "10" ? "TMB High" : "TMB High by another threshold"
  }
}
