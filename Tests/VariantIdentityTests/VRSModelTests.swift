import Foundation
import TestSupport
import Testing
import Yams

@testable import VariantIdentity

/// The specification's own vectors (validation/models.yaml and functions.yaml of github.com/ga4gh/vrs, Apache-2.0).
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reasonToSkip)))
struct VRSModelTests {
  private static func document(_ name: String) throws -> Node.Mapping {
    let file = SharedData.file("clinical/ga4gh_vrs_validation/\(name)")
    return try #require(try Yams.compose(yaml: String(contentsOf: file, encoding: .utf8))?.mapping)
  }

  @Test func everyFunctionAnswersAsTheVectorsSay() throws {
    let functions = try Self.document("functions.yaml")
    #expect(functions.keys.map(\.string) == ["sha512t24u"])
    let vectors = try #require(functions["sha512t24u"]?.sequence)
    #expect(vectors.count == 2)
    for vector in vectors {
      let blob = try #require(vector["in"]?["blob"]?.string)
      #expect(VRS.Digest(of: Array(blob.utf8)).description == vector["out"]?.string)
    }
  }

  @Test func everyModelIsSerializedDigestedAndIdentifiedAsTheVectorsSay() throws {
    var count = 0
    for (type, vectors) in try Self.document("models.yaml") {
      for vector in try #require(vectors.sequence) {
        count += 1
        let name = Comment(rawValue: vector["name"]?.string ?? type.string ?? "")
        let input = try #require(vector["in"])
        let expected = try #require(vector["out"])
        let model = try VRSModelReader.model(input)
        if let text = expected["ga4gh_serialize"]?.string {
          #expect(String(decoding: model.serialized, as: UTF8.self) == text, name)
        }
        #expect(model.digest?.description == Self.text(expected["ga4gh_digest"]), name)
        #expect(model.identifier == Self.text(expected["ga4gh_identify"]), name)
      }
    }
    #expect(count == 19)
  }

  /// `nil` for YAML's null.
  private static func text(_ node: Node?) -> String? { node.flatMap { $0.null == nil ? $0.string : nil } }
}

/// A model of the vectors, whatever its type.
struct VRSModel {
  let serialized: [UInt8]
  var digest: VRS.Digest?
  var identifier: String?

  init(_ value: some VRS.Identifiable) {
    serialized = value.serialized
    digest = value.digest
    identifier = value.identifier
  }

  init(serialized: [UInt8]) { self.serialized = serialized }
}

/// Makes values of the vectors' YAML. What it does not know is an error.
enum VRSModelReader {
  struct Unknown: Error { let what: String }

  static func model(_ node: Node) throws -> VRSModel {
    switch try type(node) {
    case "SequenceReference":
      var text = VRS.CanonicalText()
      try reference(node)?.write(to: &text)
      return VRSModel(serialized: text.bytes)
    case "LengthExpression", "LiteralSequenceExpression", "ReferenceLengthExpression":
      return VRSModel(serialized: try expression(node).serialized)
    case "SequenceLocation": return VRSModel(try location(node))
    case "Allele": return VRSModel(try allele(node))
    case "CisPhasedBlock":
      return VRSModel(
        try VRS.CisPhasedBlock(
          members: try list(node["members"]).map(allele), sequence: try reference(node["sequenceReference"])))
    case "Adjacency": return VRSModel(try adjacency(node))
    case "Terminus": return VRSModel(VRS.Terminus(location: try location(node["location"])))
    case "DerivativeMolecule":
      return VRSModel(try VRS.DerivativeMolecule(components: try list(node["components"]).map(component)))
    case "CopyNumberCount":
      guard let copies = try quantity(node["copies"]) else { throw Unknown(what: "copies") }
      return VRSModel(try VRS.CopyNumberCount(location: try location(node["location"]), copies: copies))
    case "CopyNumberChange":
      let change = VRS.CopyNumberChange.Change(rawValue: try string(node["copyChange"]))
      return VRSModel(VRS.CopyNumberChange(location: try location(node["location"]), change: change))
    case let other: throw Unknown(what: other)
    }
  }

  private static func string(_ node: Node?) throws -> String {
    guard let text = node?.string else { throw Unknown(what: "no text") }
    return text
  }

  private static func type(_ node: Node) throws -> String { try string(node["type"]) }

  private static func list(_ node: Node?) throws -> [Node] {
    guard let sequence = node?.sequence else { throw Unknown(what: "no list") }
    return Array(sequence)
  }

  private static func quantity(_ node: Node?) throws -> VRS.Quantity? {
    guard let node else { return nil }
    if let number = node.int { return .exactly(number) }
    let bounds = try list(node)
    guard bounds.count == 2, bounds.allSatisfy({ $0.int != nil || $0.null != nil }) else {
      throw Unknown(what: "range")
    }
    return .between(bounds[0].int, bounds[1].int)
  }

  private static func reference(_ node: Node?) throws -> VRS.RefgetAccession? {
    guard let node else { return nil }
    return try VRS.RefgetAccession(try string(node["refgetAccession"]))
  }

  private static func location(_ node: Node?) throws -> VRS.SequenceLocation {
    guard let node, try type(node) == "SequenceLocation" else { throw Unknown(what: "no location") }
    return try VRS.SequenceLocation(
      sequence: try reference(node["sequenceReference"]), start: try quantity(node["start"]),
      end: try quantity(node["end"]))
  }

  private static func expression(_ node: Node) throws -> VRS.SequenceExpression {
    switch try type(node) {
    case "LiteralSequenceExpression": return .literal(try VRS.SequenceString(try string(node["sequence"])))
    case "LengthExpression": return .length(try quantity(node["length"]))
    case "ReferenceLengthExpression":
      guard let length = try quantity(node["length"]), let unit = node["repeatSubunitLength"]?.int else {
        throw Unknown(what: "length")
      }
      let sequence = try node["sequence"].map { try VRS.SequenceString(try string($0)) }
      return .referenceLength(length: length, repeatSubunitLength: unit, sequence: sequence)
    case let other: throw Unknown(what: other)
    }
  }

  private static func allele(_ node: Node) throws -> VRS.Allele {
    guard let state = node["state"] else { throw Unknown(what: "no state") }
    return VRS.Allele(location: try location(node["location"]), state: try expression(state))
  }

  private static func adjacency(_ node: Node) throws -> VRS.Adjacency {
    let sides = try list(node["adjoinedSequences"])
    guard sides.count == 2 else { throw Unknown(what: "sides") }
    return try VRS.Adjacency(
      try location(sides[0]), try location(sides[1]), linker: try node["linker"].map(expression))
  }

  private static func component(_ node: Node) throws -> VRS.DerivativeMolecule.Component {
    switch try type(node) {
    case "Allele": return .allele(try allele(node))
    case "Terminus": return .terminus(VRS.Terminus(location: try location(node["location"])))
    case "TraversalBlock":
      let orientation = try node["orientation"].map { VRS.TraversalBlock.Orientation(rawValue: try string($0)) }
      return .traversal(
        VRS.TraversalBlock(orientation: orientation ?? nil, component: try node["component"].map(adjacency)))
    case let other: throw Unknown(what: other)
    }
  }
}
