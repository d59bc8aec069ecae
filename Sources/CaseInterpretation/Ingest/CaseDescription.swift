package import OncologyCore

/// A case as a person describes it, on the command line or in a manifest: every part may still be missing.
package struct CaseDescription: Hashable, Sendable {
  package var caseID: String?
  package var assembly: Assembly?
  package var tumorType: TumorType?
  package var reportDate: PartialDate?
  /// Paths as the program can open them.
  package var files: [InputFile.Role: String] = [:]
  package var options = CaseOptions()
  /// Where a manifest states the tumour type.
  package var tumorTypeLocation: SourceLocation?

  package init() {}

  /// Whether nothing is said at all.
  package var isEmpty: Bool { self == CaseDescription() }

  /// What no case can do without.
  package enum Part: CaseIterable, Sendable { case variants, assembly, tumorType }

  package var missing: [Part] {
    Part.allCases.filter { part in
      switch part {
      case .variants: files[.variants] == nil
      case .assembly: assembly == nil
      case .tumorType: tumorType == nil
      }
    }
  }

  /// Two statements of which at most one can be meant.
  package enum Conflict: Sendable {
    /// Callable regions and their size.
    case callableTwice
    /// A sample of the normal, and no normal.
    case normalOfTumorOnly
  }

  package var conflict: Conflict? {
    if files[.callable] != nil, options.callableMegabases != nil { return .callableTwice }
    if options.isTumorOnly, options.normalSample != nil { return .normalOfTumorOnly }
    return nil
  }

  /// The case, with `name` where it has none of its own; `nil` where a part is missing.
  package func sources(named name: @autoclosure () -> String) -> CaseSources? {
    var others = files
    guard let variants = others.removeValue(forKey: .variants), let assembly, let tumorType else { return nil }
    return CaseSources(
      caseID: caseID ?? name(), assembly: assembly, tumorType: tumorType, reportDate: reportDate, variants: variants,
      files: others, options: options, tumorTypeLocation: tumorTypeLocation)
  }
}
