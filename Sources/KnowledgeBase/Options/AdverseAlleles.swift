import OncologyCore

/// Alleles of this patient that are known for an adverse response to a drug (DPYD and fluoropyrimidines), for the options
/// that hold it: alone, in a regimen, or in a class that is named for it.
struct AdverseAlleles {
  private struct Allele {
    let drugs: [String]
    let alteration: String
    let item: String
    /// The item is on two copies of the allele, and one was found.
    let isOneCopy: Bool
  }

  private let therapies: TherapyCatalogue
  private var alleles: [Allele] = []

  init(therapies: TherapyCatalogue) { self.therapies = therapies }

  mutating func add(_ match: EvidenceMatch, drugs: [String]) {
    guard match.significance == .adverseResponse, match.direction == .supports, !match.flagged else { return }
    alleles.append(Allele(drugs: drugs, alteration: match.alteration, item: match.key, isOneCopy: false))
  }

  /// - Parameter alteration: the label of the allele that was found on one copy.
  mutating func add(oneCopyOf item: ExcludedEvidence, alteration: String, drugs: [String]) {
    alleles.append(Allele(drugs: drugs, alteration: alteration, item: item.key, isOneCopy: true))
  }

  /// What is to be minded of an option with these drugs.
  func messages(for drugs: [String]) -> [Message] {
    let bearing = alleles.filter { allele in
      !allele.drugs.isEmpty && allele.drugs.allSatisfy { adverse in drugs.contains { holds($0, adverse) } }
    }
    return [false, true].flatMap { isOneCopy in
      bearing.filter { $0.isOneCopy == isOneCopy }.map(\.alteration).uniqued().map { alteration in
        let own = bearing.filter { $0.isOneCopy == isOneCopy && $0.alteration == alteration }
        return Message(
          isOneCopy ? KnowledgeMessage.optionAdverseOneCopy : .optionHoldsAdverse,
          [
            "alteration": alteration, "therapies": own.flatMap(\.drugs).uniqued().sorted().joined(separator: ", "),
            "items": own.map(\.item).uniqued().joined(separator: ", "),
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
