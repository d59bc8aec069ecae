import OncologyCore

/// Figures: captions, axes and what they say to one who cannot see them.
enum FigureMessage: String, MessageKey {
  case proteinCaption = "figure.proteinCaption"
  case proteinDescription = "figure.proteinDescription"
  case markHotspot = "figure.markHotspot"
  case hotspotCaption = "figure.hotspotCaption"
  case fractionCaption = "figure.fractionCaption"
  case fractionDescription = "figure.fractionDescription"
  case fractionAxis = "figure.fractionAxis"
  case markFraction = "figure.markFraction"
  case noMarks = "figure.noMarks"
  case copiesCaption = "figure.copiesCaption"
  case log2Caption = "figure.log2Caption"
  case copiesDescription = "figure.copiesDescription"
  case markCopies = "figure.markCopies"
  case burdenComparable = "figure.burdenComparable"
  case burdenNotComparable = "figure.burdenNotComparable"
  case burdenDescription = "figure.burdenDescription"
  case noLimits = "figure.noLimits"
  case threshold = "figure.threshold"
  case burdenAxis = "figure.burdenAxis"
  case burdenAxisLog = "figure.burdenAxisLog"
  case markLabel = "figure.markLabel"
  case unnamedMarks = "figure.unnamedMarks"
}
