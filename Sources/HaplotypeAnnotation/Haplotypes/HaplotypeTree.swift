internal import VariantAnnotation

/// The haplotypes of one transcript as a tree of edits: haplotypes that agree so far share their nodes.
struct HaplotypeTree {
  struct Node {
    let edit: CodingEdit
    /// -1 at the root.
    let parent: Int
    /// Haplotypes that end here.
    var endingCount: Int
  }

  let transcript: Int
  private(set) var nodes: [Node] = []
  /// New bases of the edits, in the transcript's direction.
  private(set) var bases: [UInt8] = []
  /// The last node of each haplotype, -1 for the reference.
  private(set) var tips: [Int]
  /// Nodes that the record and part in work have made.
  private var fresh: [Int] = []

  init(transcript: Int, haplotypeCount: Int) {
    self.transcript = transcript
    tips = Array(repeating: -1, count: haplotypeCount)
  }

  mutating func beginChange() { fresh.removeAll(keepingCapacity: true) }

  /// The node which the change in work made after the same edits; `nil` where it is not there yet.
  func child(of parent: Int, allele: Int) -> Int? {
    fresh.first { nodes[$0].parent == parent && nodes[$0].edit.allele == allele }
  }

  mutating func moveTip(_ haplotype: Int, to node: Int) {
    if tips[haplotype] >= 0 { nodes[tips[haplotype]].endingCount -= 1 }
    nodes[node].endingCount += 1
    tips[haplotype] = node
  }

  /// Whether an edit that begins at `first` in `part` overlaps the last one of the haplotype.
  func overlaps(_ parent: Int, part: Int, first: Int) -> Bool {
    parent >= 0 && nodes[parent].edit.part == part && nodes[parent].edit.last >= first
  }

  mutating func addNode(_ edit: CodingEdit, parent: Int) -> Int {
    nodes.append(Node(edit: edit, parent: parent, endingCount: 0))
    fresh.append(nodes.count - 1)
    return nodes.count - 1
  }

  /// Writes down an edit's new bases in the transcript's direction.
  mutating func write(
    _ inserted: Range<Int>, of text: [UInt8], _ placement: EditPlacement, isReverse: Bool
  ) -> Range<Int> {
    let start = bases.count
    if isReverse {
      if let base = placement.baseAfter { bases.append(base.complement) }
      for index in inserted.reversed() { bases.append(text[index].upperCasedBase.complement) }
      if let base = placement.baseBefore { bases.append(base.complement) }
    } else {
      if let base = placement.baseBefore { bases.append(base) }
      for index in inserted { bases.append(text[index].upperCasedBase) }
      if let base = placement.baseAfter { bases.append(base) }
    }
    return start..<bases.count
  }

  /// The edits of a haplotype up to a node, in the transcript's direction.
  func edits(upTo node: Int, isReverse: Bool, into edits: inout [CodingEdit]) {
    edits.removeAll(keepingCapacity: true)
    var current = node
    while current >= 0 {
      edits.append(nodes[current].edit)
      current = nodes[current].parent
    }
    if !isReverse { edits.reverse() }
  }
}
