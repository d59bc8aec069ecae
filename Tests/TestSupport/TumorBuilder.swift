public import OncologyCore

/// Makes tumours for tests, one call an alteration:
/// `TumorBuilder(type: "COAD").variant("BRAF V600E").fusion("TPM3", "NTRK1").amplified("ERBB2", copies: 9).build()`.
///
/// Genomic places are made up (one a variant, on contig 1) unless a test gives the allele; nothing here is a statement
/// about a genome.
public struct TumorBuilder: Sendable {
  public private(set) var profile: TumorProfile
  private var nextPosition = 1_000_001

  public init(type code: String, assembly: Assembly = .grch38, caseID: String = "TEST") {
    let reference = ReleaseReference(
      kind: .reference, name: "test reference", version: "0", digest: "sha256:" + String(repeating: "0", count: 64),
      assembly: assembly)
    profile = TumorProfile(
      summary: TumorSummary(
        caseID: caseID, assembly: assembly, tumorType: TumorType(code: code), specimen: "tumor", options: CaseOptions(),
        inputs: [], softwareVersion: "test", reference: reference,
        buildCheck: BuildCheck(verdict: .verified, reason: Message(TestMessage.made)),
        burden: MutationalBurden(counted: 0, rule: Message(TestMessage.made)),
        microsatellites: MicrosatelliteAssessment(status: .notAssessed, basis: Message(TestMessage.made)),
        coverage: DataCoverage(), counts: VariantCounts()))
  }

  /// What tests put where a sentence is wanted that they do not look at.
  public enum TestMessage: String, MessageKey { case made = "test.made" }

  public func build() -> TumorProfile { profile }

  // MARK: Small variants

  /// A small variant by its name: `BRAF V600E`, `EGFR E746_A750del`, `MET c.3028G>A`, or a gene alone.
  ///
  /// The consequences follow from the protein's change unless they are given.
  public func variant(
    _ name: String, consequences: [SequenceOntologyTerm]? = nil, coding: String? = nil, protein: String? = nil,
    exon: Int? = nil, intron: Int? = nil, exonCount: Int? = nil, residue: Int? = nil,
    decay: TranscriptEffect.Decay? = nil,
    origin: VariantOrigin? = nil, alleleFraction: Double? = 0.35, zygosity: Zygosity? = nil, identifiers: [String] = [],
    alleleStatus: AlleleStatus.Value? = nil, copies: VariantFinding.LocalCopies? = nil, allele: GenomicAllele? = nil,
    phaseSet: Int? = nil, haplotype: Int? = nil, transcript: String = "NM_TEST.1",
    basis: TranscriptEffect.Basis = .computed
  ) -> Self {
    let parts = name.split(separator: " ", maxSplits: 1).map(String.init)
    let text = parts.count > 1 ? parts[1] : nil
    let codingName = coding ?? text.flatMap { $0.hasPrefix("c.") ? $0 : nil }
    let change = (protein ?? text).flatMap { $0.hasPrefix("c.") ? nil : ProteinChange(hgvs: $0) }
    precondition(text == nil || codingName != nil || change != nil, "the builder cannot read “\(name)”")
    let effect = TranscriptEffect(
      gene: parts[0], transcript: transcript, isMANESelect: true, basis: basis,
      consequences: consequences ?? change.map(Self.consequences) ?? [.codingSequenceVariant], exon: exon,
      intron: intron, exonCount: exonCount, hgvsCoding: codingName, protein: change,
      residue: residue ?? change?.first.position, decay: decay)
    return adding(
      effect, origin: origin ?? (profile.summary.options.isTumorOnly ? .unknown : .somatic),
      alleleFraction: alleleFraction, zygosity: zygosity, identifiers: identifiers, alleleStatus: alleleStatus,
      copies: copies, allele: allele, phaseSet: phaseSet, haplotype: haplotype)
  }

  /// A germline variant; the profile is then one with a germline list.
  public func germline(
    _ name: String, consequences: [SequenceOntologyTerm]? = nil, coding: String? = nil,
    zygosity: Zygosity = .heterozygous,
    identifiers: [String] = [], decay: TranscriptEffect.Decay? = nil, exon: Int? = nil, intron: Int? = nil
  ) -> Self {
    var copy = variant(
      name, consequences: consequences, coding: coding, exon: exon, intron: intron, decay: decay, origin: .germline,
      alleleFraction: zygosity == .homozygous ? 1 : 0.5, zygosity: zygosity, identifiers: identifiers)
    copy.profile.summary.coverage.hasGermline = true
    return copy
  }

  /// A variant outside every gene that the reference knows.
  public func intergenic(_ allele: GenomicAllele, origin: VariantOrigin = .somatic) -> Self {
    adding(nil, origin: origin, alleleFraction: 0.3, allele: allele)
  }

  private func adding(
    _ effect: TranscriptEffect?, origin: VariantOrigin, alleleFraction: Double?, zygosity: Zygosity? = nil,
    identifiers: [String] = [], alleleStatus: AlleleStatus.Value? = nil, copies: VariantFinding.LocalCopies? = nil,
    allele: GenomicAllele? = nil, phaseSet: Int? = nil, haplotype: Int? = nil
  ) -> Self {
    var copy = self
    let place = allele ?? GenomicAllele(contig: Contig("1"), position: nextPosition, reference: "A", alternate: "C")
    copy.nextPosition += 1000
    let call = SmallVariantCall(
      allele: place, origin: origin, line: profile.variants.count + 1, depth: 200,
      alternateDepth: alleleFraction.map { Int(($0 * 200).rounded()) }, alleleFraction: alleleFraction,
      zygosity: zygosity, phaseSet: phaseSet, haplotype: haplotype, identifiers: identifiers)
    copy.profile.variants.append(
      VariantFinding(
        id: .variant(place, profile.summary.assembly, specimen: profile.summary.specimen), call: call, effect: effect,
        localCopies: copies,
        alleleStatus: alleleStatus.map { AlleleStatus($0, because: Message(TestMessage.made)) }))
    return copy
  }

  private static func consequences(of change: ProteinChange) -> [SequenceOntologyTerm] {
    if change.isNonsense { return [.stopGained] }
    switch change.kind {
    case .substitution, .unknownResult: return [.missenseVariant]
    case .synonymous: return [.synonymousVariant]
    case .frameshift: return [.frameshiftVariant]
    case .deletion: return [.inframeDeletion]
    case .duplication, .insertion: return [.inframeInsertion]
    case .deletionInsertion(let inserted):
      return [inserted.count < change.residueRange.count ? .inframeDeletion : .inframeInsertion]
    case .startLost: return [.startLost]
    case .stopLost: return [.stopLost]
    }
  }

  // MARK: Copy number, fusions, expression

  public func amplified(_ gene: String, copies: Double = 10) -> Self { copyNumber(gene, .amplification, total: copies) }
  public func gained(_ gene: String, copies: Double = 4) -> Self { copyNumber(gene, .gain, total: copies) }
  public func lost(_ gene: String) -> Self { copyNumber(gene, .loss, total: 1, minor: 0) }
  public func deleted(_ gene: String) -> Self { copyNumber(gene, .deepDeletion, total: 0, minor: 0) }
  public func copyNeutralLOH(_ gene: String) -> Self {
    copyNumber(gene, .copyNeutralLossOfHeterozygosity, total: 2, minor: 0)
  }

  public func copyNumber(_ gene: String, _ call: CopyNumberFinding.Call, total: Double, minor: Double? = nil) -> Self {
    var copy = withCopyNumber()
    copy.profile.copyNumber.append(
      CopyNumberFinding(
        id: .copyNumber(gene: gene, profile.summary.assembly, specimen: profile.summary.specimen), gene: gene,
        call: call, totalCopies: total, minorCopies: minor,
        segment: GenomicInterval(contig: Contig("1"), start: 1, end: 1_000_000), share: 1,
        rule: Message(TestMessage.made)))
    return copy
  }

  /// Segments were given, whatever was called of them; these genes lie wholly in them.
  public func withCopyNumber(of genes: String...) -> Self {
    var copy = self
    copy.profile.summary.coverage.askedGenesWithCopyNumber += genes
    copy.profile.summary.coverage.hasCopyNumber = true
    copy.profile.summary.coverage.hasMinorCopies = true
    return copy
  }

  /// A fusion transcript, 5′ partner first.
  public func fusion(
    _ fivePrime: String, _ threePrime: String, inFrame: Bool? = true, doubts: [Message] = [],
    domainRetained: Bool? = nil
  ) -> Self {
    var copy = withFusions()
    let call = FusionCall(
      fivePrimeGene: fivePrime, threePrimeGene: threePrime, splitReads: 20, spanningReads: 10, isInFrame: inFrame,
      line: profile.fusions.count + 1)
    copy.profile.fusions.append(
      FusionFinding(
        id: .fusion(call, profile.summary.assembly, specimen: profile.summary.specimen), call: call, doubts: doubts,
        isTargetDomainRetained: domainRetained))
    return copy
  }

  public func withFusions() -> Self {
    var copy = self
    copy.profile.summary.coverage.hasFusions = true
    return copy
  }

  public func expression(_ gene: String, tpm: Double, percentile: Double = 0.5) -> Self {
    var copy = self
    copy.profile.summary.coverage.hasExpression = true
    copy.profile.expression.append(
      ExpressionFinding(
        id: .expression(gene: gene, specimen: profile.summary.specimen), gene: gene, tpm: tpm,
        percentileWithinSample: percentile))
    return copy
  }

  // MARK: Measures, record, coverage

  public func microsatellites(_ status: MicrosatelliteAssessment.Status) -> Self {
    var copy = self
    copy.profile.summary.microsatellites = MicrosatelliteAssessment(status: status, basis: Message(TestMessage.made))
    return copy
  }

  public func burden(_ mutationsPerMegabase: Double?, isHigh: Bool?) -> Self {
    var copy = self
    copy.profile.summary.burden = MutationalBurden(
      mutationsPerMegabase: mutationsPerMegabase, counted: Int((mutationsPerMegabase ?? 0) * 30), callableMegabases: 30,
      rule: Message(TestMessage.made), isHigh: isHigh)
    return copy
  }

  /// A biomarker's state in the record.
  public func state(_ biomarker: String, _ state: String, method: String? = nil, value: String? = nil) -> Self {
    record {
      $0.biomarkers =
        ($0.biomarkers ?? []) + [
          PatientRecord.BiomarkerState(biomarker: biomarker, state: state, method: method, value: value)
        ]
    }
  }

  public func record(_ change: (inout PatientRecord) -> Void) -> Self {
    var copy = self
    var record = profile.summary.record ?? PatientRecord()
    change(&record)
    copy.profile.summary.record = record
    return copy
  }

  /// Genes that lie fully within the callable regions.
  public func callable(_ genes: String...) -> Self {
    var copy = self
    copy.profile.summary.coverage.hasCallableRegions = true
    copy.profile.summary.coverage.fullyCallableGenes =
      ((profile.summary.coverage.fullyCallableGenes ?? []) + genes).sorted()
    return copy
  }

  /// Later variants have unknown origin; call it first.
  public func tumorOnly() -> Self {
    var copy = self
    copy.profile.summary.options.isTumorOnly = true
    return copy
  }

  /// What the builder has no word for.
  public func changing(_ change: (inout TumorProfile) -> Void) -> Self {
    var copy = self
    change(&copy.profile)
    return copy
  }
}
