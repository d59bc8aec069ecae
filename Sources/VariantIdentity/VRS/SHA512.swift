/// SHA-512 (FIPS 180-4), for identifiers: no secret is involved, and messages are a few hundred bytes.
struct SHA512 {
  typealias State = (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

  /// The digest's eight words of a whole message.
  static func words(of message: Span<UInt8>) -> State {
    var state = initial
    var block = InlineArray<16, UInt64>(repeating: 0)
    var offset = 0
    while message.count - offset >= 128 {
      for word in 0..<16 { block[word] = bigEndian(message, at: offset + word * 8) }
      compress(&state, block)
      offset += 128
    }
    // what is left, the end mark, zeros, and the length in bits
    for word in 0..<16 { block[word] = 0 }
    for index in offset..<message.count { put(message[index], at: index - offset, in: &block) }
    put(0x80, at: message.count - offset, in: &block)
    if message.count - offset >= 112 {
      compress(&state, block)
      for word in 0..<16 { block[word] = 0 }
    }
    block[15] = UInt64(message.count) &* 8
    compress(&state, block)
    return state
  }

  private static func put(_ byte: UInt8, at place: Int, in block: inout InlineArray<16, UInt64>) {
    block[place >> 3] |= UInt64(byte) << UInt64(56 - (place & 7) * 8)
  }

  private static func bigEndian(_ message: Span<UInt8>, at offset: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in 0..<8 { word = word << 8 | UInt64(message[offset + index]) }
    return word
  }

  /// One round function over one block of sixteen words.
  private static func compress(_ state: inout State, _ block: InlineArray<16, UInt64>) {
    var schedule = block
    var (a, b, c, d, e, f, g, h) = state
    for round in 0..<80 {
      let place = round & 15
      if round >= 16 {
        let early = schedule[(round + 1) & 15], late = schedule[(round + 14) & 15]
        let small0 = rotated(early, 1) ^ rotated(early, 8) ^ (early >> 7)
        let small1 = rotated(late, 19) ^ rotated(late, 61) ^ (late >> 6)
        schedule[place] = schedule[place] &+ small0 &+ schedule[(round + 9) & 15] &+ small1
      }
      let big1 = rotated(e, 14) ^ rotated(e, 18) ^ rotated(e, 41)
      let choice = (e & f) ^ (~e & g)
      let first = h &+ big1 &+ choice &+ SHA512Constants.rounds[round] &+ schedule[place]
      let big0 = rotated(a, 28) ^ rotated(a, 34) ^ rotated(a, 39)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ big0 &+ majority)
    }
    state.0 &+= a
    state.1 &+= b
    state.2 &+= c
    state.3 &+= d
    state.4 &+= e
    state.5 &+= f
    state.6 &+= g
    state.7 &+= h
  }

  private static func rotated(_ word: UInt64, _ places: UInt64) -> UInt64 {
    word &>> places | word &<< (64 &- places)
  }

  private static let initial: State = (
    0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179
  )
}
