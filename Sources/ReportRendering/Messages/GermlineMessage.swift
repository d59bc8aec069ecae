import OncologyCore

/// Inherited variants, consent and policy.
enum GermlineMessage: String, MessageKey {
  case given = "germline.given"
  case notGiven = "germline.notGiven"
  case consentGiven = "germline.consentGiven"
  case consentDeclined = "germline.consentDeclined"
  case consentMissing = "germline.consentMissing"
  case policy = "germline.policy"
  case policyMissing = "germline.policyMissing"
  case notClassifiedHere = "germline.notClassifiedHere"
  case noPharmacogenes = "germline.noPharmacogenes"
  case tumorOnly = "germline.tumorOnly"
}
