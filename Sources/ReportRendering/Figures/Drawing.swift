/// What all drawings share: a frame with its text alternative and caption, lines, texts, and labels that do not
/// collide.
enum Drawing {
  /// A figure: the drawing is one image for a screen reader, with the description as its name.
  static func figure(
    width: Double, height: Double, description: String, captions: [String], style: StaticString = "drawing",
    to html: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void
  ) {
    html.element("figure") { html in
      html.element(
        "svg",
        [
          HTMLAttribute("viewBox", "0 0 \(Coordinate.text(width)) \(Coordinate.text(height))"),
          HTMLAttribute("role", "img"), HTMLAttribute("aria-label", description), .class(style),
        ]
      ) { content(&$0) }
      html.element("figcaption") { html in
        for caption in captions { html.element("span", text: caption) }
      }
    }
    html.newline()
  }

  static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: StaticString, to html: inout HTMLWriter
  ) {
    html.empty(
      "line", [.number("x1", x1), .number("y1", y1), .number("x2", x2), .number("y2", y2), .class(style)])
  }

  static func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: StaticString, to html: inout HTMLWriter
  ) {
    html.empty(
      "rect",
      [.number("x", x), .number("y", y), .number("width", width), .number("height", height), .class(style)])
  }

  enum Alignment { case start, middle, end }

  static func text(
    _ text: String, _ x: Double, _ y: Double, _ style: StaticString, _ alignment: Alignment = .start,
    to html: inout HTMLWriter
  ) {
    var attributes = [HTMLAttribute.number("x", x), .number("y", y), .class(style)]
    switch alignment {
    case .start: break
    case .middle: attributes.append(HTMLAttribute("text-anchor", "middle"))
    case .end: attributes.append(HTMLAttribute("text-anchor", "end"))
    }
    html.element("text", attributes, text: text)
  }

  /// At most so many characters, the last an ellipsis where something is cut.
  static func shortened(_ text: String, to count: Int = 18) -> String {
    text.count > count ? String(text.prefix(count - 1)) + "…" : text
  }
}

/// Places labels beside their stems in lanes, so that no label meets another label or another label's stem.
///
/// A label stands to the right of its stem. The stem of a label in lane n passes lanes 0..<n: all of them must be free
/// there. Within a run of labels that would overlap, the leftmost goes highest.
struct LabelLanes {
  struct Placed {
    var index: Int
    var x: Double
    /// 0 is the lowest; `nil` where no lane is free: the mark stays without a name.
    var lane: Int?
  }

  let laneCount: Int
  let gap: Double

  /// `labels`: where each stem stands, and how wide its label is. The result is in order of x.
  func place(_ labels: [(x: Double, width: Double)]) -> [Placed] {
    let order = labels.indices.sorted { (labels[$0].x, $0) < (labels[$1].x, $1) }
    var placed: [Placed] = []
    var run: [Int] = []
    var runEnd = -Double.infinity
    for index in order {
      if labels[index].x > runEnd { flush(&run, labels, to: &placed) }
      if run.isEmpty { runEnd = labels[index].x }
      run.append(index)
      runEnd = max(runEnd, labels[index].x + labels[index].width + gap)
    }
    flush(&run, labels, to: &placed)
    return placed
  }

  private func flush(_ run: inout [Int], _ labels: [(x: Double, width: Double)], to placed: inout [Placed]) {
    var ends = Array(repeating: -Double.infinity, count: min(laneCount, max(run.count, 1)))
    for index in run {
      let x = labels[index].x
      let free = ends.prefix { $0 < x }.count  // lanes 0..<free are free here
      guard free > 0 else {
        placed.append(Placed(index: index, x: x, lane: nil))
        continue
      }
      ends[free - 1] = x + labels[index].width + gap
      placed.append(Placed(index: index, x: x, lane: free - 1))
    }
    run.removeAll()
  }
}
