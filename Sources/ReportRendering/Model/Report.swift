package import OncologyCore

/// All that the page shows, in the words in which it shows it. `report.json`.
///
/// A list that is empty is said to be empty by the page; what was not assessed is a row that says so.
package struct Report: VersionedDocument, Hashable {
  package static let schema = "sextant.report"
  package static let schemaVersion = SchemaVersion(1, 1)

  /// BCP 47: the language of every text in it.
  package var language: String
  package var header: Header
  /// The answer in sentences, most important first, then the warnings that stand beside it.
  package var answer: [Sentence]
  package var warnings: [String]
  package var measures: [Measure]
  package var options: [Option]
  package var findings: [Finding]
  package var germline: Germline
  package var pertinentNegatives: [PertinentNegativeRow]
  package var nextTests: [String]
  package var contradictions: [ContradictionRow]
  package var nearMisses: [NearMissGroup]
  package var otherVariants: [OtherVariantRow]
  package var leftOut: [LeftOutRow]
  package var figures: Figures
  package var overrides: [OverrideRow]
  package var inputNotes: [InputNote]
  package var provenance: Provenance
  package var legend: [LegendGroup]
  package var patientPage: PatientPage
}

/// A label and what stands beside it.
package struct Fact: Codable, Hashable, Sendable {
  package var label: String
  package var value: String
  /// Whether the value is that nothing was stated or assessed.
  package var isMissing: Bool

  init(_ label: String, _ value: String, isMissing: Bool = false) {
    self.label = label
    self.value = value
    self.isMissing = isMissing
  }
}

extension Report {
  /// A sentence, and which parts of it carry the facts, in their order.
  package struct Sentence: Codable, Hashable, Sendable {
    package var text: String
    package var strong: [String]
  }

  package struct Header: Codable, Hashable, Sendable {
    package var caseID: String
    package var title: String
    package var tumorTypeCode: String
    package var tumorTypeName: String
    /// From the patient's type up to the root: codes, as the knowledge release names them.
    package var tumorTypeLineage: [String]
    /// One line: sex, age, line of therapy, performance status, specimen, build.
    package var summary: [String]
    package var patient: [Fact]
    package var specimen: [Fact]
    package var assay: [Fact]
    package var reportDate: String
    /// That it is a draft until a person signs it, and what it is not for.
    package var draftStatus: String
    package var intendedUse: String
  }

  /// One number of the strip, with its limits and its rule.
  package struct Measure: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
      case burden, microsatellites, purity, variants, copyNumber, fusions
    }
    package enum State: String, Codable, Sendable, CaseIterable { case measured, notAssessed, notComputable, attention }
    package var kind: Kind
    package var label: String
    package var value: String
    package var state: State
    package var details: [String]
  }

  /// The AMP/ASCO/CAP tier with its level, as `I-A`.
  package struct TierMark: Codable, Hashable, Sendable {
    package var tier: String
    package var level: String
    package var text: String { "\(tier)-\(level)" }
  }

  package struct FindingReference: Codable, Hashable, Sendable {
    package var id: FindingID
    package var label: String
  }

  /// An item of evidence that is shown elsewhere on the page, by its key and, where it matched more than one finding
  /// differently, the finding under which it stands.
  package struct EvidenceReference: Codable, Hashable, Sendable {
    package var key: String
    package var label: String
    package var finding: FindingID
  }

  package struct Option: Codable, Hashable, Sendable {
    package var id: String
    package var stance: TreatmentOption.Stance
    package var stanceText: String
    package var tier: TierMark?
    package var escat: String?
    package var therapy: String
    package var because: [FindingReference]
    /// How many items speak for it and against it, in words.
    package var strength: [String]
    package var conditions: [String]
    package var cautions: [String]
    package var reasons: [String]
    package var supporting: [EvidenceReference]
    package var opposing: [EvidenceReference]
    package var withoutTier: [EvidenceReference]
    /// Whether it stands on the first page; the others follow in a fold.
    package var isLeading: Bool
  }

  package var nearMissCount: Int { nearMisses.reduce(0) { $0 + $1.count } }
}

package struct PertinentNegativeRow: Codable, Hashable, Sendable {
  package var name: String
  package var status: PertinentNegative.Status
  package var statusText: String
  package var reason: String
}

package struct ContradictionRow: Codable, Hashable, Sendable {
  package var text: String
  package var findings: [Report.FindingReference]
}

/// Items that came near because of the same findings.
package struct NearMissGroup: Codable, Hashable, Sendable {
  package struct Item: Codable, Hashable, Sendable {
    package var link: Report.EvidenceItem.Link
    package var sourceLevel: String
    /// What it speaks of, in words: kind, therapies, tumour type.
    package var subject: String
  }

  /// One pattern and why it does not apply, with the items that have it.
  package struct Row: Codable, Hashable, Sendable {
    package var pattern: String
    package var reason: String
    package var items: [Item]
  }

  package var findings: [Report.FindingReference]
  package var count: Int
  package var rows: [Row]
}

package struct OtherVariantRow: Codable, Hashable, Sendable {
  package var id: FindingID
  package var gene: String
  package var change: String
  package var consequence: String
  package var alleleFraction: String
  package var points: String
}

package struct LeftOutRow: Codable, Hashable, Sendable {
  package var text: String
  package var count: Int
  package var countText: String
  package var examples: [String]
  /// How many more there are than the examples; nothing where all are listed.
  package var more: String?
}

package struct OverrideRow: Codable, Hashable, Sendable {
  package var finding: Report.FindingReference
  package var value: String
  package var replaced: String
  package var reason: String
  package var author: String
  package var date: String
}

package struct InputNote: Codable, Hashable, Sendable {
  package var severity: Diagnostic.Severity
  package var severityText: String
  package var text: String
  package var place: String?
  package var count: String?
}

package struct LegendGroup: Codable, Hashable, Sendable {
  package var title: String
  package var entries: [Fact]
}

package struct PatientPage: Codable, Hashable, Sendable {
  package struct Part: Codable, Hashable, Sendable {
    package var title: String
    package var paragraphs: [String]
    package var points: [String]
  }
  package var title: String
  package var introduction: [String]
  package var parts: [Part]
}

package struct Germline: Codable, Hashable, Sendable {
  package var status: String
  package var consent: String
  package var policy: String
  package var findings: [Report.FindingReference]
  package var referrals: [String]
  package var notes: [String]
}
