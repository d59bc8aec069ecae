import OncologyCore
import Testing

@testable import TumorProfiling

@Suite struct MicrosatelliteRuleTests {
  private func assess(
    _ variants: [VariantFinding] = [], burden: Double? = nil, counted: Int = 0, record: PatientRecord? = nil
  ) -> MicrosatelliteAssessment {
    MicrosatelliteRule().assess(
      variants,
      burden: MutationalBurden(
        mutationsPerMegabase: burden, counted: counted, rule: Message(ProfilingMessage.burdenRuleCoding)),
      record: record)
  }

  private func keys(_ assessment: MicrosatelliteAssessment) -> [String] { assessment.hints.map(\.key) }

  @Test(
    arguments: [
      ("MSI", "high", .high), ("MSI", "stable", .stable), ("MSI", "low", .stable), ("MMR", "deficient", .high),
      ("MMR", "proficient", .stable), ("msi", "High", .high), ("MSI", "unknown", .notAssessed),
      ("MMR", "positive", .notAssessed), ("PD-L1", "high", .notAssessed),
    ] as [(String, String, MicrosatelliteAssessment.Status)])
  func theRecordAloneGivesAState(biomarker: String, state: String, expected: MicrosatelliteAssessment.Status) {
    #expect(assess(record: Make.state(biomarker, state, method: "IHC")).status == expected)
  }

  @Test func contradictingResultsAreNotAssessed() {
    let record = Make.record {
      $0.biomarkers = [
        .init(biomarker: "MSI", state: "stable", method: "PCR"),
        .init(biomarker: "MMR", state: "deficient", method: "IHC"),
      ]
    }
    let found = assess(record: record)
    #expect(found.status == .notAssessed)
    #expect(found.basis.key == ProfilingMessage.msiRecordDisagrees.rawValue)
  }

  @Test func noVariantListIsEverACall() {
    let frameshifts = (0..<300).map {
      Make.variant("1:\(1000 + $0):AC:A", Make.effect("G\($0)", "A10fs", .frameshiftVariant))
    }
    let mlh1 = Make.variant("3:37:A:T", Make.effect("MLH1", "R100*", .stopGained))
    let found = assess(frameshifts + [mlh1], burden: 80, counted: 301)
    #expect(found.status == .notAssessed)
    #expect(found.basis.key == ProfilingMessage.msiOrderTest.rawValue)
    #expect(keys(found).contains(ProfilingMessage.msiHintRepairGene.rawValue))
    #expect(keys(found).contains(ProfilingMessage.msiHintIndels.rawValue))
    #expect(keys(found).contains(ProfilingMessage.msiHintBurden.rawValue))
  }

  /// The ninth dangerous report: POLE P286R, microsatellite-stable, 150 per megabase.
  @Test func poleP286RAtHighBurdenIsNotMSIHigh() {
    let pole = Make.variant("12:132676598:G:C", Make.effect("POLE", "P286R", .missenseVariant))
    let stable = assess([pole], burden: 150, counted: 4500, record: Make.state("MSI", "stable", method: "PCR"))
    #expect(stable.status == .stable)
    #expect(keys(stable).contains(ProfilingMessage.msiHintPOLEHotspot.rawValue))
    #expect(assess([pole], burden: 150, counted: 4500).status == .notAssessed)
  }

  @Test(arguments: [
    ("P286R", ProfilingMessage.msiHintPOLEHotspot), ("V411L", .msiHintPOLEHotspot), ("A456P", .msiHintPOLEHotspot),
    ("A268T", .msiHintPOLEDomain), ("L424V", .msiHintPOLEDomain), ("A471V", .msiHintPOLEDomain),
    ("A267T", .msiHintPOLEElsewhere), ("A472V", .msiHintPOLEElsewhere), ("R1324C", .msiHintPOLEElsewhere),
  ])
  func polymeraseChangesByPlace(change: String, expected: ProfilingMessage) {
    let found = assess([Make.variant("12:1:A:C", Make.effect("POLE", change, .missenseVariant))])
    #expect(keys(found) == [expected.rawValue])
  }

  @Test func aTruncationOfPOLEExplainsNothing() {
    #expect(keys(assess([Make.variant("12:1:A:C", Make.effect("POLE", "R300*", .stopGained))])).isEmpty)
  }

  @Test func missenseOfARepairGeneIsNoHint() {
    #expect(keys(assess([Make.variant("3:1:A:C", Make.effect("MSH6", "R300H", .missenseVariant))])).isEmpty)
  }

  @Test func indelShareIsOfCodingVariantsThatAreNotGermline() {
    let variants = [
      Make.variant("1:1:A:C", Make.effect("A", nil, .missenseVariant)),
      Make.variant("1:2:AC:A", Make.effect("A", nil, .frameshiftVariant)),
      Make.variant("1:3:AC:A", Make.effect("A", nil, .intronVariant)),
      Make.variant("1:4:AC:A", Make.effect("A", nil, .frameshiftVariant), origin: .germline),
      Make.variant("1:5:AC:GT", Make.effect("A", nil, .missenseVariant)),
    ]
    #expect(assess(variants).indelShare == 1.0 / 3)
    #expect(assess([]).indelShare == nil)
  }

  @Test func fewVariantsGiveNoIndelHint() {
    let variants = (0..<5).map {
      Make.variant("1:\($0 + 1):AC:A", Make.effect("A", nil, .frameshiftVariant))
    }
    let found = assess(variants, counted: 5)
    #expect(keys(found).isEmpty)
    #expect(found.basis.key == ProfilingMessage.msiNotAssessed.rawValue)
  }
}
