package import OncologyCore

/// AMP/ASCO/CAP 2017 levels (PMC5707196, table 3) from a source's own level. CIViC's letters are not AMP's: the table is
/// in `Documentation/Methods/evidence-and-tiers.md`, and each match keeps the source's level beside ours.
///
/// | source level | same tumour | other tumour |
/// | --- | --- | --- |
/// | approval or guideline | A | C |
/// | validated (CIViC A) | A where an approval or guideline is named, else B | C |
/// | clinical (CIViC B) | B with consensus (`ConsensusRule`), else C | D |
/// | case (CIViC C), preclinical (D) | D | D |
/// | inferential (E) | none | none |
package enum AMPLevelRule {
  /// What a source's level means, whatever it calls it.
  package enum Strength: String, Sendable, CaseIterable {
    case approval, validated, clinical, caseStudy, preclinical, inferential
  }

  /// The strength of a source's level; `nil` for a word that the source is not known to use.
  package static func strength(source: String, level: String) -> Strength? {
    switch source {
    case "approvals": return .approval
    case "moalmanac": return moalmanac[level]
    default: return civic[level]
    }
  }

  private static let civic: [String: Strength] = [
    "A": .validated, "B": .clinical, "C": .caseStudy, "D": .preclinical, "E": .inferential,
  ]
  /// The Molecular Oncology Almanac's predictive implications (its curation procedure, github.com/vanallenlab/moalmanac-db
  /// docs/sop.md). Its "clinical evidence" may be one report, hence a case.
  private static let moalmanac: [String: Strength] = [
    "FDA-Approved": .approval, "Guideline": .approval, "Clinical trial": .clinical, "Clinical evidence": .caseStudy,
    "Preclinical": .preclinical, "Inferential": .inferential,
  ]

  /// What the level rests on besides the source's own.
  package struct Support: Sendable {
    package var isApprovalNamed: Bool
    package var isConsensusReached: Bool
    package init(isApprovalNamed: Bool, isConsensusReached: Bool) {
      self.isApprovalNamed = isApprovalNamed
      self.isConsensusReached = isConsensusReached
    }
  }

  /// The level and the reason for it; no level for what is inferential.
  package static func level(
    _ strength: Strength, isSameTumor: Bool, support: Support
  ) -> (level: AMPLevel?, reason: KnowledgeMessage) {
    switch (strength, isSameTumor) {
    case (.approval, true): return (.a, .approvedHere)
    case (.validated, true):
      return support.isApprovalNamed ? (.a, .approvalNamed) : (.b, .noApprovalNamed)
    case (.clinical, true):
      return support.isConsensusReached ? (.b, .consensusReached) : (.c, .consensusNotReached)
    case (.approval, false), (.validated, false): return (.c, .otherTumorApproved)
    case (.caseStudy, true): return (.d, .caseStudy)
    case (.preclinical, true): return (.d, .preclinical)
    case (.clinical, false), (.caseStudy, false), (.preclinical, false): return (.d, .otherTumor)
    case (.inferential, _): return (nil, .withheldInferential)
    }
  }
}
