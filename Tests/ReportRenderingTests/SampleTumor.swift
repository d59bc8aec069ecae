import OncologyCore

@testable import ReportRendering

/// Sentences of samples: free text, so that a sample says what an engine might say without borrowing its keys.
enum SampleMessage: String, MessageKey { case text = "sample.text", answer = "sample.answer" }

private let sampleTexts = """
  {
    "sample.text": "{text}",
    "sample.answer": "{because} with stable microsatellites: {therapies} has level {level} evidence in this tumour type."
  }
  """

/// The English catalogue with the samples' keys.
let sampleCatalogue = MessageCatalogue(
  language: "en",
  files: MessageCatalogue.englishFiles + [("samples", Array(sampleTexts.utf8))])

func saying(_ text: String) -> Message { Message(SampleMessage.text, ["text": text]) }

/// Builds an interpretation by hand. What is not set is as empty as an input can be.
struct SampleTumor {
  var interpretation: Interpretation

  init(type: String = "COAD", name: String = "Colon Adenocarcinoma", case caseID: String = "SAMPLE-1") {
    let reference = ReleaseReference(
      kind: .reference, name: "starter-GRCh38", version: "1", digest: "sha256:" + String(repeating: "0", count: 64),
      assembly: .grch38)
    let knowledge = ReleaseReference(
      kind: .knowledge, name: "starter", version: "1", digest: "sha256:" + String(repeating: "1", count: 64),
      sources: [
        .init(
          name: "CIViC accepted evidence", version: "2026-05-29", date: "2026-05-29", licence: "CC0-1.0",
          url: "https://civicdb.org/releases")
      ])
    let summary = TumorSummary(
      caseID: caseID, assembly: .grch38, tumorType: TumorType(code: type), specimen: "tumor", options: CaseOptions(),
      inputs: [], softwareVersion: "0.1.0", reference: reference,
      buildCheck: BuildCheck(verdict: .notVerified, reason: saying("too few variants to tell.")),
      burden: MutationalBurden(counted: 0, rule: saying("coding substitutions and indels, fraction 5 % or more")),
      microsatellites: MicrosatelliteAssessment(
        status: .notAssessed, basis: saying("no validated call: order immunohistochemistry or PCR")),
      coverage: DataCoverage(), counts: VariantCounts())
    interpretation = Interpretation(
      summary: summary, tumorTypeName: name, tumorTypeLineage: [TumorType(code: type)], knowledge: knowledge)
  }

  static func variantID(_ contig: String, _ position: Int, _ reference: String, _ alternate: String) -> FindingID {
    .variant(
      GenomicAllele(contig: Contig(contig), position: position, reference: reference, alternate: alternate), .grch38,
      specimen: "tumor")
  }

  /// A small variant on GRCh38. `change` is a protein change as clinicians write it.
  @discardableResult
  mutating func variant(
    _ gene: String, _ change: String, coding: String, at place: (String, Int, String, String), transcript: String,
    length: Int, exon: (Int, Int), consequence: SequenceOntologyTerm = .missenseVariant, depth: Int = 200,
    alternate: Int = 60, origin: VariantOrigin = .somatic,
    significance: InterpretedFinding.Significance = .oncogenicWithoutTier, level: AMPLevel? = nil,
    criteria: [Oncogenicity.Criterion] = [], hotspots: [Hotspot] = [], alleleStatus: AlleleStatus? = nil,
    notes: [Message] = []
  ) -> FindingID {
    let allele = GenomicAllele(
      contig: Contig(place.0), position: place.1, reference: place.2, alternate: place.3)
    let id = FindingID.variant(allele, .grch38, specimen: "tumor")
    let fraction = Double(alternate) / Double(depth)
    let call = SmallVariantCall(
      allele: allele, origin: origin, line: 1, depth: depth, alternateDepth: alternate, alleleFraction: fraction)
    let effect = TranscriptEffect(
      gene: gene, transcript: transcript, isMANESelect: true, basis: .computed, consequences: [consequence],
      exon: exon.0, exonCount: exon.1, hgvsCoding: coding, protein: ProteinChange(hgvs: change), proteinLength: length)
    interpretation.findings.append(
      InterpretedFinding(
        id: id, kind: .smallVariant, label: "\(gene) \(change)", gene: gene,
        variant: VariantFinding(id: id, call: call, effect: effect, alleleStatus: alleleStatus),
        oncogenicity: Oncogenicity(
          met: criteria,
          notJudged: [
            .init(code: "OP4", points: 1, reason: saying("no population frequencies in this release"))
          ]), significance: significance, therapeuticLevel: level, notes: notes, hotspots: hotspots))
    interpretation.summary.alleleFractions = (interpretation.summary.alleleFractions + [fraction]).sorted()
    return id
  }

  @discardableResult
  mutating func copyNumber(
    _ gene: String, _ call: CopyNumberFinding.Call, copies: Double, on contig: String, from start: Int, to end: Int,
    share: Double = 1, significance: InterpretedFinding.Significance = .tierII
  ) -> FindingID {
    let id = FindingID.copyNumber(gene: gene, .grch38, specimen: "tumor")
    let finding = CopyNumberFinding(
      id: id, gene: gene, call: call, totalCopies: copies, minorCopies: min(1, copies),
      segment: GenomicInterval(contig: Contig(contig), start: start, end: end), share: share,
      rule: saying("total copies of 8 or more"))
    let word = call == .amplification ? "amplification" : "deep deletion"
    interpretation.findings.append(
      InterpretedFinding(
        id: id, kind: .copyNumber, label: "\(gene) \(word)", gene: gene, copyNumber: finding, significance: significance
      )
    )
    interpretation.summary.coverage.hasCopyNumber = true
    return id
  }

  @discardableResult
  mutating func fusion(_ call: FusionCall, doubts: [Message] = [], isTargetDomainRetained: Bool? = nil) -> FindingID {
    let id = FindingID.fusion(call, .grch38, specimen: "tumor")
    interpretation.findings.append(
      InterpretedFinding(
        id: id, kind: .fusion, label: call.name,
        fusion: FusionFinding(
          id: id, call: call, doubts: doubts, isTargetDomainRetained: isTargetDomainRetained, fivePrimeTPM: 12.4,
          threePrimeTPM: 30.25), significance: doubts.isEmpty ? .tierI : .toConfirm))
    interpretation.summary.coverage.hasFusions = true
    return id
  }

  /// An item of CIViC as its nightly table of 2026-05-29 states it.
  mutating func item(
    _ id: String, on finding: FindingID, pattern: String, _ significance: EvidenceSignificance,
    therapies: [String] = [], interaction: TherapyInteraction? = nil, direction: EvidenceDirection = .supports,
    kind: EvidenceKind = .therapeutic, disease: String = "Colorectal Cancer", relation: TumorTypeRelation = .same,
    sourceLevel: String, rating: Int, level: AMPLevel?, flagged: Bool = false, citation: String,
    reason: String = "The level follows from the source's level and the tumour type."
  ) {
    interpretation.matches.append(
      EvidenceMatch(
        source: "civic", id: id, finding: finding,
        alteration: interpretation.findings.first { $0.id == finding }?.label ?? "", pattern: pattern, kind: kind,
        direction: direction, significance: significance, therapies: therapies, interaction: interaction,
        disease: disease, tumorTypeRelation: relation, sourceLevel: sourceLevel, rating: rating, ampLevel: level,
        ampTier: level?.tier, flagged: flagged, origin: "Somatic", citations: [citation],
        url: "https://civicdb.org/links/evidence_items/\(id)", reasons: [saying(reason)]))
  }
}
