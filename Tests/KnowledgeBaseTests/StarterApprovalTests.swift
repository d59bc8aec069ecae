import Foundation
import KnowledgeBase
import OncologyCore
import TestSupport
import Testing

/// Rows of the approvals table that comes with the repository ask for what their labels ask for.
@Suite struct StarterApprovalTests {
  static func matches(_ tumor: TumorBuilder) throws -> [String: EvidenceMatch] {
    let found = try EvidenceMatcher(StarterKnowledge.release.get()).match(profile: tumor.build(), oncogenicity: [:])
    return Dictionary(
      found.matches.filter { $0.source == "approvals" }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  static let amplified = TumorBuilder(type: "IDC").amplified("ERBB2", copies: 20)
  static let breast = [
    "APR-0073", "APR-0074", "APR-0075", "APR-0076", "APR-0082", "APR-0083", "APR-0084", "APR-0154", "APR-0222",
    "APR-0223", "APR-0224", "APR-0225", "APR-0289",
  ]

  @Test(arguments: breast) func labelsForHER2PositiveBreastCancerAskForTheState(_ row: String) throws {
    #expect(try Self.matches(Self.amplified.state("HER2", "positive", method: "IHC"))[row]?.ampLevel == .a)
    #expect(try Self.matches(Self.amplified.state("HER2", "negative", method: "IHC"))[row] == nil)
    let unknown = try #require(try Self.matches(Self.amplified)[row])
    #expect(unknown.ampTier == nil && unknown.requiredStates.map(\.status) == [.unknown])
  }

  @Test func neratinibWithCapecitabineIsForMetastaticDisease() throws {
    let row = try #require(try Self.matches(Self.amplified.state("HER2", "positive", method: "IHC"))["APR-0289"])
    #expect(Set(row.therapies) == ["Neratinib", "Capecitabine"])
    #expect(row.approval?.line == "later" && row.approval?.population.contains("metastatic") == true)
    #expect(row.approval?.asOf == "2021-06-28")
  }

  @Test func lapatinibWithLetrozoleAsksForHormoneReceptorsToo() throws {
    let positive = Self.amplified.state("HER2", "positive", method: "IHC")
    #expect(try Self.matches(positive.state("ER", "positive"))["APR-0290"]?.ampLevel == .a)
    #expect(try Self.matches(positive.state("ER", "negative").state("PR", "negative"))["APR-0290"] == nil)
  }

  @Test func inTheColonTheAmplificationItselfCounts() throws {
    let colon = TumorBuilder(type: "COAD").amplified("ERBB2", copies: 9).callable("KRAS", "NRAS")
    #expect(try Self.matches(colon)["APR-0087"]?.ampLevel == .a)
  }

  @Test func labelsForChildrenAreForChildren() throws {
    let glioma = TumorBuilder(type: "PAST").variant("BRAF V600E")
    #expect(try Self.matches(glioma.record { $0.age = 9 })["APR-0013"]?.ampLevel == .a)
    #expect(try Self.matches(glioma.record { $0.age = 60 })["APR-0013"] == nil)
    #expect(try Self.matches(glioma)["APR-0013"]?.ampTier == nil)
  }

  /// A row changed without `make starter` would stand in the scripts and not in the release.
  @Test func theReleaseHoldsTheCuratedTable() throws {
    let curated = SharedData.repository.appendingPathComponent("Scripts/starter/curated/approvals.tsv")
    #expect(try StarterKnowledge.files()["approvals.tsv"] == Array(Data(contentsOf: curated)))
  }
}
