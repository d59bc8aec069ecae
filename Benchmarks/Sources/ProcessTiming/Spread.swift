/// The least, the middle and the greatest of some values.
package struct Spread: Equatable, Sendable {
  package let least: Double
  /// The mean of the two in the middle where the number is even.
  package let median: Double
  package let greatest: Double

  /// `nil` for no values.
  package init?(_ values: [Double]) {
    let sorted = values.sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    least = first
    greatest = last
    let middle = sorted.count / 2
    median = sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
