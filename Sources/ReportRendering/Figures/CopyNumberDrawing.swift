import OncologyCore

/// Copy number along the genome: total copies as a heavy line, minor copies as a thin dashed one, chromosomes side by
/// side; genes of called amplifications above, of deep deletions below. Values beyond the axis end in an arrow.
struct CopyNumberDrawing {
  let figure: CopyNumberFigure
  let catalogue: MessageCatalogue

  init(_ figure: CopyNumberFigure, _ catalogue: MessageCatalogue) {
    self.figure = figure
    self.catalogue = catalogue
    var starts: [Contig: Double] = [:]
    var sum = 0.0
    for chromosome in figure.chromosomes {
      starts[chromosome.contig] = sum
      sum += Double(chromosome.length)
    }
    self.starts = starts
    total = max(sum, 1)
  }

  private let starts: [Contig: Double]
  private let total: Double
  private let width = 1040.0, left = 34.0, right = 10.0, plotHeight = 150.0, laneHeight = 15.0
  private var span: Double { width - left - right }
  private var isCopies: Bool { figure.scale == .copies }
  /// The axis: 0 to between 4 and 8 copies, or ±3 of the log2 ratio.
  private var range: ClosedRange<Double> {
    guard isCopies else { return -3...3 }
    return 0...min(max(((figure.segments.map(\.value).max() ?? 4) + 0.5).rounded(.up), 4), 8)
  }

  private func x(_ contig: Contig, _ position: Int) -> Double {
    left + span * ((starts[contig] ?? 0) + Double(position)) / total
  }

  func draw(to html: inout HTMLWriter) {
    let gains = figure.labels.filter(\.isGain), losses = figure.labels.filter { !$0.isGain }
    let above = lanes(gains), below = lanes(losses)
    let top = 10 + laneHeight * Double((above.compactMap(\.lane).max() ?? -1) + 1)
    let bottom = top + plotHeight
    let names = bottom + 14
    let height = names + 10 + laneHeight * Double((below.compactMap(\.lane).max() ?? -1) + 1)
    let unnamed = (above + below).filter { $0.lane == nil }.count
    let captions = [
      figure.caption,
      unnamed > 0 ? catalogue.text(FigureMessage.unnamedMarks, ["count": String(unnamed)]) : nil,
    ].compactMap { $0 }
    Drawing.figure(
      width: width, height: height, description: figure.description, captions: captions, style: "drawing wide",
      to: &html
    ) { html in
      chromosomes(top, bottom, names, to: &html)
      grid(top, to: &html)
      segments(top, to: &html)
      labels(gains, above, top: top, bottom: bottom, isAbove: true, to: &html)
      labels(losses, below, top: top, bottom: bottom, isAbove: false, to: &html)
    }
  }

  private func y(_ value: Double, _ top: Double) -> Double {
    let clamped = min(max(value, range.lowerBound), range.upperBound)
    return top + plotHeight * (1 - (clamped - range.lowerBound) / (range.upperBound - range.lowerBound))
  }

  private func lanes(_ labels: [CopyNumberFigure.Label]) -> [LabelLanes.Placed] {
    LabelLanes(laneCount: 4, gap: 6).place(
      labels.map { label in
        let width = 6.8 * Double(text(of: label).count)
        return (min(x(label.contig, label.position) + 3, left + span - width), width)
      })
  }

  private func text(of label: CopyNumberFigure.Label) -> String {
    "\(Drawing.shortened(label.gene, to: 14)) \(NumberText.short(label.value))"
  }

  private func chromosomes(_ top: Double, _ bottom: Double, _ names: Double, to html: inout HTMLWriter) {
    for (index, chromosome) in figure.chromosomes.enumerated() {
      let start = x(chromosome.contig, 0), end = x(chromosome.contig, chromosome.length)
      if index % 2 == 0 { Drawing.rectangle(start, top, end - start, plotHeight, "band", to: &html) }
      Drawing.text(chromosome.contig.name, (start + end) / 2, names, "label soft", .middle, to: &html)
    }
    Drawing.line(left, bottom, left + span, bottom, "axis", to: &html)
  }

  private func grid(_ top: Double, to html: inout HTMLWriter) {
    let step = isCopies ? (range.upperBound > 5 ? 2.0 : 1.0) : 1.0
    for value in stride(from: range.lowerBound, through: range.upperBound, by: step) {
      Drawing.line(left, y(value, top), left + span, y(value, top), "grid", to: &html)
      Drawing.text(NumberText.short(value), left - 6, y(value, top) + 4, "label soft", .end, to: &html)
    }
    if let ploidy = figure.ploidy, isCopies {
      Drawing.line(left, y(ploidy, top), left + span, y(ploidy, top), "threshold", to: &html)
    }
  }

  private func segments(_ top: Double, to html: inout HTMLWriter) {
    var totals = "", minors = "", arrows = ""
    for segment in figure.segments where starts[segment.contig] != nil {
      let start = x(segment.contig, segment.start), end = max(x(segment.contig, segment.end), start + 0.8)
      let from = Coordinate.text(start), to = Coordinate.text(end)
      totals += "M\(from) \(Coordinate.text(y(segment.value, top)))H\(to)"
      if let minor = segment.minor { minors += "M\(from) \(Coordinate.text(y(minor, top)))H\(to)" }
      if segment.value > range.upperBound {
        let middle = (start + end) / 2, tip = y(range.upperBound, top)
        arrows += "M\(Coordinate.text(middle - 4)) \(Coordinate.text(tip + 7))"
        arrows +=
          "L\(Coordinate.text(middle)) \(Coordinate.text(tip))L\(Coordinate.text(middle + 4)) \(Coordinate.text(tip + 7))"
      }
    }
    if !minors.isEmpty { html.empty("path", [HTMLAttribute("d", minors), .class("minor")]) }
    html.empty("path", [HTMLAttribute("d", totals), .class("total")])
    if !arrows.isEmpty { html.empty("path", [HTMLAttribute("d", arrows), .class("arrow")]) }
  }

  private func labels(
    _ labels: [CopyNumberFigure.Label], _ lanes: [LabelLanes.Placed], top: Double, bottom: Double, isAbove: Bool,
    to html: inout HTMLWriter
  ) {
    for lane in lanes {
      let label = labels[lane.index]
      let at = x(label.contig, label.position), level = y(label.value, top)
      let height = Double(lane.lane ?? 0) * laneHeight
      let baseline = isAbove ? top - 5 - height : bottom + 30 + height
      Drawing.line(
        at, level, at, lane.lane == nil ? level : isAbove ? baseline - 8 : baseline - 10, "leader", to: &html)
      if lane.lane != nil { Drawing.text(text(of: label), lane.x, baseline, "label", to: &html) }
      html.empty("circle", [.number("cx", at), .number("cy", level), .number("r", 3.5), .class("mark")])
    }
  }
}
