/// A sentence by its key in the message catalogue, with what fills its places.
///
/// Engines say what is so; the catalogue (`ReportRendering/Resources/messages-*.en.json`) says how it is worded.
/// Arguments hold facts of the genome and of releases, never a patient's name or identifier.
public struct Message: Hashable, Sendable, Codable {
  public let key: String
  public let arguments: [String: String]

  public init(_ key: some MessageKey, _ arguments: [String: String] = [:]) {
    self.key = key.rawValue
    self.arguments = arguments
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    key = try container.decode(String.self, forKey: .key)
    arguments = try container.decodeIfPresent([String: String].self, forKey: .arguments) ?? [:]
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(key, forKey: .key)
    if !arguments.isEmpty { try container.encode(arguments, forKey: .arguments) }
  }

  private enum CodingKeys: String, CodingKey { case key, arguments }
}

/// A room's message keys: an enumeration, so that a test can ask the catalogue for each.
public protocol MessageKey: RawRepresentable<String>, CaseIterable, Sendable {}
