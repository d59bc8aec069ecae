import OncologyCore
import ReportRendering
import Testing

/// What a label or a file does not reach: other changes of a gene, and genes that no segment holds.
@Suite struct ScopeReports {
  /// The labels of the earlier inhibitors name changes that an exon 20 insertion is not: studies of "EGFR mutations" in
  /// general give them no tier I beside it.
  @Test func earlierInhibitorsAreNotForExon20Insertions() throws {
    let result = try EGFRReports.exon20.run(type: "LUAD")
    for drug in EGFRReports.earlier where result.hasOption(drug) {
      let option = try result.option(drug)
      #expect(option.tier != .one || option.stance != .favoured, "\(drug)")
    }
  }

  /// Copy number of one chromosome says nothing of a gene on another.
  @Test func aGeneOutsideTheSegmentsIsNotCovered() throws {
    let result = try CaseFiles().segment("1", 100_000...248_000_000, major: 1, minor: 1).run(type: "IDC")
    let rows = result.interpretation.pertinentNegatives.filter { $0.name.contains("ERBB2 Amplification") }
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { $0.status == .notAssessed }, "\(rows)")
    let whole = try Self.wholeGenome.run(type: "IDC").interpretation.pertinentNegatives
    #expect(whole.filter { $0.name.contains("ERBB2 Amplification") }.allSatisfy { $0.status == .notFoundCovered })
  }

  /// Each autosome as one segment, nearly to its end (lengths of GRCh38, rounded down to megabases).
  static let wholeGenome: CaseFiles = {
    let megabases = [
      248, 242, 198, 190, 181, 170, 159, 145, 138, 133, 135, 133, 114, 107, 101, 90, 83, 80, 58, 64, 46, 50,
    ]
    return megabases.enumerated().reduce(CaseFiles()) { files, entry in
      files.segment("\(entry.offset + 1)", 10_000...entry.element * 1_000_000, major: 1, minor: 1)
    }
  }()
}
