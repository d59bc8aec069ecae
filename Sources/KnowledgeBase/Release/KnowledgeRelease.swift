package import OncologyCore
import TabularText

/// A knowledge release in memory: evidence, approvals, tumour types, genes, hotspots, therapies.
///
/// Files are looked up by the last part of their path (`evidence.tsv`, `evidence-*.tsv`, `diseases*.tsv`,
/// `approvals.tsv`, `oncotree.tsv`, `tumor-type-names.tsv`, `genes.tsv`, `gene-aliases.tsv`, `residues.tsv`,
/// `therapies.tsv`), so that a source with terms of its own can have a folder of its own.
package final class KnowledgeRelease: Sendable {
  package let items: [EvidenceItem]
  /// Distinct patterns: text and what was read of it.
  package let patterns: [ReadPattern]
  package let tumorTypes: TumorTypeTree
  package let diseases: DiseaseMapping
  package let therapies: TherapyCatalogue
  package let genes: GeneKnowledge
  /// The place of each pattern among all in alphabetical order.
  package let patternOrder: [Int]
  /// Numbers of items by their pattern's number.
  package let itemsByPattern: [[Int]]
  /// Numbers of patterns by a gene that they name, in the reference's symbol.
  package let patternsByGene: [String: [Int]]
  /// Patterns that do not hang on an altered gene: of the whole tumour, of absence, of polymorphisms.
  package let patternsOfAnyTumor: [Int]

  /// dbSNP identifiers that patterns ask for, lower case.
  let askedIdentifiers: Set<String>

  package struct ReadPattern: Sendable {
    package let text: String
    package let pattern: AlterationPattern
  }

  package init(files: [String: [UInt8]]) throws {
    let folder = ReleaseFolder(files)
    tumorTypes = try TumorTypeTree(
      try folder.required("oncotree.tsv"), earlier: try folder.table("oncotree-codes-earlier.tsv"),
      names: try folder.table("tumor-type-names.tsv"))
    var genes = GeneKnowledge()
    if let table = try folder.table("gene-aliases.tsv") { try genes.readAliases(table) }
    if let table = try folder.table("genes.tsv") { try genes.readRoles(table) }
    if let table = try folder.table("residues.tsv") { try genes.readHotspots(table) }
    self.genes = genes
    therapies = try folder.table("therapies.tsv").map { try TherapyCatalogue($0) } ?? TherapyCatalogue()
    var diseases = DiseaseMapping()
    for table in try folder.tables(prefix: "diseases") { try diseases.read(table) }
    self.diseases = diseases

    var reader = PatternIndexer()
    var items: [EvidenceItem] = []
    items.reserveCapacity(6000)
    for table in try folder.tables(prefix: "evidence") {
      try EvidenceTable(table).forEachItem(diseases: diseases, patternNumber: { reader.number(of: $0) }) {
        items.append($0)
      }
    }
    if let table = try folder.table("approvals.tsv") {
      let tree = tumorTypes
      try ApprovalTable(table).forEachItem(
        patternNumber: { reader.number(of: $0) }, typeName: { Self.diseaseName($0, in: tree) }
      ) { items.append($0) }
    }
    self.items = items
    patterns = reader.patterns
    let index = reader.index(genes: genes)
    patternsByGene = index.byGene
    patternsOfAnyTumor = index.ofAnyTumor
    askedIdentifiers = reader.identifiers
    var byPattern = Array(repeating: [Int](), count: reader.patterns.count)
    for (number, item) in items.enumerated() { byPattern[item.pattern].append(number) }
    itemsByPattern = byPattern
    patternOrder = reader.order
  }

  private static func diseaseName(_ code: String, in tree: TumorTypeTree) -> String {
    switch code {
    case "*": return "any cancer"
    case "*solid": return "any solid tumour"
    case "*heme": return "any blood cancer"
    default: return tree.name(of: TumorType(code: code)) ?? code
    }
  }
}

extension KnowledgeRelease: OncogenicityKnowledge {
  package func role(of gene: String) -> GeneRole? { genes.roles[gene] }
  package func hotspots(in gene: String) -> [Hotspot] { genes.hotspots[gene] ?? [] }
  package func hotspots(in gene: String, at residue: Int) -> [Hotspot] {
    hotspots(in: gene).filter { $0.start <= residue && residue <= $0.end }
  }
}

/// Numbers distinct patterns, each parsed once, and indexes them by gene.
private struct PatternIndexer {
  private var numbers: [String: Int] = [:]
  private(set) var patterns: [KnowledgeRelease.ReadPattern] = []
  private let parser = PatternParser()

  init() {
    numbers.reserveCapacity(2500)
    patterns.reserveCapacity(2500)
  }

  mutating func number(of text: String) -> Int {
    if let known = numbers[text] { return known }
    patterns.append(KnowledgeRelease.ReadPattern(text: text, pattern: parser.parse(text)))
    numbers[text] = patterns.count - 1
    return patterns.count - 1
  }

  var identifiers: Set<String> {
    Set(patterns.flatMap(\.pattern.atoms).compactMap(\.kind.identifier) + StarAllele.all.map(\.dbSNP))
  }

  /// The place of each pattern by its text.
  var order: [Int] {
    var order = Array(repeating: 0, count: patterns.count)
    for (place, number) in patterns.indices.sorted(by: { patterns[$0].text < patterns[$1].text }).enumerated() {
      order[number] = place
    }
    return order
  }

  func index(genes: GeneKnowledge) -> (byGene: [String: [Int]], ofAnyTumor: [Int]) {
    var byGene: [String: [Int]] = [:]
    var ofAnyTumor: [Int] = []
    for (number, read) in patterns.enumerated() {
      if read.pattern.dependsOnNoAlteredGene { ofAnyTumor.append(number) }
      for gene in read.pattern.genes { byGene[genes.canonicalSymbol(gene), default: []].append(number) }
    }
    return (byGene, ofAnyTumor)
  }
}

/// The files of a release's folder by the last part of their path.
private struct ReleaseFolder {
  private let files: [(path: String, name: String, bytes: [UInt8])]

  init(_ files: [String: [UInt8]]) {
    self.files = files.sorted { $0.key < $1.key }.map { path, bytes in
      (path, path.split(separator: "/").last.map(String.init) ?? path, bytes)
    }
  }

  func table(_ name: String) throws -> TabularText? {
    try files.first { $0.name == name }.map { try TabularText($0.bytes, file: $0.path) }
  }

  func required(_ name: String) throws -> TabularText {
    guard let table = try table(name) else {
      throw InputError(.unreadable, "the knowledge release has no \(name).", fix: "Import the release again.")
    }
    return table
  }

  func tables(prefix: String) throws -> [TabularText] {
    try files.filter { $0.name.hasPrefix(prefix) && $0.name.hasSuffix(".tsv") }
      .map { try TabularText($0.bytes, file: $0.path) }
  }
}
