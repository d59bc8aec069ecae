package import OncologyCore

/// One statement of a source: with this alteration, in this disease, this is said.
package struct EvidenceItem: Sendable {
  /// `civic`, `moalmanac`, `approvals`.
  package var source: String
  package var id: String
  /// Number of its pattern in the release's list of distinct patterns.
  package var pattern: Int
  /// The disease in the source's words.
  package var disease: String
  package var tumorTypes: TumorTypeScope
  package var requiredStates: [RequiredState]
  package var therapies: [String]
  package var interaction: TherapyInteraction?
  package var kind: EvidenceKind
  package var direction: EvidenceDirection
  package var significance: EvidenceSignificance
  /// The source's own level, verbatim.
  package var level: String
  package var rating: Int?
  /// The source's own word.
  package var origin: String
  package var citations: [String]
  package var trials: [String]
  package var reviewed: String?
  package var flagged: Bool
  package var approval: ApprovalDetails?
  package var escat: ESCATTier?
  package var escatCitation: String?

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
