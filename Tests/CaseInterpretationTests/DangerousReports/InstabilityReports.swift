import OncologyCore
import ReportRendering
import Testing

/// Report 9: a burden is no microsatellite instability; and instability that the record states.
@Suite struct InstabilityReports {
  /// POLE P286R with `count` changed middle bases of second codons, one a gene: missense by construction, in genes of
  /// the plus strand, no matter which.
  static func ultramutated(_ count: Int) throws -> CaseFiles {
    let reference = try StarterEngines.opened.get().reference
    var files = CaseFiles().variant("POLE", "P286R")
    var added = 0
    for (_, gene) in reference.genes.sorted(by: { $0.key < $1.key }) where added < count {
      guard gene.strand == "+", gene.coding[0].count >= 12, gene.contig != "X", gene.contig != "Y",
        let bases = reference.codingSequences[gene.transcript], bases.count >= 12
      else { continue }
      let old = bases[bases.index(bases.startIndex, offsetBy: 4)]
      let new = old == "C" ? "T" : "C"
      files = files.variant(gene.contig, gene.coding[0].lowerBound + 4, String(old), new)
      added += 1
    }
    try #require(added == count)
    return files.callable(megabases: 1)
  }

  @Test func ultramutatedStableTumorIsNotMSIHigh() throws {
    let result = try Self.ultramutated(149).state("MSI", "stable", method: "PCR").run(type: "COAD")
    let burden = try #require(result.profile.summary.burden.mutationsPerMegabase)
    #expect(burden == 150)
    #expect(result.profile.summary.microsatellites.status == .stable)
    #expect(!result.interpretation.matches.contains { $0.pattern.contains("MSI High") })
    #expect(result.excluded("MSI High").contains { $0.reason.key == "knowledge.excluded.microsatellitesStable" })
    #expect(!result.answer.contains("MSI-H") && !result.answer.contains("Pembrolizumab"), "\(result.answer)")
    #expect(result.pageText.contains("Not equivalent to FoundationOne CDx"))
    #expect(result.pageText.contains("explain a very high burden without microsatellite instability"))
  }

  @Test func withoutATestItIsNotAssessed() throws {
    let result = try Self.ultramutated(149).run(type: "COAD")
    #expect(result.profile.summary.microsatellites.status == .notAssessed)
    #expect(result.warnings.contains("MSI not assessed: order IHC or PCR."))
    #expect(!result.interpretation.matches.contains { $0.pattern.contains("MSI High") })
    for sentence in result.report.answer.map(\.text) where sentence.contains("Pembrolizumab") {
      #expect(sentence.contains("If they are unstable"), "\(sentence)")
    }
    #expect(result.interpretation.nextTests.contains { $0.key == "composition.test.msi" })
  }

  @Test func unstableByTheRecordIsTreatedAsSuch() throws {
    let result = try CaseFiles().state("MSI", "high", method: "PCR").run(type: "COAD")
    let option = try result.option("Pembrolizumab")
    #expect(option.stance == .favoured && option.level == .a)
    #expect(result.answer.contains("Pembrolizumab") && result.answer.contains("MSI"), "\(result.answer)")
    #expect(result.pageText.contains("As the record states: MSI high (PCR)"))
  }

  @Test func recordsThatDisagreeAreNotAssessed() throws {
    let result = try CaseFiles().state("MSI", "high", method: "PCR").state("MMR", "proficient", method: "IHC")
      .run(type: "COAD")
    #expect(result.profile.summary.microsatellites.status == .notAssessed)
    #expect(!result.answer.contains("Pembrolizumab"), "\(result.answer)")
    #expect(result.pageText.contains("The record contradicts itself"))
  }
}
