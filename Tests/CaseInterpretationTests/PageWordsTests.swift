import OncologyCore
import ReportRendering
import Testing

/// What the page says of findings whose meaning these data leave open, from files to the sentence.
@Suite struct PageWordsTests {
  @Test func aHotspotBesideTierOneIsNotCalledUncertain() throws {
    let result = try CaseFiles().variant("EGFR", "L858R").run(type: "LUAD")
    let finding = try #require(result.report.findings.first { $0.label == "EGFR L858R" })
    let shown = try #require(finding.oncogenicity)
    #expect(shown.text == "Class not assignable")
    #expect(shown.basis.hasPrefix("4 points from what could be judged: OS3. 10 criteria not judged"), "\(shown.basis)")
    for code in ["OS1", "OS2", "OM1", "OM4", "OP1", "OP4", "SBVS1", "SBS1", "SBS2", "SBP1"] {
      #expect(shown.basis.contains(code), "\(code) in \(shown.basis)")
    }
    #expect(try result.finding("EGFR L858R").oncogenicity?.isClassOpen == true)
  }

  @Test func possiblyBothCopiesIsSaidOfSuppressorsOnly() throws {
    let result = try CaseFiles().variant("EGFR", "L858R").variant("EGFR", "T790M").variant("TP53", "R175H")
      .variant("TP53", "R273H").run(type: "LUAD")
    let status = { (label: String) in result.report.findings.first { $0.label == label }?.alleleStatus }
    #expect(status("EGFR T790M") == "a further change in the gene, cis or trans not known")
    #expect(status("TP53 R175H") == "possibly both copies hit")
  }

  /// Cis or trans decides on T790M with C797S: it stands on the first page, and is the next thing to find out.
  @Test func thePhaseOfChangesThatEvidenceNamesTogetherIsAsked() throws {
    let pair = EGFRReports.withC797S(CaseFiles().variant("EGFR", "L858R").variant("EGFR", "T790M"))
    let result = try pair.run(type: "LUAD")
    let phase = "whether they lie on the same allele (cis) or on two (trans) is not known"
    #expect(result.warnings.contains(phase), "\(result.warnings)")
    #expect(result.report.nextTests.contains { $0.hasPrefix("Phase of EGFR ") }, "\(result.report.nextTests)")
    let single = try CaseFiles().variant("EGFR", "L858R").run(type: "LUAD")
    #expect(!single.warnings.contains(phase))
    #expect(!single.report.nextTests.contains { $0.hasPrefix("Phase of") })
  }

  /// A record that says HER2 negative, and ERBB2 at 21 copies: nothing of it leads until the tissue is asked again.
  @Test(arguments: ["negative", "low"]) func HER2IsSettledOnTheTissue(state: String) throws {
    let amplified = CaseFiles().copies(of: "ERBB2", major: 20, minor: 1)
      .segment("17", 100_000...39_600_000, major: 1, minor: 1)
    let result = try amplified.state("HER2", state, method: "IHC").run(type: "IDC")
    #expect(result.profile.summary.contradictions.map(\.message.key) == ["profiling.contradiction.her2.method"])
    #expect(!result.answer.contains("ERBB2"), "\(result.answer)")
    #expect(result.report.nextTests.contains { $0.hasPrefix("HER2: repeat IHC, then ISH") })
    #expect(result.pageText.contains("The record says HER2 \(state) (IHC), and ERBB2 is amplified by copy number"))
    let resting = result.report.options.filter { $0.because.map(\.label) == ["ERBB2 amplification"] }
    #expect(!resting.isEmpty)
    for option in resting {
      #expect(!option.isLeading, "\(option.therapy)")
      #expect(option.cautions.first?.hasPrefix("Settle first: ERBB2 amplification") == true, "\(option.therapy)")
    }
    let agreeing = try amplified.state("HER2", "positive", method: "IHC").run(type: "IDC")
    #expect(agreeing.profile.summary.contradictions.isEmpty)
    #expect(agreeing.answer.contains("ERBB2"))
  }
}
