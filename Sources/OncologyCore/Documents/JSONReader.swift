/// One value of a JSON text, with the line in which it begins, so that an error can say where.
package struct JSONNode: Sendable {
  package enum Value: Sendable {
    case null
    case bool(Bool)
    /// As written: whole numbers and fractions are told apart by whoever asks.
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([Member])
  }

  package struct Member: Sendable {
    package let name: String
    package let node: JSONNode
  }

  package let value: Value
  /// 1-based.
  package let line: Int

  /// What it is, in the words of an error.
  package var kind: String {
    switch value {
    case .null: return "null"
    case .bool: return "true or false"
    case .number: return "a number"
    case .string: return "a text"
    case .array: return "a list"
    case .object: return "an object"
    }
  }
}

/// A strict reader of JSON (RFC 8259) for what people write by hand: manifests, records, overrides.
///
/// It refuses what lenient readers pass over: a member named twice, bytes that are no UTF-8, lone surrogates, text after
/// the value, and nesting deeper than 64.
package struct JSONReader {
  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private var line = 1
  private var depth = 0
  private static let deepest = 64

  private init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Reads one value, which must be all that the text holds.
  package static func read(_ bytes: [UInt8], file: String) throws(InputError) -> JSONNode {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw InputError(
        .malformed, "the file is not UTF-8 text.", at: SourceLocation(file: file), fix: "JSON is written in UTF-8.")
    }
    var reader = JSONReader(bytes, file: file)
    reader.skipSpace()
    guard reader.position < bytes.count else {
      throw InputError(.empty, "the file holds no JSON.", at: SourceLocation(file: file))
    }
    let node = try reader.node()
    reader.skipSpace()
    guard reader.position == bytes.count else { throw reader.error("there is text after the end of the JSON value.") }
    return node
  }

  private func error(_ problem: String) -> InputError {
    InputError(.malformed, problem, at: SourceLocation(file: file, line: line))
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      if byte == 0x0A { line += 1 }
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  private mutating func node() throws(InputError) -> JSONNode {
    let start = line
    switch current {
    case UInt8(ascii: "{"):
      try enter()
      let members = try members()
      depth -= 1
      return JSONNode(value: .object(members), line: start)
    case UInt8(ascii: "["):
      try enter()
      let elements = try elements()
      depth -= 1
      return JSONNode(value: .array(elements), line: start)
    case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), line: start)
    case UInt8(ascii: "t"): return JSONNode(value: try word("true", .bool(true)), line: start)
    case UInt8(ascii: "f"): return JSONNode(value: try word("false", .bool(false)), line: start)
    case UInt8(ascii: "n"): return JSONNode(value: try word("null", .null), line: start)
    case nil: throw error("the JSON ends too early.")
    default: return JSONNode(value: .number(try number()), line: start)
    }
  }

  private mutating func enter() throws(InputError) {
    depth += 1
    guard depth <= Self.deepest else { throw error("the JSON is nested deeper than \(Self.deepest) levels.") }
    position += 1
  }

  private mutating func members() throws(InputError) -> [JSONNode.Member] {
    var members: [JSONNode.Member] = []
    var names: Set<String> = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return members }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw error("a member's name in quotation marks is expected.") }
      let name = try string()
      guard names.insert(name).inserted else { throw error("the member “\(name)” stands twice in one object.") }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw error("a colon is expected after the member's name “\(name)”.") }
      skipSpace()
      members.append(JSONNode.Member(name: name, node: try node()))
      skipSpace()
      if take(UInt8(ascii: ",")) { continue }
      guard take(UInt8(ascii: "}")) else { throw error("a comma or a closing brace is expected.") }
      return members
    }
  }

  private mutating func elements() throws(InputError) -> [JSONNode] {
    var elements: [JSONNode] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return elements }
    while true {
      skipSpace()
      elements.append(try node())
      skipSpace()
      if take(UInt8(ascii: ",")) { continue }
      guard take(UInt8(ascii: "]")) else { throw error("a comma or a closing bracket is expected.") }
      return elements
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONNode.Value) throws(InputError) -> JSONNode.Value {
    let letters = word.withUTF8Buffer { Array($0) }
    guard bytes[position...].starts(with: letters) else { throw error("a JSON value is expected.") }
    position += letters.count
    return value
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = current, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func number() throws(InputError) -> String {
    let start = position
    _ = take(UInt8(ascii: "-"))
    let leadsWithZero = current == 0x30
    let whole = digits()
    guard whole > 0, !(leadsWithZero && whole > 1) else { throw error("a JSON value is expected.") }
    if take(UInt8(ascii: ".")), digits() == 0 { throw error("digits are expected after the decimal point.") }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      if digits() == 0 { throw error("digits are expected in the exponent.") }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func string() throws(InputError) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw error("a line end or control character stands inside a text.")
      default: text.append(byte)
      }
    }
    throw error("a text is not closed by a quotation mark.")
  }

  private mutating func escape(into text: inout [UInt8]) throws(InputError) {
    guard let byte = current else { throw error("the JSON ends too early.") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(contentsOf: Array(String(Character(try scalar())).utf8))
    default: throw error("an unknown escape stands inside a text.")
    }
  }

  /// After `\u`: one scalar, of one code unit or of a surrogate pair.
  private mutating func scalar() throws(InputError) -> Unicode.Scalar {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xD800..<0xDC00).contains(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
      throw error("half of a surrogate pair stands alone.")
    }
    let second = try codeUnit()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw error("half of a surrogate pair stands alone.") }
    return scalar
  }

  private mutating func codeUnit() throws(InputError) -> UInt32 {
    guard position + 4 <= bytes.count, bytes[position..<position + 4].allSatisfy({ Self.isHexadecimal($0) }),
      let unit = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw error("four hexadecimal digits are expected after \\u.") }
    position += 4
    return unit
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}
