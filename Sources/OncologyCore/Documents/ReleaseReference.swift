/// Which release a result rests on: what it is, and the digest of its manifest.
public struct ReleaseReference: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable { case reference, knowledge, trials, model }

  /// One source within a release, as its manifest names it.
  public struct Source: Hashable, Sendable, Codable {
    public let name: String
    public let version: String
    /// As-of date (ISO 8601, may be partial).
    public let date: String
    public let licence: String
    public let url: String
    public init(name: String, version: String, date: String, licence: String, url: String) {
      self.name = name
      self.version = version
      self.date = date
      self.licence = licence
      self.url = url
    }
  }

  public let kind: Kind
  public let name: String
  public let version: String
  /// `sha256:` and 64 hexadecimal digits, of the manifest's bytes.
  public let digest: String
  public let assembly: Assembly?
  public let sources: [Source]

  public init(
    kind: Kind, name: String, version: String, digest: String, assembly: Assembly? = nil, sources: [Source] = []
  ) {
    self.kind = kind
    self.name = name
    self.version = version
    self.digest = digest
    self.assembly = assembly
    self.sources = sources
  }
}
