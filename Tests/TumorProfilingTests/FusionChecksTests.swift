import OncologyCore
import Testing

@testable import TumorProfiling

@Suite struct FusionChecksTests {
  private let models = ToyModels()
    .gene("EML4", "2", 42_000_000...42_300_000).gene("ALK", "2", 29_000_000...29_900_000, strand: .reverse)
    .gene("BCR", "22", 23_000_000...23_300_000).gene("ABL1", "9", 130_800_000...130_900_000)
    .gene("TPM3", "1", 154_100_000...154_200_000, strand: .reverse).gene("NTRK1", "1", 156_800_000...156_900_000)
  private let drivers = DriverFusionList(["EML4::ALK", "v::NTRK1", "BCR::ABL1", "FGFR3::v", "not a fusion"])

  private func call(
    _ five: String, _ three: String, _ left: String? = nil, _ right: String? = nil, inFrame: Bool? = nil,
    confidence: String? = nil, domains: [String]? = nil, line: Int = 2
  ) -> FusionCall {
    let point = { (text: String) -> FusionCall.Breakpoint in
      let parts = text.split(separator: ":")
      return .init(contig: Contig(parts[0]), position: Int(parts[1])!)
    }
    return FusionCall(
      fivePrimeGene: five, threePrimeGene: three, fivePrimeBreakpoint: left.map(point),
      threePrimeBreakpoint: right.map(point), isInFrame: inFrame, retainedDomains: domains, confidence: confidence,
      line: line)
  }

  private func doubts(_ calls: [FusionCall], tpm: [String: Double] = [:]) -> [[String]] {
    FusionChecks(models: models, drivers: drivers).findings(calls, specimen: "tumor", tpm: { tpm[$0] })
      .map { $0.doubts.map(\.key) }
  }

  @Test func aSoundFusionHasNoDoubts() {
    let sound = call("EML4", "ALK", "2:42200000", "2:29223528", inFrame: true)
    #expect(doubts([sound], tpm: ["EML4": 27, "ALK": 12]) == [[]])
  }

  @Test func aBreakpointOnAnotherChromosomeOrFarFromTheGeneIsADoubt() {
    #expect(
      doubts([call("EML4", "ALK", "3:42200000", "2:29223528")])
        == [[ProfilingMessage.fusionBreakpointOffContig.rawValue]])
    #expect(
      doubts([call("BCR", "ABL1", "22:23200000", "9:13358995")])
        == [[ProfilingMessage.fusionBreakpointOffGene.rawValue]])
  }

  @Test func alternativeFirstExonsAreAllowedFor() {
    // 40 kb upstream of BCR, and 60 kb.
    #expect(doubts([call("BCR", "ABL1", "22:22960000", "9:130850000")]) == [[]])
    #expect(
      doubts([call("BCR", "ABL1", "22:22940000", "9:130850000")])
        == [[ProfilingMessage.fusionBreakpointOffGene.rawValue]])
  }

  @Test func aBreakpointBehindTheThreePrimeGeneLeavesNothingOfIt() {
    // ABL1 is on the forward strand, ALK on the reverse.
    #expect(
      doubts([call("BCR", "ABL1", "22:23200000", "9:130901000")])
        == [[ProfilingMessage.fusionBreakpointPastGene.rawValue]])
    #expect(
      doubts([call("EML4", "ALK", "2:42200000", "2:28999000")])
        == [[ProfilingMessage.fusionBreakpointPastGene.rawValue]])
    // In front of it is allowed.
    #expect(doubts([call("BCR", "ABL1", "22:23200000", "9:130799000")]) == [[]])
  }

  @Test func genesThatAreNotExpressedAreADoubtAndUnknownOnesAreNot() {
    let fusion = call("EML4", "ALK", "2:42200000", "2:29223528")
    #expect(doubts([fusion], tpm: ["EML4": 27, "ALK": 0.04]) == [[ProfilingMessage.fusionNotExpressed.rawValue]])
    #expect(doubts([fusion], tpm: ["EML4": 27, "ALK": 1.0]) == [[]])
    #expect(doubts([fusion], tpm: [:]) == [[]])
  }

  /// The fifth dangerous report: partners are never swapped.
  @Test func theReciprocalOrderOfADriverIsADoubtOfItsOwn() throws {
    #expect(doubts([call("NTRK1", "TPM3")]) == [[ProfilingMessage.fusionReciprocal.rawValue]])
    #expect(doubts([call("TPM3", "NTRK1")]) == [[]])
    let finding = try #require(
      FusionChecks(models: models, drivers: drivers).findings([call("NTRK1", "TPM3")], specimen: "tumor").first)
    #expect(finding.call.fivePrimeGene == "NTRK1")
    #expect(finding.doubts.first?.arguments["driver"] == "TPM3::NTRK1")
  }

  @Test func twoUnrelatedDriversAreTooMany() {
    let tooMany = ProfilingMessage.fusionTooManyDrivers.rawValue
    #expect(
      doubts([call("EML4", "ALK"), call("BCR", "ABL1"), call("A", "B")]) == [[tooMany], [tooMany], []])
    // Several breakpoints and partners of one event are one driver.
    #expect(doubts([call("EML4", "ALK"), call("EML4", "ALK", line: 3)]) == [[], []])
    #expect(doubts([call("TPM3", "NTRK1"), call("LMNA", "NTRK1")]) == [[], []])
  }

  @Test func driversOnlyCountWhereTheyAreNamed() {
    let checks = FusionChecks(models: models)
    let findings = checks.findings([call("EML4", "ALK"), call("BCR", "ABL1")], specimen: "tumor")
    #expect(findings.map(\.doubts) == [[], []])
  }

  @Test(arguments: [
    ("EML4", "ALK", true), ("KIF5B", "ALK", false), ("LMNA", "NTRK1", true), ("FGFR3", "TACC3", true),
    ("TACC3", "FGFR3", false), ("", "NTRK1", true),
  ])
  func namesAndWildcards(five: String, three: String, expected: Bool) {
    #expect(drivers.contains(call(five, three)) == expected)
  }

  @Test func outOfFrameAndLowConfidenceAreDoubtsButNoContradictions() {
    let checks = FusionChecks(models: models, drivers: drivers)
    let findings = checks.findings([call("EML4", "ALK", inFrame: false, confidence: "low")], specimen: "tumor")
    #expect(
      findings[0].doubts.map(\.key)
        == [ProfilingMessage.fusionOutOfFrame.rawValue, ProfilingMessage.fusionLowConfidence.rawValue])
    #expect(checks.contradictions(findings).isEmpty)
  }

  /// As Arriba writes a breakpoint between genes; the row is of the published table in `fusions_splice`.
  @Test func aSideBetweenGenesIsReadWithItsNeighbours() throws {
    let text = "ENSG00000200891(21548),MED6P1(31892)"
    #expect(
      FusionPartner(text)
        == .intergenic([
          .init(gene: "ENSG00000200891", distance: 21548), .init(gene: "MED6P1", distance: 31892),
        ]))
    #expect(FusionPartner("NKX2-1") == .gene("NKX2-1"))
    #expect(FusionPartner("?") == .unknown)
    let checks = FusionChecks(models: models, drivers: drivers)
    let finding = try #require(
      checks.findings([call("BCR", text, "22:23200000", "10:88016243")], specimen: "tumor").first)
    #expect(finding.doubts.map(\.key) == [ProfilingMessage.fusionIntergenic.rawValue])
    #expect(finding.doubts[0].arguments["genes"] == "ENSG00000200891 (21,548), MED6P1 (31,892)")
    #expect(finding.label == "BCR::intergenic 10:88016243")
    #expect(finding.call.genes == ["BCR"])
    #expect(checks.contradictions([finding]).isEmpty)
  }

  @Test func manyDoubtsOfOneKindAreOneEntry() {
    let checks = FusionChecks(models: models)
    let many = (0..<6).map { call("BCR", "ABL1", "22:23200000", "9:\(1000 + $0)", line: $0) }
    let six = checks.findings(many, specimen: "tumor")
    let panel = checks.contradictions(six)
    #expect(panel.map(\.message.key) == [ProfilingMessage.fusionsOffGene.rawValue])
    #expect(panel[0].message.arguments["count"] == "6")
    #expect(panel[0].findings == six.map(\.id))
    #expect(checks.contradictions(Array(six.prefix(5))).count == 5)
  }

  @Test func theKinaseDomainIsKeptOnlyWhereTheCallerSaysSo() {
    let retained = { (domains: [String]?) in
      FusionChecks(models: models).findings([call("EML4", "ALK", domains: domains)], specimen: "t")[0]
        .isTargetDomainRetained
    }
    #expect(retained(["Protein_tyrosine_and_serine/threonine_kinase(100%)"]) == true)
    #expect(retained(["HELP_motif(100%)"]) == nil)
    #expect(retained(nil) == nil)
  }

  @Test func contradictionsNameTheirFusionsOnce() {
    let checks = FusionChecks(models: models, drivers: drivers)
    let findings = checks.findings(
      [call("EML4", "ALK", "3:1", "2:29223528"), call("BCR", "ABL1", "22:23200000", "9:13358995")], specimen: "tumor")
    let panel = checks.contradictions(findings)
    #expect(panel.count == 3)
    let tooMany = panel.filter { $0.message.key == ProfilingMessage.fusionTooManyDrivers.rawValue }
    #expect(tooMany.map(\.findings) == [findings.map(\.id)])
  }
}
