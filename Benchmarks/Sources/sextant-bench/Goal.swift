import ProcessTiming

/// A limit that a series must keep.
enum Goal {
  /// On the median, so that one run beside which the machine did something else does not decide.
  case medianWall(seconds: Double, perUnitOf: Int = 1, unit: String = "")
  /// On the greatest, in units of 10^6 bytes.
  case peakMemory(megabytes: Double)

  struct Verdict {
    let text: String
    let isMet: Bool
  }

  func verdict(on series: Series) -> Verdict? {
    switch self {
    case .medianWall(let limit, let units, let unit):
      guard let median = series.wallSeconds?.median else { return nil }
      let each = median / Double(units)
      let what = units > 1 ? " a \(unit)" : ""
      return Verdict(
        text: "median wall at most \(Figures.milliseconds(limit))\(what): \(Figures.milliseconds(each))",
        isMet: each <= limit)
    case .peakMemory(let limit):
      guard let greatest = series.peakMegabytes?.greatest else { return nil }
      return Verdict(
        text: "peak memory at most \(Figures.tenths(limit)) MB: \(Figures.tenths(greatest)) MB",
        isMet: greatest <= limit)
    }
  }
}
