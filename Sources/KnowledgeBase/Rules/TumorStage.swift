import OncologyCore

/// The stage as written: `IVA`, `stage 3b`, `pT2 N1 M1`, `metastatic`.
struct TumorStage: Comparable {
  /// 0…4.
  let number: Int
  /// A, B or C; `nil` where none is written.
  let letter: Character?

  /// `nil` where the text does not begin with a stage, and does not say distant metastases (M1, `metastatic`).
  init?(_ text: String) {
    var rest = String(text.uppercased().trimmingSpaces)
    if rest.contains("M1") || rest.hasPrefix("METASTATIC") {
      (number, letter) = (4, nil)
      return
    }
    if rest.hasPrefix("STAGE ") { rest = String(rest.dropFirst(6)) }
    for (roman, value) in [
      ("IV", 4), ("III", 3), ("II", 2), ("I", 1), ("0", 0), ("4", 4), ("3", 3), ("2", 2), ("1", 1),
    ]
    where rest.hasPrefix(roman) {
      let tail = rest.dropFirst(roman.count)
      guard tail.first.map({ "ABC0123456789 ,;".contains($0) }) ?? true else { return nil }
      (number, letter) = (value, tail.first.flatMap { "ABC".contains($0) ? $0 : nil })
      return
    }
    return nil
  }

  static func number(_ text: String) -> Int? { TumorStage(text)?.number }

  /// A stage without a letter stands before its letters.
  static func < (left: Self, right: Self) -> Bool {
    (left.number, left.letter.map(String.init) ?? "") < (right.number, right.letter.map(String.init) ?? "")
  }

  /// Whether it lies in a label's range; `nil` where its letter would tell and is not written.
  func isIn(_ range: ClosedRange<TumorStage>) -> Bool? {
    let (low, high) = (range.lowerBound, range.upperBound)
    if number < low.number || number > high.number { return false }
    let isCutLow = number == low.number && low.letter.map { $0 > "A" } == true
    let isCutHigh = number == high.number && high.letter.map { $0 < "C" } == true
    guard isCutLow || isCutHigh else { return true }
    guard let letter else { return nil }
    if isCutLow, let least = low.letter, letter < least { return false }
    if isCutHigh, let most = high.letter, letter > most { return false }
    return true
  }
}
