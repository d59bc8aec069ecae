import OncologyCore
import ReportRendering
import Testing

/// Reports 7 and 8: how many copies are hit, and what is not known of it.
@Suite struct AlleleReports {
  @Test func twoPIK3CAMutationsAreOneOption() throws {
    let result = try CaseFiles().variant("PIK3CA", "E545K").variant("PIK3CA", "H1047R")
      .state("ER", "positive").state("HER2", "negative", method: "IHC").run(type: "IDC")
    let findings = try [result.finding("PIK3CA E545K"), result.finding("PIK3CA H1047R")]
    let options = result.interpretation.options.filter { Set($0.therapies) == ["Alpelisib", "Fulvestrant"] }
    #expect(options.count == 1 && options[0].level == .a && options[0].stance == .favoured)
    #expect(Set(options[0].findings).isSuperset(of: findings.map(\.id)))
    #expect(result.report.options.count { $0.therapy.contains("Alpelisib") && $0.therapy.contains("Fulvestrant") } == 1)
    for label in ["PIK3CA E545K", "PIK3CA H1047R"] {
      #expect(result.report.findings.contains { $0.label == label }, "\(label)")
      #expect(
        result.pageText.contains("A further hit in the same gene (\(label))"), "cis or trans must be told of \(label)")
    }
    #expect(result.pageText.contains("(cis or trans) is not known"))
  }

  /// c.216del in the run of C of codon 72 (CCC by the coding sequence of ENST00000269305, minus strand), which shifts the
  /// frame from codon 73 on.
  static let frameshift = CaseFiles().variant("17", 7_676_152, "CG", "C", depth: 200, reads: 150)
    .segment("17", 100_000...22_000_000, major: 2, minor: 0).tumor(purity: 0.8, ploidy: 2)

  @Test func frameshiftInCopyNeutralLossIsBiallelic() throws {
    let result = try Self.frameshift.run(type: "COAD")
    let finding = try #require(result.interpretation.findings.first { $0.gene == "TP53" && $0.kind == .smallVariant })
    #expect(finding.variant?.effect?.consequences.contains(.frameshiftVariant) == true, "\(finding.label)")
    #expect(finding.variant?.alleleStatus?.value == .biallelic)
    #expect(finding.oncogenicity?.met.contains { $0.code == "OVS1" && $0.points == 8 } == true)
    #expect(result.pageText.contains("the allele fraction fits all 2 remaining copies carrying the variant"))
  }

  @Test func heterozygousMissenseIsNot() throws {
    let result = try CaseFiles().variant("TP53", "R175H", depth: 200, alternate: 80)
      .segment("17", 100_000...83_000_000, major: 1, minor: 1).tumor(purity: 0.8, ploidy: 2).run(type: "COAD")
    let finding = try result.finding("TP53 R175H")
    #expect(finding.variant?.alleleStatus?.value == .heterozygous)
    #expect(result.pageText.contains("Both parental copies are present here (1 and 1)"))
    let row = try #require(result.report.findings.first { $0.label == "TP53 R175H" })
    #expect(row.alleleStatus?.lowercased().contains("biallelic") != true, "\(row.alleleStatus ?? "")")
  }

  /// Without copy numbers nothing is said of the other copy.
  @Test func withoutCopyNumbersItIsNotKnown() throws {
    let result = try CaseFiles().variant("17", 7_676_152, "CG", "C", depth: 200, reads: 190).run(type: "COAD")
    let finding = try #require(result.interpretation.findings.first { $0.gene == "TP53" })
    #expect(finding.variant?.alleleStatus?.value == .unknown)
    #expect(result.matches("TP53 Biallelic Inactivation").isEmpty)
  }
}
