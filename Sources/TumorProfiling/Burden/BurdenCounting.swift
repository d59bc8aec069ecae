import OncologyCore

/// Which variants count towards mutational burden.
package struct BurdenCounting: Hashable, Sendable {
  package var name: Name
  package var countsSynonymous: Bool
  /// Lowest allele fraction that counts; `nil` for no limit.
  package var minimumAlleleFraction: Double?

  package enum Name: String, Sendable { case codingAtFivePercent, coding, nonSynonymous }

  /// Coding substitutions and indels, synonymous ones included, at an allele fraction of 5 % or more: the counting part
  /// of FoundationOne CDx's rule, to which the threshold of 10 per megabase belongs. That assay has its own panel and
  /// filters, so this rule alone is not equivalent to it.
  package static let codingAtFivePercent = BurdenCounting(
    name: .codingAtFivePercent, countsSynonymous: true, minimumAlleleFraction: 0.05)
  /// All coding substitutions and indels without a limit on the allele fraction (PCGR's `coding_and_silent`).
  package static let coding = BurdenCounting(name: .coding, countsSynonymous: true, minimumAlleleFraction: nil)
  /// Changes of the protein only.
  package static let nonSynonymous = BurdenCounting(
    name: .nonSynonymous, countsSynonymous: false, minimumAlleleFraction: nil)

  var message: Message {
    switch name {
    case .codingAtFivePercent: Message(ProfilingMessage.burdenRuleCodingAtFivePercent)
    case .coding: Message(ProfilingMessage.burdenRuleCoding)
    case .nonSynonymous: Message(ProfilingMessage.burdenRuleNonSynonymous)
    }
  }

  /// Whether the variant counts; a variant without an allele fraction passes the limit (and is counted apart).
  func counts(_ variant: VariantFinding) -> Bool {
    guard Self.mayCount(variant), let term = variant.effect?.consequences.first(where: \.isCoding) else { return false }
    if !countsSynonymous, !term.altersProductOrEssentialSplice { return false }
    if let minimumAlleleFraction, let fraction = variant.call.alleleFraction {
      return fraction >= minimumAlleleFraction
    }
    return true
  }

  /// Not germline, and on an autosome or a sex chromosome: the mitochondrion is no part of an exome's size.
  static func mayCount(_ variant: VariantFinding) -> Bool {
    guard variant.call.origin != .germline, let rank = variant.call.allele.contig.primaryRank else { return false }
    return rank < 25
  }
}
