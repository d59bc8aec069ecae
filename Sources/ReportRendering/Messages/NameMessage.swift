import OncologyCore

/// Names of findings that the report does not list.
enum NameMessage: String, MessageKey {
  case copyNumber = "name.copyNumber"
  case variant = "name.variant"
  case expression = "name.expression"
  case fusion = "name.fusion"
}
