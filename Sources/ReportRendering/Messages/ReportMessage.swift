import OncologyCore

/// Joining words and sentences that several sections share.
enum ReportMessage: String, MessageKey {
  case listSeparator = "report.listSeparator"
  case listLast = "report.listLast"
  case dotSeparator = "report.dotSeparator"
  case none = "report.none"
  case therapyCombination = "report.therapyCombination"
  case therapySequential = "report.therapySequential"
  case therapySubstitutes = "report.therapySubstitutes"
  case noAnswer = "report.noAnswer"
  case moreExamples = "report.moreExamples"
  case times = "report.times"
}
