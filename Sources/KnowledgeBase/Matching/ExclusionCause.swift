package import OncologyCore

extension ExcludedEvidence.Cause {
  /// What the cause says.
  package var message: KnowledgeMessage {
    switch self {
    case .differentAlteration: .differentAlteration
    case .sameResidueOtherChange: .sameResidueOtherChange
    case .otherKindOfAlteration: .otherKindOfAlteration
    case .silentOnly: .silentOnly
    case .presentButMustBeAbsent: .presentButMustBeAbsent
    case .partMissing: .partMissing
    case .partnerOrderReversed: .partnerOrderReversed
    case .partnerDiffers: .partnerDiffers
    case .oneCopyLostOnly: .oneCopyLostOnly
    case .gainOnly: .gainOnly
    case .heterozygousOnly: .heterozygousOnly
    case .identifierOfAnotherAllele: .identifierOfAnotherAllele
    case .significanceNotShown: .significanceNotShown
    case .lossOfFunctionNotShown: .lossOfFunctionNotShown
    case .gainOfFunctionNotShown: .gainOfFunctionNotShown
    case .classifiedBenign: .classifiedBenign
    case .microsatellitesStable: .microsatellitesStable
    case .burdenNotHigh: .burdenNotHigh
    case .biomarkerStateDiffers: .biomarkerStateDiffers
    case .partNotAssessed: .partNotAssessed
    case .bothCopiesNotShown: .bothCopiesNotShown
    case .needsExpressionAssay: .needsExpressionAssay
    case .needsProteinAssay: .needsProteinAssay
    case .needsMethylationAssay: .needsMethylationAssay
    case .needsTranscriptForm: .needsTranscriptForm
    case .needsStructuralVariants: .needsStructuralVariants
    case .needsCopyNumber: .needsCopyNumber
    case .needsFusions: .needsFusions
    case .needsGenotype: .needsGenotype
    case .needsAllele: .needsAllele
    case .needsCopies: .needsCopies
    case .needsDefinition: .needsDefinition
    case .needsSignature: .needsSignature
    case .needsBloodBurden: .needsBloodBurden
    case .needsCoverage: .needsCoverage
    case .needsMicrosatelliteTest: .needsMicrosatelliteTest
    case .needsBurden: .needsBurden
    case .needsMethod: .needsMethod
    case .noSequence: .noSequence
    case .junctionNotTold: .junctionNotTold
    case .unreadablePattern: .unreadablePattern
    case .originDiffers: .originDiffers
    case .confirmGermline: .confirmGermline
    case .stateNotMet: .stateNotMet
    case .labelExcludesTumorType: .labelExcludesTumorType
    case .excludedByOverride: .excludedByOverride
    }
  }
}
