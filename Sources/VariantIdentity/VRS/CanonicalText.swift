extension VRS {
  /// JSON as VRS digests it: RFC 8785 with the members that VRS counts as inherent ("Computed Identifiers").
  package struct CanonicalText {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(256) }

    mutating func raw(_ text: StaticString) {
      text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// A string in its quotation marks, escaped as RFC 8785 says (section 3.2.2.2).
    mutating func string(_ text: String) {
      bytes.append(UInt8(ascii: "\""))
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0x08: raw("\\b")
        case 0x09: raw("\\t")
        case 0x0A: raw("\\n")
        case 0x0C: raw("\\f")
        case 0x0D: raw("\\r")
        case 0..<0x20:
          raw("\\u00")
          bytes.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
          bytes.append(Self.hexadecimal[Int(byte & 0x0F)])
        default: bytes.append(byte)
        }
      }
      bytes.append(UInt8(ascii: "\""))
    }

    private static let hexadecimal = Array("0123456789abcdef".utf8)

    mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

    mutating func optionalNumber(_ value: Int?) {
      if let value { number(value) } else { raw("null") }
    }

    mutating func quantity(_ value: Quantity?) {
      switch value {
      case nil: raw("null")
      case .exactly(let number)?: self.number(number)
      case .between(let lower, let upper)?:
        raw("[")
        optionalNumber(lower)
        raw(",")
        optionalNumber(upper)
        raw("]")
      }
    }

    mutating func digest(_ digest: Digest) { string(digest.description) }

    mutating func list<Element>(_ elements: [Element], _ write: (inout CanonicalText, Element) -> Void) {
      raw("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { raw(",") }
        write(&self, element)
      }
      raw("]")
    }
  }

  /// A value that has a computed identifier.
  package protocol Identifiable: Hashable, Sendable {
    /// The two or three letters of its type: `VA` for an allele.
    static var prefix: String { get }
    func write(to text: inout CanonicalText)
  }
}

extension VRS.Identifiable {
  /// The bytes that are digested.
  package var serialized: [UInt8] {
    var text = VRS.CanonicalText()
    write(to: &text)
    return text.bytes
  }

  package var digest: VRS.Digest { VRS.Digest(of: serialized) }

  /// `ga4gh:VA.0AePZIWZUNsUlQTamyLrjm2HWUw2opLt`
  package var identifier: String { "ga4gh:\(Self.prefix).\(digest)" }
}
