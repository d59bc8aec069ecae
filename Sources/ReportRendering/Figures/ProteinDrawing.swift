import OncologyCore

/// Variants along a protein: a mark for each reported change above the axis, hotspots as ticks below it, their length
/// by the square root of the number of samples.
struct ProteinDrawing {
  let figure: ProteinFigure
  let catalogue: MessageCatalogue

  init(_ figure: ProteinFigure, _ catalogue: MessageCatalogue) {
    self.figure = figure
    self.catalogue = catalogue
  }

  private let width = 760.0, left = 14.0, right = 150.0
  private let laneHeight = 16.0, headHeight = 16.0, tickHeight = 26.0
  private var span: Double { width - left - right }

  private func text(of mark: ProteinFigure.Mark) -> String {
    let label = Drawing.shortened(mark.label)
    guard let samples = mark.hotspotSamples else { return label }
    return catalogue.text(FigureMessage.markLabel, ["label": label, "count": NumberText.integer(samples)])
  }

  private func x(_ residue: Double) -> Double {
    left + span * min(max((residue - 1) / Double(max(figure.length - 1, 1)), 0), 1)
  }

  func draw(to html: inout HTMLWriter) {
    let marks = figure.marks.map { ($0, x(Double($0.start + $0.end) / 2)) }
    let lanes = LabelLanes(laneCount: 6, gap: 6).place(
      marks.map { ($0.1 + 7, 7 * Double(text(of: $0.0).count)) })
    let used = Double((lanes.compactMap(\.lane).max() ?? 0) + 1)
    let axis = 10 + used * laneHeight + headHeight
    let height = axis + 14 + (figure.hotspots.isEmpty ? 0 : tickHeight) + 18
    let unnamed = lanes.filter { $0.lane == nil }.count
    let captions = [
      figure.caption, figure.hotspotCaption,
      unnamed > 0 ? catalogue.text(FigureMessage.unnamedMarks, ["count": String(unnamed)]) : nil,
    ].compactMap { $0 }
    Drawing.figure(width: width, height: height, description: figure.description, captions: captions, to: &html) {
      html in
      backbone(axis, to: &html)
      hotspots(axis, to: &html)
      for lane in lanes {
        let (mark, x) = marks[lane.index]
        draw(mark, x, lane.lane, axis, to: &html)
      }
    }
  }

  private func backbone(_ axis: Double, to html: inout HTMLWriter) {
    Drawing.rectangle(left, axis, span, 8, "bar", to: &html)
    let bottom = axis + 14 + (figure.hotspots.isEmpty ? 0 : tickHeight) + 10
    for residue in Self.scale(figure.length) {
      let at = x(Double(residue))
      Drawing.line(at, axis + 8, at, axis + 11, "axis", to: &html)
      Drawing.text("\(residue)", at, bottom, "label soft", residue == 1 ? .start : .middle, to: &html)
    }
  }

  /// Round residue numbers along the axis, the first and the last among them.
  static func scale(_ length: Int) -> [Int] {
    let step = [50, 100, 200, 250, 500, 1000, 2000, 5000, 10000].first { length / $0 <= 6 } ?? 20000
    let inner = stride(from: step, to: length, by: step).filter { length - $0 > step / 3 }
    return [1] + inner + [length]
  }

  private func hotspots(_ axis: Double, to html: inout HTMLWriter) {
    let most = figure.hotspots.map(\.samples).max() ?? 1
    for tick in figure.hotspots {
      let share = (Double(max(tick.samples, 0)) / Double(max(most, 1))).squareRoot()
      let at = x(Double(tick.start + tick.end) / 2)
      Drawing.line(at, axis + 10, at, axis + 10 + 3 + (tickHeight - 3) * share, "tick", to: &html)
    }
  }

  private func draw(
    _ mark: ProteinFigure.Mark, _ x: Double, _ lane: Int?, _ axis: Double, to html: inout HTMLWriter
  ) {
    let head = axis - headHeight + 6
    Drawing.line(x, head, x, axis, "stem", to: &html)
    if let lane {
      let y = axis - headHeight - Double(lane) * laneHeight - 4
      if lane > 0 { Drawing.line(x, y - 2, x, head, "leader", to: &html) }
      Drawing.text(text(of: mark), x + 7, lane == 0 ? head + 4 : y + 4, "label", to: &html)
    }
    if mark.isTruncating {
      Drawing.rectangle(x - 4.5, head - 4.5, 9, 9, "mark", to: &html)
    } else {
      html.empty("circle", [.number("cx", x), .number("cy", head), .number("r", 5), .class("mark")])
    }
  }
}
