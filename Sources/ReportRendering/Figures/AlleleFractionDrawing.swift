import OncologyCore

/// How the allele fractions of all somatic variants are spread, with the reported ones named above.
struct AlleleFractionDrawing {
  let figure: AlleleFractionFigure
  let catalogue: MessageCatalogue

  init(_ figure: AlleleFractionFigure, _ catalogue: MessageCatalogue) {
    self.figure = figure
    self.catalogue = catalogue
  }

  private let width = 500.0, left = 34.0, right = 96.0, plotHeight = 110.0, laneHeight = 15.0
  private var span: Double { width - left - right }
  private func x(_ fraction: Double) -> Double { left + span * min(max(fraction, 0), 1) }

  func draw(to html: inout HTMLWriter) {
    let lanes = LabelLanes(laneCount: 6, gap: 6).place(
      figure.marks.map { (x($0.fraction) + 4, 6.6 * Double(Drawing.shortened($0.label).count)) })
    let top = 8 + laneHeight * Double((lanes.compactMap(\.lane).max() ?? -1) + 1)
    let bottom = top + plotHeight
    let unnamed = lanes.filter { $0.lane == nil }.count
    let captions = [
      figure.caption,
      unnamed > 0 ? catalogue.text(FigureMessage.unnamedMarks, ["count": String(unnamed)]) : nil,
    ].compactMap { $0 }
    Drawing.figure(
      width: width, height: bottom + 34, description: figure.description, captions: captions, to: &html
    ) { html in
      bars(bottom, to: &html)
      axes(bottom, to: &html)
      for lane in lanes {
        let mark = figure.marks[lane.index], at = x(mark.fraction)
        let y = top - 4 - Double(lane.lane ?? 0) * laneHeight
        Drawing.line(at, lane.lane == nil ? top + 4 : y - 8, at, bottom, "leader", to: &html)
        if lane.lane != nil { Drawing.text(Drawing.shortened(mark.label), at + 4, y, "label", to: &html) }
      }
    }
  }

  private func bars(_ bottom: Double, to html: inout HTMLWriter) {
    let most = Double(max(figure.counts.max() ?? 1, 1))
    let step = span / Double(figure.counts.count)
    for (index, count) in figure.counts.enumerated() where count > 0 {
      let height = max(plotHeight * Double(count) / most * 0.94, 1)
      Drawing.rectangle(left + step * Double(index) + 1, bottom - height, step - 2, height, "bars", to: &html)
    }
    Drawing.text(NumberText.integer(Int(most)), left - 5, bottom - plotHeight * 0.94 + 8, "label soft", .end, to: &html)
    Drawing.text("0", left - 5, bottom, "label soft", .end, to: &html)
  }

  private func axes(_ bottom: Double, to html: inout HTMLWriter) {
    Drawing.line(left, bottom, left + span, bottom, "axis", to: &html)
    for step in 0...4 {
      let fraction = Double(step) / 4
      Drawing.line(x(fraction), bottom, x(fraction), bottom + 4, "axis", to: &html)
      Drawing.text(NumberText.short(fraction, places: 2), x(fraction), bottom + 15, "label soft", .middle, to: &html)
    }
    Drawing.text(
      catalogue.text(FigureMessage.fractionAxis), left + span / 2, bottom + 30, "label soft", .middle, to: &html)
  }
}
