import OncologyCore

/// What annotation says besides an effect's fields; worded in `messages-annotation.en.json`.
package enum AnnotationMessage: String, MessageKey {
  case noSequence = "annotation.noSequence"
  case notShifted = "annotation.notShifted"
  case referenceDiffers = "annotation.referenceDiffers"
  case proteinNotToldAtExonEdge = "annotation.proteinNotToldAtExonEdge"
  case beyondTranscript = "annotation.beyondTranscript"
  case codingPartUnknown = "annotation.codingPartUnknown"
  case essentialSpliceSite = "annotation.essentialSpliceSite"
  case lastBaseOfExon = "annotation.lastBaseOfExon"
  case metExon14 = "annotation.metExon14"
  case knownAlleleTable = "annotation.knownAlleleTable"
  case knownAlleleWithoutModel = "annotation.knownAlleleWithoutModel"
  case knownAlleleNumbering = "annotation.knownAlleleNumbering"
  case knownAlleleRenumbered = "annotation.knownAlleleRenumbered"
  case knownAlleleNotProtein = "annotation.knownAlleleNotProtein"
  case knownAllelesDisagree = "annotation.knownAllelesDisagree"
  case contradictoryProtein = "annotation.contradictoryProtein"
  case proteinOnOtherTranscript = "annotation.proteinOnOtherTranscript"
  case contradictoryConsequence = "annotation.contradictoryConsequence"
  case contradictoryGene = "annotation.contradictoryGene"
  case unreadableProtein = "annotation.unreadableProtein"
  case unreadTerms = "annotation.unreadTerms"
  case proteinComputed = "annotation.proteinComputed"
}
