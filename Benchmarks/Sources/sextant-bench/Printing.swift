import ProcessTiming

/// Numbers as a table shows them.
enum Figures {
  static func tenths(_ value: Double) -> String { decimal(value, places: 1) }
  static func thousandths(_ value: Double) -> String { decimal(value, places: 3) }
  static func milliseconds(_ seconds: Double) -> String { "\(tenths(seconds * 1000)) ms" }

  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
  static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func decimal(_ value: Double, places: Int) -> String {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((value * Double(scale)).rounded())
    let digits = String(scaled % scale)
    return "\(scaled / scale)." + String(repeating: "0", count: places - digits.count) + digits
  }
}

/// What was measured, as text for people.
enum Printing {
  static func table(_ title: String, _ series: Series, warmUp: Int) {
    print("\n\(title)")
    print("  \(Figures.left("\(series.runs.count) run(s) after \(warmUp) to warm up", 30))", terminator: "")
    print(["min", "median", "max"].map { Figures.right($0, 10) }.joined())
    row("wall seconds", series.wallSeconds, Figures.thousandths)
    row("user and system seconds", series.processorSeconds, Figures.thousandths)
    row("peak resident MB", series.peakMegabytes, Figures.tenths)
  }

  private static func row(_ name: String, _ spread: Spread?, _ format: (Double) -> String) {
    guard let spread else { return }
    let values = [spread.least, spread.median, spread.greatest].map { Figures.right(format($0), 10) }.joined()
    print("  \(Figures.left(name, 30))\(values)")
  }

  /// Prints each goal's verdict; `true` where all are met.
  static func verdicts(_ goals: [Goal], on series: Series) -> Bool {
    let verdicts = goals.compactMap { $0.verdict(on: series) }
    for verdict in verdicts { print("  \(verdict.isMet ? "passed" : "FAILED")  \(verdict.text)") }
    return verdicts.allSatisfy(\.isMet)
  }
}
