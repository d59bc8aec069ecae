import Testing

@testable import ReportRendering

@Suite struct TerminalSummaryTests {
  @Test(arguments: Scene.allCases, [40, 80, 120]) func linesFitTheWidthAndTheScreen(scene: Scene, width: Int) {
    let text = TerminalSummary.render(scene.report, width: width, catalogue: sampleCatalogue)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= width })
    #expect(text.hasSuffix("\n"))
    if width >= 80, scene != .hostile { #expect(lines.count <= 45) }
  }

  @Test func itHoldsTheAnswerTheWarningsAndTheLeadingOptions() {
    let text = TerminalSummary.render(Scene.colorectal.report, width: 100, catalogue: sampleCatalogue)
    #expect(text.hasPrefix("Case 0417 · Colon Adenocarcinoma, stage IV\n"))
    #expect(text.contains("Draft: not yet signed. For research use, not a medical device."))
    #expect(text.contains("  BRAF V600E with stable microsatellites: encorafenib with cetuximab has level A evidence"))
    #expect(text.contains("  ! Callable regions were not given"))
    #expect(text.contains("  I-A      Encorafenib + Cetuximab, because of BRAF V600E, ESCAT I-A"))
    #expect(text.contains("  against I-B Cetuximab, because of BRAF V600E"))
    #expect(text.contains("  excluded Dabrafenib + Trametinib, because of BRAF V600E"))
    #expect(text.contains("  … and 1 more in the report"))
    #expect(text.contains("0 contradictions · 2 pertinent negatives · 1 near miss · 1 other variant"))
  }

  @Test func theSameReportGivesTheSameText() {
    let render = { TerminalSummary.render(Scene.large.report, width: 80, catalogue: sampleCatalogue) }
    #expect(render() == render())
  }
}
