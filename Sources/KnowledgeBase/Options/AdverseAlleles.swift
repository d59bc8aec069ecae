import OncologyCore

/// Alleles of this patient that are known for an adverse response to a drug (DPYD and fluoropyrimidines), for the options
/// that hold it: alone, in a regimen, or in a class that is named for it.
struct AdverseAlleles {
  private enum Basis: CaseIterable {
    case matched
    /// The item is on two copies of the allele, and one was found.
    case oneCopy
    /// The item is on two copies of the allele, and on how many it lies is not told.
    case copiesUnknown
    /// It stands in the tumour's list, and may be inherited.
    case possiblyInherited

    var message: KnowledgeMessage {
      switch self {
      case .matched: return .optionHoldsAdverse
      case .oneCopy: return .optionAdverseOneCopy
      case .copiesUnknown: return .optionAdverseCopiesUnknown
      case .possiblyInherited: return .optionAdversePossible
      }
    }
  }

  private struct Allele {
    let drugs: [String]
    let alteration: String
    let item: String
    let basis: Basis
  }

  private let therapies: TherapyCatalogue
  private var alleles: [Allele] = []

  init(therapies: TherapyCatalogue) { self.therapies = therapies }

  mutating func add(_ match: EvidenceMatch, drugs: [String]) {
    guard match.significance == .adverseResponse, match.direction == .supports, !match.flagged else { return }
    alleles.append(Allele(drugs: drugs, alteration: match.alteration, item: match.key, basis: .matched))
  }

  /// An item on both copies of an allele of which one was found, or of which it is not told on how many it lies.
  ///
  /// - Parameter alteration: the label of the allele that was found.
  mutating func add(notOnBothCopies item: ExcludedEvidence, alteration: String, drugs: [String]) {
    let basis: Basis = item.cause == .needsCopies ? .copiesUnknown : .oneCopy
    alleles.append(Allele(drugs: drugs, alteration: alteration, item: item.key, basis: basis))
  }

  /// Alleles of these items that stand in the tumour's list: whether they are inherited is not known.
  mutating func add(inTumorOf profile: TumorProfile, items: [EvidenceItem], knowledge: KnowledgeRelease) {
    for item in items {
      let asked = knowledge.patterns[item.pattern].pattern.atoms.compactMap(InheritedAllele.init)
      for number in profile.variants.indices {
        guard
          asked.contains(where: { $0.isFound(in: profile.variants[number].call, assembly: profile.summary.assembly) })
        else { continue }
        let label = profile.variants[number].label
        for drug in item.therapies {
          alleles.append(
            Allele(drugs: therapies.drugs(of: [drug]), alteration: label, item: item.key, basis: .possiblyInherited))
        }
      }
    }
  }

  /// What is to be minded of an option with these drugs.
  func messages(for drugs: [String]) -> [Message] {
    let bearing = alleles.filter { allele in
      !allele.drugs.isEmpty && allele.drugs.allSatisfy { adverse in drugs.contains { holds($0, adverse) } }
    }
    return Basis.allCases.flatMap { basis in
      bearing.filter { $0.basis == basis }.map(\.alteration).distinct.map { alteration in
        let own = bearing.filter { $0.basis == basis && $0.alteration == alteration }
        return Message(
          basis.message,
          [
            "alteration": alteration, "therapies": own.flatMap(\.drugs).distinct.sorted().joined(separator: ", "),
            "items": own.map(\.item).distinct.joined(separator: ", "),
          ])
      }
    }
  }

  private func holds(_ drug: String, _ adverse: String) -> Bool {
    if drug == adverse || therapies.isClass(drug, holding: adverse) { return true }
    let term = TherapyTerm.all.first { $0.words == drug.lowercased() }
    return therapies.isClass(drug) && term?.covers(adverse, in: therapies) == true
  }
}

/// An allele that an item names by dbSNP identifier or as a star allele, on one copy or two.
private struct InheritedAllele {
  private let identifier: String
  private let definition: StarAllele.Definition?

  init?(_ atom: AlterationAtom) {
    var kind = atom.kind
    if case .homozygous(let inner) = kind { kind = inner }
    switch kind {
    case .dbSNP(let name):
      identifier = name
      definition = nil
    case .starAllele(let name):
      guard let gene = atom.gene, let found = StarAllele.definition(gene: gene, allele: name) else { return nil }
      identifier = found.dbSNP
      definition = found
    default: return nil
    }
  }

  /// Germline calls are asked by the items themselves.
  func isFound(in call: SmallVariantCall, assembly: Assembly) -> Bool {
    guard call.origin != .germline else { return false }
    if call.identifiers.contains(identifier) { return true }
    guard let definition else { return false }
    return call.allele == (assembly == .grch37 ? definition.grch37 : definition.grch38)
  }
}
