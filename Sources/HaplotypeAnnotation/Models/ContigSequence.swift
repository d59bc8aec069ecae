/// The bases of one contig, upper case. Positions are 0-based; outside the contig every base is `N`.
package final class ContigSequence: Sendable {
  private let bases: [UInt8]

  /// Soft-masked (lower-case) bases are read as plain ones.
  package init(_ bytes: [UInt8]) {
    bases = bytes.contains(where: { $0 >= 0x61 }) ? bytes.map(\.upperCasedBase) : bytes
  }

  package var count: Int { bases.count }

  package func base(at position: Int) -> UInt8 {
    position >= 0 && position < bases.count ? bases[position] : UInt8(ascii: "N")
  }
}

extension UInt8 {
  /// A letter in upper case; other signs as they are.
  var upperCasedBase: UInt8 { self >= 0x61 && self <= 0x7A ? self & 0xDF : self }
}
