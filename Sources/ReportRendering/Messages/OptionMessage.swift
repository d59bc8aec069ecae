import OncologyCore

/// How much evidence stands behind an option.
enum OptionMessage: String, MessageKey {
  case supporting = "option.supporting"
  case restsOnDoubted = "option.restsOnDoubted"
  case opposing = "option.opposing"
  case withoutTier = "option.withoutTier"
}
