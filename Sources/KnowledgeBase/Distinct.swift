import Algorithms

extension Sequence where Element: Hashable {
  /// Each element once, in order of first appearance.
  package var distinct: [Element] { Array(uniqued()) }
}
