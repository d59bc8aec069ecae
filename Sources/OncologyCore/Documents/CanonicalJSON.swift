/// Writes documents as JSON, always the same bytes for the same value.
///
/// Members stand in the order in which a type encodes them, dictionaries by key; numbers are the shortest that read back
/// the same; nothing depends on clock, locale or hashing. The outer two levels are broken into lines, so that a document
/// can be read and compared line by line. Foundation's encoder took ten times as long on a profile of 3,313 variants
/// (`Documentation/Performance.md`).
public enum CanonicalJSON {
  /// UTF-8 with a line end at the end. Throws `EncodingError` for a number that is not finite.
  public static func encode(_ document: some VersionedDocument) throws -> [UInt8] {
    try encode(value: DocumentEnvelope(document))
  }

  package static func encode(value: some Encodable) throws -> [UInt8] {
    let output = JSONOutput()
    output.bytes.reserveCapacity(1 << 20)
    try output.write(value, depth: 0)
    output.bytes.append(UInt8(ascii: "\n"))
    return output.bytes
  }
}

/// A dictionary whose keys are written in order.
private protocol SortedByKey: Encodable {
  func write(to output: JSONOutput, depth: Int) throws
}

extension Dictionary: SortedByKey where Key == String, Value: Encodable {
  fileprivate func write(to output: JSONOutput, depth: Int) throws {
    output.open(.object, depth)
    for key in keys.sorted() {
      output.key(key, depth)
      try output.write(self[key]!, depth: depth + 1)
    }
    output.close(depth)
  }
}

/// The bytes so far, and which container is open at each depth.
///
/// The state lies behind a pointer that this object owns: nothing else sees it, and the many small writes need no check
/// for overlapping access.
private final class JSONOutput {
  enum Frame { case none, object, array }

  struct State {
    var bytes: [UInt8] = []
    var frames: [Frame] = [.none]
    var isFirst: [Bool] = [true]
    /// Whether values of a type are dictionaries that are written in order of their keys.
    var isSorted: [ObjectIdentifier: Bool] = [:]
  }

  private let state: UnsafeMutablePointer<State>

  init() {
    state = .allocate(capacity: 1)
    state.initialize(to: State())
  }

  deinit {
    state.deinitialize(count: 1)
    state.deallocate()
  }

  var bytes: [UInt8] {
    _read { yield state.pointee.bytes }
    _modify { yield &state.pointee.bytes }
  }
  private var frames: [Frame] {
    _read { yield state.pointee.frames }
    _modify { yield &state.pointee.frames }
  }
  private var isFirst: [Bool] {
    _read { yield state.pointee.isFirst }
    _modify { yield &state.pointee.isFirst }
  }

  private func isSorted<Value>(_ type: Value.Type) -> Bool {
    let identifier = ObjectIdentifier(type)
    if let known = state.pointee.isSorted[identifier] { return known }
    let isSorted = type is any SortedByKey.Type
    state.pointee.isSorted[identifier] = isSorted
    return isSorted
  }

  func write<Value: Encodable>(_ value: Value, depth: Int) throws {
    if Value.self == String.self { return string(unsafeBitCast(value, to: String.self)) }
    if Value.self == Double.self { return try number(unsafeBitCast(value, to: Double.self)) }
    if Value.self == Int.self { return integer(unsafeBitCast(value, to: Int.self)) }
    if isSorted(Value.self), let dictionary = value as? any SortedByKey {
      return try dictionary.write(to: self, depth: depth)
    }
    if frames.count <= depth + 1 {
      frames.append(.none)
      isFirst.append(true)
    }
    frames[depth] = .none
    let start = bytes.count
    try value.encode(to: JSONValueEncoder(output: self, depth: depth))
    closeDeeper(than: depth)
    if frames[depth] != .none { close(depth) } else if bytes.count == start { raw("{}") }
  }

  func open(_ frame: Frame, _ depth: Int) {
    while frames.count <= depth + 1 {
      frames.append(.none)
      isFirst.append(true)
    }
    guard frames[depth] == .none else { return }
    frames[depth] = frame
    isFirst[depth] = true
    bytes.append(frame == .object ? UInt8(ascii: "{") : UInt8(ascii: "["))
  }

  func close(_ depth: Int) {
    if depth < 2, !isFirst[depth] { lineBreak(depth) }
    bytes.append(frames[depth] == .object ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    frames[depth] = .none
  }

  func closeDeeper(than depth: Int) {
    var deepest = depth + 1
    while deepest < frames.count, frames[deepest] != .none { deepest += 1 }
    while deepest > depth + 1 {
      deepest -= 1
      close(deepest)
    }
  }

  /// Before each member or element: closes what is open below, and separates.
  func next(_ depth: Int) {
    closeDeeper(than: depth)
    if isFirst[depth] { isFirst[depth] = false } else { bytes.append(UInt8(ascii: ",")) }
    if depth < 2 { lineBreak(depth + 1) }
  }

  func key(_ name: String, _ depth: Int) {
    next(depth)
    string(name)
    bytes.append(UInt8(ascii: ":"))
  }

  private func lineBreak(_ indent: Int) {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<indent { bytes.append(UInt8(ascii: " ")) }
  }

  func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  func integer(_ value: some BinaryInteger) {
    guard let small = Int(exactly: value), small >= 0 else { return append("\(value)") }
    var rest = small
    var digits = 1
    while rest >= 10 {
      rest /= 10
      digits += 1
    }
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: digits))
    rest = small
    for offset in (0..<digits).reversed() {
      bytes[start + offset] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  func number(_ value: Double) throws {
    guard value.isFinite else {
      throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: "JSON has no such number"))
    }
    var text = value.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    append(text)
  }

  private func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
        bytes.append(contentsOf: utf8[start..<index])
        escape(byte)
        start = index + 1
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func escape(_ byte: UInt8) {
    switch byte {
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x09: raw("\\t")
    default:
      raw("\\u00")
      for nibble in [byte >> 4, byte & 15] {
        bytes.append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
      }
    }
  }
}

private struct JSONValueEncoder: Encoder {
  let output: JSONOutput
  let depth: Int
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    output.open(.object, depth)
    return KeyedEncodingContainer(ObjectContainer(output: output, depth: depth))
  }
  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    output.open(.array, depth)
    return ArrayContainer(output: output, depth: depth)
  }
  func singleValueContainer() -> any SingleValueEncodingContainer { ValueContainer(output: output, depth: depth) }
}

private struct ObjectContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let output: JSONOutput
  let depth: Int
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) {
    output.key(key.stringValue, depth)
    output.raw("null")
  }
  func encode(_ value: Bool, forKey key: Key) {
    output.key(key.stringValue, depth)
    output.raw(value ? "true" : "false")
  }
  func encode(_ value: String, forKey key: Key) {
    output.key(key.stringValue, depth)
    output.string(value)
  }
  func encode(_ value: Double, forKey key: Key) throws {
    output.key(key.stringValue, depth)
    try output.number(value)
  }
  func encode(_ value: Int, forKey key: Key) {
    output.key(key.stringValue, depth)
    output.integer(value)
  }
  func encode(_ value: some Encodable, forKey key: Key) throws {
    output.key(key.stringValue, depth)
    try output.write(value, depth: depth + 1)
  }
  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    output.key(key.stringValue, depth)
    output.open(.object, depth + 1)
    return KeyedEncodingContainer(ObjectContainer<Nested>(output: output, depth: depth + 1))
  }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    output.key(key.stringValue, depth)
    output.open(.array, depth + 1)
    return ArrayContainer(output: output, depth: depth + 1)
  }
  func superEncoder() -> any Encoder { JSONValueEncoder(output: output, depth: depth) }
  func superEncoder(forKey key: Key) -> any Encoder {
    output.key(key.stringValue, depth)
    return JSONValueEncoder(output: output, depth: depth + 1)
  }
}

private struct ArrayContainer: UnkeyedEncodingContainer {
  let output: JSONOutput
  let depth: Int
  var codingPath: [any CodingKey] { [] }
  private(set) var count = 0

  init(output: JSONOutput, depth: Int) {
    self.output = output
    self.depth = depth
  }

  private mutating func next() {
    count += 1
    output.next(depth)
  }
  mutating func encodeNil() {
    next()
    output.raw("null")
  }
  mutating func encode(_ value: some Encodable) throws {
    next()
    try output.write(value, depth: depth + 1)
  }
  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    next()
    output.open(.object, depth + 1)
    return KeyedEncodingContainer(ObjectContainer<Nested>(output: output, depth: depth + 1))
  }
  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    next()
    output.open(.array, depth + 1)
    return ArrayContainer(output: output, depth: depth + 1)
  }
  mutating func superEncoder() -> any Encoder {
    next()
    return JSONValueEncoder(output: output, depth: depth + 1)
  }
}

private struct ValueContainer: SingleValueEncodingContainer {
  let output: JSONOutput
  let depth: Int
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { output.raw("null") }
  func encode(_ value: Bool) { output.raw(value ? "true" : "false") }
  func encode(_ value: String) { output.string(value) }
  func encode(_ value: Double) throws { try output.number(value) }
  func encode(_ value: Float) throws { try output.number(Double(value)) }
  func encode(_ value: Int) { output.integer(value) }
  func encode(_ value: Int8) { output.integer(value) }
  func encode(_ value: Int16) { output.integer(value) }
  func encode(_ value: Int32) { output.integer(value) }
  func encode(_ value: Int64) { output.integer(value) }
  func encode(_ value: UInt) { output.integer(value) }
  func encode(_ value: UInt8) { output.integer(value) }
  func encode(_ value: UInt16) { output.integer(value) }
  func encode(_ value: UInt32) { output.integer(value) }
  func encode(_ value: UInt64) { output.integer(value) }
  func encode(_ value: some Encodable) throws { try output.write(value, depth: depth) }
}
