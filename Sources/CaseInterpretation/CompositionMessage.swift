package import OncologyCore

/// What this room says to people, by key; the English is in
/// `ReportRendering/Resources/messages-composition.en.json`.
package enum CompositionMessage: String, MessageKey {
  // The answer.
  case leadOption = "composition.headline.lead"
  case leadOptionWithoutApproval = "composition.headline.leadWithoutApproval"
  case leadLabels = "composition.headline.leadLabels"
  case microsatellitesDecide = "composition.headline.msiDecides"
  case otherTierOneOptions = "composition.headline.otherTierOne"
  case opposedTierOneOptions = "composition.headline.opposedTierOne"
  case noTierOne = "composition.headline.noTierOne"
  case nothingActionable = "composition.headline.nothingActionable"
  case nothingUndoubted = "composition.headline.nothingUndoubted"
  case discouraged = "composition.headline.discouraged"
  case discouragedMore = "composition.headline.discouragedMore"
  case excludedByLabel = "composition.headline.excludedByLabel"
  case microsatelliteHigh = "composition.headline.msiHigh"

  // Warnings beside it.
  case buildNotVerified = "composition.warning.buildNotVerified"
  case tumorOnly = "composition.warning.tumorOnly"
  case contradictions = "composition.warning.contradictions"
  case microsatellitesNotAssessed = "composition.warning.msiNotAssessed"
  case moreOriginWarnings = "composition.warning.moreOrigins"
  case burdenNotComputable = "composition.warning.burdenNotComputable"
  case overridden = "composition.warning.overridden"
  case adverseResponse = "composition.warning.adverseResponse"
  case adverseResponseOnOneCopy = "composition.warning.adverseResponseOnOneCopy"
  case leadNeedsState = "composition.warning.leadNeedsState"
  case inputErrors = "composition.warning.inputErrors"
  case subtypeEvidence = "composition.warning.subtype"
  case phaseUnknown = "composition.warning.phaseUnknown"

  // What to test next.
  case orderMicrosatelliteTest = "composition.test.msi"
  case confirmInBlood = "composition.test.blood"
  case genotypePharmacogene = "composition.test.pharmacogene"
  case confirmGermline = "composition.test.germline"
  case confirmFusion = "composition.test.fusion"
  case confirmFusions = "composition.test.fusions"
  case determinePhase = "composition.test.phase"
  case repeatHER2 = "composition.test.repeatHER2"
  case confirmState = "composition.test.state"
  case confirmCompanionTest = "composition.test.companion"
  case verifyBuild = "composition.test.build"
  case orderHER2 = "composition.test.her2"
  case orderReceptors = "composition.test.receptors"
  case addFusionData = "composition.test.fusionData"
  case addCopyNumberData = "composition.test.copyNumberData"

  // Pertinent negatives.
  case negativeDoubted = "composition.negative.doubted"
  case negativeNoModel = "composition.negative.noModel"
  case negativeNoSegment = "composition.negative.noSegment"
  case negativeFound = "composition.negative.found"
  case negativeCovered = "composition.negative.covered"
  case negativeCoverageUnknown = "composition.negative.coverageUnknown"
  case negativeNoFusions = "composition.negative.noFusions"
  case negativeNoCopyNumber = "composition.negative.noCopyNumber"
  case negativeStable = "composition.negative.stable"
  case negativeNoMicrosatellites = "composition.negative.noMicrosatellites"
  case negativeBurdenNotHigh = "composition.negative.burdenNotHigh"
  case negativeBurdenNotComputable = "composition.negative.burdenNotComputable"
  case negativeBurdenOtherRule = "composition.negative.burdenOtherRule"
  case negativeFusionsNotTold = "composition.negative.fusionsNotTold"
  case negativeNoAssay = "composition.negative.noAssay"

  // Markers in words.
  case markerInstability = "composition.marker.instability"
  case markerBurden = "composition.marker.burden"
  case markerFusion = "composition.marker.fusion"
  case markerAmplification = "composition.marker.amplification"
  case markerOverexpression = "composition.marker.overexpression"
  case markerChange = "composition.marker.change"
  case markerChanges = "composition.marker.changes"
  case markerManyChanges = "composition.marker.manyChanges"

  // Germline.
  case germlinePossible = "composition.germline.possible"
  case germlineEvidence = "composition.germline.evidence"
  case germlineNotClassified = "composition.germline.notClassified"
  case germlineNoConsent = "composition.germline.noConsent"
  case germlineConsentUnknown = "composition.germline.consentUnknown"

  // What was left out.
  case leftOutFiltered = "composition.leftOut.filtered"
  case leftOutPatterns = "composition.leftOut.patterns"
  case leftOutDiseases = "composition.leftOut.diseases"
  case leftOutUntiered = "composition.leftOut.untiered"
  case leftOutFlagged = "composition.leftOut.flagged"
  case leftOutNoSequence = "composition.leftOut.noSequence"
  case leftOutNoGene = "composition.leftOut.noGene"
  case limitedReference = "composition.warning.limitedReference"
  case leftOutNotAltering = "composition.leftOut.notAltering"
  case leftOutNearMisses = "composition.leftOut.nearMisses"
  case leftOutNoCopyNumber = "composition.leftOut.noCopyNumber"
  case leftOutNoFusions = "composition.leftOut.noFusions"
  case leftOutNoExpression = "composition.leftOut.noExpression"
  case leftOutNoGermline = "composition.leftOut.noGermline"
  case leftOutNoCallable = "composition.leftOut.noCallable"
  case leftOutNotRead = "composition.leftOut.notRead"
  case leftOutCopyNumber = "composition.leftOut.copyNumber"

  // Notes on findings.
  case reviewByPerson = "composition.finding.reviewByPerson"
  case excludedByOverride = "composition.excluded.override"
}
