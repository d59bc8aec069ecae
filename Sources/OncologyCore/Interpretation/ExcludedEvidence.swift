/// A near miss: an item on a gene that the tumour alters, but not so, or that a rule left out.
public struct ExcludedEvidence: Hashable, Sendable, Codable {
  /// Why an item is left out. What follows from it is decided by the cause, never by the sentence.
  public enum Cause: String, Sendable, Codable, CaseIterable {
    // The tumour's alteration is not what the item asks for.
    case differentAlteration, sameResidueOtherChange, otherKindOfAlteration, silentOnly, presentButMustBeAbsent
    case partMissing, partnerOrderReversed, partnerDiffers, oneCopyLostOnly, gainOnly, heterozygousOnly
    case significanceNotShown, lossOfFunctionNotShown, gainOfFunctionNotShown, classifiedBenign
    case microsatellitesStable, burdenNotHigh, biomarkerStateDiffers
    /// The file names the allele by its identifier, at a place or with a change that is another's.
    case identifierOfAnotherAllele

    // The data do not tell.
    /// The tumour has a part of what the item asks for; the rest was not assessed.
    case partNotAssessed
    case bothCopiesNotShown, needsExpressionAssay, needsProteinAssay, needsMethylationAssay, needsTranscriptForm
    case needsStructuralVariants, needsCopyNumber, needsFusions, needsGenotype, needsAllele, needsDefinition
    case needsSignature
    /// The item asks for both copies, and on how many the allele lies is not told.
    case needsCopies
    case needsBloodBurden, needsCoverage, needsMicrosatelliteTest, needsBurden, needsMethod, noSequence
    case junctionNotTold, unreadablePattern

    // A rule leaves it out.
    case originDiffers
    /// The item is on inherited variants, and the origin of what was found is unknown.
    case confirmGermline
    /// A state that the item asks for and that the record denies.
    case stateNotMet
    case labelExcludesTumorType
    /// A person called the finding benign or likely benign.
    case excludedByOverride
  }

  public var source: String
  public var id: String
  public var pattern: String
  public var findings: [FindingID]
  public var kind: EvidenceKind
  public var therapies: [String]
  public var disease: String
  public var sourceLevel: String
  public var cause: Cause
  /// The cause in words.
  public var reason: Message
  /// For `partNotAssessed`: the part of the pattern that was not assessed.
  public var missing: String?
  public init(
    source: String, id: String, pattern: String, findings: [FindingID], kind: EvidenceKind, therapies: [String],
    disease: String, sourceLevel: String, cause: Cause, reason: Message, missing: String? = nil
  ) {
    self.source = source
    self.id = id
    self.pattern = pattern
    self.findings = findings
    self.kind = kind
    self.therapies = therapies
    self.disease = disease
    self.sourceLevel = sourceLevel
    self.cause = cause
    self.reason = reason
    self.missing = missing
  }

  /// `civic:1409`: the item's name across sources.
  public var key: String { "\(source):\(id)" }
}
