import OncologyCore
import ReportRendering
import Testing

/// Report 12: DPYD *2A (c.1905+1G>A, rs3918290, chr1:97450058C>T on GRCh38 as PharmCAT's definition file gives it).
@Suite struct DPYDReports {
  static let onOneAllele = CaseFiles().variant("KRAS", "G12C").germline("1", 97_450_058, "C", "T")

  @Test func oneAlleleIsNotHomozygosity() throws {
    let result = try Self.onOneAllele.run(type: "COAD")
    let finding = try #require(result.interpretation.findings.first { $0.gene == "DPYD" })
    #expect(finding.variant?.call.origin == .germline)
    #expect(finding.variant?.effect?.hgvsCoding?.hasSuffix("c.1905+1G>A") == true)
    #expect(result.matches("DPYD DPYD*2A HOMOZYGOSITY").isEmpty)
    let near = result.excluded("DPYD DPYD*2A HOMOZYGOSITY")
    #expect(!near.isEmpty && near.allSatisfy { $0.reason.key == "knowledge.excluded.heterozygousOnly" })
    #expect(finding.variant?.alleleStatus?.value != .biallelic)
    #expect(!result.warnings.lowercased().contains("homozygous"), "\(result.warnings)")
  }

  /// Fluoropyrimidines are in the regimens of the options: the warning stands on the first page, not among near misses.
  @Test func itsWarningStays() throws {
    let result = try Self.onOneAllele.run(type: "COAD")
    let warning = try #require(result.report.warnings.first { $0.contains("DPYD") }, "\(result.report.warnings)")
    for drug in ["Fluorouracil", "Capecitabine"] { #expect(warning.contains(drug), "\(warning)") }
    #expect(warning.contains("one copy"), "\(warning)")
    #expect(result.pageText.contains(warning))
  }

  /// Without a genotype, or against all of 40 reads, one copy is as little shown as two.
  @Test(arguments: [("./.", 20), ("1", 40), ("0/1", 40)]) func aGenotypeThatDoesNotTellIsNotOneCopy(
    _ genotype: String, _ reads: Int
  ) throws {
    let result = try CaseFiles().variant("BRAF", "V600E")
      .germline("1", 97_450_058, "C", "T", genotype: genotype, reads: reads).run(type: "COAD")
    let near = result.excluded("DPYD DPYD*2A HOMOZYGOSITY")
    #expect(!near.isEmpty && near.allSatisfy { $0.cause == .needsCopies })
    let warning = try #require(result.report.warnings.first { $0.contains("DPYD") }, "\(result.report.warnings)")
    #expect(warning.contains("on one copy of the gene or on both is not told"), "\(warning)")
    #expect(!result.warnings.contains("was found on one copy") && result.pageText.contains(warning))
    let regimens = result.interpretation.options.filter { $0.therapies.contains("Fluorouracil") }
    #expect(!regimens.isEmpty)
    for option in regimens {
      #expect(option.cautions.contains { $0.key == "knowledge.option.adverseCopiesUnknown" }, "\(option.id)")
    }
  }

  @Test func bothAllelesAreAnAdverseResponse() throws {
    let result = try CaseFiles().variant("KRAS", "G12C").germline("1", 97_450_058, "C", "T", genotype: "1/1")
      .run(type: "COAD")
    let items = result.matches("DPYD DPYD*2A HOMOZYGOSITY")
    #expect(!items.isEmpty && items.allSatisfy { $0.significance == .adverseResponse })
    let warning = try #require(result.report.warnings.first { $0.contains("DPYD") }, "\(result.report.warnings)")
    #expect(warning.contains("Fluorouracil") && warning.contains("Capecitabine"), "\(warning)")
    #expect(try result.option("Capecitabine").stance != .favoured)
  }

  /// In the somatic list near one half it may be inherited: said, and its warning stays too.
  @Test func inTheSomaticListItMayBeInherited() throws {
    let result = try CaseFiles().variant("1", 97_450_058, "C", "T", depth: 100, reads: 49).run(type: "COAD")
    #expect(result.warnings.contains("DPYD") && result.warnings.contains("possibly germline"), "\(result.warnings)")
    #expect(result.matches("DPYD DPYD*2A HOMOZYGOSITY").isEmpty)
  }
}
