/// A value that writes itself as JSON without an `Encoder`: what stands in a document by the thousand.
///
/// Such a type is `Codable` as every other, and both ways give the same bytes (`JSONWritableTests`); this one takes a
/// tenth of the time.
package protocol JSONWritable {
  func write(to output: JSONOutput, depth: Int) throws
}

/// A type that is written as one object: its members in the order in which they are declared, those that are `nil` left
/// out, as a synthesized `encode(to:)` does.
package protocol JSONRecord: JSONWritable {
  func writeMembers(to object: inout JSONObject) throws
}

extension JSONRecord {
  package func write(to output: JSONOutput, depth: Int) throws {
    var object = JSONObject(output, depth)
    try writeMembers(to: &object)
    object.close()
  }
}

/// An object that is being written.
package struct JSONObject {
  private let output: JSONOutput
  private let depth: Int
  private var isEmpty = true

  init(_ output: JSONOutput, _ depth: Int) {
    self.output = output
    self.depth = depth
    output.append(UInt8(ascii: "{"))
  }

  func close() {
    if depth < 2, !isEmpty { output.lineBreak(depth) }
    output.append(UInt8(ascii: "}"))
  }

  private mutating func key(_ name: StaticString) {
    separate()
    output.append(UInt8(ascii: "\""))
    output.raw(name)
    output.raw("\":")
  }

  private mutating func separate() {
    if isEmpty { isEmpty = false } else { output.append(UInt8(ascii: ",")) }
    if depth < 2 { output.lineBreak(depth + 1) }
  }

  package mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    output.string(value)
  }

  package mutating func member(_ name: StaticString, _ value: String?) {
    if let value { member(name, value) }
  }

  package mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    output.integer(value)
  }

  package mutating func member(_ name: StaticString, _ value: Int?) {
    if let value { member(name, value) }
  }

  package mutating func member(_ name: StaticString, _ value: Double) throws {
    key(name)
    try output.number(value)
  }

  package mutating func member(_ name: StaticString, _ value: Double?) throws {
    if let value { try member(name, value) }
  }

  package mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    output.bool(value)
  }

  package mutating func member<Word: RawRepresentable<String>>(_ name: StaticString, _ value: Word) {
    member(name, value.rawValue)
  }

  package mutating func member<Word: RawRepresentable<String>>(_ name: StaticString, _ value: Word?) {
    if let value { member(name, value.rawValue) }
  }

  package mutating func member<Word: RawRepresentable<String>>(_ name: StaticString, _ values: [Word]) {
    key(name)
    output.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      if depth + 1 < 2 { output.lineBreak(depth + 2) }
      output.string(value.rawValue)
    }
    if depth + 1 < 2, !values.isEmpty { output.lineBreak(depth + 1) }
    output.append(UInt8(ascii: "]"))
  }

  package mutating func member(_ name: StaticString, _ value: some JSONWritable) throws {
    key(name)
    try value.write(to: output, depth: depth + 1)
  }

  package mutating func member(_ name: StaticString, _ value: (some JSONWritable)?) throws {
    if let value { try member(name, value) }
  }

  /// A member by a name that is not known beforehand.
  fileprivate mutating func entry(_ name: String, _ value: some Encodable) throws {
    separate()
    output.string(name)
    output.append(UInt8(ascii: ":"))
    try output.write(value, depth: depth + 1)
  }
}

extension String: JSONWritable {
  package func write(to output: JSONOutput, depth: Int) { output.string(self) }
}

extension Int: JSONWritable {
  package func write(to output: JSONOutput, depth: Int) { output.integer(self) }
}

extension Double: JSONWritable {
  package func write(to output: JSONOutput, depth: Int) throws { try output.number(self) }
}

extension Bool: JSONWritable {
  package func write(to output: JSONOutput, depth: Int) { output.bool(self) }
}

extension Array: JSONWritable where Element: JSONWritable {
  package func write(to output: JSONOutput, depth: Int) throws {
    output.append(UInt8(ascii: "["))
    for index in indices {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      if depth < 2 { output.lineBreak(depth + 1) }
      try self[index].write(to: output, depth: depth + 1)
    }
    if depth < 2, !isEmpty { output.lineBreak(depth) }
    output.append(UInt8(ascii: "]"))
  }
}

/// In the order of the keys, so that nothing depends on hashing.
extension Dictionary: JSONWritable where Key == String, Value: Encodable {
  package func write(to output: JSONOutput, depth: Int) throws {
    var object = JSONObject(output, depth)
    if count == 1, let only = first {
      try object.entry(only.key, only.value)
    } else {
      for (key, value) in sorted(by: { $0.key < $1.key }) { try object.entry(key, value) }
    }
    object.close()
  }
}
