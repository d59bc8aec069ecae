/// A JSON document of Sextant: it names its schema and version first, and a reader refuses another major version.
public protocol VersionedDocument: Codable, Sendable {
  /// For example `sextant.tumor-profile`; its JSON Schema is `Documentation/Schemas/tumor-profile.schema.json`.
  static var schema: String { get }
  static var schemaVersion: SchemaVersion { get }
}

/// `major.minor`: a minor version adds, a major version changes what is there.
public struct SchemaVersion: Hashable, Sendable, Codable, CustomStringConvertible {
  public let major: Int
  public let minor: Int

  public init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  public init?(text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let major = Int(parts[0]), let minor = Int(parts[1]), major >= 0, minor >= 0 else {
      return nil
    }
    self.init(major, minor)
  }

  public var description: String { "\(major).\(minor)" }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let version = SchemaVersion(text: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a schema version is MAJOR.MINOR")
    }
    self = version
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// The envelope of a document: `schema`, `schemaVersion`, then the document's own members beside them.
public struct DocumentEnvelope<Document: VersionedDocument>: Codable, Sendable {
  public let document: Document
  public init(_ document: Document) { self.document = document }

  private enum Keys: String, CodingKey { case schema, schemaVersion }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    let schema = try container.decode(String.self, forKey: .schema)
    guard schema == Document.schema else {
      throw DecodingError.dataCorruptedError(
        forKey: .schema, in: container, debugDescription: "expected \(Document.schema), found \(schema)")
    }
    let version = try container.decode(SchemaVersion.self, forKey: .schemaVersion)
    guard version.major == Document.schemaVersion.major else {
      let isNewer = version.major > Document.schemaVersion.major
      throw InputError(
        .unsupportedVersion,
        "the document is \(schema) \(version), and this version of Sextant reads \(Document.schemaVersion).",
        fix: isNewer ? "Use a newer Sextant, or make the document again." : "Make the document again with this Sextant."
      )
    }
    document = try Document(from: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(Document.schema, forKey: .schema)
    try container.encode(Document.schemaVersion, forKey: .schemaVersion)
    try document.encode(to: encoder)
  }
}
