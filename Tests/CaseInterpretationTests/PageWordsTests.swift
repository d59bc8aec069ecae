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
    let sentence = try #require(result.report.warnings.first { $0.contains(phase) })
    for change in ["T790M", "C797S"] { #expect(sentence.contains(change), "\(sentence)") }
    #expect(result.report.nextTests.contains { $0.hasPrefix("Phase of EGFR ") }, "\(result.report.nextTests)")
    // A pattern on any change of a gene meets both, and says nothing of them together.
    let twice = try CaseFiles().variant("TP53", "R175H").variant("TP53", "R273H").run(type: "COAD")
    #expect(twice.interpretation.matches.contains { $0.kind == .therapeutic && $0.findings.count == 2 })
    #expect(!twice.warnings.contains(phase), "\(twice.warnings)")
    #expect(!twice.report.nextTests.contains { $0.hasPrefix("Phase of") })
    let single = try CaseFiles().variant("EGFR", "L858R").run(type: "LUAD")
    #expect(!single.warnings.contains(phase))
    #expect(!single.report.nextTests.contains { $0.hasPrefix("Phase of") })
  }

  /// A record that says HER2 negative, and ERBB2 at 21 copies: nothing of it leads until the tissue is asked again.
  @Test(arguments: ["negative", "low"]) func HER2IsSettledOnTheTissue(state: String) throws {
    let amplified = CaseFiles().variant("PIK3CA", "H1047R").copies(of: "ERBB2", major: 20, minor: 1)
      .segment("17", 100_000...39_600_000, major: 1, minor: 1)
    let result = try amplified.state("HER2", state, method: "IHC").run(type: "IDC")
    #expect(result.profile.summary.contradictions.map(\.message.key) == ["profiling.contradiction.her2.method"])
    #expect(!result.answer.contains("ERBB2"), "\(result.answer)")
    #expect(result.report.nextTests.first?.hasPrefix("HER2: repeat IHC, then ISH") == true)
    #expect(result.report.nextTests.filter { $0.contains("HER2") }.count == 1, "\(result.report.nextTests)")
    #expect(result.pageText.contains("The record says HER2 \(state) (IHC), and ERBB2 is amplified by copy number"))
    let resting = result.report.options.filter { $0.because.first?.label == "ERBB2 amplification" }
    #expect(!resting.isEmpty)
    for option in resting {
      #expect(!option.isLeading, "\(option.therapy)")
      #expect(option.cautions.first?.hasPrefix("Settle first: ERBB2 amplification") == true, "\(option.therapy)")
    }
    let finding = try #require(result.report.findings.first { $0.label == "ERBB2 amplification" })
    #expect(finding.significanceText.hasSuffix("; something in the input contradicts it"))
    let agreeing = try amplified.state("HER2", "positive", method: "IHC").run(type: "IDC")
    #expect(agreeing.profile.summary.contradictions.isEmpty)
    #expect(agreeing.answer.contains("ERBB2"))
  }

  /// One label names EGFR and ALK as alternatives: EGFR L858R has shown nothing of ALK.
  @Test func markersAreToldInWordsAndEachByItsOwnGene() throws {
    let result = try CaseFiles().variant("EGFR", "L858R").run(type: "LUAD")
    let rows = Dictionary(
      result.report.pertinentNegatives.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    #expect(rows["ALK fusion"]?.status == .notAssessed)
    #expect(rows["ALK fusion"]?.reason == "no fusion calls were given")
    #expect(rows["EGFR Exon 19 Deletion, L858R"]?.status == .found)
    #expect(rows["ROS1 fusion"]?.status == .notAssessed)
    // One label takes amplification or overexpression: copies show nothing of the protein.
    let amplified = try CaseFiles().copies(of: "ERBB2", major: 8, minor: 1).run(type: "COAD").report.pertinentNegatives
    #expect(amplified.first { $0.name == "ERBB2 amplification" }?.status == .found)
    #expect(amplified.first { $0.name == "ERBB2 overexpression of the protein" }?.status == .notAssessed)
    #expect(rows["High mutational burden (TMB-high)"]?.reason.contains("not computable") == true)
    #expect(!rows.keys.contains { $0.contains("::") || $0.contains(" OR ") }, "\(rows.keys.sorted())")
    let asked = try #require(result.report.nextTests.first { $0.hasPrefix("RNA sequencing for fusions") })
    for gene in ["ALK", "RET", "ROS1", "NTRK1"] { #expect(asked.contains(gene), "\(asked)") }
    #expect(!result.report.nextTests.contains { $0.contains("FDA-approved") }, "\(result.report.nextTests)")
  }

  @Test func HER2IsOneOrder() throws {
    let result = try CaseFiles().copies(of: "ERBB2", major: 20, minor: 1)
      .segment("17", 100_000...39_600_000, major: 1, minor: 1).run(type: "IDC")
    let orders = result.report.nextTests.filter { $0.contains("HER2") }
    #expect(orders.count == 1, "\(orders)")
    #expect(orders.first?.hasPrefix("HER2: IHC, then ISH") == true)
    let scored = try CaseFiles().copies(of: "ERBB2", major: 20, minor: 1)
      .segment("17", 100_000...39_600_000, major: 1, minor: 1).state("HER2", "positive", method: "IHC", value: "3+")
      .run(type: "IDC")
    #expect(!scored.report.nextTests.contains { $0.contains("HER2") }, "\(scored.report.nextTests)")
  }

  @Test func evidenceOnASubtypeAsksForTheSubtype() throws {
    let result = try CaseFiles().variant("NRAS", "Q61R").run(type: "MEL")
    #expect(result.warnings.contains("in a subtype of this tumour (") && result.warnings.contains("SKCM"))
    let chosen = try CaseFiles().variant("NRAS", "Q61R").run(type: "SKCM")
    #expect(!chosen.warnings.contains("SKCM"), "\(chosen.warnings)")
  }

  /// A warning about the input leads to the line.
  @Test func whatCouldNotBeUsedStandsWithItsLine() throws {
    let result = try CaseFiles().variant("KRAS", "G12C").variant("7", 55_181_398, "T", "<DEL>").run(type: "LUAD")
    #expect(
      result.warnings.contains("Places in the input that could not be used as they are: 1."), "\(result.warnings)")
    let row = try #require(result.report.leftOut.first { $0.text.contains("symbolic allele") })
    #expect(row.count == 1)
    #expect(
      row.examples.first?.contains("tumor.vcf") == true && row.examples.first?.contains("line ") == true,
      "\(row.examples)")
  }
}
