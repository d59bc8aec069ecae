import OncologyCore

/// A dbSNP number that a file gives to a variant at another place, or with another reference base, than the number stands
/// for: told, and never used. Another alternative at the same place is none: dbSNP gives all of them one number.
struct IdentifierRule {
  /// Substitutions of the case's build by the number that stands for them, lower case.
  let known: [String: GenomicAllele]

  func contradictions(_ variants: [VariantFinding]) -> [Contradiction] {
    guard !known.isEmpty else { return [] }
    return variants.flatMap { variant in
      variant.call.identifiers.compactMap { identifier -> Contradiction? in
        guard let expected = known[identifier.lowercased()], !isSamePlace(variant.call.allele, expected) else {
          return nil
        }
        return Contradiction(
          Message(
            ProfilingMessage.identifierDisagrees,
            ["identifier": identifier, "allele": "\(variant.call.allele)", "expected": "\(expected)"]),
          findings: [variant.id])
      }
    }
  }

  private func isSamePlace(_ allele: GenomicAllele, _ expected: GenomicAllele) -> Bool {
    let trimmed = allele.parsimonious
    return trimmed.contig == expected.contig && trimmed.position == expected.position
      && trimmed.reference.hasPrefix(expected.reference)
  }
}
