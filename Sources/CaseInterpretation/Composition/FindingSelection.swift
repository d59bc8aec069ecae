import OncologyCore

/// Chooses which findings the report shows in full, and says of each what its significance is.
///
/// In full: what an item matches, what is oncogenic or likely so or at a hotspot, every fusion, amplification and deep deletion of a gene
/// that knowledge speaks of, and what a person reclassified. Every other protein-changing variant is listed in short; the
/// rest is counted in the section on what was left out.
struct FindingSelection {
  let profile: TumorProfile
  let matches: [EvidenceMatch]
  let oncogenicity: [FindingID: Oncogenicity]
  let overrides: [FindingID: Override]
  let knowledge: any OncogenicityKnowledge

  struct Result {
    var findings: [InterpretedFinding] = []
    var others: [OtherVariant] = []
    /// Copy-number calls that no item speaks of.
    var silentCopyNumber = 0
    /// Variants that do not alter a protein or an essential splice site and that nothing matches.
    var notAltering = 0
  }

  func select() -> Result {
    let byFinding = matchesByFinding()
    var result = Result()
    for variant in profile.variants { add(variant, byFinding[variant.id] ?? [], to: &result) }
    for finding in profile.copyNumber { add(finding, byFinding[finding.id] ?? [], to: &result) }
    for fusion in profile.fusions { add(fusion, byFinding[fusion.id] ?? [], to: &result) }
    for expression in profile.expression {
      guard let items = byFinding[expression.id], !items.isEmpty else { continue }
      var shown = InterpretedFinding(
        id: expression.id, kind: .expression, label: expression.label, gene: expression.gene,
        expression: expression)
      judge(&shown, items, isOncogenic: false)
      result.findings.append(shown)
    }
    addBiomarkers(byFinding, to: &result)
    result.findings.sort(by: FindingOrder.precedes)
    return result
  }

  /// Criteria that rest on a residue's being mutated in many tumours (ClinGen/CGC/VICC 2022, table 2).
  private static let hotspotCriteria: Set = ["OS3", "OM3", "OP3"]

  /// The protein change cannot be told for want of sequence: counted under that, not among what changes nothing.
  private static func isUnknown(_ effect: TranscriptEffect) -> Bool {
    effect.protein == nil && effect.consequences.contains(.codingSequenceVariant)
  }

  private func matchesByFinding() -> [FindingID: [EvidenceMatch]] {
    var grouped: [FindingID: [EvidenceMatch]] = [:]
    for match in matches {
      for finding in Set(match.findings) { grouped[finding, default: []].append(match) }
    }
    return grouped
  }

  private func add(_ variant: VariantFinding, _ items: [EvidenceMatch], to result: inout Result) {
    let alters = variant.effect?.consequences.contains(where: \.altersProductOrEssentialSplice) == true
    if isShown(variant, hasItems: !items.isEmpty, alters: alters) {
      result.findings.append(shown(variant, items))
    } else if alters, let effect = variant.effect, let worst = effect.mostSevere {
      result.others.append(
        OtherVariant(
          id: variant.id, gene: effect.gene, change: effect.changeLabel, consequence: worst,
          alleleFraction: variant.call.alleleFraction, points: oncogenicity[variant.id]?.points))
    } else if let effect = variant.effect, !Self.isUnknown(effect) {
      result.notAltering += 1
    }
  }

  /// As a person reclassified it, else by the points.
  private func classification(of id: FindingID) -> Oncogenicity.Classification? {
    overrides[id]?.value ?? oncogenicity[id]?.classification
  }

  private func isOncogenic(_ id: FindingID) -> Bool {
    let classification = classification(of: id)
    return classification == .oncogenic || classification == .likelyOncogenic
  }

  private func isShown(_ variant: VariantFinding, hasItems: Bool, alters: Bool) -> Bool {
    let isHotspot = oncogenicity[variant.id]?.met.contains { Self.hotspotCriteria.contains($0.code) } == true
    return hasItems || isOncogenic(variant.id) || isHotspot || overrides[variant.id] != nil
      || (variant.call.origin == .germline && alters)
  }

  private func shown(_ variant: VariantFinding, _ items: [EvidenceMatch]) -> InterpretedFinding {
    let judged = oncogenicity[variant.id]
    let gene = variant.effect?.gene
    var shown = InterpretedFinding(
      id: variant.id, kind: .smallVariant, label: variant.label, gene: gene,
      geneRole: gene.flatMap { knowledge.role(of: $0)?.role }, variant: variant, oncogenicity: judged,
      notes: variant.notes, hotspots: gene.map { knowledge.hotspots(in: $0) } ?? [])
    if var override = overrides[variant.id] {
      override.replaced = judged?.classification
      shown.override = override
      shown.notes.append(Message(CompositionMessage.reviewByPerson, ["author": override.author]))
    }
    judge(&shown, items, isOncogenic: isOncogenic(variant.id))
    let classification = classification(of: variant.id)
    if shown.significance == .unknownSignificance, classification == .benign || classification == .likelyBenign {
      shown.significance = .likelyBenign
    }
    if variant.call.origin == .germline {
      shown.notes.append(Message(CompositionMessage.germlineNotClassified))
      if shown.significance == .unknownSignificance { shown.significance = .toConfirm }
    }
    return shown
  }

  private func add(_ finding: CopyNumberFinding, _ items: [EvidenceMatch], to result: inout Result) {
    let isStrong = finding.call == .amplification || finding.call == .deepDeletion
    guard !items.isEmpty || (isStrong && knowledge.role(of: finding.gene) != nil) else {
      result.silentCopyNumber += 1
      return
    }
    var shown = InterpretedFinding(
      id: finding.id, kind: .copyNumber, label: finding.label, gene: finding.gene,
      geneRole: knowledge.role(of: finding.gene)?.role, copyNumber: finding)
    judge(&shown, items, isOncogenic: false)
    result.findings.append(shown)
  }

  /// Every fusion is listed; one that does not matter by `FusionRelevance` stands among those of unknown significance.
  private func add(_ fusion: FusionFinding, _ items: [EvidenceMatch], to result: inout Result) {
    var shown = InterpretedFinding(
      id: fusion.id, kind: .fusion, label: fusion.label, gene: fusion.call.genes.last, fusion: fusion)
    judge(&shown, items, isOncogenic: false)
    let matters = FusionRelevance(knowledge: knowledge).matters(fusion, hasEvidence: !items.isEmpty)
    if matters, !fusion.doubts.isEmpty { shown.significance = .toConfirm }
    result.findings.append(shown)
  }

  /// Burden, microsatellites and states from the record, where an item speaks of them.
  private func addBiomarkers(_ byFinding: [FindingID: [EvidenceMatch]], to result: inout Result) {
    // Whatever else a match names is listed by now.
    let rest = Set(byFinding.keys).subtracting(result.findings.lazy.map(\.id))
    for id in rest.sorted() {
      guard let label = Self.label(of: id, in: byFinding[id] ?? []) else { continue }
      var shown = InterpretedFinding(id: id, kind: .biomarker, label: label, biomarker: label)
      judge(&shown, byFinding[id] ?? [], isOncogenic: false)
      result.findings.append(shown)
    }
  }

  /// What matches call the finding by itself: an item on several findings names them all, in their order.
  private static func label(of id: FindingID, in items: [EvidenceMatch]) -> String? {
    if let alone = items.first(where: { $0.findings == [id] }) { return alone.alteration }
    for item in items {
      let names = item.alteration.split(separator: ", ")
      if names.count == item.findings.count, let place = item.findings.firstIndex(of: id) {
        return String(names[place])
      }
    }
    return items.first?.alteration
  }

  /// Best level of each kind, and the one word on significance.
  private func judge(_ finding: inout InterpretedFinding, _ items: [EvidenceMatch], isOncogenic: Bool) {
    let best = { (kind: EvidenceKind) in items.filter { $0.kind == kind }.compactMap(\.ampLevel).min() }
    finding.therapeuticLevel = best(.therapeutic)
    finding.diagnosticLevel = best(.diagnostic)
    finding.prognosticLevel = best(.prognostic)
    let level = [finding.therapeuticLevel, finding.diagnosticLevel, finding.prognosticLevel].compactMap { $0 }.min()
    switch level?.tier {
    case .one: finding.significance = .tierI
    case .two: finding.significance = .tierII
    default:
      if isOncogenic {
        finding.significance = .oncogenicWithoutTier
      } else if !items.isEmpty {
        finding.significance = .evidenceWithoutTier
      }
    }
  }
}

/// Tier first, then oncogenic, then what is left; within that level, gene and identifier.
enum FindingOrder {
  static func precedes(_ left: InterpretedFinding, _ right: InterpretedFinding) -> Bool {
    let (a, b) = (rank(left), rank(right))
    if a != b { return a < b }
    let (c, d) = (left.therapeuticLevel?.rawValue ?? "Z", right.therapeuticLevel?.rawValue ?? "Z")
    if c != d { return c < d }
    let (p, q) = (left.oncogenicity?.points ?? -99, right.oncogenicity?.points ?? -99)
    if p != q { return p > q }
    return (left.label, left.id) < (right.label, right.id)
  }

  private static func rank(_ finding: InterpretedFinding) -> Int {
    switch finding.significance {
    case .tierI: return 0
    case .tierII: return 1
    case .oncogenicWithoutTier: return 2
    case .toConfirm: return 3
    case .evidenceWithoutTier: return 4
    case .unknownSignificance: return 5
    case .likelyBenign: return 6
    }
  }
}
