import Foundation
import OncologyCore
import ReportRendering
import TestSupport
import Testing

@testable import CaseInterpretation

/// Which fusions of a caller's table stand among the findings that matter.
@Suite struct FusionRelevanceTests {
  private struct Knowledge: OncogenicityKnowledge {
    func role(of gene: String) -> GeneRole? {
      gene == "PTEN" ? GeneRole(gene: gene, role: .tumorSuppressor, source: "test") : nil
    }
    func hotspots(in gene: String, at residue: Int) -> [Hotspot] { [] }
    func hotspots(in gene: String) -> [Hotspot] { [] }
  }

  @Test(
    arguments: [
      ("ATAD1", "PTEN", "high", false, true), ("PTEN", "MED6P1(31892)", "medium", false, true),
      ("ATAD1", "PTEN", "low", false, false), ("EIF3K", "CYP39A1", "high", false, false),
      ("PTEN(4000)", "ATAD1", "high", false, false), ("EIF3K", "CYP39A1", "low", true, true),
      ("ATAD1", "PTEN", nil, false, true),
    ] as [(String, String, String?, Bool, Bool)])
  func aGeneOfCancerOrEvidence(five: String, three: String, confidence: String?, hasEvidence: Bool, expected: Bool) {
    let call = FusionCall(fivePrimeGene: five, threePrimeGene: three, confidence: confidence, line: 2)
    let finding = FusionFinding(id: .fusion(call, .grch38, specimen: "tumor"), call: call)
    #expect(FusionRelevance(knowledge: Knowledge()).matters(finding, hasEvidence: hasEvidence) == expected)
  }

  /// Arriba's published table: 181 rows, most of them between genes, read-through or of low confidence.
  @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
  func arribasTableDoesNotDrownTheReport() throws {
    let table = SharedData.file("vcf/fusions_splice/arriba_fusions.tsv").path
    let result = try CaseFiles().variant("EGFR", "L858R").fusions(in: table).run(type: "LUAD")
    let fusions = result.interpretation.findings.filter { $0.fusion != nil }
    #expect(fusions.count == 181)
    let matter = fusions.filter { $0.significance != .unknownSignificance }
    #expect(matter.contains { $0.label == "ATAD1::PTEN" })
    #expect(matter.contains { $0.label == "PTEN::intergenic 10:88016243" })
    #expect(!matter.contains { $0.label == "ASXL1::IMPDH2" })
    #expect(matter.count < 40, "\(matter.map(\.label))")
    #expect(result.report.contradictions.count < 12, "\(result.report.contradictions.map(\.text))")
    #expect(result.report.nextTests.filter { $0.contains("Confirm by another method") }.count == 1)
  }
}
