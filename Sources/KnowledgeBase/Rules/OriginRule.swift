import OncologyCore

/// `Rare Germline` and `Common Germline` items match germline findings only, and somatic items never do. A tumour-only
/// call has unknown origin: a somatic item matches it with that said; a germline item does not, and asks to confirm it.
enum OriginRule {
  enum Scope: Int, CaseIterable, Sendable {
    case somatic, germline, any
  }

  /// What an item's own word for the origin means. `N/A`, `Unknown`, `Mixed`, `Combined` ask for none.
  static func scope(ofItemWithOrigin word: String) -> Scope {
    switch word.lowercased() {
    case "somatic": return .somatic
    case "rare germline", "common germline", "germline": return .germline
    default: return .any
    }
  }

  static func isInScope(_ origin: VariantOrigin, _ scope: Scope) -> Bool {
    switch scope {
    case .any: return true
    case .somatic: return origin != .germline
    case .germline: return origin == .germline
    }
  }

  /// Why an item that the alteration would match is left out for its origin.
  static func exclusion(
    item scope: Scope, origins: Set<VariantOrigin>, itemOrigin: String, findings: [FindingID]
  ) -> AtomOutcome.NearMiss {
    if scope == .germline, origins.contains(.unknown) {
      return AtomOutcome.NearMiss(.confirmGermline, ["asked": itemOrigin], findings: findings)
    }
    let found = origins.map(\.rawValue).sorted().joined(separator: ", ")
    return AtomOutcome.NearMiss(.originDiffers, ["asked": itemOrigin, "found": found], findings: findings)
  }
}
