import OncologyCore

@testable import ReportRendering

extension SampleTumor {
  /// A colorectal tumour with BRAF V600E: dangerous report 1 of the clinical rules, seen from the page.
  ///
  /// Evidence as in CIViC's accepted items of 2026-05-29; hotspot counts as in Chang et al. 2018 (BRAF 600: 897).
  static var colorectal: Interpretation {
    var tumor = SampleTumor(case: "0417")
    tumor.addColorectalRecord()
    let braf = tumor.variant(
      "BRAF", "V600E", coding: "c.1799T>A", at: ("7", 140_753_336, "A", "T"), transcript: "ENST00000646891",
      length: 766, exon: (15, 18), depth: 271, alternate: 84, significance: .tierI, level: .a,
      criteria: [
        .init(code: "OS3", points: 4, reason: saying("residue 600 is changed in 897 samples")),
        .init(code: "OM1", points: 2, reason: saying("lies in the kinase domain")),
      ],
      hotspots: [
        Hotspot(gene: "BRAF", start: 466, end: 466, kind: .residue, samples: 34, changes: [:], source: "Chang 2018"),
        Hotspot(gene: "BRAF", start: 469, end: 469, kind: .residue, samples: 61, changes: [:], source: "Chang 2018"),
        Hotspot(gene: "BRAF", start: 594, end: 594, kind: .residue, samples: 51, changes: [:], source: "Chang 2018"),
        Hotspot(gene: "BRAF", start: 600, end: 600, kind: .residue, samples: 897, changes: [:], source: "Chang 2018"),
        Hotspot(gene: "BRAF", start: 601, end: 601, kind: .residue, samples: 38, changes: [:], source: "Chang 2018"),
      ])
    tumor.addColorectalVariants()
    tumor.addColorectalEvidence(braf)
    tumor.addColorectalOptions(braf)
    tumor.addColorectalContext(braf)
    return tumor.interpretation
  }

  private mutating func addColorectalRecord() {
    var record = PatientRecord()
    record.age = 61
    record.sex = .female
    record.stage = "IV"
    record.performanceStatus = 1
    record.diagnosed = PartialDate("2026-01")
    record.priorTherapies = [
      .init(
        name: "FOLFOX", line: 1, start: PartialDate("2026-02"), end: PartialDate("2026-08"),
        outcome: "progressive disease")
    ]
    record.specimen = .init(
      site: "liver", collected: PartialDate("2026-09-14"), kind: "metastasis", tumorContent: 0.6, preservation: "FFPE")
    record.biomarkers = [.init(biomarker: "MMR", state: "proficient", method: "IHC")]
    record.currentMedications = ["ondansetron"]
    interpretation.summary.record = record
    interpretation.summary.reportDate = PartialDate("2026-11-24")
    interpretation.summary.options.purity = 0.62
    interpretation.summary.options.ploidy = 2.1
    interpretation.summary.options.callableMegabases = 34.1
    interpretation.summary.buildCheck = BuildCheck(
      verdict: .verified, referenceBasesCompared: 118, referenceBasesAgreeing: 118, inCodingModels: 240,
      onPrimaryContigs: 252, hotspotAllelesInStatedBuild: 2, hotspotAllelesInOtherBuild: 0, contigLengthsAgreeing: 25,
      contigLengthsCompared: 25, reason: saying("every reference base that could be compared agrees."))
    interpretation.summary.burden = MutationalBurden(
      mutationsPerMegabase: 7.39, lowerLimit: 6.51, upperLimit: 8.36, counted: 252, callableMegabases: 34.1,
      rule: saying("coding substitutions and indels, allele fraction 5 % or more"), isHigh: false)
    interpretation.summary.microsatellites = MicrosatelliteAssessment(
      status: .stable, basis: saying("mismatch repair proficient by immunohistochemistry, from the record"))
    interpretation.summary.counts = VariantCounts(total: 612, germline: 3, coding: 252, nonSynonymous: 190)
    interpretation.summary.filterCounts = [FilterCount(role: .variants, filter: "germline", count: 41)]
    interpretation.summary.inputs = [
      InputFile(
        role: .variants, name: "tumor.vcf.gz", digest: "sha256:" + String(repeating: "ab", count: 32), bytes: 120_332,
        format: "VCF 4.2", records: 653),
      InputFile(
        role: .copyNumber, name: "cna.tsv", digest: "sha256:" + String(repeating: "cd", count: 32), bytes: 9_120,
        format: "segments, major and minor", records: 48),
    ]
    interpretation.summary.coverage.hasMinorCopies = true
    interpretation.summary.coverage.genesWithModels = 19_022
    interpretation.summary.coverage.genesWithSequence = 562
    interpretation.summary.alleleFractions = (0..<211).map { 0.06 + Double(($0 * 37) % 97) / 97 * 0.5 }.sorted()
  }

  private mutating func addColorectalVariants() {
    variant(
      "TP53", "R273H", coding: "c.818G>A", at: ("17", 7_673_802, "C", "T"), transcript: "ENST00000269305", length: 393,
      exon: (8, 11), depth: 227, alternate: 118, level: nil,
      criteria: [.init(code: "OS3", points: 4, reason: saying("a hotspot with more than 50 samples"))],
      hotspots: [
        Hotspot(gene: "TP53", start: 175, end: 175, kind: .residue, samples: 416, changes: [:], source: "Chang 2018"),
        Hotspot(gene: "TP53", start: 213, end: 213, kind: .residue, samples: 256, changes: [:], source: "Chang 2018"),
        Hotspot(gene: "TP53", start: 248, end: 248, kind: .residue, samples: 560, changes: [:], source: "Chang 2018"),
      ],
      alleleStatus: AlleleStatus(
        .biallelic, because: saying("the other copy is lost: one copy of the minor allele is gone.")))
    variant(
      "APC", "R1450*", coding: "c.4348C>T", at: ("5", 112_839_942, "C", "T"), transcript: "ENST00000257430",
      length: 2843, exon: (16, 16), consequence: .stopGained, depth: 218, alternate: 61,
      criteria: [.init(code: "OVS1", points: 8, reason: saying("stop gained in a tumour suppressor"))])
    copyNumber("MYC", .amplification, copies: 9, on: "8", from: 120_000_000, to: 135_000_000)
    copyNumber("SMAD4", .deepDeletion, copies: 0, on: "18", from: 50_000_000, to: 53_000_000, share: 0.8)
    interpretation.summary.segments = (1...22).flatMap { number -> [CopyNumberSegment] in
      let contig = Contig("\(number)")
      let length = ChromosomeLengths.of(.grch38)[number - 1].length
      let copies: [(Double, Double)] = [(1, 1), (2, 1), (1, 0), (1, 1)]
      return (0..<2).map { part in
        let (major, minor) = copies[(number * 3 + part) % 4]
        return CopyNumberSegment(
          interval: GenomicInterval(contig: contig, start: part * length / 2 + 1, end: (part + 1) * length / 2),
          majorCopies: major, minorCopies: minor, line: number * 2 + part)
      }
    }
    interpretation.summary.segments.append(
      CopyNumberSegment(
        interval: GenomicInterval(contig: Contig("8"), start: 120_000_000, end: 135_000_000), majorCopies: 8,
        minorCopies: 1, line: 90))
  }

  private mutating func addColorectalEvidence(_ braf: FindingID) {
    let pattern = "BRAF V600E"
    item(
      "9851", on: braf, pattern: pattern, .sensitivity, therapies: ["Encorafenib", "Cetuximab"],
      interaction: .combination, sourceLevel: "A", rating: 5, level: .a, citation: "PMID:31566309",
      reason: "Level A: the approvals table has this combination for this tumour.")
    item(
      "7612", on: braf, pattern: pattern, .sensitivity, therapies: ["Encorafenib", "Cetuximab", "Binimetinib"],
      interaction: .combination, sourceLevel: "B", rating: 5, level: .c, citation: "PMID:31566309")
    item(
      "126", on: braf, pattern: pattern, .resistance, therapies: ["Cetuximab"], sourceLevel: "B", rating: 3, level: .b,
      citation: "PMID:20619739")
    item(
      "2115", on: braf, pattern: pattern, .resistance, therapies: ["Cetuximab", "Panitumumab"],
      interaction: .substitutes, sourceLevel: "B", rating: 3, level: .b, citation: "PMID:19001320")
    item(
      "816", on: braf, pattern: pattern, .resistance, therapies: ["Panitumumab", "Cetuximab"],
      interaction: .substitutes, direction: .doesNotSupport, sourceLevel: "B", rating: 4, level: nil,
      citation: "PMID:25989278", reason: "No tier: the item does not support its claim.")
    item(
      "103", on: braf, pattern: pattern, .poorOutcome, kind: .prognostic, sourceLevel: "B", rating: 5, level: .b,
      citation: "PMID:24594804")
    item(
      "1409", on: braf, pattern: pattern, .sensitivity, therapies: ["Vemurafenib"], disease: "Skin Melanoma",
      relation: .other, sourceLevel: "A", rating: 5, level: .c, citation: "PMID:21639808")
  }

  private mutating func addColorectalOptions(_ braf: FindingID) {
    interpretation.options = [
      TreatmentOption(
        id: "option:Cetuximab+Encorafenib", therapies: ["Encorafenib", "Cetuximab"], interaction: .combination,
        stance: .favoured, findings: [braf], level: .a, escat: .oneA, supporting: ["civic:9851"],
        conditions: [saying("metastatic, after prior therapy; United States")],
        cautions: [saying("Cetuximab alone meets resistance evidence: this does not lower the combination.")]),
      TreatmentOption(
        id: "option:Vemurafenib", therapies: ["Vemurafenib"], stance: .favoured, findings: [braf], level: .c,
        supporting: ["civic:1409"]),
      TreatmentOption(
        id: "option:Cetuximab", therapies: ["Cetuximab"], stance: .discouraged, findings: [braf], level: .b,
        opposing: ["civic:126", "civic:2115"], withoutTier: ["civic:816"],
        cautions: [saying("One item disagrees.")]),
      TreatmentOption(
        id: "option:Dabrafenib+Trametinib", therapies: ["Dabrafenib", "Trametinib"], interaction: .combination,
        stance: .excludedByLabel, findings: [braf],
        cautions: [saying("The tumour-agnostic label excludes colorectal cancer.")]),
    ]
  }

  private mutating func addColorectalContext(_ braf: FindingID) {
    interpretation.headline = [
      Message(
        SampleMessage.answer, ["because": "BRAF V600E", "therapies": "encorafenib with cetuximab", "level": "A"]),
      saying("No RAS mutation was found among the calls."),
    ]
    interpretation.warnings = [
      saying("Callable regions were not given: absence of a variant is not proof of wild type.")
    ]
    interpretation.nextTests = [saying("Confirm RAS and BRAF status in plasma if tissue is old.")]
    interpretation.pertinentNegatives = [
      PertinentNegative(
        name: "KRAS", status: .notFoundCoverageUnknown, reason: saying("no alteration among the calls")),
      PertinentNegative(name: "NTRK1 fusions", status: .notAssessed, reason: saying("no fusion calls were given")),
    ]
    interpretation.excluded = [
      ExcludedEvidence(
        source: "civic", id: "2115", pattern: "BRAF K601E", findings: [braf], kind: .therapeutic,
        therapies: ["Trametinib"], disease: "Melanoma", sourceLevel: "B",
        cause: .differentAlteration, reason: saying("The residue differs: K601E, and the tumour has V600E."))
    ]
    interpretation.leftOut = [
      LeftOut(saying("41 variants did not pass the caller's filter"), count: 41),
      LeftOut(saying("2 genes have no sequence in this reference"), count: 2, examples: ["ERBB2", "CTNNB1"]),
    ]
    interpretation.otherVariants = [
      OtherVariant(
        id: Self.variantID("2", 1000, "A", "G"), gene: "TTN", change: "p.Ile100Val", consequence: .missenseVariant,
        alleleFraction: 0.21, points: 0)
    ]
  }
}
