import KnowledgeBase
import OncologyCore

/// What the approvals of a tumour type (its parents and any tumour included) ask for, each marker once.
///
/// A pattern of alternatives is as many markers as it has genes: of `EGFR L858R OR v::ALK Fusion` a tumour with the first
/// has shown nothing of ALK.
struct AskedMarkers {
  let release: KnowledgeRelease
  let profile: TumorProfile
  let matches: [EvidenceMatch]

  func list() -> [KnowledgeFacts.AskedMarker] {
    let found = Dictionary(grouping: matches.filter { $0.source == "approvals" }, by: \.id).mapValues {
      $0.flatMap(\.findings)
    }
    let genes = genesByFinding()
    var markers: [String: KnowledgeFacts.AskedMarker] = [:]
    for item in release.items where item.source == "approvals" {
      guard release.tumorTypes.relation(of: item.tumorTypes, to: profile.summary.tumorType).isSameTumor else {
        continue
      }
      let shown = found[item.id] ?? []
      let isFor = item.kind == .therapeutic && item.significance == .sensitivity
      for group in MarkerGroup.groups(of: release.patterns[item.pattern].pattern) {
        markers[
          group.name,
          default: KnowledgeFacts.AskedMarker(
            name: group.name, marker: group.message, genes: group.genes, requirement: group.requirement, foundIn: [])
        ].foundIn += shown.filter { shows($0, group, genes[$0]) }
        if isFor { markers[group.name]?.therapies.append(TherapyText.name(item.therapies, item.interaction)) }
      }
    }
    return markers.values.sorted { $0.name < $1.name }
  }

  /// Whether a finding by which the whole pattern was met shows this alternative of it: one of its genes, and, where the
  /// pattern names the gene in several ways (amplification or overexpression), measured in this way.
  private func shows(_ id: FindingID, _ group: MarkerGroup, _ genes: Set<String>?) -> Bool {
    guard group.isAlternative else { return true }
    if let genes, genes.isDisjoint(with: group.genes.map(release.genes.canonicalSymbol)) { return false }
    guard group.sharesItsGenes else { return true }
    switch id.content {
    case .variant: return group.requirement == .smallVariants
    case .copyNumber: return group.requirement == .copyNumber
    case .fusion: return group.requirement == .fusions
    default: return group.requirement == .assay
    }
  }

  private func genesByFinding() -> [FindingID: Set<String>] {
    var genes: [FindingID: Set<String>] = [:]
    let symbol = release.genes.canonicalSymbol
    for variant in profile.variants { if let gene = variant.effect?.gene { genes[variant.id] = [symbol(gene)] } }
    for finding in profile.copyNumber { genes[finding.id] = [symbol(finding.gene)] }
    for fusion in profile.fusions { genes[fusion.id] = Set(fusion.call.genes.map(symbol)) }
    return genes
  }
}

/// Atoms of a label's pattern that are one marker: of one gene, to be measured in one way.
struct MarkerGroup {
  let atoms: [AlterationAtom]
  /// One of several alternatives of its pattern.
  let isAlternative: Bool
  /// Another alternative names the same genes.
  let sharesItsGenes: Bool
  let requirement: KnowledgeFacts.AskedMarker.Requirement
  /// The pattern's text, or that of its own atoms.
  let name: String

  var genes: [String] { atoms.flatMap(\.genes).distinct }

  /// None of patterns of absence (`KRAS Wildtype`), which are told by their genes' own markers.
  static func groups(of pattern: AlterationPattern) -> [MarkerGroup] {
    guard !pattern.atoms.isEmpty, !pattern.atoms.contains(where: { $0.kind == .wildtype }) else { return [] }
    guard case .any(let parts) = pattern, let atoms = atoms(of: parts) else {
      return [
        MarkerGroup(
          atoms: pattern.atoms, isAlternative: false, sharesItsGenes: false,
          requirement: requirement(of: pattern.atoms), name: pattern.text)
      ]
    }
    var order: [String] = []
    var byKey: [String: [AlterationAtom]] = [:]
    for atom in atoms {
      let key = atom.genes.joined(separator: "::") + " \(requirement(of: [atom]))"
      if byKey[key] == nil { order.append(key) }
      byKey[key, default: []].append(atom)
    }
    let groups = order.compactMap { byKey[$0] }
    return groups.map { group in
      let genes = group.flatMap(\.genes).distinct
      return MarkerGroup(
        atoms: group, isAlternative: groups.count > 1,
        sharesItsGenes: groups.count { $0.flatMap(\.genes).distinct == genes } > 1,
        requirement: requirement(of: group), name: group.map(\.text).joined(separator: " OR "))
    }
  }

  private static func atoms(of parts: [AlterationPattern]) -> [AlterationAtom]? {
    let atoms = parts.compactMap { part -> AlterationAtom? in
      guard case .atom(let atom) = part else { return nil }
      return atom
    }
    return atoms.count == parts.count ? atoms : nil
  }

  /// The kind of data that the marker needs.
  private static func requirement(of atoms: [AlterationAtom]) -> KnowledgeFacts.AskedMarker.Requirement {
    let needed = Set(atoms.map(\.requirement))
    if needed.contains(.microsatelliteTest) { return .microsatellites }
    if needed.contains(.mutationalBurden) || needed.contains(.bloodBurden) { return .burden }
    if needed.contains(.smallVariants) { return .smallVariants }
    if needed.contains(.copyNumber) { return .copyNumber }
    if needed.contains(.fusions) { return .fusions }
    return .assay
  }
}

extension MarkerGroup {
  /// In words: `ALK fusion` for `v::ALK Fusion OR ?::ALK Fusion`.
  var message: Message {
    switch requirement {
    case .microsatellites: return Message(CompositionMessage.markerInstability)
    case .burden: return Message(CompositionMessage.markerBurden)
    case .fusions: return fusionMessage
    case .copyNumber, .assay: return singleMessage ?? changesMessage
    case .smallVariants: return changesMessage
    }
  }

  private var fusionMessage: Message {
    let named = atoms.compactMap { atom -> String? in
      guard case .fusion(let fusion) = atom.kind, fusion.genes.count == 2 else { return nil }
      return fusion.genes.joined(separator: "::")
    }
    return Message(
      CompositionMessage.markerFusion, ["gene": (named.isEmpty ? genes : named).distinct.joined(separator: ", ")])
  }

  private var singleMessage: Message? {
    guard atoms.count == 1, let gene = atoms[0].gene else { return nil }
    switch atoms[0].kind {
    case .amplification: return Message(CompositionMessage.markerAmplification, ["gene": gene])
    case .expression(.over, _): return Message(CompositionMessage.markerOverexpression, ["gene": gene])
    default: return nil
    }
  }

  /// Up to three changes by name, as sources write them; of more their number.
  private var changesMessage: Message {
    guard genes.count == 1, atoms.count > 1 else {
      return Message(CompositionMessage.markerChange, ["change": name])
    }
    guard atoms.count <= Self.mostNamed else {
      return Message(CompositionMessage.markerManyChanges, ["gene": genes[0], "count": "\(atoms.count)"])
    }
    let changes = atoms.map {
      $0.text.hasPrefix(genes[0] + " ") ? String($0.text.dropFirst(genes[0].count + 1)) : $0.text
    }
    return Message(
      CompositionMessage.markerChanges, ["gene": genes[0], "changes": changes.joined(separator: ", ")])
  }

  private static let mostNamed = 3
}
