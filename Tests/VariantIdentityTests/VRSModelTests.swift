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
        let model = try VRSModel(type: try #require(type.string), yaml: Yams.serialize(node: input))
        #expect(model.isReadAgain, name)
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

/// A model of the vectors, read by its type's own decoding.
private struct VRSModel {
  let serialized: [UInt8]
  var digest: VRS.Digest?
  var identifier: String?
  /// Whether what is written as JSON is read again as the same value.
  let isReadAgain: Bool

  struct UnknownType: Error { let type: String }

  init(type: String, yaml: String) throws {
    switch type {
    case "SequenceReference":
      let accession = try YAMLDecoder().decode(VRS.RefgetAccession.self, from: yaml)
      var text = VRS.CanonicalText()
      accession.write(to: &text)
      self.init(serialized: text.bytes, isReadAgain: try Self.readAgain(accession))
    case "LengthExpression", "LiteralSequenceExpression", "ReferenceLengthExpression":
      let expression = try YAMLDecoder().decode(VRS.SequenceExpression.self, from: yaml)
      self.init(serialized: expression.serialized, isReadAgain: try Self.readAgain(expression))
    case "SequenceLocation": try self.init(VRS.SequenceLocation.self, yaml)
    case "Allele": try self.init(VRS.Allele.self, yaml)
    case "CisPhasedBlock": try self.init(VRS.CisPhasedBlock.self, yaml)
    case "Adjacency": try self.init(VRS.Adjacency.self, yaml)
    case "Terminus": try self.init(VRS.Terminus.self, yaml)
    case "DerivativeMolecule": try self.init(VRS.DerivativeMolecule.self, yaml)
    case "CopyNumberCount": try self.init(VRS.CopyNumberCount.self, yaml)
    case "CopyNumberChange": try self.init(VRS.CopyNumberChange.self, yaml)
    default: throw UnknownType(type: type)
    }
  }

  private init(serialized: [UInt8], isReadAgain: Bool) {
    self.serialized = serialized
    self.isReadAgain = isReadAgain
  }

  private init<Value: VRS.Identifiable & Codable>(_ type: Value.Type, _ yaml: String) throws {
    let value = try YAMLDecoder().decode(type, from: yaml)
    serialized = value.serialized
    digest = value.digest
    identifier = value.identifier
    isReadAgain = try Self.readAgain(value)
  }

  private static func readAgain<Value: Codable & Equatable>(_ value: Value) throws -> Bool {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value)) == value
  }
}

/// JSON that is no value of VRS.
@Suite struct VRSCodingTests {
  @Test func anAlleleIsWrittenWithItsIdentifiers() throws {
    let location = try VRS.SequenceLocation(
      sequence: VRS.RefgetAccession("SQ.IIB53T8CNeJJdUqzn9V_JnRtQadwWCbl"), range: 44_908_821..<44_908_822)
    let allele = VRS.Allele(location: location, state: .literal(try VRS.SequenceString("T")))
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(allele)) as? [String: Any]
    // the vector of the specification for rs7412
    #expect(object?["id"] as? String == "ga4gh:VA.0AePZIWZUNsUlQTamyLrjm2HWUw2opLt")
    #expect(object?["digest"] as? String == "0AePZIWZUNsUlQTamyLrjm2HWUw2opLt")
    #expect((object?["location"] as? [String: Any])?["id"] as? String == "ga4gh:SL.wIlaGykfwHIpPY2Fcxtbx4TINbbODFVz")
  }

  @Test(arguments: [
    (#"{"type":"Allele"}"#, "another type"),
    (#"{"type":"SequenceLocation","start":5,"end":4}"#, "an end before its start"),
    (#"{"type":"SequenceLocation","start":-5}"#, "a negative number"),
    (#"{"type":"SequenceLocation","start":[null,null]}"#, "a range without bounds"),
    (#"{"type":"SequenceLocation","start":[1,2,3]}"#, "three bounds"),
    (#"{"type":"SequenceLocation","start":1.5}"#, "a fraction"),
    (
      #"{"type":"SequenceLocation","sequenceReference":{"type":"SequenceReference","refgetAccession":"x"}}"#,
      "an accession"
    ),
    (#"{"start":5}"#, "no type"),
  ])
  func whatIsNoLocationIsRefused(json: String, what: String) {
    #expect(throws: DecodingError.self, "\(what)") {
      try JSONDecoder().decode(VRS.SequenceLocation.self, from: Data(json.utf8))
    }
  }

  @Test func whatIsNoStructureIsRefused() {
    let side = #"{"type":"SequenceLocation","start":5}"#
    let derivative = #"{"type":"DerivativeMolecule","components":[{"type":"Gene"},{"type":"Gene"}]}"#
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        VRS.Adjacency.self, from: Data(#"{"type":"Adjacency","adjoinedSequences":[\#(side)]}"#.utf8))
    }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(VRS.DerivativeMolecule.self, from: Data(derivative.utf8))
    }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(VRS.SequenceExpression.self, from: Data(#"{"type":"Allele","sequence":"A"}"#.utf8))
    }
  }
}
