import OncologyCore

/// A vocabulary of the core whose words the catalogue translates, under `word.<vocabulary>.<raw value>`.
enum Vocabulary: String, CaseIterable {
  case consequence, basis, origin, zygosity, oncogenicity, criterion, significance, findingKind, stance, relation
  case evidenceKind, claim, copyNumberCall, alleleStatus, negative, microsatellites, inputRole, releaseKind, sex
  case severity, stateStatus, decay, source
  case biomarker, recordState

  /// Every value that the vocabulary has; `nil` where it is open and a word is used only if the catalogue has one.
  var values: [String]? {
    switch self {
    case .consequence: SequenceOntologyTerm.allCases.map(\.rawValue)
    case .basis: TranscriptEffect.Basis.allCases.map(\.rawValue)
    case .origin: VariantOrigin.allCases.map(\.rawValue)
    case .zygosity: Zygosity.allCases.map(\.rawValue)
    case .oncogenicity: Oncogenicity.Classification.allCases.map(\.rawValue)
    case .significance: InterpretedFinding.Significance.allCases.map(\.rawValue)
    case .findingKind: InterpretedFinding.Kind.allCases.map(\.rawValue)
    case .stance: TreatmentOption.Stance.allCases.map(\.rawValue)
    case .relation: TumorTypeRelation.allCases.map(\.rawValue)
    case .evidenceKind: EvidenceKind.allCases.map(\.rawValue)
    case .claim: EvidenceSignificance.allCases.map(\.rawValue)
    case .copyNumberCall: CopyNumberFinding.Call.allCases.map(\.rawValue)
    case .alleleStatus: AlleleStatus.Value.allCases.map(\.rawValue)
    case .negative: PertinentNegative.Status.allCases.map(\.rawValue)
    case .microsatellites: MicrosatelliteAssessment.Status.allCases.map(\.rawValue)
    case .inputRole: InputFile.Role.allCases.map(\.rawValue)
    case .releaseKind: ReleaseReference.Kind.allCases.map(\.rawValue)
    case .sex: PatientRecord.Sex.allCases.map(\.rawValue)
    case .severity: Diagnostic.Severity.allCases.map(\.rawValue)
    case .stateStatus: StateRequirement.Status.allCases.map(\.rawValue)
    case .decay: ["expected", "escapes", "unknown"]
    case .criterion, .source, .biomarker, .recordState: nil
    }
  }
}

extension MessageCatalogue {
  func word(_ vocabulary: Vocabulary, _ value: some RawRepresentable<String>, _ arguments: [String: String] = [:])
    -> String
  { word(vocabulary, value.rawValue, arguments) }
}
