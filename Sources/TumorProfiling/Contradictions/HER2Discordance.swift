package import OncologyCore

/// A record that does not call HER2 positive beside an amplification of ERBB2 by copy number: a matter of the tissue, since
/// HER2 is negative (low and ultralow among it) by little staining, or by in situ hybridisation without amplification
/// (ASCO/CAP 2023, doi:10.1200/JCO.22.02864).
package enum HER2Discordance {
  private static let notPositive: Set<String> = ["negative", "low", "ultralow"]

  /// The amplification that the record contradicts; none where the record does not state HER2.
  package static func findings(_ copyNumber: [CopyNumberFinding], record: PatientRecord?) -> [CopyNumberFinding] {
    guard let state = record?.state(of: "HER2"), notPositive.contains(state.state) else { return [] }
    return copyNumber.filter { $0.gene == "ERBB2" && $0.call == .amplification }
  }
}
