import OncologyCore

/// Short ways to make what the rules are asked about.
enum Make {
  static func allele(_ text: String) -> GenomicAllele {
    let parts = text.split(separator: ":").map(String.init)
    return GenomicAllele(
      contig: Contig(parts[0]), position: Int(parts[1])!, reference: parts[2], alternate: parts[3])
  }

  static func effect(
    _ gene: String, _ change: String? = nil, _ consequence: SequenceOntologyTerm, coding: String? = nil,
    exon: Int? = nil, exonCount: Int? = nil, residue: Int? = nil, length: Int? = nil,
    decay: TranscriptEffect.Decay? = nil, basis: TranscriptEffect.Basis = .computed
  ) -> TranscriptEffect {
    TranscriptEffect(
      gene: gene, transcript: "NM_\(gene).1", isMANESelect: true, basis: basis, consequences: [consequence], exon: exon,
      exonCount: exonCount, hgvsCoding: coding, protein: change.flatMap { ProteinChange(hgvs: $0) }, residue: residue,
      proteinLength: length, decay: decay)
  }

  static func variant(
    _ allele: String = "1:1000:A:C", _ effect: TranscriptEffect? = nil, fraction: Double? = 0.3, depth: Int? = 200,
    origin: VariantOrigin = .somatic, zygosity: Zygosity? = nil, line: Int = 1, phaseSet: Int? = nil,
    haplotype: Int? = nil, identifiers: [String] = [], callers: [String] = [], annotations: [ProvidedAnnotation] = [],
    copies: VariantFinding.LocalCopies? = nil, normalDepth: Int? = nil
  ) -> VariantFinding {
    let place = self.allele(allele)
    let call = SmallVariantCall(
      allele: place, origin: origin, line: line, depth: depth,
      alternateDepth: depth.flatMap { depth in fraction.map { Int(($0 * Double(depth)).rounded()) } },
      alleleFraction: fraction, normalDepth: normalDepth, zygosity: zygosity, phaseSet: phaseSet, haplotype: haplotype,
      identifiers: identifiers, callers: callers, providedAnnotations: annotations)
    return VariantFinding(
      id: .variant(place, .grch38, specimen: "tumor"), call: call, effect: effect, localCopies: copies)
  }

  static func patient(
    assembly: Assembly = .grch38, options: CaseOptions = CaseOptions(), variants: [VariantFinding] = [],
    segments: [CopyNumberSegment]? = nil, fusions: [FusionCall]? = nil, expression: GeneExpression? = nil,
    callable: [GenomicInterval]? = nil, contigs: [String: Int] = [:], reference: String? = nil,
    record: PatientRecord? = nil
  ) -> PatientCase {
    PatientCase(
      caseID: "TEST", assembly: assembly, tumorType: TumorType(code: "COAD"), options: options,
      inputs: [
        InputFile(role: .variants, name: "tumor.vcf", digest: "sha256:0", bytes: 1, format: "VCF 4.2", records: 1)
      ], variants: variants.map(\.call), copyNumber: segments, fusions: fusions, expression: expression,
      callable: callable, statedContigs: contigs, statedReference: reference, record: record)
  }

  static func segment(
    _ contig: String, _ range: ClosedRange<Int>, major: Double? = nil, minor: Double? = nil, total: Double? = nil,
    log2: Double? = nil
  ) -> CopyNumberSegment {
    CopyNumberSegment(
      interval: GenomicInterval(contig: Contig(contig), start: range.lowerBound, end: range.upperBound),
      majorCopies: major, minorCopies: minor, totalCopies: total, log2Ratio: log2, line: 2)
  }

  static func record(_ change: (inout PatientRecord) -> Void) -> PatientRecord {
    var record = PatientRecord()
    change(&record)
    return record
  }

  static func state(_ biomarker: String, _ state: String, method: String? = nil) -> PatientRecord {
    record { $0.biomarkers = [PatientRecord.BiomarkerState(biomarker: biomarker, state: state, method: method)] }
  }

  static let reference = ReleaseReference(
    kind: .reference, name: "toy", version: "1", digest: "sha256:0", assembly: .grch38)
}
