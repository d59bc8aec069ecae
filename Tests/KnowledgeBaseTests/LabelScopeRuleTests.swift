import KnowledgeBase
import OncologyCore
import TestSupport
import Testing

/// A label on particular changes is no label on a gene's mutations, and the change itself stands before the class.
@Suite struct LabelScopeRuleTests {
  /// Two independent, well-rated studies of "EGFR mutations": consensus, level B, by themselves.
  static let studies = KnowledgeBuilder()
    .evidence("EGFR Mutation", disease: "Lung Non-small Cell Carcinoma", oncotree: "NSCLC", therapies: ["G"], rating: 5)
    .evidence("EGFR Mutation", disease: "Lung Non-small Cell Carcinoma", oncotree: "NSCLC", therapies: ["G"], rating: 5)
    .hotspot("EGFR", residue: 858).hotspot("EGFR", residue: 768)

  static func levels(_ knowledge: KnowledgeBuilder, _ change: String) throws -> [AMPLevel?] {
    try EvidenceRuleTests.match(knowledge, TumorBuilder(type: "LUAD").variant(change)).matches
      .filter { $0.source == "civic" }.map(\.ampLevel)
  }

  @Test func withoutALabelStudiesOfTheClassCount() throws {
    #expect(try Self.levels(Self.studies, "EGFR S768I") == [.b, .b])
  }

  @Test func aLabelOnOtherChangesKeepsThemBelowTierOne() throws {
    let knowledge = Self.studies.approval("EGFR L858R", oncotree: "NSCLC", therapies: ["G"])
    #expect(try Self.levels(knowledge, "EGFR S768I") == [.c, .c])
    #expect(try Self.levels(knowledge, "EGFR L858R") == [.b, .b])
    let found = try EvidenceRuleTests.match(knowledge, TumorBuilder(type: "LUAD").variant("EGFR S768I"))
    #expect(found.matches[0].reasons.first?.key == "knowledge.level.labelNamesOtherChanges")
  }

  @Test func aLabelOfAnotherTherapyTumorOrOfTheClassLimitsNothing() throws {
    for knowledge in [
      Self.studies.approval("EGFR L858R", oncotree: "NSCLC", therapies: ["H"]),
      Self.studies.approval("EGFR L858R", oncotree: "COADREAD", therapies: ["G"]),
      Self.studies.approval("EGFR L858R", oncotree: "NSCLC", therapies: ["G"])
        .approval("EGFR Mutation", oncotree: "NSCLC", therapies: ["G"]),
    ] {
      #expect(try Self.levels(knowledge, "EGFR S768I") == [.b, .b])
    }
  }

  @Test func theChangeItselfStandsBeforeTheClass() throws {
    let knowledge = KnowledgeBuilder().hotspot("EGFR", residue: 858)
      .approval("EGFR Mutation", oncotree: "NSCLC", therapies: ["A class"])
      .approval("EGFR L858R", oncotree: "NSCLC", therapies: ["The change"])
    let release = try KnowledgeRelease(files: knowledge.files)
    let profile = TumorBuilder(type: "LUAD").variant("EGFR L858R").build()
    let found = try EvidenceMatcher(release).match(profile: profile, oncogenicity: [:])
    let options = TreatmentOptions(release).rank(
      matches: found.matches, excluded: found.excluded, profile: profile)
    #expect(options.map { $0.therapies[0] } == ["The change", "A class"])
    #expect(options.allSatisfy { $0.level == .a })
  }
}
