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
    try output.write(value, depth: 0)
    output.append(UInt8(ascii: "\n"))
    return output.bytes
  }
}

struct JSONValueEncoder: Encoder {
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
    output.bool(value)
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
  func encode(_ value: Bool) { output.bool(value) }
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
