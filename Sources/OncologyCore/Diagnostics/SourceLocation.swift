/// Where in an input something stands. Lines and columns are 1-based; a column is a field's number, or its name.
public struct SourceLocation: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The file as the person named it (its last component in documents, so that no path leaks in).
  public let file: String
  public let line: Int?
  public let column: String?

  public init(file: String, line: Int? = nil, column: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  public var description: String {
    var text = file
    if let line { text += ", line \(line)" }
    if let column { text += ", column \(column)" }
    return text
  }
}
