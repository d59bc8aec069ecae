import OncologyCore

@testable import ReportRendering

/// One document of each kind in which every member is set, for the schemas.
enum FullDocuments {
  private static let id = FindingID("variant:GRCh38:7:140753336:A:T:tumor")
  private static let allele = GenomicAllele(contig: Contig("7"), position: 140_753_336, reference: "A", alternate: "T")
  private static let interval = GenomicInterval(contig: Contig("7"), start: 1, end: 10)
  private static let day = PartialDate("2026-11-24")
  private static let diagnostics = [
    Diagnostic(.warning, saying("w"), at: SourceLocation(file: "f", line: 1, column: "c"), count: 2)
  ]
  private static let inputs = [
    InputFile(role: .variants, name: "f", digest: "sha256:0", bytes: 1, format: "VCF 4.2", records: 1)
  ]
  private static let segments = [
    CopyNumberSegment(interval: interval, majorCopies: 1, minorCopies: 1, totalCopies: 2, log2Ratio: 0.1, line: 2)
  ]
  private static let filterCounts = [FilterCount(role: .variants, filter: "q", count: 1)]

  private static let options = CaseOptions(
    isTumorOnly: false, tumorSample: "T", tumorSampleRule: saying("named"), normalSample: "N", depthTag: "DP",
    alleleFractionTag: "AF", purity: 0.5, ploidy: 2, callableMegabases: 30)

  private static var record: PatientRecord {
    var record = PatientRecord()
    record.identifier = "P"
    record.age = 61
    record.sex = .female
    record.diagnosis = "d"
    record.diagnosed = day
    record.stage = "IV"
    record.performanceStatus = 1
    record.priorTherapies = [.init(name: "FOLFOX", line: 1, start: day, end: day, outcome: "o")]
    record.currentMedications = ["m"]
    record.specimen = .init(site: "s", collected: day, kind: "k", tumorContent: 0.5, preservation: "p")
    record.biomarkers = [.init(biomarker: "HER2", state: "positive", method: "IHC", value: "3+", date: day)]
    record.germlineConsent = true
    record.secondaryFindingsPolicy = "p"
    return record
  }

  private static let annotation = ProvidedAnnotation(
    source: .vep, gene: "BRAF", geneID: "g", transcript: "t", isMANESelect: true, isCanonical: true,
    consequences: [.missenseVariant], unreadTerms: ["x"], exon: "15/18", hgvsCoding: "c.1799T>A",
    hgvsProtein: "p.Val600Glu")

  private static let call = SmallVariantCall(
    allele: allele, origin: .somatic, line: 1, depth: 10, alternateDepth: 3, alleleFraction: 0.3, normalDepth: 9,
    normalAlternateDepth: 0, zygosity: .heterozygous, phaseSet: 1, haplotype: 0, identifiers: ["rs1"],
    callers: ["m"], providedAnnotations: [annotation])

  private static let fusionCall = FusionCall(
    fivePrimeGene: "EML4", threePrimeGene: "ALK", fivePrimeBreakpoint: .init(contig: Contig("2"), position: 1),
    threePrimeBreakpoint: .init(contig: Contig("2"), position: 2), splitReads: 1, spanningReads: 2, isInFrame: true,
    retainedDomains: ["d"], confidence: "high", caller: "c", line: 1)

  static let patientCase = PatientCase(
    caseID: "1", assembly: .grch38, tumorType: TumorType(code: "COAD"), reportDate: day, options: options,
    inputs: inputs, variants: [call], copyNumber: segments, fusions: [fusionCall],
    expression: GeneExpression(genes: ["A"], tpm: [1.5]), callable: [interval], statedContigs: ["7": 1],
    statedReference: "r", record: record, filterCounts: filterCounts, diagnostics: diagnostics)

  private static let effect = TranscriptEffect(
    gene: "BRAF", transcript: "t", isMANESelect: true, basis: .computed, consequences: [.missenseVariant], exon: 15,
    intron: 1, exonCount: 18, hgvsCoding: "c.1799T>A", protein: ProteinChange(hgvs: "V600E"), residue: 600,
    proteinLength: 766, decay: .escapes, mayDisruptSplicingOfExon: 15,
    proteinOnOtherIsoforms: [ProteinChange(hgvs: "V640E")!], notes: [saying("n")])

  private static let variant = VariantFinding(
    id: id, call: call, effect: effect, otherEffects: [effect],
    localCopies: .init(total: 3, minor: 1), alleleStatus: AlleleStatus(.heterozygous, because: saying("r")),
    notes: [saying("n")])

  private static let copyNumber = CopyNumberFinding(
    id: FindingID("copy-number:GRCh38:MYC:tumor"), gene: "MYC", call: .amplification, totalCopies: 9, minorCopies: 1,
    log2Ratio: 2, segment: interval, share: 0.5, rule: saying("r"))

  private static let fusion = FusionFinding(
    id: FindingID("fusion:GRCh38:EML4::ALK:2:1:2:2:tumor"), call: fusionCall, doubts: [saying("d")],
    isTargetDomainRetained: true, fivePrimeTPM: 1, threePrimeTPM: 2)

  private static let expression = ExpressionFinding(
    id: FindingID("expression:A:tumor"), gene: "A", tpm: 1.5, percentileWithinSample: 0.9)

  private static let reference = ReleaseReference(
    kind: .reference, name: "r", version: "1", digest: "sha256:0", assembly: .grch38,
    sources: [.init(name: "s", version: "1", date: "2026-01", licence: "l", url: "https://example.org")])

  private static let summary = TumorSummary(
    caseID: "1", assembly: .grch38, tumorType: TumorType(code: "COAD"), reportDate: day, specimen: "tumor",
    record: record, options: options, inputs: inputs, softwareVersion: "0", reference: reference,
    buildCheck: BuildCheck(verdict: .verified, hotspotAllelesInOtherBuild: 0, reason: saying("r")),
    burden: MutationalBurden(
      mutationsPerMegabase: 7, lowerLimit: 6, upperLimit: 8, counted: 210, callableMegabases: 30, rule: saying("r"),
      caveats: [saying("c")], isHigh: false),
    microsatellites: MicrosatelliteAssessment(
      status: .stable, basis: saying("b"), hints: [saying("h")], indelShare: 0.1),
    contradictions: [Contradiction(saying("c"), findings: [id])],
    coverage: DataCoverage(genesWithoutSequence: ["ERBB2"], fullyCallableGenes: ["BRAF"]),
    counts: VariantCounts(total: 1),
    segments: segments, alleleFractions: [0.3], filterCounts: filterCounts, diagnostics: diagnostics)

  static let profile = TumorProfile(
    summary: summary, variants: [variant], copyNumber: [copyNumber], fusions: [fusion], expression: [expression])

  private static let override = Override(
    finding: id, value: .oncogenic, reason: "r", author: "a", date: day, replaced: .uncertain)

  private static let match = EvidenceMatch(
    source: "approvals", id: "APR-1", finding: id, alteration: "BRAF V600E", pattern: "BRAF V600E", kind: .therapeutic,
    direction: .supports, significance: .sensitivity, therapies: ["A", "B"], interaction: .sequential, disease: "d",
    tumorTypes: [TumorType(code: "COAD")], tumorTypeRelation: .same,
    requiredStates: [StateRequirement(biomarker: "HER2", state: "positive", status: .met)], sourceLevel: "A", rating: 5,
    ampLevel: .a, ampTier: .one, escat: .oneA, escatCitation: "PMID:1", flagged: false, origin: "Somatic",
    citations: ["PMID:1"], trials: ["NCT1"], reviewed: "2026-01-01", url: "https://example.org",
    approval: ApprovalDetails(
      basis: "approval", region: "US-FDA", line: "first", population: "p", companionTest: "t", firstApproved: "2020",
      asOf: "2026", excludedTumorTypes: [TumorType(code: "READ")]), joined: ["civic:1"], reasons: [saying("r")])

  static let interpretation = Interpretation(
    summary: summary, tumorTypeName: "Colon Adenocarcinoma", tumorTypeLineage: [TumorType(code: "COAD")],
    knowledge: reference, headline: [saying("h")], warnings: [saying("w")],
    options: [
      TreatmentOption(
        id: "o", therapies: ["A", "B"], interaction: .combination, stance: .favoured, findings: [id],
        opposingFindings: [id], level: .a, escat: .oneA, supporting: ["approvals:APR-1"], opposing: ["civic:2"],
        withoutTier: ["civic:3"],
        labels: [LabelAssessment(item: "approvals:APR-1", fit: .met, met: ["m"], unknown: ["u"], contradicted: ["c"])],
        pendingLabels: [
          PendingLabel(
            item: "approvals:APR-2", findings: [id],
            states: [StateRequirement(biomarker: "ER", state: "positive", status: .unknown)],
            needsGermlineOrigin: true, missing: "m")
        ], priorUse: .progressed, place: 1,
        conditions: [saying("c")], cautions: [saying("c")], reasons: [saying("r")])
    ],
    findings: [
      InterpretedFinding(
        id: id, kind: .smallVariant, label: "BRAF V600E", gene: "BRAF", geneRole: .oncogene, variant: variant,
        oncogenicity: Oncogenicity(
          met: [.init(code: "OS3", points: 4, reason: saying("r"))],
          notJudged: [.init(code: "OP4", points: 1, reason: saying("r"))]), significance: .tierI,
        therapeuticLevel: .a, diagnosticLevel: .b, prognosticLevel: .c, override: override, notes: [saying("n")],
        hotspots: [
          Hotspot(gene: "BRAF", start: 600, end: 600, kind: .residue, samples: 897, changes: ["E": 833], source: "s")
        ]),
      InterpretedFinding(
        id: copyNumber.id, kind: .copyNumber, label: "MYC amplification", gene: "MYC", copyNumber: copyNumber),
      InterpretedFinding(id: fusion.id, kind: .fusion, label: "EML4::ALK", fusion: fusion),
      InterpretedFinding(
        id: expression.id, kind: .expression, label: "A expression", gene: "A", expression: expression),
      InterpretedFinding(id: FindingID("biomarker:MSI:tumor"), kind: .biomarker, label: "MSI", biomarker: "MSI"),
    ],
    otherVariants: [
      OtherVariant(
        id: FindingID("v"), gene: "TTN", change: "p.Ile1Val", consequence: .missenseVariant, alleleFraction: 0.2,
        points: 0)
    ],
    matches: [match],
    excluded: [
      ExcludedEvidence(
        source: "civic", id: "9", pattern: "BRAF K601E", findings: [id], kind: .therapeutic, therapies: ["A"],
        disease: "d", sourceLevel: "B", cause: .partNotAssessed, reason: saying("r"), missing: "m")
    ],
    pertinentNegatives: [
      PertinentNegative(name: "KRAS", marker: saying("m"), status: .notAssessed, reason: saying("r"))
    ],
    nextTests: [saying("t")], germlineReferrals: [saying("g")],
    leftOut: [LeftOut(saying("l"), count: 3, examples: ["e"])],
    overrides: [override])
}
