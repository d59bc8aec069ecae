package import OncologyCore

/// One statement of a source: with this alteration, in this disease, this is said.
///
/// A class, because thousands of them are held and passed on and none is ever changed.
package final class EvidenceItem: Sendable {
  /// `civic`, `moalmanac`, `approvals`.
  package let source: String
  package let id: String
  /// Number of its pattern in the release's list of distinct patterns.
  package let pattern: Int
  /// The disease in the source's words.
  package let disease: String
  package let tumorTypes: TumorTypeScope
  package let requiredStates: [RequiredState]
  package let therapies: [String]
  package let interaction: TherapyInteraction?
  package let kind: EvidenceKind
  package let direction: EvidenceDirection
  package let significance: EvidenceSignificance
  /// The source's own level, verbatim.
  package let level: String
  package let rating: Int?
  /// The source's own word.
  package let origin: String
  package let citations: [String]
  package let trials: [String]
  package let reviewed: String?
  package let flagged: Bool
  package let approval: ApprovalDetails?
  package let escat: ESCATTier?
  package let escatCitation: String?

  init(
    source: String, id: String, pattern: Int, disease: String, tumorTypes: TumorTypeScope,
    requiredStates: [RequiredState], therapies: [String], interaction: TherapyInteraction?, kind: EvidenceKind,
    direction: EvidenceDirection, significance: EvidenceSignificance, level: String, rating: Int? = nil,
    origin: String, citations: [String], trials: [String], reviewed: String?, flagged: Bool,
    approval: ApprovalDetails? = nil, escat: ESCATTier? = nil, escatCitation: String? = nil
  ) {
    self.source = source
    self.id = id
    self.pattern = pattern
    self.disease = disease
    self.tumorTypes = tumorTypes
    self.requiredStates = requiredStates
    self.therapies = therapies
    self.interaction = interaction
    self.kind = kind
    self.direction = direction
    self.significance = significance
    self.level = level
    self.rating = rating
    self.origin = origin
    self.citations = citations
    self.trials = trials
    self.reviewed = reviewed
    self.flagged = flagged
    self.approval = approval
    self.escat = escat
    self.escatCitation = escatCitation
  }

  /// Where the item's statement can be read.
  package var url: String? {
    source == "civic" ? "https://civicdb.org/links/evidence_items/\(id)" : nil
  }

  /// `civic:1409`.
  package var key: String { "\(source):\(id)" }
}

/// A fact that the record must state before an item speaks of the patient: `HER2=positive`, `PDL1_CPS>=1`.
package struct RequiredState: Hashable, Sendable {
  package let biomarker: String
  /// As written after the sign: `positive`, or `>=1` with its sign.
  package let state: String

  package init(biomarker: String, state: String) {
    self.biomarker = biomarker
    self.state = state
  }

  /// Reads `HER2=positive` and `PDL1_CPS>=1`; `nil` for anything else.
  package init?(text: some StringProtocol) {
    guard let sign = text.firstIndex(where: { $0 == "=" || $0 == ">" || $0 == "<" }), sign != text.startIndex else {
      return nil
    }
    biomarker = String(text[..<sign])
    let value = text[sign] == "=" ? text[text.index(after: sign)...] : text[sign...]
    guard !value.isEmpty else { return nil }
    state = String(value)
  }
}
