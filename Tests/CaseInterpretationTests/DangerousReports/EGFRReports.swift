import OncologyCore
import ReportRendering
import Testing

/// Report 2: a sensitising deletion with one or two resistance changes; and exon 19 against exon 20.
@Suite struct EGFRReports {
  /// E746_A750del, c.2235_2249del: GGAATTAAGAGAAGC at chr7:55174772 (GRCh38) as cancerhotspots.org's table lists it, here
  /// with the base before it.
  static let exon19 = CaseFiles().variant("7", 55_174_771, "AGGAATTAAGAGAAGC", "A")
  /// C797S, c.2389T>A: the first base of codon 797 (TGC) of ENST00000275493 by its coding sequence.
  static func withC797S(_ files: CaseFiles) -> CaseFiles { files.variant("7", 55_181_398, "T", "A") }

  static let earlier = ["Erlotinib", "Gefitinib", "Afatinib", "Dacomitinib"]

  @Test func withT790MOsimertinibLeadsAndEarlierInhibitorsAreResistant() throws {
    let result = try Self.exon19.variant("EGFR", "T790M").run(type: "LUAD")
    #expect(try result.finding("EGFR E746_A750del").variant?.effect?.exon == 19)
    let lead = try #require(result.interpretation.options.first)
    #expect(lead.therapies == ["Osimertinib"] && lead.stance == .favoured && lead.tier == .one, "\(lead.id)")
    for drug in Self.earlier { #expect(try result.option(drug).stance == .discouraged, "\(drug)") }
    let first = try #require(result.report.answer.first).text
    #expect(first.contains("Osimertinib") && first.contains("EGFR T790M"), "\(first)")
  }

  /// The sentence against a drug names what makes the tumour resistant, not what makes it sensitive.
  @Test func theSentenceAgainstNamesT790MOnly() throws {
    let result = try Self.exon19.variant("EGFR", "T790M").run(type: "LUAD")
    let sentences = result.report.answer.map(\.text).filter {
      $0.hasPrefix("Evidence speaks against") && ($0.contains("Gefitinib") || $0.contains("Erlotinib"))
    }
    #expect(!sentences.isEmpty)
    for sentence in sentences {
      #expect(sentence.contains("because of EGFR T790M") && !sentence.contains("E746_A750del"), "\(sentence)")
      #expect(result.pageText.contains(sentence))
    }
  }

  @Test func exon19DelIsReadAsExon19Deletion() throws {
    let result = try Self.exon19.variant("EGFR", "T790M").run(type: "LUAD")
    #expect(!result.matches("EGFR T790M AND EGFR Exon 19 del").isEmpty)
    #expect(!result.matches("EGFR Exon 19 Deletion").isEmpty)
  }

  @Test func withC797SOsimertinibIsResistant() throws {
    let result = try Self.withC797S(Self.exon19.variant("EGFR", "T790M")).run(type: "LUAD")
    let pattern = "EGFR T790M AND EGFR Exon 19 Deletion AND EGFR C797S"
    let items = result.matches(pattern)
    #expect(
      items.contains { $0.findings.count == 3 && $0.therapies == ["Osimertinib"] && $0.significance == .resistance })
    #expect(try result.option("Osimertinib").stance == .discouraged)
    #expect(result.report.answer.first?.text.contains("Osimertinib has level") != true, "\(result.answer)")
    for drug in Self.earlier { #expect(try result.option(drug).stance != .favoured, "\(drug)") }
  }

  /// Erlotinib with ramucirumab has tier I evidence by the deletion; T790M speaks against erlotinib. It keeps its tier
  /// (a component's resistance demotes no combination), and the answer does not offer it without that.
  @Test func aCombinationWithAResistedPartIsSaidToBeSo() throws {
    for files in [Self.exon19.variant("EGFR", "T790M"), Self.withC797S(Self.exon19.variant("EGFR", "T790M"))] {
      let result = try files.run(type: "LUAD")
      #expect(try result.option("Erlotinib", "Ramucirumab").tier == .one)
      for sentence in result.report.answer.map(\.text) where sentence.contains("Erlotinib + Ramucirumab") {
        #expect(sentence.contains("another alteration of this tumour speaks against it or a part of it"), "\(sentence)")
      }
    }
  }

  @Test func withoutC797STheTripleIsANearMiss() throws {
    let result = try Self.exon19.variant("EGFR", "T790M").run(type: "LUAD")
    let pattern = "EGFR T790M AND EGFR Exon 19 Deletion AND EGFR C797S"
    #expect(result.matches(pattern).isEmpty)
    let near = result.excluded(pattern)
    #expect(!near.isEmpty && near.allSatisfy { $0.reason.key == "knowledge.excluded.partMissing" })
  }

  /// V769_D770insASV: GCCAGCGTG after codon 769 (its last base is chr7:55181316), which spells Ala-Ser-Val; cancerhotspots.org
  /// counts the insertion.
  static let exon20 = CaseFiles().variant("7", 55_181_316, "G", "GGCCAGCGTG")

  @Test func exon20InsertionIsNotExon19Deletion() throws {
    let result = try Self.exon20.run(type: "LUAD")
    let finding = try #require(result.interpretation.findings.first { $0.gene == "EGFR" })
    #expect(finding.variant?.effect?.exon == 20, "\(finding.label)")
    #expect(result.matches("EGFR Exon 19 Deletion").isEmpty && result.matches("EGFR Exon 19 del").isEmpty)
    #expect(!result.matches("EGFR Exon 20 Insertion").isEmpty)
    let lead = try #require(result.interpretation.options.first)
    #expect(lead.therapies.contains("Amivantamab") || lead.therapies.contains("Sunvozertinib"), "\(lead.id)")
    let first = try #require(result.report.answer.first).text
    #expect(!first.contains("Osimertinib has level") && !first.contains("Erlotinib"), "\(first)")
  }
}
