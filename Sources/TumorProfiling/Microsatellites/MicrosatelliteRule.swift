package import OncologyCore

/// Microsatellite status as the record states it, else "not assessed", with what makes a test urgent
/// (`Documentation/Methods/microsatellites.md`). No variant list is ever turned into a call.
package struct MicrosatelliteRule: Sendable {
  /// Burden per megabase at which an unassessed state is a reason to test.
  package var burdenThatAsksForTest = 10.0
  /// Share of indels among coding variants that is a reason to test, from this many variants on. Ultramutated POLE
  /// tumours have under 5 % (León-Castillo et al. 2020, doi:10.1002/path.5372); twice that is ours, and no classifier.
  package var indelShareThatAsksForTest = 0.10
  package var fewestForIndelShare = 20

  package init() {}

  static let mismatchRepairGenes: Set<String> = ["MLH1", "MSH2", "MSH6", "PMS2"]

  package func assess(
    _ variants: [VariantFinding], burden: MutationalBurden, record: PatientRecord?
  ) -> MicrosatelliteAssessment {
    let share = indelShare(variants)
    var (status, basis) = recordedStatus(record)
    let hints = hints(variants, burden: burden, indelShare: share, status: status)
    if status == .notAssessed, basis == nil {
      let isUrgent = isUrgent(burden: burden, indelShare: share)
      basis = Message(isUrgent ? ProfilingMessage.msiOrderTest : ProfilingMessage.msiNotAssessed)
    }
    return MicrosatelliteAssessment(
      status: status, basis: basis ?? Message(ProfilingMessage.msiNotAssessed), hints: hints, indelShare: share)
  }

  /// From MSI (PCR or a validated sequencing test) and MMR (immunohistochemistry). Where the two disagree the state is
  /// not assessed, and the disagreement is the basis.
  private func recordedStatus(_ record: PatientRecord?) -> (MicrosatelliteAssessment.Status, Message?) {
    let entries = ["MSI", "MMR"].compactMap { record?.state(of: $0) }
    let read = entries.compactMap { entry in Self.status(of: entry).map { (entry, $0) } }
    guard let first = read.first else { return (.notAssessed, nil) }
    if read.contains(where: { $0.1 != first.1 }) {
      let states = read.map { "\($0.0.biomarker) \($0.0.state)" }.joined(separator: ", ")
      return (.notAssessed, Message(ProfilingMessage.msiRecordDisagrees, ["states": states]))
    }
    let states = read.map { entry, _ in
      "\(entry.biomarker) \(entry.state)" + (entry.method.map { " (\($0))" } ?? "")
    }
    return (first.1, Message(ProfilingMessage.msiFromRecord, ["states": states.joined(separator: ", ")]))
  }

  /// MSI-low counts with stable; a word that is none of these says nothing.
  static func status(of entry: PatientRecord.BiomarkerState) -> MicrosatelliteAssessment.Status? {
    switch entry.state.lowercased() {
    case "high", "deficient": .high
    case "stable", "low", "proficient": .stable
    case "positive": entry.biomarker.lowercased() == "msi" ? .high : nil
    case "negative": entry.biomarker.lowercased() == "msi" ? .stable : nil
    default: nil
    }
  }

  /// Indels among coding variants that are not germline; `nil` where there are none.
  func indelShare(_ variants: [VariantFinding]) -> Double? {
    let coding = variants.filter { BurdenCounting.coding.counts($0) }
    guard !coding.isEmpty else { return nil }
    return Double(coding.count { $0.call.allele.isIndel }) / Double(coding.count)
  }

  private func isUrgent(burden: MutationalBurden, indelShare: Double?) -> Bool {
    (burden.mutationsPerMegabase ?? 0) >= burdenThatAsksForTest
      || (burden.counted >= fewestForIndelShare && (indelShare ?? 0) >= indelShareThatAsksForTest)
  }

  private func hints(
    _ variants: [VariantFinding], burden: MutationalBurden, indelShare: Double?,
    status: MicrosatelliteAssessment.Status
  ) -> [Message] {
    var hints: [Message] = []
    if let rate = burden.mutationsPerMegabase, rate >= burdenThatAsksForTest {
      hints.append(Message(ProfilingMessage.msiHintBurden, ["burden": NumberText.short(rate, places: 1)]))
    }
    if let indelShare, burden.counted >= fewestForIndelShare, indelShare >= indelShareThatAsksForTest {
      hints.append(Message(ProfilingMessage.msiHintIndels, ["share": NumberText.short(indelShare * 100)]))
    }
    for variant in variants {
      guard let effect = variant.effect else { continue }
      if Self.mismatchRepairGenes.contains(effect.gene), effect.consequences.contains(where: \.isNull) {
        hints.append(Message(ProfilingMessage.msiHintRepairGene, ["variant": variant.shortName]))
      }
      switch PolymeraseEpsilon.place(of: effect) {
      case .hotspot: hints.append(Message(ProfilingMessage.msiHintPOLEHotspot, ["variant": variant.shortName]))
      case .exonucleaseDomain:
        hints.append(Message(ProfilingMessage.msiHintPOLEDomain, ["variant": variant.shortName]))
      case .elsewhere: hints.append(Message(ProfilingMessage.msiHintPOLEElsewhere, ["variant": variant.shortName]))
      case nil: break
      }
    }
    return hints
  }
}
