import Algorithms
import OncologyCore

/// Segments or regions of each contig, ascending by start, for searches by place.
struct IntervalTable<Element: Sendable>: Sendable {
  private var rows: [Contig: [(interval: GenomicInterval, element: Element)]] = [:]
  /// The longest stretch of each contig: how far back a search must begin where intervals overlap.
  private var longest: [Contig: Int] = [:]

  init(_ elements: [Element], interval: (Element) -> GenomicInterval) {
    for element in elements {
      let place = interval(element)
      rows[place.contig, default: []].append((place, element))
      longest[place.contig] = max(longest[place.contig] ?? 0, place.length)
    }
    for contig in rows.keys {
      rows[contig]!.sort { ($0.interval.start, $0.interval.end) < ($1.interval.start, $1.interval.end) }
    }
  }

  /// All that overlap, in order of start.
  func overlapping(_ query: GenomicInterval) -> [Element] {
    guard let list = rows[query.contig], let reach = longest[query.contig] else { return [] }
    var found: [Element] = []
    var index = list.partitioningIndex { $0.interval.start >= query.start - reach }
    while index < list.count, list[index].interval.start <= query.end {
      if list[index].interval.end >= query.start { found.append(list[index].element) }
      index += 1
    }
    return found
  }
}
