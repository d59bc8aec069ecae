package import OncologyCore
import TabularText

/// What is known of genes: their part in cancer, their hotspots, other symbols.
package struct GeneKnowledge: Sendable {
  private(set) package var roles: [String: GeneRole] = [:]
  private(set) package var hotspots: [String: [Hotspot]] = [:]
  private var aliases: [String: String] = [:]

  package var hotspotCount: Int { hotspots.values.reduce(0) { $0 + $1.count } }

  package init() {}

  /// The reference's symbol for one that a source uses.
  package func canonicalSymbol(_ symbol: String) -> String { aliases[symbol] ?? symbol }

  mutating func readAliases(_ table: TabularText) throws {
    let alias = try table.requiredColumn("alias"), gene = try table.requiredColumn("gene")
    try table.forEachRow { aliases[$0[alias]] = $0[gene] }
  }

  mutating func readRoles(_ table: TabularText) throws {
    let gene = try table.requiredColumn("gene"), role = try table.requiredColumn("role")
    let source = try table.requiredColumn("source")
    try table.forEachRow { row in
      let value: GeneRole.Role
      switch row[role] {
      case "tumour_suppressor": value = .tumorSuppressor
      case "oncogene": value = .oncogene
      case "both": value = .both
      default:
        throw InputError(.invalidValue, "“\(row[role])” is not a gene's role.", at: row.location(role))
      }
      roles[row[gene]] = GeneRole(gene: row[gene], role: value, source: row[source])
    }
  }

  mutating func readHotspots(_ table: TabularText) throws {
    let gene = try table.requiredColumn("gene"), start = try table.requiredColumn("residue_start")
    let end = try table.requiredColumn("residue_end"), kind = try table.requiredColumn("kind")
    let samples = try table.requiredColumn("samples"), changes = try table.requiredColumn("changes")
    let source = try table.requiredColumn("source")
    try table.forEachRow { row in
      let found: Hotspot.Kind
      switch row[kind] {
      case "single": found = .residue
      case "indel": found = .indel
      case "splice": found = .splice
      default: throw InputError(.invalidValue, "“\(row[kind])” is not a kind of hotspot.", at: row.location(kind))
      }
      let first = try row.integer(start, in: 1...Self.largest)
      hotspots[row[gene], default: []].append(
        Hotspot(
          gene: row[gene], start: first, end: try row.integer(end, in: first...Self.largest), kind: found,
          samples: try row.integer(samples, in: 0...Self.largest), changes: try Self.changes(row, changes),
          source: row[source]))
    }
  }

  /// Of a residue and of a count: more than any protein is long and any table counts, and sums of it fit.
  private static let largest = 999_999_999

  /// `R:204|K:142`: samples by change; a change may itself hold a colon, so the last one parts.
  private static func changes(_ row: TabularText.Row, _ column: Int) throws -> [String: Int] {
    var found: [String: Int] = [:]
    for part in row.list(column) {
      guard let colon = part.lastIndex(of: ":"), let count = Int(part[part.index(after: colon)...]),
        (0...largest).contains(count)
      else {
        throw InputError(.invalidValue, "“\(part)” is not a change with its count.", at: row.location(column))
      }
      found[String(part[..<colon]), default: 0] += count
    }
    return found
  }
}
