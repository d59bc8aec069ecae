/// Takes the members of a JSON object one after another, each with its type and range; what was not asked for is told.
///
/// A member that is missing or `null` is `nil`. Errors name the member's path (`specimen.tumorContent`,
/// `priorTherapies[0].start`) as the column; a value that may be a patient's is kept out of the text.
package struct JSONMembers {
  private let members: [JSONNode.Member]
  private let path: String
  private let line: Int
  private let file: String
  private var asked: Set<String> = []

  /// - Parameter path: where the object stands; empty for the whole document.
  package init(_ node: JSONNode, path: String = "", file: String) throws(InputError) {
    guard case .object(let members) = node.value else {
      throw InputError(
        .invalidValue, "an object is expected, and \(node.kind) stands there.",
        at: SourceLocation(file: file, line: node.line, column: path.isEmpty ? nil : path))
    }
    self.members = members
    self.path = path
    self.line = node.line
    self.file = file
  }

  /// Members that nobody asked for, in the order of the file.
  package var unknown: [(path: String, location: SourceLocation)] {
    members.filter { !asked.contains($0.name) }.map { (path(of: $0.name), location($0.name, line: $0.node.line)) }
  }

  /// Every name that was asked for, for “did you mean”.
  package var known: Set<String> { asked }

  package func location(_ name: String, line: Int? = nil) -> SourceLocation {
    SourceLocation(
      file: file, line: line ?? members.first { $0.name == name }?.node.line ?? self.line, column: path(of: name))
  }

  package func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  package mutating func node(_ name: String) -> JSONNode? {
    asked.insert(name)
    guard let node = members.first(where: { $0.name == name })?.node else { return nil }
    if case .null = node.value { return nil }
    return node
  }

  package mutating func text(_ name: String) throws(InputError) -> String? {
    guard let node = node(name) else { return nil }
    guard case .string(let text) = node.value else { throw wrongType(name, node, "a text in quotation marks") }
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw InputError(
        .invalidValue, "the text is empty.", at: location(name), fix: "Leave the member out where nothing is known.")
    }
    return text
  }

  package mutating func bool(_ name: String) throws(InputError) -> Bool? {
    guard let node = node(name) else { return nil }
    guard case .bool(let value) = node.value else { throw wrongType(name, node, "true or false") }
    return value
  }

  package mutating func integer(_ name: String, in range: ClosedRange<Int>) throws(InputError) -> Int? {
    guard let node = node(name) else { return nil }
    guard case .number(let text) = node.value, let value = Int(text) else {
      throw wrongType(name, node, "a whole number")
    }
    guard range.contains(value) else {
      throw InputError(
        .invalidValue, "the number lies outside \(range.lowerBound)…\(range.upperBound).", at: location(name),
        sensitiveValue: text)
    }
    return value
  }

  package mutating func number(_ name: String, in range: ClosedRange<Double>) throws(InputError) -> Double? {
    guard let node = node(name) else { return nil }
    guard case .number(let text) = node.value, let value = Double(text), value.isFinite else {
      throw wrongType(name, node, "a finite number")
    }
    guard range.contains(value) else {
      throw InputError(
        .invalidValue, "the number lies outside \(range.lowerBound)…\(range.upperBound).", at: location(name),
        sensitiveValue: text)
    }
    return value
  }

  package mutating func date(_ name: String) throws(InputError) -> PartialDate? {
    guard let text = try text(name) else { return nil }
    guard let date = PartialDate(text) else {
      throw InputError(
        .invalidValue, "the date does not exist or is not written YYYY, YYYY-MM or YYYY-MM-DD.", at: location(name),
        sensitiveValue: text)
    }
    return date
  }

  package mutating func texts(_ name: String) throws(InputError) -> [String]? {
    guard let nodes = try elements(name) else { return nil }
    var texts: [String] = []
    for (index, node) in nodes.enumerated() {
      guard case .string(let text) = node.value, text.contains(where: { !$0.isWhitespace }) else {
        throw InputError(
          .invalidValue, "a text in quotation marks is expected.",
          at: SourceLocation(file: file, line: node.line, column: "\(path(of: name))[\(index)]"))
      }
      texts.append(text)
    }
    return texts
  }

  /// The elements of a list, each with its path.
  package mutating func objects(_ name: String) throws(InputError) -> [JSONMembers]? {
    guard let nodes = try elements(name) else { return nil }
    var found: [JSONMembers] = []
    for (index, node) in nodes.enumerated() {
      found.append(try JSONMembers(node, path: "\(path(of: name))[\(index)]", file: file))
    }
    return found
  }

  package mutating func object(_ name: String) throws(InputError) -> JSONMembers? {
    guard let node = node(name) else { return nil }
    return try JSONMembers(node, path: path(of: name), file: file)
  }

  private mutating func elements(_ name: String) throws(InputError) -> [JSONNode]? {
    guard let node = node(name) else { return nil }
    guard case .array(let nodes) = node.value else { throw wrongType(name, node, "a list") }
    return nodes
  }

  private func wrongType(_ name: String, _ node: JSONNode, _ expected: String) -> InputError {
    InputError(
      .invalidValue, "\(expected) is expected, and \(node.kind) stands there.", at: location(name, line: node.line))
  }
}

extension JSONMembers {
  /// Checks the document's own `schema` and `schemaVersion`: another schema or a newer major version is refused.
  package mutating func requireSchema(_ schema: String, _ supported: SchemaVersion) throws(InputError) {
    guard let stated = try text("schema"), stated == schema else {
      throw InputError(
        .malformed, "this is not a “\(schema)” document.", at: location("schema"),
        fix: "It begins with \"schema\": \"\(schema)\", \"schemaVersion\": \"\(supported)\".")
    }
    guard let text = try text("schemaVersion"), let version = SchemaVersion(text: text) else {
      throw InputError(
        .malformed, "the schema's version is missing or not written MAJOR.MINOR.", at: location("schemaVersion"),
        fix: "This Sextant reads \(schema) \(supported).")
    }
    guard version.major <= supported.major else {
      throw InputError(
        .unsupportedVersion,
        "the document is \(schema) \(version), and this version of Sextant reads up to \(supported).",
        at: location("schemaVersion"), fix: "Use a newer Sextant.")
    }
  }
}
