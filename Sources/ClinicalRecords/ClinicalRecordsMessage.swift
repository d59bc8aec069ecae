import OncologyCore

/// What the reader of a patient's record says of it; the sentences are in `messages-record.en.json`.
package enum ClinicalRecordsMessage: String, MessageKey {
  case unknownMember = "record.unknownMember"
  case biomarkerTwice = "record.biomarkerTwice"
  case unlistedBiomarker = "record.unlistedBiomarker"
  case therapyEndsBeforeStart = "record.therapyEndsBeforeStart"
}
