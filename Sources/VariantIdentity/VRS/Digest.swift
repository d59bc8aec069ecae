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
        write(to: UnsafeMutableRawBufferPointer(buffer))
        return Self.length
      }
    }

    /// Its 32 letters, at the start of the bytes.
    func write(to bytes: UnsafeMutableRawBufferPointer) {
      let pieces = (
        first >> 16, (first << 32 | second >> 32) & 0xFFFF_FFFF_FFFF, (second << 16 | third >> 48) & 0xFFFF_FFFF_FFFF,
        third & 0xFFFF_FFFF_FFFF
      )
      bytes.storeBytes(of: Self.letters(pieces.0), toByteOffset: 0, as: UInt64.self)
      bytes.storeBytes(of: Self.letters(pieces.1), toByteOffset: 8, as: UInt64.self)
      bytes.storeBytes(of: Self.letters(pieces.2), toByteOffset: 16, as: UInt64.self)
      bytes.storeBytes(of: Self.letters(pieces.3), toByteOffset: 24, as: UInt64.self)
    }

    /// Eight letters of base64url (RFC 4648) for 48 bits, all at once: the letters' bytes as they stand in memory.
    private static func letters(_ bits: UInt64) -> UInt64 {
      // 48 bits → two times 24, four times 12, eight times 6, each half moved apart from the other
      let halves = (bits & 0xFFFF_FF00_0000) << 8 | bits & 0xFF_FFFF
      let quarters = (halves & 0x00FF_F000_00FF_F000) << 4 | halves & 0x0000_0FFF_0000_0FFF
      let sixes = (quarters & 0x0FC0_0FC0_0FC0_0FC0) << 2 | quarters & 0x003F_003F_003F_003F
      // from 0 `A`, from 26 `a`, from 52 `0`, 62 `-`, 63 `_`: each step adds to or takes from what the last one made
      let added = sixes &+ 65 &* ones &+ 6 &* atLeast(26, sixes) &+ 49 &* atLeast(63, sixes)
      return (added &- 75 &* atLeast(52, sixes) &- 13 &* atLeast(62, sixes)).bigEndian
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// One in each byte that is so great; bytes hold at most 63.
    private static func atLeast(_ bound: UInt64, _ bytes: UInt64) -> UInt64 {
      (bytes &+ (128 &- bound) &* ones) >> 7 & ones
    }

    /// In the order of their letters, by which VRS sorts members.
    package static func < (left: Digest, right: Digest) -> Bool {
      left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
  }
}
