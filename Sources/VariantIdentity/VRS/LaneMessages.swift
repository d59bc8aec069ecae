internal import CDigestLanes

/// Eight messages that are digested together. Nearly all are of two blocks; a longer one is digested by itself.
struct Lanes {
  static let blocks = 2
  private static let laneBytes = blocks * 128

  private var bytes = [UInt8](repeating: 0, count: 8 * laneBytes)
  private var words = [UInt64](repeating: 0, count: 8 * 3)
  /// Digests of messages that were too long for a lane, by lane.
  private var longer: [(lane: Int, digest: VRS.Digest)] = []

  mutating func write(_ lane: Int, _ write: (inout LaneMessage) -> Void) {
    let place = lane * Self.laneBytes
    var overflow: [UInt8] = []
    bytes.withUnsafeMutableBufferPointer { buffer in
      var message = LaneMessage(UnsafeMutableBufferPointer(rebasing: buffer[place..<(place + Self.laneBytes)]))
      write(&message)
      overflow = message.finish()
    }
    if !overflow.isEmpty { longer.append((lane, VRS.Digest(of: overflow))) }
  }

  /// Hands out the digests of the first `count` messages.
  mutating func digest(
    _ count: Int, _ instructions: DigestLanesInstructions, _ receive: (Int, VRS.Digest) -> Void
  ) {
    words.withUnsafeMutableBufferPointer { output in
      bytes.withUnsafeBufferPointer { digest_lanes(instructions, $0.baseAddress, Self.blocks, output.baseAddress) }
    }
    for lane in 0..<count {
      receive(lane, VRS.Digest(words[lane * 3], words[lane * 3 + 1], words[lane * 3 + 2]))
    }
    for (lane, digest) in longer where lane < count { receive(lane, digest) }
    longer.removeAll(keepingCapacity: true)
  }
}

/// A message written into its lane; what does not fit there goes on in an array of its own.
struct LaneMessage {
  private let lane: UnsafeMutableBufferPointer<UInt8>
  private var count = 0
  private var overflow: [UInt8] = []

  /// Room for the end mark and the length is kept.
  private var capacity: Int { lane.count - 17 }

  init(_ lane: UnsafeMutableBufferPointer<UInt8>) { self.lane = lane }

  mutating func append(_ byte: UInt8) {
    if count < capacity {
      lane[count] = byte
      count += 1
    } else {
      spill([byte])
    }
  }

  mutating func append(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append($0) }
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard overflow.isEmpty, bytes.count <= capacity - count else { return spill(Array(bytes)) }
    UnsafeMutableRawBufferPointer(lane).baseAddress!.advanced(by: count)
      .copyMemory(from: bytes.baseAddress!, byteCount: bytes.count)
    count += bytes.count
  }

  /// A number of zero or more, in digits.
  mutating func append(_ number: Int) {
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var first = 20
    var rest = number
    repeat {
      first -= 1
      digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    append(digits.span.extracting(first..<20))
  }

  mutating func append(_ digest: VRS.Digest) {
    guard overflow.isEmpty, VRS.Digest.length <= capacity - count else {
      return spill(Array(digest.description.utf8))
    }
    digest.write(to: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(lane)[count...]))
    count += VRS.Digest.length
  }

  private mutating func spill(_ bytes: [UInt8]) {
    if overflow.isEmpty { overflow = Array(lane[..<count]) }
    overflow += bytes
  }

  /// Sets the end mark and the length, or answers the whole message where it did not fit.
  mutating func finish() -> [UInt8] {
    guard overflow.isEmpty else { return overflow }
    lane[count] = 0x80
    for place in (count + 1)..<(lane.count - 2) { lane[place] = 0 }
    let bits = count * 8
    lane[lane.count - 2] = UInt8(truncatingIfNeeded: bits >> 8)
    lane[lane.count - 1] = UInt8(truncatingIfNeeded: bits)
    return []
  }
}
