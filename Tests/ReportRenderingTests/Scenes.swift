import OncologyCore

@testable import ReportRendering

/// The samples that every general test goes through, each by a name.
enum Scene: String, CaseIterable, Sendable {
  case colorectal, empty, tumorOnly, contradictions, large, hostile

  var interpretation: Interpretation {
    switch self {
    case .colorectal: SampleTumor.colorectal
    case .empty: SampleTumor(case: "EMPTY").interpretation
    case .tumorOnly: SampleTumor.tumorOnly
    case .contradictions: SampleTumor.contradictory
    case .large: SampleTumor.large
    case .hostile: SampleTumor.hostile
    }
  }

  var report: Report { ReportComposer(catalogue: sampleCatalogue).report(from: interpretation) }
  var page: String { String(decoding: HTMLPage.render(report, catalogue: sampleCatalogue), as: UTF8.self) }
}

extension SampleTumor {
  /// A prostate tumour without a normal: every origin is unknown.
  static var tumorOnly: Interpretation {
    var tumor = SampleTumor(type: "PRAD", name: "Prostate Adenocarcinoma", case: "TUMOR-ONLY")
    tumor.interpretation.summary.options.isTumorOnly = true
    tumor.variant(
      "BRCA2", "S1982Rfs*22", coding: "c.5946del", at: ("13", 32_340_300, "GT", "G"), transcript: "ENST00000380152",
      length: 3418, exon: (11, 27), consequence: .frameshiftVariant, depth: 310, alternate: 170, origin: .unknown,
      significance: .evidenceWithoutTier)
    tumor.interpretation.germlineReferrals = [saying("BRCA2 truncation at a fraction near one half: confirm in blood.")]
    tumor.interpretation.headline = [saying("BRCA2 truncation of unknown origin: confirm in the germline.")]
    return tumor.interpretation
  }

  /// More driver fusions than a tumour has, and segments against fractions.
  static var contradictory: Interpretation {
    var tumor = SampleTumor(type: "LUAD", name: "Lung Adenocarcinoma", case: "CONTRADICTIONS")
    for (index, pair) in [("EML4", "ALK"), ("TPM3", "NTRK1"), ("KIF5B", "RET"), ("CD74", "ROS1")].enumerated() {
      let call = FusionCall(
        fivePrimeGene: pair.0, threePrimeGene: pair.1, splitReads: 4 + index, spanningReads: 2, line: index + 2)
      let id = tumor.fusion(call, doubts: [saying("Driver fusions seldom occur together.")])
      tumor.interpretation.summary.contradictions.append(
        Contradiction(saying("\(call.name) stands beside three other driver fusions."), findings: [id]))
    }
    for number in 1...8 {
      tumor.interpretation.summary.contradictions.append(
        Contradiction(saying("Segment \(number) has no copy left, and variants in it have reads.")))
    }
    tumor.interpretation.summary.diagnostics = [
      Diagnostic(
        .warning, saying("AF and AD differ by more than rounding"),
        at: SourceLocation(file: "tumor.vcf.gz", line: 812, column: "AF"), count: 17)
    ]
    return tumor.interpretation
  }

  /// The size of a hypermutated exome: 900 other variants, 300 matches, 120 near misses.
  static var large: Interpretation {
    var tumor = SampleTumor(case: "LARGE")
    tumor.interpretation = colorectal
    let findings = tumor.interpretation.findings.map(\.id)
    for index in 0..<300 {
      tumor.item(
        "\(20_000 + index)", on: findings[index % findings.count], pattern: "BRAF V600E", .sensitivity,
        therapies: ["Therapy \(index % 40)"], disease: "Melanoma", relation: .other, sourceLevel: "B",
        rating: index % 6,
        level: index % 3 == 0 ? .c : .d, citation: "PMID:\(10_000_000 + index)")
    }
    for index in 0..<60 {
      tumor.interpretation.options.append(
        TreatmentOption(
          id: "option:Therapy \(index)", therapies: ["Therapy \(index)"],
          stance: index % 5 == 0 ? .discouraged : .favoured, findings: [findings[0]], level: index % 2 == 0 ? .c : .d,
          supporting: ["civic:\(20_000 + index)"]))
    }
    for index in 0..<120 {
      tumor.interpretation.excluded.append(
        ExcludedEvidence(
          source: "civic", id: "\(30_000 + index)", pattern: "BRAF Fusion", findings: [findings[0]],
          kind: .therapeutic, therapies: ["Therapy \(index)"], disease: "Melanoma", sourceLevel: "C",
          cause: .differentAlteration, reason: saying("No fusion of the gene was called.")))
    }
    for index in 0..<900 {
      tumor.interpretation.otherVariants.append(
        OtherVariant(
          id: variantID("2", 5_000 + index, "A", "G"), gene: "GENE\(index)", change: "p.Ile\(index + 1)Val",
          consequence: .missenseVariant, alleleFraction: Double(index % 100) / 100, points: index % 3))
    }
    return tumor.interpretation
  }

  /// What a hostile file may hold: markup, script addresses, marks that reorder text, control characters, long names.
  static let attack = "<script>alert('x')</script>\" onload=\"alert(1)\u{202E}\u{0}\u{1B}[31m&amp;]]>"

  static var hostile: Interpretation {
    var tumor = SampleTumor(type: attack, name: attack, case: attack)
    var record = PatientRecord()
    record.identifier = attack
    record.stage = attack
    record.biomarkers = [.init(biomarker: attack, state: attack)]
    record.secondaryFindingsPolicy = attack
    tumor.interpretation.summary.record = record
    let id = tumor.variant(
      attack, "V600E", coding: attack, at: (attack, 12, attack, attack), transcript: attack, length: 700, exon: (1, 2))
    let long = String(repeating: "W", count: 5_000)
    tumor.copyNumber(long, .amplification, copies: 1e300, on: "7", from: -5, to: 10)
    tumor.fusion(FusionCall(fivePrimeGene: attack, threePrimeGene: long, line: 1))
    tumor.item(
      attack, on: id, pattern: attack, .sensitivity, therapies: [attack], disease: attack, sourceLevel: attack,
      rating: .max, level: .a, citation: "javascript:alert(1)", reason: attack)
    tumor.interpretation.matches[0].url = "javascript:alert(document.cookie)"
    tumor.interpretation.matches[0].trials = ["http://evil.example/\"><script>", "NCT00000000"]
    tumor.interpretation.matches.append(tumor.interpretation.matches[0])
    tumor.interpretation.matches[1].pattern = "another"
    tumor.interpretation.findings.append(tumor.interpretation.findings[0])
    tumor.interpretation.headline = [saying(attack), Message(SampleMessage.text)]
    tumor.interpretation.warnings = [saying(attack)]
    tumor.interpretation.summary.segments = [
      CopyNumberSegment(
        interval: GenomicInterval(contig: Contig("7"), start: -9, end: .max / 4), totalCopies: .greatestFiniteMagnitude,
        line: 1),
      CopyNumberSegment(interval: GenomicInterval(contig: Contig(attack), start: 1, end: 2), totalCopies: 2, line: 2),
    ]
    tumor.interpretation.summary.alleleFractions = [-1, 0, 1, 2, .nan]
    tumor.interpretation.summary.burden.mutationsPerMegabase = 1e12
    return tumor.interpretation
  }
}
