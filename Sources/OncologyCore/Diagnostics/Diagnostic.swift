/// Something about an input that does not stop the job but that the reader of the report must know.
public struct Diagnostic: Hashable, Sendable, Codable {
  public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    case note, warning, error
    public static func < (left: Severity, right: Severity) -> Bool {
      allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
  }

  public let severity: Severity
  public let message: Message
  public let location: SourceLocation?
  /// How often it was met; the location is that of the first time.
  public let count: Int

  public init(_ severity: Severity, _ message: Message, at location: SourceLocation? = nil, count: Int = 1) {
    self.severity = severity
    self.message = message
    self.location = location
    self.count = count
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    severity = try container.decode(Severity.self, forKey: .severity)
    message = try container.decode(Message.self, forKey: .message)
    location = try container.decodeIfPresent(SourceLocation.self, forKey: .location)
    count = try container.decode(.count, in: WholeNumber.counts)
  }

  private enum CodingKeys: String, CodingKey { case severity, message, location, count }
}
