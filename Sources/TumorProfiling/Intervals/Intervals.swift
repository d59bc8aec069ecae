import Algorithms
import OncologyCore

/// Arithmetic of sorted, disjoint closed ranges of one contig.
enum Intervals {
  /// Sorted, with touching and overlapping ranges joined.
  static func union(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var joined: [ClosedRange<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  /// What two sorted, disjoint lists share.
  static func intersection(_ left: [ClosedRange<Int>], _ right: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var shared: [ClosedRange<Int>] = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      let start = max(left[i].lowerBound, right[j].lowerBound)
      let end = min(left[i].upperBound, right[j].upperBound)
      if start <= end { shared.append(start...end) }
      if left[i].upperBound < right[j].upperBound { i += 1 } else { j += 1 }
    }
    return shared
  }

  static func bases(_ ranges: [ClosedRange<Int>]) -> Int { ranges.reduce(0) { $0 + $1.count } }

  /// Whether a position lies in one of sorted, disjoint ranges.
  static func contain(_ ranges: [ClosedRange<Int>], _ position: Int) -> Bool {
    range(of: ranges, endingAtOrAfter: position)?.contains(position) ?? false
  }

  /// Whether one of sorted, disjoint ranges holds the whole part.
  static func hold(_ ranges: [ClosedRange<Int>], _ part: ClosedRange<Int>) -> Bool {
    guard let range = range(of: ranges, endingAtOrAfter: part.lowerBound) else { return false }
    return range.lowerBound <= part.lowerBound && part.upperBound <= range.upperBound
  }

  private static func range(of ranges: [ClosedRange<Int>], endingAtOrAfter position: Int) -> ClosedRange<Int>? {
    let index = ranges.partitioningIndex { $0.upperBound >= position }
    return index < ranges.endIndex ? ranges[index] : nil
  }

  /// Regions by contig, each list sorted and disjoint.
  static func byContig(_ regions: [GenomicInterval]) -> [Contig: [ClosedRange<Int>]] {
    var lists: [Contig: [ClosedRange<Int>]] = [:]
    for region in regions where region.start <= region.end {
      lists[region.contig, default: []].append(region.start...region.end)
    }
    return lists.mapValues(union)
  }
}
