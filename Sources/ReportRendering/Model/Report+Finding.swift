package import OncologyCore

extension Report {
  /// A finding as a row of the table and, opened, with all that is known of it.
  package struct Finding: Codable, Hashable, Sendable {
    package struct Criterion: Codable, Hashable, Sendable {
      package var code: String
      package var name: String
      package var points: Int
      package var reason: String
    }

    package struct Oncogenicity: Codable, Hashable, Sendable {
      package var classification: OncologyCore.Oncogenicity.Classification
      /// The class in words, or that it is not assignable.
      package var text: String
      package var points: Int
      /// The points, what they rest on, and which criteria were not judged.
      package var basis: String
      package var isClassOpen: Bool
      package var met: [Criterion]
      package var notJudged: [Criterion]
    }

    /// A best level of one kind of significance: `Therapeutic: I-A`.
    package struct Level: Codable, Hashable, Sendable {
      package var kind: EvidenceKind
      package var kindText: String
      package var tier: TierMark
    }

    package var id: FindingID
    package var kind: InterpretedFinding.Kind
    package var label: String
    package var gene: String?
    /// The change in short, then the names by which it is known, each a line: protein, coding, transcript, genome.
    package var change: String
    package var names: [String]
    package var consequence: String
    /// Allele fraction, copies or reads: what was measured, for the row.
    package var measured: String
    package var reads: String
    package var alleleStatus: String?
    package var origin: VariantOrigin?
    package var significance: InterpretedFinding.Significance
    package var significanceText: String
    /// Whether it stands among the findings that matter; the others follow in a fold.
    package var matters: Bool
    package var levels: [Level]
    package var oncogenicity: Oncogenicity?
    package var override: OverrideRow?
    package var facts: [Fact]
    package var notes: [String]
    package var evidence: [EvidenceGroup]
    /// Items that are shown in full under another finding.
    package var evidenceElsewhere: [EvidenceReference]
  }

  /// Items of one kind under one finding.
  package struct EvidenceGroup: Codable, Hashable, Sendable {
    package var kind: EvidenceKind
    package var title: String
    /// Whether it stands open and is printed: it speaks of this tumour type and gives a tier.
    package var isMain: Bool
    package var items: [EvidenceItem]
  }

  package struct EvidenceItem: Codable, Hashable, Sendable {
    package struct Link: Codable, Hashable, Sendable {
      package var text: String
      /// `http` or `https`; nothing where the text has no address.
      package var url: String?
    }

    package var key: String
    package var label: String
    /// The finding under which it is shown, and all that it needs.
    package var finding: FindingID
    package var findings: [FindingReference]
    package var pattern: String
    package var tier: TierMark?
    package var escat: String?
    package var escatCitation: Link?
    package var direction: EvidenceDirection
    package var significance: EvidenceSignificance
    /// What it says, in words: `Sensitivity to Encorafenib + Cetuximab`.
    package var claim: String
    package var disease: String
    package var relation: TumorTypeRelation
    package var relationText: String
    package var sourceLevel: String
    package var rating: String?
    package var origin: String?
    package var states: [String]
    package var isFlagged: Bool
    package var link: Link
    package var citations: [Link]
    package var trials: [Link]
    package var reviewed: String?
    package var approval: [Fact]
    package var joined: [String]
    package var reasons: [String]
  }
}
