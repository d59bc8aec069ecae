package import OncologyCore

/// From what the report was made: inputs, releases, options and software, each by digest where it has one.
package struct Provenance: Codable, Hashable, Sendable {
  package struct Input: Codable, Hashable, Sendable {
    package var role: String
    package var name: String
    package var format: String
    package var records: String
    package var bytes: String
    package var digest: String
  }

  package struct Source: Codable, Hashable, Sendable {
    package var name: String
    package var version: String
    package var date: String
    /// How old it was at the report's date, in words.
    package var age: String
    package var licence: String
    package var url: String?
  }

  package struct Release: Codable, Hashable, Sendable {
    package var kind: ReleaseReference.Kind
    package var kindText: String
    package var name: String
    package var version: String
    package var digest: String
    package var assembly: String?
    package var sources: [Source]
  }

  package struct Filter: Codable, Hashable, Sendable {
    package var role: String
    package var filter: String
    package var count: String
  }

  package var softwareVersion: String
  package var inputs: [Input]
  package var filters: [Filter]
  package var releases: [Release]
  package var options: [Fact]
  package var buildCheck: [Fact]
  package var coverage: [Fact]
}
