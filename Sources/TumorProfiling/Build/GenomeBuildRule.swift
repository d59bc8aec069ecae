package import OncologyCore

/// Whether a case's coordinates are those of the stated genome build (`Documentation/Methods/genome-build.md`).
///
/// Six witnesses are heard: REF against the sequences at hand, lengths of contigs in the header, genes that the file
/// itself names, known hotspot alleles of this and the other build, the share of variants in coding models, and places
/// of the other files beyond the end of their chromosome. Each
/// refuses or verifies only where chance is a poor explanation; where none can speak the build is "not verified", with
/// the reason.
package struct GenomeBuildRule: Sendable {
  /// How the witnesses are weighed; the page shows what these values give on a tumour in the right and wrong build.
  package struct Thresholds: Sendable {
    /// Share of REF disagreements that a right file may hold (models that differ from the assembly, lifted records).
    package var toleratedMismatchRate = 0.002
    /// Share of variants that may lie outside the gene that the file names: aliases, read-through genes.
    package var toleratedForeignGeneRate = 0.02
    /// Chance that a variant of one build is a known allele of the other: 3,180 alleles among 3 × 3.1 Gb possible
    /// substitutions is 3.4e-7; one in a million leaves room for larger tables.
    package var accidentalAlleleRate = 1e-6
    /// Share of an exome's variants that fall into coding models by accident in the wrong build: 6.1 % was measured.
    package var accidentalCodingShare = 0.10
    /// Genes of a reference that has a model of nearly every coding gene.
    package var fullModelCount = 19_000
    /// A finding that chance gives less often than this speaks against (or for) the build.
    package var significance = 0.01
    /// The same for the share in coding models, which is the weakest witness.
    package var codingSignificance = 0.001
    /// Variants whose REF must agree before that alone verifies: where three in ten agree by chance, five do so 1 time
    /// in 400.
    package var agreementsThatVerify = 5
    /// Genes that coding variants must be spread over before their share verifies.
    package var genesThatVerify = 3
    package init() {}
  }

  package var thresholds: Thresholds
  private let models: any GeneModels
  private let otherBuild: (any KnownAlleles)?

  package init(models: any GeneModels, otherBuild: (any KnownAlleles)? = nil, thresholds: Thresholds = Thresholds()) {
    self.models = models
    self.otherBuild = otherBuild
    self.thresholds = thresholds
  }

  /// What the check found: the verdict with its counts, and variants whose REF disagrees though the build stands.
  package struct Outcome: Sendable {
    package var check: BuildCheck
    package var mismatches: [VariantFinding]
  }

  /// Throws `wrong-assembly` with the counts where a witness speaks against the stated build.
  package func check(_ variants: [VariantFinding], of patient: PatientCase) throws(InputError) -> Outcome {
    let place = InputPlace(patient)
    if let error = headerError(patient, place) { throw error }
    let evidence = BuildEvidence(variants, models: models, otherBuild: otherBuild, stated: patient.statedContigs)
    if let error = error(in: evidence, assembly: patient.assembly, place) { throw error }
    if let error = PlacesBeyondContigs(patient, models: models).refusal(patient.assembly, place) { throw error }
    return Outcome(check: buildCheck(evidence, variants: variants.count), mismatches: evidence.mismatches)
  }

  private func error(in evidence: BuildEvidence, assembly: Assembly, _ place: InputPlace) -> InputError? {
    if let beyond = evidence.firstBeyondContig {
      return wrongAssembly(
        assembly, "\(beyond.call.allele.contig):\(beyond.call.allele.position) lies beyond the end of that chromosome",
        evidence, at: place.location(of: beyond.call))
    }
    if let contig = evidence.disagreeingContigs.first {
      return wrongAssembly(
        assembly,
        "the header gives \(contig.stated) bases for chromosome \(contig.name), which has \(contig.length)", evidence,
        at: place.variants)
    }
    let mismatches = evidence.mismatches.count
    let chance = Binomial.upperTail(
      successes: mismatches, trials: evidence.compared, probability: thresholds.toleratedMismatchRate)
    if mismatches > 0, chance < thresholds.significance {
      return wrongAssembly(
        assembly,
        "REF disagrees with the reference in \(mismatches) of the \(evidence.compared) variants that could be compared "
          + "(\(examples(evidence.mismatches)))", evidence, at: place.location(of: evidence.mismatches[0].call))
    }
    if let error = foreignGenes(evidence, assembly, place) { return error }
    let foreign = evidence.otherBuildOnly
    let accident = Poisson.upperTail(
      count: foreign.count, mean: Double(evidence.total) * thresholds.accidentalAlleleRate)
    if !foreign.isEmpty, accident < thresholds.significance {
      return wrongAssembly(
        assembly,
        "\(foreign.count) of \(evidence.total) variants are known hotspot alleles of the other build and not of this "
          + "one (\(examples(foreign)))", evidence, at: place.location(of: foreign[0].call))
    }
    return nil
  }

  /// The file names genes that the reference has elsewhere.
  private func foreignGenes(_ evidence: BuildEvidence, _ assembly: Assembly, _ place: InputPlace) -> InputError? {
    let outside = evidence.outsideNamedGene
    guard let first = outside.first else { return nil }
    let chance = Binomial.upperTail(
      successes: outside.count, trials: evidence.withNamedGene, probability: thresholds.toleratedForeignGeneRate)
    guard chance < thresholds.significance else { return nil }
    return wrongAssembly(
      assembly,
      "\(outside.count) of \(evidence.withNamedGene) variants lie outside the gene that the file names for them "
        + "(\(examples(outside)))", evidence, at: place.location(of: first.call))
  }

  /// The header or a column names the other build.
  private func headerError(_ patient: PatientCase, _ place: InputPlace) -> InputError? {
    guard let text = patient.statedReference, let named = Self.onlyAssembly(namedIn: text), named != patient.assembly
    else { return nil }
    return InputError(
      .wrongAssembly,
      "the file says that its reference is \(named.rawValue) (\u{201c}\(text.prefix(80))\u{201d}), and the case says "
        + "\(patient.assembly.rawValue).", at: place.variants,
      fix: "State the build of the file with --assembly, or hand in the file for \(patient.assembly.rawValue).")
  }

  /// The one build that a text names (`file:///ref/hg19.fa`, `GRCh38`, MAF's `37`); `nil` for none, or for both.
  static func onlyAssembly(namedIn text: String) -> Assembly? {
    let lower = text.lowercased()
    if lower == "37" { return .grch37 }
    if lower == "38" { return .grch38 }
    let is37 = ["grch37", "hg19", "b37", "hs37"].contains { lower.contains($0) }
    let is38 = ["grch38", "hg38", "b38", "hs38"].contains { lower.contains($0) }
    return is37 == is38 ? nil : is37 ? .grch37 : .grch38
  }

  private func wrongAssembly(
    _ assembly: Assembly, _ finding: String, _ evidence: BuildEvidence, at location: SourceLocation?
  ) -> InputError {
    InputError(
      .wrongAssembly, "the variants do not fit \(assembly.rawValue): \(finding). \(evidence.summary)", at: location,
      fix: "State the build of the files with --assembly; if the builds are mixed, hand in files of one build.")
  }

  private func examples(_ variants: [VariantFinding]) -> String {
    let shown = variants.prefix(3).map { "line \($0.call.line): \($0.call.allele)" }.joined(separator: "; ")
    return variants.count > 3 ? shown + "; …" : shown
  }

  private func buildCheck(_ evidence: BuildEvidence, variants: Int) -> BuildCheck {
    let reason = verification(evidence)
    return BuildCheck(
      verdict: reason == nil ? .notVerified : .verified, referenceBasesCompared: evidence.compared,
      referenceBasesAgreeing: evidence.compared - evidence.mismatches.count, inCodingModels: evidence.coding,
      onPrimaryContigs: evidence.onPrimary, hotspotAllelesInStatedBuild: evidence.hotspotsInStated,
      hotspotAllelesInOtherBuild: evidence.hotspotsInOther, contigLengthsAgreeing: evidence.agreeingContigs,
      contigLengthsCompared: evidence.agreeingContigs + evidence.disagreeingContigs.count,
      reason: reason ?? notVerifiedReason(evidence, variants: variants))
  }

  /// What verifies the build, strongest first.
  private func verification(_ evidence: BuildEvidence) -> Message? {
    let agreeing = evidence.compared - evidence.mismatches.count
    if agreeing >= thresholds.agreementsThatVerify {
      return Message(
        ProfilingMessage.buildVerifiedByReference, ["agreeing": "\(agreeing)", "compared": "\(evidence.compared)"])
    }
    if evidence.hotspotsInStatedOnly > 0 {
      return Message(
        ProfilingMessage.buildVerifiedByHotspots, ["count": "\(evidence.hotspotsInStated)"])
    }
    if evidence.agreeingContigs > 0 {
      return Message(ProfilingMessage.buildVerifiedByContigs, ["count": "\(evidence.agreeingContigs)"])
    }
    let completeness = min(1, Double(models.geneCount) / Double(thresholds.fullModelCount))
    let chance = Binomial.upperTail(
      successes: evidence.coding, trials: evidence.onPrimary,
      probability: thresholds.accidentalCodingShare * completeness)
    if evidence.codingGenes >= thresholds.genesThatVerify, chance < thresholds.codingSignificance {
      return Message(
        ProfilingMessage.buildVerifiedByCodingShare,
        ["coding": "\(evidence.coding)", "variants": "\(evidence.onPrimary)"])
    }
    return nil
  }

  private func notVerifiedReason(_ evidence: BuildEvidence, variants: Int) -> Message {
    variants == 0
      ? Message(ProfilingMessage.buildNotVerifiedNoVariants)
      : Message(
        ProfilingMessage.buildNotVerified,
        [
          "variants": "\(variants)", "compared": "\(evidence.compared)", "coding": "\(evidence.coding)",
          "primary": "\(evidence.onPrimary)",
        ])
  }
}
