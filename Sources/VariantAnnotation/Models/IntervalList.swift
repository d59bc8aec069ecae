import Algorithms

/// Intervals of one transcript in a shared, flat table: 1-based inclusive, ascending, not overlapping.
///
/// `offsets` counts the bases of the intervals before each one, so that a place in the spliced sequence is found
/// without walking.
package struct IntervalList: Sendable, RandomAccessCollection {
  private let bounds: [Int32]
  private let offsets: [Int32]
  private let rows: Range<Int>
  /// Bases in all intervals together.
  package let length: Int

  /// - Parameters:
  ///   - bounds: first and last base of every interval of the table, one after the other.
  ///   - offsets: per interval of the table, the bases of its transcript's intervals before it.
  ///   - rows: the transcript's intervals in the table.
  package init(bounds: [Int32], offsets: [Int32], rows: Range<Int>) {
    self.bounds = bounds
    self.offsets = offsets
    self.rows = rows
    guard let last = rows.last else {
      length = 0
      return
    }
    length = Int(offsets[last]) + Int(bounds[2 * last + 1] - bounds[2 * last]) + 1
  }

  package init(_ intervals: [ClosedRange<Int>]) {
    var bounds: [Int32] = [], offsets: [Int32] = [], sum: Int32 = 0
    for interval in intervals {
      bounds += [Int32(interval.lowerBound), Int32(interval.upperBound)]
      offsets.append(sum)
      sum += Int32(interval.count)
    }
    self.init(bounds: bounds, offsets: offsets, rows: 0..<intervals.count)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { rows.count }

  package subscript(_ index: Int) -> ClosedRange<Int> {
    let row = rows.lowerBound + index
    return Int(bounds[2 * row])...Int(bounds[2 * row + 1])
  }

  /// Bases in the intervals before this one.
  package func offset(_ index: Int) -> Int { Int(offsets[rows.lowerBound + index]) }

  /// The last interval that begins at or before the position; `nil` where all begin after it.
  package func lastBeginning(atOrBefore position: Int) -> Int? {
    let after = partitioningIndex { $0.lowerBound > position }
    return after == startIndex ? nil : after - 1
  }
}
