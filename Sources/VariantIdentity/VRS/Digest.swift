/// Values of the GA4GH Variation Representation Specification 2.0 (vrs.ga4gh.org) and their computed identifiers.
package enum VRS {
  /// `sha512t24u`: the first 24 bytes of a SHA-512, written in base64url ("Truncated Digest").
  package struct Digest: Hashable, Sendable, CustomStringConvertible, Comparable {
    /// The 24 bytes, most significant first.
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64

    init(_ first: UInt64, _ second: UInt64, _ third: UInt64) {
      self.first = first
      self.second = second
      self.third = third
    }

    package init(of bytes: Span<UInt8>) {
      let words = SHA512.words(of: bytes)
      self.init(words.0, words.1, words.2)
    }

    package init(of bytes: [UInt8]) { self.init(of: bytes.span) }

    /// How many letters the text has.
    static let length = 32

    package var description: String {
      String(unsafeUninitializedCapacity: Self.length) { buffer in
        var output = OutputSpan(buffer: buffer, initializedCount: 0)
        write(to: &output)
        return output.finalize(for: buffer)
      }
    }

    /// Its 32 letters.
    func write(to output: inout OutputSpan<UInt8>) {
      for word in 0..<4 {
        for place in 0..<8 { output.append(Self.letter(sixBits(word * 8 + place))) }
      }
    }

    /// The six bits of a letter, counted from the first.
    private func sixBits(_ letter: Int) -> UInt8 {
      let bit = letter * 6
      let words = bit < 64 ? (first, second) : bit < 128 ? (second, third) : (third, 0)
      let within = UInt64(bit & 63)
      let high = words.0 &<< within
      let low = within > 58 ? words.1 >> (64 - within) : 0
      return UInt8((high | low) >> 58)
    }

    /// base64url of RFC 4648.
    private static func letter(_ six: UInt8) -> UInt8 {
      switch six {
      case 0..<26: return UInt8(ascii: "A") + six
      case 26..<52: return UInt8(ascii: "a") + six - 26
      case 52..<62: return UInt8(ascii: "0") + six - 52
      case 62: return UInt8(ascii: "-")
      default: return UInt8(ascii: "_")
      }
    }

    /// In the order of their letters, by which VRS sorts members.
    package static func < (left: Digest, right: Digest) -> Bool {
      left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
  }
}
