extension VRS.Adjacency: Codable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members(of: "Adjacency")
    let sides = try members.decode([VRS.SequenceLocation].self, forKey: .adjoinedSequences)
    let linker = try members.decodeIfPresent(VRS.SequenceExpression.self, forKey: .linker)
    guard sides.count == 2 else {
      throw DecodingError.dataCorruptedError(
        forKey: .adjoinedSequences, in: members, debugDescription: "expected two sequences")
    }
    self = try decoder.checked { try VRS.Adjacency(sides[0], sides[1], linker: linker) }
  }

  package func encode(to encoder: any Encoder) throws {
    var members = try header("Adjacency", to: encoder)
    try members.encode([first, second], forKey: .adjoinedSequences)
    try members.encodeIfPresent(linker, forKey: .linker)
  }
}

extension VRS.Terminus: Codable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members(of: "Terminus")
    self.init(location: try members.decode(VRS.SequenceLocation.self, forKey: .location))
  }

  package func encode(to encoder: any Encoder) throws {
    var members = try header("Terminus", to: encoder)
    try members.encode(location, forKey: .location)
  }
}

extension VRS.TraversalBlock.Orientation: Codable {}

extension VRS.TraversalBlock: Codable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members(of: "TraversalBlock")
    self.init(
      orientation: try members.decodeIfPresent(Orientation.self, forKey: .orientation),
      component: try members.decodeIfPresent(VRS.Adjacency.self, forKey: .component))
  }

  package func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: VRSKey.self)
    try members.encode("TraversalBlock", forKey: .type)
    try members.encodeIfPresent(orientation, forKey: .orientation)
    try members.encodeIfPresent(component, forKey: .component)
  }
}

extension VRS.DerivativeMolecule: Codable {
  package init(from decoder: any Decoder) throws {
    let components = try decoder.members(of: "DerivativeMolecule").decode([Component].self, forKey: .components)
    self = try decoder.checked { try VRS.DerivativeMolecule(components: components) }
  }

  package func encode(to encoder: any Encoder) throws {
    var members = try header("DerivativeMolecule", to: encoder)
    try members.encode(components, forKey: .components)
  }
}

extension VRS.DerivativeMolecule.Component: Codable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: VRSKey.self)
    switch try members.decode(String.self, forKey: .type) {
    case "Allele": self = .allele(try VRS.Allele(from: decoder))
    case "CisPhasedBlock": self = .haplotype(try VRS.CisPhasedBlock(from: decoder))
    case "Terminus": self = .terminus(try VRS.Terminus(from: decoder))
    case "TraversalBlock": self = .traversal(try VRS.TraversalBlock(from: decoder))
    case let other:
      throw DecodingError.dataCorruptedError(
        forKey: .type, in: members, debugDescription: "expected the type of a component, found \(other)")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .allele(let allele): try allele.encode(to: encoder)
    case .haplotype(let block): try block.encode(to: encoder)
    case .terminus(let terminus): try terminus.encode(to: encoder)
    case .traversal(let block): try block.encode(to: encoder)
    }
  }
}

extension VRS.CopyNumberCount: Codable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members(of: "CopyNumberCount")
    let location = try members.decode(VRS.SequenceLocation.self, forKey: .location)
    let copies = try members.decode(VRS.Quantity.self, forKey: .copies)
    self = try decoder.checked { try VRS.CopyNumberCount(location: location, copies: copies) }
  }

  package func encode(to encoder: any Encoder) throws {
    var members = try header("CopyNumberCount", to: encoder)
    try members.encode(location, forKey: .location)
    try members.encode(copies, forKey: .copies)
  }
}

extension VRS.CopyNumberChange: Codable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members(of: "CopyNumberChange")
    self.init(
      location: try members.decode(VRS.SequenceLocation.self, forKey: .location),
      change: Change(rawValue: try members.decode(String.self, forKey: .copyChange)))
  }

  package func encode(to encoder: any Encoder) throws {
    var members = try header("CopyNumberChange", to: encoder)
    try members.encode(location, forKey: .location)
    try members.encode(change.rawValue, forKey: .copyChange)
  }
}
