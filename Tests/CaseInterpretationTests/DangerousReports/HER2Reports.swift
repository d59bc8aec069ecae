import OncologyCore
import ReportRendering
import Testing

/// Report 6: amplified ERBB2 in the colon; transcripts per million are no immunohistochemistry.
@Suite struct HER2Reports {
  /// ERBB2 at 8 + 1 copies; two copies, one of each parent, on the rest of chromosome 17 and on chromosome 1 (GRCh38).
  static let amplified = CaseFiles().copies(of: "ERBB2", major: 8, minor: 1)
    .segment("17", 100_000...39_600_000, major: 1, minor: 1).segment("17", 39_800_000...83_000_000, major: 1, minor: 1)
    .segment("1", 100_000...248_000_000, major: 1, minor: 1)

  @Test func tucatinibWithTrastuzumabLeads() throws {
    let result = try Self.amplified.covered("KRAS", "NRAS").run(type: "COAD")
    let finding = try result.finding("ERBB2 amplification")
    #expect(finding.copyNumber?.totalCopies == 9)
    let lead = try #require(result.interpretation.options.first)
    #expect(Set(lead.therapies) == ["Tucatinib", "Trastuzumab"] && lead.tier == .one, "\(lead.id)")
    let first = try #require(result.report.answer.first).text
    #expect(first.contains("ERBB2 amplification") && first.contains("Tucatinib"), "\(first)")
  }

  @Test func resistanceToCetuximabIsTold() throws {
    let result = try Self.amplified.covered("KRAS", "NRAS").run(type: "COAD")
    let items = result.interpretation.matches.filter {
      $0.therapies.contains("Cetuximab") && $0.significance == .resistance && $0.tumorTypeRelation.isSameTumor
        && $0.alteration.contains("ERBB2")
    }
    #expect(!items.isEmpty)
    let option = try result.option("Cetuximab")
    #expect(items.contains { option.opposing.contains($0.key) || option.withoutTier.contains($0.key) })
    // By wild-type KRAS its label speaks for it, by amplified ERBB2 studies speak against it: both in one sentence. A
    // combination keeps its place, and what speaks against its part is said beside it.
    let sentences = result.report.answer.map(\.text)
    for sentence in sentences where sentence.contains("Cetuximab has tier I") {
      #expect(sentence.contains("another alteration of this tumour speaks against"), "\(sentence)")
    }
    let part = try #require(sentences.first { $0.hasPrefix("ERBB2 amplification speaks against a part of") })
    for sentence in sentences where sentence.hasPrefix("Also with tier I evidence") {
      for name in sentence.split(separator: ", ") where name.hasPrefix("Cetuximab + ") {
        #expect(part.contains(name), "\(name): \(part)")
      }
    }
  }

  @Test func conjugatesNeedImmunohistochemistry() throws {
    let result = try Self.amplified.covered("KRAS", "NRAS").run(type: "COAD")
    let conjugate = try result.option("Trastuzumab Deruxtecan")
    #expect(conjugate.tier != .one)
    let shown = try #require(result.report.options.first { $0.therapy == "Trastuzumab Deruxtecan" })
    let said = (shown.conditions + shown.cautions).joined(separator: " ")
    #expect(said.contains("HER2") && said.contains("IHC"), "\(said)")
    for sentence in result.report.answer.map(\.text) where sentence.contains("Deruxtecan") {
      #expect(sentence.hasPrefix("If the record showed HER2 IHC3+"), "\(sentence)")
    }
    let stained = try Self.amplified.covered("KRAS", "NRAS").state("HER2", "positive", method: "IHC", value: "3+")
      .run(type: "COAD")
    #expect(try stained.option("Trastuzumab Deruxtecan").tier == .one)
  }

  @Test func RASIsNotAssumedWildType() throws {
    let result = try Self.amplified.run(type: "COAD")
    let option = try result.option("Trastuzumab", "Tucatinib")
    #expect(option.tier != .one)
    #expect(option.conditions.contains { $0.key == "knowledge.option.notAssessed" })
    let mutated = try Self.amplified.variant("KRAS", "G12C").covered("KRAS", "NRAS").run(type: "COAD")
    if let found = mutated.interpretation.options.first(where: { Set($0.therapies) == ["Trastuzumab", "Tucatinib"] }) {
      #expect(found.tier != .one, "\(found.id)")
    }
  }

  @Test func transcriptsAreNoOverexpression() throws {
    let result = try CaseFiles().expression(of: "ERBB2", tpm: 2500).expression(of: "ACTB", tpm: 3000).run(type: "IDC")
    #expect(!result.interpretation.matches.contains { $0.pattern.contains("ERBB2 Overexpression") })
    #expect(!result.answer.contains("Trastuzumab"), "\(result.answer)")
    #expect(result.favoured.allSatisfy { !$0.therapies.contains { $0.hasPrefix("Trastuzumab") } })
  }

  /// A gain is no amplification.
  @Test func fourCopiesAreNoAmplification() throws {
    let result = try CaseFiles().copies(of: "ERBB2", major: 3, minor: 1)
      .segment("17", 100_000...39_600_000, major: 1, minor: 1).covered("KRAS", "NRAS").run(type: "COAD")
    #expect(result.matches("ERBB2 Amplification").isEmpty)
    #expect(!result.answer.contains("Tucatinib"), "\(result.answer)")
  }
}
