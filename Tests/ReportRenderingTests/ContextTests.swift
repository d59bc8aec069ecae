import Foundation
import OncologyCore
import TestSupport
import Testing

@testable import ReportRendering

@Suite struct ContextTests {
  private func report(_ change: (inout Interpretation) -> Void) -> Report {
    var interpretation = SampleTumor().interpretation
    change(&interpretation)
    return ReportComposer(catalogue: sampleCatalogue).report(from: interpretation)
  }

  @Test func whatWasNotAssessedIsNeverSaidToBeNegative() {
    let report = Scene.empty.report
    let measures = Dictionary(uniqueKeysWithValues: report.measures.map { ($0.kind, $0) })
    #expect(measures[.burden]?.value == "Not computable")
    #expect(measures[.burden]?.state == .notComputable)
    for kind in [Report.Measure.Kind.microsatellites, .copyNumber, .fusions] {
      #expect(measures[kind]?.value == "Not assessed", "\(kind)")
    }
    #expect(report.germline.status == "No germline list was given: inherited variants were not assessed.")
    #expect(report.header.summary.contains("GRCh38, build not verified"))
    #expect(report.header.patient.filter { !$0.isMissing }.isEmpty)
    #expect(
      report.answer.map(\.text) == ["No answer was written for this tumour: see the findings and what was left out."])
  }

  @Test func burdenIsComparedWithTheThresholdOnlyUnderItsOwnRule() {
    for (isHigh, words) in [
      (true, "High: 10 /Mb or more"), (false, "Below 10 /Mb"), (nil, "Not equivalent to the threshold of 10 /Mb"),
    ] as [(Bool?, String)] {
      let report = report {
        $0.summary.burden.mutationsPerMegabase = 12
        $0.summary.burden.isHigh = isHigh
      }
      #expect(report.measures[0].details.contains { $0.hasPrefix(words) })
      #expect(report.figures.burden?.isComparable == (isHigh != nil))
      let page = String(decoding: HTMLPage.render(report, catalogue: sampleCatalogue), as: UTF8.self)
      #expect(page.contains("drawing greyed") == (isHigh == nil))
    }
  }

  @Test(
    arguments: [
      (true, "wants to be told"), (false, "does not want to be told"), (nil, "is not stated: ask before"),
    ] as [(Bool?, String)])
  func consentToGermlineFindingsIsSaid(consent: Bool?, words: String) {
    let report = report {
      $0.summary.record = PatientRecord()
      $0.summary.record?.germlineConsent = consent
    }
    #expect(report.germline.consent.contains(words))
  }

  @Test func atumorWithoutANormalMayHoldInheritedVariants() {
    let report = Scene.tumorOnly.report
    #expect(
      report.germline.notes.contains("Only the tumour was sequenced: any variant in this report may be inherited."))
    let origin = report.findings[0].facts.first { $0.label == "Origin" }
    #expect(origin == Fact("Origin", "unknown: may be inherited", isMissing: true))
  }

  @Test func aReclassificationStaysVisible() {
    let report = report { interpretation in
      let id = FindingID("variant:GRCh38:7:1:A:T:tumor")
      let override = Override(
        finding: id, value: .likelyBenign, reason: "seen in 40 healthy relatives", author: "the board",
        date: PartialDate("2026-11-20"), replaced: .uncertain)
      interpretation.overrides = [override]
      interpretation.findings = [
        InterpretedFinding(id: id, kind: .smallVariant, label: "KRAS K5N", override: override)
      ]
    }
    let page = PageDocument(String(decoding: HTMLPage.render(report, catalogue: sampleCatalogue), as: UTF8.self))
    let sentence =
      "Reclassified by the board (2026-11-20): Likely benign, before Uncertain significance. Reason: seen in 40 healthy relatives"
    #expect(page.root.with(id: "record")?.text.contains(sentence) == true)
    #expect(page.root.with(id: "evidence")?.text.contains(sentence) == true)
  }

  @Test(
    arguments: [
      ("2026-05-29", "2026-11-24", "5 months old"), ("2026-05-24", "2026-11-24", "6 months old"),
      ("2026-11-01", "2026-11-24", "less than a month old"), ("2026-11", "2026-12-01", "1 month old"),
      ("2023-11-25", "2026-11-24", "2 years old"), ("2017", "2026-11-24", "about 9 years old"),
      ("2026-12-01", "2026-11-24", "dated after the report"), ("", "2026-11-24", "its date is not stated"),
      ("2026-05-29", nil, "age not known: no report date"), ("last May", "2026-11-24", "its date is not stated"),
    ] as [(String, String?, String)])
  func aSourceSaysItsAge(date: String, reportDate: String?, age: String) {
    let report = report {
      $0.summary.reportDate = reportDate.flatMap { PartialDate($0) }
      $0.knowledge = ReleaseReference(
        kind: .knowledge, name: "k", version: "1", digest: "",
        sources: [.init(name: "s", version: "1", date: date, licence: "CC0-1.0", url: "")])
    }
    #expect(report.provenance.releases[1].sources[0].age == age)
  }

  @Test(
    arguments: [
      ("2026-09-14", "2026-10-01", "FOLFOX"), ("2026-09-14", "2026-08", "none recorded"),
      ("2026-09-14", "2026-09", "FOLFOX: the dates do not tell"), ("2026-09-14", nil, "FOLFOX: the dates do not tell"),
      ("2025", "2026-01-01", "FOLFOX"),
    ] as [(String, String?, String)])
  func therapyAfterSamplingIsTold(collected: String, end: String?, words: String) {
    let report = report {
      $0.summary.record = PatientRecord()
      $0.summary.record?.specimen = .init(collected: PartialDate(collected))
      $0.summary.record?.priorTherapies = [.init(name: "FOLFOX", end: end.flatMap { PartialDate($0) })]
    }
    #expect(report.header.specimen.first { $0.label == "Therapy after sampling" }?.value == words)
  }

  @Test func withoutTierOneTheFiveBestOptionsLead() {
    let report = report {
      $0.options =
        (0..<8).map {
          TreatmentOption(id: "o\($0)", therapies: ["T\($0)"], stance: .favoured, findings: [], level: .c)
        } + [TreatmentOption(id: "x", therapies: ["X"], stance: .discouraged, findings: [], level: .d)]
    }
    #expect(report.options.filter(\.isLeading).map(\.id) == ["o0", "o1", "o2", "o3", "o4"])
    let page = PageDocument(String(decoding: HTMLPage.render(report, catalogue: sampleCatalogue), as: UTF8.self))
    #expect(
      page.root.with(id: "options")?.all("summary").first?.text == "4 further options with weaker evidence"
    )
    #expect(page.root.with(id: "options")?.all("strong").count == 9)
  }

  @Test func aContradictionLeadsToItsFindingsWhereItNamesThem() throws {
    let page = PageDocument(Scene.contradictions.page).root
    let items = try #require(page.with(id: "contradictions")).all("li")
    #expect(items.count == 12)
    #expect(items[0].text == "EML4::ALK stands beside three other driver fusions.")
    let link = try #require(items[0].all("a").first)
    #expect(link.text == "EML4::ALK")
    #expect(page.with(id: String(link.attributes["href"]!.dropFirst()))?.name == "details")
    #expect(items[11].all("a").isEmpty)
  }

  @Test(arguments: [
    ("copy-number:GRCh38:POT1:tumor", "copy number of POT1"), ("expression:ERBB2:tumor", "expression of ERBB2"),
    ("variant:GRCh38:2:569:T:A:tumor", "variant 2:569 T>A"), ("biomarker:MSI:tumor", "MSI"),
    ("fusion:GRCh38:EML4::ALK:2:1:2:2:tumor", "fusion EML4::ALK"), ("variant:odd", "variant:odd"),
  ])
  func aFindingThatIsNotListedHasAName(id: String, name: String) {
    let report = report {
      $0.summary.contradictions = [Contradiction(saying("c"), findings: [FindingID(id)])]
    }
    #expect(report.contradictions[0].findings.map(\.label) == [name])
  }

  @Test func nearMissesAreGroupedByWhatTheyCameNearTo() {
    let report = report { interpretation in
      interpretation.excluded = [("1", "a", "r"), ("2", "b", "r"), ("3", "a", "r"), ("4", "a", "other")].map {
        ExcludedEvidence(
          source: "civic", id: $0.0, pattern: "BRAF \($0.1)", findings: [FindingID("x")], kind: .therapeutic,
          therapies: [], disease: "d", sourceLevel: "B", cause: .differentAlteration, reason: saying($0.2))
      }
    }
    #expect(report.nearMissCount == 4)
    #expect(report.nearMisses.count == 1)
    #expect(
      report.nearMisses[0].rows.map { "\($0.pattern) \($0.reason) \($0.items.map(\.link.text))" } == [
        "BRAF a r [\"CIViC 1\", \"CIViC 3\"]", "BRAF b r [\"CIViC 2\"]", "BRAF a other [\"CIViC 4\"]",
      ])
  }

  @Test func evidenceOfOtherTumorTypesIsFoldedAndNotPrinted() throws {
    let page = PageDocument(Scene.colorectal.page).root
    let folds = try #require(page.with(id: "evidence")).all("details").filter {
      $0.classes == ["long"] && $0.all("summary")[0].text.hasPrefix("Therapy")
    }
    #expect(folds.map { $0.all("summary")[0].text } == ["Therapy, other tumour types (1)"])
    #expect(folds[0].text.contains("CIViC 1409"))
  }

  @Test func keysOfItemsInSentencesAreNamed() {
    let report = report { interpretation in
      var tumor = SampleTumor()
      tumor.interpretation = interpretation
      tumor.item(
        "126", on: FindingID("f"), pattern: "p", .resistance, sourceLevel: "B", rating: 3, level: .b,
        citation: "PMID:1",
        reason: "as civic:126 and (civic:9) say; not xcivic:1, BCR::ABL1 or other:2")
      interpretation = tumor.interpretation
    }
    #expect(
      report.findings[0].evidence[0].items[0].reasons
        == ["as CIViC 126 and (CIViC 9) say; not xcivic:1, BCR::ABL1 or other:2"])
  }

  @Test func namesLeadWhereTheyStandAsWholeWords() {
    let anchor = { (name: String) in Anchor("item", name) }
    let targets = ["CIViC 8", "CIViC 81", "KRAS"].map { LinkedText.Target(name: $0, anchor: anchor($0)) }
    let parts = LinkedText.parts(of: "see CIViC 81, CIViC 8 and CIViC 812: KRAS, NKRAS, KRAS2é", linking: targets)
    #expect(parts.map(\.text).joined() == "see CIViC 81, CIViC 8 and CIViC 812: KRAS, NKRAS, KRAS2é")
    #expect(parts.compactMap(\.anchor) == ["CIViC 81", "CIViC 8", "KRAS"].map(anchor))
    #expect(LinkedText.parts(of: "", linking: targets).isEmpty)
  }

  @Test func flaggedItemsAreMarkedAndHaveNoTier() {
    let report = report { interpretation in
      var tumor = SampleTumor()
      tumor.interpretation = interpretation
      tumor.item(
        "4884", on: FindingID("f"), pattern: "BRCA2 Mutation", .sensitivity, therapies: ["Olaparib"], sourceLevel: "A",
        rating: 5, level: nil, flagged: true, citation: "PMID:1")
      interpretation = tumor.interpretation
    }
    let page = PageDocument(String(decoding: HTMLPage.render(report, catalogue: sampleCatalogue), as: UTF8.self))
    let row = page.root.with(id: "evidence")?.all("tr").last?.text ?? ""
    #expect(row.hasPrefix("– no tier flagged by its source Sensitivity to Olaparib"))
    #expect(row.contains("level A"))
  }

  @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
  func chromosomesAreAsLongAsTheirCytobandsSay() throws {
    for (assembly, file) in [(Assembly.grch37, "hg19"), (.grch38, "hg38")] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["gzip", "-dc", SharedData.file("genes/\(file)_cytobands.tsv.gz").path]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      var ends: [String: Int] = [:]
      for line in text.split(separator: "\n").dropFirst() {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        let name = String(fields[0].dropFirst(3))
        ends[name] = max(ends[name] ?? 0, Int(try #require(Double(fields[2]))))  // one is `1.73e+08`
      }
      let chromosomes = ChromosomeLengths.of(assembly)
      #expect(chromosomes.count == 24)
      for chromosome in chromosomes { #expect(ends[chromosome.contig.name] == chromosome.length) }
    }
  }
}
