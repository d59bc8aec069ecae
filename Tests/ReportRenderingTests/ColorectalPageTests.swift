import OncologyCore
import Testing

@testable import ReportRendering

/// Dangerous report 1 of the clinical rules, as a reader of the page sees it.
@Suite struct ColorectalPageTests {
  private let page = PageDocument(Scene.colorectal.page).root
  private func section(_ id: String) throws -> PageDocument.Element { try #require(page.with(id: id)) }

  @Test func theAnswerComesFirstWithItsFactsAndWarnings() throws {
    let sections = page.all("section").compactMap { $0.attributes["id"] }
    #expect(sections.prefix(5) == ["answer", "options", "tests", "findings", "contradictions"])
    #expect(sections.last == "patient")
    let answer = try section("answer")
    let first = try #require(answer.everything.first { $0.classes.contains("answer") })
    #expect(
      first.text
        == "BRAF V600E with stable microsatellites: encorafenib with cetuximab has level A evidence in this tumour type."
    )
    #expect(first.all("strong").map(\.text) == ["BRAF V600E", "encorafenib with cetuximab"])
    let warnings = try #require(answer.everything.first { $0.classes.contains("warnings") })
    #expect(warnings.text.contains("Callable regions were not given"))
  }

  @Test func optionsStandInTheirOrderUnderTheirStance() throws {
    let table = try #require(try section("options").all("table").first)
    let rows = table.all("tr").dropFirst().map { row in row.children.map(\.text) }
    #expect(rows[0] == ["Evidence for"])
    #expect(rows[1][0] == "I-A")
    #expect(rows[1][1].hasPrefix("Encorafenib + Cetuximab ESCAT I-A metastatic, after prior therapy"))
    #expect(rows[1][2].hasPrefix("BRAF V600E 1 item supports it, 1 in this tumour type"))
    #expect(rows[1][3] == "Cetuximab alone meets resistance evidence: this does not lower the combination.")
    #expect(rows[2] == ["Evidence against"])
    #expect(rows[3][0] == "I-B")
    #expect(rows[3][1] == "Cetuximab")
    #expect(rows[3][2].contains("2 items speak against it 1 item without a tier"))
    #expect(rows[4] == ["Excluded by a label"])
    #expect(rows[5][0] == "– no tier")
    #expect(rows[5][1] == "Dabrafenib + Trametinib")
    #expect(rows.count == 6)
  }

  @Test func aClaimOpensToItsEvidenceWithLinks() throws {
    let link = try #require(try section("options").all("a").first { $0.text == "CIViC 9851" })
    let target = try #require(page.with(id: String(link.attributes["href"]!.dropFirst())))
    #expect(target.name == "tr")
    #expect(target.text.hasPrefix("I-A Sensitivity to Encorafenib + Cetuximab Pattern: BRAF V600E"))
    let addresses = target.all("a").compactMap { $0.attributes["href"] }
    #expect(
      addresses == ["https://civicdb.org/links/evidence_items/9851", "https://pubmed.ncbi.nlm.nih.gov/31566309/"])
  }

  @Test func anItemThatDoesNotSupportIsNeverTurnedAround() throws {
    let item = try #require(try section("evidence").all("tr").first { $0.text.contains("CIViC 816") })
    #expect(item.text.hasPrefix("– no tier Does not support: Resistance to Panitumumab or Cetuximab"))
  }

  @Test func findingsSayWhatWasMeasured() throws {
    let rows = try section("findings").all("tr").map { row in row.children.map(\.text) }
    #expect(
      rows[1] == [
        "BRAF V600E", "p.Val600Glu missense, exon 15 of 18", "0.31, 84 of 271 reads",
        "Likely oncogenic 6 points, 1 criterion not judged",
        "Strong significance (tier I) Therapy I-A",
      ])
    #expect(rows[2][2] == "0.52, 118 of 227 reads both copies hit")
    #expect(rows[4][0] == "MYC amplification")
    #expect(rows[4][2] == "9 copies")
  }

  @Test func aFindingOpensToItsFactsAndReasons() throws {
    let details = try section("evidence").all("details").filter { $0.classes == ["finding"] }
    #expect(details.count == 5)
    #expect(details[1].text.contains("the other copy is lost: one copy of the minor allele is gone."))
    #expect(details[0].text.contains("Genomic change : GRCh38 7:140753336 A>T"))
    #expect(details[0].text.contains("Transcript : ENST00000646891 (MANE Select)"))
    #expect(details[0].text.contains("OS3 hotspot, many samples 4 residue 600 is changed in 897 samples"))
    #expect(
      details[0].all("svg").first?.attributes["aria-label"]
        == "BRAF, protein of 766 residues. Reported changes: V600E, at a hotspot with 897 samples.")
    #expect(details[4].text.contains("Only 80 % of the gene lies in the segment: a breakpoint cuts it."))
  }

  @Test func numbersStandWithTheirLimitsAndRules() throws {
    let cells = try section("answer").all("li").filter { !$0.classes.isDisjoint(with: ["measured", "missing"]) }
    #expect(cells.count == 6)
    #expect(
      cells[0].text
        == "Mutational burden 7.4 /Mb 95 % limits 6.5 to 8.4 /Mb Below 10 /Mb under the threshold's own rule 252 counted, 34.1 Mb callable coding substitutions and indels, allele fraction 5 % or more"
    )
    #expect(cells[1].text.hasPrefix("Microsatellites Stable (MSS)"))
    #expect(cells[2].text == "Tumour purity 62 % ploidy 2.1 pathologist: 60 % tumour cells")
    #expect(cells[5].text == "Fusions Not assessed no fusion calls were given")
    #expect(cells[5].classes == ["missing"])
  }

  @Test func provenanceNamesEachReleaseWithItsAge() throws {
    let text = try section("provenance").text
    #expect(text.contains("sha256:" + String(repeating: "ab", count: 32)))
    #expect(text.contains("CIViC accepted evidence 2026-05-29 2026-05-29 5 months old CC0-1.0"))
    #expect(text.contains("Purity : 0.62"))
    #expect(text.contains("germline variants 41"))
  }

  @Test func negativesAndWhatWasLeftOutAreListed() throws {
    let negatives = try section("negatives").all("tr").map(\.text)
    #expect(negatives.contains("KRAS not found, coverage not told no alteration among the calls"))
    #expect(negatives.contains("NTRK1 fusions not assessed no fusion calls were given"))
    #expect(try section("left-out").text.contains("41 variants did not pass the caller's filter"))
    #expect(try section("near-misses").text.contains("The residue differs: K601E, and the tumour has V600E."))
  }
}

@Suite struct EvidenceIndexTests {
  private func match(_ id: String, on finding: String, level: AMPLevel?) -> EvidenceMatch {
    EvidenceMatch(
      source: "civic", id: id, finding: FindingID(finding), alteration: finding, pattern: "PIK3CA Mutation",
      kind: .therapeutic, direction: .supports, significance: .sensitivity, disease: "Breast Cancer",
      tumorTypeRelation: .same, sourceLevel: "B", ampLevel: level)
  }

  @Test func anItemThatSaysTheSameOfTwoFindingsStandsOnce() {
    let index = EvidenceIndex(
      matches: [match("1", on: "b", level: .c), match("1", on: "a", level: .c)],
      order: [FindingID("a"), FindingID("b")])
    #expect(index.entries.count == 1)
    #expect(index.entries[0].findings == [FindingID("a"), FindingID("b")])
    #expect(index.shown(under: FindingID("a")).count == 1)
    #expect(index.shown(under: FindingID("b")).isEmpty)
    #expect(index.shownElsewhere(for: FindingID("b")).count == 1)
  }

  @Test func anItemThatSaysSomethingElseOfEachStandsUnderEach() {
    let index = EvidenceIndex(
      matches: [match("1", on: "a", level: .c), match("1", on: "b", level: .d)],
      order: [FindingID("a"), FindingID("b")])
    #expect(index.entries.count == 2)
    #expect(index.entry("civic:1", for: [FindingID("b")])?.match.ampLevel == .d)
  }

  @Test func strongerEvidenceIsShownFirst() {
    var other = match("1", on: "a", level: .c)
    other.tumorTypeRelation = .other
    var flagged = match("2", on: "a", level: .c)
    flagged.flagged = true
    let matches = [
      match("10", on: "a", level: nil), other, flagged, match("9", on: "a", level: .c), match("8", on: "a", level: .a),
    ]
    let sorted = EvidenceIndex(matches: matches, order: [FindingID("a")]).shown(under: FindingID("a")).map(\.match)
    #expect(sorted.map(\.id) == ["8", "9", "2", "1", "10"])
  }

  @Test func aMatchOfAFindingThatIsNotListedIsShownAllTheSame() {
    var interpretation = SampleTumor().interpretation
    interpretation.matches = [match("7", on: "biomarker:MSI:tumor", level: .a)]
    let report = ReportComposer(catalogue: sampleCatalogue).report(from: interpretation)
    #expect(report.findings.map(\.id.text) == ["biomarker:MSI:tumor"])
    #expect(report.findings[0].evidence.flatMap(\.items).map(\.key) == ["civic:7"])
  }
}
