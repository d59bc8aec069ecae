/// Writes HTML that is well-formed XML too. Names of elements and attributes come from the program's own literals;
/// every text and every value is escaped; an address is a `WebLink` or an `Anchor`. There is no way to write raw text.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  mutating func doctype() { literal("<!DOCTYPE html>\n") }

  /// An element with content. Block elements end their line, so that the file can be read and compared.
  mutating func element(
    _ name: StaticString, _ attributes: [HTMLAttribute] = [], _ content: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    literal("</")
    literal(name)
    literal(">")
  }

  mutating func element(_ name: StaticString, _ attributes: [HTMLAttribute] = [], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// An element without content: `<br/>`, `<circle …/>`.
  mutating func empty(_ name: StaticString, _ attributes: [HTMLAttribute] = []) {
    open(name, attributes)
    bytes.removeLast()
    literal("/>")
  }

  mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

  /// Text, escaped. Control characters and marks that reorder text become `�`: a name cannot disguise itself.
  mutating func text(_ text: some StringProtocol) { Escaping.append(text.utf8, to: &bytes) }

  /// The page's style sheet: our own file, and rules made of `CSSText`.
  mutating func style(_ sheet: CSSText) {
    open("style", [])
    bytes.append(contentsOf: sheet.text.utf8)
    literal("</style>")
  }

  private mutating func open(_ name: StaticString, _ attributes: [HTMLAttribute]) {
    literal("<")
    literal(name)
    for attribute in attributes {
      literal(" ")
      literal(attribute.name)
      literal("=\"")
      Escaping.append(attribute.value.utf8, to: &bytes)
      literal("\"")
    }
    literal(">")
  }

  private mutating func literal(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}

/// An attribute of an element: the name is a literal of the program, the value is escaped when written.
struct HTMLAttribute {
  let name: StaticString
  let value: String

  init(_ name: StaticString, _ value: String) {
    self.name = name
    self.value = value
  }

  static func `class`(_ names: StaticString) -> HTMLAttribute { HTMLAttribute("class", names.description) }
  static func id(_ anchor: Anchor) -> HTMLAttribute { HTMLAttribute("id", anchor.text) }
  static func href(_ anchor: Anchor) -> HTMLAttribute { HTMLAttribute("href", "#" + anchor.text) }
  static func href(_ link: WebLink) -> HTMLAttribute { HTMLAttribute("href", link.address) }
  static func number(_ name: StaticString, _ value: Double) -> HTMLAttribute {
    HTMLAttribute(name, Coordinate.text(value))
  }
}

enum Escaping {
  /// Appends UTF-8, runs of plain bytes at once.
  static func append(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    let isDone: Void? = text.withContiguousStorageIfAvailable { append($0, to: &bytes) }
    if isDone == nil { Array(text).withUnsafeBufferPointer { append($0, to: &bytes) } }
  }

  private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var start = 0, index = 0
    while index < text.count {
      let byte = text[index]
      guard !isPlain(byte) else {
        index += 1
        continue
      }
      bytes.append(contentsOf: text[start..<index])
      let length = min(mayHide(byte) ? (byte >= 0xE0 ? 3 : 2) : 1, text.count - index)
      if length == 1 {
        appendSpecial(byte, to: &bytes)
      } else {
        let character = Array(text[index..<(index + length)])
        bytes.append(contentsOf: isHidden(character) ? replacement : character)
      }
      index += length
      start = index
    }
    bytes.append(contentsOf: text[start...])
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0..<0x20, 0x7F:
      return byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
    default: return !mayHide(byte)
    }
  }

  /// The first byte of a character that may be one of those that are hidden or reorder text.
  private static func mayHide(_ byte: UInt8) -> Bool { byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte == 0xEF }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private static func appendSpecial(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
    case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
    case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
    case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
    case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
    default: bytes.append(contentsOf: replacement)
    }
  }

  /// C1 controls, bidirectional marks, embeddings, overrides and isolates, invisible separators and joiners, and
  /// U+FFFE and U+FFFF, which no XML may hold.
  private static func isHidden(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == (bytes[0] >= 0xE0 ? 3 : 2) else { return true }
    switch (bytes[0], bytes[1]) {
    case (0xC2, 0x80..<0xA0), (0xD8, 0x9C): return true
    case (0xE2, 0x80): return (0x8B...0x8F).contains(bytes[2]) || (0xA8...0xAE).contains(bytes[2])
    case (0xE2, 0x81): return (0xA0...0xAF).contains(bytes[2])
    case (0xEF, 0xBB): return bytes[2] == 0xBF
    case (0xEF, 0xBF): return bytes[2] >= 0xBE
    default: return false
    }
  }

  /// The text with the same characters replaced, for places that are not HTML (a terminal).
  static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.value {
          case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFFE, 0xFFFF:
            return "\u{FFFD}"
          default: return scalar
          }
        }))
  }
}
