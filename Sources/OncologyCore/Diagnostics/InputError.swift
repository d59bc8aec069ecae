/// An input that cannot be used: what is wrong, where, what was expected and what to do.
///
/// The text names kinds of values and, for genomic data, the value; `sensitiveValue` holds what may identify a patient
/// and is shown only by `descriptionRevealingValues`.
public struct InputError: Error, Sendable, CustomStringConvertible {
  public struct Code: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let unreadable = Code(rawValue: "unreadable")
    public static let notAFile = Code(rawValue: "not-a-file")
    public static let empty = Code(rawValue: "empty")
    public static let truncated = Code(rawValue: "truncated")
    public static let malformed = Code(rawValue: "malformed")
    public static let missingHeader = Code(rawValue: "missing-header")
    public static let missingColumn = Code(rawValue: "missing-column")
    public static let wrongColumnCount = Code(rawValue: "wrong-column-count")
    public static let invalidValue = Code(rawValue: "invalid-value")
    public static let tooLarge = Code(rawValue: "too-large")
    public static let unknownContig = Code(rawValue: "unknown-contig")
    public static let unknownSample = Code(rawValue: "unknown-sample")
    public static let unknownTumorType = Code(rawValue: "unknown-tumor-type")
    public static let wrongAssembly = Code(rawValue: "wrong-assembly")
    public static let unsupportedVersion = Code(rawValue: "unsupported-version")
    public static let conflictingOptions = Code(rawValue: "conflicting-options")
  }

  public let code: Code
  /// One sentence: what is wrong.
  public let problem: String
  public let location: SourceLocation?
  /// What to do about it, where something can be done.
  public let fix: String?
  public let sensitiveValue: String?
  public let cause: (any Error)?

  public init(
    _ code: Code, _ problem: String, at location: SourceLocation? = nil, fix: String? = nil,
    sensitiveValue: String? = nil, cause: (any Error)? = nil
  ) {
    self.code = code
    self.problem = problem
    self.location = location
    self.fix = fix
    self.sensitiveValue = sensitiveValue
    self.cause = cause
  }

  /// One line; control characters of the input are shown as their numbers.
  public var description: String {
    var text = location.map { "\($0): " } ?? ""
    text += problem
    if let fix { text += " \(fix)" }
    return VisibleText.of(text)
  }

  public var descriptionRevealingValues: String {
    sensitiveValue.map { "\(description) [value: \(VisibleText.of($0))]" } ?? description
  }
}
