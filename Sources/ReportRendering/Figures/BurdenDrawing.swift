import OncologyCore
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Burden with its limits on an axis with the threshold; grey and dashed where the two may not be compared.
struct BurdenDrawing {
  let figure: BurdenFigure
  let catalogue: MessageCatalogue

  init(_ figure: BurdenFigure, _ catalogue: MessageCatalogue) {
    self.figure = figure
    self.catalogue = catalogue
  }

  private let width = 500.0, height = 152.0, left = 24.0, right = 24.0, axis = 104.0
  private var span: Double { width - left - right }
  /// A logarithmic axis from 0.1 where the value is more than five times the threshold, else a linear one from 0.
  private var isLogarithmic: Bool { most > figure.threshold * 5 }
  private var most: Double { max(figure.value, figure.upper ?? 0, figure.threshold) }

  private var ticks: [Double] {
    if isLogarithmic {
      let decades = [0.1, 1, 10, 100, 1000, 10000]
      return Array(decades.prefix { $0 < most * 1.001 }) + [decades.first { $0 >= most } ?? 10000]
    }
    let step = most > 25 ? 10.0 : 5.0
    return Array(stride(from: 0, through: (most * 1.15 / step).rounded(.up) * step, by: step))
  }

  private func x(_ value: Double) -> Double {
    let end = ticks.last ?? 1
    guard isLogarithmic else { return left + span * min(max(value / end, 0), 1) }
    return left + span * min(max((log10(max(value, 0.1)) + 1) / (log10(end) + 1), 0), 1)
  }

  func draw(to html: inout HTMLWriter) {
    Drawing.figure(
      width: width, height: height, description: figure.description, captions: [figure.caption],
      style: figure.isComparable ? "drawing" : "drawing greyed", to: &html
    ) { html in
      scale(to: &html)
      threshold(to: &html)
      interval(to: &html)
    }
  }

  private func scale(to html: inout HTMLWriter) {
    Drawing.line(left, axis, left + span, axis, "axis", to: &html)
    for tick in ticks {
      Drawing.line(x(tick), axis, x(tick), axis + 5, "axis", to: &html)
      Drawing.text(NumberText.short(tick), x(tick), axis + 18, "label soft", .middle, to: &html)
    }
    Drawing.text(
      catalogue.text(isLogarithmic ? FigureMessage.burdenAxisLog : FigureMessage.burdenAxis), left + span / 2,
      axis + 38, "label soft", .middle, to: &html)
  }

  private func threshold(to html: inout HTMLWriter) {
    let at = x(figure.threshold)
    Drawing.line(at, 26, at, axis, "threshold", to: &html)
    let isRight = at > width * 0.6
    Drawing.text(figure.thresholdLabel, isRight ? at - 5 : at + 5, 34, "label soft", isRight ? .end : .start, to: &html)
  }

  private func interval(to html: inout HTMLWriter) {
    let y = 76.0, at = x(figure.value)
    if let lower = figure.lower, let upper = figure.upper {
      Drawing.line(x(lower), y, x(upper), y, "interval", to: &html)
      for end in [lower, upper] { Drawing.line(x(end), y - 6, x(end), y + 6, "interval", to: &html) }
    }
    html.empty("circle", [.number("cx", at), .number("cy", y), .number("r", 6), .class("mark")])
    let isRight = at > width - 60
    Drawing.text(
      NumberText.decimal(figure.value, places: 1), isRight ? at - 10 : at, y - 13, "label strong",
      isRight ? .end : .middle, to: &html)
  }
}
