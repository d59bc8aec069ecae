import Foundation
import OncologyCore
import Testing

/// Each document names its schema and version, and a newer major version is refused.
@Suite struct DocumentEnvelopeTests {
  private struct Note: VersionedDocument, Equatable {
    static let schema = "sextant.test-note"
    static let schemaVersion = SchemaVersion(2, 1)
    var text: String
  }

  private func decode(_ json: String) throws -> Note {
    try JSONDecoder().decode(DocumentEnvelope<Note>.self, from: Data(json.utf8)).document
  }

  @Test func schemaStandsBesideTheDocumentsMembers() throws {
    let data = try JSONEncoder().encode(DocumentEnvelope(Note(text: "a")))
    let members = try #require(try JSONSerialization.jsonObject(with: data) as? [String: String])
    #expect(members == ["schema": "sextant.test-note", "schemaVersion": "2.1", "text": "a"])
    #expect(try decode(String(decoding: data, as: UTF8.self)) == Note(text: "a"))
  }

  @Test func otherMinorVersionsAreRead() throws {
    for version in ["2.0", "2.1", "2.9"] {
      let json = #"{"schema": "sextant.test-note", "schemaVersion": "\#(version)", "text": "a", "later": 1}"#
      #expect(try decode(json) == Note(text: "a"))
    }
  }

  @Test(arguments: ["1.0", "3.0"]) func anotherMajorVersionIsRefusedWithAWord(_ version: String) throws {
    let error = try #require(throws: InputError.self) {
      try decode(#"{"schema": "sextant.test-note", "schemaVersion": "\#(version)", "text": "a"}"#)
    }
    #expect(error.code == .unsupportedVersion)
    #expect(error.problem.contains(version))
    #expect(error.problem.contains("2.1"))
  }

  @Test(arguments: [
    #"{"schema": "sextant.other", "schemaVersion": "2.1", "text": "a"}"#, #"{"schemaVersion": "2.1", "text": "a"}"#,
    #"{"schema": "sextant.test-note", "text": "a"}"#,
    #"{"schema": "sextant.test-note", "schemaVersion": 2, "text": "a"}"#,
    #"{"schema": "sextant.test-note", "schemaVersion": "2", "text": "a"}"#,
    #"{"schema": "sextant.test-note", "schemaVersion": "2.1"}"#, "[]", "{",
  ]) func otherDocumentsAreRefused(json: String) {
    #expect(throws: DecodingError.self) { try decode(json) }
  }

  @Test func versionsAreMajorAndMinor() {
    #expect(SchemaVersion(text: "1.10") == SchemaVersion(1, 10))
    for text in ["", "1", "1.", ".1", "1.0.0", "-1.0", "a.b", "1.-1"] { #expect(SchemaVersion(text: text) == nil) }
  }
}
