import Foundation
import KnowledgeBase
import OncologyCore
import TabularText
import TestSupport
import Testing

@Suite struct ImporterTests {
  // MARK: CIViC

  /// The starter's evidence.tsv was made by a script of its own in another language: both must read CIViC alike.
  @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
  func civicIsReadAsTheStarterScriptReadsIt() throws {
    let path = "knowledge/civic_accepted_evidence_2026-05-29.tsv"
    let imported = try CIViCImporter().tables(from: Array(Data(contentsOf: SharedData.file(path))), file: path)
    #expect(imported.items == 4854 && imported.leftOut.isEmpty && imported.diagnostics.isEmpty)
    #expect(imported.files["evidence.tsv"] == (try StarterKnowledge.files()["evidence.tsv"]))
  }

  static let nightlyColumns = [
    "molecular_profile", "molecular_profile_id", "disease", "doid", "phenotypes", "therapies",
    "therapy_interaction_type", "evidence_type", "evidence_direction", "evidence_level", "significance",
    "evidence_statement", "citation_id", "source_type", "nct_ids", "rating", "evidence_status", "evidence_id",
    "variant_origin", "last_review_date", "is_flagged",
  ]

  static func nightly(_ changes: [String: String] = [:], extra: [String] = []) -> [UInt8] {
    let row: [String: String] = [
      "molecular_profile": "BRAF V600E", "molecular_profile_id": "12", "disease": "Melanoma", "doid": "1909",
      "therapies": "Dabrafenib,Trametinib", "therapy_interaction_type": "Combination", "evidence_type": "Predictive",
      "evidence_direction": "Supports", "evidence_level": "A", "significance": "Sensitivity/Response",
      "evidence_statement": "A sentence.", "citation_id": "22663011", "source_type": "PubMed", "nct_ids": "NCT01245062",
      "rating": "5", "evidence_status": "accepted", "evidence_id": "7", "variant_origin": "Somatic",
      "last_review_date": "2023-01-09 21:46:26 UTC", "is_flagged": "false",
    ].merging(changes) { $1 }
    let columns = nightlyColumns + extra
    return Array(
      (columns.joined(separator: "\t") + "\n" + columns.map { row[$0] ?? "" }.joined(separator: "\t") + "\n").utf8)
  }

  @Test func civicRowsBecomeRowsWithoutSentences() throws {
    let imported = try CIViCImporter().tables(from: Self.nightly(), file: "nightly.tsv")
    let text = String(decoding: imported.files["evidence.tsv"] ?? [], as: UTF8.self)
    #expect(
      text.split(separator: "\n").last
        == "civic\t7\tBRAF V600E\t12\tMelanoma\t1909\t\tDabrafenib|Trametinib\tCombination\tPredictive\tSupports\tA\tSensitivity/Response\t5\tSomatic\tPMID:22663011\tNCT01245062\t2023-01-09\tfalse"
    )
  }

  @Test func commasInNamesAreKept() throws {
    let imported = try CIViCImporter().tables(
      from: Self.nightly(["therapies": "CP-724,714,Multikinase Inhibitor, PD173074,Gefitinib"]), file: "nightly.tsv")
    let text = String(decoding: imported.files["evidence.tsv"] ?? [], as: UTF8.self)
    #expect(text.contains("\tCP-724,714|Multikinase Inhibitor, PD173074|Gefitinib\t"))
  }

  @Test(arguments: [
    ("evidence_type", "Telepathic"), ("evidence_level", "F"), ("significance", "Wonderful"),
    ("evidence_status", "rejected"),
    ("source_type", "Rumour"), ("nct_ids", "EUCT"), ("last_review_date", "yesterday"), ("is_flagged", "maybe"),
  ])
  func unknownValuesAreLeftOutAndListed(column: String, value: String) throws {
    let imported = try CIViCImporter().tables(from: Self.nightly([column: value]), file: "nightly.tsv")
    #expect(imported.items == 0 && imported.leftOut.map(\.identifiers) == [["7"]])
    #expect(imported.diagnostics.map(\.severity) == [.error])
    #expect(imported.diagnostics[0].location?.line == 2)
  }

  @Test func unknownColumnsAreTold() throws {
    let imported = try CIViCImporter().tables(from: Self.nightly(extra: ["somatic_mood"]), file: "nightly.tsv")
    #expect(imported.items == 1)
    #expect(imported.diagnostics.map(\.message) == [Message(ImportMessage.unknownColumn, ["column": "somatic_mood"])])
  }

  @Test func aTableWithoutItsColumnsIsRefused() {
    #expect(throws: InputError.self) { try CIViCImporter().tables(from: Array("a\tb\n".utf8), file: "x.tsv") }
  }

  // MARK: The Molecular Oncology Almanac

  static func almanac(_ assertion: String) -> [UInt8] { Array(#"{"release": "x", "content": [\#(assertion)]}"#.utf8) }

  static func rows(_ tables: ImportedTables) -> [[String]] {
    String(decoding: tables.files["evidence-moalmanac.tsv"] ?? [], as: UTF8.self).split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test(arguments: [
    (
      #""feature_type": "Somatic Variant", "gene": "ABL1", "protein_change": "p.T315I", "variant_annotation": "Missense""#,
      "ABL1 T315I"
    ),
    (
      #""feature_type": "Somatic Variant", "gene": "EGFR", "exon": 19, "variant_annotation": "Deletion""#,
      "EGFR Exon 19 Deletion"
    ),
    (
      #""feature_type": "Somatic Variant", "gene": "MET", "exon": 14, "variant_annotation": "Splice Site""#,
      "MET Exon 14 Skipping Mutation"
    ),
    (#""feature_type": "Somatic Variant", "gene": "KIT", "exon": 17"#, "KIT Exon 17 Mutation"),
    (#""feature_type": "Somatic Variant", "gene": "ATM", "variant_annotation": "Nonsense""#, "ATM Nonsense"),
    (#""feature_type": "Somatic Variant", "gene": "PTEN""#, "PTEN Mutation"),
    (#""feature_type": "Germline Variant", "gene": "BRCA2", "pathogenic": 1"#, "BRCA2 Pathogenic Mutation"),
    (#""feature_type": "Copy Number", "gene": "ERBB2", "direction": "Amplification""#, "ERBB2 Amplification"),
    (
      #""feature_type": "Rearrangement", "gene1": "BCR", "gene2": "ABL1", "rearrangement_type": "Fusion""#,
      "BCR::ABL1 Fusion"
    ),
    (#""feature_type": "Rearrangement", "gene1": "ALK", "rearrangement_type": "Fusion""#, "ALK Fusion"),
    (#""feature_type": "Microsatellite Stability", "status": "MSI-High""#, "MSI High"),
    (#""feature_type": "Mutational Burden", "classification": "High", "mutations_per_mb": 10"#, "TMB High"),
    (
      #""feature_type": "Mutational Burden", "classification": "High", "minimum_mutations": 178"#,
      "TMB High by another threshold"
    ),
  ])
  func featuresBecomePatterns(feature: String, pattern: String) throws {
    let assertion = #"""
      {\#(feature), "disease": "Melanoma", "oncotree_term": "Melanoma", "oncotree_code": "MEL", "context": "",
       "therapy_name": "A + B", "therapy_sensitivity": 1, "therapy_resistance": "", "favorable_prognosis": "",
       "predictive_implication": "FDA-Approved", "pmid": 1, "assertion_id": 5, "last_updated": "2024-01-01",
       "_deprecated": false}
      """#
    let imported = try MOAlmanacImporter().tables(from: Self.almanac(assertion), file: "moalmanac.json")
    #expect(imported.items == 1, "\(imported.leftOut)")
    let row = try #require(Self.rows(imported).first)
    #expect(row[2] == pattern && row[7] == "A|B" && row[8] == "Combination" && row[11] == "FDA-Approved")
    #expect(row[14] == (pattern.hasPrefix("BRCA2") ? "Germline" : "Somatic"))
    #expect(PatternParser().parse(pattern).unreadableParts.isEmpty)
  }

  @Test(arguments: [
    (#""feature_type": "Knockdown", "gene": "ATM", "therapy_sensitivity": 1"#, "no alteration of a tumour"),
    (
      #""feature_type": "Copy Number", "gene": "ATM", "direction": "Deletion", "_deprecated": true, "therapy_sensitivity": 1"#,
      "deprecated"
    ),
    (#""feature_type": "Copy Number", "gene": "ATM", "direction": "Deletion""#, "states neither"),
  ])
  func whatCannotBeAnItemIsLeftOutAndListed(assertion: String, reason: String) throws {
    let imported = try MOAlmanacImporter().tables(
      from: Self.almanac(#"{\#(assertion), "predictive_implication": "Preclinical", "assertion_id": 3}"#),
      file: "m.json")
    #expect(imported.items == 0 && imported.leftOut.count == 1)
    #expect(imported.leftOut[0].reason.contains(reason) && imported.leftOut[0].identifiers == ["3"])
  }

  @Test func notSensitiveIsNotResistant() throws {
    let assertion = #"""
      {"feature_type": "Somatic Variant", "gene": "KIT", "protein_change": "p.D816H", "therapy_name": "Imatinib",
       "therapy_sensitivity": 0, "predictive_implication": "Guideline", "assertion_id": 4, "mood": "good"}
      """#
    let imported = try MOAlmanacImporter().tables(from: Self.almanac(assertion), file: "m.json")
    let row = try #require(Self.rows(imported).first)
    #expect(row[10] == "Does Not Support" && row[12] == "Sensitivity/Response")
    #expect(imported.diagnostics.contains { $0.message == Message(ImportMessage.unknownMember, ["member": "mood"]) })
  }

  /// Counts read off the source by hand: 1,007 assertions, of which 3 are deprecated and 12 are knock-downs.
  @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
  func theWholeAlmanacIsReadOrListed() throws {
    let path = "knowledge/molecular-oncology-almanac_2025-02-07.json"
    let starter = try StarterKnowledge.files()
    let mapping = try TabularText(starter["diseases-moalmanac.tsv"] ?? [], file: "diseases-moalmanac.tsv")
    let imported = try MOAlmanacImporter(diseases: mapping).tables(
      from: Array(Data(contentsOf: SharedData.file(path))), file: path)
    #expect(imported.items + imported.leftOut.reduce(0) { $0 + $1.identifiers.count } == 1007)
    #expect(imported.leftOut.map { ($0.identifiers.count) } == [3, 12], "\(imported.leftOut.map(\.reason))")
    let release = try KnowledgeRelease(files: starter.merging(imported.files) { $1 })
    let statistics = KnowledgeStatistics(release)
    #expect(statistics.itemsBySource["moalmanac"] == imported.items)
    #expect(statistics.itemsBySource["civic"] == 4854)
  }
}
