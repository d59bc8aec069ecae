import Foundation
import Testing

@testable import OncologyCore

@Suite struct CanonicalJSONTests {
  struct Sample: VersionedDocument, Equatable {
    static let schema = "sextant.sample"
    static let schemaVersion = SchemaVersion(1, 2)
    struct Inner: Codable, Equatable, Sendable {
      var text: String
      var numbers: [Double]
      var empty: [Int]
      var nothing: String?
    }
    var title: String
    var counts: [String: Int]
    var inner: Inner
    var list: [Inner]
    var nested: [[Int]]
    var flag: Bool
    var optional: Int?
  }

  let sample = Sample(
    title: "quote \" backslash \\ tab \t line \n control \u{1} é 😀", counts: ["b": 2, "a": 1],
    inner: .init(text: "x", numbers: [0.1, 5, 1e-7, -3.25, 1e300], empty: [], nothing: nil),
    list: [.init(text: "", numbers: [], empty: [1], nothing: "y")], nested: [[1], [], [2, 3]], flag: true, optional: nil
  )

  @Test func foundationReadsBackTheSameValue() throws {
    let bytes = try CanonicalJSON.encode(sample)
    let read = try JSONDecoder().decode(DocumentEnvelope<Sample>.self, from: Data(bytes))
    #expect(read.document == sample)
  }

  @Test func schemaStandsFirstAndKeysAreInOrder() throws {
    let text = String(decoding: try CanonicalJSON.encode(sample), as: UTF8.self)
    #expect(text.hasPrefix("{\n \"schema\":\"sextant.sample\",\n \"schemaVersion\":\"1.2\","))
    #expect(text.contains("{\n  \"a\":1,\n  \"b\":2\n }"))
    #expect(text.contains("[0.1,5,1e-07,-3.25,1e+300]"))
  }

  @Test func aNumberThatIsNotFiniteIsRefused() {
    var broken = sample
    broken.inner.numbers = [.nan]
    #expect(throws: EncodingError.self) { try CanonicalJSON.encode(broken) }
  }

  @Test func aNewerMajorVersionIsRefusedAndANewerMinorIsRead() throws {
    let text = String(decoding: try CanonicalJSON.encode(sample), as: UTF8.self)
    let decode = { (version: String) in
      try JSONDecoder().decode(
        DocumentEnvelope<Sample>.self,
        from: Data(text.replacingOccurrences(of: "\"1.2\"", with: "\"\(version)\"").utf8)
      ).document
    }
    #expect(try decode("1.9") == sample)
    #expect(throws: InputError.self) { try decode("2.0") }
    #expect(throws: (any Error).self) { try decode("one") }
  }

  @Test func anotherSchemaIsRefused() throws {
    let text = String(decoding: try CanonicalJSON.encode(sample), as: UTF8.self)
      .replacingOccurrences(of: "sextant.sample", with: "sextant.other")
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(DocumentEnvelope<Sample>.self, from: Data(text.utf8))
    }
  }
}
