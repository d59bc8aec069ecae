import OncologyCore

/// The one screen in a terminal.
enum SummaryMessage: String, MessageKey {
  case warning = "summary.warning"
  case measure = "summary.measure"
  case optionLine = "summary.optionLine"
  case caution = "summary.caution"
  case against = "summary.against"
  case excluded = "summary.excluded"
  case noTier = "summary.noTier"
  case findingWithoutMeasure = "summary.findingWithoutMeasure"
  case findingLine = "summary.findingLine"
  case more = "summary.more"
  case counts = "summary.counts"
}
