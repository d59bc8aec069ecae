import OncologyCore

/// Items of evidence.
enum EvidenceMessage: String, MessageKey {
  case escat = "evidence.escat"
  case itemLabel = "evidence.itemLabel"
  case groupSameTumor = "evidence.groupSameTumor"
  case groupOtherTumor = "evidence.groupOtherTumor"
  case rating = "evidence.rating"
  case notSupported = "evidence.notSupported"
  case directionNotStated = "evidence.directionNotStated"
  case state = "evidence.state"
  case labelBasis = "evidence.labelBasis"
  case labelRegion = "evidence.labelRegion"
  case labelLine = "evidence.labelLine"
  case labelPopulation = "evidence.labelPopulation"
  case labelCompanionTest = "evidence.labelCompanionTest"
  case labelFirstApproved = "evidence.labelFirstApproved"
  case labelAsOf = "evidence.labelAsOf"
  case labelExcludedTypes = "evidence.labelExcludedTypes"
}
