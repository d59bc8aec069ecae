import OncologyCore
import Testing

/// The tables that turn points and levels into classes, on both sides of each limit.
@Suite struct EvidenceVocabularyTests {
  /// ClinGen/CGC/VICC 2022 (PMC9081216), table 3.
  @Test(arguments: [
    (28, Oncogenicity.Classification.oncogenic), (11, .oncogenic), (10, .oncogenic), (9, .likelyOncogenic),
    (6, .likelyOncogenic), (5, .uncertain), (0, .uncertain), (-1, .likelyBenign), (-6, .likelyBenign), (-7, .benign),
    (-8, .benign), (-20, .benign),
  ])
  func oncogenicityClassesHaveTheirLimits(points: Int, expected: Oncogenicity.Classification) {
    #expect(Oncogenicity.Classification(points: points) == expected)
  }

  /// AMP/ASCO/CAP 2017 (PMC5707196): levels A and B are tier I, C and D tier II.
  @Test func levelsMakeTheirTiers() {
    let tiers = AMPLevel.allCases.map { ($0, $0.tier) }
    #expect(tiers.map(\.0) == [.a, .b, .c, .d])
    #expect(tiers.map(\.1) == [.one, .one, .two, .two])
    #expect(AMPLevel.allCases.map(\.rawValue) == ["A", "B", "C", "D"])
    #expect(AMPTier.allCases.map(\.rawValue) == ["I", "II", "III", "IV"])
    #expect(AMPLevel.a < .b && AMPLevel.b < .c && AMPLevel.c < .d && AMPTier.one < .two)
  }
}
