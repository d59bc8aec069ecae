extension VRS {
  /// The joining of two sequences, perhaps with letters between them. Their order counts.
  package struct Adjacency: Identifiable {
    package static let prefix = "AJ"
    package let first: SequenceLocation
    package let second: SequenceLocation
    package let linker: SequenceExpression?

    /// Each side names the one end that is joined.
    package init(_ first: SequenceLocation, _ second: SequenceLocation, linker: SequenceExpression? = nil)
      throws(InvalidValue)
    {
      for side in [first, second] where side.start != nil && side.end != nil || side.start == nil && side.end == nil {
        throw .adjoinedSequences
      }
      self.first = first
      self.second = second
      self.linker = linker
    }

    package func write(to text: inout CanonicalText) {
      text.raw("{\"adjoinedSequences\":")
      text.list([first.digest, second.digest]) { $0.digest($1) }
      text.raw(",\"linker\":")
      if let linker { linker.write(to: &text) } else { text.raw("null") }
      text.raw(",\"type\":\"Adjacency\"}")
    }
  }

  /// The end of a molecule.
  package struct Terminus: Identifiable {
    package static let prefix = "TM"
    package let location: SequenceLocation

    package init(location: SequenceLocation) { self.location = location }

    package func write(to text: inout CanonicalText) {
      text.raw("{\"location\":")
      text.digest(location.digest)
      text.raw(",\"type\":\"Terminus\"}")
    }
  }

  /// An adjacency and the direction in which it is passed. It has no identifier of its own.
  package struct TraversalBlock: Hashable, Sendable {
    package enum Orientation: String, Hashable, Sendable, CaseIterable {
      case forward
      case reverseComplement = "reverse_complement"
    }
    package let orientation: Orientation?
    package let component: Adjacency?

    package init(orientation: Orientation?, component: Adjacency?) {
      self.orientation = orientation
      self.component = component
    }

    func write(to text: inout CanonicalText) {
      text.raw("{\"component\":")
      if let component { text.digest(component.digest) } else { text.raw("null") }
      text.raw(",\"orientation\":")
      if let orientation { text.string(orientation.rawValue) } else { text.raw("null") }
      text.raw(",\"type\":\"TraversalBlock\"}")
    }
  }

  /// A molecule made of parts of others, in their order.
  package struct DerivativeMolecule: Identifiable {
    package static let prefix = "DM"

    package enum Component: Hashable, Sendable {
      case allele(Allele)
      case haplotype(CisPhasedBlock)
      case terminus(Terminus)
      case traversal(TraversalBlock)
    }
    package let components: [Component]

    package init(components: [Component]) throws(InvalidValue) {
      guard components.count >= 2 else { throw .tooFewMembers }
      self.components = components
    }

    package func write(to text: inout CanonicalText) {
      text.raw("{\"components\":")
      text.list(components) { text, component in
        switch component {
        case .allele(let allele): text.digest(allele.digest)
        case .haplotype(let block): text.digest(block.digest)
        case .terminus(let terminus): text.digest(terminus.digest)
        case .traversal(let block): block.write(to: &text)
        }
      }
      text.raw(",\"type\":\"DerivativeMolecule\"}")
    }
  }

  /// How many copies of a location a genome or cell has.
  package struct CopyNumberCount: Identifiable {
    package static let prefix = "CN"
    package let location: SequenceLocation
    package let copies: Quantity

    package init(location: SequenceLocation, copies: Quantity) throws(InvalidValue) {
      try copies.validate()
      self.location = location
      self.copies = copies
    }

    package func write(to text: inout CanonicalText) {
      text.raw("{\"copies\":")
      text.quantity(copies)
      text.raw(",\"location\":")
      text.digest(location.digest)
      text.raw(",\"type\":\"CopyNumberCount\"}")
    }
  }

  /// How the copies of a location compare with the baseline.
  package struct CopyNumberChange: Identifiable {
    package static let prefix = "CX"

    /// VRS 2.0's words. Before, VRS used codes of the Experimental Factor Ontology (`EFO:0030071`), which give another
    /// digest.
    package struct Change: RawRepresentable, Hashable, Sendable {
      package let rawValue: String
      package init(rawValue: String) { self.rawValue = rawValue }

      package static let completeGenomicLoss = Change(rawValue: "complete genomic loss")
      package static let highLevelLoss = Change(rawValue: "high-level loss")
      package static let lowLevelLoss = Change(rawValue: "low-level loss")
      package static let loss = Change(rawValue: "loss")
      package static let regionalBasePloidy = Change(rawValue: "regional base ploidy")
      package static let gain = Change(rawValue: "gain")
      package static let lowLevelGain = Change(rawValue: "low-level gain")
      package static let highLevelGain = Change(rawValue: "high-level gain")
    }
    package let location: SequenceLocation
    package let change: Change

    package init(location: SequenceLocation, change: Change) {
      self.location = location
      self.change = change
    }

    package func write(to text: inout CanonicalText) {
      text.raw("{\"copyChange\":")
      text.string(change.rawValue)
      text.raw(",\"location\":")
      text.digest(location.digest)
      text.raw(",\"type\":\"CopyNumberChange\"}")
    }
  }
}
