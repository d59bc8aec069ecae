// The JSON of VRS 2.0's schema. What is read besides the members that count (names, expressions, aliases) is not kept;
// identifiers are written, and made anew when a value is read.

/// The members' names.
enum VRSKey: String, CodingKey {
  case id, type, digest, refgetAccession, sequenceReference, start, end, sequence, length, repeatSubunitLength
  case location, state, members, adjoinedSequences, linker, orientation, component, components, copies, copyChange
}

extension Decoder {
  /// The members of an object of a type; another type is an error. A type may be left out where no other can stand, as
  /// the specification's vectors do.
  func members(of type: String, isImplied: Bool = false) throws -> KeyedDecodingContainer<VRSKey> {
    let members = try container(keyedBy: VRSKey.self)
    if isImplied, !members.contains(.type) { return members }
    let found = try members.decode(String.self, forKey: .type)
    guard found == type else {
      throw DecodingError.dataCorruptedError(
        forKey: .type, in: members, debugDescription: "expected the type \(type), found \(found)")
    }
    return members
  }

  /// A value that its own rules may refuse.
  func checked<Value>(_ make: () throws -> Value) throws -> Value {
    do { return try make() } catch let invalid as VRS.InvalidValue {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: codingPath, debugDescription: "not a value of VRS: \(invalid.rawValue)"))
    }
  }
}

extension VRS.Identifiable {
  /// Writes type, identifier and digest, and answers where the rest goes.
  func header(_ type: String, to encoder: any Encoder) throws -> KeyedEncodingContainer<VRSKey> {
    var members = encoder.container(keyedBy: VRSKey.self)
    try members.encode(type, forKey: .type)
    let digest = self.digest
    try members.encode("ga4gh:\(Self.prefix).\(digest)", forKey: .id)
    try members.encode(digest.description, forKey: .digest)
    return members
  }
}

extension VRS.Quantity: Codable {
  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let number = try? value.decode(Int.self) {
      self = .exactly(number)
    } else {
      let bounds = try value.decode([Int?].self)
      guard bounds.count == 2 else {
        throw DecodingError.dataCorruptedError(in: value, debugDescription: "expected two bounds")
      }
      self = .between(bounds[0], bounds[1])
    }
    try decoder.checked { try validate() }
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .exactly(let number):
      var value = encoder.singleValueContainer()
      try value.encode(number)
    case .between(let lower, let upper):
      var bounds = encoder.unkeyedContainer()
      for bound in [lower, upper] {
        if let bound { try bounds.encode(bound) } else { try bounds.encodeNil() }
      }
    }
  }
}

extension VRS.RefgetAccession: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.members(of: "SequenceReference", isImplied: true).decode(
      String.self, forKey: .refgetAccession)
    self = try decoder.checked { try VRS.RefgetAccession(text) }
  }

  package func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: VRSKey.self)
    try members.encode("SequenceReference", forKey: .type)
    try members.encode(text, forKey: .refgetAccession)
  }
}

extension VRS.SequenceLocation: Codable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members(of: "SequenceLocation")
    let sequence = try members.decodeIfPresent(VRS.RefgetAccession.self, forKey: .sequenceReference)
    let start = try members.decodeIfPresent(VRS.Quantity.self, forKey: .start)
    let end = try members.decodeIfPresent(VRS.Quantity.self, forKey: .end)
    self = try decoder.checked { try VRS.SequenceLocation(sequence: sequence, start: start, end: end) }
  }

  package func encode(to encoder: any Encoder) throws {
    var members = try header("SequenceLocation", to: encoder)
    try members.encodeIfPresent(sequence, forKey: .sequenceReference)
    try members.encodeIfPresent(start, forKey: .start)
    try members.encodeIfPresent(end, forKey: .end)
  }
}

extension VRS.SequenceString: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    self = try decoder.checked { try VRS.SequenceString(text) }
  }

  package func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(text)
  }
}

extension VRS.SequenceExpression: Codable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: VRSKey.self)
    switch try members.decode(String.self, forKey: .type) {
    case "LiteralSequenceExpression":
      self = .literal(try members.decode(VRS.SequenceString.self, forKey: .sequence))
    case "ReferenceLengthExpression":
      self = .referenceLength(
        length: try members.decode(VRS.Quantity.self, forKey: .length),
        repeatSubunitLength: try members.decode(Int.self, forKey: .repeatSubunitLength),
        sequence: try members.decodeIfPresent(VRS.SequenceString.self, forKey: .sequence))
    case "LengthExpression": self = .length(try members.decodeIfPresent(VRS.Quantity.self, forKey: .length))
    case let other:
      throw DecodingError.dataCorruptedError(
        forKey: .type, in: members, debugDescription: "expected the type of an expression, found \(other)")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: VRSKey.self)
    switch self {
    case .literal(let sequence):
      try members.encode("LiteralSequenceExpression", forKey: .type)
      try members.encode(sequence, forKey: .sequence)
    case .referenceLength(let length, let unit, let sequence):
      try members.encode("ReferenceLengthExpression", forKey: .type)
      try members.encode(length, forKey: .length)
      try members.encode(unit, forKey: .repeatSubunitLength)
      try members.encodeIfPresent(sequence, forKey: .sequence)
    case .length(let length):
      try members.encode("LengthExpression", forKey: .type)
      try members.encodeIfPresent(length, forKey: .length)
    }
  }
}

extension VRS.Allele: Codable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members(of: "Allele")
    self.init(
      location: try members.decode(VRS.SequenceLocation.self, forKey: .location),
      state: try members.decode(VRS.SequenceExpression.self, forKey: .state))
  }

  package func encode(to encoder: any Encoder) throws {
    var members = try header("Allele", to: encoder)
    try members.encode(location, forKey: .location)
    try members.encode(state, forKey: .state)
  }
}

extension VRS.CisPhasedBlock: Codable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members(of: "CisPhasedBlock")
    let alleles = try members.decode([VRS.Allele].self, forKey: .members)
    let sequence = try members.decodeIfPresent(VRS.RefgetAccession.self, forKey: .sequenceReference)
    self = try decoder.checked { try VRS.CisPhasedBlock(members: alleles, sequence: sequence) }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = try header("CisPhasedBlock", to: encoder)
    try values.encode(members, forKey: .members)
    try values.encodeIfPresent(sequence, forKey: .sequenceReference)
  }
}
