/// An address that may be followed: `http` or `https` with a host, and nothing in it that is not an address.
struct WebLink: Hashable {
  let address: String

  init?(_ text: String) {
    let bytes = text.utf8
    let lower = bytes.prefix(8).map { $0 | 0x20 }  // `:` and `/` keep their value
    let schemeLength = lower == Array("https://".utf8) ? 8 : lower.starts(with: "http://".utf8) ? 7 : 0
    guard schemeLength > 0, bytes.count <= 2000, bytes.allSatisfy(Self.isAllowed) else { return nil }
    let host = bytes.dropFirst(schemeLength).prefix { !"/?#".utf8.contains($0) }
    guard !host.isEmpty, host.allSatisfy(Self.isOfHost) else { return nil }
    address = text
  }

  private static func isOfHost(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"):
      return true
    default: return false
    }
  }

  /// What RFC 3986 lets stand in an address.
  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"),
      UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
      return false
    default: return byte > 0x20 && byte < 0x7F
    }
  }
}

/// A name within the page, made from a finding's or an item's own identifier; two identifiers never share one.
struct Anchor: Hashable {
  let text: String

  /// Letters, digits and `-` stay, `:` becomes `.`, everything else `_` with its number.
  init(_ prefix: StaticString, _ identifier: String...) {
    var bytes = Array(prefix.description.utf8)
    for part in identifier {
      bytes.append(UInt8(ascii: ":"))
      for byte in part.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
          bytes.append(byte)
        case UInt8(ascii: ":"): bytes.append(UInt8(ascii: "."))
        default: bytes += "_\(String(byte, radix: 16))_".utf8
        }
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// A place that the page itself names.
  init(section: StaticString) { text = section.description }
}

/// Text for a style sheet: the program's own, or a quoted string.
struct CSSText {
  var text: String

  init(ownSheet bytes: [UInt8]) { text = String(decoding: bytes, as: UTF8.self) }
  init(rule: StaticString, quoting content: String, closing: StaticString) {
    text = rule.description + Self.quoted(content) + closing.description
  }

  static func + (left: CSSText, right: CSSText) -> CSSText {
    var sum = left
    sum.text += right.text
    return sum
  }

  /// A CSS string in which all but plain characters are escaped (CSS Syntax 3, section 4.3.7).
  static func quoted(_ content: String) -> String {
    var text = "\""
    for scalar in Escaping.visible(content).unicodeScalars {
      let isPlain =
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || " ,.:;()-·".unicodeScalars.contains(scalar)
      text += isPlain ? String(Character(scalar)) : "\\" + String(scalar.value, radix: 16) + " "
    }
    return text + "\""
  }
}
