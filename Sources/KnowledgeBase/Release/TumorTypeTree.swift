package import OncologyCore
import TabularText

/// The tumour types of OncoTree and how one relates to another.
package struct TumorTypeTree: Sendable {
  package struct Node: Sendable {
    package let code: String
    package let parent: String
    package let name: String
    package let mainType: String
    package let tissue: String
  }

  private let nodes: [String: Node]
  /// Codes of earlier releases of OncoTree that this one no longer has.
  private let earlierNames: [String: String]
  /// Names that people use, with the codes that they may mean, the likeliest first.
  private let usedNames: [(name: String, codes: [String])]

  init(_ table: TabularText, earlier: TabularText? = nil, names: TabularText? = nil) throws {
    let code = try table.requiredColumn("code"), parent = try table.requiredColumn("parent")
    let name = try table.requiredColumn("name"), mainType = try table.requiredColumn("main_type")
    let tissue = try table.requiredColumn("tissue")
    var nodes: [String: Node] = [:]
    nodes.reserveCapacity(1000)
    try table.forEachRow { row in
      nodes[row[code]] = Node(
        code: row[code], parent: row[parent], name: row[name], mainType: row[mainType], tissue: row[tissue])
    }
    self.nodes = nodes
    var earlierNames: [String: String] = [:]
    if let earlier {
      let code = try earlier.requiredColumn("code"), name = try earlier.requiredColumn("name")
      try earlier.forEachRow { earlierNames[$0[code]] = $0[name] }
    }
    self.earlierNames = earlierNames
    var usedNames: [(name: String, codes: [String])] = []
    if let names {
      let name = try names.requiredColumn("name"), codes = try names.requiredColumn("codes")
      try names.forEachRow { usedNames.append(($0[name], $0.list(codes))) }
    }
    self.usedNames = usedNames
  }

  package var count: Int { nodes.count }

  package func name(of type: TumorType) -> String? { nodes[type.code]?.name }

  package func contains(_ type: TumorType) -> Bool { nodes[type.code] != nil }

  /// From the type itself up to its tissue; the common root is left out. Empty for an unknown type.
  package func lineage(of type: TumorType) -> [TumorType] {
    var found: [TumorType] = []
    var code = type.code
    while let node = nodes[code], !node.parent.isEmpty, found.count < 32 {
      found.append(TumorType(code: code))
      code = node.parent
    }
    return found
  }

  /// Whether the type is the ancestor or descends from it.
  package func type(_ type: TumorType, isOrDescendsFrom ancestor: String) -> Bool {
    lineage(of: type).contains { $0.code == ancestor }
  }

  /// Refuses a code that OncoTree does not have, with the nearest codes and names.
  package func validate(_ type: TumorType) throws(InputError) {
    if nodes[type.code] != nil, type.code != "TISSUE" { return }
    if let earlier = earlierNames[type.code] {
      let similar = nodes.values.filter { $0.name == earlier || earlier.hasPrefix($0.name) }.map(\.code).sorted()
      throw InputError(
        .unknownTumorType, "OncoTree no longer has the code \(type.code) (\(earlier)).",
        fix: similar.isEmpty
          ? "Use a code of its present release (https://oncotree.mskcc.org)."
          : "It now has \(similar.prefix(3).map(described).joined(separator: ", ")).")
    }
    throw InputError(
      .unknownTumorType, "“\(type.code)” is not a tumour type of OncoTree.", fix: suggestion(for: type.code))
  }

  /// A name that people use for a type leads to its codes; only where it is none, to what looks like the words.
  private func suggestion(for code: String) -> String {
    let wanted = Self.plainName(code), codesByName = codesByPlainName()
    let byName = Suggestions.nearest(to: wanted, in: codesByName.keys).flatMap { codesByName[$0] ?? [] }
    let holding = codesByName.keys.filter { wanted.count > 3 && $0.contains(wanted) }.sorted()
      .flatMap { codesByName[$0] ?? [] }
    let byCode = Suggestions.nearest(to: code, in: nodes.keys.filter { $0 != "TISSUE" })
    let meant = codesByName[wanted] ?? codesByName[Self.asCancer(wanted)]
    var codes: [String] = []
    for found in meant.map({ $0 + holding }) ?? byName + holding + byCode where !codes.contains(found) {
      codes.append(found)
    }
    guard !codes.isEmpty else { return "Give an OncoTree code, for example COAD (https://oncotree.mskcc.org)." }
    return "Nearest: \(codes.prefix(4).map(described).joined(separator: ", "))."
  }

  private func codesByPlainName() -> [String: [String]] {
    var found: [String: [String]] = [:]
    for node in nodes.values.sorted(by: { $0.code < $1.code }) where node.code != "TISSUE" {
      found[Self.plainName(node.name), default: []].append(node.code)
    }
    for (name, codes) in usedNames { found[Self.plainName(name)] = codes.filter { nodes[$0] != nil } }
    return found
  }

  /// “breast tumor”, “breast neoplasm” as “breast cancer”: people use these words alike.
  private static func asCancer(_ plainName: String) -> String {
    guard let end = plainName.lastIndex(of: " ") else { return plainName }
    let isCancer = ["tumor", "neoplasm", "carcinoma", "malignancy"].contains(plainName[plainName.index(after: end)...])
    return isCancer ? plainName[...end] + "cancer" : plainName
  }

  /// Lower case, American spelling, letters and digits: how names are compared.
  private static func plainName(_ name: String) -> String {
    var plain = ""
    for character in name.lowercased() {
      if character.isASCII && (character.isLetter || character.isNumber) {
        plain.append(character)
      } else if let last = plain.last, last != " " {
        plain.append(" ")
      }
    }
    let words = plain.split(separator: " ").map { word -> String in
      switch word {
      case let word where word.hasSuffix("leukaemia"): return word.dropLast(5) + "emia"
      case let word where word.hasPrefix("tumour"): return "tumor" + word.dropFirst(6)
      case let word where word.hasPrefix("oesoph"): return String(word.dropFirst())
      default: return String(word)
      }
    }
    return words.joined(separator: " ")
  }

  private func described(_ code: String) -> String { "\(code) (\(nodes[code]?.name ?? ""))" }

  /// Blood and lymph; everything else is solid.
  package func isBloodCancer(_ type: TumorType) -> Bool {
    let tissue = nodes[type.code]?.tissue
    return tissue == "Myeloid" || tissue == "Lymphoid"
  }

  /// How an item's tumour types relate to the patient's: the closest of them.
  package func relation(of scope: TumorTypeScope, to patient: TumorType) -> TumorTypeRelation {
    switch scope {
    case .unmapped: return .unmapped
    case .anyCancer: return .any
    case .anySolid: return isBloodCancer(patient) ? .other : .any
    case .anyBloodCancer: return isBloodCancer(patient) ? .any : .other
    case .types(let types):
      return types.map { relation(of: $0, to: patient) }.min { Self.closeness($0) < Self.closeness($1) } ?? .unmapped
    }
  }

  private func relation(of item: TumorTypeScope.Member, to patient: TumorType) -> TumorTypeRelation {
    let relation = relation(of: item.type, to: patient)
    // `=BREAST` is the tissue's own code alone: a phyllodes tumour is not meant by "breast cancer".
    return item.isAlone && relation == .parent ? .other : relation
  }

  package func relation(of item: TumorType, to patient: TumorType) -> TumorTypeRelation {
    if item == patient { return .same }
    if type(patient, isOrDescendsFrom: item.code) { return .parent }
    if type(item, isOrDescendsFrom: patient.code) { return .child }
    guard let left = nodes[item.code], let right = nodes[patient.code] else { return .unmapped }
    let sharesParent = left.parent == right.parent && nodes[left.parent]?.parent != "TISSUE" && left.parent != "TISSUE"
    return sharesParent || (left.mainType == right.mainType && !left.mainType.isEmpty) ? .sibling : .other
  }

  private static func closeness(_ relation: TumorTypeRelation) -> Int {
    switch relation {
    case .same: return 0
    case .parent: return 1
    case .any: return 2
    case .child: return 3
    case .sibling: return 4
    case .other: return 5
    case .unmapped: return 6
    }
  }
}

/// The tumour types that an item speaks of.
package enum TumorTypeScope: Hashable, Sendable {
  /// A type with its subtypes, or alone.
  package struct Member: Hashable, Sendable {
    package let type: TumorType
    package let isAlone: Bool
  }

  case types([Member])
  case anyCancer, anySolid, anyBloodCancer
  /// The source's disease is not in OncoTree, or not mapped.
  case unmapped

  /// Reads `COADREAD|STAD`, `=BREAST|BRCA`, `*`, `*solid`, `*heme`; an empty cell is unmapped.
  package init(codes: [String]) {
    switch codes.first {
    case nil: self = .unmapped
    case "*": self = .anyCancer
    case "*solid": self = .anySolid
    case "*heme": self = .anyBloodCancer
    default:
      self = .types(
        codes.map { Member(type: TumorType(code: $0.drop { $0 == "=" }), isAlone: $0.hasPrefix("=")) })
    }
  }

  package var types: [TumorType] {
    if case .types(let members) = self { return members.map(\.type) }
    return []
  }
}
